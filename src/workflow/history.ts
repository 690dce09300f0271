/**
 * History: the states of a record as its audience is told today of the past.
 *
 * Yesterday's revisions are disclosed under today's policy, today's markings, restrictions and takedowns: what was marked narrower since
 * then is as narrow in every earlier state. A statement that was retired stays in the history as widely as it was marked last.
 */
import type { Assertion, AssertionId } from "../domain/assertion.ts";
import { type Audience, type AudienceName, audienceNamed } from "../domain/audience.ts";
import { canonicalJson } from "../domain/digest.ts";
import { type Disclosable, disclose, mayKnowOf } from "../domain/disclosure.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Policy } from "../domain/policy.ts";
import type { Projection } from "../domain/projection.ts";
import type { Revision } from "../domain/revision.ts";
import type { Shelves } from "../store/store.ts";
import type { House } from "./house.ts";
import { citedReports, narrowingOf } from "./telling.ts";

/** Everything that the states of one record follow from. */
export interface Past extends Omit<Disclosable, "revision"> {
  /** From the first to the newest. */
  readonly revisions: readonly Revision[];
}

/**
 * The states of a record that an audience can tell apart, oldest first; empty where it is not told of the record, or no longer. The
 * `version` of each counts them from 1, and `since` is when the first revision was made that says so; the last says what is told today.
 */
export async function historyOf(
  house: Pick<House, "store" | "policies">,
  incident: IncidentId,
  audience: AudienceName,
): Promise<readonly Projection[]> {
  for (;;) {
    const policy = await house.policies.of(house.store, incident);
    const states = await statesUnder(policy, house.store, incident, audience);
    // A change of policy may have come by while this was read: then it is read again, wholly under the other one.
    if ((await house.policies.of(house.store, incident)) === policy) return states;
  }
}

async function statesUnder(
  policy: Policy,
  store: Shelves,
  incident: IncidentId,
  audience: AudienceName,
): Promise<readonly Projection[]> {
  const telling = await store.findTelling(incident, audience);
  if (telling?.kind !== "record") return [];
  const revisions = await store.listRevisions(incident);
  const newest = revisions.at(-1);
  if (newest === undefined) return [];
  const all = { ...newest, assertions: revisions.flatMap(({ assertions }) => assertions) };
  const record = await store.findIncident(incident);
  if (record === null) return [];
  const { illustration } = record;
  const narrowing = await narrowingOf(store, record);
  const past = { revisions, reports: await citedReports(store, all), policy, illustration, ...narrowing };
  return statesOf(past, audienceNamed(audience));
}

/**
 * The same for revisions at hand. Pure. A revision in which nothing changes for the audience, or of which it is told nothing, is no state.
 * A picture hangs on the record and on no revision: it is told with the last state alone.
 */
export function statesOf(
  { revisions, illustration = null, ...others }: Past,
  audience: Audience,
): readonly Projection[] {
  const states: Projection[] = [];
  for (const revision of asKnownToday(revisions, audience, others.asOf)) {
    const before = states.at(-1) ?? null;
    const told = disclose({ ...others, revision }, audience, before, revision.made);
    if (told !== null && told !== before) states.push(told);
  }
  const [last, newest] = [states.at(-1), revisions.at(-1)];
  if (last === undefined || newest === undefined || illustration === null) return states;
  const disclosable = { ...others, revision: newest, illustration };
  const pictured = disclose(disclosable, audience, states.at(-2) ?? null, last.since);
  return pictured === null ? states : [...states.slice(0, -1), pictured];
}

/** Whether the audience may know of a thing as it was marked last, by what names the thing. */
type LastWords = Map<string, boolean>;

/**
 * The revisions with nothing in them of which the audience may not know as the last revision has it that says the same. Where one
 * revision says the same twice, it is enough that they may know of one of the two: that it is said is told to them anyway.
 */
function asKnownToday(
  revisions: readonly Revision[],
  audience: Audience,
  asOf: Disclosable["asOf"],
): readonly Revision[] {
  const lastWords: LastWords = new Map();
  const keys = keyMaker();
  const newestFirst = revisions.toReversed().map((revision) => {
    const words = wordsOf(revision, keys, (thing) => mayKnowOf(thing, audience, asOf));
    for (const [key, known] of words) if (!lastWords.has(key)) lastWords.set(key, known);
    return { ...revision, assertions: revision.assertions.flatMap((one) => withKnown(one, lastWords, keys)) };
  });
  return newestFirst.toReversed();
}

/** Which of the statements of one revision, and of the places that each rests on, the audience may know of. */
function wordsOf({ assertions }: Revision, keys: Keys, mayKnow: (thing: Assertion | Evidence) => boolean): LastWords {
  const words: LastWords = new Map();
  const note = (key: string, known: boolean) => words.set(key, known || words.get(key) === true);
  for (const assertion of assertions) {
    const { saying, places } = keys(assertion);
    const known = mayKnow(assertion);
    note(saying, known);
    for (const { key, piece } of places) note(key, known && mayKnow(piece));
  }
  return words;
}

function withKnown(assertion: Assertion, lastWords: LastWords, keys: Keys): readonly Assertion[] {
  const { saying, places } = keys(assertion);
  if (lastWords.get(saying) !== true) return [];
  const evidence = places.filter(({ key }) => lastWords.get(key) === true).map(({ piece }) => piece);
  return [evidence.length === places.length ? assertion : { ...assertion, evidence }];
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
