/** What is said where a report is received. */
import { type Html, html } from "../parts/html.ts";

/** The texts. */
export const receiveTexts = {
  heading: "Receive a report",
  report: "The report",
  ways: { paste: "Paste it", upload: "Upload a file", fetch: "Fetch it from an address" },
  labels: {
    text: "Text, Markdown or HTML",
    file: "File",
    address: "Address to fetch",
    marking: "How may this be shared?",
    title: "Title",
    published: "Published on",
    publisher: "Publisher",
    url: "Where it was published",
    incident: "Add to record",
  },
  format: "It is",
  formats: { any: "recognise it", text: "plain text", markdown: "Markdown", html: "HTML source" },
  fileHint: "Text, Markdown, HTML, or PDF with a text layer; at most 20 MB.",
  addressHint:
    "Casebook reads the page once, without scripts, and keeps what it found. Only public addresses are fetched.",
  markingHint:
    "Traffic Light Protocol 2.0. It holds for everything drafted from the report. What is not yet cleared can be marked in the draft.",
  known: "What is known of it",
  knownHint: "Only where the report does not say so itself, or says it wrongly.",
  publishedHint: "EDTF, as precise as it is known: 2022-11-09 or 2022-11.",
  urlHint: "An address beginning with https:// or http://.",
  incidentHint: "CB-… of a record that is here; empty for a new record.",
  button: "Receive and draft",
  nothingReceived: "Nothing was received yet.",

  already: {
    heading: "This report is here already",
    untitled: "An untitled report",
    body: (title: Html, when: string) =>
      html`${title}, the same to the last byte, was received on ${when}. It was kept as it was; what you typed about it
      now was not used.`,
    drafts: (n: number) => (n === 1 ? "Its draft" : "Its drafts"),
    draft: (record: string, revision: number) => `Draft for ${record}, revision ${revision}`,
    states: {
      open: (draft: Html, opened: string) => html`${draft}: open, opened ${opened}`,
      published: (draft: Html, opened: string) => html`${draft}: published, opened ${opened}`,
      abandoned: (draft: Html, opened: string) => html`${draft}: put aside, opened ${opened}`,
    },
    again: "Open a new draft all the same",
    againFor: (record: string) => `Open a new draft for ${record} all the same`,
  },
} as const;
