/** API keys over HTTP: what they open, what they never open, and that they are over when they are over. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { LightMyRequestResponse } from "fastify";
import { tierOfRole } from "../../src/domain/access.ts";
import { type Tier, tiers } from "../../src/domain/audience.ts";
import { type KeyId, writeKey } from "../../src/domain/key.ts";
import { type Role, roles } from "../../src/domain/role.ts";
import { revokeKey } from "../../src/workflow/keys.ts";
import { accountOf, bearer, type KeyHouse, openKeyHouse, records } from "./key-house.ts";

/** Every way out that takes keys, and how the records that it tells of are recognised in it. */
const ways = [
  "/api/v1/incidents?view=full",
  "/api/v1/changes?since=0",
  "/api/v1/organisations",
  "/feeds/all.atom",
  "/feeds/all.json",
  "/data/ndjson",
  "/data/stix",
] as const;

describe("API keys", () => {
  const place = {} as KeyHouse;
  before(async () => {
    Object.assign(place, await openKeyHouse());
  });
  after(() => place.app.close());

  const toldIn = ({ body }: LightMyRequestResponse): readonly Tier[] =>
    tiers.filter((audience) => body.includes(records[audience].slice(3)));

  test("a key opens what its audience is told, which is never more than its owner's is", async () => {
    for (const role of Object.keys(roles) as Role[]) {
      const most = tiers.indexOf(tierOfRole(role));
      for (const audience of tiers.slice(0, most + 1)) {
        const { secret } = await place.keyOf(role, { audience });
        const expected = tiers.slice(0, tiers.indexOf(audience) + 1);
        for (const way of ways) {
          const answer = await place.ask(way, bearer(secret));
          assert.deepEqual([answer.statusCode, toldIn(answer)], [200, expected], `${role} as ${audience} at ${way}`);
          assert.match(String(answer.headers["cache-control"]), /^private, no-store/, way);
          assert.match(String(answer.headers.vary), /Authorization/, way);
        }
      }
    }
  });

  test("TAXII takes keys, also where name and password stand otherwise", async () => {
    const { secret } = await place.keyOf("partner", { audience: "member" });
    const taxii = { accept: "application/taxii+json;version=2.1" };
    for (const authorization of [bearer(secret).authorization, basicOf("anything", secret), basicOf("", secret)]) {
      const at = (name: string) =>
        place.ask(`/taxii2/casebook/collections/${name}/objects/`, { ...taxii, authorization });
      assert.ok((await at("member")).body.includes(records.member.slice(3)));
      assert.equal((await at("partner")).statusCode, 404);
    }
    const wrong = await place.ask("/taxii2/", {
      ...taxii,
      authorization: basicOf("anything", `${secret.slice(0, -1)}_`),
    });
    assert.deepEqual([wrong.statusCode, wrong.json<{ error_code: string }>().error_code], [401, "key-refused"]);
    assert.match(String(wrong.headers["www-authenticate"]), /^Basic /);
  });

  test("a key goes before a cookie, be it for more or for less", async () => {
    const { secret } = await place.keyOf("editor", { audience: "public" });
    const cookie = await place.session("editor");
    assert.deepEqual(toldIn(await place.ask(ways[0], { cookie })), [...tiers]);
    assert.deepEqual(toldIn(await place.ask(ways[0], { cookie, ...bearer(secret) })), ["public"]);
    const refused = await place.ask(ways[0], { cookie, ...bearer("cbk_none") });
    assert.equal(refused.statusCode, 401);
  });

  test("what is no good key is answered alike everywhere, and never as the public is", async () => {
    const stranger = writeKey("0123456789abcdef" as KeyId, new Uint8Array(32));
    const [revoked, over, suspended] = [
      await place.keyOf("member"),
      await place.keyOf("member", { days: 1 }),
      await place.keyOf("partner"),
    ];
    await revokeKey(place.house, revoked.key.id, { by: accountOf("member").id });
    const { now } = place.time;
    place.time.now = over.key.expires;
    await place.change("partner", { state: "suspended" });
    const known = [...ways, "/", "/account", "/desk", "/incidents", "/nowhere", "/assets/style.css", "/health"];
    for (const way of known) {
      const answers = [];
      for (const secret of [stranger, revoked.secret, over.secret, suspended.secret]) {
        answers.push(whatIsTold(await place.ask(way, bearer(secret))));
      }
      assert.equal(new Set(answers).size, 1, way);
      const mistyped = await place.ask(way, bearer(`${stranger.slice(0, -1)}x`));
      assert.deepEqual([mistyped.statusCode, mistyped.json<Problem>().code], [401, "key-refused"], way);
      assert.deepEqual(mistyped.json<Problem>().details, { mistyped: true });
      assert.equal(mistyped.headers["www-authenticate"], 'Bearer realm="casebook", error="invalid_token"');
      assert.equal(mistyped.headers["content-type"], "application/problem+json; charset=utf-8");
      assert.match(String(mistyped.headers["cache-control"]), /no-store/, way);
    }
    place.time.now = now;
    await place.change("partner", {});
  });

  test("what stands in the header is a key, whatever it looks like", async () => {
    for (const authorization of [
      "Bearer",
      "bearer ",
      "BEARER abc",
      "Bearer\tcbk_",
      "Bearer cbk_0 x",
      `Bearer ${"x".repeat(5000)}`,
    ]) {
      const answer = await place.ask(ways[0], { authorization });
      assert.deepEqual(
        [answer.statusCode, answer.json<Problem>().code],
        [401, "key-refused"],
        authorization.slice(0, 40),
      );
    }
    // Of another scheme, and so not ours to judge.
    assert.equal((await place.ask("/incidents", { authorization: "Digest username=a" })).statusCode, 200);
  });

  test("a key in an address is refused, whatever else is asked there, and not repeated", async () => {
    const { secret } = await place.keyOf("member");
    for (const url of [
      `/api/v1/incidents?access_token=${secret}`,
      `/incidents?q=${secret}`,
      `/incidents/${secret}`,
      `/sign-in?next=/${secret}`,
    ]) {
      const answer = await place.ask(url);
      assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [400, "key-in-address"], url);
      assert.ok(!answer.body.includes(secret.slice(21)));
    }
  });

  test("pages with forms take no keys, and a key without the scope opens nothing", async () => {
    const reading = await place.keyOf("administrator");
    const importing = await place.keyOf("administrator", { scopes: ["import"] });
    for (const url of [
      "/",
      "/incidents",
      "/account",
      "/account/keys",
      "/desk",
      "/desk/keys",
      "/desk/people",
      "/charts",
      "/feeds",
    ]) {
      for (const { secret } of [reading, importing]) {
        const answer = await place.ask(url, { accept: "text/html", ...bearer(secret) });
        assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [403, "key-not-taken"], url);
      }
    }
    for (const url of ways) {
      const answer = await place.ask(url, bearer(importing.secret));
      assert.deepEqual([answer.statusCode, answer.json<Problem>().code], [403, "key-scope-missing"], url);
      assert.equal(answer.headers["www-authenticate"], 'Bearer realm="casebook", error="insufficient_scope"');
    }
    const send = (secret: string) =>
      place.app.inject({
        method: "POST",
        url: "/api/v1/imports?format=ndjson&then=dry-run",
        headers: { "content-type": "application/x-ndjson", ...bearer(secret) },
        payload: "",
      });
    assert.deepEqual([(await send(reading.secret)).statusCode, (await send(importing.secret)).statusCode], [403, 200]);
  });

  test("what the owner is now counts, from the next request on", async () => {
    const { secret } = await place.keyOf("editor", { scopes: ["read", "import"], audience: "desk" });
    const told = async () => toldIn(await place.ask(ways[0], bearer(secret)));
    const imports = async () => {
      const url = "/api/v1/imports/none";
      return (await place.ask(url, bearer(secret))).statusCode;
    };
    assert.deepEqual([await told(), await imports()], [[...tiers], 404]);
    await place.change("editor", { role: "member" });
    assert.deepEqual([await told(), await imports()], [["public", "member"], 403]);
    await place.change("editor", { role: "nobody knows" as Role });
    assert.deepEqual([await told(), await imports()], [[], 403]);
    await place.change("editor", { state: "suspended" });
    assert.equal((await place.ask(ways[0], bearer(secret))).statusCode, 401);
    await place.change("editor", {});
    assert.deepEqual(await told(), [...tiers]);
    await place.house.store.deleteAccount(accountOf("editor").id);
    assert.equal((await place.ask(ways[0], bearer(secret))).statusCode, 401);
    await place.change("editor", {});
  });

  test("a use is noted once an hour, with the network and without the key", async () => {
    const { key, secret } = await place.keyOf("member");
    const uses = async () =>
      (await place.house.store.entriesAfter(0, 10_000)).filter(
        ({ object, action }) => object === key.id && action === "key-used",
      );
    for (let time = 0; time < 3; time += 1) await place.ask(ways[0], bearer(secret));
    const [first, ...more] = await uses();
    assert.ok(first !== undefined && more.length === 0);
    assert.deepEqual([first.by, first.via, first.detail], [key.account, `key:${key.id}`, { from: "127.0.0.0/24" }]);
    place.time.now = "2026-03-01T13:00:00.001Z";
    for (let time = 0; time < 2; time += 1) await place.ask(ways[0], bearer(secret));
    assert.equal((await uses()).length, 2);
    assert.deepEqual((await place.house.store.findKey(key.id))?.lastUse, { at: place.time.now, from: "127.0.0.0/24" });
    assert.ok(!JSON.stringify(await place.house.store.entriesAfter(0, 10_000)).includes(secret.slice(21)));
  });

  test("that a use cannot be noted keeps nobody from reading", async () => {
    const { secret } = await place.keyOf("member");
    const { store } = place.house;
    const whole = { ...store };
    store.transaction = () => Promise.reject(new Error("full"));
    const answer = await place.ask(ways[0], bearer(secret));
    Object.assign(store, whole);
    assert.equal(answer.statusCode, 200);
  });
});

describe("limits", () => {
  test("a key has its quota, and costly requests count as several", async () => {
    const place = await openKeyHouse({ key: 50, person: 4, address: 30 });
    const { secret } = await place.keyOf("member");
    const other = await place.keyOf("member");
    const one = await place.ask("/api/v1/incidents", bearer(secret));
    assert.deepEqual(
      [one.statusCode, one.headers["ratelimit-policy"], one.headers["ratelimit"]],
      [200, '"minute";q=50;w=60', '"minute";r=49;t=60'],
    );
    const left = async (url: string) =>
      /r=(\d+)/.exec(String((await place.ask(url, bearer(secret))).headers["ratelimit"]))?.[1];
    assert.equal(await left("/data/ndjson"), "29");
    assert.equal(await left("/api/v1/incidents?asKnownOn=2026-01-05"), "19");
    assert.equal((await place.ask("/data/ndjson", bearer(secret))).statusCode, 429);
    const over = await place.ask("/api/v1/incidents", bearer(secret));
    assert.deepEqual([over.statusCode, over.json<Problem>().code], [429, "rate-limited"]);
    assert.ok(Number(over.headers["retry-after"]) >= 1 && Number(over.headers["retry-after"]) <= 60);
    assert.match(String(over.headers["ratelimit"]), /^"minute";r=0;t=\d+$/);
    assert.equal((await place.ask("/api/v1/incidents", bearer(other.secret))).statusCode, 200, "each its own");
    await place.app.close();
  });

  test("the public is limited by address where it is costly, and nowhere else; pages that are kept cost nothing", async () => {
    const place = await openKeyHouse({ key: 0, person: 4, address: 45 });
    for (let time = 0; time < 60; time += 1) assert.equal((await place.ask("/api/v1/incidents")).statusCode, 200);
    const statuses = [];
    for (let time = 0; time < 4; time += 1) statuses.push((await place.ask("/data/ndjson")).statusCode);
    assert.deepEqual(statuses, [200, 200, 429, 429]);
    const elsewhere = await place.app.inject({ url: "/data/ndjson", remoteAddress: "203.0.113.9" });
    assert.deepEqual([elsewhere.statusCode, elsewhere.headers["ratelimit"]], [200, undefined]);
    const neighbours = [1, 2, 3].map((host) => `2001:db8:1:2::${host}`);
    const alike = [];
    for (const remoteAddress of neighbours)
      alike.push((await place.app.inject({ url: "/data/ndjson", remoteAddress })).statusCode);
    assert.deepEqual(alike, [200, 200, 429], "one network of 64 bits is one reader");
    const page = { url: "/about", headers: { accept: "text/html" } } as const;
    for (let time = 0; time < 20; time += 1) assert.equal((await place.app.inject(page)).statusCode, 200);
    await place.app.close();
  });

  test("a person is limited over all their sessions, but not on pages that are kept", async () => {
    const place = await openKeyHouse({ key: 0, person: 6, address: 0 });
    const [first, second] = [await place.session("member"), await place.session("member")];
    const statuses = [];
    for (const cookie of [first, second, first, second, first, second, first, second]) {
      const answer = await place.ask("/api/v1/incidents", { cookie });
      statuses.push(answer.statusCode);
      assert.equal(answer.headers["ratelimit"] === undefined, answer.statusCode === 200);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 429, 429]);
    assert.equal((await place.ask("/api/v1/incidents", { cookie: await place.session("partner") })).statusCode, 200);
    await place.app.close();
    const calm = await openKeyHouse({ key: 0, person: 6, address: 0 });
    const cookie = await calm.session("member");
    for (let time = 0; time < 30; time += 1) {
      assert.equal((await calm.ask("/codebook", { cookie, accept: "text/html" })).statusCode, 200, String(time));
    }
    await calm.app.close();
  });

  test("without limits nobody is counted", async () => {
    const place = await openKeyHouse({ key: 0, person: 0, address: 0 });
    const { secret } = await place.keyOf("member");
    for (let time = 0; time < 5; time += 1) {
      const answer = await place.ask("/data/ndjson", bearer(secret));
      assert.deepEqual([answer.statusCode, answer.headers["ratelimit"]], [200, undefined]);
    }
    await place.app.close();
  });
});

interface Problem {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function basicOf(name: string, word: string): string {
  return `Basic ${Buffer.from(`${name}:${word}`).toString("base64")}`;
}

/** Status, headers and body, but for the date. */
function whatIsTold({ statusCode, headers, body }: LightMyRequestResponse): string {
  return `${statusCode} ${JSON.stringify({ ...headers, date: "" })} ${body}`;
}
