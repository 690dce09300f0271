/** What pages say of sharing groups: the desk's list of them, the page of one, and the choice of partners as one of whose they read. */
import { type Html, html } from "../parts/html.ts";

/** The texts. */
export const groupTexts = {
  title: "Sharing groups",

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
