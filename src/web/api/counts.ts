/** Counts: of the records that answer a question, how many show which values. The same numbers that the search page and the charts have. */
import { Type } from "typebox";
import { type Absence, absences, type Facet, facetNames, facets } from "../../search/facet.ts";
import { parseQuery } from "../../search/query/parse.ts";
import type { Dimension, Search, Tally, TallyCell } from "../../search/search.ts";
import { questionIn } from "../question.ts";
import { defineEndpoint, type Endpoint, nothing } from "./endpoint.ts";
import { searchFor, toldFindings } from "./found-records.ts";
import { findings, sure, total } from "./list-schemas.ts";
import { questionParameters } from "./question-query.ts";

const absenceWords: Readonly<Record<Absence, string>> = {
  "stated-none": "A speaker said that there is none.",
  "reported-unknown": "A speaker said that it is not known.",
  "not-applicable": "The question does not arise.",
  "not-reported": "Nobody said anything.",
  "not-told": "You are told a count or nothing of it.",
};

/** The dimensions besides the facets. */
const innerDimensions = [
  "month",
  "claimed-by",
  "attributed-to",
  "attribution-lag",
] as const satisfies readonly Dimension[];

/** Nearly every record has an organisation of its own: cells of these would be as many as records. */
const dimensions = [...facetNames.filter((facet) => facet !== "organisation"), ...innerDimensions];

const absent = Type.Object(
  Object.fromEntries(
    absences.map((absence) => [absence, Type.Integer({ minimum: 0, description: absenceWords[absence] })]),
  ),
  { title: "Absent", description: "How many of the records show no value, by what they show instead." },
);

const value = Type.String({ description: "As parameters and queries name it." });
const label = Type.String({ description: "As people read it." });
const count = Type.Integer({ minimum: 0, description: "How many records show it." });

const facetCount = Type.Object(
  {
    facet: Type.Enum([...facetNames], { type: "string" }),
    label,
    values: Type.Array(
      Type.Object(
        { value, label, count, chosen: Type.Boolean({ description: "Whether the question asks for it." }) },
        { title: "FacetValue", description: "One value of a facet." },
      ),
      {
        description:
          "Most records first, but years from the newest. Wholes come along with their parts: `health` counts `health.hospital` too.",
      },
    ),
    further: Type.Integer({ minimum: 0, description: "How many further values there are." }),
    absent,
  },
  {
    title: "FacetCount",
    description: "The counts of one facet, over the records that answer all but the choice of this facet.",
  },
);

const listFacets = defineEndpoint({
  name: "listFacets",
  path: "/facets",
  group: "search",
  summary: "Facets, and how many records show which value",
  description:
    "Of the records that answer the same question as in `/incidents`. The values of a facet that is chosen from are counted as if it were not, " +
    "so that they tell what another choice would find. A record that shows several values counts once for each. Facets of which " +
    "you are told nothing are not there.",
  params: nothing,
  query: Type.Object(
    {
      ...questionParameters,
      facet: Type.Optional(
        Type.Array(Type.Enum([...facetNames], { type: "string" }), {
          maxItems: 100,
          description: "Which facets, given once for each; all where it is left out.",
          examples: [["type", "country"]],
        }),
      ),
      values: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 1000,
          default: 20,
          description:
            "At most so many values of each: a whole number from 1 to 1000, 20 where it is left out. Chosen ones come besides.",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    { total, sure, facets: Type.Array(facetCount), findings },
    { title: "FacetCounts", description: "Counts of facets." },
  ),
  example: {
    total: 1,
    sure: 1,
    facets: [
      {
        facet: "country",
        label: "Country",
        values: [{ value: "US", label: "United States", count: 1, chosen: false }],
        further: 0,
        absent: exampleAbsent({}),
      },
    ],
    findings: [],
  },
  searched: true,
  respond: async (house, { audience, query }) => {
    const { question, place } = questionIn(query, house.clock());
    const search = await searchFor(house, audience);
    const wanted = { ...place, limit: 0, facets: query.facet ?? facetNames, values: query.values ?? 20 };
    const answer = search.ask(question, wanted);
    return {
      total: answer.total,
      sure: answer.sure,
      facets: answer.facets.map(({ facet, ...counts }) => ({ facet, label: facets[facet].label, ...counts })),
      findings: toldFindings(answer.findings),
    };
  },
});

const tallyCell = Type.Object(
  {
    values: Type.Array(Type.String(), {
      description:
        "One value of each dimension, in their order. Months are `2022-11`, or `2022` where only the year is known; lags are days.",
    }),
    labels: Type.Array(Type.String(), { description: "The same as people read them." }),
    count,
  },
  { title: "TallyCell", description: "Records that show these values together." },
);

const dimension = Type.Enum([...dimensions], { type: "string" });

const getTally = defineEndpoint({
  name: "getTally",
  path: "/tally",
  group: "search",
  summary: "Records counted by one or two dimensions",
  description:
    "Of the records that answer the same question as in `/incidents`; what the charts are drawn from. A dimension is a facet (organisations are counted by `/facets`), `month` (of the " +
    "record's date), `claimed-by`, `attributed-to` (which are never added up) or `attribution-lag` (days from the record's date to " +
    "the first attribution). Incidents are counted, not victims or claims: a record counts once in every cell that it belongs to, so cells may add up to " +
    "more than `records`. A sector or technique stands beside its parts.",
  params: nothing,
  query: Type.Object(
    {
      ...questionParameters,
      by: Type.Array(dimension, {
        minItems: 1,
        maxItems: 2,
        uniqueItems: true,
        description: "A dimension, or two of them: given twice.",
        examples: [["sector", "type"]],
      }),
      limit: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 10_000,
          default: 1000,
          description: "At most so many cells: a whole number from 1 to 10000, 1000 where it is left out.",
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    {
      by: Type.Array(dimension, { description: "The dimensions, in the order of the values of a cell." }),
      records: Type.Integer({ minimum: 0, description: "How many records were counted over." }),
      cells: Type.Array(tallyCell, {
        description: "Those of most records first. Where nothing was counted there is no cell.",
      }),
      further: Type.Integer({ minimum: 0, description: "How many further cells there are." }),
      absent: Type.Array(absent, { description: "For each dimension." }),
      findings,
    },
    { title: "Tally", description: "Records counted by dimensions." },
  ),
  example: {
    by: ["sector", "type"],
    records: 3,
    cells: [{ values: ["health", "ransomware"], labels: ["Health", "Ransomware"], count: 2 }],
    further: 0,
    absent: [exampleAbsent({ "not-reported": 1 }), exampleAbsent({})],
    findings: [],
  },
  searched: true,
  respond: async (house, { audience, query }) => {
    const { question } = questionIn(query, house.clock());
    const search = await searchFor(house, audience);
    const [first, second] = query.by;
    if (first === undefined) throw new TypeError("no dimension");
    const tally = search.tally(question, second === undefined ? [first] : [first, second]);
    return {
      by: query.by,
      records: tally.records,
      ...cellsOf(search, query.by, tally, query.limit ?? 1000),
      absent: tally.absent,
      findings: toldFindings(parseQuery(question.words).findings),
    };
  },
});

/** The cells of most records, with labels. */
function cellsOf(search: Search, by: readonly Dimension[], { cells }: Tally, limit: number): object {
  const told = cells.toSorted(byCount).slice(0, limit);
  return {
    cells: told.map(({ values, count: records }) => ({
      values,
      labels: values.map((one, index) => labelOf(search, by[index], one)),
      count: records,
    })),
    further: cells.length - told.length,
  };
}

function byCount(a: TallyCell, b: TallyCell): number {
  if (a.count !== b.count) return b.count - a.count;
  const differing = a.values.findIndex((value, index) => value !== b.values[index]);
  return (a.values[differing] ?? "") < (b.values[differing] ?? "") ? -1 : 1;
}

function labelOf(search: Search, by: Dimension | undefined, one: string): string {
  if (by === "claimed-by" || by === "attributed-to") return search.labelOf("actor", one);
  return isFacet(by) ? search.labelOf(by, one) : one;
}

function isFacet(by: Dimension | undefined): by is Facet {
  return facetNames.some((facet) => facet === by);
}

function exampleAbsent(some: Readonly<Partial<Record<Absence, number>>>): object {
  return { ...Object.fromEntries(absences.map((absence) => [absence, 0])), ...some };
}

/** The endpoints of this file. */
export const countEndpoints: readonly Endpoint[] = [listFacets, getTally];
