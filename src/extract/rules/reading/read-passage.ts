/** Reading: text -> blocks -> sentences -> clauses, leaving out what addresses a reading machine. */
import { blocksOf } from "./blocks.ts";
import { clausesOf } from "./clauses.ts";
import { foldText } from "./fold.ts";
import { addressesMachine, isDataBlock } from "./instructions.ts";
import type { Passage, Sentence, Span, Word } from "./passage.ts";
import { sentencesOf, trimSpan } from "./sentences.ts";

/** Words of a sentence that are looked at; a sentence of ordinary text has far fewer. */
const mostWords = 400;

/** Reads a text. Places are those of the text that is given; neither order nor number of instructions moves any other result. */
export function readPassage(original: string): Passage {
  const text = foldText(original);
  const sentences: Sentence[] = [];
  const instructions: Span[] = [];
  let paragraph = 0;
  for (const block of blocksOf(text)) {
    if (isDataBlock(text.slice(block.start, Math.min(block.end, block.start + 4000)))) {
      instructions.push(block);
      continue;
    }
    const before = sentences.length;
    for (const span of sentencesOf(text, block)) {
      for (const part of addressesMachine(text.slice(span.start, span.end)) ? partsOf(text, span) : [span]) {
        if (addressesMachine(text.slice(part.start, part.end))) instructions.push(part);
        else sentences.push(sentenceAt(text, part, sentences.length, paragraph));
      }
    }
    if (sentences.length > before) paragraph += 1;
  }
  return { text, sentences, instructions };
}

/** The parts of a sentence at its inner stops: an instruction in small letters or braces does not end the sentence before it. */
function partsOf(text: string, { start, end }: Span): readonly Span[] {
  const stops = [...text.slice(start, end).matchAll(/[.!?;]["')]?\s+/g)].map(
    ({ 0: stop, index }) => start + index + stop.length,
  );
  const starts = [start, ...stops.filter((place) => place < end)];
  return starts.map((from, place) => trimSpan(text, { start: from, end: starts[place + 1] ?? end }));
}

/** One sentence as the rules read it; for examples and tests as well. */
export function sentenceAt(text: string, span: Span, index: number, paragraph: number): Sentence {
  const words = text.slice(span.start, span.end);
  return {
    ...span,
    index,
    paragraph,
    text: words,
    words: wordsOf(words, span.start),
    clauses: clausesOf(text, span),
    quotes: quotesIn(words, span.start),
  };
}

function wordsOf(sentence: string, offset: number): readonly Word[] {
  const words: Word[] = [];
  for (const match of sentence.matchAll(/[\p{L}\p{N}](?:[\p{L}\p{N}&]|['.-](?=[\p{L}\p{N}])){0,60}/gu)) {
    const start = offset + match.index;
    words.push({ start, end: start + match[0].length, text: match[0], lower: match[0].toLowerCase() });
    if (words.length >= mostWords) break;
  }
  return words;
}

function quotesIn(sentence: string, offset: number): readonly Span[] {
  const marks: number[] = [];
  for (let place = sentence.indexOf('"'); place !== -1 && marks.length < 20; place = sentence.indexOf('"', place + 1)) {
    marks.push(place);
  }
  const quotes: Span[] = [];
  for (let mark = 0; mark < marks.length; mark += 2) {
    const [open = 0, close = sentence.length] = marks.slice(mark, mark + 2);
    quotes.push({ start: offset + open + 1, end: offset + close });
  }
  return quotes;
}
