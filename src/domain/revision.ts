/** Revisions: the numbered states of a record. A revision never changes again, and each names its predecessor by hash. */
import type { AccountId } from "./account.ts";
import type { Assertion } from "./assertion.ts";
import { canonicalJson, type Digest, digestOf, digestOfValue } from "./digest.ts";
import type { DraftId } from "./draft.ts";
import { fieldRank } from "./field.ts";
import { type Finding, finding } from "./finding.ts";
import type { IncidentId } from "./incident.ts";
import type { Instant } from "./report.ts";

/** One state of a record. */
export interface Revision {
  readonly incident: IncidentId;
  /** Counted from 1 within the incident. */
  readonly number: number;
  /** Digest of the revision before; null for the first. */
  readonly predecessor: Digest | null;
  /** In canonical order: by field, subject, place of the first evidence, content. */
  readonly assertions: readonly Assertion[];
  /** The reviewed draft that it came of. */
  readonly draft: DraftId;
  readonly by: AccountId;
  readonly made: Instant;
  /** What the curator noted for the history; empty where nothing. */
  readonly note: string;
  readonly sample: boolean;
  /** Digest of all the above. */
  readonly digest: Digest;
}

/**
 * A revision with its assertions in canonical order and its digest. A digest that the content carries already counts for nothing.
 * `texts` is the canonical JSON of assertions, by identity, as far as the caller has it.
 */
export function sealRevision(
  content: Omit<Revision, "digest">,
  texts: ReadonlyMap<Assertion, string> = new Map(),
): Revision {
  const { incident, number, predecessor, draft, by, made, note, sample } = content;
  const textOf = textsBeside(texts);
  const assertions = inOrder(content.assertions, textOf);
  const others = { incident, number, predecessor, draft, by, made, note, sample };
  // What `digestOfValue` gives of the whole: `assertions` is the first of the sorted members.
  const digest = digestOf(`{"assertions":[${assertions.map(textOf).join(",")}],${canonicalJson(others).slice(1)}`);
  return { incident, number, predecessor, assertions, draft, by, made, note, sample, digest };
}

/** The canonical JSON of an assertion, made at most once. */
function textsBeside(texts: ReadonlyMap<Assertion, string>): (assertion: Assertion) => string {
  const made = new Map<Assertion, string>();
  return (assertion) => {
    const text = texts.get(assertion) ?? made.get(assertion) ?? canonicalJson(assertion);
    if (!texts.has(assertion)) made.set(assertion, text);
    return text;
  };
}

/** What breaks the chain of one incident's revisions, given from the first to the newest; empty where it holds. */
export function verifyChain(revisions: readonly Revision[]): readonly Finding[] {
  return revisions.flatMap((revision, index) => {
    const at = `${revision.incident} revision ${revision.number}`;
    const { digest, ...content } = revision;
    const sound = digestOfValue(content) === digest;
    const follows =
      revision.incident === revisions[0]?.incident &&
      revision.number === index + 1 &&
      revision.predecessor === (revisions[index - 1]?.digest ?? null);
    return sound && follows ? [] : [finding(at, "chain-broken", digest)];
  });
}

/** In canonical order. What it follows from is looked up once an assertion; the text only for those that tie. */
function inOrder(assertions: readonly Assertion[], textOf: (assertion: Assertion) => string): readonly Assertion[] {
  const placed = assertions.map((assertion) => ({
    assertion,
    field: fieldRank(assertion.field),
    number: numberOf(assertion),
    start: startOf(assertion),
  }));
  placed.sort(
    (a, b) =>
      a.field - b.field ||
      a.number - b.number ||
      a.start - b.start ||
      compareText(textOf(a.assertion), textOf(b.assertion)),
  );
  return placed.map(({ assertion }) => assertion);
}

/** The number of the victim or actor: the desk numbers the one that matters most first. */
function numberOf({ about }: Assertion): number {
  return about === null ? 0 : Number(about.slice(about.indexOf("-") + 1));
}

function startOf({ evidence }: Assertion): number {
  const place = evidence[0]?.place;
  return place?.kind === "quote" ? place.start : 0;
}

/** By UTF-16 units, so that the order is the same everywhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
