/** A casebook with a TAXII server for tests, and how its answers must look: schemas after TAXII 2.1 (sections 3 to 5). */
import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import { allFormats } from "../../src/formats/all-formats.ts";
import type { Format } from "../../src/formats/format.ts";
import type { Role } from "../../src/domain/role.ts";
import { createApp } from "../../src/web/app.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import type { House } from "../../src/workflow/house.ts";
import { openPublicHouse, sessionOf } from "./public-house.ts";

/** How one asks. */
export interface Asking {
  /** Null: nobody in particular. */
  readonly role?: Role | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST" | "DELETE" | "PUT";
}

/** An answer, its body parsed. */
export interface Answer {
  readonly status: number;
  readonly headers: LightMyRequestResponse["headers"];
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A casebook and a way to ask its server. */
export interface TaxiiHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly ask: (path: string, asking?: Asking) => Promise<Answer>;
}

/** What every object has. */
export interface StixObject {
  readonly id: string;
  readonly type: string;
  readonly modified?: string;
  readonly created: string;
  readonly revoked?: boolean;
}

/** How a manifest lists an object. */
export interface ManifestEntry {
  readonly id: string;
  readonly date_added: string;
  readonly version: string;
}

/** The media type that every answer must have, letter for letter. */
export const taxiiType = "application/taxii+json;version=2.1";

/** Ids of the collections: pinned, since clients keep them. */
export const collectionIds = {
  public: "fec140bf-52f1-502a-844d-7e1d49df3b43",
  member: "4f59e24f-916d-52aa-bebb-7c83cff38c18",
  partner: "5a547f86-8fed-57a8-8841-71ac0a8dade3",
  desk: "f9261b4f-530b-5361-8259-020e1393ed5f",
} as const;

/** The API root. */
export const root = "/taxii2/casebook/";

const stamp = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$" });
const version = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}Z$" });
const objectId = Type.String({ pattern: "^[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });
const uuid = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });
const text = Type.String({ minLength: 1 });
const stixType = Type.Literal("application/stix+json;version=2.1");

const collection = exact({
  id: uuid,
  title: text,
  description: Type.Optional(text),
  alias: Type.Optional(text),
  can_read: Type.Literal(true),
  can_write: Type.Literal(false),
  media_types: Type.Array(stixType, { minItems: 1 }),
});

/** The resources of TAXII, with everything that they may hold. Lists that would be empty must be left out. */
export const resources = {
  discovery: exact({
    title: text,
    description: Type.Optional(text),
    contact: Type.Optional(text),
    default: Type.Optional(text),
    api_roots: Type.Optional(Type.Array(text, { minItems: 1 })),
  }),
  root: exact({
    title: text,
    description: Type.Optional(text),
    versions: Type.Array(Type.Literal(taxiiType), { minItems: 1 }),
    max_content_length: Type.Integer({ exclusiveMinimum: 0 }),
  }),
  collections: exact({ collections: Type.Optional(Type.Array(collection, { minItems: 1 })) }),
  collection,
  manifest: exact({
    more: Type.Optional(Type.Boolean()),
    next: Type.Optional(text),
    objects: Type.Optional(
      Type.Array(exact({ id: objectId, date_added: stamp, version, media_type: stixType }), { minItems: 1 }),
    ),
  }),
  envelope: exact({
    more: Type.Optional(Type.Boolean()),
    next: Type.Optional(text),
    objects: Type.Optional(
      Type.Array(Type.Object({ type: text, spec_version: Type.Literal("2.1"), id: objectId }), { minItems: 1 }),
    ),
  }),
  versions: exact({
    more: Type.Optional(Type.Boolean()),
    next: Type.Optional(text),
    versions: Type.Optional(Type.Array(version, { minItems: 1 })),
  }),
  error: exact({
    title: text,
    description: Type.Optional(text),
    error_id: Type.Optional(text),
    error_code: Type.Optional(text),
    http_status: Type.Optional(Type.String({ pattern: "^[45]\\d\\d$" })),
    external_details: Type.Optional(text),
    details: Type.Optional(Type.Object({})),
  }),
} as const;

const checks = new Map(Object.entries(resources).map(([name, schema]) => [name, Compile(schema as TSchema)]));

/** What keeps an answer from being such a resource; empty where nothing does. Its type must be that of TAXII to the letter. */
export function faultsOf(answer: Answer, resource: keyof typeof resources): readonly string[] {
  const type = answer.headers["content-type"];
  const faults = checks.get(resource)?.Errors(answer.body) ?? [];
  return [
    ...(type === taxiiType ? [] : [`its type is ${String(type)}`]),
    ...faults.map(({ instancePath, message }) => `${instancePath}: ${message}`),
  ];
}

/** An empty casebook with the formats of the house, or with others. */
export async function openTaxiiHouse(formats: readonly Format[] = allFormats): Promise<TaxiiHouse> {
  const opened = await openPublicHouse();
  const house = { ...opened.house, formats };
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: "https://casebook.example",
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house, settings, log: false });
  const ask: TaxiiHouse["ask"] = async (url, { role = null, headers = {}, method = "GET" } = {}) => {
    const cookies = role === null ? {} : { [sessionCookie]: await sessionOf(house, role) };
    const { statusCode, headers: answered, body } = await app.inject({ method, url, cookies, headers });
    return { status: statusCode, headers: answered, body: JSON.parse(body) as Answer["body"], text: body };
  };
  return { house, app, ask };
}

/** The elements of a list in an answer; empty where it is left out. */
export function listIn({ body }: Answer, member: string): readonly unknown[] {
  return (body[member] ?? []) as readonly unknown[];
}

/** The objects of an envelope. */
export function objectsIn(answer: Answer): readonly StixObject[] {
  return listIn(answer, "objects") as readonly StixObject[];
}

/** The entries of a manifest. */
export function entriesIn(answer: Answer): readonly ManifestEntry[] {
  return listIn(answer, "objects") as readonly ManifestEntry[];
}

function exact<T extends Readonly<Record<string, TSchema>>>(members: T) {
  return Type.Object(members, { additionalProperties: false });
}
