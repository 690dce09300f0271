/** The page of the audit log: how sound it is, the form that narrows it, the entries, and taking them along. */
import { type AuditAction, auditActions, type AuditEntry } from "../../domain/audit.ts";
import { describeFinding, type Finding } from "../../domain/finding.ts";
import { sayWhen } from "../../domain/when.ts";
import type { AuditState } from "../../workflow/audit-watch.ts";
import { auditEntry, type Names } from "../parts/audit-entry.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { type Leaf, pager } from "../parts/paging.ts";
import { auditTexts as texts } from "../texts/audit.ts";
import { deskTexts } from "../texts/desk.ts";
import { sayInstant } from "./desk-words.ts";
import { choiceEntry, lineEntry, notice, wrongEntries } from "./form-entry.ts";

/** What narrows the list, as it was typed; empty: nothing. Days as `2026-01-31`. */
export interface AuditFilter {
  readonly action: string;
  readonly person: string;
  readonly object: string;
  readonly from: string;
  readonly to: string;
}

/** What the page shows. */
export interface AuditSheet {
  readonly filter: AuditFilter;
  readonly findings: readonly Finding[];
  /** Null where what was asked for cannot be. */
  readonly leaf: Leaf<AuditEntry> | null;
  readonly names: Names;
  readonly chain: AuditState;
  readonly token: Html;
}

/** The address of a page of the list, the usual left out. */
export function addressOfLog(filter: AuditFilter, page = 1): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== "");
  const query = new URLSearchParams([...asked, ...(page === 1 ? [] : [["page", String(page)]])] as [string, string][]);
  return query.size === 0 ? "/desk/audit" : `/desk/audit?${query.toString()}`;
}

/** The page. */
export function auditPage(sheet: AuditSheet): PageContent {
  const { filter, findings, leaf, chain } = sheet;
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${chainNotice(chain)} ${findings.length === 0 ? null : wrongEntries(findings, texts.wrong, texts.labels)}
    ${filterForm(filter, findings)} ${leaf === null ? null : entryList(leaf, sheet)}`;
  return {
    title: texts.title,
    body,
    noindex: true,
    section: "/desk",
    styles: ["desk.css", "audit.css"],
    ...(findings.length === 0 ? {} : { status: 400 }),
  };
}

function chainNotice({ entries, checked, at, findings }: AuditState): Html {
  const when = sayInstant(at);
  if (findings.length > 0) {
    return notice(
      "error",
      html`<p>${texts.chain.broken(when)}</p>
        <ul>
          ${findings.slice(0, 10).map((one) => html`<li>${describeFinding(one)}</li>`)}
        </ul>
        <p>${texts.chain.next}</p>`,
    );
  }
  const said = checked < entries ? texts.chain.partly(checked, entries, when) : texts.chain.sound(entries, when);
  return entries === 0 ? html`` : html`<p class="hint">${said}</p>`;
}

function filterForm(filter: AuditFilter, findings: readonly Finding[]): Html {
  const { labels, hints } = texts;
  const actions = (Object.keys(auditActions) as AuditAction[]).map((value) => ({ value, label: auditActions[value] }));
  const choices = [{ value: "", label: texts.anything }, ...actions];
  const isNarrowed = Object.values(filter).some((value) => value !== "");
  const line = (name: "person" | "object") =>
    lineEntry({ name, label: labels[name], value: filter[name], hint: hints[name], findings });
  const day = (name: "from" | "to") =>
    lineEntry({ name, label: labels[name], value: filter[name], type: "date", findings });
  return html`<form method="get" action="/desk/audit" class="log-filter" aria-label="${texts.filters}">
    ${choiceEntry({ name: "action", label: labels.action, value: filter.action, choices, findings })} ${line("person")}
    ${line("object")} ${day("from")} ${day("to")}
    <p class="deeds">
      <button>${texts.show}</button>
      ${isNarrowed ? html`<a class="button" href="/desk/audit">${texts.everything}</a>` : null}
    </p>
  </form>`;
}

function entryList(leaf: Leaf<AuditEntry>, { filter, names, token }: AuditSheet): Html {
  const isNarrowed = Object.values(filter).some((value) => value !== "");
  if (leaf.total === 0) return html`<p>${isNarrowed ? texts.noneSo : texts.none}</p>`;
  return html`<h2>${texts.heading} <span class="count">${texts.count(leaf.total)}</span></h2>
    <ol class="log">
      ${leaf.entries.map((entry) => auditEntry(entry, names, sayMoment(entry.at)))}
    </ol>
    ${pager(leaf, (page) => addressOfLog(filter, page))} ${takeForm(filter, token)}`;
}

/** To the second: entries of one minute are told apart. */
function sayMoment(instant: string): string {
  return `${sayWhen(instant.slice(0, 10))}, ${instant.slice(11, 19)} UTC`;
}

function takeForm(filter: AuditFilter, token: Html): Html {
  const kept: readonly (readonly [string, string])[] = Object.entries({ ...filter }).filter(
    ([, value]) => value !== "",
  );
  return html`<form method="post" action="/desk/audit/export" class="log-take">
    ${token} ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <h2>${texts.take}</h2>
    <p class="hint">${texts.takeHint}</p>
    <p class="deeds">
      <button name="form-of-file" value="csv">${texts.forms.csv}</button>
      <button name="form-of-file" value="ndjson">${texts.forms.ndjson}</button>
    </p>
  </form>`;
}
