/** Writing of the actors: only an actor to whom the incident is attributed is named, and only what may classify is put in a group. */
import type { SubjectKey } from "../../domain/subject.ts";
import { actorKeysOf } from "./actor-keys.ts";
import { mostNames } from "./read-actors.ts";
import { attributionsTo, mayClassify, standsAbsent, subjectsOf, termsOf, type Told } from "./telling.ts";
import { append, put, type Tree, valueIn } from "./tree.ts";
import { type ActorGroup, actorGroups } from "./words.ts";
import { writeWords } from "./write-words.ts";

/** Our type of actor -> its group and the variety that says so much; null: none does. */
const groupsOfTypes: ReadonlyMap<string, readonly [group: ActorGroup, variety: string | null]> = new Map([
  ["state", ["external", "Nation-state"]],
  ["state-affiliated", ["external", "State-affiliated"]],
  ["criminal", ["external", null]],
  ["hacktivist", ["external", "Activist"]],
  ["insider", ["internal", null]],
  ["competitor", ["external", "Competitor"]],
  ["terrorist", ["external", "Terrorist"]],
]);

/** An actor with its place in a group. */
interface Member {
  readonly actor: string;
  readonly name: string | null;
}

/** Writes the actors; gives for each that has a place the key under which the standard part, read back, speaks of it. */
export function writeActors(root: Tree, told: Told): ReadonlyMap<string, SubjectKey> {
  const groups = new Map<ActorGroup, Member[]>();
  for (const actor of subjectsOf(told, "actor")) if (mayClassify(told, actor)) place(root, told, groups, actor);
  const [first] = actorGroups.filter((group) => groups.has(group));
  if (first === undefined) put(root, "/actor/unknown", {});
  else writeWords(root, told, "motive", null, `/actor/${first}/`);
  return keysFor(told, groups);
}

/** Puts an actor into its groups, with what is known of it there. */
function place(root: Tree, told: Told, groups: Map<ActorGroup, Member[]>, actor: string): void {
  const [attributed] = attributionsTo(told, actor);
  for (const group of groupsOf(told, actor)) {
    const members = groups.get(group) ?? [];
    const name = group === "internal" ? undefined : attributed?.trim();
    const named = name !== undefined && members.length < mostNames && members.every((member) => member.name !== name);
    groups.set(group, [...members, { actor, name: named ? name : null }]);
    put(root, `/actor/${group}`, {});
    writeWords(root, told, "actor.variety", actor, `/actor/${group}/`);
    writeWords(root, told, "actor.country", actor, `/actor/${group}/`);
    if (named) append(root, `/actor/${group}/name`, name);
    for (const type of termsOf(told, "actor.type", actor)) {
      const [of, variety = null] = groupsOfTypes.get(type) ?? [];
      if (of === group && variety !== null && valueIn(root, `/actor/${group}/variety`) === undefined) {
        append(root, `/actor/${group}/variety`, variety);
      }
    }
  }
}

/** The groups that what is said of an actor puts it in; an attribution to a name that nobody classifies is to somebody outside. */
function groupsOf(told: Told, actor: string): readonly ActorGroup[] {
  const varieties = termsOf(told, "actor.variety", actor).map((term) => term.split(".")[0]);
  const types = termsOf(told, "actor.type", actor).map((type) => groupsOfTypes.get(type)?.[0]);
  const said = actorGroups.filter(
    (group) => varieties.includes(group) || (varieties.length === 0 && types.includes(group)),
  );
  return said.length === 0 && attributionsTo(told, actor).length > 0 ? ["external"] : said;
}

function keysFor(told: Told, groups: ReadonlyMap<ActorGroup, readonly Member[]>): ReadonlyMap<string, SubjectKey> {
  const counts = new Map<ActorGroup | "unknown", number>();
  for (const [group, members] of groups) counts.set(group, members.filter(({ name }) => name !== null).length);
  if (groups.size === 0) counts.set("unknown", 0);
  const { groups: own, names } = actorKeysOf(counts);
  const keys = new Map<string, SubjectKey>();
  const give = (actor: string | undefined, key: SubjectKey | undefined) => {
    if (actor !== undefined && key !== undefined && !keys.has(actor)) keys.set(actor, key);
  };
  for (const [group, members] of groups) {
    const named = members.filter(({ name }) => name !== null);
    named.forEach(({ actor }, index) => {
      give(actor, names.get(group)?.[index]);
    });
    if (named.length !== 1) give(members.find(({ name }) => name === null)?.actor, own.get(group));
  }
  const unknown = (actor: string) => standsAbsent(told, "actor.variety", "reported-unknown", actor);
  if (groups.size === 0) give(subjectsOf(told, "actor").find(unknown), own.get("unknown"));
  return keys;
}
