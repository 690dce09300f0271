/** Records: one row for each state of a record that an index holds, by the number of its document. */
import { columnNames } from "./columns.ts";
import type { DayRange } from "./days.ts";
import type { SearchDocument } from "./document.ts";
import { Growing, TextLog } from "./growing.ts";
import type { Card } from "./search.ts";
import { dateKeyOf, titleKeyOf, titleNumberOf } from "./sort.ts";

/** A state is told today, was told until some day, or is told no more (its row is dead). */
export const standings = { dead: 0, today: 1, past: 2 } as const;

/** What is kept of a record besides words and values: parsed for those alone that are shown. */
export interface Stored {
  readonly card: Card;
  readonly prose: string;
  readonly namings: SearchDocument["namings"];
  /** The language by which snippets are made; null where none is known. */
  readonly language: string | null;
}

/** From when to when a state was told, in milliseconds since 1970; Infinity: it is told today. */
export interface Told {
  readonly from: number;
  readonly until: number;
}

/** What `Records.firm` says of a date: that its source is sure of it, and that there is none. */
export const [firmDate, noDate] = [1, 2] as const;

/** No date, impact or the like. */
export const nothing = -Infinity;

/** The rows. Arrays are other ones after growing: take them anew for each question. */
export class Records {
  /** 1 where a row is told today, else 0. */
  readonly today = new Growing(Uint8Array);
  readonly standing = new Growing(Uint8Array);
  readonly from = new Growing(Float64Array);
  readonly until = new Growing(Float64Array);
  readonly since = new Growing(Float64Array);
  /** The last 30 bits of the record's number, which sort as the numbers do. */
  readonly number = new Growing(Uint32Array);
  readonly min = new Growing(Int32Array);
  readonly max = new Growing(Int32Array);
  /** `firmDate`, `noDate` or neither. */
  readonly firm = new Growing(Uint8Array);
  readonly dateKey = new Growing(Float64Array);
  readonly impact = new Growing(Float64Array);
  /** The beginning of the title as a number that sorts alike; titles of one number are compared as texts. */
  readonly titleNumber = new Growing(Float64Array);
  readonly titles: string[] = [];
  /** In words. */
  readonly length = new Growing(Uint32Array);
  /** By column: how many of today's records are told anything of it. */
  readonly told = new Growing(Uint32Array, columnNames.length);
  readonly toldBits = new Growing(Uint32Array);
  readonly #texts = new TextLog();
  /** Rows that are told today, all rows that are not dead, and the words of the former. */
  readonly counts = { today: 0, alive: 0, words: 0 };

  constructor() {
    this.told.extend(columnNames.length);
  }

  /** How many rows there are, dead ones too. */
  get size(): number {
    return this.standing.length;
  }

  /** The average number of words of today's records; 1 where there are none. */
  get usualLength(): number {
    return this.counts.words / Math.max(1, this.counts.today) || 1;
  }

  /** Adds a row. Returns its number. */
  add(document: SearchDocument, { from, until }: Told, length: number): number {
    const doc = this.#addRow({ from, until, length });
    this.since.push(Date.parse(document.since));
    this.number.push(numberOf(document.incident));
    this.#addDays(document.days);
    this.impact.push(document.impact ?? nothing);
    const title = titleKeyOf(document.card.victims);
    this.titleNumber.push(titleNumberOf(title));
    this.titles.push(title);
    const { card, prose, namings, languages } = document;
    const stored: Stored = { card, prose, namings, language: languages[0] ?? null };
    this.#texts.add(JSON.stringify(stored));
    this.toldBits.push(document.told.reduce((bits, facet) => bits | (1 << columnNames.indexOf(facet)), 0));
    this.#count(doc, 1);
    return doc;
  }

  /** Adds a row of other records as it stands there. Returns its number. */
  addFrom(other: Records, row: number): number {
    const at = (column: Growing<Uint8Array | Uint32Array | Int32Array | Float64Array>) => column.array[row] ?? 0;
    const doc = this.#addRow({ from: at(other.from), until: at(other.until), length: at(other.length) });
    this.since.push(at(other.since));
    this.number.push(at(other.number));
    this.min.push(at(other.min));
    this.max.push(at(other.max));
    this.firm.push(at(other.firm));
    this.dateKey.push(at(other.dateKey));
    this.impact.push(at(other.impact));
    this.titleNumber.push(at(other.titleNumber));
    this.titles.push(other.titles[row] ?? "");
    this.#texts.addBytes(other.#texts.bytesAt(row));
    this.toldBits.push(at(other.toldBits));
    this.#count(doc, 1);
    return doc;
  }

  /** What is kept of a row besides. */
  storedAt(doc: number): Stored {
    return JSON.parse(this.#texts.at(doc)) as Stored;
  }

  /** Marks a row dead. */
  kill(doc: number): void {
    this.#count(doc, -1);
    this.standing.array[doc] = standings.dead;
    this.today.array[doc] = 0;
  }

  /** The days of a row's date; null where it has none. */
  daysOf(doc: number): DayRange | null {
    const firm = this.firm.array[doc];
    if (firm === noDate) return null;
    return { min: this.min.array[doc] ?? 0, max: this.max.array[doc] ?? 0, firm: firm === firmDate };
  }

  #addRow({ from, until, length }: Told & { readonly length: number }): number {
    const isToday = until === Infinity;
    this.standing.push(isToday ? standings.today : standings.past);
    this.today.push(isToday ? 1 : 0);
    this.from.push(from);
    this.until.push(until);
    this.length.push(length);
    return this.standing.length - 1;
  }

  #addDays(days: DayRange | null): void {
    this.min.push(days?.min ?? 0);
    this.max.push(days?.max ?? 0);
    this.firm.push(days === null ? noDate : days.firm ? firmDate : 0);
    this.dateKey.push(days === null ? nothing : dateKeyOf(days));
  }

  #count(doc: number, sign: 1 | -1): void {
    this.counts.alive += sign;
    if (this.today.array[doc] !== 1) return;
    this.counts.today += sign;
    this.counts.words += sign * (this.length.array[doc] ?? 0);
    const bits = this.toldBits.array[doc] ?? 0;
    for (let column = 0; column < columnNames.length; column += 1) {
      if ((bits >>> column) & 1) this.told.array[column] = (this.told.array[column] ?? 0) + sign;
    }
  }
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The digits of a record's number as one number. Any other text counts by its last six characters as far as they are digits. */
export function numberOf(incident: string): number {
  let number = 0;
  for (const digit of incident.slice(-6)) number = number * 32 + Math.max(0, alphabet.indexOf(digit));
  return number;
}

/** The record's number again. */
export function incidentOf(number: number): string {
  const digits = Array.from({ length: 6 }, (_, place) => alphabet[Math.floor(number / 32 ** (5 - place)) % 32] ?? "0");
  return `CB-${digits.join("")}`;
}
