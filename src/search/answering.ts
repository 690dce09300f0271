/** Answering: which documents answer a question, and which would but for the choice of one facet. */
import type { Asked } from "./asked.ts";
import type { Falling } from "./days.ts";
import { Evaluation, type Scope } from "./evaluate.ts";
import type { Facet } from "./facet.ts";
import { bitsIn, type Docs, type Found, passing, roomFor } from "./found.ts";
import type { LiveIndex } from "./live-index.ts";
import type { QueryNode } from "./query/query.ts";
import { firmDate, incidentOf, noDate, numberOf, standings } from "./records.ts";

/** What comes of a question before it is counted, sorted and shown. */
export interface Answering {
  readonly hits: Found;
  /** Documents that fail the choice of one facet alone, for the facets with a choice; none where the whole is narrowed by one choice alone. */
  readonly near: ReadonlyMap<Facet, Docs>;
  /** Whether all documents that are told today answer all but the choices. */
  readonly isWhole: boolean;
  /** How the date of a document stands to the days that were asked for. */
  readonly fallingOf: (doc: number) => Falling;
}

/** The documents of a question. */
export function answeringOf(index: LiveIndex, asked: Asked, root: QueryNode): Answering {
  const scope = scopeOf(index, asked);
  const evaluation = new Evaluation(index, scope);
  const matching = evaluation.find(root);
  const filter = filterOf(index, asked);
  const isWhole = matching === null && filter === null && asked.knownAt === null;
  const choices = asked.chosen.map(({ facet, values }) => ({
    facet,
    numbers: values.map((value) => index.values.find(facet, value)).filter((number) => number !== null),
  }));
  const rest = { isWhole, fallingOf: fallingIn(index, asked) };
  const [only] = choices;
  if (isWhole && only !== undefined && choices.length === 1) {
    return { hits: evaluation.showing(only.numbers), near: new Map([[only.facet, roomFor(0)]]), ...rest };
  }
  const all = matching ?? evaluation.everything();
  if (choices.length === 0) return { hits: filter === null ? all : passing(all, filter), near: new Map(), ...rest };
  const shown = choices.map(({ facet, numbers }) => ({ facet, bits: evaluation.bitsShowing(numbers) }));
  return { ...divided(all, shown, filter), ...rest };
}

/** The documents that are told today, or those that were told at that time. */
function scopeOf({ records }: LiveIndex, { knownAt }: Asked): Scope {
  if (knownAt === null) return { mask: records.today.array, size: records.counts.today };
  const mask = new Uint8Array(records.size);
  const [standing, from, until] = [records.standing.array, records.from.array, records.until.array];
  let size = 0;
  for (let doc = 0; doc < mask.length; doc += 1) {
    if (standing[doc] === standings.dead || (from[doc] ?? 0) > knownAt || (until[doc] ?? 0) <= knownAt) continue;
    mask[doc] = 1;
    size += 1;
  }
  return { mask, size };
}

/** Whether a document passes all but words and choices; null where every one does. */
function filterOf(index: LiveIndex, asked: Asked): ((doc: number) => boolean) | null {
  const { incidents, changedSince, days, sureOnly } = asked;
  if (incidents === null && changedSince === null && days === null) return null;
  const numbers =
    incidents === null
      ? null
      : new Set([...incidents].map(numberOf).filter((number) => incidents.has(incidentOf(number))));
  const [number, since] = [index.records.number.array, index.records.since.array];
  const fallingOf = fallingIn(index, asked);
  return (doc) => {
    if (numbers !== null && !numbers.has(number[doc] ?? 0)) return false;
    if (changedSince !== null && (since[doc] ?? 0) < changedSince) return false;
    const fall = days === null ? "surely" : fallingOf(doc);
    return fall === "surely" || (fall === "possibly" && !sureOnly);
  };
}

/** Much like `falling`, but without an object for each record: all records of a house may be looked at. */
function fallingIn({ records }: LiveIndex, { days }: Asked): (doc: number) => Falling {
  if (days === null) return () => "surely";
  const [mins, maxes, firm] = [records.min.array, records.max.array, records.firm.array];
  return (doc) => {
    const [min, max] = [mins[doc] ?? 0, maxes[doc] ?? 0];
    if (firm[doc] === noDate || min > days.max || max < days.min) return "not";
    return firm[doc] === firmDate && min >= days.min && max <= days.max ? "surely" : "possibly";
  };
}

interface Choice {
  readonly facet: Facet;
  /** A bit for each document. */
  readonly bits: Uint32Array;
}

/** Which documents pass the filter and all choices, and which fail one choice alone. */
function divided(
  found: Found,
  choices: readonly Choice[],
  filter: ((doc: number) => boolean) | null,
): Pick<Answering, "hits" | "near"> {
  const passed = viableIn(found, viableOf(choices), filter);
  const hits = roomFor(passed.length);
  const near = choices.map(() => ({ docs: new Uint32Array(passed.length), length: 0 }));
  for (let at = 0; at < passed.length; at += 1) {
    const doc = passed.docs[at] ?? 0;
    const failed = choices.findIndex(({ bits }) => !hasBit(bits, doc));
    if (failed < 0) hits.scores[hits.length] = passed.scores[at] ?? 0;
    const to = failed < 0 ? hits : near[failed];
    if (to === undefined) continue;
    to.docs[to.length] = doc;
    to.length += 1;
  }
  return { hits, near: new Map(choices.map(({ facet }, place) => [facet, near[place] ?? roomFor(0)])) };
}

function viableIn(found: Found, viable: Uint32Array, filter: ((doc: number) => boolean) | null): Found {
  let room = 0;
  for (const bits of viable) room += bitsIn(bits);
  const passed = roomFor(Math.min(room, found.length));
  for (let at = 0; at < found.length; at += 1) {
    const doc = found.docs[at] ?? 0;
    if (!hasBit(viable, doc) || filter?.(doc) === false) continue;
    passed.docs[passed.length] = doc;
    passed.scores[passed.length] = found.scores[at] ?? 0;
    passed.length += 1;
  }
  return passed;
}

/** The documents that fail one choice at most, 32 at a time. */
function viableOf(choices: readonly Choice[]): Uint32Array {
  const viable = new Uint32Array(choices[0]?.bits.length ?? 0);
  for (let word = 0; word < viable.length; word += 1) {
    let [once, twice] = [0, 0];
    for (const { bits } of choices) {
      const failing = ~(bits[word] ?? 0);
      twice |= once & failing;
      once |= failing;
    }
    viable[word] = ~twice;
  }
  return viable;
}

function hasBit(bits: Uint32Array, doc: number): boolean {
  return (((bits[doc >>> 5] ?? 0) >>> (doc & 31)) & 1) === 1;
}
