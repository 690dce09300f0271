/**
 * What the desk's scripts say. The page of a draft carries these words for them as data, so they are plain texts: what stands in
 * braces is put in by the script.
 */

/** The texts. */
export const deskScriptTexts = {
  shown: "{left} of {all} shown",
  nothingHere: "Nothing here to go to",
  last: "This is the last",
  first: "This is the first",
  notRemembered: "This browser does not remember settings",
  assert: "Assert …",
  useAsQuote: "Use as the quote",
  asSelected: "as selected",
  oddAnswer: "Casebook did not answer as expected",
  unreachable: "Casebook could not be reached. Nothing was changed; try again.",
  progressThenNext: "{progress}. Next: {next}.",
  progressAllDecided: "{progress}. Everything is decided.",
} as const;
