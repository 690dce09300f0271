/** The clock: which part of the day a time of the day lies in, in figures or in words. */
import type { PartOfDay } from "../../../domain/when.ts";

const hours = ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
const hourWord = `(?:${hours.join("|")})`;
const half = String.raw`\b([ap])\.?m\b`;

const figures = new RegExp(String.raw`\b(\d{1,2})(?:[:.h](\d\d))? ?(?:o'clock )?${half}`, "i");
const words = new RegExp(String.raw`\b(${hourWord})(?: o'clock|[- ](?:thirty|fifteen|forty-five))? ?${half}`, "i");
/** Twenty-four hours, behind a word that leads to a time. */
const plain =
  /(?:\b(?:at|by|from|around|about|after|before|until|till|since|shortly|nearly|approximately|circa|towards?|and|to|of)\s|,\s|\(|~)(?:about |around |approximately |roughly |just )?([01]?\d|2[0-3])(?:[:.]| ?h ?)([0-5]\d)(?!\d|[:.]\d| ?(?:%|per ?cent|million|billion|[GMT]bit|[GMT]bps|times|[ap]\.?m))/i;
const named: readonly (readonly [RegExp, PartOfDay])[] = [
  [/\b(?:midnight|small hours|in the night|overnight|bedtime)\b/i, "night"],
  [/\b(?:dawn|daybreak|sunrise|breakfast(?: ?time)?|mid-?morning)\b/i, "morning"],
  [/\b(?:noon|midday|lunch(?: ?time)?|mid-?afternoon|tea ?time)\b/i, "afternoon"],
  [
    /\b(?:dusk|nightfall|sunset|sundown|dinner(?: ?time)?|supper(?: ?time)?|close of polls|the polls closed)\b/i,
    "evening",
  ],
];

/** The part of the day that words tell; null where they tell none. An hour goes before the name of a part, but nine o'clock "that night" is at night. */
export function partOfDayIn(text: string): PartOfDay | null {
  const hour = hourIn(text);
  const late = /\b(?:that|same|the|into the|late at) night\b/i.test(text);
  if (hour !== null) return late && (hour >= 21 || hour < 5) ? "night" : partOfHour(hour);
  const told =
    /\b(?:the|that|this|by|late|early|mid|same|towards|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|next|same day's)[ -](?:late |early |mid-?|same )?(morning|afternoon|evening|night)\b/i.exec(
      text,
    )?.[1];
  if (told !== undefined) return told.toLowerCase() as PartOfDay;
  return named.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The hour with the minutes as its fraction. */
function hourIn(text: string): number | null {
  const inHalf = figures.exec(text) ?? words.exec(text);
  if (inHalf !== null) {
    const [said = "", minutes = "0", half = ""] = [inHalf[1]?.toLowerCase(), inHalf[2], inHalf.at(-1)?.toLowerCase()];
    const hour = /^\d/.test(said) ? Number(said) % 12 : hours.indexOf(said);
    return hour + (/^\d/.test(minutes) ? Number(minutes) / 60 : 0) + (half === "p" ? 12 : 0);
  }
  const whole = plain.exec(text);
  return whole === null ? null : Number(whole[1]) + Number(whole[2]) / 60;
}

/** Morning from 5, afternoon from 12, evening from 18, night after 21. */
function partOfHour(hour: number): PartOfDay {
  if (hour >= 5 && hour < 12) return "morning";
  if (hour >= 12 && hour < 18) return "afternoon";
  return hour >= 18 && hour <= 21 ? "evening" : "night";
}
