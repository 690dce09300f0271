/** What the page on method and coverage says. */
import type { Absence } from "../../search/facet.ts";

const absences: Readonly<Record<Absence, string>> = {
  "stated-none": "Stated: none",
  "reported-unknown": "Reported as unknown",
  "not-applicable": "Not applicable",
  "not-reported": "Not reported",
  "not-told": "Not told to you",
};

/** The texts of the page. Each part has a heading and its paragraphs. */
export const methodologyTexts = {
  title: "Methodology and coverage",
  intro: "How a record comes to be, what its words mean, how numbers are made, and what this casebook covers so far.",
  parts: {
    scope: {
      heading: "What is recorded",
      paragraphs: [
        "A record is of one incident: something that was done, or is said to have been done, to the information systems of somebody who can be named. It holds what reports say of it, statement by statement, also where they contradict each other, and also that something did not happen.",
        "Whether a record is made depends on reports that somebody may read. What nobody reported is not here, and what is reported more readily, in some countries, branches and languages than in others, is here more often. Numbers of this casebook are numbers of records, not of what happened in the world.",
      ],
    },
    making: {
      heading: "How a record is made",
      paragraphs: [
        "A report is kept exactly as it was received and named by its hash. Rules read it and propose statements, each with the quote on which it rests. A person decides on every one. What is accepted becomes a revision that never changes again; whatever is learned later becomes the next.",
        "Records of other collections are imported the same way: the kept original is the report, the collection is the source, and each value points to its place in it.",
      ],
    },
    unknown: {
      heading: "What is not known",
      paragraphs: [
        "Four things look alike in most tables and are kept apart here. They never count as values, and a picture that counts values says how many records stand in each of them.",
      ],
    },
    lanes: {
      heading: "Who is responsible",
      paragraphs: [
        "Responsibility is told in five lanes that never mix:",
        "An actor counts as attributed where somebody with no stake in having done it says so, and does not take it back. A claim, however often it is repeated, never raises that number, and an attribution by one speaker stays the word of that speaker.",
      ],
    },
    dates: {
      heading: "Dates and amounts",
      paragraphs: [
        "A date is kept as exactly as its source knows it: a day, a month, a year, a span, about then or perhaps then (EDTF, ISO 8601-2). A search for a day finds records that fall on it for sure and those that only may, and says which.",
        "An amount keeps its bounds (at least, about, up to) and its unit. A later, corrected number stands beside the earlier one, which is marked as superseded.",
      ],
    },
    counting: {
      heading: "How counts are made",
      paragraphs: [
        "Every number on a page counts records that its reader is told of, by what that reader is told: a value that is withheld is in no count. A record with two sectors counts once under each, so that parts may add up to more than the whole. Only values that stand count: what was taken back, superseded or denied does not.",
      ],
    },
    markings: {
      heading: "Who sees what",
      paragraphs: [
        "Statements and quotes are marked with the Traffic Light Protocol 2.0; what is not marked is for the desk alone. Beyond that, the policy of this casebook says for each field in which form each tier of readers is told it. The codebook says so field by field. A record, a report or a statement may be restricted further, to the partners of a sharing group, or to the desk until a date.",
      ],
    },
    past: {
      heading: "Versions, and what was known when",
      paragraphs: [
        "Each change of what you are told of a record gives it a new version, which keeps its number for ever. Every record can be read as it was told on any earlier day. Today’s policy and markings apply to the past, too.",
      ],
    },
  },
  absences,
  absenceMeanings: {
    "stated-none": "a speaker says that there was none",
    "reported-unknown": "a speaker says that it is not known",
    "not-applicable": "the question does not arise",
    "not-reported": "no report that is kept here speaks of it",
  },
  coverage: "Coverage",
  covered: (records: string) => `You are told of ${records}. All numbers below are of these.`,
  empty: "No record is told here yet.",
  building: "The numbers are being counted afresh. Load this page again in a moment.",
  shareCaption: "How many records show a value, by field",
  field: "Field",
  shows: "Shows a value",
  yearsCaption: "Records by year",
  year: "Year",
  records: "Records",
  yearNote:
    "By when the incident began, else was discovered or disclosed. A record whose date may fall in several years counts in each.",
  yearless: (count: string) => `${count} without a date.`,
  withheld: "Available to members",
  more: "Pictures of the same",
  codebook: "Codebook",
} as const;
