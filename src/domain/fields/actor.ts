/** Fields about an actor who is named in one of the lanes of responsibility. They say what is said of the actor, never that the actor did it. */
import { actorVarieties, dotted, labelledWords } from "../../vocabulary/veris.ts";
import { defineField } from "../field-definition.ts";
import { countryTerms } from "./victim.ts";

export const actorFields = {
  "actor.alias": defineField({
    label: "Actor also called",
    definition: "Another name for the same actor; the speaker is who uses that name.",
    value: "name",
    about: "actor",
    states: [],
  }),
  "actor.type": defineField({
    label: "Actor type",
    definition: "What kind of actor it is said to be.",
    value: "term",
    about: "actor",
    terms: {
      state: "State",
      "state-affiliated": "State-affiliated",
      criminal: "Criminal",
      hacktivist: "Hacktivist",
      insider: "Insider",
      competitor: "Competitor",
      terrorist: "Terrorist",
      individual: "Individual",
    },
    states: ["reported-unknown"],
  }),
  "actor.variety": defineField({
    label: "Actor variety (VERIS)",
    definition: "The same in VERIS words: external or internal, and the variety.",
    value: "term",
    about: "actor",
    terms: { ...labelledWords(dotted(actorVarieties)), partner: "Partner" },
    states: ["reported-unknown"],
  }),
  "actor.country": defineField({
    label: "Actor location",
    definition: "The country that a speaker places the actor in or links it to; never guessed from a name.",
    value: "term",
    about: "actor",
    terms: countryTerms,
    states: ["reported-unknown"],
  }),
  "actor.profile": defineField({
    label: "Actor profile",
    definition: "What speakers say of the actor beyond this incident, in the desk's own words.",
    value: "prose",
    about: "actor",
    states: [],
  }),
} as const;
