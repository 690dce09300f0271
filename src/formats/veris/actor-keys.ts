/** How the actors of a record are numbered: one for each group that is there, and one for each name where a group has several. */
import { type SubjectKey, subjectKey } from "../../domain/subject.ts";
import { type ActorGroup, actorGroups } from "./words.ts";

/** The keys of a record's actors. */
export interface ActorKeys {
  /** The actor that a group's varieties and countries are about; groups that are not there are absent. */
  readonly groups: ReadonlyMap<ActorGroup | "unknown", SubjectKey>;
  /** The actors that the names of a group are about, in the order of the names. A single name is the group's own actor. */
  readonly names: ReadonlyMap<ActorGroup, readonly SubjectKey[]>;
}

/** Numbers the actors of a record by the groups that are there and how many names each has. */
export function actorKeysOf(names: ReadonlyMap<ActorGroup | "unknown", number>): ActorKeys {
  let last = 0;
  const next = () => subjectKey("actor", ++last);
  const groups = new Map<ActorGroup | "unknown", SubjectKey>();
  for (const group of [...actorGroups, "unknown"] as const) if (names.has(group)) groups.set(group, next());
  const named = new Map<ActorGroup, readonly SubjectKey[]>();
  for (const group of actorGroups) {
    const count = names.get(group) ?? 0;
    const own = groups.get(group);
    if (count === 1 && own !== undefined) named.set(group, [own]);
    if (count > 1) named.set(group, Array.from({ length: count }, next));
  }
  return { groups, names: named };
}
