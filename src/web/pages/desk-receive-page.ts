/** The page on which a report is received: three ways to bring it, and what is known of it besides. */
import type { Finding } from "../../domain/finding.ts";
import { findingCodes } from "../../domain/finding.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { deskTexts } from "../texts/desk.ts";
import { receiveTexts } from "../texts/receive.ts";
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
  { value: "", label: receiveTexts.formats.any },
  { value: "text/plain", label: receiveTexts.formats.text },
  { value: "text/markdown", label: receiveTexts.formats.markdown },
  { value: "text/html", label: receiveTexts.formats.html },
];

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
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1>${receiveTexts.heading}</h1>
    ${sheet.notice}
    <form method="post" action="/desk/receive" enctype="multipart/form-data" class="receive-form">
      ${sheet.token} ${wayEntries(form, findings)}
      ${choiceEntry({
        name: "marking",
        label: receiveTexts.labels.marking,
        value: form.marking,
        choices: markingChoices,
        hint: receiveTexts.markingHint,
        findings,
      })}
      <fieldset>
        <legend>${receiveTexts.known}</legend>
        <p class="hint">${receiveTexts.knownHint}</p>
        ${knownEntries(form, findings)}
      </fieldset>
      <p><button class="main">${receiveTexts.button}</button></p>
    </form>`;
  return {
    title: receiveTexts.heading,
    body,
    noindex: true,
    section: "/desk",
    styles: ["desk.css"],
    scripts: ["desk.js"],
  };
}

function wayEntries(form: ReceiveForm, findings: readonly Finding[]): Html {
  const { text, format, address } = form;
  const pasted = html`${areaEntry({ name: "text", label: receiveTexts.labels.text, value: text, rows: 12, findings })}
  ${choiceEntry({ name: "format", label: receiveTexts.format, value: format, choices: formats, findings })}`;
  const uploaded = html`<div class="entry">
    <label for="f-file">${receiveTexts.labels.file}</label>
    <input id="f-file" type="file" name="file" aria-describedby="f-file-hint" />
    <p class="hint" id="f-file-hint">${receiveTexts.fileHint}</p>
    ${findings.filter(({ at }) => at === "file").map(({ code }) => html`<p class="error">${findingCodes[code]}</p>`)}
  </div>`;
  const fetched = lineEntry({
    name: "address",
    label: receiveTexts.labels.address,
    value: address,
    placeholder: "https://…",
    hint: receiveTexts.addressHint,
    findings,
  });
  return html`<fieldset class="ways">
    <legend>${receiveTexts.report}</legend>
    ${wayEntry("paste", form, pasted)} ${wayEntry("upload", form, uploaded)} ${wayEntry("fetch", form, fetched)}
  </fieldset>`;
}

function wayEntry(way: ReceiveForm["way"], form: ReceiveForm, body: Hole): Html {
  const chosen = form.way === way ? html`checked` : null;
  return html`<div class="way">
    <label class="check"><input type="radio" name="way" value="${way}" ${chosen} /> ${receiveTexts.ways[way]}</label>
    <div class="way-body">${body}</div>
  </div>`;
}

function knownEntries(form: ReceiveForm, findings: readonly Finding[]): Hole {
  const line = (name: "title" | "published" | "publisher" | "url" | "incident", hint?: string) =>
    lineEntry({
      name,
      label: receiveTexts.labels[name],
      value: form[name],
      findings,
      ...(hint === undefined ? {} : { hint }),
    });
  return [
    line("title"),
    line("published", receiveTexts.publishedHint),
    line("publisher"),
    line("url", receiveTexts.urlHint),
    line("incident", receiveTexts.incidentHint),
  ];
}
