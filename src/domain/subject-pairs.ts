/** Which victim or actor of one state of a record is which of another, whose keys may be others. */
import { canonicalJson } from "./digest.ts";
import { type Field, fieldNames } from "./field.ts";
import { pairsOf } from "./pairs.ts";
import type { Projection, ToldAssertion } from "./projection.ts";

/** A victim or actor with all that is said of it. */
interface Described {
  readonly key: string;
  /** `victim` or `actor`. */
  readonly kind: string;
  /** The names that it goes by, sorted. */
  readonly names: readonly string[];
  /** All that is said of it, sorted. */
  readonly sayings: readonly string[];
}

type Fields = Projection["fields"];

/**
 * Keys in the earlier state with the keys of the same victims and actors in the later one: those of whom the same is said, then
 * those of the same names, then those who have most in common. Whoever has nothing in common with anybody is absent.
 */
export function subjectPairs(from: Fields, to: Fields): ReadonlyMap<string, string> {
  const [before, after] = [describe(from), describe(to)];
  const everything = ({ kind, sayings }: Described) => canonicalJson([kind, sayings]);
  const names = ({ kind, names: all }: Described) => (all.length === 0 ? null : canonicalJson([kind, all]));
  const pairs = new Map(pairsOf(before, after, [everything, names]));
  addAlike(pairs, before, after);
  const found = [...pairs].map(([here, there]) => [before[here]?.key ?? "", after[there]?.key ?? ""] as const);
  return new Map(found);
}

/** Pairs those who are left, beginning with those who have most in common. */
function addAlike(pairs: Map<number, number>, before: readonly Described[], after: readonly Described[]): void {
  const taken = new Set(pairs.values());
  const here = [...before.entries()].filter(([place]) => !pairs.has(place));
  const there = [...after.entries()].filter(([place]) => !taken.has(place));
  const alike = here.flatMap(([place, one]) => {
    const said = new Set(one.sayings);
    return there
      .filter(([, other]) => other.kind === one.kind)
      .map(([otherPlace, { sayings }]) => ({
        place,
        otherPlace,
        common: sayings.filter((text) => said.has(text)).length,
      }))
      .filter(({ common }) => common > 0);
  });
  for (const { place, otherPlace } of alike.toSorted((a, b) => b.common - a.common)) {
    if (pairs.has(place) || taken.has(otherPlace)) continue;
    pairs.set(place, otherPlace);
    taken.add(otherPlace);
  }
}

function describe(fields: Fields): readonly Described[] {
  const said = new Map<string, { names: string[]; sayings: string[] }>();
  for (const field of fieldNames) {
    for (const assertion of assertionsIn(fields, field)) {
      if (assertion.about === null) continue;
      const all = said.get(assertion.about) ?? { names: [], sayings: [] };
      said.set(assertion.about, all);
      all.sayings.push(canonicalJson([field, assertion.content, assertion.polarity]));
      all.names.push(...namesIn(field, assertion));
    }
  }
  return [...said].map(([key, { names, sayings }]) => ({
    key,
    kind: key.replace(/-\d+$/, ""),
    names: [...new Set(names)].toSorted(),
    sayings: sayings.toSorted(),
  }));
}

function assertionsIn(fields: Fields, field: Field): readonly ToldAssertion[] {
  const told = fields[field];
  return told.kind === "shown" ? told.assertions : [];
}

function namesIn(field: Field, { content }: ToldAssertion): readonly string[] {
  if (content.kind === "party") return content.name === null ? [] : [content.name];
  return field === "victim.name" && content.kind === "name" ? [content.name] : [];
}
