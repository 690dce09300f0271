/** The page of a draft: the report on one side, what is to be decided on the other. */
import type { AssertionId } from "../../domain/assertion.ts";
import { type Finding, findingCodes } from "../../domain/finding.ts";
import type { Report } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { languageName } from "../parts/source-list.ts";
import { deskTexts } from "../texts/desk.ts";
import { deskScriptTexts } from "../texts/desk-script.ts";
import { draftTexts } from "../texts/draft.ts";
import { restrictTexts } from "../texts/restrict.ts";
import { latestDecided, nextUndecided } from "./desk-draft-items.ts";
import { proposalList, type ProposalSheet } from "./desk-draft-proposals.ts";
import { closingForms, type ClosingSheet } from "./desk-draft-publish.ts";
import { reportText, type Underline, underlinesOf } from "./desk-draft-text.ts";
import { type DraftView, titleOfDraft } from "./desk-draft-view.ts";
import { sayInstant } from "./desk-words.ts";

/** What one visit to the page brings with it. */
export interface DraftVisit {
  readonly token: Html;
  /** The item that was asked for; null: the first that is undecided. */
  readonly at: AssertionId | null;
  /** What has just happened or must be known, above all else. */
  readonly notice: Html | null;
  readonly status?: number;
  /** A reason that was typed but not taken. */
  readonly unsent?: ProposalSheet["unsent"];
  /** What was typed for publishing but not taken. */
  readonly closing?: Pick<ClosingSheet, "note" | "leaveOut">;
  /** Stands in place of the proposals: the form of one assertion. */
  readonly form?: Html;
  /** A stretch of a report that was selected. */
  readonly selected?: { readonly report: string; readonly start: number; readonly end: number } | null;
}

/** The page. */
export function draftPage(view: DraftView, visit: DraftVisit): PageContent {
  const current = currentOf(view, visit);
  const title = titleOfDraft(
    view,
    view.reports.find(({ id }) => view.draft.reports.includes(id)),
  );
  return {
    title: draftTexts.title(title),
    wide: true,
    noindex: true,
    section: "/desk",
    styles: ["desk.css"],
    scripts: ["desk.js"],
    ...(visit.status === undefined ? {} : { status: visit.status }),
    body: html`<p id="announce" role="status" class="unseen" data-words="${JSON.stringify(deskScriptTexts)}"></p>
      ${draftBody(view, visit, current, title)} ${keyDialog()}`,
  };
}

/** How far the review has come; where nothing is proposed, as in a correction, how much was changed. */
function sayProgress({ draft, progress }: DraftView): string {
  const { proposed, undecided } = progress;
  if (proposed > 0) return draftTexts.progress.decided(proposed - undecided, proposed);
  const changes = draft.decisions.length;
  return changes === 0 ? draftTexts.progress.unchanged : draftTexts.progress.changes(changes);
}

function draftBody(view: DraftView, visit: DraftVisit, current: AssertionId | null, title: string): Html {
  const { draft, items } = view;
  const address = `/desk/drafts/${draft.id}`;
  const latest = latestDecided(items);
  const decided = sayProgress(view);
  return html`<div
    id="draft"
    class="desk-draft"
    data-address="${address}"
    data-progress="${decided}"
    data-current="${current}"
    data-latest="${latest}"
  >
    <header class="draft-head">
      <p class="where"><a href="/desk">${deskTexts.title}</a> · ${recordLine(view)}</p>
      <h1><bdi>${title}</bdi></h1>
      ${visit.notice} ${closedNotice(view, visit)}
    </header>
    <div class="draft-panes">
      <section class="report-pane" aria-labelledby="report-heading" tabindex="0">
        <h2 id="report-heading" class="unseen">${draftTexts.report.heading}</h2>
        ${view.reports.map((report) => reportCard(report, view, visit, current))}
        ${view.reports.length === 0 ? html`<p>${draftTexts.report.none}</p>` : null}
      </section>
      <section class="work-pane" aria-labelledby="work-heading">
        ${visit.form ?? workPane(view, visit, current, decided)}
      </section>
    </div>
  </div>`;
}

function recordLine({ draft }: DraftView): Html | string {
  const opened = sayInstant(draft.opened);
  if (draft.base === 0) return draftTexts.newRecord(draft.incident, opened);
  return draftTexts.revision(draft.base + 1, recordLink(draft), opened);
}

function recordLink({ incident }: DraftView["draft"]): Html {
  return html`<a href="/desk/incidents/${incident}">${incident}</a>`;
}

function workPane(view: DraftView, visit: DraftVisit, current: AssertionId | null, decided: string): Html {
  const { draft, items } = view;
  const address = `/desk/drafts/${draft.id}`;
  const open = draft.state === "open";
  const sheet: ProposalSheet = {
    address,
    edition: draft.edition,
    token: visit.token,
    open,
    current,
    people: view.people,
    unsent: visit.unsent ?? null,
  };
  const closing = { address, token: visit.token, note: "", leaveOut: false, ...visit.closing };
  const publish = open ? html`<a href="#publish">${draftTexts.publish}<kbd>P</kbd></a>` : null;
  return html`<div class="draft-bar">
      <h2 id="work-heading">${draftTexts.heading} <span class="progress">· ${decided}</span></h2>
      <p class="jumps">
        <a href="#report-heading">${draftTexts.report.jump}</a> ${publish}
        <button type="button" class="plain" data-keys hidden>${draftTexts.keys}<kbd>?</kbd></button>
      </p>
    </div>
    ${findingsOf(draft.findings.filter(({ code }) => code !== "draft-abandoned"))} ${filterLine(items.length)}
    ${items.length === 0 ? html`<p>${draftTexts.empty}</p>` : proposalList(items, sheet)}
    ${
      open
        ? html`<p class="add">
            <a class="button" href="${address}/add">${draftTexts.add}</a>
            <span class="hint">${draftTexts.addHint}</span>
          </p>`
        : null
    }
    ${closingForms(view, closing)}`;
}

/** Only scripts can filter, so only they show the line. */
function filterLine(count: number): Html | null {
  if (count < 2) return null;
  return html`<div class="filter" data-filter hidden>
    <label for="filter">${draftTexts.filter}<kbd>/</kbd></label>
    <input id="filter" type="search" autocomplete="off" />
    <label class="check"><input id="undecided-only" type="checkbox" /> ${draftTexts.undecidedOnly}</label>
  </div>`;
}

function findingsOf(findings: readonly Finding[]): Html | null {
  if (findings.length === 0) return null;
  return html`<div class="notice notice-said">
    <h3>${draftTexts.noticed}</h3>
    <ul>
      ${findings.map(({ at, code, saw }) => {
        const seen = saw === undefined ? null : html` <q dir="auto">${saw}</q>`;
        return html`<li>${findingCodes[code]}${seen} <span class="hint">${at}</span></li>`;
      })}
    </ul>
  </div>`;
}

function closedNotice({ draft }: DraftView, { token }: DraftVisit): Html | null {
  if (draft.state === "open") return null;
  if (draft.state === "published") {
    return html`<p class="notice notice-said">${draftTexts.published(draft.base + 1, recordLink(draft))}</p>`;
  }
  const why = draft.findings.find(({ code }) => code === "draft-abandoned")?.saw;
  const said = why === undefined ? draftTexts.putAside : draftTexts.putAsideFor(html`<q dir="auto">${why}</q>`);
  return html`<form class="notice notice-said" method="post" action="/desk/drafts/${draft.id}/reopen">
    ${token}<input type="hidden" name="edition" value="${draft.edition}" />
    <p>${said}</p>
    <p><button>${draftTexts.takeUp}</button></p>
  </form>`;
}

function reportCard(report: Report, view: DraftView, visit: DraftVisit, current: AssertionId | null): Html {
  const underlines = underlinesOf(view.items, report.id, visit.form === undefined ? current : (visit.at ?? null));
  const text = reportText(report, [...selectionIn(report, visit), ...underlines]);
  const body = html`${reportFacts(report, view)} ${text}`;
  // A single report gives the page its title already.
  if (view.reports.length === 1) return html`<article class="report">${body}</article>`;
  const quoted = visit.selected?.report === report.id || underlines.some(({ look }) => look.endsWith(" current"));
  const open = view.draft.reports.includes(report.id) || view.draft.reports.length === 0 || quoted;
  return html`<details class="report" ${open ? html`open` : null}>
    <summary><bdi>${report.title ?? deskTexts.untitled}</bdi></summary>
    ${body}
  </details>`;
}

function reportFacts({ id, published, url, language, source }: Report, { sources }: DraftView): Html {
  const { report: texts } = draftTexts;
  const facts: readonly Hole[] = [
    html`<bdi>${sources.get(source)?.name ?? source}</bdi>`,
    published === null ? texts.undated : texts.published(sayWhen(published)),
    ...(language === null ? [] : [texts.language(languageName(language))]),
    ...(url === null ? [] : [html`<a href="${url}" rel="noreferrer nofollow">${texts.original}</a>`]),
    html`<a href="/desk/reports/${id}">${restrictTexts.report.link}</a>`,
  ];
  return html`<p class="hint report-facts">${facts.map((fact, index) => (index === 0 ? fact : html` · ${fact}`))}</p>`;
}

function selectionIn({ id }: Report, { selected }: DraftVisit): readonly Underline[] {
  if (selected?.report !== id || selected.start >= selected.end) return [];
  return [{ key: "selection", start: selected.start, end: selected.end, look: "lane-none current" }];
}

/** What was asked for, else what waits next; in a draft of which nothing is decided, its beginning. */
function currentOf({ items, draft }: DraftView, { at }: DraftVisit): AssertionId | null {
  if (items.some(({ key }) => key === at)) return at;
  const fresh = draft.decisions.length === 0 && draft.state === "open";
  const first = items.find(({ part }) => part !== "standing") ?? items[0];
  return fresh && first !== undefined ? first.key : nextUndecided(items, null);
}

function keyDialog(): Html {
  return html`<dialog id="keys" aria-labelledby="keys-heading">
    <h2 id="keys-heading">${draftTexts.keys}</h2>
    <dl>
      ${Object.entries(draftTexts.keyList).map(
        ([key, words]) =>
          html`<div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${words}</dd>
          </div>`,
      )}
    </dl>
    <p>
      <label class="check"><input type="checkbox" id="keys-off" /> ${draftTexts.keysOff}</label>
    </p>
    <form method="dialog"><button>${draftTexts.close}</button></form>
  </dialog>`;
}
