/** The tally of an import: how often which finding was made, with the first as an example, however many records there are. */
import type { Finding } from "../domain/finding.ts";
import { type FindingTally, placePattern, tallyKeyOf } from "../domain/import-run.ts";

/** The most kinds that are told apart; further ones are counted under their code alone, at `…`. */
const mostKinds = 1000;

/** Counts findings. */
export interface Tally {
  readonly add: (record: string, findings: readonly Finding[]) => void;
  /** Most frequent first; ties in order of code and place. */
  readonly list: () => readonly FindingTally[];
}

/** An empty tally. */
export function openTally(): Tally {
  const kinds = new Map<string, FindingTally>();
  const count = (record: string, finding: Finding) => {
    const full = kinds.size >= mostKinds && !kinds.has(tallyKeyOf(finding));
    const at = full ? "…" : placePattern(finding.at);
    const key = full ? `${finding.code} …` : tallyKeyOf(finding);
    const known = kinds.get(key);
    const { code, saw } = finding;
    const example = { record, at: finding.at, ...(saw === undefined ? {} : { saw }) };
    kinds.set(key, known === undefined ? { code, at, count: 1, example } : { ...known, count: known.count + 1 });
  };
  return {
    add: (record, findings) => {
      for (const finding of findings) count(record, finding);
    },
    list: () =>
      [...kinds.values()].toSorted((a, b) => b.count - a.count || compare(a.code, b.code) || compare(a.at, b.at)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
