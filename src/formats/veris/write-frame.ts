/** Writing of what frames a record: whether it was real, when, how it came to be known, what it is about and what it rests on. */
import { titleOf } from "../../domain/projection.ts";
import type { Field } from "../../domain/field.ts";
import { compareWhen, parseWhen } from "../../domain/when.ts";
import { isPublicLink } from "../rows/told-evidence.ts";
import { standing, standsAbsent, type Told, valuesOf } from "./telling.ts";
import { put, type Tree } from "./tree.ts";
import { writeWords } from "./write-words.ts";

/** Our word for whether there was an incident -> VERIS's; the nearest for disputed ones, hoaxes and faults. */
const realities: Readonly<Record<string, string>> = {
  confirmed: "Confirmed",
  suspected: "Suspected",
  disputed: "Suspected",
  hoax: "False positive",
  "not-malicious": "Confirmed",
  "near-miss": "Near miss",
};

const confidences: Readonly<Record<string, string>> = { high: "High", moderate: "Medium", low: "Low" };

/** Dates by which a record without a beginning may be placed, best first. */
const datedBy: readonly Field[] = [
  ...(["date.began", "date.entered", "date.discovered", "date.disclosed", "date.claimed", "date.ended"] as const),
  ...(["date.contained", "date.restored", "date.data-leaked", "date.attributed", "date.updated"] as const),
];

/** The years that the schema takes. */
const years = { first: 1950, last: 2050 } as const;

/** Writes reality, summary, campaign, discovery, dates and references. */
export function writeFrame(root: Tree, told: Told): void {
  writeReality(root, told);
  writeSummary(root, told);
  writeTimeline(root, told);
  writeWords(root, told, "incident.targeted");
  writeWords(root, told, "discovery.method");
  if (standsAbsent(told, "discovery.method", "reported-unknown")) put(root, "/discovery_method/unknown", true);
  const [campaign] = valuesOf(told, "relation.campaign", "relation");
  if (campaign !== undefined) put(root, "/campaign_id", campaign.what);
  const links = told.projection.sources.flatMap(({ url, links: more }) => [url, ...more]).filter(isPublicLink);
  const apart = [...new Set(links)].filter((link) => !/\s/.test(link));
  if (apart.length > 0) put(root, "/reference", apart.join("; "));
}

/** Nothing in VERIS says that it is not known whether there was an incident: without a firm word it is suspected. */
function writeReality(root: Tree, told: Told): void {
  const [reality] = standing(told, "incident.reality").filter(({ content }) => content.kind === "term");
  const word = reality?.content.kind === "term" ? realities[reality.content.term] : undefined;
  const confirmed = told.all.some(({ stance, polarity }) => stance === "confirmed" && polarity === "affirmed");
  put(root, "/security_incident", word ?? (confirmed ? "Confirmed" : "Suspected"));
  const confidence = reality?.confidence == null ? undefined : confidences[reality.confidence];
  if (confidence !== undefined) put(root, "/confidence", confidence);
}

function writeSummary(root: Tree, told: Told): void {
  const [text] = (["summary", "description"] as const).flatMap((field) => valuesOf(told, field, "prose"));
  put(root, "/summary", text?.text ?? titleOf(told.projection));
}

/** The schema wants a year. Where no date says when it began, it is the first year that anything is known of it. */
function writeTimeline(root: Tree, told: Told): void {
  const [began] = valuesOf(told, "date.began", "date");
  const parts = began === undefined ? null : commonPart(began.edtf);
  const [year, month, day] = parts ?? [yearOf(told)];
  putDate(root, "/timeline/incident", isYear(year) ? [year, month, day] : [yearOf(told)]);
  const [disclosed] = valuesOf(told, "date.disclosed", "date");
  const known = disclosed === undefined ? null : commonPart(disclosed.edtf);
  if (known !== null) putDate(root, "/plus/timeline/notification", known);
  for (const [field, interval] of [
    ["date.discovered", "discovery"],
    ["date.contained", "containment"],
  ] as const) {
    const unit = `/timeline/${interval}/unit`;
    if (standsAbsent(told, field, "reported-unknown")) put(root, unit, "Unknown");
    else if (standsAbsent(told, field, "not-applicable")) put(root, unit, "NA");
    else if (standsAbsent(told, field, "stated-none")) put(root, unit, "Never");
  }
}

/** Year, month and day as far as the earliest and the latest that a date may mean have them in common; null: not even the year. */
function commonPart(edtf: string): readonly string[] | null {
  const when = parseWhen(edtf);
  const [first, last] = [when?.min?.split("-"), when?.max?.split("-")];
  if (first === undefined || last === undefined) return null;
  const differs = first.findIndex((part, index) => part !== last[index]);
  const common = differs < 0 ? first : first.slice(0, differs);
  return common.length === 0 ? null : common;
}

function yearOf(told: Told): string {
  for (const field of datedBy) {
    const dates = valuesOf(told, field, "date")
      .map(({ edtf }) => edtf)
      .toSorted(compareWhen);
    for (const edtf of dates) {
      const when = parseWhen(edtf);
      const year = (when?.min ?? when?.max)?.slice(0, 4);
      if (isYear(year)) return year;
    }
  }
  const published = told.projection.sources.flatMap(({ published: day }) => (isYear(day?.slice(0, 4)) ? [day] : []));
  const [first = told.projection.since] = published.toSorted();
  return first.slice(0, 4);
}

function isYear(year: string | undefined): year is string {
  return year !== undefined && /^\d{4}$/.test(year) && Number(year) >= years.first && Number(year) <= years.last;
}

function putDate(root: Tree, path: string, [year, month, day]: readonly (string | undefined)[]): void {
  put(root, `${path}/year`, Number(year));
  if (month !== undefined) put(root, `${path}/month`, Number(month));
  if (day !== undefined) put(root, `${path}/day`, Number(day));
}
