/** Proposals: statements made of what the rules found, each with the shortest words that carry value and speaker. */
import { checkStatement, type Stance, type Statement } from "../../../domain/assertion.ts";
import type { AsserterRole } from "../../../domain/asserter.ts";
import { quoteFrom, resolves } from "../../../domain/evidence.ts";
import type { Content } from "../../../domain/value.ts";
import type { Proposed } from "../../extractor.ts";
import type { Hit } from "../frames/hits.ts";
import type { Document } from "../reading/document.ts";
import type { Span } from "../reading/passage.ts";
import { trimSpan } from "../reading/sentences.ts";
import type { Speaker } from "../speakers/speaker.ts";
import type { Scene } from "./scene.ts";

/** The version of all rules, as the origin of a proposal names it. */
export const rulesVersion = "1";

/** The longest quote that a rule gives as evidence, in UTF-16 units. */
export const longestRuleQuote = 300;

/** What a topic wants to propose. */
export interface Wish extends Pick<Statement, "field" | "content"> {
  readonly about?: Statement["about"];
  readonly polarity?: Statement["polarity"];
  readonly stance: Stance;
  readonly speaker: Pick<Speaker, "role" | "name">;
  readonly span: Span;
  readonly rule: string;
  readonly standing?: Proposed["standing"];
}

/** The proposal that a wish makes; empty where the codebook or the evidence does not bear it. */
export function propose({ document }: Pick<Scene, "document">, wish: Wish): readonly Proposed[] {
  const { report } = document;
  const { start, end } = trimSpan(report.text, wish.span);
  const statement: Statement = {
    field: wish.field,
    about: wish.about ?? null,
    content: contentAsWritten(wish.content, wish.span, document),
    polarity: wish.polarity ?? "affirmed",
    stance: wish.stance,
    asserter: {
      role: wish.speaker.role,
      name: wish.speaker.name === null ? null : asWritten(wish.speaker.name, wish.span, document),
    },
    asserted: null,
    likelihood: null,
    confidence: null,
    evidence: [quoteFrom(report, start, end)],
    marking: report.marking,
    origin: { by: "rule", name: wish.rule, version: rulesVersion },
  };
  return mayStand(statement, report) ? [{ statement, standing: wish.standing ?? "proposed" }] : [];
}

/** A value of words with the report's own quotation marks and dashes. */
function contentAsWritten(content: Content, span: Span, document: Document): Content {
  switch (content.kind) {
    case "name":
    case "party":
      return content.name === null ? content : { ...content, name: asWritten(content.name, span, document) };
    case "matter":
      return { ...content, what: asWritten(content.what, span, document) };
    case "relation":
      return {
        ...content,
        what: asWritten(content.what, span, document),
        reason: content.reason === null ? null : asWritten(content.reason, span, document),
      };
    case "term":
    case "date":
    case "amount":
    case "prose":
    case "unknown":
      return content;
  }
}

/** Words of the folded text as the report writes them: in the quote, else where they first stand; unchanged where they stand nowhere. */
function asWritten(words: string, { start }: Span, { passage, report }: Document): string {
  const inside = passage.text.indexOf(words, start);
  const place = inside === -1 ? passage.text.indexOf(words) : inside;
  return place === -1 ? words : report.text.slice(place, place + words.length);
}

/** Whether the codebook admits a statement and each of its quotes stands where it says. */
export function mayStand(
  statement: Statement,
  report: { readonly id: Statement["evidence"][number]["report"]; readonly text: string },
): boolean {
  const source = { id: report.id, text: report.text, mediaType: "text/plain" };
  return (
    checkStatement(statement, "proposal").length === 0 &&
    statement.evidence.every((piece) => resolves(piece, source) && piece.place.quote.length <= longestRuleQuote)
  );
}

/** The stance of a speaker towards what a clause says, by the table of speakers and hedges. */
export function stanceOf(role: AsserterRole, hedged: boolean): Stance {
  switch (role) {
    case "attacker":
      return "claimed";
    case "coder":
      return "inferred";
    case "accused":
      return "denied";
    case "victim":
    case "agency":
    case "government":
    case "court":
      return hedged ? "suspected" : "confirmed";
    case "vendor":
    case "third-party":
    case "anonymous-source":
    case "journalist":
      return hedged ? "suspected" : "reported";
  }
}

/** The clause of a hit, widened to its speaker where both fit into a quote, narrowed around the hit where the clause is too long. */
export function quoteSpan(
  { clause, sentence, start, end }: Pick<Hit, "clause" | "sentence" | "start" | "end">,
  speaker: Speaker,
): Span {
  const base = narrowed({ start: Math.min(clause.start, start), end: Math.max(clause.end, end) }, start, end, sentence);
  if (speaker.span === null) return base;
  const wide = {
    start: Math.min(base.start, speaker.span.start),
    end: Math.max(base.end, Math.min(speaker.span.end, sentence.end)),
  };
  return wide.end - wide.start <= longestRuleQuote ? wide : base;
}

function narrowed(span: Span, start: number, end: number, sentence: Span & { readonly text: string }): Span {
  if (span.end - span.start <= longestRuleQuote) return span;
  const spare = Math.max(0, Math.floor((longestRuleQuote - (end - start)) / 2) - 8);
  const from = Math.max(span.start, start - spare);
  const to = Math.min(span.end, Math.min(end, start + longestRuleQuote - 20) + spare);
  const { text } = sentence;
  const left = from === span.start ? from : sentence.start + text.indexOf(" ", from - sentence.start) + 1;
  const right = to === span.end ? to : sentence.start + text.lastIndexOf(" ", to - sentence.start);
  return left < right
    ? {
        start: Math.min(left, start),
        end: Math.min(Math.max(right, Math.min(end, start + 200)), Math.min(left, start) + longestRuleQuote),
      }
    : { start, end: Math.min(end, start + longestRuleQuote) };
}

/** How much a hit's word weighs: named victims and authorities before reporters, plain words before hedged ones, the lead before the rest. */
export function weightOf(hit: Hit, role: AsserterRole): number {
  const speaker = {
    victim: 2,
    agency: 2,
    court: 2,
    government: 2,
    vendor: 1.4,
    "third-party": 1,
    journalist: 1,
    "anonymous-source": 0.8,
    attacker: 0.5,
    accused: 0.4,
    coder: 0.4,
  }[role];
  return speaker + (hit.hedged ? 0 : 1) + (hit.sentence.index < 3 ? 1.2 : 0) - Math.min(hit.sentence.index, 60) * 0.02;
}
