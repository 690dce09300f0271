/** Tests of reviewing a draft. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { named } from "../../test/arbitrary/example.ts";
import {
  curator,
  draftOf,
  onlyProposal,
  openHouse,
  publish,
  publishNorthfield,
  refusedAs,
  refusedAt,
  wish,
} from "../../test/arbitrary/house.ts";
import type { DraftId } from "../domain/draft.ts";
import type { ReportId } from "../domain/report.ts";
import { openDraft } from "./draft.ts";
import { reviewDraft } from "./review.ts";

const date = { field: "date.began", value: "2022-11-08", quote: "8 November 2022" };

test("decisions say who took them, when and why", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const reviewed = await wish(house, draft, {
    kind: "reject",
    target: onlyProposal(draft),
    reason: " about another incident ",
  });
  const [decision] = reviewed.decisions;
  assert.ok(decision?.kind === "reject");
  assert.deepEqual([decision.by, decision.reason], [curator, "about another incident"]);
  assert.match(decision.at, /^2026-01-01T00:00:\d\d\.000Z$/);
  assert.deepEqual(await house.store.findDraft(draft.id), reviewed);
});

test("several decisions are taken at once, as one edition", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const target = onlyProposal(draft);
  const reviewed = await wish(
    house,
    draft,
    { kind: "accept", target },
    { kind: "add", written: date },
    { kind: "mark", marking: "TLP:GREEN" },
  );
  assert.deepEqual([reviewed.edition, reviewed.decisions.length, reviewed.marking], [2, 2, "TLP:GREEN"]);
});

test("of several decisions all are taken or none", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const bad = { ...date, quote: "9 November" };
  await assert.rejects(
    wish(house, draft, { kind: "accept", target: onlyProposal(draft) }, { kind: "add", written: bad }),
    refusedAt("decisions.1.quote evidence-unresolved"),
  );
  assert.deepEqual(await house.store.findDraft(draft.id), draft);
});

test("of two curators at once the later is told to load the draft again, and nothing is lost", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const target = onlyProposal(draft);
  const command = (kind: "accept" | "reject") =>
    ({ draft: draft.id, edition: draft.edition, wishes: [{ kind, target, reason: "so" }], by: curator }) as const;
  const [first, second] = await Promise.allSettled([
    reviewDraft(house, command("accept")),
    reviewDraft(house, command("reject")),
  ]);
  assert.equal(first.status, "fulfilled");
  assert.ok(second.status === "rejected" && refusedAs("draft-stale")(second.reason));
  assert.equal((await house.store.findDraft(draft.id))?.decisions[0]?.kind, "accept");
});

test("amending keeps the evidence rule: the new words are read against the report", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const written = { field: "victim.name", about: "victim-1", value: "City of Northfield", quote: "hit Northfield" };
  const reviewed = await wish(house, draft, {
    kind: "amend",
    target: onlyProposal(draft),
    written,
    reason: "full name",
  });
  const [decision] = reviewed.decisions;
  assert.ok(decision?.kind === "amend");
  assert.deepEqual(
    [decision.assertion.content, decision.assertion.origin],
    [named("City of Northfield"), { by: "human" }],
  );
  await assert.rejects(
    wish(house, draft, { kind: "amend", target: onlyProposal(draft), written, reason: " " }),
    refusedAs("reason-missing"),
  );
});

test("a decision can be taken back", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const target = onlyProposal(draft);
  await wish(house, draft, { kind: "accept", target });
  const undone = await wish(house, draft, { kind: "undo", target });
  assert.deepEqual([undone.decisions, undone.edition], [[], 3]);
  await assert.rejects(wish(house, draft, { kind: "undo", target }), refusedAs("proposal-not-found"));
});

test("what stands can be retired or amended in a correction, quoting the report that it rests on", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house, date);
  const draft = await openDraft(house, { report: null, incident: revision.incident });
  const [victim, began] = revision.assertions;
  assert.ok(victim !== undefined && began !== undefined);
  const written = { ...date, value: "2022-11" };
  await wish(house, draft, { kind: "amend", target: began.id, written, reason: "only the month is sure" });
  const next = await publish(house, draft);
  assert.deepEqual(
    next.revision.assertions.map(({ content }) => content),
    [named("Northfield"), { kind: "date", edtf: "2022-11", partOfDay: null }],
  );
});

test("drafts and reports that are not here, and closed drafts, are refused", async () => {
  const house = openHouse();
  await assert.rejects(
    wish(house, { id: "none" as DraftId }, { kind: "mark", marking: null }),
    refusedAs("draft-not-found"),
  );
  const draft = await draftOf(house);
  const elsewhere = { kind: "add", written: date, report: "0".repeat(64) as ReportId } as const;
  await assert.rejects(wish(house, draft, elsewhere), refusedAt("decisions.0.report evidence-report-unknown"));
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) });
  await publish(house, draft);
  await assert.rejects(wish(house, draft, { kind: "add", written: date }), refusedAs("draft-closed"));
  await assert.rejects(wish(house, draft, { kind: "mark", marking: null }), refusedAs("draft-closed"));
});
