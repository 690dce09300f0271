/** Folding: what is left of a word when case, accents and ways of writing the same letter no longer count. */

/** Letters that no decomposition of Unicode takes apart, as they are written without their strokes. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ı: "i",
  ĸ: "k",
  ς: "σ",
};

/** Letters that are also written as two, where a keyboard lacks them. */
const spelledOut: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };

/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic. Marks of other scripts are letters to their readers. */
const accents = makeClass([
  "0300-036f",
  "0591-05bd",
  "05bf",
  "05c1",
  "05c2",
  "05c4",
  "05c5",
  "05c7",
  "0640",
  "064b-0652",
  "0670",
]);
/** Soft hyphen, joiners and variation selectors: nothing that a reader sees. */
const invisible = makeClass(["00ad", "034f", "061c", "200b-200f", "2060-2064", "fe00-fe0f", "feff"]);
const strokes = new RegExp(`[${Object.keys(plainLetters).join("")}]`, "g");
const pairs = new RegExp(`[${Object.keys(spelledOut).join("")}]`, "g");
const ascii = /^\p{ASCII}*$/u;

/** Lower case without accents, in Unicode's composed compatible form: `Århus` and `ARHUS` are both `arhus`. Folding twice changes nothing. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const once = foldOnce(text);
  const twice = foldOnce(once);
  return twice === once ? once : foldOnce(twice);
}

/**
 * The ways in which a word may be looked for, folded: as it stands and, where it has letters that are also written as two, so
 * (`Müller`: `muller`, `mueller`). At least one; the first is `fold(text)`.
 */
export function formsOf(text: string): readonly string[] {
  const folded = fold(text);
  if (ascii.test(text)) return [folded];
  const lower = text.normalize("NFC").toLowerCase();
  const spelled = fold(lower.replace(pairs, (letter) => spelledOut[letter] ?? letter));
  return spelled === folded ? [folded] : [folded, spelled];
}

function foldOnce(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(accents, "")
    .replace(invisible, "")
    .replace(strokes, (letter) => plainLetters[letter] ?? letter)
    .normalize("NFC");
}

/** Matches any character of these code points or ranges of them, in hexadecimal: a literal of bare marks is hard to read. */
function makeClass(ranges: readonly string[]): RegExp {
  return new RegExp(`[${ranges.map((range) => range.replace(/[0-9a-f]{4}/g, "\\u$&")).join("")}]`, "g");
}
