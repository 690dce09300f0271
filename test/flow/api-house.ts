/** The HTTP interface as tests ask it: a casebook with the sample in it, and answers held against the document that describes them. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import addFormats from "ajv-formats";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { LightMyRequestResponse } from "fastify";
import type { Role } from "../../src/domain/role.ts";
import { endpoints } from "../../src/web/api/endpoints.ts";
import { openApiDocument } from "../../src/web/api/openapi.ts";
import type { House } from "../../src/workflow/house.ts";
import { loadSample } from "../../src/workflow/sample.ts";
import type { PublicHouse } from "./public-house.ts";

const folder = new URL("../../sample/", import.meta.url);

/** Loads the first records of the sample, or all. */
export async function loadSampleInto(house: House, most = Infinity): Promise<void> {
  const names = readdirSync(new URL("reports", folder)).toSorted().slice(0, most);
  const entries = names.map((fileName) => ({
    fileName,
    bytes: readFileSync(new URL(`reports/${fileName}`, folder)),
    review: JSON.parse(readFileSync(new URL(`reviews/${fileName.replace(/md$/, "json")}`, folder), "utf8")) as unknown,
  }));
  await loadSample(house, entries);
}

/** Any JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** The document as it is served. */
export const document = openApiDocument(endpoints, { siteName: "Casebook", url: null });

const ajv = new Ajv2020({ strict: false, allErrors: false });
addFormats.default(ajv);
ajv.addSchema(closed(document) as Json, "api");

const checks = new Map<string, ValidateFunction>();

/** Fails where a value is not what a component of the document describes, or holds a member that it does not name. */
export function assertIs(component: string, value: unknown, where = component): void {
  const check = checks.get(component) ?? ajv.compile({ $ref: `api#/components/schemas/${component}` });
  checks.set(component, check);
  assert.ok(check(value), `${where}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(value).slice(0, 400)}`);
}

/** The component that an endpoint answers with. */
export function answerOf(path: string): string {
  const endpoint = endpoints.find((one) => one.path === path);
  assert.ok(endpoint !== undefined && "title" in endpoint.answer, path);
  return String(endpoint.answer.title);
}

/** The endpoint behind an address below `/api/v1`. */
export function endpointOf(address: string): string {
  const [path = ""] = address.replace(/^\/api\/v1/, "").split("?");
  const found = endpoints.find((one) => new RegExp(`^${one.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(path));
  assert.ok(found !== undefined, address);
  return found.path;
}

/** Gets an address below `/api/v1`; asks again, as clients do, while the search is being prepared. */
export async function getReady(
  { get }: Pick<PublicHouse, "get">,
  address: string,
  role: Role | null = null,
): Promise<LightMyRequestResponse> {
  for (;;) {
    const answer = await get(`/api/v1${address}`, role);
    if (answer.statusCode !== 503) return answer;
    assert.ok(Number(answer.headers["retry-after"]) > 0, answer.body);
    await setImmediate();
  }
}

/** Asks for an address below `/api/v1` and holds the answer against its schema. */
export async function ask<T = Json>(opened: PublicHouse, address: string, role: Role | null = null): Promise<T> {
  const answer = await getReady(opened, address, role);
  assert.equal(answer.statusCode, 200, `${address}: ${answer.body.slice(0, 500)}`);
  assert.equal(answer.headers["content-type"], "application/json; charset=utf-8", address);
  assertIs(answerOf(endpointOf(address)), answer.json(), address);
  return answer.json<T>();
}

/** All pages of a list, from an address below `/api/v1` on; `between` runs after each page. */
export async function askAll<T = Json>(
  opened: PublicHouse,
  address: string,
  role: Role | null = null,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly T[]> {
  const pages: T[] = [];
  for (let next: string | null = address; next !== null;) {
    const page: T & { readonly next?: string | null } = await ask(opened, next, role);
    pages.push(page);
    next = page.next?.replace(/^\/api\/v1/, "") ?? null;
    assert.ok(pages.length < 1000, `${address} never ends`);
    await between();
  }
  return pages;
}

/** The schema with every object closed, so that a member which is not described is found. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (value === null || typeof value !== "object") return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, closed(member)]));
  return members["type"] === "object" && "properties" in members
    ? { additionalProperties: false, ...members }
    : members;
}
