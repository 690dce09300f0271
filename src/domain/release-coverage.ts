/**
 * Coverage: how many records of a data set say what, as its audience is told. It counts what was told, not what happened: no number
 * here is one of incidents in the world.
 */
import { type Field, fieldNames } from "./field.ts";
import { dateOf, type Projection, shownOf, standingOf, type Telling } from "./projection.ts";
import type { Instant } from "./report.ts";
import { getWhen } from "./when.ts";

/** Numbers of records by word, such as a country's code. */
export type Tally = ReadonlyMap<string, number>;

/** How many records tell a field in which way. */
export interface FieldCoverage {
  /** At least one value stands. */
  readonly told: number;
  /** Nothing but stated absences, denials, or what was taken back. */
  readonly stated: number;
  readonly notReported: number;
  /** Only how many values there are is told. */
  readonly counted: number;
  readonly withheld: number;
}

/** What a data set covers. */
export interface Coverage {
  readonly records: number;
  /** Of these, records of the sample that comes with the program. */
  readonly samples: number;
  /** Records of which only is told that they were withdrawn. */
  readonly withdrawn: number;
  /** By the year of the date that a record is listed under. */
  readonly years: Tally;
  /** Records whose date may fall in several years, and those without one. */
  readonly severalYears: number;
  readonly undated: number;
  /** Terms of `incident.type`, `victim.country`, `victim.sector`; a record with several counts once for each. */
  readonly terms: Readonly<Record<CountedField, Tally>>;
  readonly fields: Readonly<Record<Field, FieldCoverage>>;
  /** The first and last days that the dates may mean; null where none is told. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** When the newest of the tellings was first told; null where there is none. */
  readonly newest: Instant | null;
}

/** The fields whose terms are counted. */
export const countedFields = ["incident.type", "victim.country", "victim.sector"] as const;

/** One of them. */
export type CountedField = (typeof countedFields)[number];

/** Counts tellings as they pass. */
export interface CoverageTaker {
  add(telling: Telling): void;
  /** What was counted so far. */
  sum(): Coverage;
}

/** Begins at nothing. */
export function takeCoverage(): CoverageTaker {
  const counts = { records: 0, samples: 0, withdrawn: 0, severalYears: 0, undated: 0 };
  const years = new Map<string, number>();
  const terms = { "incident.type": counter(), "victim.country": counter(), "victim.sector": counter() };
  const fields = new Map(fieldNames.map((field) => [field, { ...nothing }]));
  const ends: { firstDay: string | null; lastDay: string | null; newest: Instant | null } = {
    firstDay: null,
    lastDay: null,
    newest: null,
  };
  const addDate = (date: string | null): void => {
    if (date === null) counts.undated += 1;
    else {
      const { min, max } = getWhen(date);
      const [first, last] = [min?.slice(0, 4), max?.slice(0, 4)];
      if (first !== undefined && first === last) addOne(years, first);
      else counts.severalYears += 1;
      ends.firstDay = min !== null && min < (ends.firstDay ?? "9999-99") ? min : ends.firstDay;
      ends.lastDay = max !== null && max > (ends.lastDay ?? "") ? max : ends.lastDay;
    }
  };
  return {
    add: (telling) => {
      if (telling.since > (ends.newest ?? "")) ends.newest = telling.since;
      if (telling.kind === "tombstone") {
        counts.withdrawn += 1;
        return;
      }
      counts.records += 1;
      if (telling.sample) counts.samples += 1;
      addDate(dateOf(telling));
      for (const field of countedFields) for (const term of termsOf(telling, field)) addOne(terms[field], term);
      for (const [field, told] of fields) told[wayOf(telling, field)] += 1;
    },
    sum: () => ({ ...counts, years, terms, fields: Object.fromEntries(fields) as Coverage["fields"], ...ends }),
  };
}

const nothing = { told: 0, stated: 0, notReported: 0, counted: 0, withheld: 0 };

function counter(): Map<string, number> {
  return new Map();
}

function addOne(tally: Map<string, number>, word: string): void {
  tally.set(word, (tally.get(word) ?? 0) + 1);
}

function termsOf(projection: Projection, field: Field): ReadonlySet<string> {
  const terms = standingOf(projection, field).flatMap(({ content }) => (content.kind === "term" ? [content.term] : []));
  return new Set(terms);
}

function wayOf(projection: Projection, field: Field): keyof FieldCoverage {
  const told = projection.fields[field];
  if (told.kind !== "shown") return told.kind;
  if (shownOf(projection, field).length === 0) return "notReported";
  return standingOf(projection, field).some(({ content }) => content.kind !== "unknown") ? "told" : "stated";
}
