/** Records: one of them, as it is told or was told, and the evidence that it rests on. */
import { Type } from "typebox";
import { fieldNames, fields } from "../../domain/field.ts";
import { type Projection, shownOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { historyOf } from "../../workflow/history.ts";
import { asKnownOnIn } from "../moment.ts";
import { instant, oneOf } from "./content-schemas.ts";
import { defineEndpoint, type Endpoint, nothing } from "./endpoint.ts";
import { exampleIncident, exampleSource } from "./examples.ts";
import { asKnownOnParameter } from "./question-query.ts";
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

/** What endpoints of one record take. */
export const recordParams = Type.Object({
  id: Type.String({ description: "Record number.", examples: ["CB-SXTHM0"] }),
});

const momentQuery = Type.Object({ asKnownOn: asKnownOnParameter }, { additionalProperties: false });

const getIncident = defineEndpoint({
  name: "getIncident",
  path: "/incidents/{id}",
  group: "incidents",
  summary: "One record",
  description:
    "The record as you are told it: every field of the codebook, shown, counted or withheld. A record that does not exist and one that " +
    "is wholly withheld are answered alike, with 404; a withdrawn one with 410 and the reason. With `asKnownOn`: the state that was told " +
    "then, as today's policy and markings have it; its `version` is the number of the state, as in `/revisions`.",
  params: recordParams,
  query: momentQuery,
  answer: incident,
  example: exampleIncident,
  withdrawable: true,
  respond: async (house, { audience, params, query }) => {
    const record = await getRecord(house.store, params.id, audience);
    const asKnownOn = asKnownOnIn(query, house.clock());
    if (asKnownOn === null) return record;
    const states = await historyOf(house, record.incident, audience);
    const state = states.findLast(({ since }) => since <= asKnownOn);
    if (state !== undefined) return state;
    throw new Refusal("not-known-then", { incident: record.incident, knownSince: states[0]?.since ?? record.since });
  },
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
export const incidentEndpoints: readonly Endpoint[] = [getIncident, listEvidence];
