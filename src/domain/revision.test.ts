/** Tests of revisions and their chain. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, named, quoted, said, term, firstRevision, nextRevision } from "../../test/arbitrary/example.ts";
import { writtenOut } from "./assertion.ts";
import { canonicalJson } from "./digest.ts";
import type { IncidentId } from "./incident.ts";
import { type Revision, sealRevision, verifyChain } from "./revision.ts";
import { subjectKey } from "./subject.ts";

const report = exampleReport("Northfield and Southfield were hit by Grey Heron.");
const first = said("victim.name", named("Northfield"), quoted(report, "Northfield"));
const second = said("victim.name", named("Southfield"), quoted(report, "Southfield"), {
  about: subjectKey("victim", 2),
});
const motive = said("motive", term("political"), quoted(report, "hit"));

const chain = (): readonly [Revision, Revision, Revision] => {
  const one = firstRevision([first]);
  const two = nextRevision(one, [first, second]);
  return [one, two, nextRevision(two, [first, second, motive], "motive added")];
};

test("a revision is the same in whatever order its assertions were accepted", () => {
  const [one, two] = [firstRevision([motive, second, first]), firstRevision([first, second, motive])];
  assert.deepEqual(one, two);
  assert.deepEqual(
    one.assertions.map(({ field }) => field),
    ["victim.name", "victim.name", "motive"],
  );
});

test("sealing a revision anew gives the same seal, and a digest it brings along counts for nothing", () => {
  const [, , three] = chain();
  assert.deepEqual(sealRevision(three), three);
});

test("a chain holds, and an empty one too", () => {
  assert.deepEqual(verifyChain(chain()), []);
  assert.deepEqual(verifyChain([]), []);
});

test("a revision that was changed, left out, swapped or taken from another record breaks the chain", () => {
  const [one, two, three] = chain();
  const places = (revisions: readonly Revision[]) => verifyChain(revisions).map(({ at }) => at);
  assert.deepEqual(places([one, { ...two, note: "x" }, three]), ["CB-TEST00 revision 2"]);
  assert.deepEqual(places([one, three]), ["CB-TEST00 revision 3"]);
  assert.equal(places([two, one, three]).length, 3);
  assert.deepEqual(places([one, sealRevision({ ...two, note: "sealed anew" }), three]), ["CB-TEST00 revision 3"]);
  const other = sealRevision({ ...two, incident: "CB-TEST11" as IncidentId });
  assert.ok(places([one, other]).length > 0);
});

test("a seal is the same whether or not its assertions were written out before", () => {
  const texts = new Map(
    [first, second, motive].map((statement) => {
      const { assertion, text } = writtenOut(statement);
      assert.equal(text, canonicalJson(assertion));
      return [assertion, text];
    }),
  );
  const one = firstRevision([...texts.keys()]);
  assert.deepEqual(sealRevision({ ...one, assertions: [...texts.keys()] }, texts), one);
  assert.deepEqual(verifyChain([one]), []);
});
