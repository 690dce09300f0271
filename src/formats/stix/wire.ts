/**
 * STIX 2.1 as it stands in JSON (OASIS Standard, June 2021): the shape of an object, identifiers that are fixed by others, and
 * looking into data of which nothing is known.
 */
import { uuid5 } from "../uuid.ts";

/** An object of a bundle. Everything besides its type and its name is looked at before it is used. */
export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** Objects with members of any kind. */
export type Members = Readonly<Record<string, unknown>>;

/** Finds an object by its id; undefined where there is none. */
export type Find = (id: string) => StixObject | undefined;

/** `plain`: STIX 2.1 alone, with the incident as a stub. `extended`: with the Incident Core extension, draft 2.0, and its new objects. */
export type Profile = "plain" | "extended";

/** Keys of the Incident Core extension suite (OASIS CTI, draft 2.0 of 10 October 2023). */
export const coreExtensions = {
  incident: "extension-definition--ef765651-680c-498d-9894-99799f2fa126",
  event: "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e",
  impact: "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9",
  task: "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030",
} as const;

/** Our own extension of incidents: what a record says, as far as standard places lose it. */
export const recordExtension = `extension-definition--${uuid5("stix/extension-definition/record")}`;

/** Our own extension of notes: a claim of responsibility that a machine can tell from an attribution. */
export const claimExtension = `extension-definition--${uuid5("stix/extension-definition/claim")}`;

/** On an identity, actor or speaker that has to have a name there although none is told. */
export const namelessLabel = "name-not-told";

/** Types of object that stand for an actor. */
export const actorTypes: readonly string[] = ["threat-actor", "intrusion-set"];

/** Types of object that speak of others by listing them. */
export const containerTypes: readonly string[] = ["report", "note", "opinion", "grouping"];

/** Whether a value is an object with members, and no array. */
export function isMembers(value: unknown): value is Members {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether a value has what every STIX object has. */
export function isStixObject(value: unknown): value is StixObject {
  return isMembers(value) && isWords(value["type"]) && isWords(value["id"]);
}

/** The members of a value; none where it has none. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

/** A text that says something and that every store and page can carry, as it stands; null for everything else. */
export function textOf(value: unknown): string | null {
  return isWords(value) && value.isWellFormed() ? value : null;
}

/** A text as it stands; the empty one for everything else. */
export function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The elements of an array; none where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The texts of an array. */
export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter(isWords);
}

/** One of the extensions of an object; no members where it does not have it. */
export function extensionOf(object: StixObject, key: string): Members {
  const extensions = membersOf(object["extensions"]);
  return Object.hasOwn(extensions, key) ? membersOf(extensions[key]) : {};
}

/** Whether an object has an extension. */
export function hasExtension(object: StixObject, key: string): boolean {
  return Object.hasOwn(membersOf(object["extensions"]), key);
}

function isWords(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}
