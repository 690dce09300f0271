/** One actor: GET /actors/:slug. What is said of it, by whom; incidents attributed and incidents claimed never in one list. */
import { type Field, fields, type Lane, lanes } from "../../domain/field.ts";
import { actorsOf, shownAbout } from "../../domain/projection.ts";
import { type Html, html } from "../parts/html.ts";
import { laneClass, laneLegend, laneStance } from "../parts/lanes.ts";
import { namingNotes } from "../parts/namings.ts";
import { countWords, pager, type Query } from "../parts/paging.ts";
import type { PageContent } from "../parts/page.ts";
import { factsAcross, type Mention, saidIn } from "../parts/party-facts.ts";
import { type PartyLeaf, partyLeaf } from "../parts/party-leaf.ts";
import { recordLines, summaryOf } from "../parts/record-table.ts";
import { evidenceFor } from "../parts/evidence.ts";
import { speakersOf } from "../parts/told.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";

const told = [
  "actor.type",
  "actor.country",
  "actor.alias",
  "actor.variety",
  "actor.profile",
] as const satisfies readonly Field[];

/** The lists, those that every actor has first, with what stands above each. */
const lists: readonly { readonly lane: Lane; readonly heading: string; readonly always: boolean }[] = [
  { lane: "responsibility.attributed", heading: "Incidents attributed to this name", always: true },
  { lane: "responsibility.claimed", heading: "Incidents claimed under this name", always: true },
  { lane: "responsibility.suspected", heading: "Incidents in which it is suspected", always: false },
  { lane: "responsibility.not-attributed", heading: "Incidents expressly not attributed to it", always: false },
  { lane: "responsibility.denied", heading: "Incidents that it denies", always: false },
];

/** The page of an actor. */
export const actorRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    app.get<{ Params: { slug: string }; Querystring: Query }>("/actors/:slug", async (request, reply) => {
      const leaf = await partyLeaf(store, request, "actor", actorsOf);
      return answer(request, reply, { page: () => actorPage(leaf), json: () => jsonOf(leaf) });
    });
    return Promise.resolve();
  };

function jsonOf({ party, leaf, mentions }: PartyLeaf) {
  const inRecords = (field: Field) =>
    saidIn(mentions, field).map(({ record, assertions }) => ({ incident: record.incident, assertions }));
  const all = (wanted: readonly Field[]): unknown =>
    Object.fromEntries(wanted.map((field) => [field, inRecords(field)]));
  return { ...party, ...leaf, entries: leaf.entries.map(summaryOf), lanes: all(lanes), facts: all(told) };
}

function actorPage({ party, leaf, mentions, address }: PartyLeaf): PageContent {
  const body = html`<article>
    <h1><bdi>${party.name}</bdi></h1>
    <p class="meta">Named in ${countWords(leaf.total, "record", "records")}</p>
    ${namingNotes(party.name)}
    <p class="note">What stands here is what others, or the actor itself, have said. “Said of” is never “is”.</p>
    ${factsAcross(mentions, told, ["actor.type", "actor.country", "actor.alias"])}
    ${lists.map((list) => laneList(mentions, list))} ${pager(leaf, address)}
  </article>`;
  return { title: party.name, body, section: "/actors", feed: `/feeds/actors/${party.slug}` };
}

function laneList(mentions: readonly Mention[], { lane, heading, always }: (typeof lists)[number]): Html | null {
  const named = mentions.filter(({ record, about }) => shownAbout(record, lane, about).length > 0);
  if (named.length === 0 && !always) return null;
  return html`<h2 class="lane-heading ${laneClass(lane)}">${heading} <span class="count">${named.length}</span></h2>
    <p class="fine ${laneClass(lane)}">${laneLegend(lane)}</p>
    ${
      named.length === 0
        ? html`<p class="silent">None in the records that are open to you.</p>`
        : recordLines(
            named.map(({ record }) => record),
            (record) =>
              laneNote(
                lane,
                named.filter((mention) => mention.record === record),
              ),
          )
    }`;
}

function laneNote(lane: Lane, mentions: readonly Mention[]): Html {
  return html`${mentions.map(({ record, about }) => {
    const said = shownAbout(record, lane, about);
    return html`${speakersOf(said)} ${laneStance(lane, said)}
    ${evidenceFor(said, `${heading(lane)} in ${record.incident}`, record)}`;
  })}`;
}

function heading(lane: Lane): string {
  return fields[lane].label.toLowerCase();
}
