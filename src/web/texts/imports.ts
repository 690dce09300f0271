/** What is said where records of others are imported. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

/** The texts of the list of imports and of the report of one. */
export const importTexts = {
  heading: "Import records",
  lead: "Records of others come in as drafts, each value with a pointer to where it stands in the original. The same files again change nothing; what has changed becomes a further draft or revision.",
  labels: {
    format: "Format",
    files: "Files",
    mapping: "Mapping file",
    publisher: "Whose records they are",
    marking: "How may they be shared?",
    then: "What becomes of them",
  },
  table: "Any other table (CSV with a mapping file)",
  filesHint: "Several where the format has several tables. Up to 20 MiB each; larger files go in on the command line.",
  mappingHint: "Only for other tables: which column is which field.",
  publisherHint: "Left empty: the format’s own name. It is the source of every value.",
  then: {
    draft: "wait as drafts to be reviewed",
    "dry-run": "nothing: only say what would happen",
    accept: "accept all of them in bulk and publish them",
  },
  button: "Import",
  nothingImported: "Nothing was imported.",
  refused: (why: string) => `${why} Nothing was imported.`,

  earlier: "Earlier imports",
  none: "Nothing has been imported yet.",
  column: { import: "Import", records: "Records", state: "State", begun: "Begun" },
  counts: (created: number, revised: number, unchanged: number, refused: number) =>
    `${created} new, ${revised} changed, ${unchanged} unchanged, ${refused} refused`,
  states: { stopped: "stopped", going: "going on, or cut off", finished: "finished" },

  run: {
    title: (publisher: string) => `Import: ${publisher}`,
    heading: (publisher: Html) => html`Import: ${publisher}`,
    wouldHeading: (publisher: Html) => html`What would be imported: ${publisher}`,
    dry: "This was a dry run. Nothing was kept.",
    files: (n: number, names: Html, format: string) =>
      html`${countWords(n, "file", "files")} (${names}), read as ${format}.`,
    going: (begun: string) => `Begun ${begun}; going on, or cut off.`,
    finished: (begun: string, ended: string) => `Begun ${begun}, finished ${ended}.`,
    lookAgain: "Look again",
    stopped: (why: string) =>
      `This import stopped: ${why} What it had kept by then is kept; started again, it goes on from there.`,
    published: "New, published",
    drafted: "New, drafted",
    wouldPublish: "New, would be published",
    wouldDraft: "New, would be drafted",
    revised: "Changed since the last import",
    unchanged: "Unchanged",
    refused: "Refused",
    review: "Review the drafts",
    notCleared: "They are not cleared: only the desk is told what the records do not mark themselves.",
    findings: "Findings",
    noFindings: "Everything was taken as it stood.",
    column: { finding: "Finding", times: "Times", place: "Place", example: "For example" },
  },
} as const;
