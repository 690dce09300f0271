/** Whom the records of an organisation or campaign name in which lane: claimed and attributed apart, with how many records each. */
import type { Question, Search } from "../../search/search.ts";
import { addressOf } from "../question.ts";
import { namedTexts } from "../texts/named.ts";
import { type Html, html } from "./html.ts";
import { countsIn } from "./kept-tallies.ts";
import { laneClass, laneLegend } from "./lanes.ts";
import { countedNames } from "./party-figures.ts";
import { nameCell } from "./party-list.ts";

/** The words around the counts. */
export interface LaneCountTexts {
  readonly lanes: string;
  readonly lanesLead: string;
  readonly noClaim: string;
  readonly noAttribution: string;
}

/** The counts; nothing where this audience is told of neither lane. */
export function laneCounts(search: Search, question: Question, texts: LaneCountTexts): Html | null {
  const sides = [
    { lane: "attributed", dimension: "attributed-to", none: texts.noAttribution },
    { lane: "claimed", dimension: "claimed-by", none: texts.noClaim },
  ] as const;
  const told = sides
    .map((side) => ({ ...side, tally: search.tally(question, [side.dimension]) }))
    .filter(({ tally: { records, absent } }) => records > 0 && (absent[0]?.["not-told"] ?? 0) < records);
  if (told.length === 0) return null;
  return html`<h2>${texts.lanes}</h2>
    <p class="fine">${texts.lanesLead}</p>
    ${told.map(({ lane, dimension, none, tally }) => {
      const show = (slug: string, records: number) => {
        const among = addressOf("/incidents", { ...question, words: `${dimension}:"${slug}"` });
        return html`${nameCell("actor", { slug, name: search.labelOf("actor", slug) }, question.asKnownOn)}
          <a class="fine" href="${among}">${namedTexts.records(records)}</a>`;
      };
      return html`<div class="lane-counts ${laneClass(`responsibility.${lane}`)}">
        <p class="fine">${laneLegend(`responsibility.${lane}`)}</p>
        ${countedNames(countsIn(tally), show, none)}
      </div>`;
    })}`;
}
