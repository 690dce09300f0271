/** News: what a change means to those who are told of it. Made of what an audience was told before and is told now, and of nothing else. */
import { canonicalJson } from "./digest.ts";
import { type Projection, shownOf, type Telling, type ToldAssertion } from "./projection.ts";
import { fieldNames } from "./field.ts";

/** The kinds of news, with the words that feeds use for them. */
export const newsKinds = {
  published: "New record",
  "first-attribution": "First attribution",
  "claim-made": "Responsibility claimed",
  "claim-withdrawn": "Claim withdrawn",
  correction: "Correction",
  addition: "Addition",
  illustration: "Picture changed",
  retraction: "Record withdrawn",
  reinstated: "Record reinstated",
} as const;

/** One kind of news. */
export type News = keyof typeof newsKinds;

/** Whether a text names a kind of news. */
export function isNews(text: string): text is News {
  return Object.hasOwn(newsKinds, text);
}

/**
 * What the change from one telling to the next says, in the order of the table; never empty. A correction is a change by which something
 * that was told is no longer told as it was; an addition is one by which nothing is. A first attribution or claim is news even in a new record,
 * and a picture is news only where nothing else is.
 */
export function newsOf(before: Telling | null, now: Telling): readonly News[] {
  if (now.kind === "tombstone") return ["retraction"];
  const opening: readonly News[] = before === null ? ["published"] : before.kind === "tombstone" ? ["reinstated"] : [];
  const earlier = before?.kind === "record" ? before : null;
  const news: readonly News[] = [...opening, ...lanesNews(earlier, now)];
  if (earlier === null) return news;
  const corrected = withoutSuccessor(earlier, now);
  if (corrected) return [...news, "correction"];
  if (news.length > 0) return news;
  return [onlyPictured(earlier, now) ? "illustration" : "addition"];
}

function lanesNews(before: Projection | null, now: Projection): readonly News[] {
  const found: News[] = [];
  if (attributions(now) > 0 && (before === null || attributions(before) === 0)) found.push("first-attribution");
  if (claims(now) > (before === null ? 0 : claims(before))) found.push("claim-made");
  if (withdrawals(now) > (before === null ? 0 : withdrawals(before))) found.push("claim-withdrawn");
  return found;
}

/** Attributed actors, as far as this audience is told: shown or counted. */
function attributions(projection: Projection): number {
  const told = projection.fields["responsibility.attributed"];
  if (told.kind === "counted") return told.count;
  return shownOf(projection, "responsibility.attributed").filter(stands).length;
}

function claims(projection: Projection): number {
  return shownOf(projection, "responsibility.claimed").filter(stands).length;
}

function withdrawals(projection: Projection): number {
  return shownOf(projection, "claim.state").filter(
    (one) => stands(one) && one.content.kind === "term" && one.content.term === "withdrawn",
  ).length;
}

function stands({ polarity, stance, content }: ToldAssertion): boolean {
  return polarity === "affirmed" && stance !== "retracted" && stance !== "superseded" && content.kind !== "unknown";
}

/** Whether something that was shown is not shown any more as it was, or a count went down. */
function withoutSuccessor(before: Projection, now: Projection): boolean {
  return fieldNames.some((field) => {
    const [was, is] = [before.fields[field], now.fields[field]];
    if (was.kind === "counted") return is.kind === "counted" && is.count < was.count;
    if (was.kind !== "shown" || is.kind !== "shown") return was.kind !== is.kind;
    const sayings = new Set(is.assertions.map(sayingOf));
    return was.assertions.some((assertion) => !sayings.has(sayingOf(assertion)));
  });
}

/** Whether nothing but the picture is another. */
function onlyPictured(before: Projection, now: Projection): boolean {
  if (canonicalJson(before.illustration) === canonicalJson(now.illustration)) return false;
  const rest = ({ fields, sources, evidence, sample }: Projection) =>
    canonicalJson([fields, sources, evidence, sample]);
  return rest(before) === rest(now);
}

/** What is said, whatever its evidence: a further source is no correction. */
function sayingOf({ about, content, polarity, stance }: ToldAssertion): string {
  return canonicalJson([about, content, polarity, stance]);
}
