/** What a person who reads the event is told beside a value: what it is in words, whose word it is, and how it is meant. */
import { type Field, fields } from "../../domain/field.ts";
import type { ToldAssertion, ToldSource } from "../../domain/projection.ts";
import { sayAsserter, sayManner, sayNote, sayStatement } from "../../domain/say.ts";
import { tagName } from "./tag.ts";

/** The comment for an assertion: `Began: 8 November 2022 (2022-11-08; the victim, confirmed)`. Prose is not told twice. */
export function commentOn(field: Field, assertion: ToldAssertion): string {
  const { asserter, content } = assertion;
  const who = asserter === null ? "speaker not told" : sayAsserter(asserter);
  const notes = [sayNote(content), `${who}, ${sayManner(assertion)}`].filter((text) => text !== null);
  const said =
    content.kind === "prose" ? fields[field].label : `${fields[field].label}: ${sayStatement(field, assertion)}`;
  const warning = field === "responsibility.claimed" ? " - a claim, not an attribution" : "";
  return `${said} (${notes.join("; ")})${warning}`;
}

/** Tags on the attribute that holds the assertion: its lane, and the speaker's own words of likelihood and confidence, where told. */
export function tagsOn(field: Field, assertion: ToldAssertion): readonly string[] {
  const { polarity, stance, likelihood, confidence, evidence } = assertion;
  const [credibility = null, ...others] = new Set(evidence.map((piece) => piece.credibility));
  const stands = polarity === "affirmed" && !["disputed", "retracted", "superseded"].includes(stance);
  const lane = stands ? /^responsibility\.(.+)$/.exec(field)?.[1] : undefined;
  return [
    ...(lane === undefined ? [] : [tagName("casebook", "lane", lane)]),
    ...(likelihood === null ? [] : [tagName("estimative-language", "likelihood-probability", likelihood)]),
    ...(confidence === null ? [] : [tagName("estimative-language", "confidence-in-analytic-judgment", confidence)]),
    ...(credibility === null || others.length > 0
      ? []
      : [tagName("admiralty-scale", "information-credibility", credibility)]),
  ];
}

/** The comment for a link to a source: who published it, under which title, and when. */
export function commentOnSource({ publisher, title, published }: ToldSource): string {
  return [publisher, title, published].filter((text) => text !== null).join(", ");
}

/** Tags on a link to a source: how far the desk trusts it, where told. */
export function tagsOnSource({ reliability }: ToldSource): readonly string[] {
  return reliability === null ? [] : [tagName("admiralty-scale", "source-reliability", reliability.toLowerCase())];
}
