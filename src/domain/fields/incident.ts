/** Fields that say what kind of incident it was. */
import { incidentTypes } from "../../vocabulary/incident-type.ts";
import { rsitTerms } from "../../vocabulary/rsit.ts";
import { targetedWords, verisTerms } from "../../vocabulary/veris.ts";
import { defineField, labelledTerms, plainTerms, withLivingTerms } from "../field-definition.ts";

export const incidentFields = {
  "incident.reality": defineField({
    label: "Reality",
    definition:
      "Whether there was an incident at all: confirmed, suspected, disputed, a hoax, or a fault without malice.",
    value: "term",
    terms: {
      confirmed: "Confirmed",
      suspected: "Suspected",
      disputed: "Disputed",
      hoax: "Hoax",
      "not-malicious": "Not malicious",
      "near-miss": "Near miss",
    },
    states: ["reported-unknown"],
  }),
  "incident.type": defineField({
    label: "Incident type",
    definition: "What kind of incident it was, in the words that reports use; several where several happened.",
    value: "term",
    terms: labelledTerms(incidentTypes),
    states: ["reported-unknown"],
  }),
  "incident.rsit": defineField({
    label: "RSIT class",
    definition: "The entry of the Reference Security Incident Taxonomy (version 1003) for the main observed effect.",
    value: "term",
    terms: rsitTerms,
    states: ["reported-unknown"],
  }),
  "incident.targeted": defineField({
    label: "Targeted",
    definition: "Whether the victim was chosen (VERIS `targeted`).",
    value: "term",
    terms: plainTerms(targetedWords.slice(0, 2)),
  }),
  "discovery.method": withLivingTerms(
    defineField({
      label: "Discovery method",
      definition: "How the incident came to be known, by who found it (VERIS `discovery_method`).",
      value: "term",
    }),
    () => verisTerms("discovery.method"),
  ),
  "severity.level": defineField({
    label: "Severity",
    definition:
      "Level of the US National Cyber Incident Scoring System, as a speaker gives it or as the named inputs yield it.",
    value: "term",
    terms: {
      emergency: "Emergency (level 5)",
      severe: "Severe (level 4)",
      high: "High (level 3)",
      medium: "Medium (level 2)",
      low: "Low (level 1)",
      baseline: "Baseline (level 0)",
    },
  }),
  "severity.input": defineField({
    label: "Severity inputs",
    definition: "An input to the severity level and what is known of it, such as functional impact or recoverability.",
    value: "prose",
  }),
} as const;
