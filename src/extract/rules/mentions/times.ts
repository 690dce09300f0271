/** Times: what a text says of days, months and years, resolved against the day of publication. */
import * as chrono from "chrono-node/en";
import type { PartOfDay } from "../../../domain/when.ts";
import type { Sentence, Span } from "../reading/passage.ts";
import { addDays, type Day, dayOf, exists, isoMonth, isoOf, weekdayOf } from "./calendar.ts";

/** A time as it stands in the text. */
export interface TimeMention extends Span {
  readonly text: string;
  /** EDTF: a day, a month or a year; an interval for "between … and …". */
  readonly edtf: string;
  readonly partOfDay: PartOfDay | null;
  /** The day, where it is known to the day. */
  readonly day: Day | null;
  /** Said in relation to another date of the text ("two days later"), not to publication. */
  readonly relative: boolean;
}

/** What a mention is resolved against. */
export interface Anchor {
  /** Day of publication; null: unknown, so that weekdays and dates without a year resolve to nothing. */
  readonly published: Day | null;
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const month =
  "(January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
const number = "(one|two|three|four|five|six|seven|eight|nine|ten|a|several|\\d{1,3})";
const part = "(morning|afternoon|evening|night)";

type Reading = Omit<TimeMention, "start" | "end" | "text">;
interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, anchor: Anchor, previous: TimeMention | null) => Reading | null;
}

const rules: readonly Rule[] = [
  {
    pattern: new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b(?![,.]?\\d)`, "g"),
    read: (m, a) => dayReading(m[3], m[1], m[2], a),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (\\d{4}))?\\b`, "g"),
    read: (m, a) => dayReading(m[3], m[2], m[1], a),
  },
  {
    pattern: /\b(20\d\d|19\d\d)-(\d\d)-(\d\d)\b/g,
    read: (m) => plainDay({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  },
  {
    pattern: new RegExp(`\\b${month},? (?:of )?(20\\d\\d|19\\d\\d)\\b`, "g"),
    read: (m) => plainMonth(Number(m[2]), monthNumber(m[1])),
  },
  {
    pattern: new RegExp(
      `\\b(?:[Ii]n|[Ss]ince|[Dd]uring|(?:[Ee]arly|[Ll]ate|mid|[Ll]ast|this|of))[ -](?:early |late |mid-)?${month}(?! \\d)(?=[\\s,.;)])`,
      "g",
    ),
    read: (m, a) => monthReading(m[1], a),
  },
  {
    pattern: new RegExp(
      `\\b(?:(last|on|this|next|previous|late|early|since|by|until) )?(Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)(?: ${part})?\\b(?!'s \\w+ (?:Post|Times))`,
      "g",
    ),
    read: weekdayReading,
  },
  {
    pattern: new RegExp(
      `\\b(yesterday|today|tonight|last night|this morning|this afternoon|this evening)(?: ${part})?\\b`,
      "gi",
    ),
    read: nearDay,
  },
  { pattern: /\b(last|this) (month|year)\b/gi, read: nearPeriod },
  { pattern: /\bearlier this (month|year)\b/gi, read: (m, a) => nearPeriod(m, a) },
  {
    pattern: new RegExp(`\\b${number} days? (later|after(?:ward|wards)?|earlier|before)\\b`, "gi"),
    read: stepFromPrevious,
  },
  {
    pattern:
      /\b(?:the very|the|that) (next|following|previous|same) day\b|\bthat (very )?day\b(?! (?:after|before|when))/gi,
    read: stepByOne,
  },
  { pattern: new RegExp(`\\b${number} (days?|weeks?|months?|years?) ago\\b`, "gi"), read: agoReading },
  {
    pattern: /\b(?:in|since|during|of|late|early|mid|by|from|until|through)[ -](20[0-3]\d|19[89]\d)\b(?!-\d)/gi,
    read: (m) => ({ edtf: m[1] ?? "", partOfDay: null, day: null, relative: false }),
  },
];

/** Words without which a sentence holds no time that the rules know. */
const cue =
  /\b(?:19|20)\d\d\b|day\b|days\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\bago\b|night|morning|yesterday|tonight|(?:last|this) (?:month|year)|this (?:afternoon|evening)/;

/** The times in a sentence, in order, without overlaps. `previous`: the last day that was named before it. */
export function timesIn(sentence: Sentence, anchor: Anchor, previous: TimeMention | null): readonly TimeMention[] {
  const numeric = /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/.test(sentence.text);
  if (!numeric && !cue.test(sentence.text)) return [];
  const found: TimeMention[] = [];
  for (const { pattern, read } of rules) {
    for (const match of sentence.text.matchAll(pattern)) {
      const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
      if (found.some((other) => other.start < span.end && span.start < other.end)) continue;
      const nearest = found.filter(({ day, start }) => day !== null && start < span.start).at(-1) ?? previous;
      const reading = read(match, anchor, nearest);
      if (reading !== null && reading.edtf !== "")
        found.push({ ...span, text: match[0], ...withPart(reading, sentence, span) });
      if (found.length > 40) break;
    }
  }
  if (numeric) found.push(...numericTimes(sentence, anchor, found));
  return found.toSorted((a, b) => a.start - b.start);
}

/** The same reading with the part of the day that stands beside it ("on the night of …", "… in the evening"). */
function withPart(reading: Reading, sentence: Sentence, { start, end }: Span): Reading {
  if (reading.partOfDay !== null || reading.day === null) return reading;
  const before = /\b(morning|afternoon|evening|night) (?:of|on) (?:\w{3,9},? )?$/i.exec(
    sentence.text.slice(Math.max(0, start - sentence.start - 40), start - sentence.start),
  );
  const after = /^,? (?:(?:in the|by|by the|that) )?(morning|afternoon|evening|night)\b/i.exec(
    sentence.text.slice(end - sentence.start, end - sentence.start + 24),
  );
  const word = before?.[1] ?? after?.[1];
  return word === undefined ? reading : { ...reading, partOfDay: partOf(word) };
}

/** Dates in figures alone, which chrono reads in the American order. */
function numericTimes(
  sentence: Sentence,
  { published }: Anchor,
  found: readonly TimeMention[],
): readonly TimeMention[] {
  const reference =
    published === null
      ? new Date(Date.UTC(2020, 0, 1))
      : new Date(Date.UTC(published.year, published.month - 1, published.day));
  return chrono.parse(sentence.text.slice(0, 600), reference).flatMap(({ index, text, start }) => {
    const span = { start: sentence.start + index, end: sentence.start + index + text.length };
    if (
      !/^\d{1,2}[/.]\d/.test(text) ||
      !start.isCertain("day") ||
      found.some((other) => other.start < span.end && span.start < other.end)
    )
      return [];
    const day = { year: start.get("year") ?? 0, month: start.get("month") ?? 0, day: start.get("day") ?? 0 };
    return exists(day) ? [{ ...span, text, edtf: isoOf(day), partOfDay: null, day, relative: false }] : [];
  });
}

function plainDay(day: Day, partOfDay: PartOfDay | null = null, relative = false): Reading | null {
  return exists(day) ? { edtf: isoOf(day), partOfDay, day, relative } : null;
}

function plainMonth(year: number, monthOfYear: number): Reading | null {
  return monthOfYear === 0 ? null : { edtf: isoMonth(year, monthOfYear), partOfDay: null, day: null, relative: false };
}

function monthNumber(name: string | undefined): number {
  return monthNames.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

/** A day whose year may be missing: then it is the latest such day that is not after publication. */
function dayReading(
  year: string | undefined,
  name: string | undefined,
  dayText: string | undefined,
  { published }: Anchor,
): Reading | null {
  const [monthOfYear, day] = [monthNumber(name), Number(dayText)];
  if (year !== undefined) return plainDay({ year: Number(year), month: monthOfYear, day });
  if (published === null) return null;
  const sameYear = { year: published.year, month: monthOfYear, day };
  return plainDay(isoOf(sameYear) <= isoOf(published) ? sameYear : { ...sameYear, year: published.year - 1 });
}

function monthReading(name: string | undefined, { published }: Anchor): Reading | null {
  if (published === null) return null;
  const monthOfYear = monthNumber(name);
  return plainMonth(monthOfYear <= published.month ? published.year : published.year - 1, monthOfYear);
}

/** The latest such weekday that is not after publication; the day of publication itself unless "last". "Next" is no time of an event. */
function weekdayReading(match: RegExpExecArray, { published }: Anchor): Reading | null {
  if (published === null || match[1] === "next") return null;
  const wanted = weekdays.indexOf((match[2] ?? "").toLowerCase());
  const dated = beforeADate(match);
  if (dated) return null;
  const back = (weekdayOf(published) - wanted + 7) % 7;
  const days = match[1] === "last" && back === 0 ? 7 : back;
  return plainDay(addDays(published, -days), match[3] === undefined ? null : partOf(match[3]));
}

/** "Wednesday, Feb. 8": the date that follows says more. */
function beforeADate(match: RegExpExecArray): boolean {
  const rest = match.input.slice(match.index + match[0].length, match.index + match[0].length + 16);
  return /^,? (?:\d{1,2}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(rest);
}

function nearDay(match: RegExpExecArray, { published }: Anchor): Reading | null {
  if (published === null) return null;
  const word = (match[1] ?? "").toLowerCase();
  const back = word === "yesterday" || word === "last night" ? 1 : 0;
  const named = match[2] ?? /morning|afternoon|evening|night/.exec(word)?.[0];
  return plainDay(addDays(published, -back), named === undefined ? null : partOf(named));
}

function nearPeriod(match: RegExpExecArray, { published }: Anchor): Reading | null {
  if (published === null) return null;
  const last = /^last/i.test(match[0]);
  if (/month/i.test(match[0])) {
    const before = last ? (published.month === 1 ? 12 : published.month - 1) : published.month;
    return plainMonth(last && published.month === 1 ? published.year - 1 : published.year, before);
  }
  return { edtf: String(published.year - (last ? 1 : 0)), partOfDay: null, day: null, relative: false };
}

function stepFromPrevious(match: RegExpExecArray, _: Anchor, previous: TimeMention | null): Reading | null {
  const days = countOf(match[1]);
  if (previous?.day == null || days === null) return null;
  return plainDay(addDays(previous.day, /^(?:later|after)/i.test(match[2] ?? "") ? days : -days), null, true);
}

function stepByOne(match: RegExpExecArray, _: Anchor, previous: TimeMention | null): Reading | null {
  if (previous?.day == null) return null;
  const word = (match[1] ?? "").toLowerCase();
  const days = word === "previous" ? -1 : word === "next" || word === "following" ? 1 : 0;
  return plainDay(addDays(previous.day, days), null, true);
}

/** Days ago are a day; weeks, months and years ago are no finer than the month or year that they lead to. */
function agoReading(match: RegExpExecArray, { published }: Anchor): Reading | null {
  const count = countOf(match[1]);
  if (published === null || count === null) return null;
  const unit = (match[2] ?? "").toLowerCase();
  if (unit.startsWith("day")) return plainDay(addDays(published, -count));
  if (unit.startsWith("year"))
    return { edtf: String(published.year - count), partOfDay: null, day: null, relative: false };
  const then = addDays(published, unit.startsWith("week") ? -7 * count : -30 * count);
  return plainMonth(then.year, then.month);
}

function countOf(word: string | undefined): number | null {
  const names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  const lower = (word ?? "").toLowerCase();
  if (lower === "a") return 1;
  const named = names.indexOf(lower);
  return named >= 0 ? named : /^\d+$/.test(lower) ? Number(lower) : null;
}

function partOf(word: string): PartOfDay {
  const lower = word.toLowerCase();
  return lower === "morning" || lower === "afternoon" || lower === "evening" ? lower : "night";
}

/** The day of publication in an EDTF text that is a full date; null otherwise. */
export function anchorOf(published: string | null): Anchor {
  return { published: published === null ? null : dayOf(published) };
}
