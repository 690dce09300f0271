/** Values: what the records show in the columns, each value numbered, and how many of today's records show it. */
import { type Column, columnNames, type Shown } from "./columns.ts";
import { type Absence, absences, type Facet } from "./facet.ts";
import { Growing } from "./growing.ts";
import { namesOf } from "./labels.ts";
import { SortedNames } from "./sorted-names.ts";

/** How many records show no value, by column and by what they show instead; see `Values.absent`. */
export type AbsentCounts = Uint32Array;

/** The column of the numbers that stand for gaps. */
export const gapColumn = columnNames.length;

/** How many of the counted records show no value of a column, by what they show instead. */
export function absentIn(counts: AbsentCounts, column: Column): Readonly<Record<Absence, number>> {
  const of = (absence: Absence) =>
    counts[columnNames.indexOf(column) * absences.length + absences.indexOf(absence)] ?? 0;
  return {
    "stated-none": of("stated-none"),
    "reported-unknown": of("reported-unknown"),
    "not-applicable": of("not-applicable"),
    "not-reported": of("not-reported"),
    "not-told": of("not-told"),
  };
}

/** Every value of an index. Values are never dropped; those that no record shows any more count none. */
export class Values {
  /** By number: how many of today's records show it. */
  readonly counts = new Growing(Uint32Array);
  /** By number: the place of its column in `columnNames`. */
  readonly columns = new Growing(Uint8Array);
  readonly #values: string[] = [];
  readonly #byColumn = columnNames.map(() => new Map<string, number>());
  readonly #inColumn = columnNames.map(() => new Growing(Uint32Array, 16));
  readonly #frequentIn = columnNames.map(() => new Growing(Uint32Array, 16));
  /** By number: whether it stands among the frequent ones. */
  readonly #isFrequent = new Growing(Uint8Array);
  readonly #different = new Uint32Array(columnNames.length + 1);
  readonly #called = columnNames.map(() => new Map<string, number[]>());
  /** By gaps as they are written: their number; and of all, their numbers with the places that they count at in `absent`. */
  readonly #gaps = new Map<string, number>();
  readonly #gapPlaces: { readonly number: number; readonly places: readonly number[] }[] = [];
  readonly #sorted = { organisation: new SortedNames(), actor: new SortedNames() };

  /** How many numbers there are. */
  get size(): number {
    return this.#values.length;
  }

  /** The number of a value, which is taken up where it is new. */
  take(column: Column, value: string): number {
    const place = columnNames.indexOf(column);
    const known = this.#byColumn[place]?.get(value);
    if (known !== undefined) return known;
    const number = this.#values.length;
    this.#values.push(value);
    this.counts.push(0);
    this.columns.push(place);
    this.#isFrequent.push(0);
    this.#byColumn[place]?.set(value, number);
    this.#inColumn[place]?.push(number);
    for (const name of namesOf(column, value)) {
      const called = this.#called[place];
      called?.set(name, [...(called.get(name) ?? []), number]);
    }
    if (column === "organisation" || column === "actor") this.#sorted[column].add(value, number);
    return number;
  }

  /**
   * The number of a record's gaps: in which columns it shows no value, and what instead. There are few kinds of them, and so a record
   * is counted with one number instead of one for each column.
   */
  takeGaps(columns: Readonly<Record<Column, Shown>>): number {
    return this.#takeGaps(columnNames.map((column) => gapIn(columns[column])).join(""));
  }

  /** The number that stands here for what is a number of gaps in other values. */
  takeGapsFrom(other: Values, number: number): number {
    return this.#takeGaps(other.valueOf(number));
  }

  /** How many of the records that were counted by number show no value, by column and absence. */
  absent(counts: Uint32Array): AbsentCounts {
    const absent = new Uint32Array(columnNames.length * absences.length);
    for (const { number, places } of this.#gapPlaces) {
      const count = counts[number] ?? 0;
      if (count > 0) for (const place of places) absent[place] = (absent[place] ?? 0) + count;
    }
    return absent;
  }

  /** Counts a record of today that shows the value, or (-1) one that no longer does. */
  note(number: number, sign: 1 | -1): void {
    const before = this.counts.array[number] ?? 0;
    const now = before + sign;
    this.counts.array[number] = now;
    const column = this.columns.array[number] ?? gapColumn;
    if (before === 0 || now === 0) this.#different[column] = (this.#different[column] ?? 0) + sign;
    if (now < frequentFrom || column === gapColumn || this.#isFrequent.array[number] === 1) return;
    this.#isFrequent.array[number] = 1;
    this.#frequentIn[column]?.push(number);
  }

  /** How many different values of each column records of today show, by its place. */
  get different(): Uint32Array {
    return this.#different;
  }

  /** The numbers of a column that ever so many records showed at a time: all others have been shown by fewer than `frequentFrom`. */
  frequentIn(column: Column): Growing<Uint32Array> {
    return this.#frequentIn[columnNames.indexOf(column)] ?? none;
  }

  /** The number of a value; null where no record ever showed it. */
  find(column: Column, value: string): number | null {
    return this.#byColumn[columnNames.indexOf(column)]?.get(value) ?? null;
  }

  /** The value of a number. */
  valueOf(number: number): string {
    return this.#values[number] ?? "";
  }

  /** The numbers of all values of a column: the first `length` of `array`. */
  inColumn(column: Column): Growing<Uint32Array> {
    return this.#inColumn[columnNames.indexOf(column)] ?? none;
  }

  /** The numbers of the values of a column that are called by one of these names (`askedNames`). */
  called(column: Column, names: readonly string[]): readonly number[] {
    const called = this.#called[columnNames.indexOf(column)];
    return [...new Set(names.flatMap((name) => called?.get(name) ?? []))];
  }

  #takeGaps(gaps: string): number {
    const known = this.#gaps.get(gaps);
    if (known !== undefined) return known;
    const number = this.#values.length;
    this.#values.push(gaps);
    this.counts.push(0);
    this.columns.push(gapColumn);
    this.#isFrequent.push(0);
    this.#gaps.set(gaps, number);
    this.#gapPlaces.push({ number, places: placesOf(gaps) });
    return number;
  }

  /** Calls for each value that begins so. */
  eachBeginning(facet: Facet & ("organisation" | "actor"), beginning: string, visit: (number: number) => void): void {
    this.#sorted[facet].eachBeginning(beginning, (_name, number) => {
      visit(number);
    });
  }
}

const none = new Growing(Uint32Array, 1);

/** From so many records on a value is kept among the frequent ones of its column. */
export const frequentFrom = 4;

/** The places in `absent` at which a record with these gaps counts. */
function placesOf(gaps: string): readonly number[] {
  return Array.from(gaps).flatMap((digit, column) => {
    const gap = Number(digit) - 1;
    return gap < 0 ? [] : [column * absences.length + gap];
  });
}

/** `0` where there are values, else the place of the absence counted from 1. */
function gapIn({ absent }: Shown): number {
  return absent === null ? 0 : absences.indexOf(absent) + 1;
}
