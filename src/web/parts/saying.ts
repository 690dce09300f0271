/** Values in words: what one assertion says, as a page says it. */
import { sayAmount } from "../../domain/amount.ts";
import { type Asserter, asserterRoles } from "../../domain/asserter.ts";
import { stances } from "../../domain/assertion.ts";
import { type Field, labelOfTerm } from "../../domain/field.ts";
import { parseIncidentId } from "../../domain/incident.ts";
import type { ToldAssertion } from "../../domain/projection.ts";
import { type Content, unknownStates } from "../../domain/value.ts";
import { sayWhen } from "../../domain/when.ts";
import { flagOf } from "../../vocabulary/country.ts";
import { type Html, html } from "./html.ts";

/** A value or stated absence; what is negated says so in the same breath. */
export function sayValue(field: Field, { content, polarity }: Pick<ToldAssertion, "content" | "polarity">): Html {
  const said = sayContent(field, content);
  if (polarity === "affirmed" || content.kind === "unknown") return said;
  if (field.startsWith("cia.")) return html`<span class="negated">stated not affected</span>`;
  if (field === "response") return html`<span class="negated">stated not done:</span> ${said}`;
  if (field === "responsibility.suspected") return html`${said} <span class="negated">(ruled out)</span>`;
  return html`<span class="negated">stated not:</span> ${said}`;
}

/** The same as plain text, for names of controls and for titles. */
export function plainValue(field: Field, { content }: Pick<ToldAssertion, "content">): string {
  switch (content.kind) {
    case "name":
      return content.name;
    case "term":
      return labelOfTerm(field, content.term);
    case "date":
      return sayWhen(content.edtf, content.partOfDay);
    case "amount":
      return sayAmount(content);
    case "party":
      return content.name ?? "nobody in particular";
    case "matter":
    case "relation":
      return content.what;
    case "prose":
      return content.text;
    case "unknown":
      return unknownStates[content.state];
  }
}

/** Who says it: the name where there is one, and the part that they play. Empty where the audience is not told. */
export function sayAsserter(asserter: Asserter | null): Html | null {
  if (asserter === null) return null;
  const role = asserterRoles[asserter.role];
  return asserter.name === null ? html`${role}` : html`<bdi>${asserter.name}</bdi> (${role})`;
}

/** How the speakers stand to what is said, where that is more than a plain report: "inferred by the coder", "disputed". */
export function stanceNote(said: readonly Pick<ToldAssertion, "stance">[]): Html | null {
  const plain: readonly string[] = ["confirmed", "reported"];
  const notes = new Set(said.flatMap(({ stance }) => (plain.includes(stance) ? [] : [stances[stance]])));
  return notes.size === 0 ? null : html`<span class="stance">(${[...notes].join(", ")})</span>`;
}

/** A country with its flag. The flag is an ornament: the name says all. */
export function sayCountry(code: string): Html {
  return html`<span class="flag" aria-hidden="true">${flagOf(code)}</span> ${labelOfTerm("victim.country", code)}`;
}

/** A text without characters that change the direction of what follows: for titles and lines to copy, where nothing can be isolated. */
export function undirected(text: string): string {
  return text.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Paragraphs of running text, parted by empty lines. */
export function paragraphs(text: string): readonly Html[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => html`<p dir="auto">${paragraph.trim()}</p>`);
}

function sayContent(field: Field, content: Content): Html {
  switch (content.kind) {
    case "term":
      return sayTerm(field, content.term);
    case "prose":
      return html`${paragraphs(content.text)}`;
    case "relation":
      return sayRelation(content);
    case "unknown":
      return html`<span class="unknown">${unknownStates[content.state]}</span>`;
    case "date":
    case "amount":
      return html`${plainValue(field, { content })}`;
    case "name":
    case "party":
    case "matter":
      return html`<bdi>${plainValue(field, { content })}</bdi>`;
  }
}

/** Terms of other people's vocabularies keep the word or number that they have there. */
function sayTerm(field: Field, term: string): Html {
  if (field === "technique") return html`<code>${term}</code> ${labelOfTerm(field, term)}`;
  if (field === "victim.country" || field === "actor.country") return sayCountry(term);
  const label = labelOfTerm(field, term);
  return label === term ? html`<code class="term">${term}</code>` : html`${label}`;
}

function sayRelation({ what, incident, reason }: Extract<Content, { kind: "relation" }>): Html {
  const id = incident === null ? null : parseIncidentId(incident);
  return html`<bdi>${what}</bdi>${id === null ? null : html` <a href="/incidents/${id}">${id}</a>`}${
      reason === null ? null : html`: <bdi>${reason}</bdi>`
    }`;
}
