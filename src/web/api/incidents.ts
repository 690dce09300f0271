/** Records: the list of them, one of them, and the evidence that one rests on. */
import { Type } from "typebox";
import { fieldNames, fields } from "../../domain/field.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { type Projection, shownOf } from "../../domain/projection.ts";
import { isSelected } from "../../domain/selection.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { instant, oneOf } from "./content-schemas.ts";
import { writeCursor } from "./cursor.ts";
import { cursorParts, defineEndpoint, type Endpoint, nothing, usualLimit } from "./endpoint.ts";
import { exampleIncident, exampleSource, exampleSummary } from "./examples.ts";
import { incidentSummary, pageOf } from "./list-schemas.ts";
import { selectionFrom, selectionQuery, type SelectionQuery } from "./selection-query.ts";
import { summaryOf } from "./summary.ts";
import { getRecord } from "./told-record.ts";
import {
  about,
  asserterOrNull,
  credibility,
  incident,
  incidentNumber,
  quoteOrNull,
  toldAssertion,
  toldSource,
  version,
} from "./told-schemas.ts";
import { longestStretch, placeIn, walk } from "./walk.ts";

/** What endpoints of one record take. */
export const recordParams = Type.Object({
  id: Type.String({ description: "Record number.", examples: ["CB-SXTHM0"] }),
});

const listIncidents = defineEndpoint({
  name: "listIncidents",
  path: "/incidents",
  group: "incidents",
  summary: "The list of records",
  description:
    "In order of record number, which has no meaning but never changes: whoever follows `next` to the end meets every record once, " +
    "whatever is published meanwhile. Filters go by what you are told of a record. " +
    `One request looks at no more than about ${longestStretch.toLocaleString("en-US")} records: with a narrow filter a page may be short or empty and still have a \`next\`. ` +
    "Withdrawn records are not listed; `/changes` tells of them.",
  params: nothing,
  query: selectionQuery,
  answer: pageOf(
    Type.Union([incidentSummary, incident], { description: "By `view`: in short, or whole." }),
    "IncidentPage",
    "A page of the list of records.",
  ),
  example: { items: [exampleSummary], next: "/api/v1/incidents?country=US&after=WyJDQi1TWFRITTAiXQ" },
  respond: async ({ store }, { audience, query, address }) => {
    const after = placeIn(cursorParts(query.after, 1)?.[0]);
    const { records, last } = await pageOfRecords(store, audience, query, after);
    return {
      items: query.view === "full" ? records : records.map(summaryOf),
      next: last === null ? null : address({ after: writeCursor([last]) }),
    };
  },
});

interface RecordPage {
  readonly records: readonly Projection[];
  /** The record number to go on behind; null at the end. */
  readonly last: IncidentId | null;
}

async function pageOfRecords(
  shelf: ProjectionShelf,
  audience: Parameters<ProjectionShelf["findTelling"]>[1],
  query: SelectionQuery,
  after: IncidentId | null,
): Promise<RecordPage> {
  const [selection, limit] = [selectionFrom(query), query.limit ?? usualLimit];
  const records: Projection[] = [];
  const visit = (record: Projection) => {
    if (isSelected(selection, record)) records.push(record);
    return records.length < limit ? "go-on" : "enough";
  };
  if (selection.incidents === undefined) {
    const wanted = Object.keys(selection).length === 0 ? limit : null;
    const last = await walk(shelf, { audience, after, wanted }, visit);
    return { records, last };
  }
  const due = [...new Set(selection.incidents)].flatMap((number) => parseIncidentId(number) ?? []).toSorted();
  const left = due.filter((number) => after === null || number > after);
  for (const [place, number] of left.entries()) {
    const telling = await shelf.findTelling(number, audience);
    if (telling?.kind === "record" && visit(telling) === "enough" && place < left.length - 1) {
      return { records, last: number };
    }
  }
  return { records, last: null };
}

const getIncident = defineEndpoint({
  name: "getIncident",
  path: "/incidents/{id}",
  group: "incidents",
  summary: "One record",
  description:
    "The record as you are told it: every field of the codebook, shown, counted or withheld. A record that does not exist and one that " +
    "is wholly withheld are answered alike, with 404; a withdrawn one with 410 and the reason.",
  params: recordParams,
  query: nothing,
  answer: incident,
  example: exampleIncident,
  withdrawable: true,
  respond: ({ store }, { audience, params }) => getRecord(store, params.id, audience),
});

const evidencePiece = Type.Object(
  {
    field: oneOf(fieldNames, "The field that it bears out."),
    label: Type.String({ description: "The field in words." }),
    about,
    content: toldAssertion.properties.content,
    polarity: toldAssertion.properties.polarity,
    asserter: asserterOrNull,
    source: toldSource,
    quote: quoteOrNull,
    credibility,
  },
  { title: "EvidencePiece", description: "One place in one report, and what it bears out." },
);

const listEvidence = defineEndpoint({
  name: "listEvidence",
  path: "/incidents/{id}/evidence",
  group: "incidents",
  summary: "Every piece of evidence of a record",
  description:
    "What each statement rests on, as far as you are told: the report, the quote and its place. In the order of the codebook. Counted and " +
    "withheld fields have none here, and where only sources are told the quotes are null.",
  params: recordParams,
  query: nothing,
  answer: Type.Object(
    {
      incident: incidentNumber,
      version,
      since: instant("When this version was first told."),
      items: Type.Array(evidencePiece),
    },
    { title: "EvidenceList", description: "Every piece of evidence that is told of one record." },
  ),
  example: {
    incident: "CB-SXTHM0",
    version: 1,
    since: "2026-01-05T12:00:00.000Z",
    items: [
      {
        field: "victim.country",
        label: fields["victim.country"].label,
        about: "victim-1",
        content: { kind: "term", term: "US" },
        polarity: "affirmed",
        asserter: { role: "journalist", name: null },
        source: exampleSource,
        quote: null,
        credibility: null,
      },
    ],
  },
  withdrawable: true,
  respond: async ({ store }, { audience, params }) => {
    const record = await getRecord(store, params.id, audience);
    const { incident: id, version: told, since } = record;
    return { incident: id, version: told, since, items: fieldNames.flatMap((field) => piecesOn(record, field)) };
  },
});

function piecesOn(record: Projection, field: (typeof fieldNames)[number]): readonly object[] {
  const { label } = fields[field];
  return shownOf(record, field).flatMap(({ about: subject, content, polarity, asserter, evidence }) =>
    evidence.map(({ source, quote, credibility: judged }) => ({
      field,
      label,
      about: subject,
      content,
      polarity,
      asserter,
      source: record.sources[source - 1],
      quote,
      credibility: judged,
    })),
  );
}

/** The endpoints of this file. */
export const incidentEndpoints: readonly Endpoint[] = [listIncidents, getIncident, listEvidence];
