/** Tests of review: decisions on a draft, and what comes of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, named, quoted, said, term } from "../../test/arbitrary/example.ts";
import { houseAccount } from "./account.ts";
import { assert as name, type Assertion, type Statement } from "./assertion.ts";
import type { Decision } from "./decision.ts";
import { type Draft, type DraftId, progressOf } from "./draft.ts";
import type { IncidentId } from "./incident.ts";
import { Refusal, type RefusalCode } from "./refusal.ts";
import { decide, outcomeOf, undecide } from "./review.ts";

const report = exampleReport("Northfield was hit, Grey Heron says.");
const unmarked = (statement: Statement): Assertion =>
  name({ ...statement, marking: null, evidence: statement.evidence.map((piece) => ({ ...piece, marking: null })) });
const victim = name(said("victim.name", named("Northfield"), quoted(report, "Northfield")));
const motive = name(said("motive", term("political"), quoted(report, "hit")));
const other = name(said("motive", term("financial"), quoted(report, "hit")));
const old = name(said("malware", named("Oldie"), quoted(report, "says")));

const who = { by: houseAccount, at: "2026-01-01T00:00:00.000Z" };
const accept = ({ id: target }: Assertion): Decision => ({ ...who, kind: "accept", target, reason: null });
const reject = ({ id: target }: Assertion, reason = "no"): Decision => ({ ...who, kind: "reject", target, reason });
const retire = ({ id: target }: Assertion): Decision => ({ ...who, kind: "retire", target, reason: "outdated" });
const add = (assertion: Assertion): Decision => ({ ...who, kind: "add", assertion, reason: null });
const amend = ({ id: target }: Assertion, assertion: Assertion): Decision => {
  return { ...who, kind: "amend", target, assertion, reason: "closer to the text" };
};

const draft: Draft = {
  id: "d" as DraftId,
  incident: "CB-TEST00" as IncidentId,
  base: 1,
  reports: [report.report.id],
  proposals: [
    { assertion: victim, standing: "proposed" },
    { assertion: motive, standing: "proposed" },
    { assertion: other, standing: "candidate" },
  ],
  decisions: [],
  findings: [],
  marking: null,
  state: "open",
  edition: 1,
  opened: "2026-01-01T00:00:00.000Z",
  sample: false,
};

const after = (...decisions: readonly Decision[]) =>
  decisions.reduce((reviewed, decision) => decide(reviewed, decision, [old]), draft);
const ids = (reviewed: Draft) => outcomeOf(reviewed, [old]).map(({ id }) => id);
const refusedAs = (code: RefusalCode) => (error: unknown) => error instanceof Refusal && error.code === code;

test("nothing that nobody accepted is published, and what stood stays", () => {
  assert.deepEqual(ids(draft), [old.id]);
  assert.deepEqual(ids(after(accept(victim), reject(motive))), [old.id, victim.id]);
});

test("a later decision on the same proposal replaces the earlier, in its place", () => {
  const reviewed = after(accept(victim), accept(motive), reject(victim));
  assert.deepEqual(
    reviewed.decisions.map(({ kind }) => kind),
    ["reject", "accept"],
  );
  assert.deepEqual(ids(reviewed), [old.id, motive.id]);
});

test("amending replaces a proposal or what stood, retiring takes out what stood, adding adds", () => {
  assert.deepEqual(ids(after(amend(motive, other))), [old.id, other.id]);
  assert.deepEqual(ids(after(amend(old, other))), [other.id]);
  assert.deepEqual(ids(after(retire(old), add(victim))), [victim.id]);
  assert.deepEqual(ids(after(add(old))), [old.id]);
});

test("a decision taken back leaves the draft as if it had not been taken", () => {
  const undone = undecide(after(accept(victim), add(other)), other.id);
  assert.deepEqual(ids(undone), [old.id, victim.id]);
  assert.deepEqual(undone.decisions, after(accept(victim)).decisions);
  assert.deepEqual(ids(undecide(after(retire(old)), old.id)), [old.id]);
  assert.throws(() => undecide(draft, victim.id), refusedAs("proposal-not-found"));
});

test("every change gives the draft a new edition", () => {
  assert.equal(after(accept(victim), reject(victim)).edition, 3);
  assert.equal(undecide(after(accept(victim)), victim.id).edition, 3);
});

test("what a draft does not hold can be neither accepted nor retired, and nothing can in a closed draft", () => {
  assert.throws(() => after(accept(old)), refusedAs("proposal-not-found"));
  assert.throws(() => after(reject(old)), refusedAs("proposal-not-found"));
  assert.throws(() => after(retire(victim)), refusedAs("proposal-not-found"));
  const closed: Draft = { ...after(accept(victim)), state: "published" };
  assert.throws(() => decide(closed, accept(victim), []), refusedAs("draft-closed"));
  assert.throws(() => undecide(closed, victim.id), refusedAs("draft-closed"));
});

test("rejecting needs a reason that says something", () => {
  assert.throws(() => after(reject(victim, " ")), refusedAs("reason-missing"));
});

test("what is accepted bears the draft's marking wherever it has none of its own", () => {
  const bare = unmarked(victim);
  const half = name({ ...victim, marking: "TLP:AMBER", evidence: bare.evidence });
  const marked = outcomeOf({ ...draft, marking: "TLP:GREEN", decisions: [add(bare), add(half), add(motive)] }, []);
  assert.deepEqual(
    marked.map(({ marking, evidence }) => [marking, evidence[0]?.marking]),
    [
      ["TLP:GREEN", "TLP:GREEN"],
      ["TLP:AMBER", "TLP:GREEN"],
      ["TLP:CLEAR", "TLP:CLEAR"],
    ],
  );
  assert.ok(marked.every((assertion) => name(assertion).id === assertion.id));
});

test("a draft clears its own report, and no other that the record rests on", () => {
  const elsewhere = exampleReport("Northfield again.", { url: "https://b.example/" });
  const bare = unmarked(said("victim.name", named("Northfield"), quoted(elsewhere, "Northfield")));
  const evidenceOf = (reports: Draft["reports"]) =>
    outcomeOf({ ...draft, reports, marking: "TLP:CLEAR", decisions: [add(bare)] }, [])[0]?.evidence[0]?.marking;
  assert.equal(evidenceOf([report.report.id]), null);
  assert.equal(evidenceOf([elsewhere.report.id]), "TLP:CLEAR");
  assert.equal(evidenceOf([]), "TLP:CLEAR");
});

test("what stood keeps its marking, cleared or not, whatever the draft's is", () => {
  const standing = unmarked(old);
  assert.deepEqual(outcomeOf({ ...draft, marking: "TLP:CLEAR" }, [standing]), [standing]);
});

test("two proposals that become the same by marking become one assertion", () => {
  const twice: Draft = { ...draft, marking: "TLP:CLEAR", decisions: [add(victim), add(unmarked(victim))] };
  assert.deepEqual(outcomeOf(twice, []), [victim]);
});

test("progress counts what was proposed and not decided; candidates need no decision", () => {
  assert.deepEqual(progressOf(draft), { proposed: 2, undecided: 2, accepted: 0, rejected: 0 });
  assert.deepEqual(progressOf(after(accept(victim), reject(motive), retire(old), accept(other))), {
    proposed: 2,
    undecided: 0,
    accepted: 2,
    rejected: 2,
  });
});

test("a review in bulk accepts what stands as proposed and was not decided one by one, and nothing else", () => {
  const bulk = { rule: "import veris/1 from Example, accepted in bulk", by: houseAccount, at: who.at };
  const reviewed = { ...after(reject(motive), retire(old)), bulk };
  assert.deepEqual(ids(reviewed), [victim.id]);
  assert.deepEqual(progressOf(reviewed), { proposed: 2, undecided: 0, accepted: 1, rejected: 2 });
});
