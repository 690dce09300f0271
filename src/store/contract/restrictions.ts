/** What every shelf of restrictions keeps to. */
import assert from "node:assert/strict";
import type { GroupName } from "../../domain/audience.ts";
import { incidentAt } from "../../domain/incident.ts";
import type { Restriction } from "../../domain/restriction.ts";
import { sealRevision } from "../../domain/revision.ts";
import type { SourceId } from "../../domain/source.ts";
import type { Store } from "../store.ts";
import type { Cases } from "./cases.ts";
import { at, curator, draft, herald, received, recordNumber, revisionOf } from "./fixture.ts";

const embargoed: Restriction = { marking: "TLP:GREEN", groups: ["isac" as GroupName], embargo: at(9) };
const marked: Restriction = { marking: "TLP:AMBER", groups: null, embargo: null };

/** The only report that the stories of the fixture rest on. */
const paper = received("It was in the paper.");

/** Records 1 and 2 rest on the paper, record 1 in its first revision alone. */
async function keepRecords(store: Store): Promise<void> {
  await store.saveSource(herald);
  await store.saveReport(paper.report, paper.original);
  const first = revisionOf({ incident: recordNumber(1), victims: ["Northfield"] });
  const second = { number: 2, predecessor: first.digest, assertions: [], draft: draft("d").id, by: curator.id };
  await store.appendRevision(first);
  await store.appendRevision(sealRevision({ ...first, ...second }));
  await store.appendRevision(revisionOf({ incident: recordNumber(2), victims: ["Southfield"] }));
  await store.saveIncident(incidentAt(recordNumber(1), 2));
}

/** Restrictions, what rests on what, and what is due. */
export const restrictionCases: Cases = {
  "a restriction is kept for a report or a source, replaced, and taken away": async (store) => {
    const report = { kind: "report", id: paper.report.id } as const;
    const source = { kind: "source", id: herald.id } as const;
    assert.equal(await store.findRestriction(report), null);
    await store.saveRestriction(report, embargoed);
    await store.saveRestriction(source, marked);
    assert.deepEqual(await store.findRestriction(report), embargoed);
    await store.saveRestriction(report, marked);
    assert.deepEqual(await store.findRestriction(report), marked);
    assert.deepEqual(await store.restrictedIds("report"), [report.id]);
    assert.deepEqual(await store.restrictedIds("source"), [source.id]);
    await store.saveRestriction(report, null);
    await store.saveRestriction(report, null);
    assert.equal(await store.findRestriction(report), null);
    assert.deepEqual(await store.findRestriction(source), marked);
  },

  "records are found by the reports and sources that any of their revisions rests on": async (store) => {
    await keepRecords(store);
    const both = [recordNumber(1), recordNumber(2)];
    const report = { kind: "report", id: paper.report.id } as const;
    const source = { kind: "source", id: herald.id } as const;
    assert.deepEqual(await store.recordsOn(report, 9), { entries: both, total: 2 });
    assert.deepEqual(await store.recordsOn(source, 1), { entries: both.slice(0, 1), total: 2 });
    assert.deepEqual(await store.recordsOn({ kind: "source", id: "none" as SourceId }, 9), { entries: [], total: 0 });
    const from = await store.reportsFrom(herald.id, { offset: 0, limit: 9 });
    assert.deepEqual([from.total, from.entries.map(({ id }) => id)], [1, [paper.report.id]]);
    assert.equal((await store.reportsFrom("none" as SourceId, { offset: 0, limit: 9 })).total, 0);
  },

  "what has to be told anew is found when its time has come, what waits longest first": async (store) => {
    await keepRecords(store);
    const [one, two, three] = [recordNumber(1), recordNumber(2), recordNumber(3)];
    assert.equal(await store.nextDue(), null);
    await store.saveOutlook({ incident: one, asOf: at(1), due: at(5) });
    await store.saveOutlook({ incident: two, asOf: at(1), due: null });
    await store.saveOutlook({ incident: three, asOf: null, due: at(4) });
    assert.equal(await store.nextDue(), at(4));
    assert.deepEqual(await store.dueBefore(at(3), 9), []);
    assert.deepEqual(await store.dueBefore(at(4), 9), [three]);
    assert.deepEqual(await store.dueBefore(at(6), 9), [three, one]);
    assert.deepEqual(await store.dueBefore(at(6), 1), [three]);
    assert.equal(await store.dueNumber(at(6)), 2);
    await store.saveOutlook({ incident: three, asOf: at(6), due: null });
    await store.deleteOutlook(one);
    assert.equal(await store.findOutlook(one), null);
    assert.deepEqual(await store.findOutlook(three), { incident: three, asOf: at(6), due: null });
    assert.equal(await store.nextDue(), null);
    assert.equal(await store.makeDue({ kind: "source", id: herald.id }, at(7)), 2);
    assert.deepEqual(await store.findOutlook(one), { incident: one, asOf: null, due: at(7) });
    assert.deepEqual(await store.findOutlook(two), { incident: two, asOf: at(1), due: at(7) });
    assert.deepEqual(await store.dueBefore(at(7), 9), [one, two]);
  },

  "retellings are numbered without gaps": async (store) => {
    assert.equal(await store.retellingNumber(), 0);
    await store.noteRetelling(recordNumber(2));
    await store.noteRetelling(recordNumber(1));
    await store.noteRetelling(recordNumber(2));
    assert.equal(await store.retellingNumber(), 3);
    assert.deepEqual(await store.retellingsSince(1, 9), [
      { number: 2, incident: recordNumber(1) },
      { number: 3, incident: recordNumber(2) },
    ]);
    assert.deepEqual(await store.retellingsSince(0, 1), [{ number: 1, incident: recordNumber(2) }]);
  },
};
