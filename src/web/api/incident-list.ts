/** The list of records: those that answer a question as the search has them, or all of them by number, for copies. */
import { Type } from "typebox";
import type { AudienceName } from "../../domain/audience.ts";
import type { Projection } from "../../domain/projection.ts";
import { asksEverything, questionIn } from "../question.ts";
import { writeCursor } from "./cursor.ts";
import {
  type ApiHouse,
  cursorParts,
  defineEndpoint,
  type Endpoint,
  nothing,
  pageParameters,
  usualLimit,
} from "./endpoint.ts";
import { exampleSummary } from "./examples.ts";
import { aboutAnswer, findRecords } from "./found-records.ts";
import { answerPageOf, incidentSummary } from "./list-schemas.ts";
import { orderParameters, questionParameters } from "./question-query.ts";
import { summariesOf } from "./summary.ts";
import { incident } from "./told-schemas.ts";
import { placeIn, walk } from "./walk.ts";

const listQuery = Type.Object(
  {
    ...questionParameters,
    ...orderParameters,
    view: Type.Optional(
      Type.Enum(["summary", "full"], {
        type: "string",
        default: "summary",
        description: "`summary` (where nothing is asked for) or `full`: records in short, or whole.",
      }),
    ),
    ...pageParameters,
  },
  { additionalProperties: false },
);

const listIncidents = defineEndpoint({
  name: "listIncidents",
  path: "/incidents",
  group: "incidents",
  summary: "The list of records, and the search",
  description:
    "Where nothing is asked for but pages, all records in order of record number, which has no meaning but never changes: whoever follows " +
    "`next` to the end meets every record once, whatever is published meanwhile. With words, facets, dates or an order it is the search: " +
    "all that is given must hold, by what you are told of a record; see `/facets` for the values. A facet of which you are told nothing " +
    "finds nothing. " +
    "With `sort=known&order=asc` what changes meanwhile comes later, so that nothing is missed. " +
    "Withdrawn records are not listed; `/changes` tells of them.",
  params: nothing,
  query: listQuery,
  answer: answerPageOf(
    Type.Union([incidentSummary, incident], { description: "By `view`: in short, or whole." }),
    "IncidentPage",
    "A page of the list of records.",
  ),
  example: {
    items: [exampleSummary],
    ...{ total: 212, sure: 198, possibly: ["CB-SXTHM0"], suggestion: null, findings: [] },
    next: "/api/v1/incidents?country=US&date=2022-11-08&limit=1&after=WyJkYXRlIix0cnVlLDEsIkNCLVNYVEhNMCJd",
  },
  searched: true,
  respond: async (house, request) => {
    const { audience, query, address } = request;
    const asked = questionIn(query, house.clock());
    const limit = query.limit ?? usualLimit;
    const inShort = (records: readonly Projection[]) =>
      query.view === "full" ? records : summariesOf(records, asked.question.asKnownOn);
    if (asksEverything(asked.question) && query.sort === undefined && query.order === undefined) {
      const { total, records, next } = await pageByNumber(house, audience, query.after, limit);
      const about = { total, sure: total, possibly: [], suggestion: null, findings: [] };
      return { items: inShort(records), ...about, next: next === null ? null : address({ after: next }) };
    }
    const { answer, records } = await findRecords(house, audience, asked, limit);
    const next = answer.next === null ? null : address({ after: answer.next });
    return { items: inShort(records), ...aboutAnswer(answer), next };
  },
});

/** All records in order of record number. */
async function pageByNumber(
  { store }: Pick<ApiHouse, "store">,
  audience: AudienceName,
  after: string | undefined,
  limit: number,
): Promise<{ readonly total: number; readonly records: readonly Projection[]; readonly next: string | null }> {
  const records: Projection[] = [];
  const last = await walk(store, { audience, after: placeIn(cursorParts(after, 1)?.[0]), wanted: limit }, (record) => {
    records.push(record);
    return records.length < limit ? "go-on" : "enough";
  });
  const { total } = await store.listTellings(audience, {
    ...{ sort: "changed", descending: true, party: null, offset: 0, limit: 1 },
  });
  return { total, records, next: last === null ? null : writeCursor([last]) };
}

/** The endpoints of this file. */
export const incidentListEndpoints: readonly Endpoint[] = [listIncidents];
