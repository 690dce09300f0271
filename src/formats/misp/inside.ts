/** Looking into events that others wrote, where nothing is certain: members as they are wanted, each with the place where it stands. */
import { escapeStep } from "../leftovers.ts";

/** An object of the record and its JSON Pointer. */
export interface Inside {
  readonly at: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Anything of the record and its JSON Pointer. */
export interface Item {
  readonly at: string;
  readonly value: unknown;
}

/** Whether it is an object with named members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether there is anything: null, empty texts, empty lists and empty objects are nothing. */
export function isSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** The member of its own with this name; undefined where there is none. */
export function memberOf({ value }: Inside, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The place of a member. */
export function placeOf({ at }: Inside, key: string): string {
  return `${at}/${escapeStep(key)}`;
}

/** A member as text, whether it was written as a text, a number or a boolean; null where it is none of these, or blank. */
export function textIn(inside: Inside, key: string): string | null {
  const member = memberOf(inside, key);
  const text = typeof member === "number" || typeof member === "boolean" ? String(member) : member;
  return typeof text === "string" && text.trim() !== "" ? text : null;
}

/** What stands in a member that is a list; anything else that holds something counts as a list of one. */
export function itemsIn(inside: Inside, key: string): readonly Item[] {
  const member = memberOf(inside, key);
  const at = placeOf(inside, key);
  if (Array.isArray(member)) return member.map((value: unknown, index) => ({ at: `${at}/${index}`, value }));
  return isSomething(member) ? [{ at, value: member }] : [];
}

/** The objects among what stands in a list. */
export function partsIn(inside: Inside, key: string): readonly Inside[] {
  return itemsIn(inside, key).flatMap(({ at, value }) => (isRecord(value) ? [{ at, value }] : []));
}

/** Whether the part was taken back: instances pass on what was deleted, marked so, to tell others of it. */
export function isDeleted(inside: Inside): boolean {
  return [true, 1, "1", "true"].includes(memberOf(inside, "deleted") as never);
}
