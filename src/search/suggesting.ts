/** Suggesting: the question with its misspelt words mended. Words are mended by those of today's records alone. */
import type { LiveIndex } from "./live-index.ts";
import { printQuery } from "./query/print.ts";
import type { QueryNode } from "./query/query.ts";
import { fold } from "./words/fold.ts";
import { soughtOf } from "./words/terms.ts";

/** The query as it may have been meant, where that finds more; null where nothing is better. */
export function suggestionFor(
  index: LiveIndex,
  root: QueryNode,
  found: number,
  countOf: (mended: QueryNode) => number,
): string | null {
  const mended = mend(index, root);
  if (mended === root) return null;
  return countOf(mended) > found ? printQuery(mended) : null;
}

/** The node itself where nothing in it is misspelt. What is ruled out stays as it is. */
function mend(index: LiveIndex, node: QueryNode): QueryNode {
  switch (node.kind) {
    case "all":
    case "any": {
      const parts = node.parts.map((part) => mend(index, part));
      return parts.every((part, place) => part === node.parts[place]) ? node : { ...node, parts };
    }
    case "word": {
      const text = node.prefix ? null : mended(index, node.text);
      return text === null ? node : { ...node, text };
    }
    case "phrase": {
      const words = node.words.map((word) => mended(index, word) ?? word);
      return words.every((word, place) => word === node.words[place]) ? node : { ...node, words };
    }
    case "not":
    case "facet":
    case "lane":
    case "date":
      return node;
  }
}

/** Null where some record holds the word, in whichever form, or nothing is near. */
function mended({ lexicon, speller }: LiveIndex, text: string): string | null {
  const { terms } = soughtOf(text);
  const isKnown = terms.some((term) => lexicon.wordsOf(term).some((word) => (lexicon.counts.array[word] ?? 0) > 0));
  return isKnown ? null : speller.mend(fold(text));
}
