/** What is taken down is in no way out of the house afterwards, as long as one asks anybody but the desk: not today, not as it was, not in a release. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FastifyInstance } from "fastify";
import { digestOf } from "../../src/domain/digest.ts";
import type { IncidentId } from "../../src/domain/incident.ts";
import { createApp } from "../../src/web/app.ts";
import { sessionCookie } from "../../src/web/visit.ts";
import type { House } from "../../src/workflow/house.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import { onePolicy } from "../../src/workflow/policies.ts";
import { receive } from "../../src/workflow/receive.ts";
import { buildRelease } from "../../src/workflow/release.ts";
import { reviewDraft, type Wish } from "../../src/workflow/review.ts";
import { takeDown } from "../../src/workflow/take-down.ts";
import type { WrittenAssertion } from "../../src/workflow/written.ts";
import { curator, openHouse, publish, shippedPolicy } from "../arbitrary/house.ts";
import { sessionOf } from "../flow/public-house.ts";
import { headersFor } from "./two-worlds-crawl.ts";
import type { Lexicon } from "./two-worlds-lexicon.ts";
import { ways } from "./two-worlds-ways.ts";

const canary = "Zephyrine Quillfeather";
const anyForm = /zephyrine|quillfeather/i;

const text = `${canary} hit Northfield on 8 November 2022, a spokesman said. Nobody paid. ${canary} boasted of it to ${canary} fans.`;

const said: readonly WrittenAssertion[] = [
  {
    field: "responsibility.claimed",
    about: "actor-1",
    value: canary,
    quote: `${canary} boasted of it`,
    role: "attacker",
    speaker: canary,
  },
  { field: "responsibility.attributed", about: "actor-1", value: canary, quote: `${canary} hit Northfield` },
  { field: "summary", value: `The harbour was closed by ${canary}.`, quote: "Nobody paid" },
  { field: "victim.alias", about: "victim-1", value: `Northfield of ${canary}`, quote: "Northfield" },
  { field: "relation.campaign", value: `the ${canary} campaign`, quote: "a spokesman said" },
  { field: "date.began", value: "2022-11-08", quote: `${canary} hit Northfield on 8 November 2022` },
];

/** A record of three revisions: the second says less, the third something else. */
async function openWorld(): Promise<{
  readonly house: House;
  readonly app: FastifyInstance;
  readonly incident: IncidentId;
}> {
  const house = openHouse({ policies: onePolicy(shippedPolicy("open")) });
  const received = await receive(house, {
    ...{ bytes: Buffer.from(text), mediaType: "text/plain", fileName: null, marking: "TLP:CLEAR" },
    ...{
      url: "https://herald.example/zephyrine-quillfeather-strikes",
      title: `${canary} strikes`,
      publisher: `Friends of ${canary}`,
    },
  });
  const draft = await openDraft(house, { report: received.report.id, incident: null });
  const victim = draft.proposals.map(({ assertion }): Wish => ({ kind: "accept", target: assertion.id }));
  const adding = said.map((written): Wish => ({ kind: "add", written: { ...written, marking: "TLP:CLEAR" } }));
  await reviewDraft(house, { draft: draft.id, edition: null, wishes: [...victim, ...adding], by: curator });
  const { revision } = await publish(house, draft);
  const { incident } = revision;
  await buildRelease(house, { name: "2026.1", audience: "public", note: null, speaker });
  await correct(
    house,
    incident,
    revision.assertions
      .filter(({ field }) => field.startsWith("responsibility"))
      .map(({ id }) => ({ kind: "retire", target: id, reason: "unsure" })),
  );
  await buildRelease(house, { name: "2026.2", audience: "member", note: null, speaker });
  const more = {
    field: "victim.place",
    about: "victim-1",
    value: "the harbour",
    quote: "Nobody paid",
    marking: "TLP:CLEAR",
  } as const;
  await correct(house, incident, [{ kind: "add", written: more }]);
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: "https://casebook.example",
    siteName: "Casebook",
    sample: false,
  };
  return { house, app: await createApp({ house, settings, log: false }), incident };
}

const speaker = { name: "Casebook", url: "https://casebook.example" };

async function correct(house: House, incident: IncidentId, wishes: readonly Wish[]): Promise<void> {
  const draft = await openDraft(house, { report: null, incident });
  await reviewDraft(house, { draft: draft.id, edition: null, wishes, by: curator });
  await publish(house, draft);
}

/** Everything that somebody can ask for, as JSON and as pages: which of the addresses hold the canary. */
async function holding(app: FastifyInstance, lexicon: Lexicon, secret: string | null): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [route, way] of Object.entries(ways)) {
    for (const url of way(lexicon)) {
      for (const headers of headersFor(route)) {
        const cookies = secret === null ? {} : { [sessionCookie]: secret };
        const answer = await app.inject({ url, headers, cookies });
        const body = answer.rawPayload.toString("utf8");
        if (anyForm.test(body) || anyForm.test(JSON.stringify(answer.headers))) found.push(`${route} ${url}`);
      }
    }
  }
  return found;
}

test("a value that was taken down is in no answer to the public, members or partners, though it was before", async () => {
  const { house, app, incident } = await openWorld();
  const lexicon: Lexicon = {
    incidents: [incident],
    words: ["northfield", "harbour"],
    slugs: ["northfield"],
    terms: {},
    reports: [digestOf(text)],
    pictures: [],
    objects: [],
    others: ["2026.1", "2026.2"],
  };
  const readers = {
    public: null,
    member: await sessionOf(house, "member"),
    partner: await sessionOf(house, "partner"),
  };
  for (const secret of Object.values(readers)) {
    while (
      (
        await app.inject({
          url: "/api/v1/facets?asKnownOn=2026-01-01",
          cookies: secret === null ? {} : { [sessionCookie]: secret },
        })
      ).statusCode === 503
    );
    assert.ok((await holding(app, lexicon, secret)).length > 40, "the canary is hardly anywhere to begin with");
  }
  const command = {
    incident,
    assertions: [],
    texts: [canary],
    picture: false,
    reason: "Somebody asked for it.",
    by: curator,
  };
  const { takedown, releases } = await takeDown(house, command);
  assert.deepEqual(takedown.told, ["public", "member", "partner"]);
  assert.deepEqual(releases.toSorted(), ["2026.1", "2026.2"]);
  for (const [name, secret] of Object.entries(readers)) assert.deepEqual(await holding(app, lexicon, secret), [], name);
  const page = await app.inject({ url: `/incidents/${incident}`, headers: { accept: "text/html" } });
  assert.match(page.body, /A value was taken down on .*Somebody asked for it\./);
  const desk = await app.inject({
    url: `/incidents/${incident}`,
    cookies: { [sessionCookie]: await sessionOf(house, "curator") },
  });
  assert.match(desk.body, anyForm);
  await app.close();
});
