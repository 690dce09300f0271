/** What every ledger keeps to. */
import assert from "node:assert/strict";
import { incidentAt } from "../../domain/incident.ts";
import { Refusal } from "../../domain/refusal.ts";
import { verifyChain } from "../../domain/revision.ts";
import type { Cases } from "./cases.ts";
import { at, curator, recordNumber, revisionOf } from "./fixture.ts";

const incident = recordNumber(1);

/** Incidents, and revisions that are only ever added. */
export const ledgerCases: Cases = {
  "an incident is added, and its pointer moves": async (store) => {
    assert.equal(await store.findIncident(incident), null);
    await store.saveIncident(incidentAt(incident, 0));
    assert.deepEqual(await store.findIncident(incident), incidentAt(incident, 0));
    const withdrawn = { at: at(1), by: curator.id, reason: "It was a drill." };
    await store.saveIncident(incidentAt(incident, 2, { withdrawn }));
    assert.deepEqual(await store.findIncident(incident), incidentAt(incident, 2, { withdrawn }));
  },

  "incidents' ids are listed in order": async (store) => {
    assert.deepEqual(await store.incidentIds(), []);
    for (const number of [3, 1, 2]) await store.saveIncident(incidentAt(recordNumber(number), 0));
    assert.deepEqual(await store.incidentIds(), [1, 2, 3].map(recordNumber));
  },

  "revisions are kept to the letter, so that their chain still holds": async (store) => {
    const first = revisionOf({
      incident,
      victims: ["Town Hall", "Škoda \ud83d"],
      claimant: "Red Owl",
      began: "2022-11?",
    });
    const second = revisionOf({ incident }, { number: 2, predecessor: first.digest, note: "shorter" });
    await store.appendRevision(first);
    await store.appendRevision(second);
    await store.appendRevision(revisionOf({ incident: recordNumber(2) }));
    assert.deepEqual(await store.findRevision(incident, 1), first);
    const all = await store.listRevisions(incident);
    assert.deepEqual(all, [first, second]);
    assert.deepEqual(verifyChain(all), []);
  },

  "of a revision that is not there nothing is found": async (store) => {
    await store.appendRevision(revisionOf({ incident }));
    assert.equal(await store.findRevision(incident, 2), null);
    assert.equal(await store.findRevision(recordNumber(2), 1), null);
    assert.deepEqual(await store.listRevisions(recordNumber(2)), []);
  },

  "a revision is never replaced": async (store) => {
    const kept = revisionOf({ incident, victims: ["Town Hall"] });
    await store.appendRevision(kept);
    const refused = (error: unknown) => error instanceof Refusal && error.code === "revision-stale";
    await assert.rejects(store.appendRevision(revisionOf({ incident, victims: ["School"] })), refused);
    await assert.rejects(store.appendRevision(kept), refused);
    assert.deepEqual(await store.listRevisions(incident), [kept]);
  },

  "revisions are listed from the first, whatever came in first": async (store) => {
    for (const number of [2, 10, 1]) await store.appendRevision(revisionOf({ incident }, { number }));
    assert.deepEqual(
      (await store.listRevisions(incident)).map(({ number }) => number),
      [1, 2, 10],
    );
  },
};
