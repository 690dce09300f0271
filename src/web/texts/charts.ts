/** What pictures say: headings, what is counted and over how many, what is not in them, and how to read their marks. */

/** `1,234`. */
export function sayNumber(count: number): string {
  return count.toLocaleString("en-US");
}

/** `32 %`; what is little but not nothing is `<1 %`, and what is nearly all is not all. `0 %` of nothing. */
export function sayShare(count: number, of: number): string {
  if (of === 0 || count === 0) return "0\u00a0%";
  const percent = Math.round((100 * count) / of);
  if (percent === 0) return "<1\u00a0%";
  return percent === 100 && count < of ? ">99\u00a0%" : `${percent}\u00a0%`;
}

/** `1 incident`, `1,234 incidents`. */
export function sayIncidents(count: number): string {
  return `${sayNumber(count)} ${count === 1 ? "incident" : "incidents"}`;
}

const counted = (marks: string) => (count: number) =>
  `Counted are incidents, each once in every ${marks} that it belongs to; n = ${sayNumber(count)}.`;

/** The texts of all pictures. */
export const chartTexts = {
  gallery: {
    title: "Charts",
    lead: "What the records that are open to you add up to. Every mark leads to the incidents behind it.",
    of: (incidents: number, all: number) =>
      incidents === all ? `All ${sayIncidents(all)}.` : `${sayIncidents(incidents)} of ${sayNumber(all)}.`,
    list: "These incidents as a list, to search and narrow down",
    caution:
      "They count what was reported and recorded here, not what happened in the world: more records may only mean more attention.",
    listed: "Other ways in",
    entries: { countries: "Countries", sectors: "Sectors", techniques: "Techniques" },
  },
  titles: {
    type: "Types of incident",
    sector: "Sectors of the victims",
    country: "Countries of the victims",
    cia: "Effects",
    motive: "Motives",
    sectorType: "Sectors and types",
    claimedBy: "Claimed by",
    attributedTo: "Attributed to",
  },
  called: {
    sector: "sector",
    type: "type",
    country: "country",
    claimed: "claiming actor",
    attributed: "attributed actor",
  },
  table: "The numbers as a table",
  empty: "No incident in this selection shows what this picture counts.",
  none: "No incident answers; there is nothing to draw.",
  withheld: "Available to members",
  counted: {
    bars: counted("bar"),
    cells: counted("cell"),
    countries: counted("country"),
    flows: counted("band"),
    time: (count: number) =>
      `Counted are incidents, each once in every bar that its date may fall in (when it began, else was discovered, else was disclosed); n = ${sayNumber(count)}.`,
    lag: (count: number) => `Counted are incidents, each once, by its first attribution; n = ${sayNumber(count)}.`,
    shares: (count: number) => `Counted are incidents, each once in every line; n = ${sayNumber(count)}.`,
  },
  /** What the parts of a record that show no value are called after "n": they never mix. */
  absent: {
    "stated-none": "stated to be none",
    "reported-unknown": "said to be unknown",
    "not-applicable": "not applicable",
    "not-reported": "not reported",
    "not-told": "not told to you",
  },
  allShown: "Every one of them shows a value.",
  absentOf: (parts: string) => `Not in the picture: ${parts}.`,
  absentIn: (dimension: string, sentence: string) =>
    `By ${dimension}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  column: {
    value: "Value",
    incidents: "Incidents",
    share: "Share of n",
    country: "Country",
    when: "When",
    technique: "Technique",
    tactic: "Tactic",
    band: "Time until attribution",
    facet: "What is told of",
    shown: "shown",
  },
  further: (values: number) => (values === 1 ? "1 further value" : `${sayNumber(values)} further values`),
  furtherPairs: (pairs: number) => (pairs === 1 ? "1 further pair" : `${sayNumber(pairs)} further pairs`),
  furtherNote: (values: number) =>
    `${values === 1 ? "1 further value is" : `${sayNumber(values)} further values are`} in the table alone.`,
  most: (label: string, count: number, of: number) => `Most: ${label}, ${sayNumber(count)} (${sayShare(count, of)}).`,
  link: (label: string, count: number) => `${label}: ${sayIncidents(count)}`,

  months: {
    title: "Incidents over time",
    yearsSummary: (first: string, last: string, peak: string, count: number) =>
      first === last
        ? `All that are dated fall in ${first}: ${sayNumber(count)}.`
        : `From ${first} to ${last}; most in ${peak}: ${sayNumber(count)}.`,
    yearOnly: "Hatched: only the year is known.",
    coarse: (parts: readonly string[]) => `Not drawn, as no year is known: ${parts.join("; ")}.`,
    yearOnlyApart: "Hatched, below: only the year is known, so they stand in no month.",
    yearOnlyMark: (year: string) => `${year}, month not known`,
    filling: (first: string, last: string) =>
      `Outlined: ${first === last ? `${first} is` : `${first} to ${last} are`} still filling; what happens is often told months later.`,
    yearOnlyColumn: "of these, only the year is known",
    earlier: (year: string) => `before ${year}`,
  },

  map: {
    title: "Countries of the victims",
    shades: "Incidents:",
    shade: (from: number, to: number | null) =>
      to === null
        ? `${sayNumber(from)} or more`
        : from === to
          ? sayNumber(from)
          : `${sayNumber(from)}–${sayNumber(to)}`,
    ground: "no incident told",
    small: "Small countries are drawn as circles.",
    unplaced: (names: string) => `Not on the map: ${names}.`,
    credit: "Outlines: Natural Earth, as they are drawn there; Equal Earth projection.",
  },

  heat: {
    summary: (row: string, column: string, count: number) => `Most: ${row} with ${column}, ${sayNumber(count)}.`,
    shades: "The stronger the shade, the more incidents; an empty cell is none.",
    other: (lines: number) =>
      lines === 1
        ? "1 further row or column is in the table alone."
        : `${sayNumber(lines)} further rows or columns are in the table alone.`,
  },

  matrix: {
    title: "Techniques by tactic",
    note: "A technique stands under each of its tactics; its sub-techniques count with it.",
    attack: (version: string) => `Names and tactics: MITRE ATT&CK ${version}.`,
    unseen: (techniques: number) =>
      techniques === 1 ? "1 technique without incidents" : `${sayNumber(techniques)} techniques without incidents`,
    none: "No incident told shows a technique of this tactic.",
    further: (techniques: number) =>
      techniques === 1 ? "1 more in the table" : `${sayNumber(techniques)} more in the table`,
  },

  flow: {
    title: {
      claimed: { country: "Claimed: by whom, and in which country", sector: "Claimed: by whom, and in which sector" },
      attributed: {
        country: "Attributed: to whom, and in which country",
        sector: "Attributed: to whom, and in which sector",
      },
    },
    claimedNote: "What actors say they did. A claim is not an attribution.",
    attributedNote: "What others, with no stake in having done it, say of these actors.",
    mark: (actor: string, target: string, count: number) => `${actor} – ${target}: ${sayIncidents(count)}`,
    further: (pairs: number) =>
      `${pairs === 1 ? "1 further pair is" : `${sayNumber(pairs)} further pairs are`} in the table alone.`,
    counts: "The ends are as tall as their bands; an incident with several targets is in several bands.",
  },

  lag: {
    title: "How long attribution took",
    note: "Days from the first day that the date of an incident may mean to the first attribution; only where both are known to the day or month.",
    median: (days: number) =>
      days === 0
        ? "At least half of those with both dates were attributed the same day."
        : `At least half of those with both dates were attributed within ${days === 1 ? "a day" : `${sayNumber(days)} days`}.`,
    bands: {
      "0": "The same day",
      "1": "1 to 7 days",
      "8": "8 to 30 days",
      "31": "31 to 90 days",
      "91": "91 days to a year",
      "366": "One to three years",
      "1096": "More than three years",
    },
  },

  shares: {
    title: "What is told, and what is not known",
    note: "“Said to be unknown” is somebody’s statement; “not reported” means that nobody said anything; “not told to you” is the policy of this casebook.",
    summary: (label: string, share: string) => `Least is told of ${label.toLowerCase()}: ${share}.`,
  },
} as const;
