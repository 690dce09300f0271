/** Sentences: Intl.Segmenter's pieces, joined again where only an abbreviation ended. */
import { abbreviations, openers } from "../lexicon/abbreviations.ts";
import type { Span } from "./passage.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** No sentence is read as longer than this, in UTF-16 units; what is longer is cut at a space. */
const longestSentence = 1200;

/** The sentences of a block of a folded text, without the white space around them. */
export function sentencesOf(text: string, block: Span): readonly Span[] {
  const sentences: { start: number; end: number }[] = [];
  for (const { segment, index } of segmenter.segment(text.slice(block.start, block.end))) {
    const start = block.start + index;
    const last = sentences.at(-1);
    if (last !== undefined && continues(text.slice(last.start, last.end), segment)) last.end = start + segment.length;
    else sentences.push({ start, end: start + segment.length });
  }
  return sentences
    .flatMap((sentence) => cut(text, sentence))
    .map((sentence) => trimSpan(text, sentence))
    .filter(isFilled);
}

/** A span without the white space at its ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let [first, last] = [start, end];
  while (first < last && text.charCodeAt(first) <= 32) first += 1;
  while (last > first && text.charCodeAt(last - 1) <= 32) last -= 1;
  return { start: first, end: last };
}

function isFilled({ start, end }: Span): boolean {
  return end > start;
}

/** Whether the piece goes on with the sentence before it, because that one only ended in an abbreviation. */
function continues(before: string, piece: string): boolean {
  if (before.length > longestSentence) return false;
  const tail = before.slice(-24).trimEnd();
  if (!tail.endsWith(".")) return /[a-z0-9,]$/i.test(tail) && /^[a-z]/.test(piece);
  const word = /([\p{L}.]{1,20})\.$/u.exec(tail)?.[1]?.toLowerCase() ?? "";
  const next = /^[("']{0,2}([\p{L}\p{N}]{1,20})/u.exec(piece)?.[1] ?? "";
  if (/^[a-z]/.test(next)) return true;
  const kind =
    abbreviations.get(word) ?? (/^[a-z]$/.test(word) || /^(?:[a-z]\.){1,4}[a-z]$/.test(word) ? "either" : null);
  if (kind === null) return false;
  if (/^nos?$/.test(word)) return /^\d/.test(next);
  if (/^[ap]\.m$/.test(word)) return /^\d/.test(next) || afterClock.test(next);
  return kind === "inside" || !openers.has(next.toLowerCase());
}

/** What may go on after a time of the day: days, months and zones. */
const afterClock =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Eastern|Central|Pacific|Mountain|UTC|GMT|CET|CEST|BST|EST|EDT|CST|CDT|PST|PDT|ET|PT|CT|MT|IST|AEST)/;

function cut(text: string, { start, end }: Span): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > longestSentence) {
    const space = text.lastIndexOf(" ", from + longestSentence);
    const to = space > from + longestSentence / 2 ? space : from + longestSentence;
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}
