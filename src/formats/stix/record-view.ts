/**
 * A record as reading looks at it: its objects by id with the places where they stand, each id once, whatever the document holds.
 * Made in one pass over every value, without recursion, so that neither size nor depth of a document matters.
 */
import { finding, type Finding } from "../../domain/finding.ts";
import { escapeStep } from "../leftovers.ts";
import { oldTlpIds, tlpIds } from "./tlp-marking.ts";
import { type Find, isMembers, isStixObject, listOf, type Members, type StixObject, textOf } from "./wire.ts";

/** An object with its place. */
export interface Entry {
  readonly object: StixObject;
  /** JSON Pointer. */
  readonly at: string;
}

/** The objects of one record. */
export interface RecordView {
  /** What the record is about: its first incident, else its first report. */
  readonly root: Entry;
  /** Each object once, in the order of the document; of several versions the latest. */
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  readonly find: Find;
  /** Reference that leads nowhere, objects of no shape, versions that were passed over. */
  readonly findings: readonly Finding[];
  /** Pointers that the findings name. */
  readonly named: readonly string[];
}

/** Values nested deeper than this are no STIX; reading them further would cost memory for nothing. */
const deepest = 100;

/** The view of a record; null where it holds neither an incident nor a report, or is nested beyond all reason. */
export function viewOf(record: unknown): RecordView | null {
  const listed = objectsOf(record);
  if (listed === null || !isShallow(record)) return null;
  const findings: Finding[] = [];
  const byId = new Map<string, Entry>();
  for (const { value, at } of listed) {
    if (!isStixObject(value)) {
      findings.push(finding(at, "record-shape", value));
      continue;
    }
    const known = byId.get(value.id);
    const loser = known === undefined ? null : isLater(value, known.object) ? known.at : at;
    if (loser !== null) findings.push(finding(loser, "key-repeated", value.id));
    if (loser !== at) byId.set(value.id, { object: value, at });
  }
  const entries = [...byId.values()];
  const root = rootOf(entries);
  if (root === null) return null;
  findings.push(...danglingRefs(entries, byId));
  const find: Find = (id) => byId.get(id)?.object;
  return { root, entries, byId, find, findings, named: findings.map(({ at }) => at) };
}

/** The elements of `objects`, or of the array itself; null where there are none. Bundles and TAXII envelopes alike. */
export function objectsOf(document: unknown): readonly { readonly value: unknown; readonly at: string }[] | null {
  const [list, prefix] = Array.isArray(document)
    ? [document as readonly unknown[], ""]
    : [isMembers(document) ? document["objects"] : null, "/objects"];
  if (!Array.isArray(list)) return isStixObject(document) ? [{ value: document, at: "" }] : null;
  return Array.from(list as readonly unknown[], (value, index) => ({ value, at: `${prefix}/${index}` }));
}

/** Whether one version of an object is later than another. Timestamps are UTC, so that their texts sort as they do; what has none is earliest. */
export function isLater(a: Members, b: Members): boolean {
  const version = ({ modified, created }: Members) => (textOf(modified) ?? textOf(created) ?? "").replace(/Z$/, "");
  return version(a) > version(b);
}

/** Whether no value is nested deeper than any STIX is. */
export function isShallow(document: unknown): boolean {
  let level: readonly unknown[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    level = level.flatMap(membersWithin);
  }
  return true;
}

function membersWithin(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return isMembers(value) ? Object.values(value) : [];
}

function rootOf(entries: readonly Entry[]): Entry | null {
  const isRoot = (type: string) => (entry: Entry) => entry.object.type === type;
  return entries.find(isRoot("incident")) ?? entries.find(isRoot("report")) ?? null;
}

/** A finding for every reference that leads nowhere. The markings of TLP have ids that everybody knows. */
function danglingRefs(entries: readonly Entry[], byId: ReadonlyMap<string, Entry>): readonly Finding[] {
  const known = new Set([...Object.values(tlpIds), ...Object.keys(oldTlpIds)]);
  const found: Finding[] = [];
  const check = (id: unknown, at: string): void => {
    if (typeof id !== "string" || byId.has(id) || known.has(id) || !/^[a-z][a-z0-9-]*--/.test(id)) return;
    found.push(finding(at, "reference-missing", id));
  };
  const open: { readonly value: unknown; readonly at: string }[] = entries.map(({ object, at }) => ({
    value: object,
    at,
  }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.value === null || typeof next.value !== "object") continue;
    for (const [key, value] of Object.entries(next.value)) {
      const isRef = key.endsWith("_ref");
      const isList = key.endsWith("_refs") && Array.isArray(value);
      if (!isRef && (value === null || typeof value !== "object")) continue;
      const at = `${next.at}/${escapeStep(key)}`;
      if (isRef) check(value, at);
      else if (!isList) open.push({ value, at });
      else
        listOf(value).forEach((id, index) => {
          check(id, `${at}/${index}`);
        });
    }
  }
  return found.toReversed();
}
