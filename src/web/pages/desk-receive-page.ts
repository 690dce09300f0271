/** The page on which a report is received: three ways to bring it, and what is known of it besides. */
import type { Finding } from "../../domain/finding.ts";
import { findingCodes } from "../../domain/finding.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { markingChoices } from "./desk-words.ts";
import { areaEntry, type Choice, choiceEntry, lineEntry } from "./form-entry.ts";
import type { Typed } from "./typed.ts";

/** The ways in which a report may come. */
export const ways = ["paste", "upload", "fetch"] as const;

/** What stands in the form; the file itself cannot stand in one. Empty texts for what is left out. */
export interface ReceiveForm {
  readonly way: (typeof ways)[number];
  readonly text: string;
  /** Media type of what was pasted; empty: to be recognised. */
  readonly format: string;
  /** To be fetched. */
  readonly address: string;
  readonly title: string;
  readonly published: string;
  readonly publisher: string;
  /** Where the report was published. */
  readonly url: string;
  readonly marking: string;
  /** The record that it is for. */
  readonly incident: string;
}

/** What the page needs besides the form. */
export interface ReceiveSheet {
  readonly token: Html;
  readonly findings: readonly Finding[];
  readonly notice: Html | null;
}

/** Nothing typed yet. */
export const emptyReceiveForm: ReceiveForm = {
  way: "paste",
  text: "",
  format: "",
  address: "",
  title: "",
  published: "",
  publisher: "",
  url: "",
  marking: "",
  incident: "",
};

const formats: readonly Choice[] = [
  { value: "", label: "recognise it" },
  { value: "text/plain", label: "plain text" },
  { value: "text/markdown", label: "Markdown" },
  { value: "text/html", label: "HTML source" },
];

/** The entries as the page calls them. */
export const receiveLabels = {
  text: "Text, Markdown or HTML",
  file: "File",
  address: "Address to fetch",
  marking: "How may this be shared?",
  title: "Title",
  published: "Published on",
  publisher: "Publisher",
  url: "Where it was published",
  incident: "Add to record",
} as const;

/** The form as it was sent. */
export function typedReceiveForm(typed: Typed): ReceiveForm {
  const word = (name: string) => typed.word(name);
  const format = word("format");
  return {
    way: ways.find((way) => way === word("way")) ?? "paste",
    text: typed.text("text"),
    format: formats.some(({ value }) => value === format) ? format : "",
    address: word("address"),
    title: word("title"),
    published: word("published"),
    publisher: word("publisher"),
    url: word("url"),
    marking: word("marking"),
    incident: word("incident").toUpperCase(),
  };
}

/** The page. */
export function receivePage(form: ReceiveForm, sheet: ReceiveSheet): PageContent {
  const { findings } = sheet;
  const body = html`<p class="where"><a href="/desk">Desk</a></p>
    <h1>Receive a report</h1>
    ${sheet.notice}
    <form method="post" action="/desk/receive" enctype="multipart/form-data" class="receive-form">
      ${sheet.token} ${wayEntries(form, findings)}
      ${choiceEntry({
        name: "marking",
        label: receiveLabels.marking,
        value: form.marking,
        choices: markingChoices,
        hint: "Traffic Light Protocol 2.0. It holds for everything drafted from the report. What is not yet cleared can be marked in the draft.",
        findings,
      })}
      <fieldset>
        <legend>What is known of it</legend>
        <p class="hint">Only where the report does not say so itself, or says it wrongly.</p>
        ${knownEntries(form, findings)}
      </fieldset>
      <p><button class="main">Receive and draft</button></p>
    </form>`;
  const title = "Receive a report";
  return { title, body, noindex: true, section: "/desk", styles: ["desk.css"], scripts: ["desk.js"] };
}

function wayEntries(form: ReceiveForm, findings: readonly Finding[]): Html {
  const { text, format, address } = form;
  const pasted = html`${areaEntry({ name: "text", label: receiveLabels.text, value: text, rows: 12, findings })}
  ${choiceEntry({ name: "format", label: "It is", value: format, choices: formats, findings })}`;
  const uploaded = html`<div class="entry">
    <label for="f-file">${receiveLabels.file}</label>
    <input id="f-file" type="file" name="file" aria-describedby="f-file-hint" />
    <p class="hint" id="f-file-hint">Text, Markdown, HTML, or PDF with a text layer; at most 20 MB.</p>
    ${findings.filter(({ at }) => at === "file").map(({ code }) => html`<p class="error">${findingCodes[code]}</p>`)}
  </div>`;
  const fetched = lineEntry({
    name: "address",
    label: receiveLabels.address,
    value: address,
    placeholder: "https://…",
    hint: "Casebook reads the page once, without scripts, and keeps what it found. Only public addresses are fetched.",
    findings,
  });
  return html`<fieldset class="ways">
    <legend>The report</legend>
    ${wayEntry("paste", "Paste it", form, pasted)} ${wayEntry("upload", "Upload a file", form, uploaded)}
    ${wayEntry("fetch", "Fetch it from an address", form, fetched)}
  </fieldset>`;
}

function wayEntry(way: ReceiveForm["way"], label: string, form: ReceiveForm, body: Hole): Html {
  const chosen = form.way === way ? html`checked` : null;
  return html`<div class="way">
    <label class="check"><input type="radio" name="way" value="${way}" ${chosen} /> ${label}</label>
    <div class="way-body">${body}</div>
  </div>`;
}

function knownEntries(form: ReceiveForm, findings: readonly Finding[]): Hole {
  const line = (name: "title" | "published" | "publisher" | "url" | "incident", hint?: string) =>
    lineEntry({
      name,
      label: receiveLabels[name],
      value: form[name],
      findings,
      ...(hint === undefined ? {} : { hint }),
    });
  return [
    line("title"),
    line("published", "EDTF, as precise as it is known: 2022-11-09 or 2022-11."),
    line("publisher"),
    line("url", "An address beginning with https:// or http://."),
    line("incident", "CB-… of a record that is here; empty for a new record."),
  ];
}
