/**
 * When: dates of incidents as far as a source knows them, in EDTF levels 0 and 1 (ISO 8601-2:2019).
 * What is known to the month stays a month; no instant of a machine's calendar ever stands for an incident's date.
 */
import { parse } from "edtf";

/** How finely a date is known; a century counts as `decade`. An interval is as coarse as what it spans. */
export type Precision = "day" | "month" | "year" | "decade" | "interval";

/** What an EDTF text says. */
export interface When {
  readonly edtf: string;
  /** The first and the last day that it may mean, `YYYY-MM-DD`; null: that end is open or unknown. */
  readonly min: string | null;
  readonly max: string | null;
  readonly precision: Precision;
  /** `~` or `%`: about then. */
  readonly approximate: boolean;
  /** `?` or `%`: perhaps then. */
  readonly uncertain: boolean;
}

/** Parts of a day that reports name. */
export const partsOfDay = ["morning", "afternoon", "evening", "night"] as const;

/** A part of a day. */
export type PartOfDay = (typeof partsOfDay)[number];

const months = "January February March April May June July August September October November December".split(" ");

interface End {
  readonly text: string;
  readonly year: string;
  readonly month: string | null;
  readonly day: string | null;
  readonly qualifier: string;
}

/** The meaning of an EDTF text, or null where it is none of: day, month, year, decade (`202X`) or century (`20XX`), or interval of these. */
export function parseWhen(edtf: string): When | null {
  if (edtf.length > 32 || !isEdtf(edtf)) return null;
  const texts = edtf.split("/");
  const [first, last = first] = texts.map(parseEnd);
  if (first === undefined || last === undefined) return null;
  if (texts.length === 2 && first === null && last === null) return null;
  const min = first === null ? null : boundOf(first, "min");
  const max = last === null ? null : boundOf(last, "max");
  if (min !== null && max !== null && min > max) return null;
  const qualifiers = `${first?.qualifier ?? ""}${last?.qualifier ?? ""}`;
  return {
    edtf,
    min,
    max,
    precision: texts.length === 2 || first === null ? "interval" : precisionOf(first),
    approximate: /[~%]/.test(qualifiers),
    uncertain: /[?%]/.test(qualifiers),
  };
}

/** Like parseWhen, for texts that were checked before; throws where the text is no date. */
export function getWhen(edtf: string): When {
  const when = parseWhen(edtf);
  if (when === null) throw new TypeError(`not an EDTF date: ${edtf}`);
  return when;
}

/** The same date to its month: `2022-11-08` becomes `2022-11`. What is coarser already stays; qualifiers stay. */
export function toMonth(edtf: string): string {
  const ends = edtf.split("/").map((text) => {
    const end = parseEnd(text);
    if (end?.month == null) return text;
    return `${end.year}-${end.month}${end.qualifier}`;
  });
  return ends.length === 2 && ends[0] === ends[1] ? (ends[0] ?? edtf) : ends.join("/");
}

/** For sorting, earliest first; what may be earliest comes first, then what must be over earliest. Open ends sort outermost. */
export function compareWhen(a: string, b: string): number {
  const [x, y] = [getWhen(a), getWhen(b)];
  return compareText(x.min ?? "", y.min ?? "") || compareText(x.max ?? "9999-99", y.max ?? "9999-99");
}

/**
 * The date in English words: `8 November 2022`, `about November 2022`, `between 3 and 5 March 2021`, `since 2019`; an end
 * that is unknown (`2019/`) is not taken for one that is open (`2019/..`).
 */
export function sayWhen(edtf: string, partOfDay: PartOfDay | null = null): string {
  const [first, last] = edtf.split("/").map(parseEnd);
  const part = partOfDay === null ? "" : `, ${partOfDay === "night" ? "at night" : `in the ${partOfDay}`}`;
  if (last === undefined) return (first == null ? edtf : sayEnd(first)) + part;
  if (first == null) {
    if (last === null) return edtf;
    return `until ${sayEnd(last)}${part}${edtf.startsWith("/") ? " (beginning unknown)" : ""}`;
  }
  if (last === null) {
    return edtf.endsWith("/") ? `from ${sayEnd(first)}${part} (end unknown)` : `since ${sayEnd(first)}${part}`;
  }
  if (first.text === last.text) return sayEnd(first) + part;
  return `between ${sayStart(first, last)} and ${sayEnd(last)}${part}`;
}

function isEdtf(edtf: string): boolean {
  const plain = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(edtf);
  // Nearly every date is a plain one, and the grammar takes a hundred times as long to say so.
  if (plain !== null) return (plain[3] ?? "00") <= lastDayOf(Number(plain[1]), Number(plain[2] ?? 1));
  try {
    parse(edtf, { level: 1 });
    return true;
  } catch {
    return false;
  }
}

/** One end of a date; null: open (`..`) or unknown (empty); undefined: a form that Casebook does not keep. */
function parseEnd(text: string): End | null | undefined {
  if (text === "" || text === "..") return null;
  const match = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(0[1-9]|1[0-2]|XX))?(?:-(\d\d|XX))?([?~%])?$/.exec(text);
  if (match === null) return undefined;
  const [, year = "", month, day, qualifier = ""] = match;
  const known = (part: string | undefined) => (part === undefined || part === "XX" ? null : part);
  if (known(month) === null && known(day) !== null) return undefined;
  if (known(day) !== null && Number(day) > Number(lastDayOf(Number(year), Number(month)))) return undefined;
  return { text, year, month: known(month), day: known(day), qualifier };
}

function boundOf({ year, month, day }: End, bound: "min" | "max"): string {
  const fullYear = year.replaceAll("X", bound === "min" ? "0" : "9");
  const fullMonth = month ?? (bound === "min" ? "01" : "12");
  const fullDay = day ?? (bound === "min" ? "01" : lastDayOf(Number(fullYear), Number(fullMonth)));
  return `${fullYear}-${fullMonth}-${fullDay}`;
}

function lastDayOf(year: number, month: number): string {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? "29" : "28";
  return [4, 6, 9, 11].includes(month) ? "30" : "31";
}

function precisionOf({ year, month, day }: End): Precision {
  if (day !== null) return "day";
  if (month !== null) return "month";
  return year.includes("X") ? "decade" : "year";
}

function sayEnd({ year, month, day, qualifier }: End): string {
  const name = month === null ? "" : `${months[Number(month) - 1] ?? ""} `;
  const number = day === null ? "" : `${Number(day)} `;
  const decade = year.endsWith("XX") ? `${year.slice(0, 2)}00–${year.slice(0, 2)}99` : year.replace("X", "0s");
  const words = `${number}${name}${decade}`;
  if (qualifier === "") return words;
  return { "?": `perhaps ${words}`, "~": `about ${words}`, "%": `perhaps about ${words}` }[qualifier] ?? words;
}

/** The first end of an interval without what it shares with the last: `3` of 3–5 March 2021. */
function sayStart(first: End, last: End): string {
  const plain = first.qualifier === "" && last.qualifier === "";
  if (!plain || first.year !== last.year || first.month === null || last.month === null) return sayEnd(first);
  if (first.month === last.month && first.day !== null && last.day !== null) return String(Number(first.day));
  return sayEnd(first).replace(` ${first.year}`, "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
