/**
 * History: the states of a record as its audience is told today of the past.
 *
 * Yesterday's revisions are disclosed under today's policy and today's markings: what was marked narrower since then is as narrow
 * in every earlier state. A statement that was retired stays in the history as widely as it was marked last.
 */
import type { Assertion, AssertionId } from "../domain/assertion.ts";
import { type Audience, type AudienceName, audiences } from "../domain/audience.ts";
import { canonicalJson } from "../domain/digest.ts";
import { type Disclosable, disclose } from "../domain/disclosure.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { IncidentId } from "../domain/incident.ts";
import { type Marking, narrower, wider } from "../domain/marking.ts";
import type { Projection } from "../domain/projection.ts";
import type { Revision } from "../domain/revision.ts";
import type { House } from "./house.ts";
import { citedReports } from "./telling.ts";

/** Everything that the states of one record follow from. */
export interface Past extends Pick<Disclosable, "reports" | "policy" | "illustration"> {
  /** From the first to the newest. */
  readonly revisions: readonly Revision[];
}

/**
 * The states of a record that an audience can tell apart, oldest first; empty where it is not told of the record, or no longer. The
 * `version` of each counts them from 1, and `since` is when the first revision was made that says so; the last says what is told today.
 */
export async function historyOf(
  { store, policy }: Pick<House, "store" | "policy">,
  incident: IncidentId,
  audience: AudienceName,
): Promise<readonly Projection[]> {
  const telling = await store.findTelling(incident, audience);
  if (telling?.kind !== "record") return [];
  const revisions = await store.listRevisions(incident);
  const newest = revisions.at(-1);
  if (newest === undefined) return [];
  const all = { ...newest, assertions: revisions.flatMap(({ assertions }) => assertions) };
  const illustration = (await store.findIncident(incident))?.illustration ?? null;
  const past = { revisions, reports: await citedReports(store, all), policy, illustration };
  return statesOf(past, audiences[audience]);
}

/**
 * The same for revisions at hand. Pure. A revision in which nothing changes for the audience, or of which it is told nothing, is no state.
 * A picture hangs on the record and on no revision: it is told with the last state alone.
 */
export function statesOf(
  { revisions, reports, policy, illustration = null }: Past,
  audience: Audience,
): readonly Projection[] {
  const states: Projection[] = [];
  for (const revision of markedAsToday(revisions)) {
    const before = states.at(-1) ?? null;
    const told = disclose({ revision, reports, policy }, audience, before, revision.made);
    if (told !== null && told !== before) states.push(told);
  }
  const [last, newest] = [states.at(-1), revisions.at(-1)];
  if (last === undefined || newest === undefined || illustration === null) return states;
  const pictured = disclose(
    { revision: newest, reports, policy, illustration },
    audience,
    states.at(-2) ?? null,
    last.since,
  );
  return pictured === null ? states : [...states.slice(0, -1), pictured];
}

/** The last word on who may know of a thing, by what names the thing. */
type LastWords = Map<string, Marking | null>;

/**
 * The revisions with nothing in them marked wider than in the last revision that says the same. Where one revision says the same
 * twice, the wider label counts: that it is said is told to those anyway.
 */
function markedAsToday(revisions: readonly Revision[]): readonly Revision[] {
  const lastWords: LastWords = new Map();
  const keys = keyMaker();
  const newestFirst = revisions.toReversed().map((revision) => {
    for (const [key, marking] of wordsOf(revision, keys)) if (!lastWords.has(key)) lastWords.set(key, marking);
    return { ...revision, assertions: revision.assertions.map((assertion) => narrowed(assertion, lastWords, keys)) };
  });
  return newestFirst.toReversed();
}

/** What one revision says on who may know of each statement, and of each place that it rests on. */
function wordsOf({ assertions }: Revision, keys: Keys): LastWords {
  const words: LastWords = new Map();
  const note = (key: string, marking: Marking | null) => {
    const other = words.get(key);
    words.set(key, other === undefined ? marking : wider(other, marking));
  };
  for (const assertion of assertions) {
    const { saying, places } = keys(assertion);
    note(saying, assertion.marking);
    for (const { key, piece } of places) note(key, narrower(assertion.marking, piece.marking));
  }
  return words;
}

function narrowed(assertion: Assertion, lastWords: LastWords, keys: Keys): Assertion {
  const { saying, places } = keys(assertion);
  const marking = (key: string, own: Marking | null) => narrower(own, lastWords.get(key) ?? null);
  return {
    ...assertion,
    marking: marking(saying, assertion.marking),
    evidence: places.map(({ key, piece }) => ({ ...piece, marking: marking(key, piece.marking) })),
  };
}

/** What names a statement, and each place that it rests on, whatever they are marked. */
interface AssertionKeys {
  readonly saying: string;
  readonly places: readonly { readonly key: string; readonly piece: Evidence }[];
}

type Keys = (assertion: Assertion) => AssertionKeys;

/** Assertions of one name are equal, and most stand in many revisions. */
function keyMaker(): Keys {
  const known = new Map<AssertionId, AssertionKeys>();
  return (assertion) => {
    const keys = known.get(assertion.id) ?? keysOf(assertion);
    known.set(assertion.id, keys);
    return keys;
  };
}

function keysOf(assertion: Assertion): AssertionKeys {
  const { field, about, content, polarity, stance, asserter, asserted, likelihood, confidence, evidence } = assertion;
  const saying = canonicalJson([field, about, content, polarity, stance, asserter, asserted, likelihood, confidence]);
  const places = evidence.map((piece) => ({ key: `${saying}${canonicalJson([piece.report, piece.place])}`, piece }));
  return { saying, places };
}
