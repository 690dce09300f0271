/** Revisions: the numbered states of a record. A revision never changes again, and each names its predecessor by hash. */
import type { AccountId } from "./account.ts";
import type { Assertion } from "./assertion.ts";
import { canonicalJson, type Digest, digestOfValue } from "./digest.ts";
import type { DraftId } from "./draft.ts";
import { fieldNames } from "./field.ts";
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

/** A revision with its assertions in canonical order and its digest. A digest that the content carries already counts for nothing. */
export function sealRevision(content: Omit<Revision, "digest">): Revision {
  const { incident, number, predecessor, draft, by, made, note, sample } = content;
  const assertions = inOrder(content.assertions);
  const sealed = { incident, number, predecessor, assertions, draft, by, made, note, sample };
  return { ...sealed, digest: digestOfValue(sealed) };
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

/** In canonical order. What ties are broken by is made once an assertion, and only for those that tie: it takes longer than all the rest. */
function inOrder(assertions: readonly Assertion[]): readonly Assertion[] {
  const texts = new Map<Assertion, string>();
  const textOf = (assertion: Assertion): string => {
    const known = texts.get(assertion) ?? canonicalJson(assertion);
    texts.set(assertion, known);
    return known;
  };
  return assertions.toSorted(
    (a, b) =>
      fieldNames.indexOf(a.field) - fieldNames.indexOf(b.field) ||
      numberOf(a) - numberOf(b) ||
      startOf(a) - startOf(b) ||
      compareText(textOf(a), textOf(b)),
  );
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
