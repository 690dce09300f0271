/** Writing of everything that is a word of a list, by the same table that reads it. */
import type { Field } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import { standing, standsAbsent, type Told } from "./telling.ts";
import { add, addMember, put, type Tree, valueIn } from "./tree.ts";
import { type PlacedWord, wordsFor } from "./words.ts";

/** Places that hold one word rather than a list. */
const single: readonly string[] = ["/victim/employee_count", "/targeted"];

/** Places whose word is a member of an object in a list. */
const members: ReadonlyMap<string, readonly [list: string, member: string]> = new Map([
  ["/asset/assets/variety", ["/asset/assets", "variety"]],
  ["/attribute/confidentiality/data/variety", ["/attribute/confidentiality/data", "variety"]],
]);

/**
 * Writes the words of a field that may stand, and where nothing else stands that it is unknown or does not apply. `about`: the victim
 * or actor whose words these are; null: the incident's. `below`: the beginning of the places that are meant.
 */
export function writeWords(root: Tree, told: Told, field: Field, about: string | null = null, below = "/"): void {
  const placed = (content: Content) => wordsFor(field, content).find(({ place: { path } }) => path.startsWith(below));
  for (const saying of standing(told, field)) {
    if (saying.about === about && saying.content.kind === "term") putWord(root, placed(saying.content));
  }
  for (const state of ["reported-unknown", "not-applicable"] as const) {
    const at = placed({ kind: "unknown", state });
    const free = at !== undefined && valueIn(root, at.place.path) === undefined;
    if (free && standsAbsent(told, field, state, about)) putWord(root, at);
  }
}

function putWord(root: Tree, placed: PlacedWord | undefined): void {
  if (placed === undefined) return;
  const { path } = placed.place;
  const member = members.get(path);
  if (single.includes(path)) put(root, path, placed.word);
  else if (member === undefined) add(root, path, placed.word);
  else addMember(root, member[0], member[1], placed.word);
}
