/** Kept pages: what is sent from the cache is what would be made anew, for as long as it would be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import { noteDeed } from "../../src/workflow/audit.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { openPublicHouse, publishBriefing, type PublicHouse, sessionOf } from "./public-house.ts";

const json = { accept: "application/json" };
const br = { "accept-encoding": "gzip, br" };
const address = "/incidents/CB-000001";

const briefing = (name: string) => ({
  id: "CB-000001",
  text: `${name} was hit.`,
  assertions: [{ field: "victim.name", about: "victim-1", value: name, quote: `${name} was hit.` }],
});

/** A casebook of one record that counts how often what is told of it is read. */
async function countingHouse(): Promise<PublicHouse & { readonly reads: () => number }> {
  const opened = await openPublicHouse("open");
  await publishBriefing(opened.house, briefing("Town Hall"));
  const { store } = opened.house;
  const find = store.findTelling.bind(store);
  let reads = 0;
  Object.assign(store, {
    findTelling: (...asked: Parameters<typeof find>) => {
      reads += 1;
      return find(...asked);
    },
  });
  return { ...opened, reads: () => reads };
}

test("a page that is asked for again is the same in body and headers, and nothing is read for it", async () => {
  const { get, reads } = await countingHouse();
  for (const headers of [{}, br, { "accept-encoding": "gzip" }, json, { ...json, ...br }]) {
    const first = await get(address, null, headers);
    const before = reads();
    const again = await get(address, null, headers);
    assert.equal(reads(), before);
    assert.deepEqual(again.rawPayload, first.rawPayload);
    // Their order, too: nobody is told whether something of which only the desk knows has made the page anew.
    assert.deepEqual(Object.entries({ ...again.headers, date: "" }), Object.entries({ ...first.headers, date: "" }));
  }
});

test("every encoding and every form is kept apart, under one tag for all encodings of a form", async () => {
  const { get } = await countingHouse();
  for (let time = 1; time <= 2; time += 1) {
    const plain = await get(address);
    const small = await get(address, null, br);
    const zipped = await get(address, null, { "accept-encoding": "gzip" });
    assert.equal(brotliDecompressSync(small.rawPayload).toString(), plain.body);
    assert.equal(gunzipSync(zipped.rawPayload).toString(), plain.body);
    assert.deepEqual([small.headers["content-encoding"], zipped.headers["content-encoding"]], ["br", "gzip"]);
    assert.deepEqual([small.headers.etag, zipped.headers.etag], [plain.headers.etag, plain.headers.etag]);
    assert.equal((await get(address, null, json)).json<{ kind: string }>().kind, "record");
  }
});

test("who has a page is told so in the same words, be it kept or made anew", async () => {
  const { get } = await countingHouse();
  const known = { "if-none-match": "*" };
  const [first, again] = [await get(address, null, known), await get(address, null, known)];
  assert.deepEqual([first.statusCode, again.statusCode], [304, 304]);
  assert.deepEqual(Object.entries({ ...again.headers, date: "" }), Object.entries({ ...first.headers, date: "" }));
});

test("who has a kept page is told so; HEAD gets its headers alone", async () => {
  const { app, get, reads } = await countingHouse();
  const { headers } = await get(address);
  const before = reads();
  const known = await get(address, null, { "if-none-match": `"x", ${String(headers.etag)}` });
  assert.deepEqual([known.statusCode, known.body, known.headers["content-type"]], [304, "", undefined]);
  for (const name of ["etag", "vary", "cache-control"]) assert.equal(known.headers[name], headers[name]);
  const head = await app.inject({ method: "HEAD", url: address, headers: { accept: "text/html" } });
  assert.deepEqual([head.body, head.headers["content-length"]], ["", headers["content-length"]]);
  assert.equal(reads(), before);
});

test("who has a page and asks by HEAD is told so in the same words, be it kept or made anew, in every encoding", async () => {
  for (const headers of [{ accept: "text/html" }, { accept: "text/html", ...br }]) {
    const { app, get } = await countingHouse();
    const { etag = "" } = (await app.inject({ method: "HEAD", url: address, headers })).headers;
    const known = { ...headers, "if-none-match": etag };
    const anew = await app.inject({ method: "HEAD", url: address, headers: known });
    await get(address, null, headers);
    const kept = await app.inject({ method: "HEAD", url: address, headers: known });
    assert.deepEqual([anew.statusCode, kept.statusCode, anew.body], [304, 304, ""]);
    assert.deepEqual(Object.entries({ ...anew.headers, date: "" }), Object.entries({ ...kept.headers, date: "" }));
    assert.equal(anew.headers["content-length"], undefined);
  }
});

test("what is published, corrected or withdrawn shows with the very next request", async () => {
  const { house, get } = await countingHouse();
  assert.match((await get("/incidents")).body, /Town Hall/);
  for (let time = 1; time <= 2; time += 1) assert.match((await get(address)).body, /Town Hall/);
  await publishBriefing(house, briefing("Harbour"));
  assert.match((await get(address)).body, /Harbour/);
  assert.match((await get("/incidents")).body, /Harbour/);
  const incident = parseIncidentId("CB-000001");
  assert.ok(incident !== null);
  await withdrawIncident(house, { incident, reason: "Wrong.", by: houseAccount });
  for (let time = 1; time <= 2; time += 1) {
    const stone = await get(address);
    assert.deepEqual([stone.statusCode, stone.headers["cache-control"]], [410, "no-store"]);
  }
});

test("members share what is kept, each with their own name, and the public shares nothing with them", async () => {
  const { get, reads } = await countingHouse();
  const asked = async (role: "member" | "partner" | "curator" | "editor" | null, headers = {}) =>
    (await get(address, role, headers)).body;
  const pages = new Map<string | null, string>();
  for (const role of ["member", "partner", "curator", "editor", null] as const) {
    for (let time = 1; time <= 3; time += 1) {
      const page = await asked(role);
      assert.equal(pages.get(role) ?? page, page);
      pages.set(role, page);
      if (role !== null) assert.match(page, new RegExp(`<a href="/account" *>&lt;${role}&gt;</a>`));
      else assert.doesNotMatch(page, /\/account"/);
    }
  }
  // The house's `get` signs in anew each time, which is a commit; sessions are found again, pages are not made again.
  const before = reads();
  assert.equal(await asked("editor"), pages.get("editor"));
  assert.equal(reads() - before <= 1, true);
  assert.match(pages.get("curator") ?? "", /href="\/desk"/);
  assert.doesNotMatch(pages.get("partner") ?? "", /href="\/desk"/);
});

test("a name that the markup around it holds too is put where it belongs, and others' names in its place", async () => {
  const { app, house } = await countingHouse();
  const names = { curator: "a", editor: "Zoe" } as const;
  // What is asked for twice is kept.
  for (const role of ["curator", "curator", "curator", "editor"] as const) {
    const secret = await sessionOf(house, role);
    const account = (await house.store.findAccountByName(`<${role}>`)) ?? assert.fail();
    await house.store.saveAccount({ ...account, name: names[role] });
    const { body } = await app.inject({ url: address, cookies: { [sessionCookie]: secret } });
    assert.match(body, new RegExp(`<a href="/account" *>${names[role]}</a></li>`));
  }
});

test("a member's page is never to be kept by others, compressed or not", async () => {
  const { app, get } = await countingHouse();
  const plain = await get(address, "member");
  const ask = () =>
    app.inject({
      url: address,
      headers: { accept: "text/html", ...br },
      cookies: { casebook_session: "secret-of-member" },
    });
  const answers = [await ask(), await ask(), await ask(), await ask()];
  for (const { headers } of answers) {
    assert.deepEqual([headers["cache-control"], headers.etag], ["private, no-store", undefined]);
  }
  const last = answers.at(-1);
  assert.equal(last?.headers["content-encoding"], "gzip");
  assert.equal(gunzipSync(last.rawPayload).toString(), plain.body);
});

test("pages that are somebody's own, hold a form or were not found are not kept", async () => {
  const { app, get } = await countingHouse();
  const ask = (url: string) =>
    app.inject({ url, headers: { accept: "text/html" }, cookies: { casebook_session: "secret-of-member" } });
  await get("/", "member");
  for (const url of ["/account", "/sign-in"]) {
    const [first, second] = [(await ask(url)).body, (await ask(url)).body];
    assert.notEqual(first, second, "a form has a token of its own each time");
  }
  const missing = await get("/incidents/CB-000009");
  assert.deepEqual([missing.statusCode, missing.headers["cache-control"]], [404, "no-store"]);
});

test("a session that is ended sees what the public sees at once", async () => {
  const { app, house, get } = await countingHouse();
  await get("/", "member");
  const ask = () =>
    app.inject({ url: address, headers: { accept: "text/html" }, cookies: { casebook_session: "secret-of-member" } });
  for (let time = 1; time <= 3; time += 1) assert.match((await ask()).body, /&lt;member&gt;/);
  const account = (await house.store.listAccounts()).find(({ role }) => role === "member");
  assert.ok(account);
  await house.store.deleteTokensOf(account.id, "session");
  const after = await ask();
  assert.doesNotMatch(after.body, /&lt;member&gt;/);
  assert.equal(after.headers["cache-control"], "public, max-age=0, must-revalidate");
});

test("without a setting that names the site, every host has pages of its own", async () => {
  const { app } = await countingHouse();
  const citedAt = async (host: string) => {
    const { body } = await app.inject({ url: address, headers: { accept: "text/html", host } });
    return /rel="canonical" href="([^"]+)"/.exec(body)?.[1];
  };
  for (let time = 1; time <= 2; time += 1) {
    for (const host of ["a.localhost", "b.localhost"]) assert.equal(await citedAt(host), `http://${host}${address}`);
  }
});

test("a server that listens answers from what is kept as the hooks do", async () => {
  const { app } = await countingHouse();
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  try {
    const [first, second] = [await fetch(url + address), await fetch(url + address)];
    const lasting = ({ headers }: Response) =>
      [...headers].filter(
        ([name]) => !["date", "connection", "keep-alive", "transfer-encoding", "content-length"].includes(name),
      );
    assert.deepEqual(lasting(second).sort(), lasting(first).sort());
    assert.equal(await second.text(), await first.text());
    assert.equal((await fetch(url + address, { headers: { "if-none-match": "*" } })).status, 304);
  } finally {
    await app.close();
  }
});

test("what is noted in the audit log leaves kept pages as they are, also for who is signed in", async () => {
  const { house, app, reads } = await countingHouse();
  const cookies = { [sessionCookie]: await sessionOf(house, "member") };
  const deed = { action: "exported", by: null, via: "visitor", object: "csv", detail: {} } as const;
  for (const who of [{}, { cookies }]) {
    const ask = () => app.inject({ url: address, headers: { accept: "text/html" }, ...who });
    await ask();
    const kept = await ask();
    const before = reads();
    for (let time = 0; time < 3; time += 1) {
      await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
      assert.equal((await ask()).body, kept.body);
    }
    assert.equal(reads(), before);
  }
});
