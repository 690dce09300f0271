/** Bad input: whatever stands in a text, the rules end, throw nothing, and propose only what its words bear. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkStatement } from "../../domain/assertion.ts";
import { resolves } from "../../domain/evidence.ts";
import { mayStand, propose } from "./proposals/propose.ts";
import { readDocument } from "./reading/document.ts";
import { readPassage } from "./reading/read-passage.ts";
import { draftOf, reportOf, statementsOf } from "./testing.ts";

const size = 200_000;
const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

for (const [what, piece] of [
  ["one endless sentence", "the company said that hackers stole the data of customers and "],
  ["commas", ","],
  ["capital letters", "A"],
  ["capitalised words", "Aa of Bb "],
  ["digits", "1"],
  ["numbers with commas", "1,000,"],
  ["quotation marks", '"'],
  ["full stops", "A. "],
  ["denials", "no evidence of any "],
  ["dashes", " - "],
  ["line ends", "a\n"],
  ["incidents", "Acme Corp said on Monday that hackers stole data of 3 million users.\n\n"],
] as const) {
  test(`200,000 characters of ${what} are read to the end`, () => {
    const { proposals } = draftOf(filled(piece));
    assert.ok(proposals.length < 200);
  });
}

test("a longer text is read in part, and a finding says so", () => {
  const { findings } = draftOf(`Hackers broke into Acme Corp on Monday. ${filled("word ")} more`);
  assert.ok(findings.some(({ code, saw }) => code === "text-cut" && saw === "200045"));
});

const words = fc.constantFrom(
  ..."hackers attack said the company Acme Corp. not no stole data of 3,000 customers on Tuesday November 8, 2022 was claimed responsibility group FBI attributed to Russia “we” \n\n , ; but which ransomware encrypted servers were unaffected $5 million restored".split(
    " ",
  ),
);

test("every proposal resolves and keeps to the codebook, for any arrangement of the words that rules look for", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 120 }), (parts) => {
      const text = `Hackers attacked Acme Corp on Tuesday and stole data. ${parts.join(" ")}`;
      const report = reportOf(text);
      for (const { statement } of draftOf(text).proposals) {
        assert.deepEqual(checkStatement(statement, "proposal"), []);
        assert.ok(statement.evidence.every((piece) => resolves(piece, { ...report, mediaType: "text/plain" })));
        assert.ok(statement.evidence.every(({ place }) => place.quote.length <= 300));
        assert.ok(!(statement.field === "responsibility.attributed" && statement.asserter.role === "attacker"));
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("the same report gives the same draft", () => {
  const text = "Hackers attacked Acme Corp on Tuesday and stole data of 3,000 customers, the company said.";
  assert.deepEqual(draftOf(text), draftOf(text));
  assert.ok(statementsOf(draftOf(text), "incident.type").length > 0);
});

test("a wish that the codebook or the text does not bear is dropped", () => {
  const report = reportOf("Hackers attacked Acme Corp.");
  const scene = { document: readDocument(report, readPassage(report.text)) };
  const wish = {
    field: "technique",
    content: { kind: "term", term: "T1498" },
    stance: "reported",
    speaker: { role: "journalist", name: null },
    span: { start: 0, end: 7 },
    rule: "test",
  } as const;
  const [kept] = propose(scene, wish);
  assert.ok(kept !== undefined && mayStand(kept.statement, report));
  assert.deepEqual(propose(scene, { ...wish, content: { kind: "term", term: "T0" } }), []);
  assert.deepEqual(propose(scene, { ...wish, span: { start: 5, end: 5 } }), []);
  assert.deepEqual(propose(scene, { ...wish, stance: "confirmed", speaker: { role: "attacker", name: null } }), []);
  assert.equal(
    mayStand(
      {
        ...kept.statement,
        evidence: [
          { ...kept.statement.evidence[0], place: { kind: "quote", start: 0, end: 7, quote: "hackers" } },
        ] as never,
      },
      report,
    ),
    false,
  );
});

test("dates that contradict each other are both kept and named", () => {
  const draft = draftOf(
    "The attack on Acme Corp began on 8 November 2022, the company said. Service was restored on 3 November 2022, the company said. Hackers broke into Acme Corp and encrypted its servers.",
  );
  assert.equal(statementsOf(draft, "date.began").length, 1);
  assert.equal(statementsOf(draft, "date.restored").length, 1);
  assert.deepEqual(
    draft.findings.map(({ code, at }) => `${code} ${at}`),
    ["date-order date.restored"],
  );
});
