/** What was affected: confidentiality, integrity, availability, and the assets and attributes in VERIS words. */
import { verisTerms } from "../../vocabulary/veris.ts";
import { defineField, withLivingTerms } from "../field-definition.ts";

const effect = (label: string, what: string) =>
  defineField({
    label,
    definition: `Whether ${what}. Negated: a speaker says that it was not.`,
    value: "term",
    terms: { affected: "Affected" },
    states: ["reported-unknown", "not-applicable"],
  });

export const effectFields = {
  "cia.confidentiality": effect("Confidentiality", "data came to somebody who should not have it"),
  "cia.integrity": effect("Integrity", "data or systems were altered"),
  "cia.availability": effect("Availability", "a service or data could not be used"),
  "asset.variety": withLivingTerms(
    defineField({
      label: "Assets (VERIS)",
      definition: "Kinds of asset that were affected.",
      value: "term",
    }),
    () => verisTerms("asset.variety"),
  ),
  "attribute.variety": withLivingTerms(
    defineField({
      label: "Attributes (VERIS)",
      definition: "Varieties of lost integrity and availability.",
      value: "term",
    }),
    () => verisTerms("attribute.variety"),
  ),
  "data.variety": withLivingTerms(
    defineField({
      label: "Data (VERIS)",
      definition: "Kinds of data whose confidentiality was lost or is said to have been.",
      value: "term",
    }),
    () => verisTerms("data.variety"),
  ),
} as const;
