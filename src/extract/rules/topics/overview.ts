/** Overviews: reports of campaigns and of the trade, which tell of many victims. What they count and date belongs to no single event. */
import type { Field } from "../../../domain/field.ts";
import type { Proposed } from "../../extractor.ts";
import { speaks } from "../frames/hits.ts";
import type { Scene } from "../proposals/scene.ts";
import { inLead } from "../reading/document.ts";

const cues =
  /\b(?:per ?cent|study|survey|trends?|average|researchers|campaigns?|variants?|strains?|malware famil(?:y|ies)|attacks have|victims|targets|organi[sz]ations|companies|businesses|firms|industr(?:y|ies)|countries|worldwide|globally|on the rise|increas(?:e|ed|ing)|quarter|threat landscape|in (?:19|20)\d\d)\b|\d ?%/gi;

/** So many cues a thousand words, no fewer than `fewest` in all, make an overview where no victim stands out. */
const dense = 22;
const fewest = 10;

/** Victim frames that speak so often of one candidate make it the one that the report is about. */
const framedEnough = 3;

/** Fields that an overview leaves empty. */
const single: ReadonlySet<Field> = new Set<Field>(["technique", "incident.reality", "vulnerability", "response"]);

/** Whether a report tells of many events rather than of one: no victim stands out, none is told of in the lead, and the words are those of campaigns and statistics. */
export function isOverview({ cast, document, primary }: Scene): boolean {
  if (cast.victim !== null || (cast.likely?.framed ?? 0) >= framedEnough) return false;
  const somebody = primary.some(
    ({ sentence, hits, times }) =>
      inLead(sentence) &&
      times.some(({ day }) => day !== null) &&
      hits.some((hit) => hit.frame.field.startsWith("cia.") && speaks(hit) && !hit.hedged),
  );
  const tried = primary.some(({ sentence }) => inLead(sentence) && court.test(sentence.text));
  if (somebody || tried) return false;
  const text = document.passage.text.slice(0, 9000);
  const said = cuesIn(text);
  return said >= fewest && (said * 1000) / (text.length / 6) >= dense;
}

/** No single word counts more often than this: a party's campaign is not one of attacks. */
const mostOfOne = 6;

function cuesIn(text: string): number {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(cues)) {
    const key = word.toLowerCase().replace(/s$/, "");
    counts.set(key, Math.min(mostOfOne, (counts.get(key) ?? 0) + 1));
  }
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

const court = /\b(?:charged|indicted|sentenced|arrested|extradited|pleaded guilty|convicted)\b/i;

/** What an overview says of its matter as a whole. */
export function withoutSingle(proposals: readonly Proposed[]): readonly Proposed[] {
  return proposals.filter(
    ({ statement: { field } }) => !single.has(field) && !field.startsWith("date.") && !field.startsWith("impact."),
  );
}
