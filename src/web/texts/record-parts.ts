/** What the page of a record says of its own: its parts and tables, what members see of them, and what stands at its head. */
import { type Html, html } from "../parts/html.ts";

/** The texts. `words` name a part to those to whom no record shows it. */
export const recordPartTexts = {
  responsibility: {
    heading: "Who is said to be responsible",
    words: "who is said to be responsible, and by whom",
  },
  notHappened: { heading: "Stated not to have happened", words: "what was stated not to have happened" },
  description: { heading: "What happened" },
  timeline: { heading: "Timeline", words: "the exact dates" },
  victims: { heading: "Victims", words: "the victims in detail" },
  kind: { heading: "Kind of incident", words: "what kind of incident it was" },
  means: { heading: "Means and effects", words: "actions, assets and data in VERIS words" },
  actors: { heading: "More of the actors", words: "what is known of the actors" },
  impact: { heading: "Impact", words: "the numbers" },
  response: { heading: "Response", words: "the response" },
  relations: {
    heading: "Related, and dismissed",
    words: "related incidents, and what was considered and dismissed",
  },
  context: { heading: "Context", words: "the context" },
  sources: { heading: "Sources" },
  takenDown: (day: string, reason: Html) => html`A value was taken down on ${day}: ${reason}`,
  takenDownLabel: "Taken down",
  quotes: "the quotes on which every value rests",
  members: (parts: string) =>
    html`Members see, of any record, as far as it is reported: ${parts}. <a href="/sign-in">Sign in</a>`,
  notShown: (parts: string) => `Not shown to you, in any record: ${parts}.`,
  silent: "Not reported",
  nothingReported: "nothing is reported",

  tables: {
    effects: {
      caption: "Effect, motives and techniques",
      posture: "CIA posture",
      motives: "Motives",
      techniques: "Tactics, Techniques & Procedures",
    },
    actors: {
      caption: "Actors to whom it is attributed",
      actors: "Threat actors",
      type: "Type",
      location: "Location",
    },
    affected: "affected",
    notAffected: "stated not affected",
    claimedBy: (names: Html) => html`Claimed by ${names}; a claim is not an attribution.`,
    nobody: "nobody",
    of: (name: Html) => html`of ${name}`,
  },

  negatives: {
    notAffected: "not affected",
    notHappened: "did not happen, or was not seen",
    none: "Nothing of the kind is reported.",
  },
  dismissed: "Considered and dismissed",
} as const;
