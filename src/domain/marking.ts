/** Marking: who may know of a thing at all (TLP 2.0). What nobody has marked is not yet cleared and counts as TLP:RED. */
import { type Tlp, tlpLabels } from "../vocabulary/tlp.ts";

/** A TLP label as a mark on an assertion, a piece of evidence or a report. Null: not yet cleared. */
export type Marking = Tlp;

/** The label of a text such as `tlp:amber+strict`, or null where it is none. The old WHITE is read as CLEAR. */
export function parseMarking(text: string): Marking | null {
  const label = text
    .trim()
    .toUpperCase()
    .replace(/^(?!TLP:)/, "TLP:")
    .replace(/^TLP:WHITE$/, "TLP:CLEAR");
  return tlpLabels.find((known) => known === label) ?? null;
}

/** The narrower of two labels: the one that fewer may know of. What is not yet cleared is as narrow as TLP:RED. */
export function narrower(a: Marking | null, b: Marking | null): Marking | null {
  return rankOf(a) >= rankOf(b) ? a : b;
}

/** The wider of two labels: the one that more may know of. */
export function wider(a: Marking | null, b: Marking | null): Marking | null {
  return rankOf(a) >= rankOf(b) ? b : a;
}

/** Greater: narrower. A label that nobody knows is as narrow as the narrowest. */
function rankOf(marking: Marking | null): number {
  const rank = marking === null ? -1 : tlpLabels.indexOf(marking);
  return rank < 0 ? tlpLabels.length - 1 : rank;
}
