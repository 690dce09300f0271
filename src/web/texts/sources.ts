/** What the pages of sources say: who published the reports behind the records, and what rests on them. */
import { type Html, html } from "../parts/html.ts";
import { namedTexts } from "./named.ts";

/** The texts of the list of sources and of the page of one. */
export const sourceTexts = {
  heading: "Sources",
  lead: "Who published the reports on which the records rest, as far as you are told of them.",
  total: (n: number) => namedTexts.count(n, "source", "sources"),
  empty: "No record that is open to you names a source yet.",
  column: {
    name: "Publisher",
    reliability: "Reliability",
    languages: "Language",
    records: "Records",
    latest: "Latest report",
  },
  asTold:
    "Reliability after the Admiralty code, as the desk judged the source; where none stands, nobody has judged it. Language and date are those of the report behind the record that changed last.",
  notJudged: "not judged",
  meta: (n: number) => `Behind ${namedTexts.records(n)}`,
  reliability: "Reliability",
  languages: "Languages",
  published: "Published",
  reports: "Reports",
  from: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  counted: (n: number) => namedTexts.count(n, "report", "reports"),
  over: (shown: number, of: number) =>
    `Counted over the ${shown.toLocaleString("en-US")} records of this page, of ${of.toLocaleString("en-US")}.`,
  rests: "What rests on it",
  restsLead: "Statements whose evidence stands in its reports, by field.",
  restsColumn: { field: "Field", statements: "Statements", records: "Records" },
  restsFurther: (n: number) => `and ${namedTexts.count(n, "more field", "more fields")}`,
  restsNone: "You are not told which statements rest on which source.",
  list: "Its reports, and the records that rest on them",
  untitled: "Untitled report",
  undated: "date not reported",
  noneShown: "No source is shown.",
  judged: (reliability: string, letter: string) => `source ${reliability} (${letter})`,
  kept: (digest: Html) => html`Kept as received: SHA-256 ${digest}`,
  inLanguage: (language: string) => `in ${language}`,
  bears: (n: number) => `behind ${namedTexts.count(n, "statement", "statements")} in`,
  behind: "behind",
  further: (n: number) => `and ${namedTexts.count(n, "more record", "more records")}`,
  overTime: "Incidents told by it, over time",
  incidents: "Search these records",
} as const;
