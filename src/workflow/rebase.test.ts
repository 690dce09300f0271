import assert from "node:assert/strict";
import { test } from "node:test";
import {
  draftOf,
  onlyProposal,
  openHouse,
  publish,
  publishNorthfield,
  receiveText,
  refusedAs,
  wish,
} from "../../test/arbitrary/house.ts";
import { openDraft } from "./draft.ts";
import type { House } from "./house.ts";
import { rebaseDraft } from "./rebase.ts";
import { verify } from "./verify.ts";

/** A published record and two drafts that were begun on its first revision. */
async function twoDrafts(house: House) {
  const { revision } = await publishNorthfield(house);
  const { report } = await receiveText(house, "Eastfield and Westfield were hit as well, Northfield said later.");
  const begin = () => openDraft(house, { report: report.id, incident: revision.incident });
  return { revision, one: await begin(), two: await begin() };
}

const victim = (value: string) =>
  ({ kind: "add", written: { field: "victim.name", about: "victim-2", value, quote: value } }) as const;

test("a draft that was overtaken goes on from the newest revision, and two new victims are told apart", async () => {
  const house = openHouse();
  const { revision, one, two } = await twoDrafts(house);
  await wish(house, one, victim("Eastfield"));
  await wish(house, two, victim("Westfield"));
  await publish(house, one);
  await assert.rejects(publish(house, two), refusedAs("revision-stale"));
  const moved = await rebaseDraft(house, { draft: two.id, edition: null });
  assert.equal(moved.base, 2);
  const third = await publish(house, moved);
  const named = third.revision.assertions.flatMap(({ field, about, content }) =>
    field === "victim.name" && content.kind === "name" ? [`${about ?? ""} ${content.name}`] : [],
  );
  assert.deepEqual(named, ["victim-1 Northfield", "victim-2 Eastfield", "victim-3 Westfield"]);
  assert.equal(third.revision.incident, revision.incident);
  assert.deepEqual((await verify(house)).findings, []);
});

test("the same victim named on both sides stays one", async () => {
  const house = openHouse();
  const { one, two } = await twoDrafts(house);
  await wish(house, one, victim("Eastfield"));
  await wish(house, two, victim("Eastfield"));
  await publish(house, one);
  const { revision } = await publish(house, await rebaseDraft(house, { draft: two.id, edition: null }));
  const keys = revision.assertions.flatMap(({ field, about }) => (field === "victim.name" ? [about] : []));
  assert.deepEqual([...new Set(keys)], ["victim-1", "victim-2"]);
});

test("a decision about what no longer stands is dropped, and said so", async () => {
  const house = openHouse();
  const { revision, one, two } = await twoDrafts(house);
  const [target] = revision.assertions.map(({ id }) => id);
  assert.ok(target);
  const retire = { kind: "retire", target, reason: "not in the text" } as const;
  await wish(house, one, retire, victim("Eastfield"));
  await wish(house, two, retire, victim("Westfield"));
  await publish(house, one);
  const moved = await rebaseDraft(house, { draft: two.id, edition: null });
  assert.deepEqual(
    moved.decisions.map(({ kind }) => kind),
    ["add"],
  );
  assert.ok(moved.findings.some(({ code }) => code === "decision-dropped"));
});

test("a draft on the newest revision stays as it is; stale editions and closed drafts are refused", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  assert.deepEqual(await rebaseDraft(house, { draft: draft.id, edition: 1 }), draft);
  await assert.rejects(rebaseDraft(house, { draft: draft.id, edition: 7 }), refusedAs("draft-stale"));
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) });
  await publish(house, draft);
  await assert.rejects(rebaseDraft(house, { draft: draft.id, edition: null }), refusedAs("draft-closed"));
});
