/** What the front page says. */

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;

/** The texts of the front page. */
export const homeTexts = {
  heading: "Cyber incidents, and who said what of them",
  what: (site: string) =>
    `${site} is an open record of cyber incidents in which every value can answer: who said so, where exactly, when, and how sure were they?`,
  search: {
    label: "Search the records",
    hint: "An organisation, an actor, a country, words of a summary; a “phrase” in quotes.",
    button: "Search",
  },
  entries: {
    incidents: "Incidents",
    organisations: "Organisations",
    actors: "Actors",
    country: "Countries",
    sector: "Sectors",
    technique: "Techniques",
    campaign: "Campaigns",
    source: "Sources",
    about: "How to read it",
  },
  entry: {
    records: (n: number) => count(n, "record", "records"),
    names: (n: number) => count(n, "name", "names"),
    country: (n: number) => count(n, "country", "countries"),
    sector: (n: number) => count(n, "sector", "sectors"),
    technique: (n: number) => count(n, "technique", "techniques"),
    campaign: (n: number) => count(n, "campaign", "campaigns"),
    source: (n: number) => count(n, "publisher", "publishers"),
    members: "for members",
    about: "methods, markings, disclaimer",
  },
  lately: "Learned lately",
  latelyAll: "All changes",
  latest: "Latest incidents",
  latestAll: "All incidents",
  noneTold: "No record is told here now.",
  overTime: "Incidents over time",
  cite: "How to cite",
  citeText:
    "Every record ends with a line to cite: its number, its version and the day since when it has been told so. A version never changes; what is corrected is told as a new version.",
  report: "How to report",
  reportText:
    "Send the people who run this casebook a report that anybody may read, or the address of one. What goes into a record must stand in a report, word for word, so that readers can check it.",
  corrections: "Corrections and replies",
  empty: {
    lead: "No record has been published here yet.",
    desk: "The desk",
    deskDoes: "receives a report, reviews what it says and publishes the record.",
    steps: "If you run it",
    signIn: { link: "Sign in", then: "as the administrator, under the link that the program printed when it started." },
    receive: { link: "Receive a report", then: "or paste one, and review what is proposed of it." },
    import: { link: "Import records", then: "of others: VERIS, STIX, MISP, EuRepoC or a table." },
    policy: {
      link: "Read how markings work",
      then: "before the first record goes out: what nobody has marked is told to the desk alone.",
    },
  },
} as const;
