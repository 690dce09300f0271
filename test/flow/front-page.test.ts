/** The front page: what was learned lately, in the order in which it became known, and what stands there while nothing is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { houseAccount } from "../../src/domain/account.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { withdrawIncident } from "../../src/workflow/withdraw.ts";
import { type Briefing, openPublicHouse, publishBriefing, wordsOf } from "./public-house.ts";

function briefing(index: number): Briefing {
  const name = `Organisation ${index}`;
  const text = `${name} was hit on ${index} March 2024.`;
  return {
    id: `CB-00000${index}`,
    text,
    assertions: [
      { field: "victim.name", about: "victim-1", value: name, quote: name },
      { field: "date.began", value: `2024-03-0${index}`, quote: `on ${index} March 2024`, role: "journalist" },
    ],
  };
}

async function openHouse(records: number) {
  const opened = await openPublicHouse();
  for (let index = 1; index <= records; index += 1) await publishBriefing(opened.house, briefing(index));
  const withdraw = async (index: number, reason: string) => {
    const incident = parseIncidentId(`CB-00000${index}`);
    assert.ok(incident);
    await withdrawIncident(opened.house, { incident, reason, by: houseAccount });
  };
  return { ...opened, withdraw };
}

test("an empty casebook says so, and where the next step is", async () => {
  const { get } = await openHouse(0);
  const { body } = await get("/");
  assert.match(wordsOf(body), /No record has been published here yet/);
  assert.match(body, /<a href="\/desk">The desk<\/a>/);
});

test("what became known last stands first: new records, new versions, withdrawals with their reason", async () => {
  const { get, house, withdraw } = await openHouse(3);
  await publishBriefing(house, {
    ...briefing(1),
    text: "Organisation 1 was hit in Spain.",
    assertions: [{ field: "victim.country", about: "victim-1", value: "ES", quote: "Spain" }],
  });
  await withdraw(2, "it was a drill");
  const words = wordsOf((await get("/")).body);
  assert.match(
    words,
    /Learned lately 5 January 2026 CB-000002 withdrawn: it was a drill 5 January 2026 Organisation 1 addition · now version 2 · incident of March 2024 · 🇪🇸 Spain 5 January 2026 Organisation 3 new record · incident of March 2024 All changes/,
  );
});

test("records that were withdrawn together are one entry", async () => {
  const { get, withdraw } = await openHouse(4);
  for (const index of [1, 2, 3]) await withdraw(index, "the source was forged");
  const { body } = await get("/", null, { accept: "application/json" });
  const { lately } = JSON.parse(body) as { lately: { what: string; incident: string; more: number }[] };
  assert.deepEqual(
    lately.map(({ what, incident, more }) => [what, incident, more]),
    [
      ["withdrawn", "CB-000003", 2],
      ["new-record", "CB-000004", 0],
    ],
  );
  assert.match(wordsOf((await get("/")).body), /CB-000003 and 2 more withdrawn: the source was forged/);
});
