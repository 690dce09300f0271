/** The same kind of event in other words, other places and another order: what matters must not hang on the wording. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Extraction } from "../extractor.ts";
import { draftOf, statementsOf, valuesOf } from "./testing.ts";

const claimFirst = `A pro-Chinese hacker collective said on X on Sunday evening that it was behind the cyberattack that slowed several websites of the Bavarian interior ministry on election day, 8 October 2023.

The ministry acknowledged that its sites for voters could at times not be reached because they were swamped with an unusually high number of requests. Neither the electoral register nor the vote count was touched, a ministry spokesman stressed, and preliminary results were published as planned. By late evening the pages worked again.

Germany's Federal Office for Information Security, the BSI, which supported the ministry with filtering measures, said that it had taken note of the claim but that it would be premature to name a culprit. The ministry, too, said the available information was not sufficient to attribute the attack. There were no indications of a coordinated campaign against the election, the office added.

A printer failure at a polling place in Passau had technical causes and was not linked to the attack, officials said. The town of Fürth meanwhile reported an intrusion into its mail server; according to the BSI it was the result of a contractor's configuration error.`;

const assuranceFirst = `Officials in Vermont said on Nov. 9 that the state's election results were never in danger when a flood of bogus traffic made the Vermont Secretary of State's website intermittently unavailable a day earlier.

"Our tabulators and our voter checklist were not compromised," Secretary of State Dana Whitfield said. The website was restored on Tuesday night with the help of CISA.

The pro-Russian group People's Sword boasted on its Telegram channel that it had taken down the site. Whitfield said her office does not have enough information to blame anyone. A CISA official said the agency was aware of the claim and urged caution against premature attribution.

In a separate incident, Grafton County, New Hampshire, said its registration database was attacked. CISA said the trouble was caused by a vendor's technical problem and did not affect voting.`;

interface Expected {
  readonly claimant: string;
  readonly began: string;
  readonly restored: string;
  readonly spared: readonly string[];
  readonly elsewhere: RegExp;
}

function check(draft: Extraction, { claimant, began, restored, spared, elsewhere }: Expected): void {
  assert.deepEqual(valuesOf(draft, "incident.type"), ["ddos"]);
  assert.deepEqual(valuesOf(draft, "technique"), ["T1498"]);
  assert.deepEqual(valuesOf(draft, "cia.availability"), ["affected"]);
  assert.deepEqual(valuesOf(draft, "incident.reality"), ["confirmed"]);
  assert.deepEqual(valuesOf(draft, "responsibility.claimed"), [claimant]);
  assert.deepEqual(valuesOf(draft, "responsibility.attributed"), []);
  assert.deepEqual(
    statementsOf(draft, "responsibility.not-attributed")
      .map(({ asserter }) => asserter.role)
      .toSorted(),
    ["agency", "victim"],
  );
  assert.deepEqual(valuesOf(draft, "date.began"), [began]);
  assert.deepEqual(valuesOf(draft, "date.restored"), [restored]);
  assert.deepEqual(valuesOf(draft, "finding.not-affected"), spared);
  const rest = draft.proposals.filter(({ statement }) => statement.field !== "relation.dismissed");
  assert.doesNotMatch(JSON.stringify(rest), elsewhere);
}

test("a report that opens with the boast", () => {
  const draft = draftOf(claimFirst, { published: "2023-10-09" });
  check(draft, {
    claimant: "A pro-Chinese hacker collective",
    began: "2023-10-08",
    restored: "2023-10-08 evening",
    spared: ["electoral register", "vote count", "preliminary results"],
    elsewhere: /Passau|Fürth|printer/,
  });
  assert.deepEqual(valuesOf(draft, "victim.name"), ["Bavarian interior ministry"]);
  assert.equal(valuesOf(draft, "relation.dismissed").length, 2);
});

test("a report that opens with the assurance", () => {
  const draft = draftOf(assuranceFirst);
  check(draft, {
    claimant: "People's Sword",
    began: "2022-11-08",
    restored: "2022-11-08 night",
    spared: ["state's election results", "tabulators", "voter checklist"],
    elsewhere: /Grafton|New Hampshire|vendor/,
  });
  assert.deepEqual(valuesOf(draft, "victim.region"), ["Vermont"]);
  assert.equal(valuesOf(draft, "relation.dismissed").length, 1);
});
