/** What the pages of one record say: the record, its versions, what changed between two of them, and what was known on a day. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts of a record's pages. */
export const recordTexts = {
  head: {
    kicker: "Cyber Incident Victim:",
    sample: html`<strong>Sample data.</strong> An example that came with the program, retold from public facts.`,
    /** One, two or three names. */
    victims: ([first, second, third]: readonly Html[]) =>
      second === undefined
        ? html`${first}`
        : third === undefined
          ? html`${first} and ${second}`
          : html`${first}, ${second}, and ${third}`,
    /** At least two others. */
    manyVictims: ([first, second]: readonly Html[], others: number) =>
      html`${first}, ${second} and <a href="#all-victims">${others} others</a>`,
    allVictims: (count: number) => `${count} victims are named`,
    undated: "date not reported",
    ground: { victim: "Victim", date: "Date", country: "Country" },
    reality: (doubts: Html) => html`Reality: ${doubts}. <a href="#kind">Who says so</a>`,
  },
  victims: {
    unnamed: (number: number) => `Victim ${number}, not named`,
  },
  timeline: {
    onDay: "on that day",
    within: "some time within",
    scale: "From the earliest to the latest of these dates",
  },
  knowledge: {
    heading: "What was learned, and when",
    unchanged: "Nothing has changed since.",
    told: (version: string) => `Told as ${version}`,
    changes: "What changed",
    all: "All versions, and what was known on a day",
    earlier: (states: number) => `${countWords(states, "earlier state", "earlier states")} before these`,
  },
  others: {
    heading: "Other records",
    organisation: "Naming",
    attributed: "Attributed to",
    claimed: "Claimed by",
    campaign: "Of the campaign",
    all: "All that name it",
    noDate: "date not reported",
  },
  foot: {
    record: (incident: Html, version: number, since: Html, history: Html) =>
      html`Record ${incident} · version ${version} · as known on ${since} · ${history}`,
    pastState: (incident: Html, state: string, since: Html) =>
      html`Record ${incident} · ${state} · as known on ${since}`,
    cite: "Cite as",
    citationAs: (files: Html) => html`Citation as ${files}`,
    recordAs: (files: Html) => html`This record as ${files}; or ask this address for <code>application/json</code>.`,
    /** Formats by their names; labels are those of the formats themselves. */
    citationFiles: { bibtex: "BibTeX", ris: "RIS", "csl-json": "CSL-JSON" },
    recordFiles: {
      veris: "VERIS",
      stix: "STIX 2.1",
      "stix-extended": "STIX with the Incident extension",
      misp: "MISP",
      "csv-long": "CSV",
      parquet: "Parquet",
      ndjson: "NDJSON",
      navigator: "ATT&CK Navigator layer",
    },
    rules: "What a version says never changes; a correction is a new version.",
    permanent: "Permanent address",
    thisVersion: "of this very version",
    history: "Versions and what changed",
    past: "This is no citation of what is known now.",
  },
  past: {
    version: (version: number, of: number) => `This is version ${version} of ${of}.`,
    unnumbered: "This is an earlier state of the record.",
    told: (from: string, until: string) =>
      from === until ? `It was told on ${from}.` : `It was told from ${from} to ${until}.`,
    knownOn: (day: string) => `As known on ${day}.`,
    stillTold: "The record has not changed since.",
    knownNow: "What is known now",
    versions: "All versions",
    since: "What changed since",
    rules:
      "Today’s policy and markings apply to the past, too: what is withheld from you now stands in no earlier version.",
  },
  versions: {
    heading: "Versions of this record",
    title: (incident: string) => `Versions of record ${incident}`,
    intro:
      "Each time that something you are told of the record changed, it got a new version. Today’s policy and markings apply to the past, too: what is withheld from you now stands in no version here, and a version in which you could tell nothing apart from the one before is not listed.",
    version: (version: number) => `Version ${version}`,
    state: (state: number) => `State ${state}`,
    since: (day: Html) => html`told since ${day}`,
    span: (from: string, until: string) => (from === until ? `told on ${from}` : `told from ${from} to ${until}`),
    now: (version: string) => html`Read what is told now<span class="unseen">: ${version}</span>`,
    read: (version: string) => html`Read it as it was<span class="unseen">: ${version}</span>`,
    diff: (version: string) => html`What changed, line by line<span class="unseen"> in ${version}</span>`,
    further: (lines: number) => `and ${countWords(lines, "more change", "more changes")}`,
    first: "The record was told for the first time.",
    compareHeading: "Compare two",
    from: "From",
    to: "To",
    compare: "Show what changed",
    dayHeading: "As known on a day",
    day: "Day",
    show: "Show what was known",
    dayHint: "The end of that day in UTC.",
  },
  /** Tables and short lists of records. */
  list: {
    column: { date: "Date", victim: "Victim", country: "Country", sector: "Sector", type: "Type", changed: "Changed" },
    sortAscending: html`<span class="unseen">, sort ascending</span>`,
    sortDescending: html`<span class="unseen">, sort descending</span>`,
    sample: "sample",
    andMore: (named: Html | string, more: number) => html`${named} and ${more} more`,
  },
  /** Above what is said of one record on a page of its own. */
  meta: (incident: Html) => html`Record ${incident}`,
  metaOf: (victims: Html, incident: Html) => html`${victims} · Record ${incident}`,
  withdrawn: {
    title: (incident: string) => `Record ${incident} was withdrawn`,
    heading: "This record was withdrawn",
    meta: (incident: Html, day: Html) => html`Record ${incident} · withdrawn on ${day}`,
    reason: (reason: Html) => html`The reason given: ${reason}`,
    body: (version: number) =>
      `What it said is no longer told here. Versions before ${version} may still be cited as what was known then.`,
    all: "All incidents",
  },
  gone: {
    title: (version: number, incident: string) => `Version ${version} of record ${incident}`,
    heading: (version: number) => `Version ${version} of this record`,
    body: "You followed a citation of this version. It cannot be told any more as it was: under today’s policy and markings it is no state of its own, or nothing but the picture beside the record was another.",
    now: (version: number, day: string) => `What is known now is version ${version}, told so since ${day}.`,
    versions: "The versions that can be told",
  },
  diff: {
    heading: "What changed",
    title: (incident: string) => `What changed in record ${incident}`,
    from: "From",
    to: "to",
    takes: "the number of a state, a whole number from 1",
    untitled: "untitled report",
    evidence: (places: number) => countWords(places, "place", "places"),
    nothing: "These two say the same.",
    added: "Added",
    removed: "No longer told",
    changed: "Changed",
    reworded: "Reworded",
    retold: "Counted anew",
    reordered: "The same values in another order.",
    before: "before",
    after: "now",
    becomes: "– now",
    of: "of",
    sources: "Sources",
    other: "Compare others",
    rules:
      "Words that are struck through stood in the earlier one alone, words that are underlined in the later one alone. Both are told as today’s policy and markings have it.",
    counts: (added: number, removed: number, changed: number) =>
      `${added} added, ${removed} no longer told, ${changed} changed`,
    sourcesAdded: (count: number) => countWords(count, "source added", "sources added"),
    sourcesRemoved: (count: number) => countWords(count, "source no longer shown", "sources no longer shown"),
    nobody: "not told",
    none: "none",
    members: {
      about: "said of",
      content: "value",
      polarity: "so or not so",
      stance: "stance",
      asserter: "speaker",
      asserted: "said on",
      likelihood: "likelihood",
      confidence: "confidence",
      origin: "put into words by",
      evidence: "evidence",
    },
  },
} as const;

/** `version 2`, or `state 2` where no version can be named. */
export function sayVersion({ version, number }: { readonly version: number | null; readonly number: number }): string {
  return version === null ? `state ${number}` : `version ${version}`;
}
