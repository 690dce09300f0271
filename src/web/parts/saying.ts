/** Values in words as markup: names kept apart from the direction of the text around them, terms and countries with their marks. */
import { type Asserter, asserterRoles } from "../../domain/asserter.ts";
import { type Field, labelOfTerm } from "../../domain/field.ts";
import { parseIncidentId } from "../../domain/incident.ts";
import type { ToldAssertion } from "../../domain/projection.ts";
import { negationOf, sayContent, sayStances } from "../../domain/say.ts";
import type { Content } from "../../domain/value.ts";
import { attackVersionInUse, currentTechnique } from "../../vocabulary/attack.ts";
import { flagOf } from "../../vocabulary/country.ts";
import { type Html, html } from "./html.ts";

/** A value or stated absence; what is negated says so in the same breath. */
export function sayValue(field: Field, statement: Pick<ToldAssertion, "content" | "polarity">): Html {
  const said = markedContent(field, statement.content);
  const negation = negationOf(field, statement);
  if (negation === null) return said;
  const words = html`<span class="negated">${negation.words}</span>`;
  if (negation.place === "instead") return words;
  return negation.place === "before" ? html`${words} ${said}` : html`${said} ${words}`;
}

/** Who says it: the name where there is one, and the part that they play. Null where the audience is not told. */
export function sayAsserter(asserter: Asserter | null): Html | null {
  if (asserter === null) return null;
  const role = asserterRoles[asserter.role];
  return asserter.name === null ? html`${role}` : html`<bdi>${asserter.name}</bdi> (${role})`;
}

/** How the speakers stand to what is said, where that is more than a plain report: "inferred by the coder", "disputed". */
export function stanceNote(said: readonly Pick<ToldAssertion, "stance">[]): Html | null {
  const notes = sayStances(said);
  return notes === null ? null : html`<span class="stance">(${notes})</span>`;
}

const noBreak = "\u00a0";

/** A country with its flag, which stays on the line of its name. The flag is an ornament: the name says all, and may be a link. */
export function sayCountry(code: string, href: string | null = null): Html {
  const label = labelOfTerm("victim.country", code);
  const name = href === null ? label : html`<a href="${href}">${label}</a>`;
  return html`<span class="flag" aria-hidden="true">${flagOf(code)}</span>${noBreak}${name}`;
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

function markedContent(field: Field, content: Content): Html {
  switch (content.kind) {
    case "term":
      return sayTerm(field, content.term);
    case "prose":
      return html`${paragraphs(content.text)}`;
    case "relation":
      return sayRelation(content);
    case "unknown":
      return html`<span class="unknown">${sayContent(field, content)}</span>`;
    case "date":
    case "amount":
      return html`${sayContent(field, content)}`;
    case "name":
    case "party":
    case "matter":
      return html`<bdi>${sayContent(field, content)}</bdi>`;
  }
}

/** Terms of other people's vocabularies keep the word or number that they have there. */
function sayTerm(field: Field, term: string): Html {
  if (field === "technique") return html`<code>${term}</code> ${labelOfTerm(field, term)}${techniqueNote(term)}`;
  if (field === "victim.country" || field === "actor.country") return sayCountry(term);
  const label = labelOfTerm(field, term);
  return label === term ? html`<code class="term">${term}</code>` : html`${label}`;
}

/** What became of a technique that ATT&CK no longer has: the record keeps saying what it said. Null for all others. */
function techniqueNote(term: string): Html | null {
  const { id, via } = currentTechnique(term);
  if (via === "same" || via === "unknown") return null;
  const version = `ATT&CK ${attackVersionInUse()}`;
  if (id === term) return html` <span class="fine">(${via} in ${version})</span>`;
  return html` <span class="fine">(now <code>${id}</code> ${labelOfTerm("technique", id)}, ${version})</span>`;
}

function sayRelation({ what, incident, reason }: Extract<Content, { kind: "relation" }>): Html {
  const id = incident === null ? null : parseIncidentId(incident);
  return html`<bdi>${what}</bdi>${id === null ? null : html` <a href="/incidents/${id}">${id}</a>`}${
      reason === null ? null : html`: <bdi>${reason}</bdi>`
    }`;
}
