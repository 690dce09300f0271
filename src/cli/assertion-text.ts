/** Assertions as lines of text, for the terminal. */
import { sayAmount } from "../domain/amount.ts";
import type { Assertion } from "../domain/assertion.ts";
import { asserterRoles } from "../domain/asserter.ts";
import { type Field, fields, labelOfTerm } from "../domain/field.ts";
import { type Content, unknownStates } from "../domain/value.ts";
import { sayWhen } from "../domain/when.ts";

/** A value in words. */
export function sayContent(field: Field, content: Content): string {
  switch (content.kind) {
    case "unknown":
      return unknownStates[content.state];
    case "name":
      return content.name;
    case "term": {
      const label = labelOfTerm(field, content.term);
      return label === content.term ? label : `${label} (${content.term})`;
    }
    case "prose":
      return content.text;
    case "date":
      return `${sayWhen(content.edtf, content.partOfDay)} (${content.edtf})`;
    case "amount":
      return sayAmount(content);
    case "party":
      return content.name ?? "nobody in particular";
    case "matter":
      return `${content.what} (${content.object})`;
    case "relation":
      return content.reason === null ? content.what : `${content.what}: ${content.reason}`;
  }
}

/** Two lines: label and value, then quote and speaker. */
export function sayAssertion({
  field,
  about,
  content,
  polarity,
  stance,
  asserter,
  evidence,
}: Pick<Assertion, "field" | "about" | "content" | "polarity" | "stance" | "asserter" | "evidence">): string {
  const not = polarity === "negated" ? "not: " : "";
  const whom = about === null ? "" : ` [${about}]`;
  const speaker =
    asserter.name === null ? asserterRoles[asserter.role] : `${asserter.name}, ${asserterRoles[asserter.role]}`;
  const quotes = evidence.map(({ place }) => `    "${oneLine(place.quote)}"`);
  return [
    `${fields[field].label}${whom}: ${not}${sayContent(field, content)}`,
    ...quotes,
    `    ${speaker}; ${stance}`,
  ].join("\n");
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
