/** What a projection says in the form that formats carry it, less what a format loses: both sides of every round trip. */
import { canonicalJson } from "../domain/digest.ts";
import { fieldNames } from "../domain/field.ts";
import { type Projection, shownOf } from "../domain/projection.ts";
import type { Content } from "../domain/value.ts";
import type { Losses, Said, Saying } from "./format.ts";

/** Everything shown in a projection, in the order of the codebook. What is counted or withheld is nothing that a format could carry as a value. */
export function sayingsOf(projection: Projection): readonly Saying[] {
  return fieldNames.flatMap((field) =>
    shownOf(projection, field).map((assertion) => sayingFrom({ field, ...assertion })),
  );
}

/** What a codec read, as sayings. */
export function sayingsRead(said: readonly Said[]): readonly Saying[] {
  return said.map(sayingFrom);
}

/** A saying and nothing else that the object may carry. */
function sayingFrom(one: Saying): Saying {
  const { field, about, content, polarity, stance, asserter, asserted, likelihood, confidence } = one;
  return { field, about, content, polarity, stance, asserter, asserted, likelihood, confidence };
}

/**
 * The sayings that survive a format, each once, written so that two lists can be compared: facets that are lost are left out, and
 * a victim or actor is known by what is said of it rather than by its key.
 */
export function comparable(sayings: readonly Saying[], losses: Losses): readonly string[] {
  const kept = sayings.filter(
    (saying) => !losses.fields.includes(saying.field) && !losses.further.some(({ takes }) => takes(saying, sayings)),
  );
  const plain = kept.map((saying) => ({ about: saying.about, text: canonicalJson(lessFacets(saying, losses)) }));
  const names = new Map<string, string>();
  for (const { about } of plain) {
    if (about === null || names.has(about)) continue;
    const texts = plain.filter((other) => other.about === about).map(({ text }) => text);
    names.set(about, [...new Set(texts)].sort().join());
  }
  const lines = plain.map(({ about, text }) => (about === null ? text : `${names.get(about) ?? ""} > ${text}`));
  return [...new Set(lines)].sort();
}

function lessFacets(saying: Saying, { facets }: Losses): unknown {
  const { field, polarity, stance, asserter, asserted, likelihood, confidence } = saying;
  const parts = { polarity, stance, asserter, asserted, likelihood, confidence };
  const kept = Object.entries(parts).filter(([name]) => !facets.some((facet) => facet === name));
  return { field, content: lessParts(saying.content, facets), ...Object.fromEntries(kept) };
}

function lessParts(content: Content, facets: Losses["facets"]): Content {
  if (content.kind === "date" && facets.includes("part of day")) return { ...content, partOfDay: null };
  if (content.kind === "party" && facets.includes("basis")) return { ...content, basis: null };
  return content;
}
