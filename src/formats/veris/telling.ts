/** What a projection says, at hand for writing: by field, and which of it may stand in the standard part. */
import { interestedRoles } from "../../domain/asserter.ts";
import { type Field, lanes } from "../../domain/field.ts";
import type { Projection } from "../../domain/projection.ts";
import type { Content, Value } from "../../domain/value.ts";
import type { Likelihood } from "../../vocabulary/icd203.ts";
import { sayingsOf } from "../carried.ts";
import type { Saying } from "../format.ts";

/** A projection's sayings by field. */
export interface Told {
  readonly projection: Projection;
  readonly all: readonly Saying[];
  readonly byField: ReadonlyMap<Field, readonly Saying[]>;
}

/** Stances of a thing that is so, as far as the speaker knows. */
const firm: readonly Saying["stance"][] = ["confirmed", "reported", "inferred"];

/** Words of likelihood with which a thing is more probable than not. */
const probable: readonly (Likelihood | null)[] = [null, "likely", "very-likely", "almost-certain"];

/** What a projection says. */
export function toldOf(projection: Projection): Told {
  const all = sayingsOf(projection);
  const byField = new Map<Field, Saying[]>();
  for (const saying of all) {
    const known = byField.get(saying.field);
    if (known === undefined) byField.set(saying.field, [saying]);
    else known.push(saying);
  }
  return { projection, all, byField };
}

/** Everything that is said of a field. */
export function saidOf(told: Told, field: Field): readonly Saying[] {
  return told.byField.get(field) ?? [];
}

/**
 * What may stand in a format that knows no speakers: affirmed, as a fact or a likely one, and not the mere word of a claimant or of
 * the accused.
 */
export function standing(told: Told, field: Field): readonly Saying[] {
  return saidOf(told, field).filter(stands);
}

/** The values of a field that may stand, each once, in order; about one victim or actor where `about` is given. */
export function valuesOf<K extends Value["kind"]>(
  told: Told,
  field: Field,
  kind: K,
  about?: string | null,
): readonly Extract<Content, { kind: K }>[] {
  return standing(told, field).flatMap((saying) =>
    (about === undefined || saying.about === about) && isOf(saying.content, kind) ? [saying.content] : [],
  );
}

/** The terms of a field that may stand, about one victim or actor where `about` is given. */
export function termsOf(told: Told, field: Field, about?: string | null): readonly string[] {
  return valuesOf(told, field, "term", about).map(({ term }) => term);
}

/** Whether it may stand that a field's value is not known or that there is none, and no value stands beside it. */
export function standsAbsent(told: Told, field: Field, state: string, about: string | null = null): boolean {
  const here = standing(told, field).filter((saying) => saying.about === about);
  return (
    here.some(({ content }) => content.kind === "unknown" && content.state === state) &&
    here.every(({ content }) => content.kind === "unknown")
  );
}

/** The subjects of a kind, in the order in which they are told of. */
export function subjectsOf(told: Told, kind: "victim" | "actor"): readonly string[] {
  return [...new Set(told.all.flatMap(({ about }) => (about?.startsWith(`${kind}-`) === true ? [about] : [])))];
}

/** The names under which the incident counts as attributed to the actor, by the rule of `attributedActors`: a claim never makes it so. */
export function attributionsTo(told: Told, actor: string): readonly string[] {
  return saidOf(told, "responsibility.attributed").flatMap(({ about, polarity, stance, asserter, content }) =>
    about === actor &&
    polarity === "affirmed" &&
    (stance === "confirmed" || stance === "reported") &&
    asserter !== null &&
    !interestedRoles.includes(asserter.role) &&
    content.kind === "party" &&
    content.name !== null
      ? [content.name]
      : [],
  );
}

/**
 * Whether what is said of the actor may classify whoever did it: the incident is attributed to it, or it is suspected, or it stands in
 * no lane at all and is itself such a classification. An actor that only claims, denies or was not attributed is none.
 */
export function mayClassify(told: Told, actor: string): boolean {
  if (isAttributed(told, actor)) return true;
  const laned = lanes.flatMap((lane) => saidOf(told, lane).filter(({ about }) => about === actor));
  return laned.every(
    ({ field, polarity, stance }) =>
      field === "responsibility.suspected" &&
      polarity === "affirmed" &&
      (stance === "suspected" || firm.includes(stance)),
  );
}

function isAttributed(told: Told, actor: string): boolean {
  return attributionsTo(told, actor).length > 0;
}

function stands({ polarity, stance, asserter, likelihood }: Saying): boolean {
  return (
    polarity === "affirmed" &&
    firm.includes(stance) &&
    (asserter === null || !interestedRoles.includes(asserter.role)) &&
    probable.includes(likelihood)
  );
}

function isOf<K extends Content["kind"]>(content: Content, kind: K): content is Extract<Content, { kind: K }> {
  return content.kind === kind;
}
