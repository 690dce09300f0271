/** Completing: names and words that begin as somebody types. */
import { Type } from "typebox";
import { apiBase, defineEndpoint, type Endpoint, nothing } from "./endpoint.ts";
import { searchFor } from "./found-records.ts";
import { orNull } from "./content-schemas.ts";
import { apiAddress } from "./list-schemas.ts";

const usualCompletions = 8;

const completion = Type.Object(
  {
    kind: Type.Enum(["organisation", "actor", "word"], { type: "string" }),
    text: Type.String({ description: "The name, or the word." }),
    records: Type.Integer({ minimum: 1, description: "How many records that are told to you hold it." }),
    self: orNull(apiAddress, "Null for words."),
    page: orNull(Type.String({ format: "uri-reference", description: "The page for people." }), "Null for words."),
  },
  { title: "Completion", description: "One way to go on." },
);

const listCompletions = defineEndpoint({
  name: "listCompletions",
  path: "/complete",
  group: "search",
  summary: "What begins so",
  description:
    "Names of organisations and actors, and words of records, that begin as `q` does, without regard to case and accents; those of " +
    "most records first.",
  params: nothing,
  query: Type.Object(
    {
      q: Type.String({ minLength: 1, maxLength: 100, description: "The beginning.", examples: ["sou"] }),
      limit: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: 50,
          default: usualCompletions,
          description: `At most so many: a whole number from 1 to 50, ${usualCompletions} where it is left out.`,
        }),
      ),
    },
    { additionalProperties: false },
  ),
  answer: Type.Object(
    { items: Type.Array(completion) },
    { title: "CompletionList", description: "Names first, then words." },
  ),
  example: {
    items: [
      {
        ...{ kind: "organisation", text: "State of Southmoor", records: 1 },
        self: "/api/v1/organisations/state-of-southmoor",
        page: "/organisations/state-of-southmoor",
      },
    ],
  },
  searched: true,
  respond: async (house, { audience, query }) => {
    const search = await searchFor(house, audience);
    const items = search.complete(query.q, query.limit ?? usualCompletions);
    return {
      items: items.map(({ kind, text, href, records }) => ({
        ...{ kind, text, records },
        self: href === null ? null : `${apiBase}${href}`,
        page: href,
      })),
    };
  },
});

/** The endpoints of this file. */
export const completionEndpoints: readonly Endpoint[] = [listCompletions];
