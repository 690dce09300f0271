/** Sharing groups: named circles of partners, such as the members of an ISAC, who are told what is restricted to them. */
import { type AudienceName, type GroupName, partnersOf, tiers } from "./audience.ts";
import { type Finding, finding } from "./finding.ts";
import type { Instant } from "./report.ts";

/** One group. A name that was used is never given to another. */
export interface SharingGroup {
  readonly name: GroupName;
  /** As people read it. */
  readonly title: string;
  /** Who they are and what is shared with them; may be empty. */
  readonly about: string;
  readonly created: Instant;
  /** Since when everything that its partners may know of is there for them; null: they are being told it, and read as partners until then. */
  readonly ready: Instant | null;
  /** Since when nobody reads as one of it and nothing is told to it; null: it is not closed. */
  readonly closed: Instant | null;
}

/** Each group that is not closed is told every record: more than this are too many. */
export const mostGroups = 20;

/** In characters. */
export const longestGroupTitle = 100;

/** In characters. */
export const longestGroupAbout = 1000;

/** All who are told of what happens: the tiers, and the partners of every group that is not closed; from the widest, groups by name. */
export function audiencesToldOf(groups: readonly SharingGroup[]): readonly AudienceName[] {
  return audiencesWith(groups.filter(({ closed }) => closed === null));
}

/** The tiers, and the partners of all these groups, be they closed or not; from the widest. */
export function audiencesWith(groups: readonly Pick<SharingGroup, "name">[]): readonly AudienceName[] {
  const partners = groups.map(({ name }) => partnersOf(name));
  return partners.length === 0 ? tiers : ["public", "member", "partner", ...partners, "desk"];
}

/** Whether somebody can read as one of the group. */
export function isReadable({ ready, closed }: Pick<SharingGroup, "ready" | "closed">): boolean {
  return ready !== null && closed === null;
}

/** What is wrong with what a group is to be called, at `title` and `about`. */
export function checkGroupWords({ title, about }: Pick<SharingGroup, "title" | "about">): readonly Finding[] {
  return [
    ...(title === "" ? [finding("title", "value-missing", title)] : []),
    ...(title.length > longestGroupTitle ? [finding("title", "value-too-long", title.slice(0, 300))] : []),
    ...(about.length > longestGroupAbout ? [finding("about", "value-too-long", about.slice(0, 300))] : []),
    ...(/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(title) ? [finding("title", "value-not-admitted", title)] : []),
  ];
}
