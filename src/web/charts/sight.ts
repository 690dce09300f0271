/** The pictures of a question: what the reader's index counts for it, with every mark leading to the incidents behind it. */
import type { AudienceName } from "../../domain/audience.ts";
import type { Facet } from "../../search/facet.ts";
import { facets } from "../../search/facet.ts";
import type { Dimension, Question, Search, Tally } from "../../search/search.ts";
import { techniques } from "../../vocabulary/attack.ts";
import { withheldText } from "../parts/told.ts";
import { addressOf } from "../question.ts";
import { chartTexts } from "../texts/charts.ts";
import { barsChart, type BarsDrawing } from "./bars.ts";
import type { Chart } from "./chart.ts";
import { flowChart } from "./flow.ts";
import { heatMap } from "./heat-map.ts";
import { lagChart } from "./lag.ts";
import { type MatrixDrawing, techniqueMatrix } from "./technique-matrix.ts";
import { monthsChart } from "./months.ts";
import { shareUnknownChart } from "./unknown-shares.ts";
import { worldMap } from "./world-map.ts";

/** A question as one audience's index sees it. */
export interface Sight {
  readonly search: Search;
  readonly question: Question;
  readonly audience: AudienceName;
}

/** A picture with the numbers that it was drawn from. */
export interface Pictured {
  readonly chart: Chart;
  readonly by: readonly Dimension[];
  readonly tally: Tally;
}

/** The two lanes whose actors pictures show, never in one. */
export type ActorLane = "claimed" | "attributed";

const laneDimensions = { claimed: "claimed-by", attributed: "attributed-to" } as const;
const laneFields = { claimed: "responsibility.claimed", attributed: "responsibility.attributed" } as const;

/** Incidents over time. What happened lately is still filling, as of the day that the question or the newest record is known on. */
export function timePicture(sight: Sight, id = "months"): Pictured {
  const { search, question } = sight;
  const until = question.asKnownOn ?? search.span?.last ?? null;
  return pictured(sight, ["month"], (tally) =>
    monthsChart(tally, {
      ...constant(sight),
      id,
      until: until?.slice(0, 10) ?? null,
      href: (when) => timeHref(question, when),
    }),
  );
}

/** How many incidents show each value of a facet; wholes only, where values have parts. */
export function facetPicture(
  sight: Sight,
  facet: Exclude<Facet, "actor">,
  asked: Pick<BarsDrawing, "id" | "title"> & Partial<BarsDrawing>,
): Pictured {
  return pictured(sight, [facet], (tally) =>
    barsChart(wholesOf(tally, facet), {
      ...constant(sight),
      labelOf: (value) => sight.search.labelOf(facet, value),
      href: (value) => addressOf("/incidents", withValue(sight.question, facet, value)),
      ...asked,
    }),
  );
}

/** Who claims these incidents, or to whom they are attributed. `href` is asked for the name of an actor's page; left out: the incidents. */
export function lanePicture(sight: Sight, lane: ActorLane, href?: (slug: string) => string): Pictured {
  const { search, question } = sight;
  return pictured(sight, [laneDimensions[lane]], (tally) =>
    barsChart(tally, {
      ...constant(sight),
      id: `actors-${lane}`,
      title: chartTexts.titles[lane === "claimed" ? "claimedBy" : "attributedTo"],
      labelOf: (slug) => search.labelOf("actor", slug),
      href: href ?? ((slug) => addressOf("/incidents", inLane(question, lane, slug))),
      lane: laneFields[lane],
      limit: 10,
    }),
  );
}

/** The map. `href` is asked for codes of ISO 3166-1; left out: the incidents there. */
export function mapPicture(sight: Sight, href?: (code: string) => string): Pictured {
  return pictured(sight, ["country"], (tally) =>
    worldMap(tally, {
      ...constant(sight),
      href: href ?? ((code) => addressOf("/incidents", withValue(sight.question, "country", code))),
    }),
  );
}

/** Sectors by types. */
export function sectorTypePicture(sight: Sight): Pictured {
  const { search, question } = sight;
  return pictured(sight, ["sector", "type"], (tally) =>
    heatMap(wholesOf(tally, "sector"), {
      ...constant(sight),
      id: "sector-type",
      title: chartTexts.titles.sectorType,
      called: [chartTexts.called.sector, chartTexts.called.type],
      labelOf: [(sector) => search.labelOf("sector", sector), (type) => search.labelOf("type", type)],
      href: (sector, type) => addressOf("/incidents", withValue(withValue(question, "sector", sector), "type", type)),
    }),
  );
}

/** From the actors of one lane to the countries or sectors of the victims. */
export function flowPicture(sight: Sight, lane: ActorLane, target: "country" | "sector"): Pictured {
  const { search, question } = sight;
  const actors = search.tally(question, [laneDimensions[lane]]);
  return pictured(sight, [laneDimensions[lane], target], (tally) =>
    flowChart(wholesOf(tally, target, 1), {
      ...constant(sight),
      id: `flow-${lane}`,
      title: chartTexts.flow.title[lane][target],
      called: [chartTexts.called[lane], chartTexts.called[target]],
      lane: laneFields[lane],
      actors,
      labelOf: [(slug) => search.labelOf("actor", slug), (value) => search.labelOf(target, value)],
      href: (slug, value) => addressOf("/incidents", withValue(inLane(question, lane, slug), target, value)),
    }),
  );
}

/** Techniques by tactic. Marks lead to the pages of the techniques, or where incidents are chosen to those among them. */
export function matrixPicture(sight: Sight, asked: MatrixDrawing): Pictured {
  const { search, question } = sight;
  return pictured(sight, ["technique"], (tally) => {
    const byTactic = tally.cells.length === 0 ? null : tacticTotals(search, question);
    return techniqueMatrix(tally, {
      ...constant(sight),
      href: (id) => addressOf("/incidents", withValue(question, "technique", id)),
      ...(byTactic === null ? {} : { byTactic }),
      ...asked,
    });
  });
}

/** How long attribution took. */
export function lagPicture(sight: Sight): Pictured {
  return pictured(sight, ["attribution-lag"], (tally) => lagChart(tally, constant(sight)));
}

/** What is told of these facets, and what stands in its place. */
export function unknownPicture(sight: Sight, wanted: readonly Facet[]): Chart {
  const { search, question } = sight;
  const tallies = wanted.map((facet) => ({ facet, tally: search.tally(question, [facet]) }));
  const shares = tallies.flatMap(({ facet, tally: { absent } }) =>
    absent[0] === undefined ? [] : [{ label: facets[facet].label, absent: absent[0] }],
  );
  return shareUnknownChart(shares, tallies[0]?.tally.records ?? 0, constant(sight));
}

/** The question narrowed to a value. Beside other values of its facet, any of which would do, it becomes one of the words, all of which must hold. */
export function withValue(question: Question, facet: Exclude<Facet, "actor">, value: string): Question {
  const now = question.chosen[facet] ?? [];
  if (now.length === 0 || (now.length === 1 && now[0] === value)) {
    return { ...question, chosen: { ...question.chosen, [facet]: [value] } };
  }
  return withWords(question, `${facet}:"${value}"`);
}

/** The question narrowed to what an actor claims, or what is attributed to it. */
export function inLane(question: Question, lane: ActorLane, slug: string): Question {
  return withWords(question, `${laneDimensions[lane]}:"${slug}"`);
}

function withWords(question: Question, words: string): Question {
  return { ...question, words: question.words === "" ? words : `(${question.words}) ${words}` };
}

/** A year goes by its facet, which holds what only may fall in it too, as the bar does. */
function timeHref(question: Question, when: string): string {
  if (/^\d{4}$/.test(when)) return addressOf("/incidents", withValue(question, "year", when));
  const date = when.startsWith("/") ? `..${when}` : when;
  return addressOf("/incidents", { ...question, date, dateSure: false });
}

function pictured(
  { search, question }: Sight,
  by: readonly [Dimension] | readonly [Dimension, Dimension],
  draw: (tally: Tally) => Chart,
): Pictured {
  const tally = search.tally(question, by);
  return { chart: draw(tally), by, tally };
}

function constant({ audience }: Sight): { readonly withheld: string } {
  return { withheld: withheldText({ audience }) };
}

/** The tally without parts of wholes, which count in these. `at`: where among the dimensions the facet stands. */
function wholesOf(tally: Tally, facet: Dimension, at = 0): Tally {
  if (facet !== "sector" && facet !== "technique") return tally;
  return { ...tally, cells: tally.cells.filter(({ values }) => values[at]?.includes(".") !== true) };
}

/** How many incidents show any technique of a tactic; null where techniques are chosen already, for any of these would do then. */
function tacticTotals(search: Search, question: Question): ReadonlyMap<string, number> | null {
  if (question.chosen.technique !== undefined) return null;
  const wholes = [...techniques.values()].filter(({ id }) => !id.includes("."));
  const tactics = new Set(wholes.flatMap((technique) => technique.tactics));
  const countOf = (tactic: string) => {
    const of = wholes.filter((technique) => technique.tactics.includes(tactic)).map(({ id }) => id);
    return search.tally({ ...question, chosen: { ...question.chosen, technique: of } }, ["cia"]).records;
  };
  return new Map([...tactics].map((tactic) => [tactic, countOf(tactic)]));
}
