/** One campaign: GET /campaigns/:slug, the incidents that somebody says are part of it, who says so, and over what time. */
import type { AudienceName } from "../../domain/audience.ts";
import { type Projection, shownOf, standingOf, type ToldAssertion } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { slugOf } from "../../domain/source.ts";
import type { Search } from "../../search/search.ts";
import { isBuilding } from "../../workflow/searching.ts";
import { evidenceFor } from "../parts/evidence.ts";
import { asKnownOnIn, asOf } from "../moment.ts";
import { asKnownNotice, titleThen } from "../parts/as-known.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { figureStyles, overTime, questionOf } from "../parts/party-figures.ts";
import { laneCounts } from "../parts/party-lane-counts.ts";
import { absentThen, cursorIn, onward } from "../parts/party-leaf.ts";
import { recordLines, summaryOf } from "../parts/record-table.ts";
import { tallied } from "../parts/roster.ts";
import { recordHref } from "../parts/search-hits.ts";
import { stanceNote } from "../parts/saying.ts";
import { speakersOf } from "../parts/told.ts";
import { addressOf } from "../question.ts";
import { answerLater } from "../parts/roster-page.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { campaignTexts as texts } from "../texts/campaigns.ts";

/** How many incidents a page holds. */
const pageLength = 50;

interface Campaign {
  readonly slug: string;
  readonly name: string;
  readonly total: number;
  /** Those of this page, earliest first. */
  readonly records: readonly Projection[];
  readonly first: boolean;
  /** As they were told then; null: today. */
  readonly asKnownOn: Instant | null;
  readonly next: string | null;
}

/** The page of a campaign. */
export const campaignRoutes: Routes =
  ({ house, searches }) =>
  (app) => {
    app.get<{ Params: { slug: string } }>("/campaigns/:slug", async (request, reply) => {
      const after = cursorIn(request.query);
      const asKnownOn = asKnownOnIn(request.query, house.clock());
      const { audience } = request.visit;
      const search = await searches.of(audience);
      if (isBuilding(search)) return answerLater(request, reply, texts.heading, search);
      const campaign = await campaignOf(house, search, audience, { slug: request.params.slug, after, asKnownOn });
      return answer(request, reply, {
        page: () => campaignPage(campaign, search),
        json: () => jsonOf(campaign, search),
      });
    });
    return Promise.resolve();
  };

/** Refuses (`page-not-found`, `not-named-then`) what no record that is open to the reader says it is part of. */
async function campaignOf(
  house: Telling,
  search: Search,
  audience: AudienceName,
  { slug, after, asKnownOn }: Pick<Campaign, "slug" | "asKnownOn"> & { readonly after: string | null },
): Promise<Campaign> {
  const wanted = { sort: "date", descending: false, after, limit: pageLength, facets: [], values: 0 } as const;
  const { hits, total, next } = search.ask(questionOf("campaign", slug, asKnownOn), wanted);
  const records = await recordsThen(house, audience, hits, asKnownOn);
  const [first] = records.flatMap((record) => standingOf(record, "relation.campaign").filter(names(slug)));
  if (first?.content.kind !== "relation") throw absentThen(search, questionOf("campaign", slug), addressFor(slug));
  return {
    slug,
    name: first.content.what,
    total,
    records,
    first: after === null,
    asKnownOn,
    next: next === null ? null : asOf(`${addressFor(slug)}?after=${encodeURIComponent(next)}`, asKnownOn),
  };
}

function addressFor(slug: string): string {
  return `/campaigns/${encodeURIComponent(slug)}`;
}

function names(slug: string): (said: ToldAssertion) => boolean {
  return ({ content }) => content.kind === "relation" && slugOf(content.what) === slug;
}

/** All that a record says of its belonging to the campaign, what was taken back included. */
function saidOf(record: Projection, slug: string): readonly ToldAssertion[] {
  return shownOf(record, "relation.campaign").filter(names(slug));
}

function jsonOf({ slug, name, total, records, next, asKnownOn }: Campaign, search: Search): object {
  const question = questionOf("campaign", slug, asKnownOn);
  const all = (dimension: Parameters<typeof tallied>[1]) => Object.fromEntries(tallied(search, dimension, question));
  return {
    slug,
    name,
    total,
    entries: records.map((record) => ({ ...summaryOf(record, asKnownOn), said: saidOf(record, slug) })),
    next,
    counted: { months: all("month"), claimedBy: all("claimed-by"), attributedTo: all("attributed-to") },
  };
}

function campaignPage(campaign: Campaign, search: Search): PageContent {
  const { slug, name, total, records, first, next, asKnownOn } = campaign;
  const question = questionOf("campaign", slug, asKnownOn);
  const body = html`<article>
    <h1><bdi>${name}</bdi></h1>
    <p class="meta">${texts.meta(total)} · <a href="${addressOf("/incidents", question)}">${texts.search}</a></p>
    ${asKnownNotice(asKnownOn, addressFor(slug))}
    <p class="note">${texts.said}</p>
    ${first ? html`${overTime(search, question, "months", texts.overTime)} ${laneCounts(search, question, texts)}` : null}
    <h2 id="members">${texts.members}</h2>
    ${recordLines(records, (record) => sayingOf(record, campaign), asKnownOn)}
    ${onward(first ? null : asOf(addressFor(slug), asKnownOn), next)}
  </article>`;
  return { title: titleThen(name, asKnownOn), body, styles: figureStyles, noindex: !first || asKnownOn !== null };
}

/** Who says that the incident is part of it, and where that stands. */
function sayingOf(record: Projection, { slug, name, asKnownOn }: Campaign): Html {
  const said = saidOf(record, slug);
  return html`${speakersOf(said)} ${stanceNote(said)}
  ${evidenceFor(said, `part of ${name}, in ${record.incident}`, record, [], recordHref(record.incident, asKnownOn))}`;
}
