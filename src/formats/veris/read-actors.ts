/**
 * Reading of the actors. A group of actors is how the coder classified whoever did it and attributes nothing; a name that stands
 * without anybody who says so is a suspicion of whoever published the record.
 */
import { type ActorKeys, actorKeysOf } from "./actor-keys.ts";
import { absence, note, say, type Sink, termContent, wordsOf } from "./implied.ts";
import { isLoose, type Leaf, leavesAt, memberOf, type Sheet } from "./leaves.ts";
import { unknownRegion } from "./regions.ts";
import { type ActorGroup, actorGroups } from "./words.ts";

/** As many names of a group as are read: more than any record has, and fewer than keys can tell apart. */
export const mostNames = 1000;

/** Reads the names of actors and says which groups are there; gives the keys under which the rest is said of them. */
export function readActors(sheet: Sheet, sink: Sink): ActorKeys {
  const names = new Map<ActorGroup, readonly Named[]>();
  for (const group of actorGroups) names.set(group, namesIn(sheet, sink, group));
  const keys = actorKeysOf(
    new Map(
      ([...actorGroups, "unknown"] as const)
        .filter((group) => isLoose(actorIn(sheet, group)))
        .map((group) => [group, group === "unknown" ? 0 : (names.get(group)?.length ?? 0)] as const),
    ),
  );
  for (const group of actorGroups) {
    (names.get(group) ?? []).forEach(({ leaf, name }, index) => {
      const about = keys.names.get(group)?.[index];
      if (about === undefined) return;
      note(sink, "actor-unattributed", leaf);
      say(sink, leaf, "responsibility.suspected", about, { kind: "party", name, basis: null });
    });
  }
  if (sheet.shallow) sayGroups(sheet, sink, keys);
  readRegions(sheet, sink, keys);
  return keys;
}

interface Named {
  readonly leaf: Leaf;
  readonly name: string;
}

function namesIn(sheet: Sheet, sink: Sink, group: ActorGroup): readonly Named[] {
  return leavesAt(sheet, `/actor/${group}/name`)
    .slice(0, mostNames)
    .flatMap((leaf) => {
      const name = wordsOf(sink, leaf);
      return name === null ? [] : [{ leaf, name }];
    });
}

/** What a group says by being there: a partner has no varieties, and a group without a variety is of an unknown one. */
function sayGroups(sheet: Sheet, sink: Sink, { groups }: ActorKeys): void {
  for (const [group, about] of groups) {
    const place = { pointer: `/actor/${group}` };
    if (group === "unknown") say(sink, place, "actor.variety", about, absence("reported-unknown"));
    else if (group === "partner") say(sink, place, "actor.variety", about, termContent("partner"));
    else if (!sheet.leaves.has(`/actor/${group}/variety`)) {
      say(sink, place, "actor.variety", about, termContent(`${group}.Unknown`));
    }
  }
}

/** An unknown region is an unknown country once more; of a known region there is no field. */
function readRegions(sheet: Sheet, sink: Sink, { groups }: ActorKeys): void {
  for (const group of ["external", "partner"] as const) {
    const about = groups.get(group);
    for (const leaf of about === undefined ? [] : leavesAt(sheet, `/actor/${group}/region`)) {
      if (leaf.value === unknownRegion) say(sink, leaf, "actor.country", about ?? null, absence("reported-unknown"));
    }
  }
}

function actorIn(sheet: Sheet, group: string): unknown {
  return memberOf(memberOf(sheet.record, "actor"), group);
}
