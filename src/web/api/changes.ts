/** What changed in what an audience is told, for those who keep a copy. */
import { Type } from "typebox";
import { newsKinds } from "../../domain/news.ts";
import { instant, oneOf } from "./content-schemas.ts";
import { defineEndpoint, type Endpoint, nothing, pageParameters, pathOf, usualLimit } from "./endpoint.ts";
import { apiAddress, next } from "./list-schemas.ts";
import { incidentNumber, version } from "./told-schemas.ts";

const change = Type.Object(
  {
    number: Type.Integer({ minimum: 1, description: "Counted from 1 for each audience, without gaps." }),
    incident: incidentNumber,
    version,
    at: instant("When it changed."),
    news: Type.Array(
      oneOf(
        Object.keys(newsKinds),
        "What the change means to those who are told of it; `retraction`: the record was withdrawn.",
      ),
    ),
    self: apiAddress,
  },
  { title: "Change", description: "One change of what you are told." },
);

const listChanges = defineEndpoint({
  name: "listChanges",
  path: "/changes",
  group: "history",
  summary: "What changed, oldest first",
  description:
    "Every change of what you are told has a number. Whoever keeps a copy asks for what came after the last number that they know, and " +
    "fetches the records that are named: a changed record has a new version, a withdrawn one is answered with 410.",
  params: nothing,
  query: Type.Object(
    {
      since: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 999_999_999,
          default: 0,
          description: "Changes after this number; all where it is left out.",
        }),
      ),
      limit: pageParameters.limit,
    },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    {
      items: Type.Array(change),
      latest: Type.Integer({ minimum: 0, description: "Number of the newest change; 0 where nothing was ever told." }),
      next,
    },
    { title: "ChangePage", description: "A page of the list of changes." },
  ),
  example: {
    items: [
      {
        number: 1,
        incident: "CB-SXTHM0",
        version: 1,
        at: "2026-01-05T12:00:00.000Z",
        news: ["published"],
        self: "/api/v1/incidents/CB-SXTHM0",
      },
    ],
    latest: 1,
    next: null,
  },
  respond: async ({ store }, { audience, query, address }) => {
    const changes = await store.changesSince(audience, query.since ?? 0, query.limit ?? usualLimit);
    const latest = await store.changeNumber(audience);
    const last = changes.at(-1)?.number;
    return {
      items: changes.map(({ number, incident, version: told, at, news }) => {
        const self = pathOf("/incidents/{id}", { id: incident });
        return { number, incident, version: told, at, news, self };
      }),
      latest,
      next: last === undefined || last >= latest ? null : address({ since: last }),
    };
  },
});

/** The endpoints of this file. */
export const changeEndpoints: readonly Endpoint[] = [listChanges];
