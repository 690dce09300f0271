/** Assertions as lines of text, for the terminal. */
import type { Assertion } from "../domain/assertion.ts";
import { type Field, fields } from "../domain/field.ts";
import { sayAsserter, sayManner, sayNote, sayStatement } from "../domain/say.ts";
import type { Content } from "../domain/value.ts";

/** A statement in words and, in brackets, as recorded reviews write it: `Regional government (government.regional)`. */
export function sayKept(field: Field, statement: Pick<Assertion, "content" | "polarity">): string {
  const said = sayStatement(field, statement);
  const note = sayNote(statement.content) ?? termBehind(statement.content, said);
  return note === null ? said : `${said} (${note})`;
}

/** Label and value, then each quote, then who says so and how. */
export function sayAssertion(
  assertion: Pick<
    Assertion,
    | "field"
    | "about"
    | "content"
    | "polarity"
    | "stance"
    | "asserter"
    | "asserted"
    | "likelihood"
    | "confidence"
    | "evidence"
  >,
): string {
  const { field, about, asserter, evidence } = assertion;
  const whom = about === null ? "" : ` [${about}]`;
  return [
    `${fields[field].label}${whom}: ${sayKept(field, assertion)}`,
    ...evidence.map(({ place }) => `    “${oneLine(place.quote)}”`),
    `    ${sayAsserter(asserter)}, ${sayManner(assertion)}`,
  ].join("\n");
}

/** The text on one line, cut to 300 characters. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** The vocabulary's term, where the words do not hold it already. */
function termBehind(content: Content, said: string): string | null {
  if (content.kind !== "term") return null;
  return wordsOf(said).includes(wordsOf(content.term)) ? null : content.term;
}

/** The words in lower case between hyphens, so that no word is found within another. */
function wordsOf(text: string): string {
  return `-${text.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, "-")}-`;
}
