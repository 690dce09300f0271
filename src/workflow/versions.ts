/** Versions: which state of a record its audience was told as which version, and which state was told at an instant. */
import { type News, newsOf } from "../domain/news.ts";
import type { Projection } from "../domain/projection.ts";
import type { Instant } from "../domain/report.ts";
import type { ProjectionShelf } from "../store/store.ts";
import { historyOf } from "./history.ts";
import type { House } from "./house.ts";

/** One state of a record, as its audience may be told of it today. */
export interface ToldState {
  /** Its `version` counts the states from 1; the number that citations name is the other one. */
  readonly state: Projection;
  /**
   * The version that this audience was told it as. Null where none can be named: the state tells apart what was told as one version then,
   * or nothing was told then.
   */
  readonly version: number | null;
  /** When the next state came; null: it is told today. */
  readonly until: Instant | null;
  /** What it said that the state before did not. */
  readonly news: readonly News[];
}

/** At least the one that is told today. */
export type ToldStates = readonly [ToldState, ...ToldState[]];

/** How many changes of one instant are looked through for the one of a record. */
const together = 1000;

/**
 * The states of a record that is told today, oldest first, under today's policy and markings. The last is told as the version of the
 * telling itself. A version that was told anew without a new revision, or of which nothing may be told any more, is of no state.
 */
export async function versionsOf(house: Pick<House, "store" | "policies">, telling: Projection): Promise<ToldStates> {
  const { incident, audience, version } = telling;
  const states = await historyOf(house, incident, audience);
  const last = states.at(-1) ?? telling;
  const told: ToldState[] = [];
  for (const [index, state] of states.slice(0, -1).entries()) {
    told.push({
      state,
      version: await versionAt(house.store, state),
      until: states[index + 1]?.since ?? null,
      news: newsOf(states[index - 1] ?? null, state),
    });
  }
  const news = newsOf(states.at(-2) ?? null, last);
  return ordered([...told, { state: last, version, until: null, news }]);
}

/** The state that was told at an instant; null before the first. */
export function stateAt(states: ToldStates, instant: Instant): ToldState | null {
  return states.findLast(({ state }) => state.since <= instant) ?? null;
}

/** The version of the change that told a state, found in the log of changes by when it was told. */
async function versionAt(
  shelf: Pick<ProjectionShelf, "changeNumber" | "changesSince">,
  { incident, audience, since }: Pick<Projection, "incident" | "audience" | "since">,
): Promise<number | null> {
  let [low, high] = [0, await shelf.changeNumber(audience)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [change] = await shelf.changesSince(audience, middle, 1);
    if (change !== undefined && change.at < since) low = middle + 1;
    else high = middle;
  }
  const changes = await shelf.changesSince(audience, low, together);
  return changes.find((change) => change.incident === incident && change.at === since)?.version ?? null;
}

function ordered(states: readonly ToldState[]): ToldStates {
  const [first, ...later] = states;
  if (first === undefined) throw new TypeError("a record that is told has one state at least");
  return [first, ...later];
}
