/** Restrictions: who may know of a thing at the widest, and from when on. They narrow what markings allow and never widen it. */
import { tlpLabels } from "../vocabulary/tlp.ts";
import { type GroupName, isGroupName } from "./audience.ts";
import { type Finding, finding } from "./finding.ts";
import type { Marking } from "./marking.ts";
import type { Instant } from "./report.ts";

/** A restriction of a whole record, of a report (its evidence, wherever it stands) or of a source (all its reports). */
export interface Restriction {
  /** At the widest those who are cleared for this; null adds nothing to what else is marked. */
  readonly marking: Marking | null;
  /** Only partners of one of these groups, and the desk; null: no group narrows it. */
  readonly groups: readonly GroupName[] | null;
  /** Until then the desk alone; null: no time narrows it. */
  readonly embargo: Instant | null;
}

/** A restriction that narrows nothing. */
export const unrestricted: Restriction = { marking: null, groups: null, embargo: null };

/** What an assertion may carry besides its marking. Absent: neither narrows it. */
export interface Embargoable {
  readonly groups?: readonly GroupName[];
  readonly embargo?: Instant;
}

/** Whether it narrows anything, now or later. */
export function narrows({ marking, groups, embargo }: Restriction): boolean {
  return marking !== null || groups !== null || embargo !== null;
}

/** The restriction, or null where it narrows nothing. */
export function restrictionOrNull(restriction: Restriction): Restriction | null {
  return narrows(restriction) ? restriction : null;
}

/** What an assertion carries as the two members that it may have; absent where null. */
export function embargoable(groups: readonly GroupName[] | null, embargo: Instant | null): Embargoable {
  return { ...(embargo === null ? {} : { embargo }), ...(groups === null ? {} : { groups }) };
}

/** Whether an embargo runs still at an instant; where that is not known, every embargo runs. */
export function isEmbargoed(embargo: Instant | null | undefined, at: Instant | undefined): boolean {
  if (embargo === null || embargo === undefined) return false;
  return at === undefined || at < embargo;
}

/** The first of the embargoes that end after an instant; null where none does. */
export function nextEnd(embargoes: Iterable<Instant>, at: Instant): Instant | null {
  let first: Instant | null = null;
  for (const embargo of embargoes) if (embargo > at && (first === null || embargo < first)) first = embargo;
  return first;
}

/** What is wrong with a restriction, at `marking`, `groups` and `embargo` below `at`. */
export function checkRestriction({ marking, groups, embargo }: Restriction, at: string): readonly Finding[] {
  const wrong = marking !== null && !tlpLabels.includes(marking);
  return [
    ...(wrong ? [finding(`${at}marking`, "marking-invalid", marking)] : []),
    ...checkEmbargoable(embargoable(groups, embargo), at),
  ];
}

/** What is wrong with the two members that an assertion may have. An empty list of groups would mean nobody, and is refused. */
export function checkEmbargoable({ groups, embargo }: Embargoable, at: string): readonly Finding[] {
  const found: Finding[] = [];
  if (embargo !== undefined && !isInstant(embargo)) found.push(finding(`${at}embargo`, "instant-invalid", embargo));
  if (groups !== undefined && (groups.length === 0 || !groups.every(isGroupName) || !isInOrder(groups))) {
    found.push(finding(`${at}groups`, "groups-invalid", groups.join(" ")));
  }
  return found;
}

/** An instant as the house writes them, so that instants compare as texts do. */
export function isInstant(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/**
 * The instant that somebody writes: `2026-03-01` (its beginning), `2026-03-01 14:30`, `2026-03-01T14:30:00Z`, all in UTC. Null where
 * the text is none.
 */
export function parseInstant(text: string): Instant | null {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d{3})?(?:Z| UTC)?)?$/.exec(text.trim());
  if (parts === null) return null;
  const [, day = "", minutes = "00:00", seconds = ":00", fraction = ".000"] = parts;
  const instant = `${day}T${minutes}${seconds}${fraction}Z`;
  return isInstant(instant) ? instant : null;
}

/** The instant as somebody would write it, and as `parseInstant` reads it: no more of it than is said. Empty for none. */
export function sayEmbargo(embargo: Instant | null): string {
  if (embargo === null) return "";
  if (embargo.endsWith("T00:00:00.000Z")) return embargo.slice(0, 10);
  if (embargo.endsWith(":00.000Z")) return `${embargo.slice(0, 10)} ${embargo.slice(11, 16)}`;
  return embargo;
}

/** Names of groups parted by commas or spaces, each once and in order; null where one of them is no name, and where there is none. */
export function parseGroups(text: string): readonly GroupName[] | null {
  const names = [...new Set(text.split(/[\s,]+/).filter((name) => name !== ""))].toSorted();
  return names.length > 0 && names.every(isGroupName) ? (names as readonly string[] as readonly GroupName[]) : null;
}

/** Each once, in order: equal restrictions are written alike. */
function isInOrder(groups: readonly GroupName[]): boolean {
  return groups.every((group, place) => place === 0 || (groups[place - 1] ?? "") < group);
}
