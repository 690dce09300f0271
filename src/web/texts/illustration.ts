/** What is said of pictures beside records: to readers below them, and at the desk where they are put there. */
import { type Html, html } from "../parts/html.ts";

/** The texts. */
export const illustrationTexts = {
  credit: (who: Html, licence: Html) => html`Picture: ${who}. Licence: ${licence}.`,

  desk: {
    heading: "Illustration",
    about:
      "A picture stands beside the record and proves nothing: what it shows is no evidence. Readers see it as soon as it is put there.",
    none: "There is none; readers see the card that is drawn of the record.",
    hidden: "The record is withdrawn, and nobody is shown its picture.",
    added: (when: string, by: string, readers: string) => `Added ${when} by ${by}. ${readers}`,
    labels: {
      file: "Picture",
      alt: "What it shows, for readers who cannot see it",
      credit: "Who made it",
      licence: "Licence",
      "licence-url": "Where the licence stands",
      marking: "Who may see it?",
    },
    fileHint:
      "PNG, JPEG or WebP, at most 5 MB, between 200 and 8,000 pixels wide and high. Places, devices and names that cameras write into it are taken out.",
    keepHint: "Leave it empty to change only the words about the picture that is there.",
    creditHint: "As they want to be named.",
    licenceHint: "Such as CC BY 4.0, or by whose leave it is shown.",
    urlHint: "An address beginning with https:// or http://; may be empty.",
    markingHint: "A picture tells all that can be seen in it. Mark it as narrowly as the narrowest of that.",
    add: "Put it beside the record",
    replace: "Change it",
    remove: "Take it away",
    wrong: "The picture was not taken.",
    back: (record: string) => `Back to ${record}`,
    title: (record: string) => `Illustration of ${record}`,
  },
} as const;
