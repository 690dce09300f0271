/** Hits of a search: what a reader needs to know whether to go on. Claimed is never said as done. */
import { sayWhen } from "../../domain/when.ts";
import type { Card, Hit, SnippetPiece } from "../../search/search.ts";
import { asOf } from "../moment.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";
import { sayCountry } from "./saying.ts";

/** How many of the values of one kind a line names. */
const shownValues = 3;

/** The list. `asKnownOn`: the instant whose state the links lead to; null: today's. */
export function hitList(hits: readonly Hit[], asKnownOn: string | null): Html {
  return html`<ol class="hits">
    ${hits.map((hit) => html`<li class="hit">${hitOf(hit, asKnownOn)}</li>`)}
  </ol>`;
}

/** What of the lanes fits into a few words: `claimed by Tidal Crew, not attributed`. Empty where nothing stands in any lane. */
export function laneWords({ actors, lanes }: Pick<Card, "actors" | "lanes">): string {
  return lanes
    .flatMap((lane) => {
      const words = isLaneName(lane) ? searchTexts.laneWords[lane] : null;
      if (words === null) return [];
      const named = actors.filter((actor) => actor.lanes.includes(lane)).map(({ name }) => name);
      return [
        named.length === 0 || lane === "not-attributed" ? words.unnamed : `${words.named} ${named.join(" and ")}`,
      ];
    })
    .join(", ");
}

/** The record's place among the pages, in the state that was asked for. */
export function recordHref(incident: string, asKnownOn: string | null): string {
  return asOf(`/incidents/${incident}`, asKnownOn);
}

function hitOf({ card, snippet, sure }: Hit, asKnownOn: string | null): Html {
  const { incident, victims, date, countries, types, sample } = card;
  const when = date === null ? searchTexts.dateNotReported : sayWhen(date);
  const setting = [
    ...(countries.length === 0 ? [] : [html`${listed(countries, sayCountry)}`]),
    ...(types.length === 0 ? [] : [html`${listed(types, (type) => html`${type}`)}`]),
  ];
  return html`<p class="hit-when">${when}${sure ? null : html`<span class="hit-maybe">${searchTexts.maybe}</span>`}</p>
    <div class="hit-body">
      <h2>
        <a href="${recordHref(incident, asKnownOn)}"><bdi>${victims}</bdi></a>
        ${sample ? html`<span class="tag">${searchTexts.sample}</span>` : null}
      </h2>
      ${setting.length === 0 ? null : html`<p class="hit-setting">${setting.map((part, index) => html`${index === 0 ? null : " · "}${part}`)}</p>`}
      ${snippet.length === 0 ? null : html`<p class="snippet" dir="auto">${snippet.map(piece)}</p>`} ${hitNotes(card)}
    </div>`;
}

function piece({ text, match }: SnippetPiece): Html {
  return match ? html`<mark>${text}</mark>` : html`${text}`;
}

function hitNotes(card: Card): Html | null {
  const responsibility = laneWords(card);
  const notes = [
    ...(card.effects.length === 0 ? [] : [html`${searchTexts.affected(card.effects.join(", "))}`]),
    ...(responsibility === "" ? [] : [html`<bdi>${responsibility}</bdi>`]),
  ];
  if (notes.length === 0) return null;
  return html`<p class="hit-notes">${notes.map((note, index) => html`${index === 0 ? null : " · "}${note}`)}</p>`;
}

function listed(values: readonly string[], say: (value: string) => Html): Html {
  const further = values.length - shownValues;
  return html`${values.slice(0, shownValues).map((value, index) => html`${index === 0 ? null : ", "}${say(value)}`)}${
    further > 0 ? html` ${searchTexts.others(further)}` : null
  }`;
}

function isLaneName(name: string): name is keyof typeof searchTexts.laneWords {
  return Object.hasOwn(searchTexts.laneWords, name);
}
