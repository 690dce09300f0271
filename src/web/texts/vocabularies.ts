/** What the page of vocabularies says. */

/** The texts of the page. */
export const vocabularyTexts = {
  heading: "Vocabularies",
  lead: "Techniques, actions and kinds of asset are said in words of others, so that records can be compared. A record keeps the word that it was made with; where a vocabulary has since put another in its place, the record says so beside it. Names of actors are shown for finding one’s way only: nothing is attributed from them.",
  shipped: "Shipped",
  shippedBody: (attack: string, veris: string) => `${attack} and ${veris} are part of Casebook.`,
  enterprise: (attack: string, version: string) => `${attack} for Enterprise ${version}`,
  loaded: "Loaded",
  noneLoaded: "No further versions are loaded.",
  column: { vocabulary: "Vocabulary", version: "Version", holds: "Holds", loaded: "Loaded", by: "By" },
  inUse: "in use",
} as const;
