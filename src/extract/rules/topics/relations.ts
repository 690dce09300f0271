/** Relations: events that a speaker dismisses as separate or harmless, and events that a speaker connects with this one. */
import type { Proposed } from "../../extractor.ts";
import { type Hit, speaks } from "../frames/hits.ts";
import { propose, quoteSpan, stanceOf } from "../proposals/propose.ts";
import type { Scene } from "../proposals/scene.ts";
import type { Line } from "../reading/document.ts";
import type { Sentence, Span } from "../reading/passage.ts";

/** One proposal a dismissing or connecting sentence. */
export function proposeRelations(scene: Scene): readonly Proposed[] {
  return scene.document.lines.flatMap((line) => {
    const ruledOut = ruledOutCause(line, scene);
    if (ruledOut.length > 0) return ruledOut;
    const hits = line.hits.filter((hit) => hit.frame.field.startsWith("relation.") && speaks(hit));
    const scope = scene.cast.scopes[line.sentence.index];
    const dismissal =
      hits.find(({ frame }) => frame.id === "dismissed-unrelated") ??
      (scope === "other" ? hits.find(({ frame }) => frame.id === "dismissed-technical-cause") : undefined);
    if (dismissal !== undefined) return proposeRelation(dismissal, hits, line, scene);
    const related = hits.find(({ frame, negated }) => frame.field === "relation.related" && !negated);
    return related === undefined || scope === "other" ? [] : proposeRelation(related, [], line, scene);
  });
}

/** An attack that a speaker rules out as the cause is a matter considered and dismissed. */
function ruledOutCause(line: Line, scene: Scene): readonly Proposed[] {
  const hit = line.hits.find(({ frame, hedged }) => frame.id === "reality-no-attack" && !hedged);
  if (hit === undefined || scene.cast.scopes[line.sentence.index] !== "primary") return [];
  const speaker = scene.speakerOf(hit);
  const words =
    /\b(?:cyber[ -]?(?:attack|security incident|incident)|hack(?:ing|ers)?|malicious \w+|attack|security breach|foul play|sabotage)\b/i.exec(
      hit.sentence.text.slice(hit.start - line.sentence.start),
    );
  return propose(scene, {
    field: "relation.dismissed",
    content: { kind: "relation", what: words?.[0] ?? "attack", incident: null, reason: null },
    stance: stanceOf(speaker.role, false),
    speaker,
    span: quoteSpan(hit, speaker),
    rule: hit.frame.id,
  });
}

function proposeRelation(hit: Hit, hits: readonly Hit[], line: Line, scene: Scene): readonly Proposed[] {
  const speaker = scene.speakerOf(hit);
  const what = matterOf(line, hit, scene.document.lines[line.sentence.index - 1]?.sentence);
  if (what === "") return [];
  const cause = hits.find(({ frame }) => frame.id === "dismissed-technical-cause");
  const reason = cause === undefined ? null : clauseFrom(cause).slice(0, 160);
  const stance = stanceOf(speaker.role, false);
  return propose(scene, {
    field: hit.frame.field,
    content: { kind: "relation", what, incident: null, reason },
    stance,
    speaker,
    span: wholeSpan(line, hit, speaker),
    rule: hit.frame.id,
  });
}

/** The clause from the cause onwards, as the reason. */
function clauseFrom({ clause, start }: Hit): string {
  return clause.text.slice(start - clause.start).trim();
}

/** The other matter as written: the clause that opens the sentence, without its connecting word. */
function matterOf({ sentence }: Line, { frame, clause, start, end }: Hit, previous: Sentence | undefined): string {
  if (frame.field === "relation.related")
    return clause.text.slice(start - clause.start, start - clause.start + Math.max(110, end - start)).trim();
  const pointsBack =
    (/^(?:but )?there (?:is|was) no\b/i.test(sentence.text) && sentence.text.length < 70) ||
    /\b(?:said|says|clarified|added|stressed)(?: that)? (?:this|that|it|both|they|the (?:trouble|problem|issue|incident|matter|outage|disruption|fault|failure))\b/i.test(
      sentence.text.slice(0, 70),
    ) ||
    /^(?:this|that|it|both|they)\b/i.test(sentence.text);
  if (pointsBack && previous !== undefined) return withoutOpening(previous.text);
  const first = sentence.clauses[0]?.text ?? sentence.text;
  const words = first.length < 24 ? sentence.text.slice(0, 160) : first;
  return withoutOpening(words);
}

/** Words without a connecting word and without who says them. */
function withoutOpening(words: string): string {
  return words
    .replace(/^["']?(?:in (?:an? )?(?:unrelated|separate|other|another|different) \w+,?\s)/i, "")
    .replace(
      /^["']?(?:separately|concurrently|meanwhile|elsewhere|also|at the same time|in addition|however|additionally|by contrast)\b,?\s?/i,
      "",
    )
    .replace(
      /^(?:[\w.' ]{0,40}?)\b(?:officials?|police|agency|authorities|office|spokes\w+|they|he|she|it|director|investigators)\b (?:also )?(?:said|says|stressed|added|noted|confirmed|stated|emphasi[sz]ed|clarified)\b (?:on \w+ )?(?:that )?(?=\w)/i,
      "",
    )
    .slice(0, 140)
    .trim();
}

/** The whole sentence where it fits, so that the matter and the dismissal stand together. */
function wholeSpan({ sentence }: Line, hit: Hit, speaker: ReturnType<Scene["speakerOf"]>): Span {
  return sentence.end - sentence.start <= 300 ? sentence : quoteSpan(hit, speaker);
}
