/** One organisation: GET /organisations/:slug, the records that name it as a victim and what they say of it. */
import type { Field } from "../../domain/field.ts";
import type { Instant } from "../../domain/report.ts";
import type { Speaker } from "../../formats/format.ts";
import { jsonLdOfOrganisation } from "../../formats/schema-org/organisation.ts";
import { everything, type FacetCount, type Search } from "../../search/search.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import { asKnownOnIn } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { factsAcross, saidIn } from "../parts/party-facts.ts";
import { figureStyles, overTime, questionOf } from "../parts/party-figures.ts";
import { laneCounts } from "../parts/party-lane-counts.ts";
import { onward, type PartyLeaf, partyLeaf, partyLeafThen } from "../parts/party-leaf.ts";
import { nameCell, partyAddress } from "../parts/party-list.ts";
import { recordTable, summaryOf } from "../parts/record-table.ts";
import { answerLater, buildingNote, passing } from "../parts/roster-page.ts";
import { tallied } from "../parts/roster.ts";
import { unitsOf, unitsPart, type WholeOrganisation, wholeOf } from "../parts/party-units.ts";
import { addressOf } from "../question.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";
import { namedTexts } from "../texts/named.ts";
import { organisationTexts as texts } from "../texts/organisations.ts";

const told = [
  "victim.alias",
  "victim.parent",
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
  ({ house, settings, searches }) =>
  (app) => {
    app.get<{ Params: { slug: string } }>("/organisations/:slug", async (request, reply) => {
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      const search = await searches.of(request.visit.audience);
      if (isBuilding(search) && asKnownOn !== null) return answerLater(request, reply, texts.heading, search);
      if (isBuilding(search)) void passing(reply);
      const whole = isBuilding(search) ? null : await wholeOf(house, search, request, asKnownOn);
      if (whole !== null) {
        return answer(request, reply, {
          page: () => wholePage(whole, asKnownOn),
          json: () => ({ ...whole, asKnownOn }),
        });
      }
      const leaf =
        asKnownOn === null || isBuilding(search)
          ? await partyLeaf(house.store, request, "organisation")
          : await partyLeafThen(house, search, request, "organisation", asKnownOn);
      return answer(request, reply, {
        page: () => organisationPage(leaf, search, speakerOf(settings, request)),
        json: () => jsonOf(leaf, search),
      });
    });
    return Promise.resolve();
  };

function jsonOf({ party, records, mentions, total, next, asKnownOn }: PartyLeaf, search: Search | Building): object {
  const facts = told.map((field) => [
    field,
    saidIn(mentions, field).map(({ record, assertions }) => ({ incident: record.incident, assertions })),
  ]);
  const counted = isBuilding(search) ? null : countedOf(search, party.slug, asKnownOn);
  return {
    ...party,
    total,
    entries: records.map((record) => summaryOf(record, asKnownOn)),
    next,
    facts: Object.fromEntries(facts) as unknown,
    counted,
  };
}

/** What is counted over all its records. */
function countedOf(search: Search, slug: string, asKnownOn: Instant | null): object {
  const question = questionOf("organisation", slug, asKnownOn);
  const all = (dimension: Parameters<typeof tallied>[1]) => Object.fromEntries(tallied(search, dimension, question));
  return {
    months: all("month"),
    claimedBy: all("claimed-by"),
    attributedTo: all("attributed-to"),
    units: unitsOf(search, slug, asKnownOn),
    namedTogetherWith: togetherWith(search, slug, asKnownOn),
  };
}

function organisationPage(leaf: PartyLeaf, search: Search | Building, speaker: Speaker): PageContent {
  const { party, records, after, address, next, total, asKnownOn } = leaf;
  const body = html`<article>
    <h1><bdi>${party.name}</bdi></h1>
    <p class="meta">${texts.meta(total)}</p>
    ${asKnownNotice(asKnownOn, partyAddress("organisation", party.slug))} ${after === null ? said(leaf, search) : null}
    <h2 id="incidents">${texts.incidents}</h2>
    ${recordTable(records, texts.incidentsOf(party.name), asKnownOn)} ${onward(after === null ? null : address, next)}
  </article>`;
  const jsonLd = jsonLdOfOrganisation(party, records, speaker);
  if (asKnownOn !== null) {
    const title = titleThen(party.name, asKnownOn);
    return { title, body, section: "/organisations", styles: figureStyles, noindex: true };
  }
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

/** An organisation that no record names as a victim, but as what victims are part of. */
function wholePage(whole: WholeOrganisation, asKnownOn: Instant | null): PageContent {
  const { name, slug, records, units } = whole;
  const body = html`<article>
    <h1><bdi>${name}</bdi></h1>
    <p class="meta">${texts.metaWhole(records)}</p>
    ${asKnownNotice(asKnownOn, partyAddress("organisation", slug))}
    <p>
      ${texts.noVictim} <a href="${addressOf("/incidents", questionOf("parent", slug, asKnownOn))}">${texts.ofUnits}</a>
    </p>
    ${unitsPart(units, asKnownOn)}
  </article>`;
  const title = titleThen(name, asKnownOn);
  return { title, body, section: "/organisations", styles: figureStyles, noindex: asKnownOn !== null };
}

function said({ party, mentions, total, asKnownOn }: PartyLeaf, search: Search | Building): Html {
  return html`${factsAcross(mentions, told, ["victim.alias", "victim.parent"], asKnownOn)}
  ${total > mentions.length ? html`<p class="fine">${namedTexts.newest(mentions.length, total)}</p>` : null}
  ${isBuilding(search) ? buildingNote(search, namedTexts.buildingFigures) : figures(search, party.slug, asKnownOn)}`;
}

function figures(search: Search, slug: string, asKnownOn: Instant | null): Html {
  const question = questionOf("organisation", slug, asKnownOn);
  return html`${unitsPart(unitsOf(search, slug, asKnownOn), asKnownOn)} ${laneCounts(search, question, texts)}
  ${overTime(search, question, "months", texts.overTime)} ${together(search, slug, asKnownOn)}`;
}

/** The other victims that most of its records name, and how many further ones there are. */
function togetherWith(search: Search, slug: string, asKnownOn: Instant | null): Pick<FacetCount, "values" | "further"> {
  // As a word of the query: a choice of the facet would not narrow what is counted of it.
  const question = { ...everything, words: `organisation:"${slug}"`, asKnownOn };
  const wanted = { sort: "date", descending: true, after: null, limit: 0, facets: ["organisation"] } as const;
  const [counted] = search.ask(question, { ...wanted, values: mostTogether + 1 }).facets;
  const others = (counted?.values ?? []).filter(({ value }) => value !== slug);
  const values = others.slice(0, mostTogether);
  return { values, further: (counted?.further ?? 0) + others.length - values.length };
}

function together(search: Search, slug: string, asKnownOn: Instant | null): Html | null {
  const { values, further } = togetherWith(search, slug, asKnownOn);
  if (values.length === 0) return null;
  return html`<h2>${texts.together}</h2>
    <p class="fine">${texts.togetherLead}</p>
    <ul class="values">
      ${values.map(
        ({ value, label, count }) =>
          html`<li>
            ${nameCell("organisation", { slug: value, name: label }, asKnownOn)}
            <span class="fine">${namedTexts.records(count)}</span>
          </li>`,
      )}
      ${further > 0 ? html`<li class="fine">${namedTexts.further(further)}</li>` : null}
    </ul>`;
}
