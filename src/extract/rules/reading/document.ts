/** A document: a report read through once, with the names, times and hits of every sentence. */
import type { Readable } from "../../extractor.ts";
import { freeFrames } from "../frames/all-frames.ts";
import { type Hit, hitsIn } from "../frames/hits.ts";
import { type NameMention, namesIn } from "../mentions/names.ts";
import { type Anchor, anchorOf, type TimeMention, timesIn } from "../mentions/times.ts";
import type { Passage, Sentence } from "./passage.ts";

/** One sentence with what stands in it. */
export interface Line {
  readonly sentence: Sentence;
  readonly names: readonly NameMention[];
  readonly times: readonly TimeMention[];
  readonly hits: readonly Hit[];
}

/** A report as the topics see it. */
export interface Document {
  readonly report: Readable;
  readonly passage: Passage;
  readonly anchor: Anchor;
  readonly lines: readonly Line[];
}

/** Sentences of the lead: the first paragraph, and no fewer than the first two sentences or more than the first four. */
export function inLead({ index, paragraph }: Sentence): boolean {
  return index < 2 || (paragraph === 0 && index < 4);
}

/** Finds names, times and frames in a passage. */
export function readDocument(report: Readable, passage: Passage): Document {
  const anchor = anchorOf(report.published ?? dateOfIssue(passage));
  const lowered = loweredWords(passage);
  const lines: Line[] = [];
  let [previous, leadTime, paragraph]: [TimeMention | null, TimeMention | null, number] = [null, null, 0];
  for (const sentence of passage.sentences) {
    if (sentence.paragraph !== paragraph) previous = leadTime;
    paragraph = sentence.paragraph;
    const times = timesIn(sentence, anchor, previous);
    previous = times.findLast(({ day }) => day !== null) ?? previous;
    if (paragraph === 0) leadTime = previous;
    lines.push({
      sentence,
      times,
      names: namesIn(passage.text, sentence, lowered),
      hits: hitsIn(sentence, freeFrames),
    });
  }
  return { report, passage, anchor, lines };
}

/** The day that a document without a day of publication gives itself: in one of its first lines, beside a word for issuing or with no more than a place. */
function dateOfIssue({ sentences }: Passage): string | null {
  for (const sentence of sentences.slice(0, mostHead)) {
    if (sentence.words.length > 14 || /[.!?]$/.test(sentence.text.replace(/(?:\d|[ap]\.m)\.$/, ""))) continue;
    const [only, ...others] = timesIn(sentence, anchorOf(null), null).filter(({ day }) => day !== null);
    if (only === undefined || others.length > 0) continue;
    const rest = sentence.words.length - only.text.split(/[\s-]+/).length;
    if (issued.test(sentence.text) || rest <= 4) return only.edtf;
  }
  return null;
}

/** Lines at the head of a document that may hold its own date. */
const mostHead = 12;
const issued = /\b(?:date|dated|issued|published|publication|released|updated|posted|newsletter|bulletin|version)\b/i;

/** Words whose capital at the start of a sentence means nothing: the text writes them small elsewhere, or only ever opens with them and they look common. */
function loweredWords({ sentences }: Passage): ReadonlySet<string> {
  const words = new Set<string>();
  const capitals = new Set<string>();
  for (const { words: all } of sentences) {
    for (const [place, { text, lower }] of all.entries()) {
      if (text === lower) words.add(lower);
      else if (place > 0) capitals.add(lower);
    }
  }
  for (const { words: all } of sentences) {
    const lower = all[0]?.lower ?? "";
    const orders = /^(?:an?|the|its|their|this|that|how|what)$/.test(all[1]?.text ?? "");
    if ((orders || commonShape.test(lower)) && !capitals.has(lower)) words.add(lower);
  }
  return words;
}

/** Endings of nouns in the plural, of abstract nouns and of adjectives. */
const commonShape = /^[a-z]{3,20}(?:[a-rt-z]s|tion|ment|ness|ity|ance|ence|age|al|ive|ous|ful|ed|ibility|ability)$/;
