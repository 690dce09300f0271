/** The page on which records of others are imported: what went before, and the form for another run. */
import { describeFinding, type Finding } from "../../domain/finding.ts";
import type { ImportRun } from "../../domain/import-run.ts";
import type { Format } from "../../formats/format.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { importTexts } from "../texts/imports.ts";
import { markingChoices, sayInstant } from "./desk-words.ts";
import { choiceEntry, lineEntry } from "./form-entry.ts";
import type { Typed } from "./typed.ts";

/** What may be done with the records. */
export const thens = ["draft", "dry-run", "accept"] as const;

/** What stands in the form; files cannot stand in one. */
export interface ImportForm {
  readonly format: string;
  readonly publisher: string;
  readonly marking: string;
  readonly then: (typeof thens)[number];
}

/** What the page needs besides the form. */
export interface ImportSheet {
  readonly formats: readonly Format[];
  /** Newest first. */
  readonly runs: readonly ImportRun[];
  readonly token: Html;
  readonly findings: readonly Finding[];
  readonly notice: Html | null;
}

/** Nothing typed yet. */
export const emptyImportForm: ImportForm = { format: "", publisher: "", marking: "", then: "draft" };

/** The form as it was sent. */
export function typedImportForm(typed: Typed): ImportForm {
  const then = typed.word("then");
  return {
    format: typed.word("format"),
    publisher: typed.word("publisher"),
    marking: typed.word("marking"),
    then: thens.find((known) => known === then) ?? "draft",
  };
}

/** The page. */
export function importsPage(form: ImportForm, sheet: ImportSheet): PageContent {
  const body = html`<h1>${importTexts.heading}</h1>
    <p>${importTexts.lead}</p>
    ${sheet.notice} ${importForm(form, sheet)}
    <section>
      <h2>${importTexts.earlier}</h2>
      ${sheet.runs.length === 0 ? html`<p>${importTexts.none}</p>` : runTable(sheet.runs)}
    </section>`;
  return { title: importTexts.heading, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function importForm(form: ImportForm, { formats, token, findings }: ImportSheet): Html {
  const choices = [
    ...formats.map(({ name, label }) => ({ value: name, label })),
    { value: "csv", label: importTexts.table },
  ];
  const { format, files, mapping, publisher, marking, then } = importTexts.labels;
  const common = { findings };
  return html`<form method="post" action="/desk/imports" enctype="multipart/form-data" class="narrow-form">
    ${token} ${choiceEntry({ ...common, name: "format", label: format, value: form.format, choices })}
    ${fileEntry(findings, "files", files, true, importTexts.filesHint)}
    ${fileEntry(findings, "mapping", mapping, false, importTexts.mappingHint)}
    ${lineEntry({ ...common, name: "publisher", label: publisher, value: form.publisher, hint: importTexts.publisherHint })}
    ${choiceEntry({ ...common, name: "marking", label: marking, value: form.marking, choices: markingChoices })}
    ${choiceEntry({ ...common, name: "then", label: then, value: form.then, choices: thens.map((value) => ({ value, label: importTexts.then[value] })) })}
    <p><button class="main">${importTexts.button}</button></p>
  </form>`;
}

function fileEntry(findings: readonly Finding[], name: string, label: string, several: boolean, hint: string): Html {
  const wrong = findings.filter(({ at }) => at === name || (name === "mapping" && !(at in importTexts.labels)));
  return html`<div class="entry ${wrong.length > 0 ? "entry-wrong" : null}">
    <label for="f-${name}">${label}</label>
    <input
      id="f-${name}"
      name="${name}"
      type="file"
      ${several ? html`multiple` : null}
      aria-describedby="f-${name}-hint"
    />
    <p class="hint" id="f-${name}-hint">${hint}</p>
    ${wrong.map((told) => html`<p class="error">${describeFinding(told)}</p>`)}
  </div>`;
}

function runTable(runs: readonly ImportRun[]): Html {
  const { column } = importTexts;
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${column.import}</th>
        <th scope="col">${column.records}</th>
        <th scope="col">${column.state}</th>
        <th scope="col">${column.begun}</th>
      </tr>
    </thead>
    <tbody>
      ${runs.map(runRow)}
    </tbody>
  </table>`;
}

function runRow(run: ImportRun): Html {
  const { created, revised, unchanged, refused } = run.counts;
  const { column } = importTexts;
  return html`<tr>
    <th scope="row">
      <a href="/desk/imports/${run.id}"><bdi>${run.publisher}</bdi></a> <span class="hint">${run.format}</span>
    </th>
    <td data-label="${column.records}">${importTexts.counts(created, revised, unchanged, refused)}</td>
    <td data-label="${column.state}">${sayState(run)}</td>
    <td data-label="${column.begun}">${sayInstant(run.started)}</td>
  </tr>`;
}

/** How a run stands, in a word or two. */
function sayState({ finished, problem }: Pick<ImportRun, "finished" | "problem">): string {
  const { states } = importTexts;
  if (problem !== undefined) return states.stopped;
  return finished === null ? states.going : states.finished;
}
