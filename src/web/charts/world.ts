/**
 * The outlines of the world: Natural Earth's countries (package world-atlas, 1:110m) in the Equal Earth projection, rounded to whole
 * units. Made once, when a map is first drawn.
 */
import { readFileSync } from "node:fs";
import { type GeoContext, geoCentroid, geoEqualEarth, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection } from "geojson";
import codes from "i18n-iso-countries/codes.json" with { type: "json" };
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** The world as it is drawn, in units of which it is `width` wide and `height` high. */
export interface World {
  readonly width: number;
  readonly height: number;
  /** Path data of each country that is large enough to have an outline, by ISO 3166-1 alpha-2 code. */
  readonly outlines: ReadonlyMap<string, string>;
  /** Outlines of lands that have no code of their own. */
  readonly uncoded: readonly string[];
  /** Where a country without an outline lies; null where that is not known. */
  readonly placeOf: (code: string) => readonly [x: number, y: number] | null;
}

interface Named {
  readonly name?: string;
}

/** The part of a shape or feature that tells which country it is. */
interface Coded {
  readonly id?: string | number | undefined;
  readonly properties?: Named | undefined;
}

type Atlas = Topology<{ countries: GeometryCollection<Named> }>;

const width = 1000;

/** Numeric codes of ISO 3166-1 -> alpha-2. */
const alpha2 = new Map(
  codes.flatMap(([two, , numeric]) => (two === undefined || numeric === undefined ? [] : [[numeric, two]])),
);

/** What the atlas draws without a numeric code, by its name there. */
const namedThere: Readonly<Record<string, string>> = { Kosovo: "XK" };

let made: World | null = null;

/** The world; the first call makes it, in some 100 ms. */
export function world(): World {
  made ??= makeWorld();
  return made;
}

function makeWorld(): World {
  const atlas = atlasOf("110m");
  const features = feature(atlas, atlas.objects.countries).features.filter((country) => codeOf(country) !== "AQ");
  const all: FeatureCollection = { type: "FeatureCollection", features };
  const projection = geoEqualEarth().fitWidth(width, all);
  const [, [, bottom]] = geoPath(projection).bounds(all);
  const outlines = new Map<string, string>();
  const uncoded: string[] = [];
  for (const country of features) {
    const code = codeOf(country);
    const path = pathOf(projection, country);
    if (code === null) uncoded.push(path);
    else outlines.set(code, path);
  }
  const height = Math.ceil(bottom);
  return { width, height, outlines, uncoded, placeOf: placesIn(projection, height) };
}

function codeOf(country: Coded): string | null {
  const known = country.id === undefined ? undefined : alpha2.get(String(country.id));
  return known ?? namedThere[country.properties?.name ?? ""] ?? null;
}

/** Centres from the finer atlas, which is read only where a country is asked for that the coarse one leaves out. */
function placesIn(projection: GeoProjection, height: number): World["placeOf"] {
  const centres = new Map<string, readonly [number, number] | null>();
  let atlas: Atlas | null = null;
  return (code) => {
    const known = centres.get(code);
    if (known !== undefined) return known;
    atlas ??= atlasOf("50m");
    const shape = atlas.objects.countries.geometries.find((country) => codeOf(country) === code);
    const centre = shape === undefined ? null : projection(geoCentroid(feature(atlas, shape)));
    const place = centre === null || centre[1] < 0 || centre[1] > height ? null : centre;
    centres.set(code, place);
    return place;
  };
}

function atlasOf(scale: "110m" | "50m"): Atlas {
  const file = new URL(import.meta.resolve(`world-atlas/countries-${scale}.json`));
  return JSON.parse(readFileSync(file, "utf8")) as Atlas;
}

/** Whole units, each point told from the one before: a third of the length that full coordinates have. */
function pathOf(projection: GeoProjection, country: Feature): string {
  let [written, x, y] = ["", 0, 0];
  const moveTo = (toX: number, toY: number) => {
    [x, y] = [Math.round(toX), Math.round(toY)];
    // Lines follow, each from the point before.
    written += `M${x} ${y}l`;
  };
  const lineTo = (toX: number, toY: number) => {
    const [dx, dy] = [Math.round(toX) - x, Math.round(toY) - y];
    if (dx === 0 && dy === 0) return;
    written += `${dx < 0 || written.endsWith("l") ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
    [x, y] = [x + dx, y + dy];
  };
  const closePath = () => {
    written = written.endsWith("l") ? written.slice(0, written.lastIndexOf("M")) : `${written}z`;
  };
  const context: GeoContext = { beginPath: () => undefined, arc: () => undefined, moveTo, lineTo, closePath };
  geoPath(projection, context)(country);
  return written;
}
