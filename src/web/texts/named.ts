/** What lists of named things, and the pages of one of them, say alike: organisations, actors, sources and campaigns. */

/** The shared texts. */
export const namedTexts = {
  count: (n: number, one: string, many: string) => `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`,
  records: (n: number) => namedTexts.count(n, "record", "records"),
  filter: {
    legend: "Narrow the list",
    name: "Name",
    nameHint: "The beginning of any word of it",
    country: "Country",
    sector: "Sector",
    lane: "Named as",
    any: "any",
    show: "Show",
    clear: "Show all",
    withCount: (label: string, n: number) => `${label} (${n.toLocaleString("en-US")})`,
  },
  noneSo: "None is told here that answers to this.",
  noneThen: "None was told here by then.",
  building: (done: number, of: number) =>
    of > 0
      ? `The index is being built (${done.toLocaleString("en-US")} of ${of.toLocaleString("en-US")} records).`
      : "The index is being built.",
  buildingList: "Until it is there the list goes by name and cannot be narrowed. Load the page again in a moment.",
  buildingFigures:
    "What is counted over all records stands here as soon as it is there. Load the page again in a moment.",
  buildingPage:
    "This page is made from it. Load it again in a moment; the incidents, organisations and actors can be read meanwhile.",
  next: "Next",
  first: "From the beginning",
  pages: "Pages",
  further: (n: number) => `and ${n.toLocaleString("en-US")} more`,
  newest: (shown: number, of: number) =>
    `As told by the latest ${shown.toLocaleString("en-US")} of ${namedTexts.records(of)}.`,
  inRecord: "in",
  alsoIn: "also in",
  number: (n: number) => n.toLocaleString("en-US"),
  /** What the parts of an address take. */
  takes: {
    name: (characters: number) => `at most ${characters} characters`,
    country: "the two-letter code of a country (ISO 3166-1)",
    sector: "a sector of the codebook, such as health",
    page: "a whole number from 1",
  },
  moreRecords: (n: number) => `and ${n.toLocaleString("en-US")} more of these records`,
} as const;
