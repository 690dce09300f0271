/** Writing a projection as a MISP event: each value where other tools look for it, and whose word it is in our own object. */
import { interestedRoles } from "../../domain/asserter.ts";
import { type Tier, tierOf } from "../../domain/audience.ts";
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import {
  type Projection,
  shownAbout,
  shownOf,
  standingOf,
  titleOf,
  type ToldAssertion,
} from "../../domain/projection.ts";
import type { Content } from "../../domain/value.ts";
import type { Speaker } from "../format.ts";
import { uuid5 } from "../uuid.ts";
import { contentAt, type Place, relations, writeEntry } from "./assertions-object.ts";
import { commentOn, commentOnSource, tagsOn, tagsOnSource } from "./comment.ts";
import { actorTag, type Home, paths } from "./paths.ts";
import { attributesOf, objectOf, openSheet, putAttribute, putPart, putReport, type Sheet } from "./sheet.ts";
import { headOf, spell, toMarkdown } from "./spelling.ts";
import { meaningOf } from "./tag-meaning.ts";
import type { Distribution, MispRecord, ThreatLevel } from "./wire.ts";

/** The event of a projection. Its day is that on which this version was first told: the dates of the incident are told as exactly as they are known. */
export function writeEvent(projection: Projection, speaker: Speaker): MispRecord {
  const { incident, since, audience } = projection;
  const sheet = openSheet(incident, String(Math.floor(Date.parse(since) / 1000)));
  const { tlp, distribution } = sharing[tierOf(audience)];
  sheet.tags.add(tlp);
  writeFrame(sheet, projection, speaker);
  for (const field of fieldNames) {
    for (const assertion of shownOf(projection, field)) writeAssertion(sheet, projection, field, assertion);
  }
  writeSources(sheet, projection);
  const house = { name: speaker.name, uuid: uuid5(`misp/organisation/${speaker.url}`) };
  const { timestamp } = sheet;
  return {
    Event: {
      uuid: eventUuid(incident),
      info: oneLine(titleOf(projection)),
      date: since.slice(0, 10),
      threat_level_id: threatLevelOf(projection),
      analysis: "2",
      published: true,
      timestamp,
      publish_timestamp: timestamp,
      distribution,
      sharing_group_id: "0",
      extends_uuid: "",
      Org: house,
      Orgc: house,
      Attribute: attributesOf(sheet),
      Object: [objectOf(sheet)],
      Tag: [...sheet.tags].map((name) => ({ name })),
      Galaxy: [],
      EventReport: [...sheet.reports.values()],
    },
  };
}

/** The identifier of the event of a record, the same in every version and for every audience. */
export function eventUuid(incident: string): string {
  return uuid5(`misp/event/${incident}`);
}

/** The label of each audience, and how far instances may pass the event on of themselves: never further than the label lets people. */
const sharing: Readonly<Record<Tier, { readonly tlp: string; readonly distribution: Distribution }>> = {
  public: { tlp: "tlp:clear", distribution: "3" },
  member: { tlp: "tlp:green", distribution: "1" },
  partner: { tlp: "tlp:amber", distribution: "0" },
  desk: { tlp: "tlp:red", distribution: "0" },
};

/** What is told of the record as a whole, and of the fields whose values are not told. */
function writeFrame(
  sheet: Sheet,
  { incident, version, audience, sample, fields: told }: Projection,
  { url }: Speaker,
): void {
  putPart(sheet, relations.record, `${url}/incidents/${incident}`, "link");
  putPart(sheet, relations.incident, incident);
  putPart(sheet, relations.version, String(version));
  putPart(sheet, relations.audience, audience);
  if (sample) putPart(sheet, relations.sample, "made up to show the program");
  const withheld = fieldNames.filter((field) => told[field].kind === "withheld");
  for (const field of fieldNames) {
    const one = told[field];
    if (one.kind === "counted") putPart(sheet, relations.counted, `${field} ${one.count}`);
  }
  if (withheld.length > 0) putPart(sheet, relations.withheld, withheld.join(", "));
}

function writeAssertion(sheet: Sheet, projection: Projection, field: Field, assertion: ToldAssertion): void {
  const { at, place } =
    isPlain(assertion) && !namesNoTarget(projection, field, assertion.about)
      ? (writeAtHome(sheet, field, assertion) ?? writeInWords(sheet, field, assertion))
      : writeInWords(sheet, field, assertion);
  const placed = contentAt(place, field, assertion.polarity, assertion.stance);
  putPart(sheet, relations.assertion, writeEntry({ field, ...assertion }, at, placed));
}

/** Where a value was written, by name, and what can be read there. */
interface Written {
  readonly at: readonly string[];
  readonly place: Place;
}

/** At the place that other tools know; null where they know none for this value. */
function writeAtHome(sheet: Sheet, field: Field, assertion: ToldAssertion): Written | null {
  const { home } = paths[field];
  const spelt = spell(assertion.content);
  switch (home?.kind) {
    case undefined:
      return null;
    case "tag":
      return writeTag(sheet, field, home.tagOf(spelt));
    case "report": {
      const uuid = putReport(sheet, fields[field].label, toMarkdown(spelt));
      return { at: [uuid], place: { kind: "report", text: spelt } };
    }
    case "attribute": {
      if (home.admits?.test(spelt) === false) return null;
      const uuid = putTyped(sheet, field, assertion, home, spelt);
      const tag = field === "responsibility.attributed" ? actorTag(spelt) : null;
      if (tag !== null) sheet.tags.add(tag);
      return {
        at: [uuid, ...(tag === null ? [] : [tag])],
        place: { kind: "attribute", type: home.type, value: spelt },
      };
    }
  }
}

function putTyped(
  sheet: Sheet,
  field: Field,
  assertion: ToldAssertion,
  { type, category }: Extract<Home, { kind: "attribute" }>,
  value: string,
): string {
  return putAttribute(sheet, { category, type, value }, commentOn(field, assertion), tagsOn(field, assertion));
}

function writeTag(sheet: Sheet, field: Field, name: string | null): Written | null {
  if (name === null) return null;
  const meaning = meaningOf(name);
  sheet.tags.add(name);
  const content: Content | null = meaning?.field === field ? meaning.content : null;
  return { at: [name], place: { kind: "tag", content } };
}

/** In words that tell of themselves which field it is, and that it is denied, claimed or not so where it is. */
function writeInWords(sheet: Sheet, field: Field, assertion: ToldAssertion): Written {
  const { words } = paths[field];
  const value = `${headOf(field, assertion.polarity, assertion.stance)}${spell(assertion.content)}`;
  const uuid = putAttribute(sheet, { ...words, value }, commentOn(field, assertion), tagsOn(field, assertion));
  return { at: [uuid], place: { kind: "attribute", type: words.type, value } };
}

/**
 * Whether a value may stand where other tools take it for a fact: affirmed, neither claimed, suspected nor disputed, neither taken
 * back nor replaced, and not the word of somebody with an interest.
 */
function isPlain({ content, polarity, stance, asserter }: ToldAssertion): boolean {
  return (
    content.kind !== "unknown" &&
    polarity === "affirmed" &&
    ["confirmed", "reported", "inferred"].includes(stance) &&
    (asserter === null || !interestedRoles.includes(asserter.role))
  );
}

/** Parts in an incident that make no target of whoever played them. */
const bystanders = ["supplier", "vendor-of-exploited-product", "alleged"];

function namesNoTarget(projection: Projection, field: Field, about: string | null): boolean {
  if (about === null || fields[field].about !== "victim") return false;
  const roles = shownAbout(projection, "victim.role", about).flatMap(({ content, polarity }) =>
    content.kind === "term" && polarity === "affirmed" ? [content.term] : [],
  );
  return roles.length > 0 && roles.every((role) => bystanders.includes(role));
}

function writeSources(sheet: Sheet, { sources }: Projection): void {
  for (const source of sources) {
    for (const url of [source.url, ...source.links]) {
      if (url === null || !/^https?:\/\//i.test(url)) continue;
      const link = { category: "External analysis", type: "link", value: url };
      putAttribute(sheet, link, commentOnSource(source), tagsOnSource(source));
    }
  }
}

/** The level of threat for the gravest severity that stands; undefined where none is told. */
function threatLevelOf(projection: Projection): ThreatLevel {
  const levels = standingOf(projection, "severity.level").flatMap((assertion) =>
    assertion.content.kind === "term" && isPlain(assertion) ? [assertion.content.term] : [],
  );
  if (levels.some((level) => ["emergency", "severe", "high"].includes(level))) return "1";
  if (levels.includes("medium")) return "2";
  return levels.length > 0 ? "3" : "4";
}

/** A title in one line of at most 255 characters, as MISP wants it. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 255 ? line : `${line.slice(0, 254).replace(/[\ud800-\udbff]$/, "")}…`;
}
