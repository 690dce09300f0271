/**
 * Endpoints: the address of each, what it takes, what it answers and the words for it. One description reads requests, is held
 * against every answer in tests, and makes the OpenAPI document and the page for people.
 */
import { type Static, type TObject, type TSchema, Type } from "typebox";
import type { AudienceName } from "../../domain/audience.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { House } from "../../workflow/house.ts";
import type { Searches } from "../../workflow/searching.ts";
import { readCursor } from "./cursor.ts";
import { readerOf, refuseParameter } from "./request-reader.ts";

/** Where all endpoints stand. */
export const apiBase = "/api/v1";

/** The parts of the house that endpoints work with. */
export interface ApiHouse extends Pick<House, "store" | "policies" | "clock"> {
  readonly searches: Pick<Searches, "of">;
}

/** What somebody asks of an endpoint. */
export interface Asked<P, Q> {
  readonly audience: AudienceName;
  readonly params: P;
  readonly query: Q;
  /** The same address with some parts of its query changed. */
  readonly address: (changes: Readonly<Record<string, string | number>>) => string;
}

/** What one endpoint is to readers of the documents. */
export interface EndpointWords {
  /** Names the operation: `listIncidents`. */
  readonly name: string;
  /** Below `/api/v1`, parameters in braces: `/incidents/{id}`. */
  readonly path: string;
  readonly group: EndpointGroup;
  /** A few words. */
  readonly summary: string;
  /** Sentences, in Markdown of the plainest kind: only backticks. */
  readonly description: string;
  /** What it answers. */
  readonly answer: TSchema;
  /** An answer, for readers. */
  readonly example: object;
  /** True where a withdrawn record is answered with 410. */
  readonly withdrawable?: boolean;
  /** True where the search answers, which has to be there for it: until then it is answered with 503. */
  readonly searched?: boolean;
}

/** What endpoints are grouped under, with a sentence for each. */
export const endpointGroups = {
  incidents: "Records as they are told today.",
  search: "Counts of the records that answer a question, and what can be asked for.",
  history: "What records said before, as it may be told today, and what changed.",
  parties: "Victims and actors across records. What is claimed and what is attributed stand apart.",
  techniques: "MITRE ATT&CK techniques and the records that show them.",
  reports: "The reports behind what is told, and who published them. Metadata only, never the text.",
  codebook: "The fields of a record and their terms.",
} as const;

/** The name of one group. */
export type EndpointGroup = keyof typeof endpointGroups;

/** An endpoint with what it takes in its types. */
interface Definition<P extends TObject, Q extends TObject> extends EndpointWords {
  readonly params: P;
  readonly query: Q;
  readonly respond: (house: ApiHouse, asked: Asked<Static<P>, Static<Q>>) => Promise<object> | object;
}

/** An endpoint of whatever it takes. */
export interface Endpoint extends EndpointWords {
  readonly params: TObject;
  readonly query: TObject;
  /** Answers, or refuses. `params` and `query` are taken as they came. */
  readonly respond: (house: ApiHouse, audience: AudienceName, params: unknown, query: unknown) => Promise<object>;
}

/** Ties an endpoint to the readers of its parameters. */
export function defineEndpoint<P extends TObject, Q extends TObject>(definition: Definition<P, Q>): Endpoint {
  const [readParams, readQuery] = [readerOf(definition.params), readerOf(definition.query)];
  return {
    ...definition,
    respond: async (house, audience, givenParams, givenQuery) => {
      const [params, query] = [readParams(givenParams), readQuery(givenQuery)];
      const path = pathOf(definition.path, params);
      return definition.respond(house, {
        audience,
        params,
        query,
        address: (changes) => `${path}?${queryOf({ ...query, ...changes })}`,
      });
    },
  };
}

/** The whole path of an endpoint for these parameters. */
export function pathOf(path: string, params: object): string {
  const texts: Readonly<Record<string, string>> = Object.fromEntries(textsOf(params));
  return `${apiBase}${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(texts[name] ?? ""))}`;
}

/** What an endpoint takes that takes nothing. Anything that is asked besides is refused: a misspelt filter would go unnoticed. */
export const nothing = Type.Object({}, { additionalProperties: false });

/** How many entries a page of a list holds where nothing is asked for. */
export const usualLimit = 50;

/** Parameters of every list that comes in pages. */
export const pageParameters = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 200,
      default: usualLimit,
      description: "At most so many entries: a whole number from 1 to 200, 50 where it is left out.",
    }),
  ),
  after: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 1000,
      description: "The cursor of the page, as the `next` of the page before has it. Not to be made up.",
    }),
  ),
};

/** What a list takes that has no filters. */
export const pageQuery = Type.Object(pageParameters, { additionalProperties: false });

/** The parts of a cursor, or null where none is given. Refuses (`request-invalid`) what is no cursor of this list. */
export function cursorParts(after: string | undefined, length: number): readonly string[] | null {
  if (after === undefined) return null;
  const parts = readCursor(after, length);
  if (parts === null) throw refuseParameter(pageQuery, "after", after);
  return parts;
}

/** What is absent and what is withheld are refused alike. */
export function nothingTold(): Refusal {
  return new Refusal("nothing-told");
}

function queryOf(values: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of textsOf(values)) query.append(name, value);
  return query.toString();
}

/** What has several values comes once for each. */
function textsOf(values: object): readonly (readonly [name: string, value: string])[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one) => [name, String(one)] as const),
  );
}
