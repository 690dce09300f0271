/** Reading a MISP event: what it says of an incident, and what of it has no place here. */
import type { Asserter } from "../../domain/asserter.ts";
import { finding } from "../../domain/finding.ts";
import { parseWhen } from "../../domain/when.ts";
import type { Provenance, RecordReading } from "../format.ts";
import { aroundFrom, nothingAround, type PlacedTag, tagsOf } from "./around.ts";
import { readAttribute, readFreely, readProse, readTags } from "./attributes.ts";
import { attributeKeys, commentedKeys, eventKeys, reportKeys } from "./bookkeeping.ts";
import { dayOfTimestamp } from "./dates.ts";
import { type Around, type Harvest, lose, loseOthers, openHarvest, partsOf, saidIn } from "./harvest.ts";
import { type Inside, isDeleted, isRecord, memberOf, placeOf, textIn } from "./inside.ts";
import { readObject } from "./objects.ts";
import { type Ours, readOurs } from "./own-reading.ts";

/**
 * One event, as `{ Event: … }` or bare. Everything is said by the organisation that made it, or else the publisher, but where one of
 * our own objects, or the object of a claim, names another speaker.
 */
export function readEvent(record: unknown, { publisher }: Provenance): RecordReading {
  const event = eventIn(record);
  if (event === null) {
    const nothing = { key: null, title: null, published: null, url: null, links: [], said: [] };
    return { ...nothing, findings: [finding("", "record-shape", record)] };
  }
  const harvest = openHarvest(record, makerOf(event, publisher));
  const ours = gather(harvest, event);
  for (const sayLater of harvest.later) sayLater();
  const published = publishedOf(harvest, event);
  const title = textIn(event, "info")?.trim() ?? null;
  const { links, findings } = harvest;
  return {
    key: keyOf(harvest, event),
    title,
    published,
    url: ours.url,
    links: [...links],
    said: saidIn(harvest),
    findings,
  };
}

/** The event of a record; null where there is none. */
export function eventIn(record: unknown): Inside | null {
  if (!isRecord(record)) return null;
  const wrapped = memberOf({ at: "", value: record }, "Event");
  if (isRecord(wrapped)) return { at: "/Event", value: wrapped };
  const parts = ["uuid", "date", "Attribute", "Object", "EventReport"];
  const bare = Object.hasOwn(record, "info") && parts.some((key) => Object.hasOwn(record, key));
  return bare ? { at: "", value: record } : null;
}

function makerOf(event: Inside, publisher: string): Asserter {
  const organisation = memberOf(event, "Orgc");
  const named = isRecord(organisation) ? textIn({ at: "", value: organisation }, "name") : null;
  const name = (named ?? publisher).trim();
  return { role: "third-party", name: name === "" || !name.isWellFormed() ? null : name };
}

function gather(harvest: Harvest, event: Inside): Ours {
  const tags = tagsOf(harvest, event);
  const around = aroundFrom(harvest, tags, nothingAround, true);
  const ours = readOurs(harvest, event, tags, around);
  readAttributes(harvest, event, ours, around);
  readObjects(harvest, event, ours, around);
  readReports(harvest, event, ours, around);
  readTags(harvest, freeOf(tags, ours), around, null);
  const threat = textIn(event, "threat_level_id");
  // The level is how skilled an attacker is, not how grave an incident was.
  if (ours.object === null && threat !== null && threat !== "4") {
    lose(harvest, placeOf(event, "threat_level_id"), threat);
  }
  loseOthers(harvest, event, eventKeys);
  return ours;
}

function readAttributes(harvest: Harvest, event: Inside, ours: Ours, around: Around): void {
  const known = ours.object === null ? attributeKeys : commentedKeys;
  for (const attribute of partsOf(harvest, event, "Attribute")) {
    if (ours.spokenFor.has(attribute.at)) loseOthers(harvest, attribute, commentedKeys);
    else readAttribute(harvest, attribute, around, readFreely, known);
  }
}

function readObjects(harvest: Harvest, event: Inside, ours: Ours, around: Around): void {
  for (const object of partsOf(harvest, event, "Object")) {
    if (object.at !== ours.object?.at) readObject(harvest, object, around);
  }
}

/** Reports are prose of whoever made the event; instances name them after the page that they were made of. */
function readReports(harvest: Harvest, event: Inside, ours: Ours, around: Around): void {
  for (const report of partsOf(harvest, event, "EventReport")) {
    if (isDeleted(report)) {
      lose(harvest, report.at, `deleted: ${textIn(report, "name") ?? ""}`);
      continue;
    }
    const summary = /^(executive )?summary$/i.test(textIn(report, "name")?.trim() ?? "");
    const spokenFor = ours.spokenFor.has(report.at);
    if (!spokenFor) readProse(harvest, report, "content", summary ? "summary" : "description", around);
    loseOthers(harvest, report, summary || spokenFor ? namedReportKeys : reportKeys);
  }
}

const namedReportKeys = new Set([...reportKeys, "name"]);

function freeOf(tags: readonly PlacedTag[], { spokenFor }: Ours): readonly PlacedTag[] {
  return tags.filter(({ at }) => !spokenFor.has(at));
}

function keyOf(harvest: Harvest, event: Inside): string | null {
  const uuid = textIn(event, "uuid")?.trim().toLowerCase() ?? null;
  if (uuid === null) return null;
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(uuid)) return uuid;
  lose(harvest, placeOf(event, "uuid"), uuid);
  return null;
}

/**
 * The day on which the event was last changed, or else published, or else its date. That date is by the letter the day on which the
 * event occurred, in practice often that of its entry or of a report: it is never taken for a date of the incident.
 */
function publishedOf(harvest: Harvest, event: Inside): string | null {
  const days = ["timestamp", "publish_timestamp"].map((key) => dayOfTimestamp(textIn(event, key) ?? ""));
  const date = textIn(event, "date")?.trim() ?? null;
  const day = date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) && parseWhen(date) !== null ? date : null;
  const published = days.find((known) => known !== null) ?? day;
  if (date !== null && date !== published) lose(harvest, placeOf(event, "date"), date);
  return published;
}
