/** Tests of claims and attributions. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, party, quoted, said, term } from "../../test/arbitrary/example.ts";
import type { Statement } from "./assertion.ts";
import { attributedActors, claimStateOf } from "./claim.ts";
import { subjectKey } from "./subject.ts";

const here = quoted(exampleReport("Somebody says so."), "says so");
const attribution = (known: Partial<Statement> = {}) =>
  said("responsibility.attributed", party("Grey Heron"), here, {
    asserter: { role: "government", name: "X" },
    ...known,
  });
const state = (word: string, asserted: string | null, known: Partial<Statement> = {}) =>
  said("claim.state", term(word), here, { asserted, ...known });

test("an attribution counts where somebody without an interest affirms it and it stands", () => {
  assert.deepEqual([...attributedActors([attribution(), attribution()])], ["actor-1"]);
  assert.equal(attributedActors([attribution(), attribution({ about: subjectKey("actor", 2) })]).size, 2);
});

test("a suspicion, a denial, a boast and an attribution taken back do not count", () => {
  const none = [
    attribution({ stance: "suspected" }),
    attribution({ stance: "disputed" }),
    attribution({ stance: "retracted" }),
    attribution({ stance: "superseded" }),
    attribution({ stance: "claimed" }),
    attribution({ polarity: "negated" }),
    attribution({ asserter: { role: "attacker", name: null } }),
    attribution({ asserter: { role: "accused", name: null } }),
    attribution({ content: { kind: "unknown", state: "reported-unknown" } }),
    said("responsibility.claimed", party("Grey Heron"), here),
    said("responsibility.suspected", party("Grey Heron"), here),
  ];
  assert.equal(attributedActors(none).size, 0);
});

test("a claim is open where nothing is said of it", () => {
  assert.equal(claimStateOf([], "actor-1"), "open");
  assert.equal(claimStateOf([state("refuted", null)], "actor-2"), "open");
  assert.equal(claimStateOf([state("refuted", null, { polarity: "negated" })], "actor-1"), "open");
});

test("a claim stands as was last affirmed of it, by date and not by order", () => {
  const said = [state("withdrawn", "2023-01-05"), state("disputed", "2022-11"), state("open", null)];
  assert.equal(claimStateOf(said, "actor-1"), "withdrawn");
  assert.equal(claimStateOf(said.toReversed(), "actor-1"), "withdrawn");
  assert.equal(
    claimStateOf([state("disputed", "2022-11-08"), state("corroborated", "2022-11-09~")], "actor-1"),
    "corroborated",
  );
});

test("of two states of one date the later in order stands, unless it only says that the claim is open", () => {
  assert.equal(claimStateOf([state("disputed", "2022"), state("refuted", "2022")], "actor-1"), "refuted");
  assert.equal(claimStateOf([state("disputed", "2022"), state("open", "2022")], "actor-1"), "disputed");
  assert.equal(claimStateOf([state("disputed", null), state("open", null)], "actor-1"), "disputed");
});
