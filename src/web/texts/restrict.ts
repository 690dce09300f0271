/** What the desk's pages say of restrictions: of a record, of a report, of a source; and what the desk's list of sources says. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts. */
export const restrictTexts = {
  heading: "Who may know of it",
  about: {
    record: "Besides the markings of its assertions, which this never widens.",
    report: "What rests on it, in every record: a value of which no evidence is left is told nobody.",
    source: "All its reports, those to come too.",
  },
  labels: { marking: "At the widest", embargo: "Embargo until", groups: "Only for sharing groups" },
  anybody: "as it is marked",
  embargoHint: "Until then the desk alone: 2026-03-01 or 2026-03-01 14:30, in UTC. Empty: none.",
  groupsHint: "Only partners of those that are ticked, and the desk. None: no group narrows it.",
  preview: "See what changes",
  save: "Save",
  back: "Not now",
  wrong: "Nothing was changed.",
  nothing: "Nothing narrows it.",
  marked: (label: string) => `At the widest ${label}.`,
  embargoed: (until: string) => `Embargo until ${until}.`,
  over: (until: string) => `An embargo ended on ${until}.`,
  grouped: (groups: string) => `Only for partners of ${groups}.`,
  changed: (when: string, by: string, before: Html) => html`Last changed on ${when} by ${by}. Before: ${before}`,
  undo: "Take that back",
  waiting: (records: number) =>
    `${countWords(records, "record is", "records are")} still to be told anew; that goes on while you read this.`,

  previewTitle: "What changes",
  previewHeading: (thing: string) => `Who may know of ${thing}: what changes`,
  wanted: "It would be:",
  looked: (looked: number, all: number) =>
    looked === all
      ? `${countWords(all, "record rests", "records rest")} on it.`
      : `${countWords(all, "record rests", "records rest")} on it; these figures are of the first ${looked}.`,
  column: { audience: "Told to", change: "What changes" },
  unchanged: "nothing",
  hidden: (records: number) => `${countWords(records, "record is", "records are")} not told any more`,
  shown: (records: number) => `${countWords(records, "record is", "records are")} told that was not`,
  narrowed: (records: number) => `less of ${countWords(records, "record", "records")}`,
  widened: (records: number) => `more of ${countWords(records, "record", "records")}`,
  stones: "Whoever was told of a record that is not told any more finds a stone in its place, without a reason.",

  sources: {
    title: "Sources",
    heading: "Sources at the desk",
    none: "There is no source yet: the first report that is received brings one.",
    column: { source: "Source", reliability: "Reliability", restriction: "Restriction" },
    unjudged: "not judged",
    restricted: "restricted",
    reliability: (words: string) => `Reliability: ${words}`,
    home: "Home page",
    reports: "Its reports",
    noReports: "It has no report.",
    public: "The page that readers see",
    received: (when: string) => `received ${when}`,
    untitled: (report: string) => `Report ${report}`,
  },
  report: {
    title: "A report and who may know of it",
    of: (source: Html, when: string) => html`From ${source}, received ${when}`,
    drafts: "Drafts that rest on it",
    draft: (state: string, when: string) => `${state}, opened ${when}`,
    noDrafts: "No draft rests on it.",
    link: "Who may know of it",
  },
} as const;
