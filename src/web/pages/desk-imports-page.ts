/** The page on which records of others are imported: what went before, and the form for another run. */
import { describeFinding, type Finding } from "../../domain/finding.ts";
import type { ImportRun } from "../../domain/import-run.ts";
import type { Format } from "../../formats/format.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
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

/** The entries as the page calls them. */
export const importLabels = {
  format: "Format",
  files: "Files",
  mapping: "Mapping file",
  publisher: "Whose records they are",
  marking: "How may they be shared?",
  then: "What becomes of them",
} as const;

const thenLabels: Readonly<Record<ImportForm["then"], string>> = {
  draft: "wait as drafts to be reviewed",
  "dry-run": "nothing: only say what would happen",
  accept: "accept all of them in bulk and publish them",
};

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
  const body = html`<h1>Import records</h1>
    <p>
      Records of others come in as drafts, each value with a pointer to where it stands in the original. The same files
      again change nothing; what has changed becomes a further draft or revision.
    </p>
    ${sheet.notice} ${importForm(form, sheet)}
    <section>
      <h2>Earlier imports</h2>
      ${sheet.runs.length === 0 ? html`<p>Nothing has been imported yet.</p>` : runTable(sheet.runs)}
    </section>`;
  return { title: "Import records", body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function importForm(form: ImportForm, { formats, token, findings }: ImportSheet): Html {
  const choices = [
    ...formats.map(({ name, label }) => ({ value: name, label })),
    { value: "csv", label: "Any other table (CSV with a mapping file)" },
  ];
  const { format, files, mapping, publisher, marking, then } = importLabels;
  const common = { findings };
  return html`<form method="post" action="/desk/imports" enctype="multipart/form-data" class="narrow-form">
    ${token} ${choiceEntry({ ...common, name: "format", label: format, value: form.format, choices })}
    ${fileEntry(findings, "files", files, true, "Several where the format has several tables. Up to 20 MiB each; larger files go in on the command line.")}
    ${fileEntry(findings, "mapping", mapping, false, "Only for other tables: which column is which field.")}
    ${lineEntry({ ...common, name: "publisher", label: publisher, value: form.publisher, hint: "Left empty: the format’s own name. It is the source of every value." })}
    ${choiceEntry({ ...common, name: "marking", label: marking, value: form.marking, choices: markingChoices })}
    ${choiceEntry({ ...common, name: "then", label: then, value: form.then, choices: Object.entries(thenLabels).map(([value, label]) => ({ value, label })) })}
    <p><button class="main">Import</button></p>
  </form>`;
}

function fileEntry(findings: readonly Finding[], name: string, label: string, several: boolean, hint: string): Html {
  const wrong = findings.filter(({ at }) => at === name || (name === "mapping" && !(at in importLabels)));
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
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">Import</th>
        <th scope="col">Records</th>
        <th scope="col">State</th>
        <th scope="col">Begun</th>
      </tr>
    </thead>
    <tbody>
      ${runs.map(runRow)}
    </tbody>
  </table>`;
}

function runRow(run: ImportRun): Html {
  const { created, revised, unchanged, refused } = run.counts;
  return html`<tr>
    <th scope="row">
      <a href="/desk/imports/${run.id}"><bdi>${run.publisher}</bdi></a> <span class="hint">${run.format}</span>
    </th>
    <td data-label="Records">${created} new, ${revised} changed, ${unchanged} unchanged, ${refused} refused</td>
    <td data-label="State">${sayState(run)}</td>
    <td data-label="Begun">${sayInstant(run.started)}</td>
  </tr>`;
}

/** How a run stands, in a word or two. */
export function sayState({ finished, problem }: Pick<ImportRun, "finished" | "problem">): string {
  if (problem !== undefined) return "stopped";
  return finished === null ? "going on, or cut off" : "finished";
}
