/** What the page of a draft says while it is reviewed. How a draft ends is said in `publishing.ts`. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

const decidedBy = {
  accept: (who: string) => `accepted by ${who}`,
  amend: (who: string) => `amended by ${who}`,
  reject: (who: string) => `rejected by ${who}`,
  retire: (who: string) => `retired by ${who}`,
  add: (who: string) => `added by ${who}`,
} as const;

/** The texts of the page of a draft. */
export const draftTexts = {
  title: (title: string) => `Draft: ${title}`,
  heading: "Draft",
  progress: {
    decided: (decided: number, proposed: number) => `${decided} of ${proposed} decided`,
    unchanged: "nothing changed yet",
    changes: (n: number) => countWords(n, "change", "changes"),
  },
  newRecord: (record: string, opened: string) => `new record ${record}, opened ${opened}`,
  revision: (revision: number, record: Html, opened: string) =>
    html`revision ${revision} of ${record}, opened ${opened}`,
  published: (revision: number, record: Html) =>
    html`This draft was published as revision ${revision} of ${record}; nothing can be decided in it any more.`,
  putAside: "This draft was put aside unpublished. Its decisions are kept.",
  putAsideFor: (reason: Html) => html`This draft was put aside unpublished: ${reason}. Its decisions are kept.`,
  takeUp: "Take it up again",
  noticed: "Noticed while reading",

  report: {
    heading: "The report",
    jump: "Report",
    none: "There is no report to read here.",
    undated: "date of publication not reported",
    published: (when: string) => `published ${when}`,
    language: (language: string) => `in ${language}`,
    original: "original",
  },

  publish: "Publish",
  keys: "Keys",
  add: "Add an assertion",
  edit: "Edit an assertion",
  addHint: "or select its words in the report",
  filter: "Filter",
  undecidedOnly: "undecided only",
  empty: "Nothing was proposed from this report. Read it, select what it says, and add it yourself.",

  /** The headings that fields stand under; each must differ from the others. */
  groups: {
    victims: "Victims",
    words: "In the desk’s own words",
    dates: "Dates",
    kind: "Kind of incident",
    affected: "What was affected",
    how: "Why and how",
    responsible: "Who is said to be responsible",
    actors: "Actors",
    impact: "How much",
    absent: "Stated not to have happened",
    response: "Response",
    others: "Other events",
  },
  states: {
    undecided: "undecided",
    accepted: "accepted",
    amended: "amended",
    rejected: "rejected",
    candidate: "to choose from",
    added: "added",
    standing: "stands",
    retired: "retired",
  },
  candidates: (n: number) =>
    n === 1
      ? "One candidate: choose it, or not. What nobody chooses falls away."
      : `${n} candidates, the likeliest first: choose one, or none. What nobody chooses falls away.`,
  candidatesChosen: (n: number, chosen: number) =>
    n === 1 ? `One candidate: ${chosen} chosen.` : `${n} candidates, the likeliest first: ${chosen} chosen.`,
  decidedBy,
  because: (decided: string, reason: Html) => html`${decided}: ${reason}`,
  deeds: {
    accept: "Accept",
    choose: "Choose",
    chooseInstead: "Choose instead",
    chooseToo: "Choose as well",
    edit: "Edit",
    reject: "Reject",
    retire: "Retire",
    undo: "Undo",
  },
  reason: "Reason",

  /** What single-letter keys do, in the order of the list. */
  keyList: {
    J: "next proposal",
    K: "previous proposal",
    A: "accept (a candidate: choose)",
    E: "edit",
    R: "reject, or retire what stands, with a reason",
    U: "undo, here or what was decided last",
    "/": "filter the proposals",
    P: "go to publishing",
    "?": "show these keys",
  },
  keysOff: "Turn single-letter keys off in this browser",
  close: "Close",

  stale: "Someone else changed this draft in the meantime. It is shown here as it is now. Look again, then decide.",
  staleAsked: (asked: string) =>
    html`Someone else changed this draft in the meantime. It is shown here as it is now. What you asked for
    (<q>${asked}</q>) was not done. Look again, then decide.`,
  /** What was asked for, to be quoted in the sentence above. */
  asked: {
    accept: (field: string) => `accept: ${field}`,
    choose: (field: string) => `choose: ${field}`,
    reject: (field: string) => `reject: ${field}`,
    retire: (field: string) => `retire: ${field}`,
    undo: (field: string) => `undo: ${field}`,
    mark: (marking: string) => `mark as ${marking}`,
    unmark: "mark as not yet cleared",
    publish: "publish",
    putAside: (reason: string) => `put aside: “${reason}”`,
  },
  staleForm:
    "Someone else changed this draft in the meantime. Nothing that you typed is lost: look at the draft as it is now, then save again.",
  goneForm:
    "The assertion that you were changing is no longer in the draft. What you typed is kept: you may add it anew.",
  nothingSaved: "Nothing was saved yet.",
  seeRecord: "See the record as it is now.",
  rebase: "Go on from the newest revision",
  rebaseHint: "Your decisions are kept, but for those about what no longer stands; these are listed.",
} as const;
