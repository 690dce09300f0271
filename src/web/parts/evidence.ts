/** Evidence that opens in place: the quote in its context, who says it, when, how surely, and in which source. */
import { type ToldAssertion, type ToldEvidence, type ToldQuote, type ToldSource } from "../../domain/projection.ts";
import type { Projection } from "../../domain/projection.ts";
import { stances } from "../../domain/assertion.ts";
import { sayWhen } from "../../domain/when.ts";
import { credibilityWords } from "../../vocabulary/admiralty.ts";
import { likelihoodBands } from "../../vocabulary/icd203.ts";
import { evidenceTexts as texts } from "../texts/evidence.ts";
import { type Html, html } from "./html.ts";
import { sayAsserter } from "./saying.ts";

/** What evidence needs of the record that it belongs to. */
export type Cited = Pick<Projection, "incident" | "sources" | "evidence">;

/** What else one piece of evidence speaks for: a label, and what is said under it. */
export interface Beside {
  readonly label: string;
  readonly said: readonly ToldAssertion[];
}

/** The same on the page of the record itself: sources are a step away. */
export function evidenceHere(
  said: readonly ToldAssertion[],
  what: string,
  cited: Cited,
  beside: readonly Beside[] = [],
): Html | null {
  return evidenceFor(said, what, cited, beside, "");
}

/**
 * The evidence of one value, closed until it is asked for. `what` names the value for those who hear the page. Nothing where none is
 * told. `beside` is opened with it. `page` is where the sources are listed: the page of the record, where nothing else is said.
 */
export function evidenceFor(
  said: readonly ToldAssertion[],
  what: string,
  cited: Cited,
  beside: readonly Beside[] = [],
  page = `/incidents/${cited.incident}`,
): Html | null {
  const all = [...said, ...beside.flatMap((other) => other.said)];
  const numbers = [...new Set(all.flatMap(({ evidence }) => evidence.map(({ source }) => source)))];
  if (cited.evidence === "none" || numbers.length === 0) return null;
  const [named, short] = [numbers.join(", "), shortened(what)];
  const summary =
    cited.evidence === "quotes" ? texts.evidence(named, short) : texts.sources(numbers.length, named, short);
  const words = [
    ...said.map((one) => wordOf(one, null, cited, page)),
    ...beside.flatMap((other) => other.said.map((one) => wordOf(one, other.label, cited, page))),
  ];
  return html`<details class="evidence">
    <summary data-sources="${named}">${summary}</summary>
    <div class="ground">${cited.evidence === "quotes" ? words : sourcesAlone(numbers, cited, page)}</div>
  </details>`;
}

/** The line that names a source, with a link to its entry in the record's list of sources. */
function sourceLine({ number, title, publisher, published }: ToldSource, page: string): Html {
  return html`${texts.source(html`<a href="${page}#source-${number}">${number}</a>`)}
    <bdi>${title ?? texts.untitled}</bdi>,
    <bdi>${publisher}</bdi>${published === null ? null : html`, ${sayWhen(published)}`}`;
}

/** One speaker's word, with every place where it stands. */
function wordOf(said: ToldAssertion, label: string | null, cited: Cited, page: string): Html {
  return html`<div class="word">
    ${label === null ? null : html`<p class="fine">${label}</p>`}
    ${said.evidence.map(({ quote }) => (quote === null ? null : quoteBlock(quote)))}
    <p>${speakerLine(said)}</p>
    ${said.evidence.map((piece) => pieceLine(piece, cited, page))}
    <p class="fine">${texts.makers[said.origin]}</p>
  </div>`;
}

function quoteBlock({ text, before, after, place }: ToldQuote): Html {
  return html`<blockquote dir="auto" data-place="${place}">
    <p>${before}<mark>${text}</mark>${after}</p>
  </blockquote>`;
}

/** Who, when, in which stance, and how surely; likelihood and confidence apart, and only where the speaker used such words. */
function speakerLine({ asserter, asserted, stance, likelihood, confidence, polarity }: ToldAssertion): Html {
  const ours = asserter?.role === "coder";
  const who = sayAsserter(asserter);
  const parts = [
    who === null ? texts.saidByUnnamed : ours ? texts.by(who) : texts.saidBy(who),
    asserted === null ? (ours ? null : texts.undated) : html`${sayWhen(asserted)}`,
    html`${polarity === "negated" ? texts.negated(stances[stance]) : stances[stance]}`,
    likelihood === null
      ? null
      : html`${texts.likelihood(likelihood.replaceAll("-", " "), likelihoodBands[likelihood])}`,
    confidence === null ? null : html`${texts.confidence(confidence)}`,
  ];
  return html`${parts.filter((part) => part !== null).map((part, index) => (index === 0 ? part : html` · ${part}`))}`;
}

function pieceLine({ source, credibility }: ToldEvidence, cited: Cited, page: string): Html | null {
  const found = cited.sources.find(({ number }) => number === source);
  if (found === undefined) return null;
  const judged = credibility === null ? null : html` · ${credibilityWords[credibility]} (${credibility})`;
  return html`<p>${sourceLine(found, page)}${judged}</p>`;
}

function sourcesAlone(numbers: readonly number[], cited: Cited, page: string): Html {
  const found = cited.sources.filter(({ number }) => numbers.includes(number));
  return html`${found.map((source) => html`<p>${sourceLine(source, page)}</p>`)}
    <p class="fine">${texts.membersOnly}</p>`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
