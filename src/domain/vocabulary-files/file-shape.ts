/** Looking at the JSON of a published file, of which nothing is known: members, words and names, with findings where they are amiss. */
import { type Finding, finding } from "../finding.ts";

/** More findings than this help nobody. */
export const mostFindings = 20;

/** Longer names, in UTF-16 units, are no names. The longest published ones have some 70. */
const longestName = 300;

/** A JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** Collects what is wrong, up to `mostFindings`. */
export interface Complaints {
  readonly findings: readonly Finding[];
  add(at: string, code: Parameters<typeof finding>[1], saw?: unknown): void;
}

/** None yet. */
export function noComplaints(): Complaints {
  const findings: Finding[] = [];
  return {
    findings,
    add: (at, code, saw) => {
      if (findings.length < mostFindings) findings.push(finding(at, code, saw));
    },
  };
}

/** The members of an object; null for everything else. */
export function membersOf(value: unknown): Members | null {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Members) : null;
}

/** The members of a list; empty for everything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A name without blanks around it; null, with a finding, where there is none that pages and stores can carry. */
export function nameIn(value: unknown, at: string, complaints: Complaints): string | null {
  const name = typeof value === "string" ? value.replace(/\s+/g, " ").trim() : "";
  if (name === "") complaints.add(at, "value-missing", value);
  else if (name.length > longestName || !name.isWellFormed() || /\p{Cc}/u.test(name)) {
    complaints.add(at, "value-not-admitted", name);
  } else return name;
  return null;
}
