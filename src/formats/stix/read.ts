/**
 * Reading: one record — an incident, or a report that stands for one, with what belongs to it — as sayings. First the statements of
 * our own extension, where it has one, then everything that they do not speak for, by the rules for anybody's bundles.
 */
import { finding } from "../../domain/finding.ts";
import type { Provenance, RecordReading } from "../format.ts";
import { leftovers } from "../leftovers.ts";
import { takeActors } from "./read-actors.ts";
import { takeCore } from "./read-core.ts";
import { takeRoot, takeSources } from "./read-root.ts";
import { takeThings } from "./read-things.ts";
import { takeVictims } from "./read-victims.ts";
import { type Entry, viewOf } from "./record-view.ts";
import { relationsOf } from "./relations.ts";
import { takeStatements } from "./statements.ts";
import { cover, take, takingOf, type Taking } from "./taking.ts";
import { tlpExtension } from "./tlp-marking.ts";
import { claimExtension, coreExtensions, hasExtension, isMembers, listOf, recordExtension, textOf } from "./wire.ts";

/** What a record says. Takes a bundle with the incident first, and anything else without harm. */
export function readRecord(record: unknown, { publisher }: Provenance): RecordReading {
  const view = viewOf(record);
  if (view === null) return nothing("", "record-shape", record);
  const { root } = view;
  if (root.object["revoked"] === true) {
    const { key, title } = { key: root.object.id, title: textOf(root.object["name"]) };
    return { ...nothing("", "no-longer-said", root.object.id), key, title };
  }
  const taking = takingOf(view, publisher);
  coverFrame(taking, record);
  takeStatements(taking);
  const live = liveEntries(taking);
  const relations = relationsOf(view);
  const reports = live.filter(({ object }) => object.type === "report" && object !== root.object);
  if (root.object.type === "report") {
    taking.findings.push(finding(`${root.at}/type`, "value-mapped", "report"));
  }
  const read = takeRoot(taking, reports);
  takeVictims(taking, relations);
  takeThings(taking, relations, live);
  takeActors(taking, relations, live);
  takeCore(taking, live);
  for (const note of live) if (note.object.type === "note") takeNote(taking, note);
  takeSources(taking, reports);
  return { ...read, said: taking.said, findings: [...taking.findings, ...leftovers(record, taking.covered)] };
}

function nothing(at: string, code: "record-shape" | "no-longer-said", saw: unknown): RecordReading {
  return {
    key: null,
    title: null,
    published: null,
    url: null,
    links: [],
    said: [],
    findings: [finding(at, code, saw)],
  };
}

/** What every object has, and what only holds the document together. */
function coverFrame(taking: Taking, record: unknown): void {
  const frame = isMembers(record) && Array.isArray(record["objects"]) ? ["type", "id", "more", "next"] : [];
  for (const name of frame) taking.covered.add(`/${name}`);
  for (const entry of taking.view.entries) {
    cover(taking, entry, "type", "id", "spec_version", "created", "modified");
    const maker = textOf(entry.object["created_by_ref"]);
    const identity = maker === null ? undefined : taking.view.byId.get(maker);
    if (maker !== null) cover(taking, entry, "created_by_ref");
    // Who made an object is known by name and part; a site of ours gives its address for more.
    if (identity !== undefined) cover(taking, identity, "name", "identity_class", "roles", "sectors");
    if (identity !== undefined && taking.own) cover(taking, identity, "labels", "contact_information");
    if (entry.object["revoked"] === false) cover(taking, entry, "revoked");
    // Definitions of extensions that are read here say nothing of incidents.
    if (knownDefinitions.includes(entry.object.id)) taking.covered.add(entry.at);
  }
}

const knownDefinitions: readonly string[] = [
  ...Object.values(coreExtensions),
  recordExtension,
  claimExtension,
  tlpExtension,
];

/** Objects that were neither revoked nor are spoken for by statements of our own. */
function liveEntries(taking: Taking): readonly Entry[] {
  const { root, entries } = taking.view;
  return entries.filter(({ object, at }) => {
    if (object === root.object) return true;
    const revoked = object["revoked"] === true && object["relationship_type"] !== "attributed-to";
    const spoken = taking.spoken.has(object.id) || hasExtension(object, recordExtension);
    const ours = taking.own && saidInWords.includes(object.type) && spoken;
    if (!revoked && !ours) return true;
    if (revoked) taking.findings.push(finding(at, "no-longer-said", object["name"] ?? object.id));
    taking.covered.add(at);
    return false;
  });
}

/** Types of object that a statement speaks for as a whole. */
const saidInWords: readonly string[] = ["note", "opinion", "event", "impact", "task"];

/** Notes of other kinds are what their author has to say of the matter. */
function takeNote(taking: Taking, note: Entry): void {
  if (taking.covered.has(note.at)) return;
  if (!take(taking, { field: "context", about: null, entry: note, selector: "content", also: abstractOf(note) }))
    return;
  cover(taking, note, "object_refs");
  listOf(note.object["authors"])
    .slice(0, 1)
    .forEach((_, index) => {
      cover(taking, note, `authors/${index}`);
    });
}

function abstractOf({ object, at }: Entry): readonly string[] {
  return textOf(object["abstract"]) === null ? [] : [`${at}/abstract`];
}
