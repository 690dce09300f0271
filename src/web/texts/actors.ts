/** What the pages of actors say. “Said of” is never “is”. */
import type { Lane } from "../../domain/field.ts";
import { type Html, html } from "../parts/html.ts";
import { namedTexts } from "./named.ts";

/** What stands above each list of an actor's incidents. */
const headings: Readonly<Record<Lane, string>> = {
  "responsibility.attributed": "Incidents attributed to this name",
  "responsibility.claimed": "Incidents claimed under this name",
  "responsibility.suspected": "Incidents in which it is suspected",
  "responsibility.not-attributed": "Incidents expressly not attributed to it",
  "responsibility.denied": "Incidents that it denies",
};

/** The texts of the list of actors and of the page of one. */
export const actorTexts = {
  heading: "Actors",
  lead: "Named by somebody as claiming, doing, being suspected of or denying an incident. To be named here is to be spoken of, not to be found guilty.",
  total: (n: number) => namedTexts.count(n, "actor", "actors"),
  empty: "No published record names an actor yet.",
  withheld: html`None is told to the public here. What is said of actors is available to members.
    <a href="/sign-in?next=%2Factors">Sign in</a>, or read the <a href="/incidents">incidents</a>.`,
  incidents: "incidents",
  column: {
    name: "Name",
    attributed: "Attributed",
    claimed: "Claimed",
    suspected: "Suspected",
    type: "Type",
    location: "Location",
    records: "Records",
    latest: "Latest",
  },
  asTold:
    "Records in which somebody attributes the incident to the actor, and records in which the actor claims it, are counted apart. Type and location as the record of the latest incident tells them.",
  listedThen: "Listed are those who claimed, were suspected or had an incident attributed to them by then.",
  foundThen:
    "Records are those in which it claimed, denied, was suspected or had an incident attributed to it by then, as far as such words were counted.",
  lanes: { attributed: "attributed to", claimed: "claiming", suspected: "suspected" },
  meta: (n: number) => `Named in ${namedTexts.records(n)}`,
  said: "What stands here is what others, or the actor itself, have said. “Said of” is never “is”.",
  headings,
  none: "None in the records that are open to you.",
  noneNewest: (n: number) => `None in the latest ${namedTexts.records(n)}.`,
  all: (n: number) => `All ${n.toLocaleString("en-US")}`,
  newest: (n: number) => `Looked for in the latest ${namedTexts.records(n)} that name it.`,
  claim: (state: string) => `claim ${state}`,
  other: "Said, and not counted",
  otherLead:
    "What was taken back or replaced by a later word, is disputed, or is the word of somebody with an interest in it.",
  figures: "In what is attributed and in what is claimed",
  figuresLead: (attributed: number, claimed: number) =>
    `Counted are records, each once for every value that it tells: of the ${namedTexts.records(attributed)} that attribute the incident to it, and of the ${namedTexts.records(claimed)} in which it claims the incident. A record that does both counts in both.`,
  figure: { technique: "Techniques", country: "Countries of the victims", sector: "Sectors of the victims" },
  attributedColumn: "Attributed to it",
  claimedColumn: "Claimed by it",
  overTime: { attributed: "Attributed to it, over time", claimed: "Claimed by it, over time" },
  allOf: "All records that name it, latest first",
  backTo: (name: string) => `Everything said of ${name}`,
  /** What loaded galaxies say of a name. */
  namings: {
    alsoCalled: (names: Html, galaxy: string, version: string) =>
      html`Also called ${names} (MISP galaxy ${galaxy} ${version}).`,
    ambiguous: (actors: Html, galaxy: string, version: string) =>
      html`This name is used for several actors: ${actors} (MISP galaxy ${galaxy} ${version}). Which of them is meant is
      for each record to say.`,
    shared: (name: Html, actors: Html) => html`${name} (a name also of ${actors})`,
  },
} as const;
