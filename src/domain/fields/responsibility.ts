/** The lanes of responsibility: each line is who says what of whom. A claim is never an attribution. */
import { defineField } from "../field-definition.ts";

export const responsibilityFields = {
  "responsibility.claimed": defineField({
    label: "Claimed by",
    definition: "An actor says that it did it. The speaker is the claimant, whoever passes the claim on.",
    value: "party",
    about: "actor",
    states: ["stated-none", "reported-unknown"],
    speakers: ["attacker"],
  }),
  "responsibility.attributed": defineField({
    label: "Attributed to",
    definition:
      "Somebody without an interest in having done it says, with or without stated ground, that this actor did it.",
    value: "party",
    about: "actor",
    states: ["reported-unknown"],
    speakers: ["victim", "agency", "government", "court", "vendor", "third-party", "anonymous-source", "journalist"],
  }),
  "responsibility.suspected": defineField({
    label: "Suspected",
    definition:
      "Somebody thinks it possible or likely that this actor did it, short of saying so. Negated: the actor is ruled out.",
    value: "party",
    about: "actor",
    states: ["reported-unknown", "stated-none"],
    speakers: [
      "victim",
      "agency",
      "government",
      "court",
      "vendor",
      "third-party",
      "anonymous-source",
      "journalist",
      "coder",
    ],
  }),
  "responsibility.not-attributed": defineField({
    label: "Not attributed (stated)",
    definition:
      "Somebody who could attribute says that they do not: the evidence does not suffice, or it is too early.",
    value: "party",
    about: "actor",
    states: [],
    speakers: ["victim", "agency", "government", "court", "vendor", "third-party", "anonymous-source", "journalist"],
  }),
  "responsibility.denied": defineField({
    label: "Denied by",
    definition: "The party that is accused, or is thought to be, says that it did not do it.",
    value: "party",
    about: "actor",
    states: [],
    speakers: ["accused", "government", "attacker"],
  }),
  "claim.state": defineField({
    label: "State of the claim",
    definition: "What became of a claim of responsibility. Where nothing is said the claim is open.",
    value: "term",
    about: "actor",
    terms: {
      open: "Open",
      corroborated: "Corroborated",
      disputed: "Disputed",
      refuted: "Refuted",
      withdrawn: "Withdrawn",
      recycled: "Recycled from an older incident",
    },
    states: [],
  }),
  "claim.channel": defineField({
    label: "Channel of the claim",
    definition: "Where the claim was made, such as Telegram or a leak site.",
    value: "name",
    about: "actor",
  }),
} as const;
