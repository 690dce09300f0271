/** All pictures, drawn from random numbers: well-formed, with links that stay here, and tables that add up to what was counted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { absences } from "../../search/facet.ts";
import type { Tally } from "../../search/search.ts";
import { countryCodes } from "../../vocabulary/country.ts";
import { incidentTypes } from "../../vocabulary/incident-type.ts";
import { sectors } from "../../vocabulary/sector.ts";
import { techniques } from "../../vocabulary/attack.ts";
import { type Absences, sayAbsent } from "./absent.ts";
import { barsChart } from "./bars.ts";
import { type Chart, figure } from "./chart.ts";
import { flowChart } from "./flow.ts";
import { heatMap } from "./heat-map.ts";
import { lagChart } from "./lag.ts";
import { monthsChart } from "./months.ts";
import { techniqueMatrix } from "./technique-matrix.ts";
import { shareUnknownChart } from "./unknown-shares.ts";
import { worldMap } from "./world-map.ts";

const nobody: Absences = {
  "stated-none": 0,
  "reported-unknown": 0,
  "not-applicable": 0,
  "not-reported": 0,
  "not-told": 0,
};

const absent: fc.Arbitrary<Absences> = fc.record({
  "stated-none": fc.nat(9),
  "reported-unknown": fc.nat(9),
  "not-applicable": fc.nat(9),
  "not-reported": fc.nat(900),
  "not-told": fc.nat(9),
});

/** Names as people give them, and such as would break out of markup. */
const names = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom('"><script>', "a'b&c", "\u202eevil", "x".repeat(300)),
);

/** Tallies of these dimensions; enough records that the absent ones are never all. */
function tallies(...dimensions: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Tally> {
  const cells = fc.uniqueArray(fc.tuple(fc.tuple(...dimensions), fc.integer({ min: 1, max: 90_000 })), {
    maxLength: 300,
    selector: ([values]) => JSON.stringify(values),
  });
  const missing = fc.tuple(...dimensions.map(() => absent));
  return fc.tuple(cells, missing).map(([given, without]) => ({
    records: 100 + given.reduce((sum, [, count]) => sum + count, 0) + 1000,
    cells: given.map(([values, count]) => ({ values, count })),
    absent: without,
  }));
}

const years = fc.integer({ min: 1960, max: 2026 }).map(String);
const months = fc
  .tuple(fc.oneof(years, fc.constantFrom("2021", "2022")), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}`);
const times = fc.oneof(years, months, fc.constantFrom("202X", "19XX", "2021", "2022"));
const fewTimes = fc.oneof(
  fc.constantFrom("2021", "2022"),
  fc.integer({ min: 1, max: 12 }).map((month) => `2021-${String(month).padStart(2, "0")}`),
);

const href = (value: string) => `/incidents?value=${encodeURIComponent(value)}`;
const pairHref = (first: string, second: string) => `${href(first)}&other=${encodeURIComponent(second)}`;
const labelOf = (value: string) => value;
const oneOf = (values: Iterable<string>) => fc.constantFrom(...values);
const sector = oneOf(Object.keys(sectors));
const type = oneOf(Object.keys(incidentTypes));
const slug = names.map((name) => name.slice(0, 40));

const pictures: readonly (readonly [what: string, fc.Arbitrary<Tally>, (tally: Tally) => Chart])[] = [
  ["months", tallies(times), (tally) => monthsChart(tally, { href, until: "2026-02-03" })],
  ["few months", tallies(fewTimes), (tally) => monthsChart(tally, { href, until: "2021-11-30" })],
  ["bars", tallies(names), (tally) => barsChart(tally, { id: "bars", title: "Bars", labelOf, href })],
  [
    "bars of a lane",
    tallies(names),
    (tally) => barsChart(tally, { id: "lane", title: "Lane", labelOf, href, lane: "responsibility.claimed" }),
  ],
  ["map", tallies(oneOf([...countryCodes, "EU"])), (tally) => worldMap(tally, { href })],
  [
    "heat map",
    tallies(sector, type),
    (tally) =>
      heatMap(tally, {
        id: "heat",
        title: "Heat",
        called: ["sector", "type"],
        labelOf: [labelOf, labelOf],
        href: pairHref,
      }),
  ],
  [
    "flows",
    tallies(slug, oneOf(countryCodes)),
    (tally) =>
      flowChart(tally, {
        id: "flow",
        title: "Flow",
        lane: "responsibility.attributed",
        called: ["actor", "country"],
        labelOf: [labelOf, labelOf],
        href: pairHref,
      }),
  ],
  [
    "matrix",
    tallies(oneOf([...techniques.keys(), "T9999"])),
    (tally) => techniqueMatrix(tally, { href, whole: true, byTactic: new Map([["impact", 3]]) }),
  ],
  ["lags", tallies(fc.nat(5000).map(String)), (tally) => lagChart(tally)],
];

for (const [what, given, draw] of pictures) {
  test(`${what}: whatever is counted, the figure is well-formed and its table adds up`, () => {
    fc.assert(
      fc.property(given, (tally) => {
        const chart = draw(tally);
        const markup = checked(chart);
        assert.match(markup, /n = \d|No incident/);
        const numbers = (chart.table?.rows ?? []).map(({ numbers: [number] }) => Number(number));
        const sum = (all: readonly number[]) => all.reduce((total, number) => total + number, 0);
        assert.equal(sum(numbers), sum(tally.cells.map(({ count }) => count)));
      }),
      { numRuns: 25 },
    );
  });

  test(`${what}: where nothing is told of it there is the constant sentence and nothing else`, () => {
    const none = { records: 7, cells: [], absent: [{ ...nobody, "not-told": 7 }, nobody] };
    const more = { records: 90, cells: [], absent: [{ ...nobody, "not-told": 90 }, nobody] };
    assert.deepEqual(draw(none), draw(more));
    assert.equal(draw(none).blank, "withheld");
    assert.doesNotMatch(figure(draw(none)).text, /<svg|<table|n = |>[^<]*\d/);
  });

  test(`${what}: where nobody shows a value there is a sentence, not an empty frame`, () => {
    const empty = draw({ records: 7, cells: [], absent: [nobody, nobody] });
    assert.equal(empty.blank, "empty");
    assert.doesNotMatch(checked(empty), /svg|table/);
    assert.doesNotMatch(checked(draw({ records: 0, cells: [], absent: [nobody, nobody] })), /svg|table/);
  });
}

test("shares of what is not known: the parts are the whole, and what is withheld has no number", () => {
  fc.assert(
    fc.property(fc.array(absent, { minLength: 1, maxLength: 6 }), (all) => {
      const shares = all.map((one, at) => ({ label: `Facet ${String.fromCharCode(65 + at)}`, absent: one }));
      const records = 1000;
      const chart = shareUnknownChart(shares, records);
      checked(chart);
      for (const { numbers } of chart.table?.rows ?? []) {
        const sum = numbers.reduce<number>((total, number) => total + Number(String(number).replaceAll(",", "")), 0);
        assert.equal(sum, records);
      }
    }),
    { numRuns: 25 },
  );
  const chart = shareUnknownChart([{ label: "Motive", absent: { ...nobody, "not-told": 5 } }], 5);
  assert.equal(chart.blank, "withheld");
});

test("what is absent is said by its kind: none of them stands for another", () => {
  const sentence = sayAbsent({ ...nobody, "reported-unknown": 2, "not-reported": 3, "not-told": 4 }, 100);
  assert.match(
    sentence,
    /2 said to be unknown \(2\u00a0%\), 3 not reported \(3\u00a0%\), 4 not told to you \(4\u00a0%\)/,
  );
  assert.equal(absences.length, 5);
});

/** The figure's markup: one well-formed element, ids once, links to this site, no style and nothing that is no number. */
function checked(chart: Chart): string {
  const { text } = figure(chart);
  assert.deepEqual(unclosed(text), []);
  assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object| style=|<script/);
  for (const [, address = ""] of text.matchAll(/href="([^"]*)"/g)) assert.match(address, /^\/(?!\/)/);
  const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, id = ""] of text.matchAll(/url\(#([^)]*)\)/g)) assert.ok(ids.includes(id), id);
  return text;
}

/** The elements that do not end where they should; anything that is neither element nor text is one too. */
function unclosed(markup: string): readonly string[] {
  const open: string[] = [];
  const attributes = String.raw`(?:\s+[\w:-]+(?:="[^"<]*")?)*`;
  const rest = markup.replaceAll(
    new RegExp(String.raw`<(/?)([a-zA-Z][\w-]*)${attributes}\s*(/?)>`, "g"),
    (_, end, name, alone) => {
      if (end === "" && alone === "") open.push(String(name));
      else if (alone === "" && open.at(-1) === name) open.pop();
      else if (alone === "") open.push(`/${String(name)}`);
      return "";
    },
  );
  return [...open, ...rest.matchAll(/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/g)].map(String);
}
