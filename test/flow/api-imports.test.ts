/** Importing by programs: who may, what is taken, and that no page of elsewhere can have a browser do it. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { ImportRun } from "../../src/domain/import-run.ts";
import type { House } from "../../src/workflow/house.ts";
import { assertIs } from "./api-house.ts";
import { addPerson, openDeskHouse, password } from "./desk-house.ts";

const records = [1, 2].map((number) =>
  JSON.stringify({ schema_version: "1.4.1", incident_id: `r${number}`, victim: { victim_id: `Town ${number}` } }),
);

const townMapping = {
  name: "town-list",
  label: "List of our towns",
  about: "Incidents that a town keeps a list of.",
  version: "1",
  publisher: "Town office",
  key: ["Name"],
  title: "{Name}",
  columns: {
    Name: { says: [{ field: "victim.name", about: "victim-1" }] },
    Day: { says: [{ field: "date.began", dates: ["DD.MM.YYYY"] }] },
  },
};

describe("importing over the API", () => {
  const place = {} as { app: FastifyInstance; house: House };
  before(async () => {
    Object.assign(place, await openDeskHouse());
    await addPerson(place.house, "ada", "curator");
    await addPerson(place.house, "max", "member");
  });
  after(() => place.app.close());

  const basic = (name: string, secret = password) => `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`;
  const send = async (query: string, headers: Readonly<Record<string, string>>, payload = records.join("\n")) => {
    const asked = { "content-type": "application/x-ndjson", ...headers };
    return place.app.inject({ method: "POST", url: `/api/v1/imports?${query}`, headers: asked, payload });
  };

  test("a curator brings name and password; nobody else may", async () => {
    const nobody = await send("format=veris", {});
    assert.deepEqual(
      [nobody.statusCode, nobody.headers["www-authenticate"]],
      [401, ['Basic realm="casebook", charset="UTF-8"', 'Bearer realm="casebook"']],
    );
    assert.equal((await send("format=veris", { authorization: basic("ada", "wrong") })).statusCode, 401);
    assert.equal((await send("format=veris", { authorization: basic("max") })).statusCode, 403);
    assert.equal((await place.house.store.listImports({ offset: 0, limit: 1 })).total, 0);
  });

  test("a file is tried, imported and found unchanged again, and its report can be asked for", async () => {
    const authorization = basic("ada");
    const tried = await send("format=veris&then=dry-run", { authorization });
    assert.equal(tried.statusCode, 200);
    assert.deepEqual(tried.json<ImportRun>().counts, { created: 2, revised: 0, unchanged: 0, refused: 0 });
    const query = "format=veris&then=accept&marking=TLP:CLEAR&publisher=Towns&name=towns.ndjson";
    const kept = await send(query, { authorization });
    assert.equal(kept.statusCode, 201);
    const { id, files, publisher } = kept.json<ImportRun>();
    assert.deepEqual([files, publisher, kept.headers.location], [["towns.ndjson"], "Towns", `/api/v1/imports/${id}`]);
    const again = await send(query, { authorization });
    assert.equal(again.json<ImportRun>().counts.unchanged, 2);
    const url = `/api/v1/imports/${id}`;
    assert.equal((await place.app.inject({ url, headers: { authorization } })).json<ImportRun>().counts.created, 2);
    assert.equal((await place.app.inject({ url })).statusCode, 401);
    const shown = await place.app.inject({ url: "/incidents", headers: { accept: "application/json" } });
    assert.match(shown.body, /Town 1[^]*Town 2|Town 2[^]*Town 1/);
  });

  test("what is wrong is said as a problem", async () => {
    const authorization = basic("ada");
    const wrong = await send("format=paper&then=burn&marking=pink", { authorization });
    assert.equal(wrong.statusCode, 400);
    assert.match(String(wrong.headers["content-type"]), /problem\+json/);
    assert.deepEqual(
      wrong.json<{ findings: { at: string }[] }>().findings.map(({ at }) => at),
      ["then"],
    );
    const unknown = await send("format=paper", { authorization });
    assert.deepEqual(
      unknown.json<{ findings: { at: string }[] }>().findings.map(({ at }) => at),
      ["format"],
    );
    assert.equal((await send("format=veris", { authorization }, "")).json<ImportRun>().counts.created, 0);
  });

  test("tables come with their mapping in one request", async () => {
    const form = new FormData();
    form.append("files", new Blob(["Name;Day\nTown hall;03.05.2021\n"]), "towns.csv");
    form.append("files", new Blob(["Name;Day\nSchool;04.05.2021\n"]), "schools.csv");
    form.append("mapping", new Blob([JSON.stringify(townMapping)]), "mapping.json");
    const sent = new Response(form);
    const answer = await place.app.inject({
      method: "POST",
      url: "/api/v1/imports?format=csv&then=dry-run",
      headers: { authorization: basic("ada"), "content-type": sent.headers.get("content-type") ?? "" },
      payload: Buffer.from(await sent.arrayBuffer()),
    });
    assert.equal(answer.statusCode, 200, answer.body);
    const report = answer.json<ImportRun>();
    assert.deepEqual([report.counts.created, report.files], [2, ["towns.csv", "schools.csv"]]);
    assertIs("ImportReport", report);
    const without = await place.app.inject({
      method: "POST",
      url: "/api/v1/imports?format=csv",
      headers: { authorization: basic("ada"), "content-type": "text/csv" },
      payload: "a,b\n",
    });
    assert.equal(without.statusCode, 422);
    assert.match(without.body, /mapping/);
  });

  test("a page of elsewhere cannot have a browser send it", async () => {
    const authorization = basic("ada");
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
      const answer = await send("format=veris", { authorization, "content-type": type });
      assert.equal(answer.statusCode, 415, type);
    }
    for (const type of ["application/x-ndjson", "multipart/form-data; boundary=x"]) {
      const headers = { authorization, "content-type": type, origin: "https://evil.example" };
      assert.equal((await send("format=veris", headers)).statusCode, 403, type);
    }
  });

  test("a multipart body that is cut off is told so", async () => {
    const headers = { authorization: basic("ada"), "content-type": "multipart/form-data; boundary=x" };
    assert.equal((await send("format=veris", headers)).statusCode, 400);
    assert.equal((await send("format=veris", headers, "--x--\r\n")).statusCode, 400);
  });
});
