/** Hits: where frames speak in a sentence, and in which mood the clause says it. */
import type { Clause, Sentence, Span } from "../reading/passage.ts";
import type { Frame } from "./frame.ts";
import { moodAt } from "./mood.ts";

/** One place where a frame's trigger stands. */
export interface Hit extends Span {
  readonly frame: Frame;
  readonly sentence: Sentence;
  readonly clause: Clause;
  /** The clause says that it was not so; for frames of negative polarity, that it was. */
  readonly negated: boolean;
  /** The clause speaks of what could, should or might be, or asks whether. */
  readonly hypothetical: boolean;
  /** The clause says that it may have been, or that somebody alleges it. */
  readonly hedged: boolean;
}

/** Frames by the beginnings of their cue words. */
export interface FrameIndex {
  readonly frames: readonly Frame[];
  /** First three letters -> cue and the frame's place. */
  readonly byStart: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

/** No frame is counted more often than this in one clause. */
const mostInClause = 3;

/** An index over frames whose triggers may stand anywhere in a clause. */
export function indexFrames(frames: readonly Frame[]): FrameIndex {
  const byStart = new Map<string, (readonly [string, number])[]>();
  for (const [place, { cues }] of frames.entries()) {
    for (const cue of cues) {
      const start = cue.slice(0, 3);
      const known = byStart.get(start) ?? [];
      known.push([cue, place]);
      byStart.set(start, known);
    }
  }
  return { frames, byStart };
}

/** All hits in a sentence, in the order of the index and of the text. */
export function hitsIn(sentence: Sentence, index: FrameIndex): readonly Hit[] {
  return [...framesCuedBy(sentence, index)]
    .toSorted((a, b) => a - b)
    .flatMap((place) => {
      const frame = index.frames[place];
      return frame === undefined ? [] : hitsOf(frame, sentence);
    });
}

/** Whether a hit states its frame as fact or as hedged report, rather than denying or imagining it. */
export function speaks({ frame, negated, hypothetical }: Hit): boolean {
  if (hypothetical && frame.modality !== "hypothetical") return false;
  return frame.polarity === "negated" || frame.ownNegation === true || !negated;
}

function framesCuedBy({ words }: Sentence, { byStart }: FrameIndex): ReadonlySet<number> {
  const cued = new Set<number>();
  for (const { lower } of words) {
    for (const part of lower.includes("-") ? [lower, ...lower.split("-")] : [lower]) {
      for (const [cue, place] of byStart.get(part.slice(0, 3)) ?? []) {
        if (part.startsWith(cue)) cued.add(place);
      }
    }
  }
  return cued;
}

/** Hits of one frame in one sentence, clause by clause. */
export function hitsOf(frame: Frame, sentence: Sentence): readonly Hit[] {
  if (frame.reach === "sentence") {
    const hit = hitAt(frame, sentence, { start: sentence.start, end: sentence.end, text: sentence.text }, 0);
    return hit === null ? [] : [{ ...hit, clause: clauseAt(sentence, hit.start) }];
  }
  return sentence.clauses.flatMap((clause) => {
    const hits: Hit[] = [];
    for (let from = 0; hits.length < mostInClause;) {
      const hit = hitAt(frame, sentence, clause, from);
      if (hit === null) break;
      hits.push(hit);
      from = Math.max(hit.end - clause.start, from + 1);
    }
    return hits;
  });
}

function hitAt(frame: Frame, sentence: Sentence, clause: Clause, from: number): Hit | null {
  const rest = from === 0 ? clause.text : clause.text.slice(from);
  const match = frame.trigger.exec(rest);
  if (match === null || match[0] === "" || frame.unless?.test(clause.text) === true) return null;
  const start = clause.start + from + match.index;
  const end = start + match[0].length;
  return { frame, sentence, clause, start, end, ...moodAt(clause, start, end) };
}

/** The clause of a sentence that holds a place; its last clause where none does. */
export function clauseAt({ clauses, start, end, text }: Sentence, place: number): Clause {
  return (
    clauses.find((clause) => place >= clause.start && place < clause.end) ?? clauses.at(-1) ?? { start, end, text }
  );
}
