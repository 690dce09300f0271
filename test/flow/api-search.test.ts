/** The search of the HTTP interface: the question that pages ask, counts of its answer, the past, and what is said until there is an index. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fastify from "fastify";
import type { Role } from "../../src/domain/role.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { facetNames } from "../../src/search/facet.ts";
import { apiRoutes } from "../../src/web/api/api-routes.ts";
import { handleProblems } from "../../src/web/problem.ts";
import { preparePages } from "../../src/web/reply.ts";
import { publicVisit } from "../../src/web/visit.ts";
import { ask, askAll, assertIs, getReady, type Json } from "./api-house.ts";
import { floodedRecord, membersOnly } from "./flooded-record.ts";
import { type Briefing, openPublicHouse, publishBriefing, type PublicHouse } from "./public-house.ts";
import { watchEmbargoes } from "../../src/workflow/lift-embargoes.ts";
import { postRoom } from "../../src/workflow/mailing.ts";

interface Found {
  readonly items: readonly Json[];
  readonly total: number;
  readonly sure: number;
  readonly possibly: readonly string[];
  readonly suggestion: string | null;
  readonly findings: readonly Json[];
  readonly next: string | null;
}

interface Facets {
  readonly total: number;
  readonly facets: readonly {
    readonly facet: string;
    readonly values: readonly { readonly value: string; readonly count: number; readonly chosen: boolean }[];
    readonly further: number;
    readonly absent: Readonly<Record<string, number>>;
  }[];
}

interface Tally {
  readonly records: number;
  readonly cells: readonly {
    readonly values: readonly string[];
    readonly labels: readonly string[];
    readonly count: number;
  }[];
  readonly further: number;
  readonly absent: readonly Readonly<Record<string, number>>[];
}

const towns: readonly (readonly [name: string, country: string, type: string, began: string])[] = [
  ["Aldermoor", "FR", "ransomware", "2022-11-08"],
  ["Brookfield", "FR", "ddos", "2022"],
  ["Coldwater", "DE", "ransomware", "2022-12"],
  ["Duncaster", "US", "data-theft", "2023-02-01"],
];

/** Town by town; `later` says what was learned afterwards. */
function briefing(index: number, later: Briefing["assertions"] = []): Briefing {
  const [name = "", country = "", type = "", began = ""] = towns[index] ?? [];
  return {
    id: `CB-00000${index + 1}`,
    text: `The hospital of ${name} was hit. Tidal Crew said so.${later.length === 0 ? "" : " More was learned."}`,
    publisher: "Northport Echo",
    assertions:
      later.length > 0
        ? later
        : [
            { field: "victim.name", about: "victim-1", value: name, quote: name },
            { field: "victim.country", about: "victim-1", value: country, quote: name },
            { field: "incident.type", value: type, quote: "hospital" },
            { field: "date.began", value: began, quote: "hospital" },
            { field: "summary", value: `The hospital of ${name} was hit.`, quote: "hospital" },
          ],
  };
}

const claim = {
  field: "responsibility.claimed",
  about: "actor-1",
  value: "Tidal Crew",
  quote: "Tidal Crew said so",
  role: "attacker",
  speaker: "Tidal Crew",
} as const;

let opened: PublicHouse;
/** An instant after all records were first published, and before more was learned. */
let between: string;

before(async () => {
  opened = await openPublicHouse("open");
  for (const index of towns.keys()) await publishBriefing(opened.house, briefing(index));
  between = opened.house.clock();
  await publishBriefing(opened.house, briefing(0, [claim]));
});

after(() => opened.app.close());

async function numbers(query: string, role: Role | null = null): Promise<readonly unknown[]> {
  return (await ask<Found>(opened, `/incidents?${query}`, role)).items.map(({ incident }) => incident);
}

describe("the list of records", () => {
  test("takes words, facets as often as values are chosen, and an order, like the page", async () => {
    for (const query of [
      "q=hospital",
      "q=aldermoor+OR+coldwater&type=ransomware",
      "type=ransomware&type=ddos&country=FR",
      "type=ransomware&type=ddos&sort=title",
      "sort=title&order=desc",
      "sort=known&order=asc",
      "date=2022-11",
      "date=2022-11&dates=sure",
      "q=claimed-by:%22Tidal+Crew%22",
      "actor=Tidal%20Crew",
      "source=northport-echo&language=en&year=2023",
      "incident=CB-000002,CB-000004",
      `q=tidal&asKnownOn=${between}`,
    ]) {
      const page = await opened.get(`/incidents?${query}`, null, { accept: "application/json" });
      const { entries } = page.json<{ entries: readonly Json[] }>();
      assert.deepEqual(
        await numbers(query),
        entries.map(({ incident }) => incident),
        query,
      );
    }
    assert.deepEqual(await numbers("type=ransomware&type=ddos&sort=title"), ["CB-000001", "CB-000002", "CB-000003"]);
  });

  test("says how many answer, which of them only may, and what of the words was not understood", async () => {
    const found = await ask<Found>(opened, "/incidents?date=2022-11");
    assert.deepEqual([found.total, found.sure, found.possibly], [2, 1, ["CB-000002"]]);
    const words = await ask<Found>(opened, "/incidents?q=hospitul");
    assert.deepEqual([words.total, words.suggestion], [0, "hospital"]);
    const { findings } = await ask<Found>(opened, "/incidents?q=%22hospital");
    assert.deepEqual(
      findings.map(({ at, code }) => [at, code]),
      [["q", "query-unclosed"]],
    );
    const all = await ask<Found>(opened, "/incidents");
    assert.deepEqual([all.total, all.sure, all.possibly], [4, 4, []]);
  });

  test("comes in pages that lead on, in every order, in short and whole", async () => {
    for (const sort of ["relevance", "date", "known", "impact", "title"]) {
      const pages = await askAll<Found>(opened, `/incidents?q=hospital&sort=${sort}&limit=1&view=full`);
      assert.equal(new Set(pages.flatMap(({ items }) => items.map(({ incident }) => incident))).size, 4, sort);
      assert.ok(pages.every(({ items, total }) => items.length === 1 && total === 4));
      assert.ok(pages.every(({ items }) => items[0]?.["kind"] === "record"));
    }
  });

  test("keeps to the order of numbers where nothing is asked for, and takes no place of another order", async () => {
    const pages = await askAll<Found>(opened, "/incidents?limit=3");
    assert.deepEqual(
      pages.flatMap(({ items }) => items.map(({ incident }) => incident)),
      ["CB-000001", "CB-000002", "CB-000003", "CB-000004"],
    );
    const after = (address: string | null | undefined) => new URL(address ?? "", "http://x").searchParams.get("after");
    const [byNumber, byTitle] = [
      after(pages[0]?.next),
      after((await ask<Found>(opened, "/incidents?sort=title&limit=1")).next),
    ];
    for (const address of [`?after=${byTitle}`, `?sort=title&after=${byNumber}`, `?sort=date&after=${byTitle}`]) {
      const answer = await getReady(opened, `/incidents${address}`);
      assert.equal(answer.statusCode, 400, address);
      assertIs("Problem", answer.json());
    }
  });
});

describe("the past", () => {
  test("is listed as it was told then, with addresses of these states", async () => {
    const asKnownOn = `asKnownOn=${between}`;
    assert.deepEqual(await numbers("lane=claimed"), ["CB-000001"]);
    assert.deepEqual(await numbers(`lane=claimed&${asKnownOn}`), []);
    const found = await ask<Found>(opened, `/incidents?organisation=aldermoor&${asKnownOn}`);
    const [item] = found.items;
    assert.equal(item?.["self"], `/api/v1/incidents/CB-000001?${asKnownOn}`);
    const self = item["self"].replace("/api/v1", "");
    const then = await ask<{ fields: Json }>(opened, self);
    const [whole] = (await ask<Found>(opened, `/incidents?organisation=aldermoor&view=full&${asKnownOn}`)).items;
    assert.deepEqual(whole, then);
    assert.deepEqual(then.fields["responsibility.claimed"], { kind: "shown", assertions: [] });
    assert.equal((await ask<Tally>(opened, `/tally?by=claimed-by&${asKnownOn}`)).cells.length, 0);
    assert.deepEqual(await numbers("asKnownOn=2000-01-01"), []);
  });

  test("of an organisation and of an actor is that of its records", async () => {
    const then = await ask<{ incidents: readonly Json[] }>(opened, `/organisations/aldermoor?asKnownOn=${between}`);
    assert.deepEqual(
      then.incidents.map(({ page }) => page),
      [`/incidents/CB-000001?asKnownOn=${between}`],
    );
    const now = await ask<{ lanes: Json }>(opened, `/actors/tidal-crew?asKnownOn=2026-01-05`);
    assert.equal((now.lanes["responsibility.claimed"] as readonly unknown[]).length, 1);
    for (const [address, status] of [
      [`/actors/tidal-crew?asKnownOn=${between}`, 404],
      ["/organisations/aldermoor?asKnownOn=2000-01-01", 404],
      ["/organisations/aldermoor?asKnownOn=2040-01-01", 400],
    ] as const) {
      assert.equal((await getReady(opened, address)).statusCode, status, address);
    }
  });
});

describe("counts", () => {
  test("of facets are those of the page, for the same question", async () => {
    for (const query of ["", "q=hospital&type=ransomware", "country=FR&country=DE", "date=2022-11&dates=sure"]) {
      const page = await opened.get(`/incidents?${query}`, null, { accept: "application/json" });
      const { facets, total } = page.json<Facets>();
      const told = await ask<Facets>(opened, `/facets?${query}`);
      assert.equal(told.total, total);
      const plain = (all: Facets["facets"]) =>
        all.map(({ facet, values, absent }) => ({ facet, values: values.slice(0, 5), absent }));
      assert.deepEqual(plain(told.facets), plain(facets), query);
    }
  });

  test("are given of the facets that are named, and of so many values", async () => {
    const { facets } = await ask<Facets>(opened, "/facets?facet=country&facet=type&values=1");
    assert.deepEqual(
      facets.map(({ facet, values, further }) => [facet, values.map(({ value, count }) => [value, count]), further]),
      [
        ["type", [["ransomware", 2]], 2],
        ["country", [["FR", 2]], 2],
      ],
    );
  });

  test("of years go from the newest, whichever most records show", async () => {
    const years = async (values: number) => {
      const [year] = (await ask<Facets>(opened, `/facets?facet=year&values=${values}`)).facets;
      return [year?.values.map(({ value, count }) => [value, count]), year?.further];
    };
    assert.deepEqual(await years(20), [
      [
        ["2023", 1],
        ["2022", 3],
      ],
      0,
    ]);
    assert.deepEqual(await years(1), [[["2023", 1]], 1]);
  });

  test("by dimensions name their cells, and say what has no place in them", async () => {
    const tally = await ask<Tally>(opened, "/tally?by=country&by=type&q=hospital");
    assert.equal(tally.records, 4);
    assert.equal(tally.cells.length, 4);
    const germany = tally.cells.find(({ values }) => values[0] === "DE");
    assert.deepEqual(
      [germany?.values, germany?.labels, germany?.count],
      [["DE", "ransomware"], ["Germany", "Ransomware"], 1],
    );
    const claimed = await ask<Tally>(opened, "/tally?by=claimed-by");
    assert.deepEqual(claimed.cells, [{ values: ["tidal-crew"], labels: ["Tidal Crew"], count: 1 }]);
    assert.equal(claimed.absent[0]?.["not-reported"], 3);
    const months = await ask<Tally>(opened, "/tally?by=month&limit=1");
    assert.deepEqual([months.cells.length, months.further], [1, 3]);
    for (const by of [
      ...facetNames.filter((facet) => facet !== "organisation"),
      "month",
      "claimed-by",
      "attributed-to",
      "attribution-lag",
    ]) {
      await ask(opened, `/tally?by=${by}`);
    }
  });

  test("are refused where the dimensions are none, too many or one twice", async () => {
    for (const query of [
      "",
      "?by=colour",
      "?by=organisation",
      "?by=type&by=type",
      "?by=type&by=sector&by=year",
      "?by=type&limit=0",
    ]) {
      const answer = await opened.get(`/api/v1/tally${query}`);
      assert.equal(answer.statusCode, 400, query);
      assert.ok(answer.json<{ findings: readonly unknown[] }>().findings.length > 0, query);
    }
    for (const query of ["?facet=colour", "?values=1001", "?limit=5", "?by=type"]) {
      assert.equal((await opened.get(`/api/v1/facets${query}`)).statusCode, 400, query);
    }
  });
});

test("what is being typed is completed with names and words, with where each is", async () => {
  const { items } = await ask<{ items: readonly Json[] }>(opened, "/complete?q=ald");
  const town = {
    text: "Aldermoor",
    records: 1,
    self: "/api/v1/organisations/aldermoor",
    page: "/organisations/aldermoor",
  };
  assert.deepEqual(items[0], { kind: "organisation", ...town });
  assert.equal((await ask<{ items: readonly Json[] }>(opened, "/complete?q=h&limit=1")).items.length, 1);
  for (const query of ["", "?q=", "?q=a&limit=51", `?q=${"a".repeat(101)}`]) {
    assert.equal((await opened.get(`/api/v1/complete${query}`)).statusCode, 400, query);
  }
});

test("nothing that only members may read is found, counted or completed for the public", async () => {
  const reference = await openPublicHouse();
  await publishBriefing(reference.house, floodedRecord);
  const asked = [
    ...["/facets?values=1000", "/incidents?sort=title&view=full"],
    ...["month", "actor", "technique", "source", "claimed-by"].map((by) => `/tally?by=${by}`),
    ...["c", "can", "t", "d"].map((beginning) => `/complete?q=${beginning}&limit=50`),
  ];
  for (const address of asked) {
    const answer = JSON.stringify(await ask(reference, address));
    assert.deepEqual(
      membersOnly.filter((word) => answer.includes(word)),
      [],
      address,
    );
  }
  for (const word of membersOnly) {
    const found = await ask<Found>(reference, `/incidents?q=${encodeURIComponent(`"${word}"`)}`);
    assert.equal(found.total, 0, word);
  }
  await reference.app.close();
});

test("hostile questions are answered or refused, and leave no trace of the house", async () => {
  for (const query of [
    "q=%22%22%22%28%28%29-*",
    "q=<script>alert(1)</script>",
    `q=${"a*+".repeat(600)}`,
    `actor=${"%00".repeat(30)}`,
    "organisation=__proto__",
    "type=constructor",
    Array.from({ length: 101 }, (_, index) => `source=s${index}`).join("&"),
    "date=20XX/..",
    "after=W10",
    "q[]=a",
    "page=1000000000",
  ]) {
    const answer = await getReady(opened, `/incidents?${query}`);
    assert.ok([200, 400].includes(answer.statusCode), `${query}: ${answer.statusCode}`);
    assertIs(answer.statusCode === 200 ? "IncidentPage" : "Problem", answer.json(), query);
  }
});

describe("until there is an index", () => {
  test("all records are listed by number, and what needs it says when to ask again", async () => {
    const app = fastify();
    app.decorateRequest("visit", { getter: () => publicVisit });
    handleProblems(app);
    const settings = {
      version: "0",
      secureCookies: false,
      trustProxy: false,
      url: null,
      siteName: "Casebook",
      sample: false,
    };
    preparePages(app, settings);
    const searches = {
      of: () => Promise.resolve({ building: true, done: 3, of: 10 } as const),
      ready: () => Promise.reject(new Error("never")),
      close: () => Promise.resolve(),
    };
    await app.register(
      apiRoutes({
        house: opened.house,
        settings,
        log: false,
        searches,
        post: postRoom(opened.house),
        embargoes: watchEmbargoes(opened.house, () => undefined),
      }),
    );
    const list = await app.inject("/api/v1/incidents?limit=2&view=full");
    assert.deepEqual([list.statusCode, list.json<Found>().total, list.json<Found>().items.length], [200, 4, 2]);
    const id = parseIncidentId("CB-000001");
    assert.ok(id !== null);
    assert.deepEqual(
      list.json<Found>().items[0],
      JSON.parse(JSON.stringify(await opened.house.store.findTelling(id, "public"))),
    );
    for (const address of [
      "/incidents?q=a",
      "/incidents?sort=known",
      "/facets",
      "/tally?by=type",
      "/complete?q=a",
      "/techniques/T1498",
    ]) {
      const answer = await app.inject(`/api/v1${address}`);
      assert.deepEqual([answer.statusCode, answer.headers["retry-after"]], [503, "3"], address);
      assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
      assertIs("Problem", answer.json());
      assert.equal(answer.json<{ code: string }>().code, "search-building");
    }
    await app.close();
  });
});
