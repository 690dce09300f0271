/** The past of a record as it may be told today: its states, one of them, and what changed between two. */
import { Type } from "typebox";
import { fieldNames } from "../../domain/field.ts";
import type { Projection } from "../../domain/projection.ts";
import { diffStates } from "../../domain/state-diff.ts";
import { historyOf } from "../../workflow/history.ts";
import { instant, orNull } from "./content-schemas.ts";
import { diffCounts, fieldDiff, sourcesDiff, stateMark } from "./diff-schemas.ts";
import { type ApiHouse, type Asked, defineEndpoint, type Endpoint, nothing, nothingTold, pathOf } from "./endpoint.ts";
import { exampleAssertion, exampleIncident } from "./examples.ts";
import { recordParams } from "./incidents.ts";
import { apiAddress } from "./list-schemas.ts";
import { getRecord } from "./told-record.ts";
import { incident, incidentNumber } from "./told-schemas.ts";

const [firstSince, secondSince] = ["2026-01-05T12:00:00.000Z", "2026-02-01T09:30:00.000Z"];

const stateMembers = {
  number: Type.Integer({ minimum: 1, description: "Counted from 1, oldest first, for each audience." }),
  since: instant("When the record was first changed to say so."),
  until: orNull(instant("When the next state came."), "Null for what is told today."),
};

const oneNumber = (description: string) => Type.Integer({ minimum: 1, maximum: 1_000_000, description });

const listRevisions = defineEndpoint({
  name: "listRevisions",
  path: "/incidents/{id}/revisions",
  group: "history",
  summary: "The states of a record",
  description:
    "What the record said over time, as you may be told today: today's policy and today's markings apply to yesterday's states, so what " +
    "is withheld from you now is in none of them. Only states that you can tell apart are counted. Oldest first.",
  params: recordParams,
  query: nothing,
  answer: Type.Object(
    {
      incident: incidentNumber,
      items: Type.Array(
        Type.Object(
          {
            ...stateMembers,
            changes: orNull(diffCounts, "What changed since the state before; null for the first."),
            self: apiAddress,
          },
          { title: "RevisionEntry", description: "One state of a record, without what it says." },
        ),
      ),
    },
    { title: "RevisionList", description: "The states of one record." },
  ),
  example: {
    incident: "CB-SXTHM0",
    items: [
      {
        number: 1,
        since: firstSince,
        until: null,
        changes: null,
        self: "/api/v1/incidents/CB-SXTHM0/revisions/1",
      },
    ],
  },
  withdrawable: true,
  respond: async (house, asked) => {
    const states = await getStates(house, asked);
    return {
      incident: states[0].incident,
      items: states.map((state, index) => {
        const before = states[index - 1];
        return {
          ...markOf(states, state),
          changes: before === undefined ? null : diffStates(before, state).counts,
          self: pathOf("/incidents/{id}/revisions/{number}", { id: state.incident, number: state.version }),
        };
      }),
    };
  },
});

const getRevision = defineEndpoint({
  name: "getRevision",
  path: "/incidents/{id}/revisions/{number}",
  group: "history",
  summary: "One state of a record",
  description:
    "The whole record as it stood, as you may be told today. The `version` of the record within is the number of the state; the version " +
    "to cite is the one of the record itself.",
  params: Type.Object({ ...recordParams.properties, number: oneNumber("Number of the state: a whole number from 1.") }),
  query: nothing,
  answer: Type.Object(
    { incident: incidentNumber, ...stateMembers, record: incident },
    { title: "Revision", description: "One state of a record." },
  ),
  example: { incident: "CB-SXTHM0", number: 1, since: firstSince, until: null, record: exampleIncident },
  withdrawable: true,
  respond: async (house, asked) => {
    const states = await getStates(house, asked);
    const state = getState(states, asked.params.number);
    return { incident: state.incident, ...markOf(states, state), record: state };
  },
});

const getDiff = defineEndpoint({
  name: "getDiff",
  path: "/incidents/{id}/diff",
  group: "history",
  summary: "What changed between two states of a record",
  description:
    "Field by field: assertions that are added, removed or changed, with their places. The numbers of victims, actors and sources are " +
    "seen through: `renamed` and `renumbered` say which are which. Without `from` and `to`: what the newest state changed.",
  params: recordParams,
  query: Type.Object(
    {
      from: Type.Optional(oneNumber("Number of the earlier state; the one before `to` where it is left out.")),
      to: Type.Optional(oneNumber("Number of the later state; the newest where it is left out.")),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    {
      incident: incidentNumber,
      from: stateMark,
      to: stateMark,
      counts: diffCounts,
      fields: Type.Object(Object.fromEntries(fieldNames.map((field) => [field, Type.Optional(fieldDiff)])), {
        title: "FieldDiffs",
        description: "In the order of the codebook; fields that say the same are absent.",
      }),
      sources: sourcesDiff,
      renamed: Type.Record(Type.String(), Type.String(), {
        description: "Victims and actors that have another key in the later state: key before, key after.",
      }),
    },
    { title: "RecordDiff", description: "Everything that turns one state of a record into another." },
  ),
  example: {
    incident: "CB-SXTHM0",
    from: { number: 1, since: firstSince },
    to: { number: 2, since: secondSince },
    counts: { added: 1, removed: 0, changed: 0, retold: 0 },
    fields: {
      "victim.name": {
        kind: "assertions",
        added: [{ at: 1, assertion: { ...exampleAssertion, about: "victim-2" } }],
        removed: [],
        changed: [],
        order: null,
      },
    },
    sources: { added: [], removed: [], changed: [], renumbered: {} },
    renamed: {},
  },
  withdrawable: true,
  respond: async (house, asked) => {
    const states = await getStates(house, asked);
    const to = getState(states, asked.query.to ?? states.length);
    const from = getState(states, asked.query.from ?? Math.max(1, to.version - 1));
    const { counts, fields, sources, renamed } = diffStates(from, to);
    const mark = ({ version: number, since }: Projection) => ({ number, since });
    return { incident: to.incident, from: mark(from), to: mark(to), counts, fields, sources, renamed };
  },
});

type States = readonly [Projection, ...(readonly Projection[])];

/** Refuses like `getRecord`; whoever is told of the record today is told of one state at least. */
async function getStates(
  house: ApiHouse,
  { audience, params }: Pick<Asked<{ readonly id: string }, unknown>, "audience" | "params">,
): Promise<States> {
  const record = await getRecord(house.store, params.id, audience);
  const [first, ...later] = await historyOf(house, record.incident, audience);
  if (first === undefined) throw nothingTold();
  return [first, ...later];
}

function getState(states: States, number: number): Projection {
  const state = states[number - 1];
  if (state === undefined) throw nothingTold();
  return state;
}

function markOf(states: States, { version: number, since }: Projection): object {
  return { number, since, until: states[number]?.since ?? null };
}

/** The endpoints of this file. */
export const revisionEndpoints: readonly Endpoint[] = [listRevisions, getRevision, getDiff];
