/** The description of the reference record, where it is at hand. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { attributedActors } from "../../domain/claim.ts";
import { draftOf, statementsOf, valuesOf } from "./testing.ts";

const folder = new URL("../../../../shared/seed/", import.meta.url);
const skip = existsSync(folder) ? false : "../shared/seed is not here";

function description(): { text: string; title: string } {
  const file = readdirSync(folder).find((name) => name.endsWith(".txt")) ?? "";
  const page = readFileSync(new URL(file, folder), "utf8");
  return {
    text: page.slice(page.indexOf("Description\n") + "Description\n".length),
    title: page.slice(0, page.indexOf("\n")),
  };
}

for (const titled of [true, false]) {
  test(
    `the reference description is drafted as a careful coder would, ${titled ? "with" : "without"} its title`,
    { skip },
    () => {
      const { text, title } = description();
      const draft = draftOf(text, { title: titled ? title : null });
      const all = draft.proposals.map(({ statement }) => statement);
      assert.deepEqual(valuesOf(draft, "cia.availability"), ["affected"]);
      for (const field of ["cia.confidentiality", "cia.integrity"] as const)
        assert.ok(!valuesOf(draft, field).includes("affected"));
      assert.deepEqual(valuesOf(draft, "technique"), ["T1498"]);
      assert.equal(attributedActors(all).size, 0);
      assert.deepEqual(valuesOf(draft, "responsibility.attributed"), []);
      const claims = statementsOf(draft, "responsibility.claimed");
      assert.equal(claims.length, 1);
      assert.equal(claims[0]?.asserter.role, "attacker");
      assert.deepEqual(valuesOf(draft, "claim.channel"), ["Telegram"]);
      assert.deepEqual(
        statementsOf(draft, "responsibility.not-attributed")
          .map(({ asserter }) => asserter.role)
          .toSorted(),
        ["agency", "victim"],
      );
      const spared = valuesOf(draft, "finding.not-affected").join(" | ");
      for (const what of [/voting systems/, /tabulation/, /result reporting/]) assert.match(spared, what);
      assert.match(valuesOf(draft, "finding.not-happened").join(" | "), /result reporting portals/);
      assert.deepEqual(valuesOf(draft, "date.began"), ["2022-11-08"]);
      assert.deepEqual(valuesOf(draft, "date.restored"), ["2022-11-08 evening"]);
      assert.ok(statementsOf(draft, "response").some(({ asserter }) => asserter.role === "agency"));
      assert.ok(valuesOf(draft, "motive").length <= 1);
      assert.deepEqual(valuesOf(draft, "victim.country").slice(0, 1), ["US"]);
      assert.match(valuesOf(draft, "victim.sector")[0] ?? "", /^government\./);
      const elsewhere = JSON.stringify(all.filter(({ field }) => field !== "relation.dismissed"));
      assert.doesNotMatch(elsewhere, /Champaign|scanner/);
      assert.equal(statementsOf(draft, "relation.dismissed").length, 2);
    },
  );
}
