/** The places that a takedown takes, found through all revisions of a record, for whoever decides on it to see first. */
import type { Assertion } from "../domain/assertion.ts";
import type { Disclosable } from "../domain/disclosure.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { Field } from "../domain/field.ts";
import type { Incident } from "../domain/incident.ts";
import type { Report } from "../domain/report.ts";
import type { Revision } from "../domain/revision.ts";
import { sayStatement } from "../domain/say.ts";
import type { Source } from "../domain/source.ts";
import { wordsAfter, wordsBefore } from "../domain/surroundings.ts";
import { matcherOf, type Takedown, type Taken, takenBy } from "../domain/takedown.ts";

/** A record with all that it ever said. */
export interface WholeRecord extends Pick<Disclosable, "reports" | "policy" | "asOf"> {
  readonly incident: Incident;
  /** From the first to the newest. */
  readonly revisions: readonly Revision[];
}

/**
 * What goes at a place: a `value` with all that it rests on · the `speaker`'s name · a `quote`, so that only its source is told · the words
 * `around` a quote · a name, title or address of a `source` · the `picture`.
 */
export type PlaceKind = "value" | "speaker" | "quote" | "around" | "source" | "picture";

/** One place. */
export interface FoundPlace {
  readonly kind: PlaceKind;
  /** Null: no field in particular. */
  readonly field: Field | null;
  /** What stands there. */
  readonly text: string;
  /** Numbers of the revisions that hold it, ascending; empty: it hangs on no revision. */
  readonly revisions: readonly number[];
  /** The assertion; null: none in particular. */
  readonly assertion: Assertion | null;
}

/** Everything that a takedown takes, that nothing taken down before has taken. */
export function placesIn(record: WholeRecord, takedown: Takedown): readonly FoundPlace[] {
  const taken = takenBy([takedown]);
  if (taken === null) return [];
  const { illustration } = record.incident;
  const picture: readonly FoundPlace[] =
    illustration !== null && taken.takesPicture(illustration)
      ? [{ kind: "picture", field: null, text: illustration.alt, revisions: [], assertion: null }]
      : [];
  const assertions = heldAssertions(record);
  const cited = new Set(assertions.flatMap(({ assertion }) => assertion.evidence.map(({ report }) => report)));
  const sources = [...record.reports].filter(([id]) => cited.has(id)).flatMap(([, paper]) => inSource(paper, taken));
  return [...assertions.flatMap((held) => inAssertion(held, record, taken)), ...sources, ...picture];
}

/** Values and quotes that stay though they hold words of the values that were chosen. */
export function remainsOf(record: WholeRecord, takedown: Takedown): readonly FoundPlace[] {
  const words = takedown.values.flatMap(({ field, content }) =>
    ["name", "party", "matter", "relation"].includes(content.kind)
      ? [sayStatement(field, { content, polarity: "affirmed" })]
      : [],
  );
  const taken = takenBy([takedown]);
  const holds = matcherOf(words);
  if (taken === null || words.length === 0) return [];
  return heldAssertions(record).flatMap(({ assertion, revisions }): readonly FoundPlace[] => {
    const { field } = assertion;
    if (taken.takesValue(assertion)) return [];
    const said = sayStatement(field, assertion);
    if (holds(said)) return [{ kind: "value", field, text: said, revisions, assertion }];
    const quotes = assertion.evidence.filter((piece) => holds(piece.place.quote) && !taken.takesQuote(piece));
    return quotes.map(({ place }) => ({ kind: "quote", field, text: place.quote, revisions, assertion }));
  });
}

interface HeldAssertion {
  readonly assertion: Assertion;
  readonly revisions: readonly number[];
}

/** Every assertion once, with the revisions that hold it. */
function heldAssertions({ revisions }: WholeRecord): readonly HeldAssertion[] {
  const held = new Map<string, { assertion: Assertion; revisions: number[] }>();
  for (const { number, assertions } of revisions) {
    for (const assertion of assertions) {
      const known = held.get(assertion.id) ?? { assertion, revisions: [] };
      known.revisions.push(number);
      held.set(assertion.id, known);
    }
  }
  return [...held.values()];
}

function inAssertion(
  { assertion, revisions }: HeldAssertion,
  { reports }: WholeRecord,
  taken: Taken,
): readonly FoundPlace[] {
  const { field, asserter, evidence } = assertion;
  const place = (kind: PlaceKind, text: string): FoundPlace => ({ kind, field, text, revisions, assertion });
  if (taken.takesValue(assertion)) return [place("value", sayStatement(field, assertion))];
  const speaker = asserter.name !== null && taken.takesText(asserter.name) ? [place("speaker", asserter.name)] : [];
  const quotes = evidence.flatMap((piece) => {
    if (taken.takesQuote(piece)) return [place("quote", piece.place.quote)];
    const around = wordsAround(piece, reports.get(piece.report)?.report ?? null);
    return taken.takesAround(piece, ...around) ? [place("around", around.join(` ${piece.place.quote} `))] : [];
  });
  return [...speaker, ...quotes];
}

function wordsAround({ place }: Evidence, report: Report | null): readonly [string, string] {
  if (report === null || place.kind !== "quote") return ["", ""];
  return [wordsBefore(report.text, place.start), wordsAfter(report.text, place.end)];
}

function inSource(
  { report, source }: { readonly report: Report; readonly source: Source },
  { takesText }: Taken,
): readonly FoundPlace[] {
  const named = [report.title, report.url, source.name, ...report.links].filter((text) => text !== null);
  return named.filter(takesText).map((text) => ({ kind: "source", field: null, text, revisions: [], assertion: null }));
}
