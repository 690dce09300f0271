/** Evidence that opens in place: the quote in its context, who says it, when, how surely, and in which source. */
import { type ToldAssertion, type ToldEvidence, type ToldQuote, type ToldSource } from "../../domain/projection.ts";
import type { Projection } from "../../domain/projection.ts";
import { stances } from "../../domain/assertion.ts";
import { sayWhen } from "../../domain/when.ts";
import { credibilityWords } from "../../vocabulary/admiralty.ts";
import { likelihoodBands } from "../../vocabulary/icd203.ts";
import { type Html, html } from "./html.ts";
import { sayAsserter } from "./saying.ts";

/** What evidence needs of the record that it belongs to. */
export type Cited = Pick<Projection, "incident" | "sources" | "evidence">;

const makers = {
  human: "a person",
  rule: "a rule, reviewed by a person",
  model: "a model, reviewed by a person",
  import: "an import",
} as const;

/** What else one piece of evidence speaks for: a label, and what is said under it. */
export interface Beside {
  readonly label: string;
  readonly said: readonly ToldAssertion[];
}

/** The evidence of one value, closed until it is asked for. `what` names the value for those who hear the page. Nothing where none is told. `beside` is opened with it. */
export function evidenceFor(
  said: readonly ToldAssertion[],
  what: string,
  cited: Cited,
  beside: readonly Beside[] = [],
): Html | null {
  const all = [...said, ...beside.flatMap((other) => other.said)];
  const numbers = [...new Set(all.flatMap(({ evidence }) => evidence.map(({ source }) => source)))];
  if (cited.evidence === "none" || numbers.length === 0) return null;
  const word = cited.evidence === "quotes" ? "evidence" : numbers.length === 1 ? "source" : "sources";
  const words = [
    ...said.map((one) => wordOf(one, null, cited)),
    ...beside.flatMap((other) => other.said.map((one) => wordOf(one, other.label, cited))),
  ];
  return html`<details class="evidence">
    <summary>${word} ${numbers.join(", ")}<span class="unseen"> for ${shortened(what)}</span></summary>
    <div class="ground">${cited.evidence === "quotes" ? words : sourcesAlone(numbers, cited)}</div>
  </details>`;
}

/** The line that names a source, with a link to its entry in the record's list of sources. */
function sourceLine({ number, title, publisher, published }: ToldSource, { incident }: Cited): Html {
  return html`Source <a href="/incidents/${incident}#source-${number}">${number}</a>:
    <bdi>${title ?? "untitled report"}</bdi>,
    <bdi>${publisher}</bdi>${published === null ? null : html`, ${sayWhen(published)}`}`;
}

/** One speaker's word, with every place where it stands. */
function wordOf(said: ToldAssertion, label: string | null, cited: Cited): Html {
  return html`<div class="word">
    ${label === null ? null : html`<p class="fine">${label}</p>`}
    ${said.evidence.map(({ quote }) => (quote === null ? null : quoteBlock(quote)))}
    <p>${speakerLine(said)}</p>
    ${said.evidence.map((piece) => pieceLine(piece, cited))}
    <p class="fine">Put into words by ${makers[said.origin]}.</p>
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
  const parts = [
    html`${ours ? "By" : "Said by"} ${sayAsserter(asserter) ?? "a speaker who is not named here"}`,
    asserted === null ? (ours ? null : html`date of saying not reported`) : html`${sayWhen(asserted)}`,
    html`${stances[stance]}${polarity === "negated" ? " (that it was not so)" : ""}`,
    likelihood === null
      ? null
      : html`likelihood: ${likelihood.replaceAll("-", " ")} (${likelihoodBands[likelihood].join("–")} %)`,
    confidence === null ? null : html`confidence: ${confidence}`,
  ];
  return html`${parts.filter((part) => part !== null).map((part, index) => (index === 0 ? part : html` · ${part}`))}`;
}

function pieceLine({ source, credibility }: ToldEvidence, cited: Cited): Html | null {
  const found = cited.sources.find(({ number }) => number === source);
  if (found === undefined) return null;
  const judged = credibility === null ? null : html` · ${credibilityWords[credibility]} (${credibility})`;
  return html`<p>${sourceLine(found, cited)}${judged}</p>`;
}

function sourcesAlone(numbers: readonly number[], cited: Cited): Html {
  const found = cited.sources.filter(({ number }) => numbers.includes(number));
  return html`${found.map((source) => html`<p>${sourceLine(source, cited)}</p>`)}
    <p class="fine">The quotes are available to members.</p>`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
