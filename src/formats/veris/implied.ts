/** What the standard part of a record implies, each with its slot: the place that says it. */
import { type Amount, checkAmount } from "../../domain/amount.ts";
import type { Field } from "../../domain/field.ts";
import { type Finding, finding, type FindingCode } from "../../domain/finding.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import type { Said } from "../format.ts";
import type { Leaf } from "./leaves.ts";

/** Something that a place in the standard part says, before it is known whose word it is. */
export interface Implied extends Pick<
  Said,
  "field" | "about" | "content" | "polarity" | "stance" | "confidence" | "pointers"
> {
  /**
   * Names what is implied within its record: the pointer of its value, with `#` and a word behind it where one value implies
   * several things.
   */
  readonly slot: string;
}

/** Where readers put what they make of a record. */
export interface Sink {
  readonly implied: Implied[];
  readonly findings: Finding[];
}

/** How a thing is said, where it is not plainly affirmed and reported. */
export type Manner = Partial<Pick<Implied, "slot" | "polarity" | "stance" | "confidence" | "pointers">>;

/** Notes that a place says something; its slot and only pointer are the leaf's unless the manner has others. */
export function say(
  sink: Sink,
  leaf: Pick<Leaf, "pointer">,
  field: Field,
  about: SubjectKey | null,
  content: Content,
  manner: Manner = {},
): void {
  sink.implied.push({
    slot: manner.slot ?? leaf.pointer,
    field,
    about,
    content,
    polarity: manner.polarity ?? "affirmed",
    stance: manner.stance ?? "reported",
    confidence: manner.confidence ?? null,
    pointers: manner.pointers ?? [leaf.pointer],
  });
}

/** Notes a finding at a leaf, with what stands there. */
export function note(sink: Sink, code: FindingCode, leaf: Pick<Leaf, "pointer" | "value">): void {
  sink.findings.push(finding(leaf.pointer, code, leaf.value));
}

/** Text that is there and that every store and page can carry, trimmed; null for anything else, which is noted. */
export function wordsOf(sink: Sink, leaf: Leaf): string | null {
  const words = typeof leaf.value === "string" ? leaf.value.trim() : "";
  if (words !== "" && words.isWellFormed()) return words;
  note(sink, "value-not-admitted", leaf);
  return null;
}

/** A number, or digits that stand where a number should, which is noted as repaired; null for anything else, which is noted too. */
export function numberOf(sink: Sink, leaf: Leaf): number | null {
  const { value } = leaf;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value === "string" && /^\s*\d{1,15}\s*$/.test(value)) {
    note(sink, "value-repaired", leaf);
    return Number(value);
  }
  note(sink, "value-not-admitted", leaf);
  return null;
}

/** Says an amount, or notes at all its places why it is none: negative, too large to be exact, the wrong way round. */
export function sayAmount(sink: Sink, leaf: Leaf, field: Field, amount: Amount, manner: Manner = {}): void {
  if (checkAmount(amount, "").length === 0) say(sink, leaf, field, null, amount, manner);
  else
    for (const pointer of manner.pointers ?? [leaf.pointer])
      note(sink, "amount-invalid", { pointer, value: leaf.value });
}

/** A stated absence. */
export function absence(state: "stated-none" | "reported-unknown" | "not-applicable"): Content {
  return { kind: "unknown", state };
}

/** A name as a value. */
export function nameContent(name: string): Content {
  return { kind: "name", name };
}

/** A term as a value. */
export function termContent(term: string): Content {
  return { kind: "term", term };
}
