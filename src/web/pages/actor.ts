/** One actor: GET /actors/:slug. What is said of it, by whom; incidents attributed and incidents claimed never in one list. */
import type { Field } from "../../domain/field.ts";
import { finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import type { Search } from "../../search/search.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import { laneListPart, uncountedPart } from "../parts/party-lane-lists.ts";
import { type AskedLane, askedLanes, laneQuestion, recordsIn } from "../parts/lane-questions.ts";
import { laneList, type LaneList, laneLists } from "../parts/party-lanes.ts";
import { namingNotes } from "../parts/namings.ts";
import type { PageContent } from "../parts/page.ts";
import { factsAcross, saidIn } from "../parts/party-facts.ts";
import { figuresOf, figureStyles, overTime } from "../parts/party-figures.ts";
import { cursorIn, type LeafRequest, onward, type PartyLeaf, partyLeaf, partyLeafThen } from "../parts/party-leaf.ts";
import { partyAddress } from "../parts/party-list.ts";
import { recordLines, summaryOf } from "../parts/record-table.ts";
import { answerLater, buildingNote, passing } from "../parts/roster-page.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { actorTexts as texts } from "../texts/actors.ts";
import { namedTexts } from "../texts/named.ts";
import { typedIn } from "./typed.ts";

const told = [
  "actor.type",
  "actor.country",
  "actor.alias",
  "actor.variety",
  "actor.profile",
] as const satisfies readonly Field[];

/** How many records of one lane stand on a page of it. */
const laneLength = 25;

interface Actor {
  readonly leaf: PartyLeaf;
  readonly lists: readonly LaneList[];
  readonly search: Search | Building;
}

/** The page of an actor, and each of its lanes as a list of its own (`?lane=claimed`). */
export const actorRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get<{ Params: { slug: string } }>("/actors/:slug", async (request, reply) => {
      const lane = laneIn(request.query);
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search) && asKnownOn !== null) return answerLater(request, reply, texts.heading, search);
      const leafOf = (read: LeafRequest) =>
        asKnownOn === null || isBuilding(search)
          ? partyLeaf(house.store, read, "actor")
          : partyLeafThen(house, search, read, "actor", asKnownOn);
      if (lane === null) {
        const leaf = await leafOf(request);
        const lists = leaf.after === null ? await laneLists(house, search, audience, leaf) : [];
        if (isBuilding(search)) void passing(reply);
        const actor = { leaf, lists, search };
        return answer(request, reply, { page: () => actorPage(actor), json: () => jsonOf(actor) });
      }
      const leaf = await leafOf({ params: request.params, query: {}, visit: request.visit });
      const { party } = leaf;
      if (isBuilding(search)) return answerLater(request, reply, party.name, search);
      const after = cursorIn(request.query);
      const wanted = { lane, slug: party.slug, after, limit: laneLength, asKnownOn };
      const list = await laneList(house, search, audience, wanted);
      const onwards = onward(after === null ? null : laneAddress(leaf, lane), nextOf(leaf, lane, list));
      return answer(request, reply, {
        page: () => lanePage(leaf, list, onwards),
        json: () => ({ ...party, ...laneJson(list), next: nextOf(leaf, lane, list) }),
      });
    });
    return Promise.resolve();
  };

/** The lane that an address asks for; null: all. Refuses (`request-invalid`) others. */
function laneIn(query: unknown): AskedLane | null {
  const texts = typedIn(query).all("lane");
  const lane = askedLanes.find((one) => texts.length === 1 && one === texts[0]) ?? null;
  if (lane !== null || texts.length === 0) return lane;
  const saw = texts.join(" · ").slice(0, 200);
  throw new Refusal("request-invalid", { lane: askedLanes.join(", ") }, [finding("lane", "value-not-admitted", saw)]);
}

function laneAddress({ party, asKnownOn }: Pick<PartyLeaf, "party" | "asKnownOn">, lane: AskedLane): string {
  return asOf(`${partyAddress("actor", party.slug)}?lane=${lane}`, asKnownOn);
}

function nextOf(leaf: PartyLeaf, lane: AskedLane, { next }: LaneList): string | null {
  return next === null ? null : `${laneAddress(leaf, lane)}&after=${encodeURIComponent(next)}`;
}

function jsonOf({ leaf: { party, records, mentions, total, next, asKnownOn }, lists, search }: Actor): object {
  const facts = told.map((field) => [
    field,
    saidIn(mentions, field).map(({ record, assertions }) => ({ incident: record.incident, assertions })),
  ]);
  return {
    ...party,
    total,
    entries: records.map((record) => summaryOf(record, asKnownOn)),
    next,
    lanes: Object.fromEntries(lists.map((list) => [list.lane, laneJson(list).entries])) as unknown,
    counts: Object.fromEntries(lists.map((list) => [list.lane, { records: list.total, among: list.among }])) as unknown,
    counted: isBuilding(search) ? null : countedOf(search, party.slug, asKnownOn),
    facts: Object.fromEntries(facts) as unknown,
  };
}

function laneJson({ lane, total, among, mentions }: LaneList) {
  const said = saidIn(mentions, lane);
  return {
    lane,
    total,
    among,
    entries: said.map(({ record, assertions }) => ({ incident: record.incident, assertions })),
  };
}

/** What is counted over all records that attribute an incident to it, and over all in which it claims one. */
function countedOf(search: Search, slug: string, asKnownOn: Instant | null): object {
  const by = (lane: AskedLane) =>
    Object.fromEntries(
      (["month", "technique", "country", "sector"] as const).map((dimension) => {
        const { records, cells, absent } = search.tally(laneQuestion(lane, slug, asKnownOn), [dimension]);
        const values = Object.fromEntries(cells.map(({ values: [value = ""], count }) => [value, count]));
        return [dimension, { records, values, absent: absent[0] }];
      }),
    );
  return { attributed: by("attributed"), claimed: by("claimed") };
}

function actorPage({ leaf, lists, search }: Actor): PageContent {
  const { party, records, mentions, total, after, asKnownOn, next } = leaf;
  const body = html`<article>
    <h1><bdi>${party.name}</bdi></h1>
    <p class="meta">${texts.meta(total)}</p>
    ${pastNotice(leaf)} ${namingNotes(party.name)}
    <p class="note">${texts.said}</p>
    ${
      after === null
        ? html`${factsAcross(mentions, told, ["actor.type", "actor.country", "actor.alias"], asKnownOn)}
          ${total > mentions.length ? html`<p class="fine">${namedTexts.newest(mentions.length, total)}</p>` : null}
          ${lists.map((list) => laneListPart(list, moreOf(leaf, list), asKnownOn))}
          ${uncountedPart(mentions, asKnownOn)}
          ${isBuilding(search) ? buildingNote(search, namedTexts.buildingFigures) : figures(search, party.slug, asKnownOn)}`
        : null
    }
    ${
      total > records.length || after !== null
        ? html`<h2 id="records">${texts.allOf}</h2>
            ${recordLines(records, () => null, asKnownOn)} ${onward(after === null ? null : leaf.address, next)}`
        : null
    }
  </article>`;
  return { ...contentOf(leaf), body, noindex: after !== null || asKnownOn !== null };
}

function pastNotice({ party, asKnownOn }: PartyLeaf): Html | null {
  return asKnownNotice(asKnownOn, partyAddress("actor", party.slug), { besides: texts.foundThen });
}

function moreOf(leaf: PartyLeaf, { lane, total, among, mentions }: LaneList): string | null {
  if (among !== null || total <= mentions.length) return null;
  const short = askedLanes.find((one) => lane === `responsibility.${one}`);
  return short === undefined ? null : laneAddress(leaf, short);
}

function lanePage(leaf: PartyLeaf, list: LaneList, onwards: Html | null): PageContent {
  const { party, address, asKnownOn } = leaf;
  const body = html`<article>
    <h1><bdi>${party.name}</bdi></h1>
    ${pastNotice(leaf)}
    <p class="note">${texts.said} <a href="${address}">${texts.backTo(party.name)}</a></p>
    ${laneListPart(list, null, asKnownOn)} ${onwards}
  </article>`;
  return { ...contentOf(leaf), body, noindex: true };
}

function contentOf({ party: { name, slug }, asKnownOn }: PartyLeaf): Omit<PageContent, "body"> {
  const shared = { title: titleThen(name, asKnownOn), section: "/actors", styles: figureStyles } as const;
  return asKnownOn === null ? { ...shared, feed: `/feeds/actors/${slug}` } : shared;
}

/** What is counted, what is attributed beside what is claimed; nothing where there is neither. */
function figures(search: Search, slug: string, asKnownOn: Instant | null): Html | null {
  const [attributed, claimed] = (["attributed", "claimed"] as const).map((lane) =>
    recordsIn(search, lane, slug, asKnownOn),
  );
  if (attributed === undefined || claimed === undefined || attributed + claimed === 0) return null;
  const sides = [
    { heading: texts.attributedColumn, question: laneQuestion("attributed", slug, asKnownOn) },
    { heading: texts.claimedColumn, question: laneQuestion("claimed", slug, asKnownOn) },
  ];
  return html`<h2>${texts.figures}</h2>
    <p class="fine">${texts.figuresLead(attributed, claimed)}</p>
    <div class="figures-side">
      ${(["technique", "country", "sector"] as const).map((facet) =>
        figuresOf(search, facet, texts.figure[facet], sides),
      )}
    </div>
    ${(["attributed", "claimed"] as const).map((lane: AskedLane & ("attributed" | "claimed")) =>
      overTime(search, laneQuestion(lane, slug, asKnownOn), `months-${lane}`, texts.overTime[lane]),
    )}`;
}
