/** What belongs to an organisation: victims of which records say that they are part of it, from the reader's index. */
import type { FastifyRequest } from "fastify";
import { standingOf } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { slugOf } from "../../domain/source.ts";
import type { Search } from "../../search/search.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { namedTexts } from "../texts/named.ts";
import { organisationTexts as texts } from "../texts/organisations.ts";
import { type Html, html } from "./html.ts";
import { countsIn } from "./kept-tallies.ts";
import { questionOf } from "./party-figures.ts";
import { nameCell } from "./party-list.ts";

/** One part of an organisation. */
export interface Unit {
  readonly slug: string;
  readonly name: string;
  /** How many records name it as a part of the organisation. */
  readonly records: number;
}

/** An organisation that records know by its parts alone. */
export interface WholeOrganisation {
  readonly slug: string;
  readonly name: string;
  /** How many records name it so. */
  readonly records: number;
  readonly units: readonly Unit[];
}

/** So many parts stand open. */
const mostOpen = 20;

/** The parts of an organisation, those of most records first. */
export function unitsOf(search: Search, slug: string, asKnownOn: Instant | null): readonly Unit[] {
  const counts = countsIn(search.tally(questionOf("parent", slug, asKnownOn), ["unit"]));
  return [...counts]
    .filter(([pair]) => pair.startsWith(`${slug}/`))
    .map(([pair, records]) => {
      const unit = pair.slice(slug.length + 1);
      return { slug: unit, name: search.labelOf("organisation", unit), records };
    })
    .toSorted((a, b) => b.records - a.records || (a.slug < b.slug ? -1 : 1));
}

/** The parts as a list with links; nothing where there is none. */
export function unitsPart(units: readonly Unit[], asKnownOn: Instant | null): Html | null {
  if (units.length === 0) return null;
  const list = (some: readonly Unit[]) =>
    html`<ul class="values">
      ${some.map(
        (unit) =>
          html`<li>
            ${nameCell("organisation", unit, asKnownOn)} <span class="fine">${namedTexts.records(unit.records)}</span>
          </li>`,
      )}
    </ul>`;
  const further = units.slice(mostOpen);
  return html`<h2 id="units">${texts.units}</h2>
    <p class="fine">${texts.unitsLead}</p>
    ${list(units.slice(0, mostOpen))}
    ${
      further.length === 0
        ? null
        : html`<details class="further">
            <summary>${namedTexts.further(further.length)}</summary>
            ${list(further)}
          </details>`
    }`;
}

/** The organisation of a page where records name it as what victims are part of, and never as a victim; null where it is one, or is not told of. */
export async function wholeOf(
  house: Telling,
  search: Search,
  { params: { slug }, visit: { audience } }: Pick<FastifyRequest<{ Params: { slug: string } }>, "params" | "visit">,
  asKnownOn: Instant | null,
): Promise<WholeOrganisation | null> {
  const first = { sort: "known", descending: true, after: null, limit: 1, facets: [], values: 0 } as const;
  if (search.ask(questionOf("organisation", slug, asKnownOn), { ...first, limit: 0 }).total > 0) return null;
  const { total, hits } = search.ask(questionOf("parent", slug, asKnownOn), first);
  const [record] = await recordsThen(house, audience, hits, asKnownOn);
  if (record === undefined) return null;
  const names = standingOf(record, "victim.parent").flatMap(({ content }) =>
    content.kind === "name" && slugOf(content.name) === slug ? [content.name] : [],
  );
  return { slug, name: names[0] ?? slug, records: total, units: unitsOf(search, slug, asKnownOn) };
}
