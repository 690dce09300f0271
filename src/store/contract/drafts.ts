/** What every draft tray keeps to. */
import assert from "node:assert/strict";
import type { Cases } from "./cases.ts";
import { at, curator, draft, received, recordNumber, revisionOf } from "./fixture.ts";

const all = { offset: 0, limit: 10 };

/** Drafts, their editions and their lists. */
export const draftCases: Cases = {
  "a draft is kept with all that was proposed and decided": async (store) => {
    const [assertion] = revisionOf({ incident: recordNumber(1), victims: ["Town Hall"] }).assertions;
    assert.ok(assertion);
    const kept = draft("full", {
      reports: [received("one").report.id, received("two").report.id],
      proposals: [{ assertion, standing: "proposed" }],
      decisions: [{ kind: "reject", target: assertion.id, reason: "wrong value", by: curator.id, at: at(1) }],
      findings: [{ at: "text", code: "text-cut", saw: "half a pair \ud83d" }],
    });
    assert.equal(await store.saveDraft(kept), true);
    assert.deepEqual(await store.findDraft(kept.id), kept);
  },

  "a draft whose outcome is kept is found as it was, wherever it is asked for": async (store) => {
    const outcome = revisionOf({ incident: recordNumber(1), victims: ["Town Hall", "School"], began: "2022" });
    const proposals = outcome.assertions
      .map((assertion) => ({ assertion, standing: "proposed" as const }))
      .toReversed();
    const { report, original } = received("one");
    await store.saveReport(report, original);
    const open = draft("a", { reports: [report.id], proposals });
    const published = { ...open, state: "published", edition: 2 } as const;
    await store.saveDraft(open);
    await store.appendRevision(outcome);
    assert.equal(await store.saveDraft(published, outcome), true);
    assert.deepEqual(await store.findDraft(open.id), published);
    assert.deepEqual((await store.listDrafts("published", all)).entries, [published]);
    assert.deepEqual(await store.draftsOf(report.id), [published]);
    assert.deepEqual(await store.draftsFor(open.incident), [published]);
    const again = { ...published, edition: 3 };
    await store.saveDraft(again);
    assert.deepEqual(await store.findDraft(open.id), again);
    assert.deepEqual(await store.check(), []);
  },

  "a draft is whole though its outcome says less, or is not kept": async (store) => {
    const [one, two] = [1, 2].map((number) => revisionOf({ incident: recordNumber(number), victims: ["A", "B"] }));
    assert.ok(one && two);
    const proposals = one.assertions.map((assertion) => ({ assertion, standing: "candidate" as const }));
    const [kept, loose] = [draft("kept", { proposals }), draft("loose", { proposals, incident: two.incident })];
    const less = { ...one, assertions: one.assertions.slice(1) };
    await store.appendRevision(less);
    await store.saveDraft(kept, less);
    await store.saveDraft(loose, two);
    assert.deepEqual(await store.findDraft(kept.id), kept);
    assert.deepEqual(await store.findDraft(loose.id), loose);
  },

  "of a draft that is not there nothing is found": async (store) => {
    assert.equal(await store.findDraft(draft("none").id), null);
    assert.deepEqual(await store.listDrafts(null, all), { entries: [], total: 0 });
    assert.deepEqual(await store.draftsOf(received("none").report.id), []);
  },

  "a draft is replaced only by the edition after the one that is kept": async (store) => {
    const first = draft("a");
    await store.saveDraft(first);
    const second = { ...first, edition: 2, marking: "TLP:GREEN" } as const;
    assert.equal(await store.saveDraft({ ...second, edition: 1 }), false);
    assert.equal(await store.saveDraft({ ...second, edition: 3 }), false);
    assert.deepEqual(await store.findDraft(first.id), first);
    assert.equal(await store.saveDraft(second), true);
    assert.equal(await store.saveDraft({ ...second, marking: null }), false);
    assert.deepEqual(await store.findDraft(first.id), second);
  },

  "the drafts of a record are found, newest first": async (store) => {
    await store.saveDraft(draft("a", { opened: at(1), state: "published" }));
    await store.saveDraft(draft("b", { opened: at(2) }));
    await store.saveDraft(draft("c", { opened: at(3), incident: recordNumber(2) }));
    assert.deepEqual(
      (await store.draftsFor(recordNumber(1))).map(({ id }) => id),
      ["b", "a"],
    );
    assert.deepEqual(await store.draftsFor(recordNumber(3)), []);
  },

  "of two who change the same edition at once one succeeds": async (store) => {
    const first = draft("a");
    await store.saveDraft(first);
    const change = (marking: "TLP:GREEN" | "TLP:AMBER") => store.saveDraft({ ...first, edition: 2, marking });
    assert.deepEqual(await Promise.all([change("TLP:GREEN"), change("TLP:AMBER")]), [true, false]);
    assert.equal((await store.findDraft(first.id))?.marking, "TLP:GREEN");
  },

  "drafts are listed newest first, those of one instant by id, all or of one state, by pages": async (store) => {
    await store.saveDraft(draft("a", { opened: at(1) }));
    await store.saveDraft(draft("c", { opened: at(2), state: "published" }));
    await store.saveDraft(draft("b", { opened: at(2) }));
    await store.saveDraft(draft("d", { opened: at(3), state: "abandoned" }));
    const listed = async (...asked: Parameters<typeof store.listDrafts>) => {
      const { entries, total } = await store.listDrafts(...asked);
      return [entries.map(({ id }) => id).join(" "), total];
    };
    assert.deepEqual(await listed(null, all), ["d b c a", 4]);
    assert.deepEqual(await listed("open", all), ["b a", 2]);
    assert.deepEqual(await listed("published", all), ["c", 1]);
    assert.deepEqual(await listed(null, { offset: 1, limit: 2 }), ["b c", 4]);
    assert.deepEqual(await listed("open", { offset: 1, limit: 2 }), ["a", 2]);
  },

  "a draft changes lists with its state": async (store) => {
    await store.saveDraft(draft("a"));
    await store.saveDraft(draft("a", { edition: 2, state: "published" }));
    assert.equal((await store.listDrafts("open", all)).total, 0);
    assert.equal((await store.listDrafts("published", all)).entries[0]?.edition, 2);
  },

  "the drafts on a report follow what each draft rests on": async (store) => {
    const [one, two] = [received("one").report.id, received("two").report.id];
    await store.saveDraft(draft("a", { reports: [one], opened: at(1) }));
    await store.saveDraft(draft("b", { reports: [one, two, one], opened: at(2) }));
    const on = async (report: typeof one) => (await store.draftsOf(report)).map(({ id }) => id).join(" ");
    assert.deepEqual([await on(one), await on(two)], ["b a", "b"]);
    await store.saveDraft(draft("a", { reports: [two], opened: at(1), edition: 2 }));
    assert.deepEqual([await on(one), await on(two)], ["b", "b a"]);
  },
};
