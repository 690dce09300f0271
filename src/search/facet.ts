/** Facets: what records can be narrowed by, under one name everywhere (queries, addresses, API), and which field each is told by. */
import type { Field } from "../domain/field.ts";

/** What the search knows of one facet. */
interface FacetDefinition {
  readonly label: string;
  /** The fields that it is told by: where the audience is shown none of them, it has no such facet. Empty: part of every telling. */
  readonly fields: readonly Field[];
  /** True: its values are times, and are listed from the newest, not by how many records show them. */
  readonly inTime?: true;
}

/** All facets, in the order of pages. */
export const facets = {
  type: { label: "Type", fields: ["incident.type"] },
  lane: {
    label: "Responsibility",
    fields: [
      "responsibility.claimed",
      "responsibility.attributed",
      "responsibility.suspected",
      "responsibility.not-attributed",
      "responsibility.denied",
    ],
  },
  actor: {
    label: "Actor",
    fields: ["responsibility.claimed", "responsibility.attributed", "responsibility.suspected"],
  },
  country: { label: "Country", fields: ["victim.country"] },
  region: { label: "Region", fields: ["victim.region"] },
  sector: { label: "Sector", fields: ["victim.sector"] },
  year: { label: "Year", fields: ["date.began", "date.discovered", "date.disclosed"], inTime: true },
  cia: { label: "Effect", fields: ["cia.confidentiality", "cia.integrity", "cia.availability"] },
  motive: { label: "Motive", fields: ["motive"] },
  technique: { label: "Technique", fields: ["technique"] },
  campaign: { label: "Campaign", fields: ["relation.campaign"] },
  negative: { label: "Stated not to have happened", fields: ["finding.not-affected", "finding.not-happened"] },
  organisation: { label: "Organisation", fields: ["victim.name"] },
  parent: { label: "Part of", fields: ["victim.parent"] },
  source: { label: "Source", fields: [] },
  language: { label: "Language of sources", fields: [] },
} as const satisfies Readonly<Record<string, FacetDefinition>>;

/** The name of a facet. */
export type Facet = keyof typeof facets;

/** The names of all facets, in the order of pages. */
export const facetNames = Object.keys(facets) as readonly Facet[];

/** Whether the values of a facet are listed in the order of time, newest first; those of the others go by how many records show them. */
export function isInTime(facet: Facet): boolean {
  return "inTime" in facets[facet];
}

/**
 * What a record says of a facet where it shows no value: a speaker said that there is none, that it is unknown or not applicable,
 * nobody said anything, or the audience is told a count or nothing of that field. These never mix with values.
 */
export const absences = ["stated-none", "reported-unknown", "not-applicable", "not-reported", "not-told"] as const;

/** One way of showing no value. */
export type Absence = (typeof absences)[number];
