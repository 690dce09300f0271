/** The TAXII server: what it answers to whom, in which form, and that it tells each reader no more than the pages do. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { addPerson, password } from "./desk-house.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, publishBriefing } from "./public-house.ts";
import {
  type Answer,
  collectionIds,
  entriesIn,
  faultsOf,
  listIn,
  objectsIn,
  openTaxiiHouse,
  root,
  taxiiType,
} from "./taxii-house.ts";

const everybody = `${root}collections/${collectionIds.public}/`;
const members = `${root}collections/${collectionIds.member}/`;

function briefing(number: number, victim: string): Briefing {
  return {
    id: `CB-${String(number).padStart(6, "0")}`,
    text: `${victim} was hit in ${number}.`,
    assertions: [{ field: "victim.name", about: "victim-1", value: victim, quote: victim }],
  };
}

async function houseOfThree() {
  const opened = await openTaxiiHouse();
  for (const [index, name] of ["Aldermoor", "Brookfield", "Castleton"].entries()) {
    await publishBriefing(opened.house, briefing(index + 1, name));
  }
  return opened;
}

test("each resource is as the standard has it, down to the type", async () => {
  const { ask } = await houseOfThree();
  const [first] = objectsIn(await ask(`${everybody}objects/`));
  assert.deepEqual(faultsOf(await ask("/taxii2/"), "discovery"), []);
  assert.deepEqual(faultsOf(await ask(root), "root"), []);
  assert.deepEqual(faultsOf(await ask(`${root}collections/`), "collections"), []);
  assert.deepEqual(faultsOf(await ask(everybody), "collection"), []);
  assert.deepEqual(faultsOf(await ask(`${everybody}manifest/`), "manifest"), []);
  assert.deepEqual(faultsOf(await ask(`${everybody}objects/`), "envelope"), []);
  assert.deepEqual(faultsOf(await ask(`${everybody}objects/?limit=2`), "envelope"), []);
  assert.deepEqual(faultsOf(await ask(`${everybody}objects/${first?.id ?? ""}/`), "envelope"), []);
  assert.deepEqual(faultsOf(await ask(`${everybody}objects/${first?.id ?? ""}/versions/`), "versions"), []);
  assert.equal((await ask("/taxii2")).text, (await ask("/taxii2/")).text);
  const { default: address } = (await ask("/taxii2/")).body;
  assert.equal(address, `https://casebook.example${root}`);
});

test("a reader sees the collections of the own audience and of wider ones, and of others not even that they are", async () => {
  const { ask } = await houseOfThree();
  const seen = async (role: Parameters<typeof ask>[1]) =>
    (listIn(await ask(`${root}collections/`, role), "collections") as { alias: string }[]).map(({ alias }) => alias);
  assert.deepEqual(await seen({}), ["public"]);
  assert.deepEqual(await seen({ role: "member" }), ["public", "member"]);
  assert.deepEqual(await seen({ role: "partner" }), ["public", "member", "partner"]);
  assert.deepEqual(await seen({ role: "curator" }), ["public", "member", "partner", "desk"]);
  const nowhere = `${root}collections/11111111-1111-5111-8111-111111111111/`;
  for (const rest of ["", "manifest/", "objects/", "objects/incident--11111111-1111-5111-8111-111111111111/"]) {
    const [hidden, missing] = [await ask(`${members}${rest}`), await ask(`${nowhere}${rest}`)];
    assert.deepEqual([hidden.status, missing.status], [404, 404]);
    assert.deepEqual(faultsOf(hidden, "error"), []);
    const { error_id: one, ...told } = hidden.body;
    const { error_id: other, ...toldToo } = missing.body;
    assert.notEqual(one, other);
    assert.deepEqual(told, toldToo);
    assert.equal((await ask(`${members}${rest}`, { role: "member" })).status, rest.includes("--") ? 404 : 200);
  }
  assert.deepEqual((await ask(`${root}collections/public/`)).body, (await ask(everybody)).body);
});

test("what only members may read is in their collection and not in everybody's", async () => {
  const { ask, house } = await openTaxiiHouse();
  await publishBriefing(house, floodedRecord);
  const inPublic = await ask(`${everybody}objects/`);
  const tellsMembers = (await ask(`${members}objects/`, { role: "member" })).text;
  for (const secret of membersOnly) assert.ok(!inPublic.text.includes(secret), `the public reads ${secret}`);
  for (const told of ["canary responsibility.claimed value", "T1498"]) assert.ok(tellsMembers.includes(told), told);
  assert.equal(inPublic.headers["cache-control"], "public, max-age=0, must-revalidate");
  const forMembers = await ask(`${everybody}objects/`, { role: "member" });
  assert.equal(forMembers.headers["cache-control"], "private, no-store");
});

test("an answer that nobody would take is not given", async () => {
  const { ask } = await openTaxiiHouse();
  const taken = [
    taxiiType,
    "application/taxii+json",
    "application/taxii+json; version=2.1",
    "*/*",
    "text/html, */*;q=0.1",
  ];
  for (const accept of taken) assert.equal((await ask("/taxii2/", { headers: { accept } })).status, 200, accept);
  const refused = ["application/json", "text/html", "application/taxii+json;version=2.0", `${taxiiType};q=0`];
  for (const accept of refused) {
    for (const path of ["/taxii2/", everybody, `${everybody}objects/`, "/taxii2/nothing/"]) {
      const answer = await ask(path, { headers: { accept } });
      assert.equal(answer.status, 406, accept);
      assert.deepEqual(faultsOf(answer, "error"), []);
    }
  }
});

test("nothing can be written, and where is nothing nothing is said", async () => {
  const { ask, app } = await houseOfThree();
  const [first] = objectsIn(await ask(`${everybody}objects/`));
  const headers = { "content-type": taxiiType };
  const refusals: readonly (readonly ["POST" | "DELETE", string, number])[] = [
    ["POST", `${everybody}objects/`, 403],
    ["DELETE", `${everybody}objects/${first?.id ?? ""}/`, 403],
    ["POST", `${members}objects/`, 404],
    ["DELETE", `${members}objects/${first?.id ?? ""}/`, 404],
  ];
  for (const [method, path, status] of refusals) {
    const answer = await ask(path, { method, headers });
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.deepEqual(faultsOf(answer, "error"), []);
  }
  for (const path of [
    `${root}status/1/`,
    "/taxii2/other/",
    `${everybody}nothing/`,
    `${everybody}objects/incident--1/`,
  ]) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.deepEqual(faultsOf(answer, "error"), []);
  }
  assert.equal((await app.inject({ url: "/taxii2x" })).headers["content-type"], "text/html; charset=utf-8");
});

test("the manifest lists the objects in their order, with dates that ascend and the dates of both ends", async () => {
  const { ask } = await houseOfThree();
  const manifest = await ask(`${everybody}manifest/`);
  const objects = await ask(`${everybody}objects/`);
  const entries = entriesIn(manifest);
  assert.deepEqual(
    entries.map(({ id, version }) => `${id} ${version}`),
    objectsIn(objects).map(({ id, modified, created }) => `${id} ${modified ?? created}`),
  );
  for (const [index, { date_added: added }] of entries.entries()) {
    assert.ok(index === 0 || added > (entries[index - 1]?.date_added ?? ""));
  }
  for (const answer of [manifest, objects]) {
    assert.equal(answer.headers["x-taxii-date-added-first"], entries[0]?.date_added);
    assert.equal(answer.headers["x-taxii-date-added-last"], entries.at(-1)?.date_added);
    assert.equal(answer.body["more"], false);
  }
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
});

test("leaves follow one another by place and by date, and say whether more follows", async () => {
  const { ask } = await houseOfThree();
  const whole = objectsIn(await ask(`${everybody}objects/`)).map(({ id }) => id);
  const ways: Readonly<Record<string, (last: Answer) => string>> = {
    "by place": ({ body }) => `&next=${String(body["next"])}`,
    "by date": ({ headers }) => `&added_after=${String(headers["x-taxii-date-added-last"])}`,
  };
  for (const [way, onward] of Object.entries(ways)) {
    for (const list of ["objects", "manifest"]) {
      const walked: string[] = [];
      let query = "";
      for (let more = true; more;) {
        const leaf = await ask(`${everybody}${list}/?limit=3${query}`);
        walked.push(...objectsIn(leaf).map(({ id }) => id));
        more = leaf.body["more"] === true;
        assert.equal(leaf.body["next"] !== undefined, more);
        query = onward(leaf);
      }
      assert.deepEqual(walked, whole, `${list} ${way}`);
    }
  }
});

test("objects are found by name, type, version and version of STIX, and counted as they are found", async () => {
  const { ask } = await houseOfThree();
  const objects = objectsIn(await ask(`${everybody}objects/`));
  const found = async (query: string) => objectsIn(await ask(`${everybody}objects/?${query}`));
  const incidents = objects.filter(({ type }) => type === "incident");
  assert.equal(incidents.length, 3);
  assert.deepEqual(await found("match[type]=incident"), incidents);
  assert.deepEqual(await found("match%5Btype%5D=incident"), incidents);
  const two = await ask(`${everybody}objects/?match[type]=incident&limit=2`);
  assert.deepEqual(listIn(two, "objects"), incidents.slice(0, 2));
  assert.equal(two.body["more"], true);
  const rest = await ask(`${everybody}objects/?match[type]=incident&limit=2&next=${String(two.body["next"])}`);
  assert.deepEqual(listIn(rest, "objects"), incidents.slice(2));
  assert.equal(rest.body["more"], false);
  const [first, , third] = incidents;
  assert.deepEqual(await found(`match[id]=${third?.id ?? ""},${first?.id ?? ""}`), [first, third]);
  assert.deepEqual(await found(`match[version]=${first?.modified ?? ""}&match[type]=incident`), [first]);
  assert.deepEqual(await found("match[type]=malware"), []);
  assert.deepEqual((await ask(`${everybody}objects/?match[type]=malware`)).body, {});
  assert.deepEqual((await ask(`${everybody}objects/?match[spec_version]=2.0`)).body, {});
  assert.deepEqual(await found("match[spec_version]=2.0,2.1"), objects);
  for (const version of ["first", "last", "all", "first,last"])
    assert.deepEqual(await found(`match[version]=${version}`), objects);
});

test("what an address asks for and cannot be had is named", async () => {
  const { ask } = await houseOfThree();
  const wrong = [
    "limit=0",
    "limit=-1",
    "limit=many",
    "limit=1&limit=2",
    "next=xyz",
    "next=",
    "added_after=yesterday",
    "added_after=2026-02-30T00:00:00Z",
    "added_after=2026-01-01T00:00:00%2B01:00",
    "match[id]=incident",
    "match[id]=",
    "match[type]=A%20B",
    "match[version]=newest",
    "match[spec_version]=two",
    "match[type]=incident&match[type]=note",
  ];
  for (const query of wrong) {
    for (const rest of ["objects/", "manifest/"]) {
      const answer = await ask(`${everybody}${rest}?${query}`);
      assert.equal(answer.status, 400, query);
      assert.deepEqual(faultsOf(answer, "error"), []);
      assert.match(String(answer.body["description"]), /^(limit|next|added_after|match)/);
    }
  }
  assert.equal((await ask(`${everybody}objects/?limit=1000000&match[colour]=red`)).status, 200);
});

test("a correction is a new version; what it replaced is not given any more", async () => {
  const { ask, house } = await houseOfThree();
  const before = objectsIn(await ask(`${everybody}objects/?match[type]=incident`));
  const [corrected] = before;
  const first = briefing(1, "Aldermoor");
  await publishBriefing(house, {
    ...first,
    text: `${first.text} Dunmere was hit too.`,
    assertions: [{ field: "victim.name", about: "victim-2", value: "Dunmere", quote: "Dunmere" }],
  });
  const after = objectsIn(await ask(`${everybody}objects/?match[type]=incident`));
  assert.deepEqual(
    after.map(({ id }) => id),
    [...before.slice(1), ...before.slice(0, 1)].map(({ id }) => id),
  );
  const versions = listIn(await ask(`${everybody}objects/${corrected?.id ?? ""}/versions/`), "versions");
  assert.deepEqual(versions, [after.at(-1)?.modified]);
  assert.ok(String(versions[0]) > (corrected?.modified ?? ""));
  const object = `${everybody}objects/${corrected?.id ?? ""}/`;
  assert.deepEqual(listIn(await ask(`${object}?match[version]=all`), "objects"), after.slice(-1));
  assert.deepEqual((await ask(`${object}?match[version]=${corrected?.modified ?? ""}`)).body, {});
});

test("a withdrawn record is revoked, and nothing else of it is given any more", async () => {
  const { ask, house } = await houseOfThree();
  const before = objectsIn(await ask(`${everybody}objects/`));
  const withdrawn = parseIncidentId("CB-000002");
  assert.ok(withdrawn !== null);
  await withdrawIncident(house, { incident: withdrawn, reason: "It was about another town.", by: houseAccount });
  const after = await ask(`${everybody}objects/`);
  const revoked = objectsIn(after).filter((object) => object.revoked === true);
  assert.equal(revoked.length, 1);
  const [incident] = revoked;
  const old = before.find(({ id }) => id === incident?.id);
  assert.equal(incident?.type, "incident");
  assert.ok((incident.modified ?? "") > (old?.modified ?? ""));
  assert.ok(!after.text.includes("Brookfield"));
  assert.ok(after.text.includes("Aldermoor"));
  const since = await ask(
    `${everybody}objects/?added_after=${String((await ask(`${everybody}objects/?limit=1`)).headers["x-taxii-date-added-last"])}`,
  );
  assert.ok(objectsIn(since).some(({ id }) => id === incident.id));
});

test("a program brings name and password with each request, and is recognised as its account", async () => {
  const { ask, house } = await houseOfThree();
  await addPerson(house, "Mia", "member");
  const basic = (name: string, word: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`${name}:${word}`).toString("base64")}` },
  });
  for (let time = 0; time < 30; time += 1) {
    const answer = await ask(members, basic("Mia", password));
    assert.equal(answer.status, 200);
    assert.equal(answer.headers["cache-control"], "private, no-store");
  }
  assert.equal((await ask(`${root}collections/${collectionIds.desk}/`, basic("Mia", password))).status, 404);
  const wrong = await ask(members, basic("Mia", "something else"));
  assert.equal(wrong.status, 401);
  assert.match(String(wrong.headers["www-authenticate"]), /^Basic realm=/);
  assert.deepEqual(faultsOf(wrong, "error"), []);
  const other = await ask("/taxii2/", { headers: { authorization: "Bearer abc" } });
  assert.deepEqual([other.status, other.body["error_code"]], [401, "key-refused"]);
});

test("passwords are not to be guessed: attempts from one address are limited", async () => {
  const { ask } = await openTaxiiHouse();
  const attempt = (word: number) =>
    ask("/taxii2/", { headers: { authorization: `Basic ${Buffer.from(`Eve:${word}`).toString("base64")}` } });
  const answers: number[] = [];
  for (let word = 0; word < 22; word += 1) answers.push((await attempt(word)).status);
  assert.deepEqual(new Set(answers.slice(0, 20)), new Set([401]));
  assert.deepEqual(answers.slice(20), [429, 429]);
});

test("an empty casebook has empty collections, and one without STIX has none", async () => {
  const empty = await openTaxiiHouse();
  for (const rest of ["objects/", "manifest/"]) {
    const answer = await empty.ask(`${everybody}${rest}`);
    assert.deepEqual(answer.body, {});
    assert.equal(answer.headers["x-taxii-date-added-first"], undefined);
  }
  const none = await openTaxiiHouse([]);
  assert.deepEqual((await none.ask(`${root}collections/`)).body, {});
  assert.equal((await none.ask(everybody)).status, 404);
});
