/** What the pages of releases say. What changed between two is said in `workflow/release-words.ts`, since files say it too. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts of the list of releases and of the page of one. */
export const releaseTexts = {
  heading: "Releases",
  lead: "A release is everything that was told on one day, as files that never change. Whoever counts, quotes or compares should name one: the pages go on changing.",
  none: html`There is no release yet, or none is open to you. What is told now can be taken along as
    <a href="/data">data</a>.`,
  column: {
    release: "Release",
    state: "State of",
    records: "Records",
    changes: "Since the one before",
    size: "Size",
    file: "File",
    about: "What it is",
  },
  for: (audience: string) => `for ${audience}`,

  title: (name: string) => `Release ${name}`,
  told: (records: number, audience: string, day: string) =>
    `${countWords(records, "record", "records")} as told to ${audience} on ${day}`,
  all: "All releases",
  samples: (n: number) => `${countWords(n, "record is a sample", "records are samples")} that came with the program.`,
  withdrawn: (n: number) => `${countWords(n, "record", "records")} had been withdrawn by then; the files say why.`,
  withdrawnSince: (n: number) =>
    `${countWords(n, "record of this release was", "records of this release were")} withdrawn since.`,
  leaveOut: "The files are as they were. Leave out of your work:",
  stone: (record: Html, day: string, reason: Html) => html`${record}, ${day}: ${reason}`,
  moreStones: (n: number) => `and ${n.toLocaleString("en-US")} more, which this address names as JSON`,

  off: "taken off",
  takenOff: (day: string) => `The files of this release were taken off on ${day}:`,
  takenOffHelp:
    "A value in it may not be told any more. Please delete your copies, and use a later release. These are the files that there were.",
  goneFiles: "Files that there were",

  changes: "What changed",
  first: "This is the first release.",
  since: (previous: Html, changes: string) => html`Since ${previous}: ${changes}.`,
  previous: (name: string) => `release ${name}`,
  within: (added: number, removed: number, changed: number) =>
    `Within the records that changed: ${countWords(added, "assertion", "assertions")} added, ${removed} removed, ${changed} said otherwise.`,
  inFull: (people: string, machines: string) =>
    html`In full: <a href="${people}">for people</a>, <a href="${machines}">for machines</a>`,

  files: "Files",
  coverage: "What the numbers are of, and what they are not",
  leftOut: (files: string) => `Left out, since the program could not write them: ${files}.`,
  checksums: "Checksums (SHA-256)",
  check: (command: Html) => html`${command} in the folder of the files checks them all.`,
  manifest: "What the release says of itself, for programs.",
  checksumsFile: "SHA-256 of all other files.",
  cite: "Cite as",
  bytes: (n: number) => countWords(n, "byte", "bytes"),
} as const;
