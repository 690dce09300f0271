/** The page that says what went wrong: what is so, why, and the next step. */
import { type Finding, findingCodes } from "../../domain/finding.ts";
import { groundOf, type Refusal } from "../../domain/refusal.ts";
import { sayReason } from "../../domain/refusal-reason.ts";
import { sayWhen } from "../../domain/when.ts";
import { problemTexts as texts } from "../texts/problem.ts";
import { type Html, html } from "./html.ts";
import type { PageContent } from "./page.ts";

/** What was asked. */
export interface Attempt {
  /** The name of the request, for the operator. */
  readonly request: string;
  /** The address, as it was asked for. */
  readonly address: string;
}

/** The page for a refusal; null: for a defect, of which nothing is told but the request's name. */
export function problemPage(refusal: Refusal | null, { request, address }: Attempt): PageContent {
  if (refusal === null) {
    const body = html`<h1>${texts.defect.heading}</h1>
      <p>${texts.defect.body}</p>
      <p>${texts.defect.again(html`<code>${request}</code>`)}</p>`;
    return { title: texts.defect.title, body, status: 500, noindex: true };
  }
  const { status, sentence } = groundOf(refusal);
  const body = html`<h1>${sentence}</h1>
    ${findingList(refusal.findings)} ${reasonOf(refusal)} ${whatItTakes(refusal)} ${lastPage(refusal)}
    ${nextStep(refusal, status, address)}`;
  return { title: sentence.replace(/\.$/, ""), body, status, noindex: true, searches: status === 404 };
}

/** What was wrong, one line each, with the place and what stood there; nothing where nothing was found. */
function findingList(findings: readonly Finding[]): Html | null {
  if (findings.length === 0) return null;
  return html`<ul class="findings">
    ${findings.map(
      ({ at, code, saw }) =>
        html`<li>
          ${texts.finding(html`<code>${at}</code>`, findingCodes[code])}
          ${saw === undefined ? null : texts.itSays(html`<q><bdi>${saw}</bdi></q>`)}
        </li>`,
    )}
  </ul>`;
}

/** Why it was refused, where that can be said in words. */
function reasonOf(refusal: Refusal): Html | null {
  const reason = sayReason(refusal);
  return refusal.code !== "document-too-large" || reason === null ? null : html`<p>${texts.toBeExact(reason)}</p>`;
}

/** What the parts of an address may be that could not be followed. */
function whatItTakes({ code, details }: Refusal): Html | null {
  const takes = Object.entries(details);
  if (code !== "request-invalid" || takes.length === 0) return null;
  return html`<ul>
    ${takes.map(([name, what]) => html`<li>${texts.takes(html`<code>${name}</code>`, what)}</li>`)}
  </ul>`;
}

/** The way back to a list whose end was overshot. */
function lastPage({ code, details: { last } }: Refusal): Html | null {
  if (code !== "list-page-not-found" || typeof last !== "string") return null;
  return html`<p><a href="${last}">${texts.lastPage}</a></p>`;
}

function nextStep(refusal: Refusal, status: number, address: string): Html {
  const known = refusal.code === "not-known-then" ? knownSince(refusal) : namedNow(refusal);
  if (known !== undefined) return known;
  const step = texts.steps[refusal.code];
  if (step !== undefined) return html`<p>${step}</p>`;
  if (status === 404) {
    return html`<p>${texts.maybe}</p>
      ${searchFor(wordsOf(address))}
      <p>${texts.lookAmong}</p>`;
  }
  if (status >= 500) return html`<p>${texts.tryAgain}</p>`;
  if (status === 409) return html`<p>${texts.loadAgain}</p>`;
  return html`<p>${texts.mend}</p>`;
}

/** Where a record was not told yet on the day that was asked for. */
function knownSince({ details: { incident, knownSince: since } }: Refusal): Html | undefined {
  if (typeof incident !== "string" || typeof since !== "string") return undefined;
  return html`<p>${texts.knownSince(sayWhen(since.slice(0, 10)))}</p>
    <p>
      <a href="/incidents/${incident}">${texts.knownNow}</a> ·
      <a href="/incidents/${incident}/versions">${texts.versions}</a>
    </p>`;
}

/** Where records tell today of what they did not tell of on that day. */
function namedNow({ code, details: { now } }: Refusal): Html | undefined {
  if (code !== "not-named-then" || typeof now !== "string") return undefined;
  return html`<p><a href="${now}">${texts.namedNow}</a></p>`;
}

/** The form, with what the address says already in it. */
function searchFor(words: string): Html {
  return html`<search>
    <form class="seek-here" action="/incidents">
      <label for="seek">${texts.label}</label>
      <input type="search" id="seek" name="q" value="${words}" maxlength="2000" />
      <button>${texts.search}</button>
      ${words === "" ? null : html`<p class="hint">${texts.hint}</p>`}
    </form>
  </search>`;
}

/** In characters; an address that goes on has no more to say. */
const longestWords = 80;

/** Names that say which kind of page it was, not what it was about. */
const kindsOfPage = new Set(
  `incidents organisations actors campaigns sources countries sectors techniques charts facets data releases changes
   codebook feeds api desk no such page`.split(/\s+/),
);

/** The words in a path, such as `city northport` in `/organisations/city-northport?page=9`; empty where none can be made out. */
export function wordsOf(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? "";
  const text = URL.canParse(path, "http://localhost") ? decoded(path) : "";
  const number = /\bCB-[0-9A-Z]{6}\b/i.exec(text)?.[0];
  if (number !== undefined) return number.toUpperCase();
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !kindsOfPage.has(word.toLowerCase()))
    .join(" ")
    .slice(0, longestWords)
    .trim();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}
