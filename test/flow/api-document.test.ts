/** The OpenAPI document: it is valid, the same each time, and its examples are such as it describes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import SwaggerParser from "@apidevtools/swagger-parser";
import fc from "fast-check";
import { fieldNames } from "../../src/domain/field.ts";
import { diffStates } from "../../src/domain/state-diff.ts";
import { endpoints } from "../../src/web/api/endpoints.ts";
import { openApiDocument } from "../../src/web/api/openapi.ts";
import { projections } from "../arbitrary/projection.ts";
import { answerOf, assertIs, document, type Json } from "./api-house.ts";
import { openPublicHouse } from "./public-house.ts";

test("the document is valid OpenAPI 3.1, and served as it was made, the same each time", async () => {
  const { app, get } = await openPublicHouse();
  const [first, second] = [await get("/api/openapi.json"), await get("/api/openapi.json")];
  assert.equal(first.headers["content-type"], "application/json; charset=utf-8");
  assert.equal(first.body, second.body);
  assert.equal(first.body, JSON.stringify(openApiDocument(endpoints, { siteName: "Casebook", url: null })));
  await SwaggerParser.validate(JSON.parse(first.body) as Parameters<typeof SwaggerParser.validate>[0]);
  await app.close();
});

test("it names its server where one is set", () => {
  const { servers } = openApiDocument(endpoints, { siteName: "Ours", url: "https://casebook.example" });
  assert.deepEqual(servers, [{ url: "https://casebook.example" }]);
});

test("every example is an answer such as it describes", () => {
  for (const { path, example } of endpoints) assertIs(answerOf(path), example, path);
});

test("no two schemas that differ go by the same name", () => {
  const known = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== "object") return;
    if ("title" in value && typeof value.title === "string") {
      const text = JSON.stringify({ ...value, description: "" });
      assert.equal(known.get(value.title) ?? text, text, value.title);
      known.set(value.title, text);
    }
    for (const member of Object.values(value)) visit(member);
  };
  for (const { answer } of endpoints) visit(answer);
});

test("every endpoint, parameter and field has words of description", () => {
  const visit = (value: unknown, at: string): void => {
    if (value === null || typeof value !== "object") return;
    if ("in" in value && "name" in value) assert.ok("description" in value && value.description !== "", at);
    for (const [name, member] of Object.entries(value)) visit(member, `${at}/${name}`);
  };
  visit(document["paths"], "");
  for (const { summary, description, path } of endpoints) assert.ok(summary !== "" && description !== "", path);
  const { schemas } = document["components"] as { readonly schemas: Readonly<Record<string, Json>> };
  assert.deepEqual(Object.keys(schemas["Fields"]?.["properties"] as Json), fieldNames);
});

test("whatever an audience is told of a record is such as the document describes", () => {
  fc.assert(
    fc.property(projections(), (projection) => {
      assertIs("Incident", JSON.parse(JSON.stringify(projection)));
    }),
    { numRuns: 150, seed: 5 },
  );
});

test("whatever changed between two states is such as the document describes", () => {
  fc.assert(
    fc.property(projections(), projections(), (from, to) => {
      const { counts, fields, sources, renamed } = diffStates(from, to);
      const mark = { number: 1, since: from.since };
      const diff = { incident: "CB-000001", from: mark, to: mark, counts, fields, sources, renamed };
      assertIs("RecordDiff", JSON.parse(JSON.stringify(diff)));
    }),
    { numRuns: 80, seed: 6 },
  );
});
