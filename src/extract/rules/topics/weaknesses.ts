/** Weaknesses: CVE numbers that are stated to have been exploited in the primary event. */
import type { Proposed } from "../../extractor.ts";
import { moodAt } from "../frames/mood.ts";
import { propose, quoteSpan, stanceOf } from "../proposals/propose.ts";
import type { Scene } from "../proposals/scene.ts";

const exploited = /\b(?:exploit(?:ed|ing)|took advantage|taking advantage|abused|used)\b/i;

/** One proposal a CVE number. */
export function proposeWeaknesses(scene: Scene): readonly Proposed[] {
  const seen = new Set<string>();
  return scene.primary.flatMap(({ sentence }) =>
    sentence.clauses.flatMap((clause) =>
      [...clause.text.matchAll(/\bCVE-\d{4}-\d{4,7}\b/g)].slice(0, 5).flatMap(({ 0: name, index }) => {
        const at = { start: clause.start + index, end: clause.start + index + name.length };
        const { negated, hypothetical, hedged } = moodAt(clause, at.start, at.end);
        if (seen.has(name) || negated || hypothetical || !exploited.test(clause.text)) return [];
        seen.add(name);
        const speaker = scene.speakerOf({ sentence, clause, ...at });
        return propose(scene, {
          field: "vulnerability",
          content: { kind: "name", name },
          stance: stanceOf(speaker.role, hedged),
          speaker,
          span: quoteSpan({ sentence, clause, ...at }, speaker),
          rule: "vulnerability-cve",
        });
      }),
    ),
  );
}
