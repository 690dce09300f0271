/** Feeds: what they tell to whom, in both forms, and that they tell nothing that is not told any more. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { newsKinds } from "../../src/domain/news.ts";
import { at, recordNumber, told } from "../../src/store/contract/fixture.ts";
import { atomOf } from "../../src/web/feeds/atom.ts";
import type { Feed } from "../../src/web/feeds/feed.ts";
import { createApp } from "../../src/web/app.ts";
import type { House } from "../../src/workflow/house.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, openPublicHouse, publishBriefing, textOf } from "./public-house.ts";

interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
  readonly link: { readonly rel: string; readonly href: string };
  readonly category?: readonly { readonly scheme: string; readonly term: string; readonly label: string }[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ["entry", "category"].includes(name),
});

const stamp = Type.String({ pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$" });
const address = Type.String({ pattern: "^http://localhost" });
const text = Type.String({ minLength: 1 });

/** JSON Feed 1.1, with everything that ours may hold. */
const jsonFeed = Compile(
  Type.Object(
    {
      version: Type.Literal("https://jsonfeed.org/version/1.1"),
      title: text,
      description: text,
      home_page_url: address,
      feed_url: address,
      language: Type.Literal("en"),
      authors: Type.Array(Type.Object({ name: text, url: address }), { minItems: 1 }),
      items: Type.Array(
        Type.Object(
          {
            id: Type.String({
              pattern: "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
            }),
            url: address,
            title: text,
            content_text: text,
            date_published: stamp,
            date_modified: stamp,
            tags: Type.Optional(Type.Array(text, { minItems: 1 })),
            _casebook: Type.Object({
              about: address,
              incident: text,
              version: Type.Integer({ minimum: 1 }),
              news: Type.Array(text),
            }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 50 },
      ),
    },
    { additionalProperties: false },
  ),
);

function briefing(number: number, victim: string, more: Briefing["assertions"] = []): Briefing {
  const words = more.map(({ quote }) => quote).join(" ");
  return {
    id: `CB-${String(number).padStart(6, "0")}`,
    text: `${victim} was hit. ${words}`,
    assertions: [{ field: "victim.name", about: "victim-1", value: victim, quote: victim }, ...more],
  };
}

function inCountry(code: string): Briefing["assertions"][number] {
  return { field: "victim.country", about: "victim-1", value: code, quote: `(${code})` };
}

async function withdraw(house: House, id: string, reason: string): Promise<void> {
  const incident = parseIncidentId(id);
  assert.ok(incident !== null);
  await withdrawIncident(house, { incident, reason, by: houseAccount });
}

function entriesIn(atom: string): readonly AtomEntry[] {
  const { feed } = parser.parse(atom) as { readonly feed: { readonly entry?: readonly AtomEntry[] } };
  return feed.entry ?? [];
}

/** Whether a document without comments and sections of its own is well-formed (XML 1.0): allowed characters, known entities, elements that close. */
function isWellFormed(document: string): boolean {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(document)) return false;
  const open: string[] = [];
  let roots = 0;
  const content = document.replace(/^<\?xml version="1\.0" encoding="utf-8"\?>/, "");
  const rest = content.replace(
    /<(\/?)([A-Za-z][\w.:-]*)((?: [\w.:-]+="[^<"]*")*)(\/?)>|[^<>]+/g,
    (piece, ...parts: string[]) => {
      const [closes, name = "", , empty] = parts;
      if (/&(?!(?:amp|lt|gt|quot|apos);)/.test(piece)) return "&";
      if (!piece.startsWith("<")) return open.length > 0 || piece.trim() === "" ? "" : piece;
      if (closes === "/") return open.pop() === name ? "" : piece;
      if (open.length === 0) roots += 1;
      if (empty !== "/") open.push(name);
      return "";
    },
  );
  return rest === "" && open.length === 0 && roots === 1;
}

async function houseOfTwo(policy = "open") {
  const opened = await openPublicHouse(policy);
  await publishBriefing(opened.house, briefing(1, "Aldermoor", [inCountry("FR")]));
  await publishBriefing(
    opened.house,
    briefing(2, "Brookfield", [
      inCountry("DE"),
      { field: "responsibility.claimed", about: "actor-1", value: "Tidal Crew", quote: "Tidal Crew", role: "attacker" },
    ]),
  );
  return opened;
}

const everyFeed = [
  "all",
  "organisations/aldermoor",
  "actors/tidal-crew",
  "countries/FR",
  "countries/JP",
  ...Object.keys(newsKinds).map((kind) => `news/${kind}`),
];

test("every feed is well-formed in both forms, with what the standards ask for", async () => {
  const { get } = await houseOfTwo();
  for (const name of everyFeed) {
    const atom = await get(`/feeds/${name}.atom`);
    assert.equal(atom.statusCode, 200, name);
    assert.equal(atom.headers["content-type"], "application/atom+xml; charset=utf-8");
    assert.ok(isWellFormed(atom.body), name);
    const { feed } = parser.parse(atom.body) as { feed: Record<string, unknown> };
    assert.equal(feed["xmlns"], "http://www.w3.org/2005/Atom");
    assert.equal(feed["id"], `http://localhost:80/feeds/${name}.atom`);
    for (const member of ["title", "updated", "author"]) assert.ok(feed[member] !== undefined, `${name}: ${member}`);
    const links = feed["link"] as readonly Record<string, string>[];
    assert.deepEqual(
      links.map(({ rel, type }) => `${rel} ${type}`),
      ["self application/atom+xml", "alternate text/html", "alternate application/feed+json"],
    );
    const json = await get(`/feeds/${name}.json`);
    assert.equal(json.headers["content-type"], "application/feed+json; charset=utf-8");
    assert.deepEqual([...jsonFeed.Errors(JSON.parse(json.body))], [], name);
    const { items } = JSON.parse(json.body) as { items: { id: string; title: string; content_text: string }[] };
    assert.deepEqual(
      items.map(({ id, title, content_text: said }) => [id, title, said]),
      entriesIn(atom.body).map(({ id, title, summary }) => [id, title, summary]),
      name,
    );
    for (const link of links) {
      assert.ok((await get(new URL(link["href"] ?? "").pathname)).statusCode < 400, link["href"]);
    }
  }
});

test("whatever stands in a text, the document can be read and says it", () => {
  const anything = fc.string({ unit: "binary", maxLength: 30 });
  fc.assert(
    fc.property(anything, anything, (title, label) => {
      const entry = {
        id: "urn:uuid:1",
        title,
        summary: title,
        path: "/incidents/CB-000001",
        at: "2026-01-05T12:00:00.000Z",
      };
      const tags = [{ kind: "type", term: label, label }] as const;
      const feed: Feed = {
        path: "/feeds/all",
        title,
        about: label,
        page: "/incidents",
        entries: [{ ...entry, tags, incident: "CB-000001", version: 1, news: [] }],
      };
      const atom = atomOf(feed, { name: title, url: "https://example.org", version: label });
      assert.ok(isWellFormed(atom));
      const [read] = entriesIn(atom);
      // The characters that XML cannot hold, by its own rule (section 2.2).
      const held = title
        .replace(/\r\n?/g, "\n")
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
      assert.equal(read?.title, held);
    }),
    { numRuns: 300 },
  );
});

test("each version that was told is an entry under a name of its own, the newest first", async () => {
  const { house, get } = await houseOfTwo();
  const before = entriesIn((await get("/feeds/all.atom")).body);
  await publishBriefing(house, {
    ...briefing(1, "Aldermoor"),
    text: "The attack was ransomware.",
    assertions: [{ field: "incident.type", value: "ransomware", quote: "ransomware", role: "journalist" }],
  });
  const after = entriesIn((await get("/feeds/all.atom")).body);
  assert.deepEqual(
    after.map(({ title }) => title),
    ["Addition: Aldermoor", "New record, Responsibility claimed: Brookfield", "New record: Aldermoor"],
  );
  assert.deepEqual(
    after.slice(1).map(({ id }) => id),
    before.map(({ id }) => id),
  );
  assert.equal(new Set(after.map(({ id }) => id)).size, 3);
  assert.match(after[0]?.summary ?? "", /^Addition\. Record CB-000001, version 2\. France\. Ransomware\./);
  assert.match(after[1]?.summary ?? "", /Germany\. Claimed by Tidal Crew\.$/);
  assert.match(after[2]?.summary ?? "", /^New record\. Record CB-000001, version 1\. It is told as version 2 now\.$/);
  const terms = (after[0]?.category ?? []).map(({ scheme, term }) => `${new URL(scheme).hash}=${term}`);
  assert.deepEqual(terms, ["#news=addition", "#type=ransomware", "#country=FR"]);
  const face = { house, settings: { ...settings, url: "https://casebook.example" }, log: false } as const;
  const elsewhere = await (await createApp(face)).inject({ url: "/feeds/all.atom" });
  assert.deepEqual(
    entriesIn(elsewhere.body).map(({ id }) => id),
    after.map(({ id }) => id),
  );
  assert.equal(entriesIn(elsewhere.body)[0]?.link.href, "https://casebook.example/incidents/CB-000001");
});

test("what a record does not say any more no feed says, and a withdrawn record is told as that", async () => {
  const { house, get } = await houseOfTwo();
  await withdraw(house, "CB-000001", "It was <another> town.");
  const all = await get("/feeds/all.atom");
  const [stone, , first] = entriesIn(all.body);
  assert.equal(stone?.title, "Record withdrawn: CB-000001");
  assert.equal(
    stone.summary,
    "Record withdrawn. Record CB-000001, version 2. The reason given: It was <another> town.",
  );
  assert.equal(first?.title, "New record: CB-000001");
  assert.match(first.summary, /The record was withdrawn with version 2\.$/);
  for (const name of everyFeed) {
    const feed = await get(`/feeds/${name}.atom`);
    assert.ok(!feed.body.includes("Aldermoor"), name);
    assert.equal(feed.statusCode, name.includes("aldermoor") ? 404 : 200);
  }
  assert.deepEqual(
    entriesIn((await get("/feeds/news/retraction.atom")).body).map(({ id }) => id),
    [stone.id],
  );
  assert.deepEqual(entriesIn((await get("/feeds/countries/FR.atom")).body), []);
});

test("feeds of a party, a country and a kind of news hold what is theirs", async () => {
  const { get } = await houseOfTwo();
  const titles = async (name: string) => entriesIn((await get(`/feeds/${name}.atom`)).body).map(({ title }) => title);
  assert.deepEqual(await titles("organisations/brookfield"), ["New record, Responsibility claimed: Brookfield"]);
  assert.deepEqual(await titles("actors/tidal-crew"), ["New record, Responsibility claimed: Brookfield"]);
  assert.deepEqual(await titles("countries/FR"), ["New record: Aldermoor"]);
  assert.deepEqual(await titles("countries/JP"), []);
  assert.deepEqual(await titles("news/claim-made"), ["New record, Responsibility claimed: Brookfield"]);
  assert.deepEqual(await titles("news/first-attribution"), []);
});

test("no feed holds what only members may read, and a change that the public is not told of changes nothing", async () => {
  const { house, get } = await openPublicHouse();
  await publishBriefing(house, floodedRecord);
  const names = ["all", "organisations/state-of-southmoor", "countries/US", "news/published"];
  const before = [];
  for (const name of names) before.push(await get(`/feeds/${name}.atom`));
  for (const { body, statusCode } of before) {
    assert.equal(statusCode, 200);
    for (const secret of membersOnly) assert.ok(!body.includes(secret), secret);
  }
  await publishBriefing(house, {
    id: floodedRecord.id,
    text: "Members may know that wipers were used.",
    marking: "TLP:GREEN",
    assertions: [{ field: "incident.type", value: "wiper", quote: "wipers", role: "journalist" }],
  });
  for (const [index, name] of names.entries()) {
    const now = await get(`/feeds/${name}.atom`);
    assert.equal(now.body, before[index]?.body);
    assert.equal(now.headers.etag, before[index]?.headers.etag);
    assert.equal(now.headers["last-modified"], before[index]?.headers["last-modified"]);
  }
  const forMembers = await get("/feeds/all.atom", "member");
  assert.equal(entriesIn(forMembers.body).length, 2);
  assert.match(forMembers.body, /Destruction of data/);
  assert.equal(forMembers.headers["cache-control"], "private, no-store");
  assert.equal(forMembers.headers["last-modified"], undefined);
});

test("a feed that has not changed is not sent again, whether asked by tag or by date", async () => {
  const { house, get } = await houseOfTwo();
  const first = await get("/feeds/all.json");
  const { etag, "last-modified": date } = first.headers;
  assert.equal(first.headers["cache-control"], "public, max-age=0, must-revalidate");
  assert.ok(etag !== undefined && date !== undefined);
  const asks = [
    { "if-none-match": etag },
    { "if-modified-since": date },
    { "if-none-match": etag, "if-modified-since": date },
  ];
  for (const headers of asks) {
    const again = await get("/feeds/all.json", null, headers);
    assert.equal(again.statusCode, 304);
    assert.equal(again.body, "");
  }
  assert.equal((await get("/feeds/all.json", null, { "if-modified-since": "never" })).statusCode, 200);
  assert.equal(
    (await get("/feeds/all.json", null, { "if-none-match": '"x"', "if-modified-since": date })).statusCode,
    200,
  );
  await withdraw(house, "CB-000002", "Mistaken.");
  for (const headers of asks) assert.equal((await get("/feeds/all.json", null, headers)).statusCode, 200);
  const party = await get("/feeds/organisations/aldermoor.atom", null, { "if-modified-since": date });
  assert.equal(party.statusCode, 200);
});

test("what changed within these two seconds has no date yet", async () => {
  const { house, app } = await openPublicHouse("open");
  await publishBriefing(house, briefing(1, "Aldermoor"));
  const [change] = await house.store.newestChanges("public", null, 1);
  const hasty = { ...house, clock: () => change?.at ?? "" };
  const now = await (await createApp({ house: hasty, settings, log: false })).inject({ url: "/feeds/all.atom" });
  assert.equal(now.headers["last-modified"], undefined);
  const later = await app.inject({ url: "/feeds/all.atom" });
  assert.equal(later.headers["last-modified"], new Date(change?.at ?? "").toUTCString());
});

test("what is not there and what is not for this reader have no feed alike", async () => {
  const { get } = await houseOfTwo("reference");
  const paths = [
    "actors/tidal-crew.atom",
    "actors/nobody.atom",
    "organisations/nobody.atom",
    "organisations/Aldermoor.atom",
    "countries/XX.atom",
    "countries/fr.atom",
    "news/gossip.atom",
    "news/toString.atom",
    "organisations/aldermoor.rss",
    "organisations/.atom",
    "all.rss",
  ];
  const seen = new Set<string>();
  for (const path of paths) {
    const { statusCode, body } = await get(`/feeds/${path}`, null, { accept: "application/json" });
    assert.equal(statusCode, 404, path);
    seen.add(body);
  }
  assert.equal(seen.size, 1);
  assert.equal((await get("/feeds/actors/tidal-crew.atom", "member")).statusCode, 200);
});

test("a feed ends after fifty entries, and follows what many changes bring", async () => {
  const { house, get } = await openPublicHouse("open");
  for (let number = 0; number < 55; number += 1) {
    await publishBriefing(house, briefing(number, `Town ${number}`, [inCountry(number === 0 ? "FR" : "DE")]));
    if (number === 10) assert.equal(entriesIn((await get("/feeds/all.atom")).body).length, 11);
  }
  const all = entriesIn((await get("/feeds/all.atom")).body);
  assert.equal(all.length, 50);
  assert.equal(all[0]?.title, "New record: Town 54");
  assert.deepEqual(
    all.map(({ updated }) => updated),
    all
      .map(({ updated }) => updated)
      .toSorted()
      .toReversed(),
  );
  assert.equal(entriesIn((await get("/feeds/countries/FR.atom")).body).length, 1);
});

test("after more changes than are looked back upon, the newest of them are told", async () => {
  const { house, get } = await openPublicHouse("open");
  const tell = async (number: number) => {
    const story = { incident: recordNumber(number), victims: [`Town ${number}`] };
    await house.store.saveTelling(told(story, "public", at(number)));
  };
  await tell(1);
  assert.equal(entriesIn((await get("/feeds/all.atom")).body).length, 1);
  await house.store.transaction(async (shelves) => {
    for (let number = 2; number <= 1010; number += 1) {
      const story = { incident: recordNumber(number), victims: [`Town ${number}`] };
      await shelves.saveTelling(told(story, "public", at(number)));
    }
  });
  assert.equal(entriesIn((await get("/feeds/all.atom")).body)[0]?.title, "New record: Town 1010");
  await tell(1011);
  const titles = entriesIn((await get("/feeds/all.atom")).body).map(({ title }) => title);
  assert.deepEqual(titles.slice(0, 2), ["New record: Town 1011", "New record: Town 1010"]);
  assert.equal(entriesIn((await get("/feeds/organisations/town-1.atom")).body)[0]?.title, "New record: Town 1");
});

test("an empty casebook has feeds without entries", async () => {
  const { get } = await openPublicHouse();
  const empty = await get("/feeds/all.atom");
  assert.deepEqual(entriesIn(empty.body), []);
  assert.ok(isWellFormed(empty.body));
  assert.match(empty.body, /<updated>1970-01-01T00:00:00\.000Z<\/updated>/);
});

test("the page of feeds leads to every feed, and every page names the feed of all changes", async () => {
  const { get } = await houseOfTwo();
  const page = (await get("/feeds")).body;
  const hrefs = [...page.matchAll(/href="(\/feeds\/[^"]+)"/g)].map(([, href = ""]) => href);
  assert.ok(hrefs.includes("/feeds/news/first-attribution.atom") && hrefs.includes("/feeds/countries/FR.json"));
  for (const href of hrefs) assert.equal((await get(href)).statusCode, 200, href);
  assert.match(textOf(page), /By kind of news/);
  for (const path of ["/", "/incidents", "/about"]) {
    assert.match(
      (await get(path)).body,
      /<link rel="alternate" type="application\/atom\+xml" [^>]*href="\/feeds\/all\.atom"/,
    );
  }
});

const settings = {
  version: "0",
  secureCookies: false,
  trustProxy: false,
  url: null,
  siteName: "Casebook",
  sample: false,
};
