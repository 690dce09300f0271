import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccountId } from "../../domain/account.ts";
import { type Assertion, assert as named, type Statement } from "../../domain/assertion.ts";
import type { Decision } from "../../domain/decision.ts";
import type { Draft, DraftId } from "../../domain/draft.ts";
import { incidentIdFrom } from "../../domain/incident.ts";
import { reportIdOf } from "../../domain/report.ts";
import { sealRevision } from "../../domain/revision.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import { groupsOf, itemsOf, latestDecided, nextUndecided, subjectNames } from "./desk-draft-items.ts";

const report = reportIdOf(new Uint8Array([1]));

function said(start: number, statement: Partial<Statement>): Assertion {
  return named({
    field: "date.began",
    about: null,
    content: { kind: "date", edtf: "2022", partOfDay: null },
    polarity: "affirmed",
    stance: "reported",
    asserter: { role: "journalist", name: null },
    asserted: null,
    likelihood: null,
    confidence: null,
    evidence: [
      { report, place: { kind: "quote", start, end: start + 1, quote: "x" }, marking: null, credibility: null },
    ],
    marking: null,
    origin: { by: "human" },
    ...statement,
  });
}

const victim = (start: number, name: string, key: string) =>
  said(start, { field: "victim.name", about: parseSubjectKey(key), content: { kind: "name", name } });

const later = said(30, {});
const earlier = said(10, {});
const best = victim(90, "Best", "victim-1");
const second = victim(20, "Second", "victim-2");
const stood = said(5, { field: "date.ended" });

const base = sealRevision({
  incident: incidentIdFrom(new Uint8Array(5)),
  number: 1,
  predecessor: null,
  assertions: [stood],
  draft: "d0" as DraftId,
  by: "a" as AccountId,
  made: "2026-01-01T00:00:00.000Z",
  note: "",
  sample: false,
});

function opened(decisions: readonly Decision[]) {
  const draft: Draft = {
    id: "d1" as DraftId,
    incident: base.incident,
    base: 1,
    reports: [report],
    proposals: [
      { assertion: later, standing: "proposed" },
      { assertion: best, standing: "candidate" },
      { assertion: earlier, standing: "proposed" },
      { assertion: second, standing: "candidate" },
    ],
    decisions,
    findings: [],
    marking: null,
    state: "open",
    edition: 1,
    opened: "2026-01-01T00:00:00.000Z",
    sample: false,
  };
  return { draft, base, reports: [] };
}

const by = { by: "a" as AccountId, at: "2026-01-02T00:00:00.000Z" };

test("items stand in the order of the codebook, then of the text; candidates from the best", () => {
  const keys = itemsOf(opened([])).map(({ key }) => key);
  assert.deepEqual(keys, [best.id, second.id, earlier.id, later.id, stood.id]);
});

test("each item says what has become of it", () => {
  const amended = said(31, {});
  const decisions: readonly Decision[] = [
    { ...by, kind: "amend", target: later.id, assertion: amended, reason: "better words" },
    { ...by, kind: "retire", target: stood.id, reason: "wrong" },
    { ...by, kind: "accept", target: best.id, reason: null },
  ];
  const items = itemsOf(opened(decisions));
  const states = Object.fromEntries(items.map(({ key, state }) => [key, state]));
  assert.deepEqual(states, {
    [best.id]: "accepted",
    [second.id]: "candidate",
    [earlier.id]: "undecided",
    [later.id]: "amended",
    [stood.id]: "retired",
  });
  const item = items.find(({ key }) => key === later.id);
  assert.deepEqual([item?.assertion.id, item?.before?.id], [amended.id, later.id]);
});

test("the next to decide is the first undecided one further on, or else from the beginning", () => {
  const items = itemsOf(opened([]));
  assert.equal(nextUndecided(items, null), earlier.id);
  assert.equal(nextUndecided(items, earlier.id), later.id);
  assert.equal(nextUndecided(items, later.id), earlier.id);
});

test("candidates that nobody chose are not asked for", () => {
  const decisions: readonly Decision[] = [
    { ...by, kind: "accept", target: earlier.id, reason: null },
    { ...by, kind: "reject", target: later.id, reason: "no" },
  ];
  assert.equal(nextUndecided(itemsOf(opened(decisions)), null), null);
});

test("the decision taken last is the one that can be undone from anywhere", () => {
  const decisions: readonly Decision[] = [
    { ...by, at: "2026-01-02T00:00:09.000Z", kind: "accept", target: earlier.id, reason: null },
    { ...by, at: "2026-01-02T00:00:03.000Z", kind: "accept", target: later.id, reason: null },
  ];
  assert.equal(latestDecided(itemsOf(opened(decisions))), earlier.id);
  assert.equal(latestDecided(itemsOf(opened([]))), null);
});

test("a victim goes by the name that was not rejected", () => {
  const rejected: Decision = { ...by, kind: "reject", target: best.id, reason: "no" };
  const other: Decision = { ...by, kind: "add", assertion: victim(91, "Better", "victim-1"), reason: null };
  assert.equal(subjectNames(itemsOf(opened([]))).get("victim-1"), "Best");
  assert.equal(subjectNames(itemsOf(opened([rejected, other]))).get("victim-1"), "Better");
});

test("items stand under the headings of their fields", () => {
  const groups = groupsOf(itemsOf(opened([])));
  assert.deepEqual(
    groups.map(({ heading, items }) => [heading, items.length]),
    [
      ["Victims", 2],
      ["Dates", 3],
    ],
  );
});
