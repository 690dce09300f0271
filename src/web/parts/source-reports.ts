/** The reports of one publisher as records tell of them, and what in these records rests on them. */
import { canonicalJson } from "../../domain/digest.ts";
import { type Field, fieldNames } from "../../domain/field.ts";
import { type Projection, shownOf, type ToldSource } from "../../domain/projection.ts";
import { slugOf } from "../../domain/source.ts";
import { type Reliability, reliabilityWords } from "../../vocabulary/admiralty.ts";

/** One report with what rests on it. */
export interface BearingReport {
  readonly source: ToldSource;
  /** The records that rest on it, each with the number that the report has there and how many of its statements rest on it. */
  readonly records: readonly { readonly record: Projection; readonly number: number; readonly statements: number }[];
}

/** How many statements of a field rest on reports of a publisher, and in how many records. */
export interface FieldBearing {
  readonly field: Field;
  readonly statements: number;
  readonly records: number;
}

/** The reports of a publisher (by the name of its page) that a record rests on. */
export function reportsOf({ sources }: Projection, slug: string): readonly ToldSource[] {
  return sources.filter(({ publisher }) => slugOf(publisher) === slug);
}

/** The same report behind several records put together, in order of first use. */
export function bearingReports(records: readonly Projection[], slug: string): readonly BearingReport[] {
  const reports = new Map<string, { source: ToldSource; records: BearingReport["records"][number][] }>();
  for (const record of records) {
    for (const source of reportsOf(record, slug)) {
      const { title, publisher, url, links, published, language } = source;
      const key = canonicalJson([title, publisher, url, links, published, language]);
      const known = reports.get(key) ?? { source, records: [] };
      known.records.push({ record, number: source.number, statements: statementsOn(record, [source.number]).length });
      reports.set(key, known);
    }
  }
  return [...reports.values()];
}

/** What rests on a publisher's reports in these records, most first. Empty where the audience is not told which statement rests on what. */
export function fieldBearings(records: readonly Projection[], slug: string): readonly FieldBearing[] {
  const bearings = new Map<Field, { statements: number; records: number }>();
  for (const record of records) {
    const numbers = reportsOf(record, slug).map(({ number }) => number);
    for (const [field, statements] of Map.groupBy(statementsOn(record, numbers), (one) => one)) {
      const known = bearings.get(field) ?? { statements: 0, records: 0 };
      bearings.set(field, { statements: known.statements + statements.length, records: known.records + 1 });
    }
  }
  return [...bearings]
    .map(([field, counts]) => ({ field, ...counts }))
    .toSorted((a, b) => b.statements - a.statements || (a.field < b.field ? -1 : 1));
}

/** `usually reliable (B)`. */
export function sayReliability(reliability: Reliability): string {
  return `${reliabilityWords[reliability]} (${reliability})`;
}

/** The field of every shown statement that has evidence in one of these sources. */
function statementsOn(record: Projection, numbers: readonly number[]): readonly Field[] {
  return fieldNames.flatMap((field) =>
    shownOf(record, field)
      .filter(({ evidence }) => evidence.some(({ source }) => numbers.includes(source)))
      .map(() => field),
  );
}
