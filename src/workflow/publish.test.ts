/** Tests of publishing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  briefing,
  curator,
  draftOf,
  onlyProposal,
  openHouse,
  publish,
  publishNorthfield,
  shippedPolicy,
  receiveText,
  refusedAs,
  wish,
} from "../../test/arbitrary/house.ts";
import { incidentAt } from "../domain/incident.ts";
import { titleOf } from "../domain/projection.ts";
import { verifyChain } from "../domain/revision.ts";
import { openDraft } from "./draft.ts";
import { publishDraft } from "./publish.ts";
import { tellAll } from "./telling.ts";
import { withdrawIncident } from "./withdraw.ts";

const command = { edition: null, note: "", leaveOutUndecided: true, by: curator };

test("what was accepted becomes a revision, the record points at it, and every audience is told its part", async () => {
  const house = openHouse();
  const { revision, told, findings } = await publishNorthfield(house);
  assert.deepEqual([revision.number, revision.predecessor, revision.assertions.length], [1, null, 1]);
  assert.deepEqual(told, ["public", "member", "partner", "desk"]);
  assert.deepEqual(findings, []);
  const { incident } = revision;
  assert.deepEqual(await house.store.findIncident(incident), incidentAt(incident, 1));
  assert.deepEqual(await house.store.listRevisions(incident), [revision]);
  const telling = await house.store.findTelling(incident, "public");
  assert.equal(telling?.kind === "record" && titleOf(telling), "Cyber Incident Victim: Northfield");
  assert.equal((await house.store.findDraft(revision.draft))?.state, "published");
});

test("a proposal that nobody decided keeps a draft from being published, unless it is left out on purpose", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  const added = { field: "malware", value: "X", quote: "Grey Heron" };
  await wish(house, draft, { kind: "add", written: added });
  const decided = publishDraft(house, { ...command, draft: draft.id, leaveOutUndecided: false });
  await assert.rejects(decided, refusedAs("draft-undecided"));
  const { revision } = await publish(house, draft);
  assert.deepEqual(
    revision.assertions.map(({ field }) => field),
    ["malware"],
  );
});

test("a draft of which nothing is accepted is not published", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  await assert.rejects(publish(house, draft), refusedAs("draft-empty"));
  assert.equal(await house.store.findIncident(draft.incident), null);
});

test("a draft is published once, and only in the edition that the curator saw", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) });
  const stale = publishDraft(house, { ...command, draft: draft.id, edition: draft.edition });
  await assert.rejects(stale, refusedAs("draft-stale"));
  const [first, second] = await Promise.allSettled([publish(house, draft), publish(house, draft)]);
  assert.equal(first.status, "fulfilled");
  assert.ok(second.status === "rejected" && refusedAs("draft-closed")(second.reason));
});

test("a draft that started from an older revision is refused, and the record stays as it is", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const drafts = [1, 2].map(() => openDraft(house, { report: null, incident: revision.incident }));
  const [one, two] = await Promise.all(drafts);
  assert.ok(one !== undefined && two !== undefined);
  const added = { field: "malware", value: "X", quote: "Grey Heron" };
  for (const draft of [one, two]) await wish(house, draft, { kind: "add", written: added });
  await publish(house, one);
  await assert.rejects(publish(house, two), refusedAs("revision-stale"));
  const revisions = await house.store.listRevisions(revision.incident);
  assert.deepEqual([revisions.length, verifyChain(revisions)], [2, []]);
});

test("evidence that no longer resolves keeps the draft from being published, wholly", async () => {
  const house = openHouse();
  const draft = await draftOf(house);
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) });
  const store: typeof house.store = {
    ...house.store,
    transaction: (work) =>
      house.store.transaction((shelves) =>
        work({
          ...shelves,
          findReport: async (id) => {
            const report = await shelves.findReport(id);
            return report && { ...report, text: report.text.replace("Northfield", "Southfield") };
          },
        }),
      ),
  };
  await assert.rejects(publish({ ...house, store }, draft), refusedAs("input-invalid"));
  assert.equal((await house.store.findDraft(draft.id))?.state, "open");
});

test("what is cleared for nobody is published for the desk, with a finding that says so", async () => {
  const house = openHouse();
  const draft = await draftOf(house, briefing, null);
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) });
  const { told, findings } = await publish(house, draft);
  assert.deepEqual(told, ["desk"]);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ["nothing-cleared"],
  );
});

test("a change that an audience may not know of leaves its telling, version and change number as they were", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const { incident } = revision;
  const before = await house.store.findTelling(incident, "public");
  const { report } = await receiveText(house, "A member knows more.", "TLP:GREEN");
  const draft = await openDraft(house, { report: report.id, incident });
  await wish(house, draft, { kind: "add", written: { field: "malware", value: "X", quote: "A member" } });
  assert.deepEqual((await publish(house, draft)).told, ["member", "partner", "desk"]);
  assert.deepEqual(await house.store.findTelling(incident, "public"), before);
  assert.deepEqual([await house.store.changeNumber("public"), await house.store.changeNumber("member")], [1, 2]);
});

test("telling again what was told changes nothing for anybody", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const incident = incidentAt(revision.incident, 1);
  const told = await house.store.transaction((shelves) =>
    tellAll(shelves, shippedPolicy("reference"), { incident, revision, at: "later" }),
  );
  assert.deepEqual(told, []);
});

test("a withdrawn record is not put back by publishing onto it", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const draft = await openDraft(house, { report: null, incident: revision.incident });
  await withdrawIncident(house, { incident: revision.incident, reason: "a drill", by: curator });
  await assert.rejects(publish(house, draft), refusedAs("incident-withdrawn"));
  assert.equal((await house.store.findTelling(revision.incident, "public"))?.kind, "tombstone");
});
