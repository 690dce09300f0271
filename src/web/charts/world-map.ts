/** Incidents by the country of the victim, on a map of the world. */
import type { Tally } from "../../search/search.ts";
import { countryName } from "../../vocabulary/country.ts";
import { type Html, html } from "../parts/html.ts";
import { chartTexts, sayShare } from "../texts/charts.ts";
import { sayAbsent } from "./absent.ts";
import { blankOf, type Chart, type Drawing } from "./chart.ts";
import type { DataTable } from "./data-table.ts";
import { type Shade, shadeOf, shadesFor } from "./shade.ts";
import { decimal, mark, type Said, scaledDrawing } from "./svg.ts";
import { world } from "./world.ts";

interface Land {
  readonly code: string;
  readonly name: string;
  readonly count: number;
  readonly href: string | null;
}

const texts = chartTexts.map;

/** Where a country is too small to have an outline; in units of the map. */
const smallRadius = 5;

/** The picture of a tally by `country`. `href` is asked for codes of ISO 3166-1. */
export function worldMap(tally: Tally, asked: Drawing = {}): Chart {
  const named = { id: asked.id ?? "map", title: asked.title ?? texts.title };
  const blank = blankOf(named, tally, asked);
  if (blank !== null) return blank;
  const lands = landsOf(tally, asked);
  const [first] = lands;
  const summary = first === undefined ? "" : chartTexts.most(first.name, first.count, tally.records);
  const shades = shadesFor(first?.count ?? 0);
  const unplaced = lands.filter(({ code }) => !world().outlines.has(code) && world().placeOf(code) === null);
  return {
    ...named,
    summary,
    blank: null,
    picture: html`${picture({ ...named, summary, links: asked.href !== undefined }, lands, shades)}${legend(shades)}`,
    counted: chartTexts.counted.countries(tally.records),
    absent: tally.absent[0] === undefined ? null : sayAbsent(tally.absent[0], tally.records),
    notes: [
      texts.small,
      ...(unplaced.length === 0 ? [] : [texts.unplaced(unplaced.map(({ name }) => name).join(", "))]),
      texts.credit,
    ],
    table: tableFrom(lands, tally.records),
  };
}

function landsOf({ cells }: Tally, { href }: Drawing): readonly Land[] {
  return cells
    .filter(({ count }) => count > 0)
    .map(({ values: [code = ""], count }) => {
      return { code, name: countryName(code) ?? code, count, href: href?.(code) ?? null };
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function picture(said: Said, lands: readonly Land[], shades: readonly Shade[]): Html {
  const { width, height, outlines, uncoded } = world();
  const told = new Set(lands.map(({ code }) => code));
  const ground = [...uncoded, ...[...outlines].flatMap(([code, path]) => (told.has(code) ? [] : [path]))].join("");
  const [large, small] = [
    lands.filter(({ code }) => outlines.has(code)),
    lands.filter(({ code }) => !outlines.has(code)),
  ];
  return scaledDrawing(
    said,
    [width, height],
    html`<path class="land" d="${ground}" />${large.map((land) => landOf(land, shades, outline(land)))}${small.map(
        (land) => landOf(land, shades, circle(land)),
      )}`,
  );
}

function landOf(land: Land, shades: readonly Shade[], shape: Html | null): Html | null {
  if (shape === null) return null;
  const step = shadeOf(shades, land.count)?.step ?? 1;
  return mark(land.href, chartTexts.link(land.name, land.count), html`<g class="shade-${step}">${shape}</g>`);
}

function outline({ code }: Land): Html | null {
  const path = world().outlines.get(code);
  return path === undefined ? null : html`<path d="${path}" />`;
}

function circle({ code }: Land): Html | null {
  const place = world().placeOf(code);
  if (place === null) return null;
  return html`<circle cx="${decimal(place[0])}" cy="${decimal(place[1])}" r="${smallRadius}" />`;
}

/** What each shade stands for, in words beside it. */
function legend(shades: readonly Shade[]): Html {
  return html`<ul class="shades">
    <li aria-hidden="true">${texts.shades}</li>
    ${shades.map(
      ({ step, from, to }) =>
        html`<li>
          <svg class="swatch shade-${step}" width="14" height="14" aria-hidden="true">
            <rect width="14" height="14" />
          </svg>
          ${texts.shade(from, to)}
        </li>`,
    )}
    <li>
      <svg class="swatch land" width="14" height="14" aria-hidden="true"><rect width="14" height="14" /></svg>
      ${texts.ground}
    </li>
  </ul>`;
}

function tableFrom(lands: readonly Land[], records: number): DataTable {
  const { country, incidents, share } = chartTexts.column;
  return {
    columns: [country, incidents, share],
    rows: lands.map(({ name, count, href }) => ({ words: [name], href, numbers: [count, sayShare(count, records)] })),
  };
}
