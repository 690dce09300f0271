/** Values that have a page of their own, as links to it: countries and sectors of victims, techniques, campaigns, what a victim is part of. */
import type { Field } from "../../domain/field.ts";
import type { Instant } from "../../domain/report.ts";
import { asOf } from "../moment.ts";
import type { ToldAssertion } from "../../domain/projection.ts";
import { slugOf } from "../../domain/source.ts";
import type { Content } from "../../domain/value.ts";
import { techniques } from "../../vocabulary/attack.ts";
import { countryName } from "../../vocabulary/country.ts";
import { sectors } from "../../vocabulary/sector.ts";
import { type Html, html } from "./html.ts";
import { sayCountry, sayValue } from "./saying.ts";

/** The value in words, as a link where it stands and has a page. A country of an actor has none: pages of countries tell of victims. */
export function linkedValue(
  field: Field,
  said: Pick<ToldAssertion, "content" | "polarity" | "stance">,
  asKnownOn: Instant | null = null,
): Html {
  const { content } = said;
  const page = stands(said) ? pageOf(field, content) : null;
  if (page === null) return sayValue(field, said);
  const href = asOf(page, asKnownOn);
  if (content.kind === "term" && field === "victim.country") return linkedCountry(content.term);
  return html`<a href="${href}">${sayValue(field, said)}</a>`;
}

/** A country of a victim with its flag, its name a link. */
export function linkedCountry(code: string): Html {
  return sayCountry(code, countryPage(code));
}

/** Nobody who says it took it back: a page of it has this record too. */
function stands({ polarity, stance }: Pick<ToldAssertion, "polarity" | "stance">): boolean {
  return polarity === "affirmed" && !["denied", "retracted", "superseded"].includes(stance);
}

function countryPage(code: string): string | null {
  return countryName(code) === null ? null : `/countries/${code}`;
}

function pageOf(field: Field, content: Content): string | null {
  if (content.kind === "relation") return field === "relation.campaign" ? campaignPage(content) : null;
  if (content.kind === "name") return field === "victim.parent" ? organisationPage(content.name) : null;
  if (content.kind !== "term") return null;
  if (field === "victim.country") return countryPage(content.term);
  if (field === "victim.sector") return Object.hasOwn(sectors, content.term) ? `/sectors/${content.term}` : null;
  return field === "technique" && techniques.has(content.term) ? `/techniques/${content.term}` : null;
}

function organisationPage(name: string): string {
  return `/organisations/${encodeURIComponent(slugOf(name))}`;
}

/** What stands beside the name of a campaign, a record or a reason, is no part of the link. */
function campaignPage({ what, incident, reason }: Extract<Content, { kind: "relation" }>): string | null {
  return incident === null && reason === null ? `/campaigns/${encodeURIComponent(slugOf(what))}` : null;
}
