/** The OpenAPI 3.1 document, made of the endpoints and their schemas. The same endpoints and settings always give the same document. */
import type { TSchema } from "typebox";
import { scopes } from "../../domain/key.ts";
import type { FaceSettings } from "../face.ts";
import { apiBase, type Endpoint, endpointGroups, nothing } from "./endpoint.ts";
import { importForm, importParams, importQuery, importReport } from "./import-schemas.ts";
import { problem } from "./problem-schema.ts";

/** Version of the interface: the first number grows when something is taken away. */
const apiVersion = "1.0.0";

type Json = Readonly<Record<string, unknown>>;

/** Schemas that have a title, by it. */
type Components = Map<string, Json>;

const problemAnswers = {
  BadRequest: "A parameter cannot be followed, or is not known here; `findings` says which.",
  NothingTold: "Nothing is told here, or nothing that is open to you. It does not say which.",
  Withdrawn: "The record was withdrawn; `details` has the reason and since when.",
  SearchBuilding:
    "The search, or what it knows of the past, is still being prepared; ask again after the seconds in `Retry-After`.",
  NotRecognised: "No key came along, nor name and password, or not the right ones.",
  NotAllowed: "The account may not import, or the key is not good for it.",
  KeyRefused:
    "The key that came along is not known, has expired or was revoked, or its owner may not use it any more. It does not say which.",
  KeyNotGood: "The key that came along is not good for this: its scopes say for what.",
  TooMany: "Too many requests within a minute; ask again after the seconds in `Retry-After`.",
} as const;

const preface = [
  "What this casebook tells you, as data. Every value has a speaker, a date where one is known, and a place in a kept report.",
  "What you get is what the pages tell you: everybody is told what is public, whoever brings a key what that is good for.",
  "A key is sent as `Authorization: Bearer cbk_…`, never in an address. It is made on the page of one's account.",
  "Fields are shown, counted or withheld; that is told alike whether or not there is anything behind it.",
  "An empty list means that nobody reports anything; a stated absence is a value of its own.",
  "A claim of responsibility is not an attribution, and a date is never more exact than its source.",
  "Lists come in pages: follow `next` in the body, or the `Link` header (RFC 8288), until it is null.",
  "Problems are told as `application/problem+json` (RFC 9457). Answers have an `ETag`; ask again with `If-None-Match`.",
].join(" ");

const keyWords = [
  "An API key. It is told what those are told for whom it was made: a tier of readers, or the partners of a sharing group. Scopes: ",
  Object.entries(scopes)
    .map(([scope, words]) => `\`${scope}\`: ${words}`)
    .join("; "),
  ".",
].join("");

/** The document. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  { siteName, url }: Pick<FaceSettings, "siteName" | "url">,
): Json {
  const components: Components = new Map();
  const paths = Object.fromEntries(
    endpoints.map((endpoint) => [`${apiBase}${endpoint.path}`, { get: operationOf(endpoint, components) }]),
  );
  const importing = importPaths(components);
  const problemSchema = referenced(problem, components);
  return {
    openapi: "3.1.0",
    info: { title: siteName, version: apiVersion, description: preface },
    servers: [{ url: url ?? "/" }],
    // Without a key what is public; a wrong one is refused, not overlooked.
    security: [{}, { key: ["read"] }],
    tags: [
      ...Object.entries(endpointGroups).map(([name, description]) => ({ name, description })),
      { name: "importing", description: "Bringing records in: for curators, with a key or with name and password." },
    ],
    paths: { ...paths, ...importing },
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "cbk_…",
          description: keyWords,
        },
        curator: { type: "http", scheme: "basic", description: "A curator’s name and password." },
      },
      schemas: Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      responses: Object.fromEntries(
        Object.entries(problemAnswers).map(([name, description]) => [
          name,
          {
            description,
            ...headersOf(name),
            content: { "application/problem+json": { schema: problemSchema } },
          },
        ]),
      ),
    },
  };
}

function operationOf(endpoint: Endpoint, components: Components): Json {
  const { name, group, summary, description, answer, example, withdrawable, searched } = endpoint;
  const paged = Object.hasOwn(answer, "properties") && JSON.stringify(answer).includes('"next"');
  const parameters = [...parametersOf(endpoint, "path", components), ...parametersOf(endpoint, "query", components)];
  return {
    operationId: name,
    tags: [group],
    summary,
    description,
    parameters,
    responses: {
      200: {
        description: textOf(answer, "description") ?? summary,
        headers: {
          ETag: textHeader("Names this very answer."),
          ...(paged ? { Link: textHeader("The next page.") } : {}),
        },
        content: { "application/json": { schema: referenced(answer, components), example } },
      },
      304: { description: "You have this very answer already." },
      400: { $ref: "#/components/responses/BadRequest" },
      401: { $ref: "#/components/responses/KeyRefused" },
      403: { $ref: "#/components/responses/KeyNotGood" },
      ...(endpoint.path.includes("{") ? { 404: { $ref: "#/components/responses/NothingTold" } } : {}),
      ...(withdrawable === true ? { 410: { $ref: "#/components/responses/Withdrawn" } } : {}),
      429: { $ref: "#/components/responses/TooMany" },
      ...(searched === true ? { 503: { $ref: "#/components/responses/SearchBuilding" } } : {}),
    },
  };
}

/** Importing: the only operations that change something. */
function importPaths(components: Components): Json {
  const report = { "application/json": { schema: referenced(importReport, components) } };
  const file = { schema: { type: "string", format: "binary" } };
  const common = {
    tags: ["importing"],
    security: [{ key: ["import"] }, { curator: [] }],
  };
  const refusals = {
    400: { $ref: "#/components/responses/BadRequest" },
    401: { $ref: "#/components/responses/NotRecognised" },
    403: { $ref: "#/components/responses/NotAllowed" },
    429: { $ref: "#/components/responses/TooMany" },
  };
  return {
    [`${apiBase}/imports`]: {
      post: {
        ...common,
        operationId: "importRecords",
        summary: "Import records",
        description:
          "One file as the body, of up to 1 GiB, or several files as multipart. The same file twice changes nothing.",
        parameters: parametersOf({ params: nothing, query: importQuery }, "query", components),
        requestBody: {
          required: true,
          content: {
            "application/json": { schema: {} },
            "application/x-ndjson": file,
            "text/csv": file,
            "application/octet-stream": file,
            "multipart/form-data": { schema: referenced(importForm, components) },
          },
        },
        responses: {
          200: { description: "What a dry run would have done.", content: report },
          201: {
            description: "What became of the records.",
            headers: { Location: textHeader("The report.") },
            content: report,
          },
          ...refusals,
        },
      },
    },
    [`${apiBase}/imports/{id}`]: {
      get: {
        ...common,
        operationId: "getImport",
        summary: "The report of an import",
        description: "What became of the records of one import, also while it goes on.",
        parameters: parametersOf({ params: importParams, query: nothing }, "path", components),
        responses: {
          200: { description: "The report.", content: report },
          ...refusals,
          404: { $ref: "#/components/responses/NothingTold" },
        },
      },
    },
  };
}

/** What answers of a kind have in their headers. */
function headersOf(name: string): { readonly headers?: Json } {
  if (name === "KeyRefused" || name === "NotRecognised")
    return { headers: { "WWW-Authenticate": textHeader("How to be recognised.") } };
  if (name !== "TooMany") return {};
  return {
    headers: {
      "Retry-After": { description: "In seconds.", schema: { type: "integer" } },
      RateLimit: textHeader(
        "What is left of the quota, and for how many seconds (draft-ietf-httpapi-ratelimit-headers).",
      ),
      "RateLimit-Policy": textHeader(
        "The quota and its window in seconds. Answers to programs that bring a key have both.",
      ),
    },
  };
}

function textHeader(description: string): Json {
  return { description, schema: { type: "string" } };
}

function parametersOf(
  endpoint: Pick<Endpoint, "params" | "query">,
  place: "path" | "query",
  components: Components,
): readonly Json[] {
  const taken = place === "path" ? endpoint.params : endpoint.query;
  const required = plainObject(taken)["required"];
  return Object.entries(taken.properties).map(([name, schema]) => {
    const { description, examples, ...rest } = plainObject(referenced(schema, components));
    const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
    return {
      name,
      in: place,
      required: Array.isArray(required) && required.includes(name),
      description,
      schema: rest,
      ...(example === undefined ? {} : { example }),
    };
  });
}

/** The schema as the document has it: what has a title stands among the components and is referred to. */
function referenced(schema: TSchema, components: Components): Json {
  const title = textOf(schema, "title");
  if (title === null) return membersOf(schema, components);
  const known = components.get(title);
  const described = textOf(schema, "description");
  if (known === undefined) components.set(title, membersOf(schema, components));
  const reference = { $ref: `#/components/schemas/${title}` };
  const same = known === undefined || known["description"] === (described ?? undefined);
  return same ? reference : { ...reference, description: described };
}

function membersOf(schema: object, components: Components): Json {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    return value !== null && typeof value === "object" ? referenced(value, components) : value;
  };
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, convert(value)]));
}

function textOf(schema: object, member: string): string | null {
  const value = plainObject(schema)[member];
  return typeof value === "string" ? value : null;
}

function plainObject(value: object): Json {
  return Object.fromEntries(Object.entries(value));
}
