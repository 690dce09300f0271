/** The words below an element as text: blocks become paragraphs, rows of a table become lines. */
import type { MarkupElement } from "./markup.ts";

/** What may stand between two pieces of text, from weak to strong; of those that are asked for the strongest wins. */
const separators = ["", " | ", "\n", "\n\n"] as const;
type Strength = 0 | 1 | 2 | 3;

const blocks =
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 " +
  "h4 h5 h6 header hr html legend li main nav ol p pre section summary table ul";

const strengths: ReadonlyMap<string, Strength> = new Map([
  ...blocks.split(" ").map((name) => [name, 3] as const),
  ["br", 2],
  ["tbody", 2],
  ["tfoot", 2],
  ["thead", 2],
  ["tr", 2],
  ["td", 1],
  ["th", 1],
]);

/** The text, not yet canonical. Runs of white space count as one space, but in `pre` the lines stay. */
export function textBelow(root: MarkupElement): string {
  const pieces: string[] = [];
  let pending: Strength = 0;
  const write = (characters: string, keepLines: boolean): void => {
    const text = characters.replace(keepLines ? /[\t ]+/gu : /\s+/gu, " ");
    if (text.trim() === "" && pending > 0) return;
    if (pieces.length > 0) pieces.push(separators[pending]);
    pieces.push(text);
    pending = 0;
  };
  const visit = (element: MarkupElement, keepLines: boolean): void => {
    const strength = strengths.get(element.name) ?? 0;
    if (strength > pending) pending = strength;
    for (const child of element.children) {
      if (typeof child === "string") write(child, keepLines);
      else visit(child, keepLines || child.name === "pre");
    }
    if (strength > pending) pending = strength;
  };
  visit(root, root.name === "pre");
  return pieces.join("");
}
