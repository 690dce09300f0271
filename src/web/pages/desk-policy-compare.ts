/** The page that comes before a policy is applied: what changes for whom, what of real records would be newly told or no longer, and the form to apply it. */
import { type AudienceName, tierOf } from "../../domain/audience.ts";
import { fields } from "../../domain/field.ts";
import type { FormChanges, WrittenPolicy } from "../../domain/policy.ts";
import type { PolicyOrigin, PolicyVersion } from "../../domain/policy-book.ts";
import type { PolicyDiff, ToldOtherwise, ToldThing } from "../../workflow/policy-diff.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { sayValue } from "../parts/saying.ts";
import { readersHeading } from "../texts/audience.ts";
import { deskTexts } from "../texts/desk.ts";
import { policyTexts } from "../texts/policy.ts";
import { policyAudiences } from "./desk-policy-table.ts";
import { areaEntry, choiceEntry, lineEntry } from "./form-entry.ts";

const texts = policyTexts.proposed;

/** Entries of a list on one page. */
const listed = 50;

/** Forms that change are folded away where there are more: what it comes to in records stands below them. */
const mostOpen = 16;

/** Which part of the two lists is shown, from 1. */
export interface ListPages {
  readonly newly: number;
  readonly noLonger: number;
}

/** Everything that the page shows. */
export interface Comparison {
  readonly inForce: PolicyVersion;
  readonly written: WrittenPolicy;
  readonly origin: PolicyOrigin;
  readonly diff: PolicyDiff;
  readonly pages: ListPages;
  readonly token: Html;
  /** Readers beyond the desk. */
  readonly readers: readonly AudienceName[];
  /** True: another change is going on, so this one has to wait. */
  readonly mustWait: boolean;
}

/** The page. */
export function comparePage(comparison: Comparison): PageContent {
  const { inForce, written, diff } = comparison;
  const other = policyTexts.named(written.name);
  const body = html`<p class="where">
      <a href="/desk">${deskTexts.title}</a> · <a href="/desk/policy">${policyTexts.title}</a>
    </p>
    <h1>${texts.title}</h1>
    <p>${texts.from(inForce.number, policyTexts.named(inForce.written.name), other)}</p>
    ${diff.forms.length === 0 ? html`<p>${texts.same}</p>` : differences(comparison)} ${applyForm(comparison)}
    <p><a href="/desk/policy">${texts.back}</a></p>`;
  return { title: texts.title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function differences(comparison: Comparison): Html {
  const { diff } = comparison;
  const same = policyAudiences.filter((name) => !diff.forms.some(({ audience }) => audience === name));
  return html`<section aria-labelledby="forms">
      <h2 id="forms">${texts.forms}</h2>
      ${diff.forms.map(formsTable)}
      ${same.length === 0 ? null : html`<p>${texts.unchanged(same.map(readersHeading).join(", "))}</p>`}
    </section>
    <section aria-labelledby="records">
      <h2 id="records">${texts.records}</h2>
      ${diff.all === 0 ? html`<p>${texts.noRecords}</p>` : recordsPart(comparison)}
    </section>`;
}

function formsTable({ audience, evidence, fields: changed }: FormChanges): Html {
  const row = (label: string, from: string, to: string) =>
    html`<tr>
      <th scope="row">${label}</th>
      <td data-label="${texts.was}">${from}</td>
      <td data-label="${texts.becomes}">${to}</td>
    </tr>`;
  const { forms, evidenceForms } = policyTexts;
  const count = changed.length + (evidence === null ? 0 : 1);
  const table = html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${policyTexts.field}</th>
        <th scope="col">${texts.was}</th>
        <th scope="col">${texts.becomes}</th>
      </tr>
    </thead>
    <tbody>
      ${evidence === null ? null : row(policyTexts.evidence, evidenceForms[evidence.from], evidenceForms[evidence.to])}
      ${changed.map(({ field, from, to }) => row(fields[field].label, forms[from], forms[to]))}
    </tbody>
  </table>`;
  return html`<h3>${readersHeading(audience)}</h3>
    ${
      count <= mostOpen
        ? table
        : html`<details>
            <summary>${texts.formsFolded(count)}</summary>
            ${table}
          </details>`
    }`;
}

function recordsPart(comparison: Comparison): Html {
  const { diff, readers } = comparison;
  const { looked, all, affected, newly, noLonger } = diff;
  const concerned = readers.filter((name) => diff.forms.some(({ audience }) => audience === tierOf(name)));
  return html`<p>${texts.looked(looked, all)}</p>
    <dl class="fields">
      ${concerned.map(
        (audience) =>
          html`<dt>${readersHeading(audience)}</dt>
            <dd>${texts.affected(affected[audience] ?? 0, looked)}</dd>`,
      )}
    </dl>
    <h3 id="newly">${texts.newly(newly.length)}</h3>
    ${newly.length === 0 ? html`<p>${texts.noneNewly}</p>` : listPart(comparison, "newly", texts.newlyHint)}
    <h3 id="no-longer">${texts.noLonger(noLonger.length)}</h3>
    ${noLonger.length === 0 ? html`<p>${texts.noneNoLonger}</p>` : listPart(comparison, "noLonger", texts.noLongerHint)}
    ${previewForm(comparison)}`;
}

function listPart(comparison: Comparison, which: keyof ListPages, hint: string): Html {
  const entries = comparison.diff[which];
  const pages = Math.ceil(entries.length / listed);
  const page = Math.min(comparison.pages[which], pages);
  const turn = (to: number, words: string) => {
    if (to < 1 || to > pages) return null;
    return html`<button name="${which}" value="${to}">${words}</button>`;
  };
  return html`<p class="hint">${hint}</p>
    ${entryTable(entries.slice((page - 1) * listed, page * listed))}
    ${
      pages < 2
        ? null
        : html`<form
            method="post"
            action="/desk/policy/compare#${which === "newly" ? "newly" : "no-longer"}"
            class="deeds"
          >
            ${proposal(comparison)} ${turn(page - 1, texts.earlier)} ${turn(page + 1, texts.further)}
            <span class="hint">${texts.page(page, pages)}</span>
          </form>`
    }`;
}

function entryTable(entries: readonly ToldOtherwise[]): Html {
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${texts.record}</th>
        <th scope="col">${policyTexts.field}</th>
        <th scope="col">${texts.what}</th>
        <th scope="col">${texts.to}</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        ({ incident, audience, what }) =>
          html`<tr>
            <th scope="row"><a href="/desk/incidents/${incident}">${incident}</a></th>
            <td data-label="${policyTexts.field}">${fieldOf(what)}</td>
            <td data-label="${texts.what}">${sayThing(what)}</td>
            <td data-label="${texts.to}">${readersHeading(audience)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function fieldOf(what: ToldThing): string {
  if (what.kind === "record") return texts.record;
  return what.kind === "evidence" ? policyTexts.evidence : fields[what.field].label;
}

function sayThing(what: ToldThing): Html | string {
  switch (what.kind) {
    case "value":
      return html`<bdi>${sayValue(what.field, what.said)}</bdi>`;
    case "count":
      return texts.count(what.count);
    case "evidence":
      return texts.quotes(what.quotes, what.sources);
    case "record":
      return texts.whole;
  }
}

/** The proposed policy, carried from page to page: nothing is kept of it before it is applied. */
function proposal({ written, origin, token, inForce }: Comparison): Html {
  return html`${token}
    <input type="hidden" name="policy" value="${JSON.stringify(written)}" />
    <input type="hidden" name="origin" value="${origin}" />
    <input type="hidden" name="seen" value="${inForce.number}" />`;
}

function previewForm(comparison: Comparison): Html {
  const first = comparison.diff.newly[0] ?? comparison.diff.noLonger[0];
  const choices = comparison.readers.map((value) => ({ value, label: readersHeading(value) }));
  return html`<form method="post" action="/desk/policy/preview" class="narrow-form">
    <h3>${texts.preview}</h3>
    ${proposal(comparison)}
    ${lineEntry({ name: "id", label: texts.record, value: first?.incident ?? "", hint: texts.previewHint, required: true })}
    ${choiceEntry({ name: "audience", label: texts.previewAs, value: first?.audience ?? "public", choices })}
    <p><button>${texts.previewSend}</button></p>
  </form>`;
}

function applyForm(comparison: Comparison): Html {
  if (comparison.mustWait) return html`<p class="warning">${texts.wait}</p>`;
  return html`<form method="post" action="/desk/policy/apply" class="narrow-form">
    <h2>${texts.apply}</h2>
    <p>${texts.applyHint}</p>
    ${proposal(comparison)} ${areaEntry({ name: "note", label: texts.note, value: "", rows: 2, hint: texts.noteHint })}
    <p><button class="main">${texts.confirm(comparison.written.name)}</button></p>
  </form>`;
}
