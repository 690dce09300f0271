/** Tests of findings and refusals: what people are shown of what went wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { describeFinding, finding, findingCodes } from "./finding.ts";
import { groundOf, Refusal, type RefusalCode, refusalCodes } from "./refusal.ts";

test("a finding says where, what and what was seen, in one line", () => {
  const line = describeFinding(finding("assertions.3.quote", "evidence-unresolved", "no such words"));
  assert.equal(line, "assertions.3.quote: The quote does not stand at that place of the report. (no such words)");
  assert.equal(describeFinding(finding("draft", "no-incident")), `draft: ${findingCodes["no-incident"]}`);
});

test("what was seen is cut to 200 characters, between characters", () => {
  const long = finding("x", "value-not-admitted", `a${"😀".repeat(200)}`);
  assert.equal(long.saw?.length, 200);
  assert.ok(long.saw.isWellFormed());
});

test("anything at all can have been seen", () => {
  const round: unknown[] = [];
  round.push(round);
  let deep: unknown = [];
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  const seen = (saw: unknown) => finding("x", "value-kind", saw).saw;
  assert.deepEqual([undefined, () => 1, Symbol("x"), 1n, round, deep, null, 0, "", { a: 1 }].map(seen), [
    undefined,
    undefined,
    undefined,
    "bigint",
    "object",
    "object",
    "null",
    "0",
    "",
    '{"a":1}',
  ]);
});

test("every sentence is one, ends with a full stop, and every ground has a status and an exit code that go together", () => {
  for (const sentence of Object.values(findingCodes)) assert.match(sentence, /^\p{Lu}.*\.$/u);
  const statuses = new Map<number, readonly number[]>([
    [2, [400, 500]],
    [3, [404, 410]],
    [4, [400, 406, 413, 414, 415, 422, 502]],
    [5, [409]],
    [6, [401, 403, 429]],
    [7, [500, 503, 507]],
  ]);
  for (const [code, { status, exit, sentence }] of Object.entries(refusalCodes)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(sentence, /^\p{Lu}.*\.$/u);
    assert.ok(statuses.get(exit)?.includes(status), `${code}: exit ${exit}, status ${status}`);
  }
});

test("a refusal carries its ground, its details and what was wrong", () => {
  const code: RefusalCode = "input-invalid";
  const refusal = new Refusal(code, { draft: "d" }, [finding("x", "value-missing")]);
  assert.equal(groundOf(refusal), refusalCodes[code]);
  assert.deepEqual(
    [refusal.message, refusal.details, refusal.findings.length],
    [refusalCodes[code].sentence, { draft: "d" }, 1],
  );
});
