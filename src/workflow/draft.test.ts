/** Tests of drafting. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { named, said } from "../../test/arbitrary/example.ts";
import {
  briefing,
  draftOf,
  northfieldIn,
  onlyProposal,
  openHouse,
  publish,
  publishNorthfield,
  receiveText,
  refusedAs,
  wish,
} from "../../test/arbitrary/house.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { ReportId } from "../domain/report.ts";
import { subjectKey } from "../domain/subject.ts";
import type { Extractor } from "../extract/extractor.ts";
import { openDraft, propose } from "./draft.ts";

test("a draft of a new record has a random number, the report's marking and what the extractor proposes", async () => {
  const house = openHouse();
  const draft = await draftOf(house, briefing, "TLP:GREEN");
  assert.match(draft.incident, /^CB-[0-9A-Z]{6}$/);
  assert.deepEqual([draft.base, draft.edition, draft.state, draft.marking], [0, 1, "open", "TLP:GREEN"]);
  assert.deepEqual(
    draft.proposals.map(({ assertion }) => assertion.content),
    [named("Northfield")],
  );
  assert.deepEqual(await house.store.findDraft(draft.id), draft);
  assert.notEqual((await draftOf(house, briefing)).incident, draft.incident);
});

test("no extractor is trusted: what does not resolve or is not admitted is dropped", async () => {
  const lie: Extractor = (report) => {
    const sound = northfieldIn(report);
    const [piece] = sound.evidence;
    const place = { kind: "quote", start: 0, end: 10, quote: "Northfield" } as const;
    const statements = [
      sound,
      { ...sound, evidence: piece === undefined ? [] : [{ ...piece, place }] },
      { ...sound, evidence: piece === undefined ? [] : [{ ...piece, report: "0".repeat(64) as ReportId }] },
      { ...sound, evidence: [] },
      { ...sound, content: named(" ") },
      { ...sound, about: subjectKey("actor", 1) },
      { ...sound, stance: "inferred" as const },
    ];
    return { proposals: statements.map((statement) => ({ statement, standing: "proposed" as const })), findings: [] };
  };
  const house = openHouse({ extract: lie });
  const { report } = await receiveText(house, briefing);
  assert.deepEqual(
    propose(house, report).proposals.map(({ statement }) => statement),
    [northfieldIn(report)],
  );
  assert.equal((await openDraft(house, { report: report.id, incident: null })).proposals.length, 1);
});

test("a further report is drafted with the record's own keys, and what stands already is not proposed again", async () => {
  const other: Extractor = (report) => ({
    proposals: [
      {
        statement: said("victim.name", named("Southfield"), northfieldIn(report).evidence[0] ?? never()),
        standing: "proposed",
      },
      { statement: { ...northfieldIn(report), about: subjectKey("victim", 2) }, standing: "proposed" },
    ],
    findings: [],
  });
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const { report } = await receiveText(house, "More of Northfield.");
  const draft = await openDraft({ ...house, extract: other }, { report: report.id, incident: revision.incident });
  assert.equal(draft.base, 1);
  assert.deepEqual(
    draft.proposals.map(({ assertion }) => assertion.about),
    ["victim-2", "victim-1"],
  );
  const first = revision.assertions[0]?.evidence[0]?.report ?? never();
  const again = await openDraft(house, { report: first, incident: revision.incident });
  assert.deepEqual(again.proposals, []);
});

test("a correction needs no new report; a new record does", async () => {
  const house = openHouse();
  const { revision } = await publishNorthfield(house);
  const draft = await openDraft(house, { report: null, incident: revision.incident });
  assert.deepEqual([draft.reports, draft.proposals, draft.base], [[], [], 1]);
  await assert.rejects(openDraft(house, { report: null, incident: null }), refusedAs("report-not-found"));
});

test("reports and records that are not here are refused, and no draft is left", async () => {
  const house = openHouse();
  const report = "0".repeat(64) as ReportId;
  await assert.rejects(openDraft(house, { report, incident: null }), refusedAs("report-not-found"));
  const incident = "CB-000000" as IncidentId;
  await assert.rejects(openDraft(house, { report: null, incident }), refusedAs("incident-not-found"));
  assert.equal((await house.store.listDrafts(null, { offset: 0, limit: 9 })).total, 0);
});

test("the house works without an extractor that finds anything", async () => {
  const draft = await draftOf(openHouse(), "Nothing that anybody would recognise.");
  assert.deepEqual(draft.proposals, []);
  assert.throws(() => onlyProposal(draft));
});

function never(): never {
  throw new TypeError("there is no such thing");
}

test("what stands already is not proposed again because it was cleared in the meantime", async () => {
  const house = openHouse();
  const draft = await draftOf(house, briefing, null);
  await wish(house, draft, { kind: "accept", target: onlyProposal(draft) }, { kind: "mark", marking: "TLP:CLEAR" });
  const { revision } = await publish(house, draft);
  const [report = null] = draft.reports;
  assert.deepEqual((await openDraft(house, { report, incident: revision.incident })).proposals, []);
});
