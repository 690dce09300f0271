/** The lists of what records name, and the pages of one organisation, actor, source or campaign: what is told, to whom, and what never mixes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WrittenAssertion } from "../../src/workflow/written.ts";
import { type Briefing, openPublicHouse, type PublicHouse, publishBriefing, wordsOf } from "./public-house.ts";

const json = { accept: "application/json" };

/** A record in one line: every assertion quotes the same word. */
function briefing(
  id: string,
  organisation: string,
  date: string | null,
  more: readonly Omit<WrittenAssertion, "quote">[],
  report: Partial<Briefing> = {},
): Briefing {
  const quote = "Something happened.";
  const common: readonly Omit<WrittenAssertion, "quote">[] = [
    { field: "victim.name", about: "victim-1", value: organisation },
    ...(date === null ? [] : [{ field: "date.began", value: date }]),
  ];
  return {
    id,
    text: `${quote} ${id}`,
    publisher: "Harbour Post",
    ...report,
    assertions: [...common, ...more].map((assertion) => ({ ...assertion, quote })),
  };
}

const attributed = (name: string, about = "actor-1", stance = "reported"): Omit<WrittenAssertion, "quote"> => ({
  field: "responsibility.attributed",
  about,
  value: name,
  role: "government",
  speaker: "Ruritania",
  stance,
});

const claimed = (name: string, about = "actor-1"): Omit<WrittenAssertion, "quote"> => ({
  field: "responsibility.claimed",
  about,
  value: name,
  role: "attacker",
  speaker: name,
});

const country = (value: string) => ({ field: "victim.country", about: "victim-1", value });
const sector = (value: string) => ({ field: "victim.sector", about: "victim-1", value });
const parent = (value: string, about = "victim-1") => ({
  ...{ field: "victim.parent", about, value, role: "vendor", speaker: "Secure Co" },
});
const campaign = (value: string) => ({ field: "relation.campaign", value, role: "vendor", speaker: "Secure Co" });

const briefings: readonly Briefing[] = [
  briefing("CB-NAMED1", "Alder Clinic", "2020-03-01", [
    country("FR"),
    sector("health"),
    claimed("Grey Heron"),
    { field: "claim.state", about: "actor-1", value: "disputed", asserted: "2020-04" },
    { field: "technique", value: "T1498" },
    { field: "actor.alias", about: "actor-1", value: "Ardea", role: "vendor", speaker: "Secure Co" },
  ]),
  briefing("CB-NAMED2", "Alder Clinic", "2022-06", [
    country("FR"),
    sector("health"),
    attributed("Grey Heron"),
    { field: "technique", value: "T1486" },
    { field: "actor.type", about: "actor-1", value: "criminal", role: "government", speaker: "Ruritania" },
    campaign("Night Tide"),
  ]),
  briefing(
    "CB-NAMED3",
    "Birch Bank",
    "2021-01",
    [country("DE"), sector("finance"), attributed("Grey Heron", "actor-1", "disputed"), campaign("Night Tide")],
    { publisher: "Alarm Weekly", title: "Bank down", url: "https://alarm.example/1", published: "2021-02-03" },
  ),
  briefing("CB-NAMED4", "Cedar Works", null, [
    country("DE"),
    { field: "victim.name", about: "victim-2", value: "Birch Bank" },
    { field: "responsibility.suspected", about: "actor-1", value: "Marsh Owl", role: "vendor", speaker: "Secure Co" },
    { field: "responsibility.denied", about: "actor-2", value: "Reed Warbler", role: "accused" },
  ]),
];

/** Waits until what the public and members are told is indexed: until then the lists are plain and these pages ask to come again. */
async function indexed({ get }: Pick<PublicHouse, "get">): Promise<void> {
  for (const role of [null, "member"] as const) {
    while ((await get("/sources", role)).statusCode === 503);
  }
}

async function openHouse(policy = "reference") {
  const opened = await openPublicHouse(policy);
  for (const one of briefings) await publishBriefing(opened.house, one);
  await indexed(opened);
  const list = async (address: string, role: "member" | null = "member") =>
    (await opened.get(address, role, json)).json<{ entries: { slug: string; records: number }[]; total: number }>();
  const slugs = async (address: string, role: "member" | null = "member") =>
    (await list(address, role)).entries.map(({ slug }) => slug);
  const words = async (address: string, role: "member" | null = "member") =>
    wordsOf((await opened.get(address, role)).body);
  return { ...opened, list, slugs, words };
}

test("organisations are sorted by name, number of records and latest date, and narrowed by name, country and sector", async () => {
  const { slugs, words } = await openHouse();
  assert.deepEqual(await slugs("/organisations"), ["alder-clinic", "birch-bank", "cedar-works"]);
  assert.deepEqual(await slugs("/organisations?order=desc"), ["cedar-works", "birch-bank", "alder-clinic"]);
  assert.deepEqual(await slugs("/organisations?sort=records"), ["alder-clinic", "birch-bank", "cedar-works"]);
  assert.deepEqual(await slugs("/organisations?sort=latest"), ["alder-clinic", "birch-bank", "cedar-works"]);
  assert.deepEqual(await slugs("/organisations?sort=latest&order=asc"), ["birch-bank", "alder-clinic", "cedar-works"]);
  assert.deepEqual(await slugs("/organisations?name=BA"), ["birch-bank"]);
  assert.deepEqual(await slugs("/organisations?name=ank"), []);
  assert.deepEqual(await slugs("/organisations?country=de"), ["birch-bank", "cedar-works"]);
  assert.deepEqual(await slugs("/organisations?sector=health&country=FR"), ["alder-clinic"]);
  assert.match(
    await words("/organisations"),
    /Alder Clinic 🇫🇷 France Health care 2 June 2022 Birch Bank 🇩🇪 Germany Finance 2 January 2021/,
  );
  assert.match(await words("/organisations?country=PT"), /None is told here that answers to this\. Show all/);
});

test("the public is told of organisations without what it is not told of them, and narrowing by it finds nothing", async () => {
  const { slugs, words, get } = await openHouse();
  assert.deepEqual(await slugs("/organisations", null), ["alder-clinic", "birch-bank", "cedar-works"]);
  assert.doesNotMatch(await words("/organisations", null), /Sector|Health care/);
  assert.deepEqual(await slugs("/organisations?sector=health", null), []);
  const told = await words("/organisations/alder-clinic", null);
  assert.doesNotMatch(told, /Grey Heron|Health|Who is said to be responsible/);
  const { body } = await get("/organisations/alder-clinic", null, json);
  for (const secret of ["heron", "health", "T1498"]) assert.ok(!body.toLowerCase().includes(secret.toLowerCase()));
});

test("an address that asks for what a list does not take is refused with what it takes", async () => {
  const { get } = await openHouse();
  const bad = await get("/organisations?sort=colour&country=Atlantis&sector=magic&page=0&order=up&name=a&name=b");
  assert.equal(bad.statusCode, 400);
  for (const name of ["sort", "country", "sector", "page", "order", "name"]) {
    assert.match(bad.body, new RegExp(`<code>${name}</code> takes: `));
  }
  for (const address of [
    `/organisations?name=${"x".repeat(201)}`,
    "/actors?lane=guilty",
    "/actors/grey-heron?lane=guilty",
    "/actors/grey-heron?after=nowhere",
    "/actors/grey-heron?lane=claimed&after=nowhere",
    "/organisations/alder-clinic?after=nowhere",
    "/sources/harbour-post?after=nowhere",
    "/campaigns/night-tide?after=nowhere",
  ]) {
    assert.equal((await get(address, "member")).statusCode, 400, address);
  }
  assert.equal((await get("/organisations?page=2")).statusCode, 404);
  assert.equal((await get("/organisations?page=9999999")).statusCode, 404);
});

test("an organisation's page says who is said to be responsible, claims and attributions apart, and whom it is named with", async () => {
  const { words } = await openHouse();
  assert.match(
    await words("/organisations/alder-clinic"),
    /Attributed to : [^.]*\. Grey Heron 1 record Claimed by : [^.]*\. Grey Heron 1 record/,
  );
  assert.match(await words("/organisations/birch-bank"), /Named together with .* Cedar Works 1 record/);
  assert.match(await words("/organisations/birch-bank"), /None of them is told to be attributed to anybody\./);
});

test("actors are listed with what is attributed, claimed and suspected apart, and by the lane that they stand in", async () => {
  const { words, slugs } = await openHouse();
  assert.match(
    await words("/actors"),
    /Grey Heron 1 1 0 3 Criminal not reported June 2022 Marsh Owl 0 0 1 1 .* Reed Warbler 0 0 0 1/,
  );
  assert.deepEqual(await slugs("/actors?lane=attributed"), ["grey-heron"]);
  assert.deepEqual(await slugs("/actors?lane=suspected"), ["marsh-owl"]);
  assert.deepEqual(await slugs("/actors?name=war"), ["reed-warbler"]);
  assert.deepEqual(await slugs("/actors?sort=records"), ["grey-heron", "marsh-owl", "reed-warbler"]);
});

test("an actor's page keeps attributed and claimed apart in its lists and in all that is counted", async () => {
  const { words, get } = await openHouse();
  const said = await words("/actors/grey-heron");
  assert.match(said, /“Said of” is never “is”/);
  assert.match(said, /Actor also called Ardea — Secure Co \(a security vendor\) in CB-NAMED1/);
  assert.match(said, /Incidents attributed to this name 1 .* June 2022 Alder Clinic — Ruritania \(a government\)/);
  assert.match(said, /Incidents claimed under this name 1 .* 1 March 2020 Alder Clinic .* claim disputed/);
  assert.match(said, /Said, and not counted .* January 2021 Birch Bank Attributed to — Ruritania/);
  assert.match(
    said,
    /Techniques .* T1486 Data Encrypted for Impact 1 0 T1498 Network Denial of Service 0 1 Countries of the victims/,
  );
  const { counts, counted } = (await get("/actors/grey-heron", "member", json)).json<{
    counts: Record<string, { records: number }>;
    counted: Record<string, { technique: { values: object } }>;
  }>();
  assert.equal(counts["responsibility.attributed"]?.records, 1);
  assert.equal(counts["responsibility.claimed"]?.records, 1);
  assert.deepEqual(counted["attributed"]?.technique.values, { T1486: 1 });
  assert.deepEqual(counted["claimed"]?.technique.values, { T1498: 1 });
});

interface LanePage {
  readonly entries: readonly { readonly incident: string }[];
  readonly next: string | null;
}

test("a lane of an actor is a list of its own that goes on behind its last record", async () => {
  const { house, get } = await openPublicHouse();
  for (let index = 10; index < 40; index += 1) {
    await publishBriefing(house, briefing(`CB-1ANE${index}`, `Town ${index}`, `20${index}`, [claimed("Grey Heron")]));
  }
  await indexed({ get });
  const page = await get("/actors/grey-heron", "member");
  assert.match(page.body, /href="\/actors\/grey-heron\?lane=claimed">All 30/);
  const met: string[] = [];
  for (let next: string | null = "/actors/grey-heron?lane=claimed"; next !== null;) {
    const { body } = await get(next, "member", json);
    const answer = JSON.parse(body) as LanePage;
    met.push(...answer.entries.map(({ incident }) => incident));
    next = answer.next;
  }
  assert.deepEqual(
    met,
    Array.from({ length: 30 }, (_, index) => `CB-1ANE${39 - index}`),
  );
  const list = wordsOf((await get("/actors/grey-heron?lane=claimed", "member")).body);
  assert.match(list, /Incidents claimed under this name 30 .* 2039 Town 39 .* Next/);
  assert.doesNotMatch(list, /Incidents attributed/);
});

test("the public is told of no actor and no campaign, and their pages are like those of nobody", async () => {
  const { get, words } = await openHouse();
  assert.match(await words("/actors", null), /None is told to the public here\..* Sign in/);
  assert.match(await words("/campaigns", null), /None is told to the public here\..* Sign in/);
  for (const [told, nobody] of [
    ["/actors/grey-heron", "/actors/nobody-here"],
    ["/actors/grey-heron?lane=claimed", "/actors/nobody-here?lane=claimed"],
    ["/campaigns/night-tide", "/campaigns/nobody-here"],
  ] as const) {
    const answers = await Promise.all([told, nobody].map((address) => get(address, null, json)));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [404, 404],
    );
    assert.equal(answers[0]?.body, answers[1]?.body);
  }
});

test("a campaign has those incidents that somebody says are part of it, each with who says so", async () => {
  const { words, slugs } = await openHouse();
  assert.deepEqual(await slugs("/campaigns"), ["night-tide"]);
  const said = await words("/campaigns/night-tide");
  assert.match(said, /2 incidents are said to be part of it/);
  assert.match(
    said,
    /Incidents, earliest first January 2021 Birch Bank — Secure Co \(a security vendor\) June 2022 Alder Clinic — Secure Co/,
  );
  assert.match(said, /Attributed to : [^.]*\. Grey Heron 1 record/);
});

test("a source is told with its reports, their records and what rests on them", async () => {
  const { words, list, get } = await openHouse();
  assert.deepEqual(
    (await list("/sources", null)).entries.map(({ slug, records }) => [slug, records]),
    [
      ["harbour-post", 3],
      ["alarm-weekly", 1],
    ],
  );
  const said = await words("/sources/alarm-weekly");
  assert.match(said, /Behind 1 record .* Reports 1 report Published 3 February 2021/);
  assert.match(said, /What rests on it .* Victim 1 1/);
  assert.match(said, /3 February 2021 Bank down behind \d+ statements in Birch Bank , CB-NAMED3/);
  assert.match((await get("/sources/alarm-weekly")).body, /href="https:\/\/alarm\.example\/1" rel="noopener/);
  assert.equal((await get("/sources/nobody-here")).statusCode, 404);
  assert.doesNotMatch(await words("/sources/alarm-weekly", null), /Sector|Attributed/);
});

test("names are text whatever stands in them", async () => {
  const { house, get } = await openPublicHouse("open");
  const name = `<script>alert(1)</script> \u202eevil ${"long ".repeat(50)}`.trim();
  const hostile = [claimed(name), { field: "relation.campaign", value: name, role: "vendor" }];
  await publishBriefing(house, briefing("CB-H0ST11", name, "2020", hostile, { publisher: name, title: name }));
  await indexed({ get });
  for (const kind of ["organisations", "actors", "sources", "campaigns"]) {
    const { entries } = (await get(`/${kind}`, null, json)).json<{ entries: { slug: string; url: string }[] }>();
    assert.equal(entries.length, 1, kind);
    for (const address of [`/${kind}`, entries[0]?.url ?? ""]) {
      const { statusCode, body } = await get(address);
      assert.equal(statusCode, 200, address);
      assert.doesNotMatch(body, /<script>alert/, address);
      assert.match(body, /<bdi>&lt;script&gt;/, address);
      assert.doesNotMatch(/<title>(.*?)<\/title>/s.exec(body)?.[1] ?? "", /\u202e/, address);
    }
  }
});

test("the front page has the search, what there is, and a picture of it over time", async () => {
  const { get, words } = await openHouse();
  const { body } = await get("/");
  assert.match(body, /<form action="\/incidents">/);
  const told = await words("/", null);
  assert.match(
    told,
    /Incidents 4 records Organisations 3 names Actors for members Countries 2 countries Sources 2 pub/,
  );
  assert.match(told, /Incidents over time .* n = 4/);
  assert.doesNotMatch(told, /Techniques|Campaigns|Heron/);
  assert.match(await words("/", "member"), /Actors 3 names .* Techniques 2 techniques Campaigns 1 campaign/);
});

test("an organisation's page leads to what it is part of and to its parts, with the records that say so", async () => {
  const opened = await openPublicHouse();
  const { house, get } = opened;
  const two = { field: "victim.name", about: "victim-2", value: "Delta Depot" };
  await publishBriefing(house, briefing("CB-PARTS1", "North Clinic", "2020", [parent("Alder Group"), two]));
  await publishBriefing(house, briefing("CB-PARTS2", "North Clinic", "2021", [parent("Alder Group")]));
  await publishBriefing(house, briefing("CB-PARTS3", "Alder Group", "2022", [parent("Holding <b>")]));
  await publishBriefing(house, briefing("CB-PARTS4", "South Clinic", "2023", [parent("Alder Group")]));
  await indexed(opened);
  const words = async (address: string) => wordsOf((await get(address, "member")).body);
  const group = await get("/organisations/alder-group", "member");
  assert.match(wordsOf(group.body), /Part of Holding <b> — .* in CB-PARTS3/);
  assert.match(wordsOf(group.body), /Its parts .* North Clinic 2 records South Clinic 1 record/);
  assert.doesNotMatch(wordsOf(group.body), /Delta Depot/);
  assert.match(group.body, /<a href="\/organisations\/holding-b">/);
  const unit = await get("/organisations/north-clinic", "member");
  assert.match(unit.body, /<a href="\/organisations\/alder-group">/);
  assert.match((await get("/incidents/CB-PARTS1", "member")).body, /<a href="\/organisations\/alder-group">/);
  // Nobody names the holding as a victim: its page has its parts.
  assert.match(
    await words("/organisations/holding-b"),
    /^Holding <b> In 1 record a victim is said to be part of it .* Alder Group 1 record/,
  );
  const whole = (await get("/organisations/holding-b", "member", json)).json<{
    units: { slug: string; records: number }[];
  }>();
  assert.deepEqual(
    whole.units.map(({ slug, records }) => [slug, records]),
    [["alder-group", 1]],
  );
  const found = async (query: string) =>
    (await get(`/incidents?${query}`, "member", json)).json<{ entries: { incident: string }[] }>().entries.length;
  assert.deepEqual([await found("parent=alder-group"), await found("q=parent:%22alder+group%22")], [3, 3]);
});

test("the public is not told what organisations are part of, and finds nothing by it", async () => {
  const opened = await openPublicHouse();
  await publishBriefing(opened.house, briefing("CB-PARTS1", "North Clinic", "2020", [parent("Alder Group")]));
  await indexed(opened);
  for (const address of ["/organisations/north-clinic", "/incidents/CB-PARTS1", "/incidents", "/incidents?q=alder"]) {
    assert.doesNotMatch((await opened.get(address)).body.replaceAll(/value="[^"]*"/g, ""), /Alder Group/, address);
  }
  const [wanted, other] = await Promise.all(
    ["alder-group", "nobody"].map((slug) => opened.get(`/organisations/${slug}`)),
  );
  assert.deepEqual([wanted?.statusCode, other?.statusCode], [404, 404]);
});
