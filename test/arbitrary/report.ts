/** Arbitrary reports with their sources, and evidence that stands in them. */
import fc from "fast-check";
import type { CitedReport } from "../../src/domain/disclosure.ts";
import { type Evidence, quoteFrom } from "../../src/domain/evidence.ts";
import type { Marking } from "../../src/domain/marking.ts";
import { credibilityWords, reliabilityWords } from "../../src/vocabulary/admiralty.ts";
import { tlpLabels } from "../../src/vocabulary/tlp.ts";
import { reportOf } from "./example.ts";
import { edtf, words } from "./value.ts";

/** Any marking, unmarked included; wide ones often, so that every audience is told something. */
export const anyMarking: fc.Arbitrary<Marking | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constant("TLP:CLEAR" as const) },
  { weight: 3, arbitrary: fc.constantFrom(null, ...tlpLabels) },
);

/** A report of one line for each of its sentences, and its source. `index` keeps the ids of a record's reports apart. */
export function reportNumber(index: number): fc.Arbitrary<CitedReport> {
  const sentences = fc.array(words, { minLength: 3, maxLength: 6 }).map((list) => list.join(" and then\n"));
  return fc
    .record({
      text: sentences.map((text) => `Report ${index}. ${text}`),
      title: fc.option(words),
      published: fc.option(edtf),
      host: fc.constantFrom("a.example", "b.example"),
      marking: anyMarking,
      reliability: fc.constantFrom(null, ...letters),
    })
    .map(({ text, title, published, host, marking, reliability }) =>
      reportOf(
        { text: text.normalize("NFC"), title, published, url: `https://${host}/${index}`, marking },
        reliability,
      ),
    );
}

/** A quote that stands in one of the reports, with a marking of its own. */
export function evidenceIn(reports: readonly CitedReport[]): fc.Arbitrary<Evidence> {
  return fc
    .tuple(fc.constantFrom(...reports), fc.nat(), fc.nat(), anyMarking, fc.constantFrom(null, ...digits))
    .map(([{ report }, from, length, marking, credibility]) => {
      const start = wholeCharacter(report.text, from % (report.text.length - 1));
      const end = wholeCharacter(report.text, Math.min(report.text.length, start + 2 + (length % 20)));
      return { ...quoteFrom(report, start, end), marking, credibility };
    });
}

/** The place itself, or the one before where it lies within a surrogate pair. */
function wholeCharacter(text: string, place: number): number {
  return /^[\udc00-\udfff]/.test(text.slice(place, place + 1)) ? place - 1 : place;
}

const letters = Object.keys(reliabilityWords) as (keyof typeof reliabilityWords)[];
const digits = Object.keys(credibilityWords) as (keyof typeof credibilityWords)[];
