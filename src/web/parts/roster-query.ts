/** What an address asks of a roster: by what it is narrowed, how it is sorted, which page of it. */
import { type Finding, finding, type FindingCode } from "../../domain/finding.ts";
import { fields } from "../../domain/field.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import { pastFrom, shortInstant } from "../moment.ts";
import { typedIn } from "../pages/typed.ts";
import { namedTexts } from "../texts/named.ts";
import { searchTexts } from "../texts/search.ts";
import { type RosterSort, rosterSorts } from "./roster.ts";

/** The lanes that a list of actors can be narrowed to. */
export const rosterLanes = ["attributed", "claimed", "suspected"] as const;

/** One of these. */
export type RosterLane = (typeof rosterLanes)[number];

/** What is asked of a roster. */
export interface RosterAsked {
  /** As typed; empty: any. */
  readonly name: string;
  /** ISO 3166-1 alpha-2; null: any. */
  readonly country: string | null;
  /** A term of the sector field; null: any. */
  readonly sector: string | null;
  readonly lane: RosterLane | null;
  readonly sort: RosterSort;
  readonly descending: boolean;
  /** Counted from 1. */
  readonly page: number;
  /** As the records were told then; null: today. */
  readonly asKnownOn: Instant | null;
}

/** What a roster can be asked, and its usual order. */
export interface RosterForm {
  readonly path: string;
  readonly filters: readonly ("country" | "sector" | "lane")[];
  readonly sort: RosterSort;
  readonly sorts: readonly RosterSort[];
}

/** In characters; no name of a page is longer. */
const longestName = 200;

const takes = {
  name: namedTexts.takes.name(longestName),
  country: namedTexts.takes.country,
  sector: namedTexts.takes.sector,
  lane: rosterLanes.join(", "),
  sort: rosterSorts.join(", "),
  order: "asc, desc",
  page: namedTexts.takes.page,
  asKnownOn: searchTexts.parameters.asKnownOn,
} as const;

/**
 * Reads an address. Refuses (`request-invalid`) with everything that is wrong with it. Names that mean nothing here are left alone.
 * `now`: nothing is known of later days.
 */
export function rosterAsked(query: unknown, form: RosterForm, now: Instant): RosterAsked {
  const typed = typedIn(query);
  const findings: Finding[] = [];
  const read = <T>(at: keyof typeof takes, otherwise: T, parse: (text: string) => T | null): T => {
    const [text = "", ...more] = typed.all(at).map((one) => one.trim());
    const value = more.length > 0 ? null : text === "" ? otherwise : parse(text);
    if (value === null && (text !== "" || more.length > 0)) {
      const code = at === "asKnownOn" && more.length === 0 ? wrongPast(text, now) : "value-not-admitted";
      findings.push(finding(at, code, [text, ...more].join(" · ").slice(0, longestName)));
    }
    return value ?? otherwise;
  };
  const filter = <T>(at: "country" | "sector" | "lane", parse: (text: string) => T | null): T | null =>
    form.filters.includes(at) ? read<T | null>(at, null, parse) : null;
  const sort = read("sort", form.sort, (text) => form.sorts.find((one) => one === text) ?? null);
  const order = read<"asc" | "desc" | "">("order", "", (text) => (text === "asc" || text === "desc" ? text : null));
  const asked = {
    name: read("name", "", (text) => (text.length <= longestName && text.isWellFormed() ? text : null)),
    country: filter("country", (text) => termOf("victim.country", text.toUpperCase())),
    sector: filter("sector", (text) => termOf("victim.sector", text)),
    lane: filter("lane", (text) => rosterLanes.find((one) => one === text) ?? null),
    sort,
    descending: order === "" ? usuallyDescending(sort) : order === "desc",
    page: read("page", 1, (text) => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : null)),
    asKnownOn: read<Instant | null>("asKnownOn", null, (text) => {
      const past = pastFrom(text, now);
      return "instant" in past ? past.instant : null;
    }),
  };
  if (findings.length === 0) return asked;
  throw new Refusal("request-invalid", Object.fromEntries(findings.map(({ at }) => [at, meaningOf(at)])), findings);
}

/** The address of a roster; what is usual is left out. */
export function rosterAddress(form: RosterForm, asked: RosterAsked): string {
  const { name, country, sector, lane, sort, descending, page, asKnownOn } = asked;
  const parts = new URLSearchParams({
    ...(name === "" ? {} : { name }),
    ...(country === null ? {} : { country }),
    ...(sector === null ? {} : { sector }),
    ...(lane === null ? {} : { lane }),
    ...(sort === form.sort ? {} : { sort }),
    ...(descending === usuallyDescending(sort) ? {} : { order: descending ? "desc" : "asc" }),
    ...(page === 1 ? {} : { page: String(page) }),
    ...(asKnownOn === null ? {} : { asKnownOn: shortInstant(asKnownOn) }),
  }).toString();
  return parts === "" ? form.path : `${form.path}?${parts}`;
}

/** The same roster, narrowed by nothing, from its beginning. */
export function widened(asked: RosterAsked): RosterAsked {
  return { ...asked, name: "", country: null, sector: null, lane: null, page: 1 };
}

/** Whether search engines are to leave the roster out: it is narrowed, or tells of the past. */
export function isApart(asked: RosterAsked): boolean {
  return isNarrowed(asked) || asked.asKnownOn !== null;
}

/** Whether the roster is narrowed at all. */
export function isNarrowed({ name, country, sector, lane }: RosterAsked): boolean {
  return name !== "" || country !== null || sector !== null || lane !== null;
}

/** Names go from A; all else has the most and the latest first. */
function usuallyDescending(sort: RosterSort): boolean {
  return sort !== "name";
}

function termOf(field: "victim.country" | "victim.sector", text: string): string | null {
  return Object.hasOwn(fields[field].terms ?? {}, text) ? text : null;
}

function wrongPast(text: string, now: Instant): FindingCode {
  const past = pastFrom(text, now);
  return "wrong" in past ? past.wrong : "value-not-admitted";
}

function meaningOf(at: string): string {
  return new Map<string, string>(Object.entries(takes)).get(at) ?? "";
}
