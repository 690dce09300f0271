/** How it was done: motive, ATT&CK techniques, VERIS actions, weaknesses and programs used. */
import { techniqueNames } from "../../vocabulary/attack.ts";
import { motives } from "../../vocabulary/motive.ts";
import { verisTerms } from "../../vocabulary/veris.ts";
import { defineField, labelledTerms, withLivingTerms } from "../field-definition.ts";

export const techniqueFields = {
  motive: defineField({
    label: "Motives",
    definition:
      "Why it was done, as a speaker says; inferred by the coder only from stated behaviour, such as a ransom demand.",
    value: "term",
    terms: labelledTerms(motives),
  }),
  technique: withLivingTerms(
    defineField({
      label: "Tactics, Techniques & Procedures",
      definition:
        "An ATT&CK technique whose behaviour is stated of this incident; the parent where the sub-technique is not stated.",
      value: "term",
    }),
    () => techniqueNames(),
  ),
  "action.variety": withLivingTerms(
    defineField({
      label: "Actions (VERIS)",
      definition: "Varieties of threat action.",
      value: "term",
    }),
    () => verisTerms("action.variety"),
  ),
  "action.vector": withLivingTerms(
    defineField({
      label: "Vectors (VERIS)",
      definition: "The way that a threat action came in.",
      value: "term",
    }),
    () => verisTerms("action.vector"),
  ),
  vulnerability: defineField({
    label: "Vulnerability",
    definition: "A weakness that was exploited, by its CVE number or as the report names it.",
    value: "name",
  }),
  malware: defineField({
    label: "Malware",
    definition: "A malicious program used in this incident, as the report names it.",
    value: "name",
  }),
} as const;
