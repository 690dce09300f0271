/** One organisation: GET /organisations/:slug, the records that name it as a victim and what they say of it. */
import type { Field } from "../../domain/field.ts";
import { organisationsOf } from "../../domain/projection.ts";
import type { Speaker } from "../../formats/format.ts";
import { jsonLdOfOrganisation } from "../../formats/schema-org/organisation.ts";
import { html } from "../parts/html.ts";
import { countWords, pager, type Query } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import { factsAcross, saidIn } from "../parts/party-facts.ts";
import { type PartyLeaf, partyLeaf } from "../parts/party-leaf.ts";
import { recordTable, summaryOf } from "../parts/record-table.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { speakerOf } from "../speaker.ts";

const told = [
  "victim.alias",
  "victim.country",
  "victim.region",
  "victim.place",
  "victim.sector",
  "victim.industry",
  "victim.size",
] as const satisfies readonly Field[];

/** The page of an organisation. */
export const organisationRoutes: Routes =
  ({ house: { store }, settings }) =>
  (app) => {
    app.get<{ Params: { slug: string }; Querystring: Query }>("/organisations/:slug", async (request, reply) => {
      const leaf = await partyLeaf(store, request, "organisation", organisationsOf);
      return answer(request, reply, {
        page: () => organisationPage(leaf, speakerOf(settings, request)),
        json: () => jsonOf(leaf),
      });
    });
    return Promise.resolve();
  };

function jsonOf({ party, leaf, mentions }: PartyLeaf) {
  const facts = told.map((field) => [
    field,
    saidIn(mentions, field).map(({ record, assertions }) => ({ incident: record.incident, assertions })),
  ]);
  return { ...party, ...leaf, entries: leaf.entries.map(summaryOf), facts: Object.fromEntries(facts) as unknown };
}

function organisationPage({ party, leaf, mentions, address }: PartyLeaf, speaker: Speaker): PageContent {
  const body = html`<article>
    <h1><bdi>${party.name}</bdi></h1>
    <p class="meta">Named as a victim in ${countWords(leaf.total, "record", "records")}</p>
    ${factsAcross(mentions, told, ["victim.alias"])}
    <h2>Incidents</h2>
    ${recordTable(leaf.entries, `Incidents of ${party.name}`, null)} ${pager(leaf, address)}
  </article>`;
  const jsonLd = jsonLdOfOrganisation(party, leaf.entries, speaker);
  return { title: party.name, body, section: "/organisations", jsonLd, feed: `/feeds/organisations/${party.slug}` };
}
