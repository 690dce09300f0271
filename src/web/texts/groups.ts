/** What pages say of sharing groups: the desk's list of them, the page of one, and the choice of partners as one of whose they read. */
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

const number = (count: number) => Math.round(count).toLocaleString("en");

/** The texts. */
export const groupTexts = {
  title: "Sharing groups",
  intro:
    "A sharing group is a named circle of partners, such as the members of an ISAC. What is restricted to it is told to its partners and to the desk, and to nobody else.",
  none: "There is no sharing group yet. Without one, every partner is told the same. Make one where some partners are to know of records, reports or sources that others are not to know of; then say of partners that they are of it, and restrict what is for them alone.",
  onlyAdministrators: "Administrators make sharing groups, and close and reopen them.",
  column: { title: "Group", state: "State", people: "People" },
  counted: (people: number) => countWords(people, "person", "people"),
  state: {
    ready: (since: string) => `open since ${since}`,
    closed: (since: string) => `closed since ${since}`,
    told: (done: number, all: number) => `being made ready: ${number(done)} of ${countWords(all, "record", "records")}`,
    pace: (words: string, pace: string) => `${words}, ${pace}`,
    waits: "waits to be made ready",
  },
  waiting: {
    about:
      "Every record is looked at for what its partners may know of it. Nobody reads as its partner until that is done.",
    look: "Look again",
  },

  /** Where groups are chosen. */
  choice: {
    none: html`There is no sharing group yet; <a href="/desk/groups">administrators make them</a>.`,
    closed: "closed: nobody reads as its partner",
    waiting: "being made ready",
    unknown: "there is no such group: nobody but the desk is told",
  },

  add: {
    heading: "Make a sharing group",
    name: "Name",
    nameHint: (longest: number) =>
      html`Lower-case letters, digits and hyphens, such as <code>finance-isac</code>; at most ${longest}. Restrictions
        and keys go by it. It stays as it is, and is given to no other group, ever.`,
    title: "Title",
    titleHint: "As people read it, such as Finance ISAC.",
    about: "About it",
    aboutHint: "Who they are and what is shared with them. Its partners read this at their account; it may be empty.",
    button: "Make the group",
    full: (most: number) => `There are ${most} sharing groups, which is as many as there can be. Close one first.`,
    wrong: "No group was made.",
  },

  one: {
    fact: { name: "Name", state: "State", made: "Made", people: "People" },
    people: {
      heading: "People",
      lead: "Who is of it is said at each person.",
      all: "All people",
      none: "Nobody is of it yet.",
      role: (role: string) => `${role}: of no effect until they are a partner`,
    },
    describe: { heading: "Title and description", button: "Save", wrong: "Nothing was changed." },
    close: {
      heading: "Close",
      lead: "Nobody reads as its partner any more, and nothing is told to it. It can be reopened.",
      link: "Close the group",
    },
    reopen: {
      heading: "Reopen",
      lead: "Who is of it still is. Its partners read as such as soon as everything that has changed meanwhile was told to it.",
      button: "Reopen the group",
    },
  },

  closing: {
    title: (title: string) => `Close ${title}`,
    people: (people: number) =>
      people === 0
        ? "Nobody is of it."
        : `${countWords(people, "person is", "people are")} of it. From their next request on they read as partners of another group that they are of, else of none.`,
    keys: "Keys that were made for its partners are told what partners of no group are told.",
    restricted:
      "What is restricted to it alone is told to the desk only from then on. The restrictions stay as they are.",
    kept: "Who is of it is kept. When the group is reopened, all this is as it was.",
    button: "Close the group",
    back: "Not now",
  },

  done: {
    made: "The group is made.",
    described: "The title and description are saved.",
    closed: "The group is closed.",
    reopened: "The group is reopened.",
  },

  /** On the page of one's account. */
  reading: {
    heading: "As whom you read",
    as: (title: Html) => html`You read as partner of ${title}.`,
    asNone: "You read as partner of no sharing group: what is restricted to one you are not told.",
    oneAtATime:
      "You read as partner of one group at a time. What is restricted to another you are told as its partner.",
    label: "Read as partner of",
    button: "Switch",
    waiting: (title: Html) =>
      html`${title} is being made ready: what its partners may know of is gathered first. You can read as partner of it
      as soon as that is done.`,
    closed: (title: Html) => html`${title} is closed: nobody reads as partner of it.`,
    switched: (title: Html) => html`From now on you read as partner of ${title}.`,
  },
} as const;
