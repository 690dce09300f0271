/**
 * Values in our own extension: only what the place that a value stands at does not say already. Without `kind` the members amend what
 * stands at that place; with `kind` they are the whole value. A member that is null here is absent there.
 */
import { qualifiers } from "../../domain/amount.ts";
import { parseIncidentId } from "../../domain/incident.ts";
import { attributionBases, type Content, matterObjects, type UnknownState, unknownStates } from "../../domain/value.ts";
import { partsOfDay } from "../../domain/when.ts";
import { isMembers, type Members } from "./wire.ts";

/** What has to be written of a value beside the one that its place gives (null: it gives none); null: nothing. */
export function contentBeside(content: Content, placed: Content | null): Members | null {
  const all = membersOfContent(content);
  if (placed?.kind !== content.kind) return all;
  const there = membersOfContent(placed);
  if (Object.keys(there).some((name) => !Object.hasOwn(all, name))) return all;
  const rest = Object.entries(all).filter(([name, value]) => there[name] !== value);
  return rest.length === 0 ? null : Object.fromEntries(rest);
}

/** The value for what was written beside the one of its place; null where the two together are no value. Whether the field admits it is not asked here. */
export function contentFrom(written: unknown, placed: Content | null): Content | null {
  if (written === undefined) return placed;
  if (!isMembers(written)) return null;
  const whole = Object.hasOwn(written, "kind");
  if (!whole && placed === null) return null;
  return whole || placed === null ? contentOf(written) : contentOf({ ...membersOfContent(placed), ...written });
}

function membersOfContent(content: Content): Members {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null));
}

function contentOf(written: Members): Content | null {
  switch (written["kind"]) {
    case "name":
      return withText(written["name"], (name) => ({ kind: "name", name }));
    case "term":
      return withText(written["term"], (term) => ({ kind: "term", term }));
    case "prose":
      return withText(written["text"], (text) => ({ kind: "prose", text }));
    case "date":
      return dateFrom(written);
    case "amount":
      return amountFrom(written);
    case "party":
      return partyFrom(written);
    case "matter":
      return matterFrom(written);
    case "relation":
      return withText(written["what"], (what) => ({
        kind: "relation",
        what,
        incident: parseIncidentId(textOrNull(written["incident"]) ?? ""),
        reason: textOrNull(written["reason"]),
      }));
    case "unknown": {
      const state = oneOf(Object.keys(unknownStates) as UnknownState[], written["state"]);
      return state == null ? null : { kind: "unknown", state };
    }
    default:
      return null;
  }
}

function dateFrom({ edtf, partOfDay }: Members): Content | null {
  const part = oneOf(partsOfDay, partOfDay);
  return part === undefined ? null : withText(edtf, (text) => ({ kind: "date", edtf: text, partOfDay: part }));
}

function amountFrom({ min, max, qualifier, unit }: Members): Content | null {
  const word = oneOf(qualifiers, qualifier);
  const bound = (value: unknown) => (typeof value === "number" ? value : null);
  if (word == null) return null;
  return withText(unit, (text) => ({ kind: "amount", min: bound(min), max: bound(max), qualifier: word, unit: text }));
}

function partyFrom({ name, basis }: Members): Content | null {
  const ground = oneOf(Object.keys(attributionBases) as (keyof typeof attributionBases)[], basis);
  return ground === undefined ? null : { kind: "party", name: textOrNull(name), basis: ground };
}

function matterFrom({ what, object }: Members): Content | null {
  const kind = oneOf(Object.keys(matterObjects) as (keyof typeof matterObjects)[], object);
  return kind == null ? null : withText(what, (text) => ({ kind: "matter", what: text, object: kind }));
}

/** One of some words; null where none is given, undefined where something else is. */
function oneOf<T extends string>(words: readonly T[], value: unknown): T | null | undefined {
  return value === undefined || value === null ? null : words.find((word) => word === value);
}

function withText(value: unknown, make: (text: string) => Content): Content | null {
  return typeof value === "string" ? make(value) : null;
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value.isWellFormed() ? value : null;
}
