/** What the address of a TAXII request asks for (TAXII 2.1, section 3.4): filters, how many, and where to go on. */
import { type Finding, finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Place } from "./columns.ts";
import { microsOf } from "./micros.ts";
import { isObjectName } from "./object-name.ts";
import type { VersionWanted, Wanted } from "./selection.ts";

/** Objects in one answer at most, and where no limit is given. */
export const mostObjects = 1000;

/** What a request wants. */
export interface Asked {
  readonly wanted: Wanted;
  /** Where the answer before ended; null: from the beginning. */
  readonly after: Place | null;
  readonly limit: number;
}

/** Reads one kind of value; null where the text is none. */
type Reading<T> = (text: string) => T | null;

/** What each part of an address takes. */
const takes = {
  limit: "a whole number from 1",
  next: "what the answer before gave as next",
  added_after: "a timestamp in UTC, such as 2026-01-05T12:00:00.000000Z",
  "match[id]": "names of objects, parted by commas",
  "match[type]": "types of objects, parted by commas",
  "match[version]": "first, last, all or timestamps, parted by commas",
  "match[spec_version]": "versions of STIX, parted by commas",
} as const;

/** Reads the parts of an address. Refuses (`request-invalid`) with all that cannot be read; parts that TAXII does not have are left alone. */
export function askedOf(query: Readonly<Record<string, unknown>>): Asked {
  const findings: Finding[] = [];
  const one = <T>(name: keyof typeof takes, read: Reading<T>): T | null => {
    const given = query[name];
    if (given === undefined) return null;
    const value = typeof given === "string" ? read(given) : null;
    if (value === null) findings.push(finding(name, "value-not-admitted", given));
    return value;
  };
  const several = <T>(name: keyof typeof takes, read: Reading<T>): readonly T[] | null =>
    one(name, (text) => {
      const values = text.split(",").map(read);
      return values.includes(null) ? null : values.filter((value) => value !== null);
    });
  const asked: Asked = {
    wanted: {
      ids: several("match[id]", (text) => (isObjectName(text) ? text : null)),
      types: several("match[type]", (text) => (/^[a-z0-9-]{1,250}$/.test(text) ? text : null)),
      versions: several("match[version]", readVersion) ?? ["last"],
      spec: several("match[spec_version]", (text) => (/^\d+\.\d+$/.test(text) ? text : null))?.includes("2.1") ?? true,
      addedAfter: one("added_after", microsOf),
    },
    after: one("next", readPlace),
    limit: Math.min(one("limit", readLimit) ?? mostObjects, mostObjects),
  };
  if (findings.length === 0) return asked;
  const wrong = Object.entries(takes).filter(([name]) => findings.some(({ at }) => at === name));
  throw new Refusal("request-invalid", Object.fromEntries(wrong), findings);
}

/** What stands for a place in an address: clients send it back as it is. */
export function sayPlace({ change, position }: Place): string {
  return Buffer.from(`${change}.${position}`).toString("base64url");
}

function readPlace(text: string): Place | null {
  const match = /^([1-9]\d{0,9})\.(\d{1,9})$/.exec(Buffer.from(text, "base64url").toString("latin1"));
  return match === null ? null : { change: Number(match[1]), position: Number(match[2]) };
}

function readLimit(text: string): number | null {
  return /^0*[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function readVersion(text: string): VersionWanted | null {
  return text === "first" || text === "last" || text === "all" ? text : microsOf(text);
}
