/** Two texts laid over each other word by word: what both have, what only the earlier has, and what only the later. */

/** A stretch of words, with the white space that follows them. */
export interface WordsPiece {
  readonly kind: "both" | "before" | "after";
  readonly text: string;
}

/** Pairs of words that are compared at most; beyond, the middle of the texts is taken as wholly replaced. */
const mostPairs = 1_000_000;

/** The pieces in order, none of them empty and no two neighbours alike; `both` and `before` make the earlier text, `both` and `after` the later. Pure. */
export function diffWords(before: string, after: string): readonly WordsPiece[] {
  const [from, to] = [wordsIn(before), wordsIn(after)];
  const least = Math.min(from.length, to.length);
  let start = 0;
  while (start < least && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < least - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const [was, is] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  const middle = was.length * is.length > mostPairs ? replaced(was, is) : merged(was, is);
  const both = (words: readonly string[]) => words.map((text): WordsPiece => ({ kind: "both", text }));
  return joined([...both(from.slice(0, start)), ...middle, ...both(from.slice(from.length - end))]);
}

/** Words with the white space behind them, so that joining gives the text again. */
function wordsIn(text: string): readonly string[] {
  return text.match(/\s+|\S+\s*/g) ?? [];
}

function replaced(was: readonly string[], is: readonly string[]): readonly WordsPiece[] {
  return [
    ...was.map((text): WordsPiece => ({ kind: "before", text })),
    ...is.map((text): WordsPiece => ({ kind: "after", text })),
  ];
}

/** By the longest common subsequence. */
function merged(was: readonly string[], is: readonly string[]): readonly WordsPiece[] {
  const width = is.length + 1;
  const lengths = commonLengths(was, is);
  const pieces: WordsPiece[] = [];
  let [here, there] = [0, 0];
  while (here < was.length || there < is.length) {
    const [old, now] = [was[here], is[there]];
    if (old !== undefined && old === now) {
      pieces.push({ kind: "both", text: old });
      here += 1;
      there += 1;
    } else if (
      old !== undefined &&
      (now === undefined || (lengths[(here + 1) * width + there] ?? 0) >= (lengths[here * width + there + 1] ?? 0))
    ) {
      pieces.push({ kind: "before", text: old });
      here += 1;
    } else if (now !== undefined) {
      pieces.push({ kind: "after", text: now });
      there += 1;
    }
  }
  return pieces;
}

/** How many words the rests of both texts have in common, by where the rests begin; row by row. */
function commonLengths(was: readonly string[], is: readonly string[]): Uint32Array {
  const width = is.length + 1;
  const lengths = new Uint32Array((was.length + 1) * width);
  for (let here = was.length - 1; here >= 0; here -= 1) {
    for (let there = is.length - 1; there >= 0; there -= 1) {
      const [down, right] = [lengths[(here + 1) * width + there] ?? 0, lengths[here * width + there + 1] ?? 0];
      const both = (lengths[(here + 1) * width + there + 1] ?? 0) + 1;
      lengths[here * width + there] = was[here] === is[there] ? both : Math.max(down, right);
    }
  }
  return lengths;
}

/** Neighbours of one kind become one piece. Where both sides have words, the earlier stand first. */
function joined(pieces: readonly WordsPiece[]): readonly WordsPiece[] {
  const runs: { kind: WordsPiece["kind"]; text: string }[] = [];
  for (const { kind, text } of pieces) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  }
  return runs;
}
