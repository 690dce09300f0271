/** Values in words: what one assertion says, and who says it how, as every page and the command line put it. */
import { sayAmount } from "./amount.ts";
import { type Asserter, asserterRoles } from "./asserter.ts";
import { type Statement, stances } from "./assertion.ts";
import { type Field, labelOfTerm } from "./field.ts";
import { attributionBases, type Content, matterObjects, type RelationValue, unknownStates } from "./value.ts";
import { sayWhen } from "./when.ts";

/** How a field says that something is not so: its words take the place of the value, or stand before or after it. */
export interface Negation {
  readonly words: string;
  readonly place: "instead" | "before" | "after";
}

/** What is said, and whether that it is so or that it is not. */
type Said = Pick<Statement, "content" | "polarity">;

/** A value or stated absence in plain words, without what `sayNote` adds. Prose comes with its empty lines. */
export function sayContent(field: Field, content: Content): string {
  switch (content.kind) {
    case "name":
      return content.name;
    case "term":
      return sayTerm(field, content.term);
    case "date":
      return sayWhen(content.edtf, content.partOfDay);
    case "amount":
      return sayAmount(content);
    case "party":
      return content.name ?? "nobody in particular";
    case "matter":
      return content.what;
    case "relation":
      return sayRelation(content);
    case "prose":
      return content.text;
    case "unknown":
      return unknownStates[content.state];
  }
}

/** The same with its polarity: what is negated says so in the same breath. */
export function sayStatement(field: Field, { content, polarity }: Said): string {
  const said = sayContent(field, content);
  const negation = negationOf(field, { content, polarity });
  switch (negation?.place) {
    case undefined:
      return said;
    case "instead":
      return negation.words;
    case "before":
      return `${negation.words} ${said}`;
    case "after":
      return `${said} ${negation.words}`;
  }
}

/** The words of a negation; null where nothing is negated. A stated absence of a value has its own words already. */
export function negationOf(field: Field, { content, polarity }: Said): Negation | null {
  if (polarity === "affirmed" || content.kind === "unknown") return null;
  if (field.startsWith("cia.")) return { words: "stated not affected", place: "instead" };
  if (field === "response") return { words: "stated not done:", place: "before" };
  if (field === "responsibility.suspected") return { words: "(ruled out)", place: "after" };
  return { words: "stated not:", place: "before" };
}

/** What the words of a value leave out: the date as it is kept, the ground of an attribution, the kind of thing. Null where they say all. */
export function sayNote(content: Content): string | null {
  switch (content.kind) {
    case "date":
      return content.edtf;
    case "party":
      return content.basis === null ? null : `on the ground of ${attributionBases[content.basis]}`;
    case "matter":
      return matterObjects[content.object];
    case "unknown":
    case "name":
    case "term":
    case "prose":
    case "amount":
    case "relation":
      return null;
  }
}

/** Whose word it is: the name where there is one, and the part that they play. `City of Northport (the victim)`. */
export function sayAsserter({ name, role }: Asserter): string {
  return name === null ? asserterRoles[role] : `${name} (${asserterRoles[role]})`;
}

/** How the speakers stand to what is said, where that is more than a plain report: `inferred by the coder, disputed`. Null where it is not. */
export function sayStances(said: readonly Pick<Statement, "stance">[]): string | null {
  const notes = new Set(
    said.flatMap(({ stance }) => (stance === "confirmed" || stance === "reported" ? [] : [stances[stance]])),
  );
  return notes.size === 0 ? null : [...notes].join(", ");
}

/** How it is said: the stance, when, and the speaker's own words of likelihood and confidence. `confirmed, on 8 November 2022, likely`. */
export function sayManner({
  stance,
  asserted,
  likelihood,
  confidence,
}: Pick<Statement, "stance" | "asserted" | "likelihood" | "confidence">): string {
  return [
    stances[stance],
    ...(asserted === null ? [] : [`on ${sayWhen(asserted)}`]),
    ...(likelihood === null ? [] : [likelihood.replaceAll("-", " ")]),
    ...(confidence === null ? [] : [`${confidence} confidence`]),
  ].join(", ");
}

/** Terms of other people's vocabularies keep the number that they have there. */
function sayTerm(field: Field, term: string): string {
  const label = labelOfTerm(field, term);
  return field === "technique" && label !== term ? `${term} ${label}` : label;
}

function sayRelation({ what, incident, reason }: RelationValue): string {
  const named = incident === null ? what : `${what} ${incident}`;
  return reason === null ? named : `${named}: ${reason}`;
}
