/** What the codebook says around the fields: what kinds of values, absences, speakers and forms of telling mean. */
import type { SubjectKind } from "../../domain/field-definition.ts";
import type { Form } from "../../domain/policy.ts";
import type { UnknownState, ValueKind } from "../../domain/value.ts";

const kinds: Readonly<Record<ValueKind, string>> = {
  name: "a name, as it is written in the report",
  term: "a term of a fixed list",
  prose: "running text in the words of the desk, resting on quoted places",
  date: "a date, no more exact than its source (EDTF)",
  amount: "a number or a range, with its unit",
  party: "a name or description of an actor, with the ground that is given",
  matter: "a thing or event, as the report calls it",
  relation: "another event or campaign, with its record where there is one",
};

const subjects: Readonly<Record<SubjectKind, string>> = {
  incident: "the incident",
  victim: "one victim",
  actor: "one actor",
};

const absences: Readonly<Record<UnknownState, string>> = {
  "stated-none": "a speaker says that there was none",
  "reported-unknown": "a speaker says that it is not known",
  "not-applicable": "the question does not arise",
};

const forms: Readonly<Record<Form, string>> = {
  show: "the values",
  coarsen: "something coarser: of a date its month, of an amount its order of magnitude",
  count: "only how many values there are",
  withhold: "nothing, whether there is anything or not",
};

/** The texts of both pages. */
export const codebookTexts = {
  title: "Codebook",
  intro:
    "Every field that a record has: what belongs in it, what it may hold, and who is told what. This page is made from the table that the program itself goes by.",
  also: "As data",
  field: "Field",
  meaning: "What belongs here",
  holds: "Holds",
  kinds,
  subjects,
  absences,
  forms,
  groups: {
    victims: "Victims",
    narrative: "Narrative",
    dates: "Dates",
    kind: "Kind and severity",
    effects: "Effects and means",
    responsibility: "Responsibility",
    actors: "Actors",
    impact: "Impact",
    negative: "Stated not to have happened",
    response: "Response",
    relations: "Relations",
    further: "Further fields",
  },
  facts: {
    about: "Said of",
    value: "Holds",
    units: "Units",
    speakers: "Who may speak",
    anybody: "anybody, in any role",
    absences: "Where there is no value",
    notReported: "not reported",
    noSpeaker: "no report speaks of it; nobody states that",
  },
  terms: (count: number) => `${count.toLocaleString("en-US")} terms`,
  termsHeading: "Terms",
  tellingHeading: "Who is told what",
  telling:
    "By the policy of this casebook, of what is marked for them at all. Who is told nothing of a field is told so in every record alike. Partners of a sharing group are told in the same form as all partners, and besides what is restricted to their group.",
  audience: "Reader",
  told: "Is told",
  formatsHeading: "In files",
  formatsLose: "These formats have no place for it:",
  formatsKeep: "Every format has a place for it.",
  formatsAll: "All formats and what they cannot hold",
  back: "All fields",
} as const;
