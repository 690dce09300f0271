/** Notes taken while a record is read: what it says, what was wrong, and which of its places have been seen. */
import type { Asserter } from "../../domain/asserter.ts";
import { type Finding, finding, type FindingCode } from "../../domain/finding.ts";
import type { Said } from "../format.ts";
import { leftovers } from "../leftovers.ts";

/** Something said, with what is usual left out: about the incident, affirmed, reported by the publisher, undated. */
export type Noted = Pick<Said, "field" | "content" | "pointers"> &
  Partial<Pick<Said, "about" | "polarity" | "stance" | "asserter" | "asserted">>;

/** The notes on one record. */
export interface Notes {
  /** What was said before in the same words gains the new pointers rather than being said twice. */
  readonly say: (noted: Noted) => void;
  /** Names a value that could not be taken as it stands; its place counts as seen. */
  readonly find: (pointer: string, code: FindingCode, saw?: unknown) => void;
  /** Marks places as seen: used for the record's name, title or links, or spelling that nothing is there. */
  readonly cover: (...pointers: readonly string[]) => void;
  /** Everything said, in order of first mention. */
  readonly said: () => readonly Said[];
  /** The findings in order, then one for every value of the record that no note was taken of. */
  readonly findings: (record: unknown) => readonly Finding[];
}

/** Whose word a coded value is. */
export function publisherOf(name: string): Asserter {
  return { role: "third-party", name: name === "" ? null : name };
}

/** Empty notes; `publisher` is the name of whoever made the record. */
export function takeNotes(publisher: string): Notes {
  const said = new Map<string, { readonly one: Omit<Said, "pointers">; readonly pointers: Set<string> }>();
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const usual = {
    about: null,
    polarity: "affirmed",
    stance: "reported",
    asserter: publisherOf(publisher),
    asserted: null,
  } as const;
  return {
    say({ pointers, ...noted }) {
      const one = { ...usual, ...noted, likelihood: null, confidence: null, marking: null };
      const { field, about, content, polarity, stance, asserter, asserted } = one;
      const name = JSON.stringify([field, about, content, polarity, stance, asserter, asserted]);
      const known = said.get(name) ?? { one, pointers: new Set<string>() };
      for (const pointer of pointers) {
        known.pointers.add(pointer);
        seen.add(pointer);
      }
      said.set(name, known);
    },
    find(pointer, code, saw) {
      findings.push(finding(pointer, code, saw));
      seen.add(pointer);
    },
    cover(...pointers) {
      for (const pointer of pointers) seen.add(pointer);
    },
    said: () => [...said.values()].map(({ one, pointers }) => ({ ...one, pointers: [...pointers] })),
    findings: (record) => [...findings, ...leftovers(record, seen)],
  };
}
