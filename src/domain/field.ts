/** The one table of fields: the codebook. Its order is the order on pages, in exports and in documents. */
import type { FieldDefinition } from "./field-definition.ts";
import { actorFields } from "./fields/actor.ts";
import { effectFields } from "./fields/effect.ts";
import { findingFields } from "./fields/finding.ts";
import { impactFields } from "./fields/impact.ts";
import { incidentFields } from "./fields/incident.ts";
import { narrativeFields } from "./fields/narrative.ts";
import { relationFields } from "./fields/relation.ts";
import { responseFields } from "./fields/response.ts";
import { responsibilityFields } from "./fields/responsibility.ts";
import { techniqueFields } from "./fields/technique.ts";
import { timelineFields } from "./fields/timeline.ts";
import { victimFields } from "./fields/victim.ts";

const table = {
  ...victimFields,
  ...narrativeFields,
  ...timelineFields,
  ...incidentFields,
  ...effectFields,
  ...techniqueFields,
  ...responsibilityFields,
  ...actorFields,
  ...impactFields,
  ...findingFields,
  ...responseFields,
  ...relationFields,
} as const;

/** The name of a field. */
export type Field = keyof typeof table;

/** The codebook. */
export const fields: Readonly<Record<Field, FieldDefinition>> = table;

/** The names of all fields, in the order of the codebook. */
export const fieldNames = Object.keys(table) as readonly Field[];

const ranks = new Map(fieldNames.map((field, rank) => [field, rank]));

/** Where a field stands in the codebook, from 0. */
export function fieldRank(field: Field): number {
  return ranks.get(field) ?? -1;
}

/** The lanes of responsibility, in the order in which every page shows them. */
export const lanes = [
  "responsibility.claimed",
  "responsibility.attributed",
  "responsibility.suspected",
  "responsibility.not-attributed",
  "responsibility.denied",
] as const satisfies readonly Field[];

/** One lane of responsibility. */
export type Lane = (typeof lanes)[number];

/** Whether a text names a field of the codebook. */
export function isField(name: string): name is Field {
  return Object.hasOwn(table, name);
}

/** A record with one entry a field, in the order of the codebook. */
export function mapFields<T>(make: (field: Field) => T): Readonly<Record<Field, T>> {
  const record: Partial<Record<Field, T>> = {};
  for (const field of fieldNames) record[field] = make(field);
  return record as Record<Field, T>;
}

/** The label of a term of a field, or the term itself where the field has no table of terms. */
export function labelOfTerm(field: Field, term: string): string {
  const { terms } = fields[field];
  return terms !== null && Object.hasOwn(terms, term) ? (terms[term] ?? term) : term;
}
