/** Folding of characters, so that a rule need know one apostrophe only; places in the text do not move. */

const folds: Readonly<Record<string, string>> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": "'",
  "\u201b": "'",
  "\u2032": "'",
  "\u201c": '"',
  "\u201d": '"',
  "\u201e": '"',
  "\u201f": '"',
  "\u00ab": '"',
  "\u00bb": '"',
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2014": "-",
  "\u2015": "-",
  "\u2212": "-",
  "\u00a0": " ",
  "\u2007": " ",
  "\u2009": " ",
  "\u200a": " ",
  "\u202f": " ",
  "\t": " ",
  "\r": " ",
  "\u2028": "\n",
  "\u2029": "\n",
};

/** The text with quotation marks, dashes and spaces made plain, character for character. */
export function foldText(text: string): string {
  return text.replace(
    /[\u2018-\u201f\u2032\u00ab\u00bb\u2010-\u2015\u2212\u00a0\u2007\u2009\u200a\u202f\t\r\u2028\u2029]/g,
    (character) => folds[character] ?? character,
  );
}
