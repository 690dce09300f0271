/** One organisation: GET /organisations/:slug, the records that name it as a victim and what they say of it. */
import type { Field } from "../../domain/field.ts";
import type { Speaker } from "../../formats/format.ts";
import { jsonLdOfOrganisation } from "../../formats/schema-org/organisation.ts";
import { everything, type FacetCount, type Search } from "../../search/search.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { factsAcross, saidIn } from "../parts/party-facts.ts";
import { figureStyles, overTime, questionOf } from "../parts/party-figures.ts";
import { laneCounts } from "../parts/party-lane-counts.ts";
import { onward, type PartyLeaf, partyLeaf } from "../parts/party-leaf.ts";
import { nameCell } from "../parts/party-list.ts";
import { recordTable, summaryOf } from "../parts/record-table.ts";
import { buildingNote, passing } from "../parts/roster-page.ts";
import { tallied } from "../parts/roster.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";
import { namedTexts } from "../texts/named.ts";
import { organisationTexts as texts } from "../texts/organisations.ts";

const told = [
  "victim.alias",
  "victim.country",
  "victim.region",
  "victim.place",
  "victim.sector",
  "victim.industry",
  "victim.size",
] as const satisfies readonly Field[];

/** How many others that it is named together with stand on its page. */
const mostTogether = 10;

/** The page of an organisation. */
export const organisationRoutes: Routes =
  ({ house: { store }, settings, searches }) =>
  (app) => {
    app.get<{ Params: { slug: string } }>("/organisations/:slug", async (request, reply) => {
      const leaf = await partyLeaf(store, request, "organisation");
      const search = await searches.of(request.visit.audience);
      if (isBuilding(search)) void passing(reply);
      return answer(request, reply, {
        page: () => organisationPage(leaf, search, speakerOf(settings, request)),
        json: () => jsonOf(leaf, search),
      });
    });
    return Promise.resolve();
  };

function jsonOf({ party, records, mentions, total, next }: PartyLeaf, search: Search | Building): object {
  const facts = told.map((field) => [
    field,
    saidIn(mentions, field).map(({ record, assertions }) => ({ incident: record.incident, assertions })),
  ]);
  const counted = isBuilding(search) ? null : countedOf(search, party.slug);
  return {
    ...party,
    total,
    entries: records.map(summaryOf),
    next,
    facts: Object.fromEntries(facts) as unknown,
    counted,
  };
}

/** What is counted over all its records. */
function countedOf(search: Search, slug: string): object {
  const question = questionOf("organisation", slug);
  const all = (dimension: Parameters<typeof tallied>[1]) => Object.fromEntries(tallied(search, dimension, question));
  return {
    months: all("month"),
    claimedBy: all("claimed-by"),
    attributedTo: all("attributed-to"),
    namedTogetherWith: togetherWith(search, slug),
  };
}

function organisationPage(leaf: PartyLeaf, search: Search | Building, speaker: Speaker): PageContent {
  const { party, records, after, address, next, total } = leaf;
  const body = html`<article>
    <h1><bdi>${party.name}</bdi></h1>
    <p class="meta">${texts.meta(total)}</p>
    ${after === null ? said(leaf, search) : null}
    <h2 id="incidents">${texts.incidents}</h2>
    ${recordTable(records, texts.incidentsOf(party.name), null)} ${onward(after === null ? null : address, next)}
  </article>`;
  const jsonLd = jsonLdOfOrganisation(party, records, speaker);
  return {
    title: party.name,
    body,
    section: "/organisations",
    jsonLd,
    feed: `/feeds/organisations/${party.slug}`,
    styles: figureStyles,
    noindex: after !== null,
  };
}

function said({ party, mentions, total }: PartyLeaf, search: Search | Building): Html {
  return html`${factsAcross(mentions, told, ["victim.alias"])}
  ${total > mentions.length ? html`<p class="fine">${namedTexts.newest(mentions.length, total)}</p>` : null}
  ${isBuilding(search) ? buildingNote(search, namedTexts.buildingFigures) : figures(search, party.slug)}`;
}

function figures(search: Search, slug: string): Html {
  const question = questionOf("organisation", slug);
  return html`${laneCounts(search, question, texts)} ${overTime(search, question, "months", texts.overTime)}
  ${together(search, slug)}`;
}

/** The other victims that most of its records name, and how many further ones there are. */
function togetherWith(search: Search, slug: string): Pick<FacetCount, "values" | "further"> {
  // As a word of the query: a choice of the facet would not narrow what is counted of it.
  const question = { ...everything, words: `organisation:"${slug}"` };
  const wanted = { sort: "date", descending: true, after: null, limit: 0, facets: ["organisation"] } as const;
  const [counted] = search.ask(question, { ...wanted, values: mostTogether + 1 }).facets;
  const others = (counted?.values ?? []).filter(({ value }) => value !== slug);
  const values = others.slice(0, mostTogether);
  return { values, further: (counted?.further ?? 0) + others.length - values.length };
}

function together(search: Search, slug: string): Html | null {
  const { values, further } = togetherWith(search, slug);
  if (values.length === 0) return null;
  return html`<h2>${texts.together}</h2>
    <p class="fine">${texts.togetherLead}</p>
    <ul class="values">
      ${values.map(
        ({ value, label, count }) =>
          html`<li>
            ${nameCell("organisation", { slug: value, name: label })}
            <span class="fine">${namedTexts.records(count)}</span>
          </li>`,
      )}
      ${further > 0 ? html`<li class="fine">${namedTexts.further(further)}</li>` : null}
    </ul>`;
}
