/** Sharing groups of worlds: the one whose partners the audience may be, which all worlds have, and others, of which nobody outside of them may know. */
import fc from "fast-check";
import type { Statement } from "../../src/domain/assertion.ts";
import type { GroupName } from "../../src/domain/audience.ts";

/** The group whose partners an audience of partners is. */
export const readersGroup = "northern-isac" as GroupName;

/** Groups that nobody of any audience is in. In some worlds they are there, in others they are only spoken of. */
export const otherGroups = ["zquarrel-isac", "zquince-isac"] as readonly string[] as readonly [GroupName, GroupName];

/** What becomes of a group: it is there (made, or reopened) and everything is told to it as far as so many records; it is closed; it is called otherwise. */
export type GroupDeed =
  | {
      readonly kind: "group";
      readonly what: "open" | "close" | "describe";
      readonly name: GroupName;
      readonly records: number;
    }
  /** Somebody else is of these groups from here on, as far as they are there. */
  | { readonly kind: "members"; readonly name: string; readonly groups: readonly GroupName[] };

/** Some of the groups that are not the reader's, at least one; in order. */
export function someOthers(g: fc.GeneratorValue): readonly GroupName[] {
  return g(fc.shuffledSubarray<GroupName>, [...otherGroups], { minLength: 1 }).toSorted();
}

/** The reader's group, and others besides or not; in order. */
export function withOthers(g: fc.GeneratorValue): readonly GroupName[] {
  return [readersGroup, ...g(fc.shuffledSubarray<GroupName>, [...otherGroups])].toSorted();
}

/** What is for the reader's group may be for others besides: that it is not told them. */
export function sharedFurther(statement: Statement, g: fc.GeneratorValue): Statement {
  return statement.groups?.includes(readersGroup) === true ? { ...statement, groups: withOthers(g) } : statement;
}

/** Something that happens to a group that is not the reader's, or to who is of any group. */
export function hiddenGroupDeed(g: fc.GeneratorValue, word: string): GroupDeed {
  const [name = otherGroups[0]] = someOthers(g);
  const groups = g(fc.shuffledSubarray<GroupName>, [readersGroup, ...otherGroups]);
  return g(() =>
    fc.oneof(
      fc.record({
        kind: fc.constant("group" as const),
        what: fc.constantFrom("open", "open", "open", "close", "describe"),
        name: fc.constant(name),
        records: fc.nat(4),
      }),
      fc.constant({ kind: "members", name: word, groups } as const),
    ),
  );
}
