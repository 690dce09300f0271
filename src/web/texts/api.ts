/** What the page on the interface for programs says. The endpoints bring their own words, which the document for programs has too. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the page. */
export const apiTexts = {
  title: "Interface for programs",
  lead: "Everything that the pages tell you, as JSON. Nothing has to be signed up for: without a session you are told what the public is told.",
  begin: "To begin",
  document: html`The whole is described in <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1), from which
    clients can be made.`,
  /** What holds for all endpoints, in order. */
  rules: (changes: Html) => [
    html`<strong>Fields</strong> are <code>shown</code>, <code>counted</code> or <code>withheld</code>; the last is told
      alike whether or not there is anything behind it. An empty list means that nobody reports anything. That there is
      none, that it is unknown or that it does not apply is a value of its own.`,
    html`<strong>Lists</strong> come in pages. Follow <code>next</code>, or the header <code>Link</code>, until it is
      null; a page may be short and still have a next one.`,
    html`<strong>A copy</strong> is kept up by asking ${changes} for what came after the last number known.`,
    html`<strong>Answers</strong> have an <code>ETag</code>. <strong>Problems</strong> are
      <code>application/problem+json</code> (RFC 9457).`,
    html`<strong>Cite</strong> a record with its number, its version and the date since which it is told so.`,
  ],
  endpoints: "Endpoints",
  answer: "An answer",
  answerOf: (endpoint: string) => `An answer: ${endpoint}`,
} as const;
