/** Other records of the same organisations, actors and campaigns, from the reader's own index. Those attributed to an actor and those claimed by it stay apart. */
import { actorsOf, type Projection, standingOf, titleVictimsOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { slugOf } from "../../domain/source.ts";
import { sayWhen } from "../../domain/when.ts";
import { type Card, everything, type Question, type Search } from "../../search/search.ts";
import { recordTexts } from "../texts/record.ts";
import { type Hole, type Html, html } from "./html.ts";
import { section } from "./section.ts";

const texts = recordTexts.others;

/** How many records a list names. */
const shown = 5;

/** How many parties of one kind are looked up. */
const mostParties = 2;

interface Others {
  readonly heading: Html;
  readonly cards: readonly Card[];
  /** How many there are besides. */
  readonly more: number;
  /** Where all of them are. */
  readonly href: string;
}

/** The part of the page; null where there are none. */
export function othersOf(search: Search, projection: Projection): Html | null {
  const lists = [
    ...ofOrganisations(search, projection),
    ...ofActors(search, projection),
    ...ofCampaigns(search, projection),
  ];
  if (lists.length === 0) return null;
  return section("others", texts.heading, html`${lists.map(listOf)}`);
}

function ofOrganisations(search: Search, projection: Projection): readonly Others[] {
  return titleVictimsOf(projection)
    .slice(0, mostParties)
    .flatMap(({ slug, name }) =>
      found(search, projection, { ...everything, chosen: { organisation: [slug] } }, (cards) => ({
        ...cards,
        heading: html`${texts.organisation} <bdi>${name}</bdi>`,
        href: `/organisations/${encodeURIComponent(slug)}`,
      })),
    );
}

/** A claim is no attribution, and records that are claimed are not among those that are attributed. */
function ofActors(search: Search, projection: Projection): readonly Others[] {
  const lanes = [
    { lane: "responsibility.attributed", filter: "attributed-to", words: texts.attributed },
    { lane: "responsibility.claimed", filter: "claimed-by", words: texts.claimed },
  ] as const;
  return lanes.flatMap(({ lane, filter, words }) =>
    actorsOf(projection)
      .filter((actor) => actor.lanes.includes(lane))
      .slice(0, mostParties)
      .flatMap(({ slug, name }) =>
        found(search, projection, { ...everything, words: `${filter}:"${slug}"` }, (cards) => ({
          ...cards,
          heading: html`${words} <bdi>${name}</bdi>`,
          href: `/actors/${encodeURIComponent(slug)}`,
        })),
      ),
  );
}

function ofCampaigns(search: Search, projection: Projection): readonly Others[] {
  const names = standingOf(projection, "relation.campaign").flatMap(({ content }) =>
    content.kind === "relation" ? [content.what] : [],
  );
  return [...new Set(names)].slice(0, mostParties).flatMap((name) =>
    found(search, projection, { ...everything, words: `campaign:"${name.replaceAll('"', " ")}"` }, (cards) => ({
      ...cards,
      heading: html`${texts.campaign} <bdi>${name}</bdi>`,
      href: `/campaigns/${encodeURIComponent(slugOf(name))}`,
    })),
  );
}

/** Nothing where no other record answers, or where the words of the record make no question. */
function found(
  search: Search,
  { incident }: Projection,
  question: Question,
  make: (list: Pick<Others, "cards" | "more">) => Others,
): readonly Others[] {
  const wanted = { sort: "date", descending: true, after: null, limit: shown + 1, facets: [], values: 0 } as const;
  try {
    const { hits, total } = search.ask(question, wanted);
    const cards = hits.map(({ card }) => card).filter((card) => card.incident !== incident);
    return cards.length === 0 ? [] : [make({ cards: cards.slice(0, shown), more: Math.max(0, total - 1 - shown) })];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function listOf({ heading, cards, more, href }: Others): Html {
  const all = more === 0 ? null : html`<p class="fine"><a href="${href}">${texts.all}</a></p>`;
  return html`<h3>${heading}</h3>
    <ul class="record-lines">
      ${cards.map(
        ({ incident, victims, date, types, sample }) =>
          html`<li>
            <span class="when">${date === null ? texts.noDate : sayWhen(date)}</span>
            <span
              ><a href="/incidents/${incident}"><bdi>${victims}</bdi></a>
              ${sample ? html`<span class="tag">sample</span>` : null}
              <span class="fine">${joined(types)}</span></span
            >
          </li>`,
      )}
    </ul>
    ${all}`;
}

function joined(words: readonly string[]): Hole {
  return words.slice(0, 3).join(" · ");
}
