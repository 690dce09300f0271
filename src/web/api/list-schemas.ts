/** Schemas that many answers have in common: lists in pages, and records in short. */
import { type TSchema, Type } from "typebox";
import { edtf, instant, orNull } from "./content-schemas.ts";
import { finding } from "./problem-schema.ts";
import { incidentNumber, version } from "./told-schemas.ts";

/** The name of a page of an organisation, an actor or a source. */
export const slug: TSchema = Type.String({
  description: "The name in lower case, words joined by hyphens; letters of any script.",
  examples: ["state-of-southmoor"],
});

/** The address of a resource of this interface. */
export const apiAddress: TSchema = Type.String({ format: "uri-reference", description: "Where the whole of it is." });

/** Where the next page of a list is. */
export const next: TSchema = orNull(
  Type.String({ format: "uri-reference" }),
  "Address of the next page, as in the `Link` header; null at the end. A page may hold fewer entries than `limit`, even none, and still have a next one.",
);

/** How many records answer. */
export const total: TSchema = Type.Integer({
  minimum: 0,
  description: "How many records that are told to you answer.",
});

/** How many of them do for sure. */
export const sure: TSchema = Type.Integer({
  minimum: 0,
  description: "How many of them fall on `date` for sure; the same as `total` where none is asked for.",
});

/** What of the words was not taken as it stands. */
export const findings: TSchema = Type.Array(finding, {
  description: "What of the words in `q` was not taken as it stands, and how it was taken instead.",
});

/** What the answer to a question says besides its records. */
export const answerMembers = {
  total,
  sure,
  possibly: Type.Array(incidentNumber, {
    description: "The records of this page whose date is not known well enough to say that they fall on `date`.",
  }),
  suggestion: orNull(
    Type.String(),
    "The words of `q` with misspelt ones mended, where these would find more; else null.",
  ),
  findings,
};

/** A page of a list. */
export function pageOf(item: TSchema, title: string, description: string): TSchema {
  return Type.Object({ items: Type.Array(item), next }, { title, description });
}

/** A page of records that answer a question. */
export function answerPageOf(item: TSchema, title: string, description: string): TSchema {
  return Type.Object({ items: Type.Array(item), ...answerMembers, next }, { title, description });
}

/** A record in short. */
export const incidentSummary: TSchema = Type.Object(
  {
    kind: Type.Literal("summary"),
    incident: incidentNumber,
    version,
    since: instant("When this version was first told."),
    sample: Type.Boolean({ description: "True for records of the sample casebook." }),
    title: Type.String(),
    victims: Type.Array(
      Type.Object({ slug, name: Type.String({ description: "As this record writes it." }) }, { title: "PartyName" }),
      { description: "The victims that are shown, primary ones first." },
    ),
    date: orNull(
      edtf("The date that the record is listed under: when it began, else was discovered, else disclosed."),
      "Null where none is shown.",
    ),
    countries: Type.Array(Type.String(), {
      description: "ISO 3166-1 alpha-2 codes of the victims' countries, as far as shown.",
    }),
    types: Type.Array(Type.String(), { description: "Terms of `incident.type`, as far as shown." }),
    sectors: Type.Array(Type.String(), { description: "Terms of `victim.sector`, as far as shown." }),
    self: apiAddress,
    page: Type.String({ format: "uri-reference", description: "The page for people." }),
  },
  { title: "IncidentSummary", description: "A record in short, as far as this audience is told." },
);
