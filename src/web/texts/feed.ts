/** What feeds say: what each is of, and in its entries what is told of a record. Kinds of news and terms bring their own words. */
import type { PartyKind } from "../../store/store.ts";

const aboutParty: Readonly<Record<PartyKind, string>> = {
  organisation: "Records that name this organisation as a victim.",
  actor: "Records that name this actor in any lane of responsibility. To be named is not to be guilty.",
};

/** The texts; all are plain, since feeds hold no markup. */
export const feedTexts = {
  all: "All changes",
  allAbout: "Every new version of every record, as far as you are told of it.",
  aboutParty,
  aboutCountry: (changes: number) =>
    `New versions of records with a victim in this country, among the newest ${changes.toLocaleString("en-US")} changes of all.`,
  aboutNews: "New versions of records that bring this news.",

  entry: {
    version: (version: number) => `Version ${version}`,
    title: (news: string, name: string) => `${news}: ${name}`,
    summary: (news: string, incident: string, version: number, facts: string) =>
      `${news}. Record ${incident}, version ${version}. ${facts}`.trim(),
    withdrawn: (version: number) => `The record was withdrawn with version ${version}.`,
    overtaken: (version: number) => `It is told as version ${version} now.`,
  },
  facts: {
    reason: (reason: string) => `The reason given: ${reason}`,
    incidentOf: (date: string) => `Incident of ${date}`,
    sample: "A sample record.",
    sampleTag: "sample",
    disputed: "disputed",
    claim: (state: string) => `claim ${state}`,
    /** `label` is that of the lane. */
    lane: (label: string) => `${label}.`,
    laneOf: (label: string, names: string) => `${label} ${names}.`,
    suspected: (label: string, names: string) => `${label}: ${names}.`,
  },
} as const;
