/** The rules on whole reports: what they take from them, and what they leave alone. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { attributedActors } from "../../domain/claim.ts";
import { draftOf, statementsOf, valuesOf } from "./testing.ts";

const election = `CARSON CITY, Nev. — Web pages that tell Nevada voters where to cast a ballot were unreachable on and off for much of Tuesday, after somebody flooded them with junk traffic, the Nevada Secretary of State’s office said on Wednesday.

The office called it a denial-of-service attack. It said the pages came back online by Tuesday evening, after staff of the Cybersecurity and Infrastructure Security Agency and two internet providers helped to filter the traffic. The flood did not reach the voter rolls, the counting machines or the results portal, a spokeswoman said.

On Telegram, a pro-Iranian hacktivist group took credit for the outage. The state said it did not have enough evidence to attribute the attack to anyone, and the federal agency, which said it knew of the boast, warned against jumping to early conclusions. “We have seen no attacks on tabulation systems anywhere in the country,” a senior agency official said.

Separately, Carbon County in Utah reported that hackers had broken into its poll book server. The federal agency said that this was caused by a supplier’s software fault and that it was unrelated. Elsewhere, jammed card readers in four polling places were put down to routine malfunctions.`;

const hospital = `Hackers who broke into the network of Brightwater Health in late April stole the records of 412,000 patients, the hospital chain said on Monday.

Brightwater discovered the intrusion on May 2 and notified the FBI. The company said the attackers encrypted part of its file servers and demanded a ransom of $3.5 million, which it has refused to pay. Surgeries were postponed at two of its 14 hospitals and nurses worked with pen and paper for six days. Electronic health records were not affected, and no payment card data was stolen.

The Black Basta ransomware group listed Brightwater on its leak site on May 9 and said it had taken 1.2 terabytes of data. It is not known who was behind the first break-in.

In an unrelated case, Cedar Mills Bank said in March that a former employee copied 20,000 customer files. Last year the same group attacked a clinic in Denver.`;

const charged = `Prosecutors in Rotterdam charged two Ukrainian nationals on Tuesday with hacking Ferris Logistics, a Dutch freight company, in June 2021.

The intrusion was the work of the Grey Otter gang, the police said. Ferris Logistics lost $2 million. The embassy of Ukraine had no comment. Russia denied any involvement in the attack.`;

describe("an attack on election pages, told in other words than any other", () => {
  const draft = draftOf(election);

  test("availability alone is affected, and one technique is stated", () => {
    assert.deepEqual(valuesOf(draft, "cia.availability"), ["affected"]);
    for (const field of ["cia.confidentiality", "cia.integrity"] as const)
      assert.ok(!valuesOf(draft, field).includes("affected"));
    assert.deepEqual(valuesOf(draft, "technique"), ["T1498"]);
    assert.deepEqual(valuesOf(draft, "incident.type"), ["ddos"]);
  });

  test("the boast is a claim of its claimant and attributes nothing", () => {
    const [claim, ...others] = statementsOf(draft, "responsibility.claimed");
    assert.deepEqual(others, []);
    assert.equal(claim?.asserter.role, "attacker");
    assert.equal(claim.stance, "claimed");
    assert.deepEqual(valuesOf(draft, "responsibility.claimed"), ["a pro-Iranian hacktivist group"]);
    assert.deepEqual(valuesOf(draft, "claim.channel"), ["Telegram"]);
    assert.deepEqual(valuesOf(draft, "claim.state"), []);
    assert.equal(attributedActors(draft.proposals.map(({ statement }) => statement)).size, 0);
  });

  test("state and agency each decline to attribute", () => {
    const roles = statementsOf(draft, "responsibility.not-attributed").map(({ asserter }) => asserter.role);
    assert.deepEqual(roles.toSorted(), ["agency", "victim"]);
  });

  test("each thing that was not affected is a finding of its own", () => {
    assert.deepEqual(valuesOf(draft, "finding.not-affected"), ["voter rolls", "counting machines", "results portal"]);
    assert.deepEqual(valuesOf(draft, "finding.not-happened"), [
      "attacks on tabulation systems anywhere in the country",
    ]);
  });

  test("weekdays go back from the day of publication, and the evening stays an evening", () => {
    assert.deepEqual(valuesOf(draft, "date.began"), ["2022-11-08"]);
    assert.deepEqual(valuesOf(draft, "date.restored"), ["2022-11-08 evening"]);
    assert.deepEqual(valuesOf(draft, "date.disclosed"), ["2022-11-09"]);
  });

  test("other events are dismissed and nothing else is drawn from them", () => {
    const dismissed = statementsOf(draft, "relation.dismissed");
    assert.equal(dismissed.length, 2);
    const rest = draft.proposals.filter(({ statement }) => !statement.field.startsWith("relation."));
    assert.ok(!/Carbon|card readers|Utah/.test(JSON.stringify(rest)));
  });

  test("the victim has its country, its region and its sector", () => {
    assert.deepEqual(
      valuesOf(draft, "victim.name"),
      ["Nevada Secretary of State's office"].map((name) => name.replace("'", "’")),
    );
    assert.deepEqual(valuesOf(draft, "victim.country"), ["US"]);
    assert.deepEqual(valuesOf(draft, "victim.region"), ["Nevada"]);
    assert.match(valuesOf(draft, "victim.sector")[0] ?? "", /^government\./);
  });
});

describe("ransomware at a hospital chain", () => {
  const draft = draftOf(hospital, { published: "2024-05-13" });

  test("kinds, effects, motive and techniques are those of the behaviour that is stated", () => {
    assert.deepEqual(valuesOf(draft, "incident.type").toSorted(), ["data-theft", "extortion", "ransomware"]);
    assert.deepEqual(valuesOf(draft, "technique"), ["T1486"]);
    const [motive] = statementsOf(draft, "motive");
    assert.equal(motive?.stance, "inferred");
    assert.equal(motive.asserter.role, "coder");
  });

  test("numbers keep unit and speaker", () => {
    assert.deepEqual(valuesOf(draft, "impact.persons"), ["exactly 412000 persons"]);
    assert.deepEqual(valuesOf(draft, "impact.money-demanded"), ["exactly 3500000 USD"]);
    assert.deepEqual(valuesOf(draft, "impact.data-volume"), ["exactly 1.2 TB"]);
    assert.equal(statementsOf(draft, "impact.data-volume")[0]?.stance, "claimed");
    assert.equal(statementsOf(draft, "impact.persons")[0]?.stance, "confirmed");
  });

  test("each date has the role of its verb and the precision of the report", () => {
    assert.deepEqual(valuesOf(draft, "date.began"), ["2024-04"]);
    assert.deepEqual(valuesOf(draft, "date.discovered"), ["2024-05-02"]);
    assert.deepEqual(valuesOf(draft, "date.claimed"), ["2024-05-09"]);
    assert.deepEqual(valuesOf(draft, "date.disclosed"), ["2024-05-13"]);
  });

  test("what was done is taken, and the leak site makes a claim and no attribution", () => {
    assert.deepEqual(valuesOf(draft, "response").toSorted(), [
      "manual-operation",
      "notified-law-enforcement",
      "ransom-refused",
    ]);
    assert.deepEqual(valuesOf(draft, "responsibility.claimed"), ["Black Basta"]);
    assert.deepEqual(valuesOf(draft, "responsibility.attributed"), []);
  });
});

describe("charges and attributions", () => {
  const draft = draftOf(charged, { published: "2022-03-03" });

  test("a court's charge and a police statement are attributions, a denial is a denial", () => {
    const attributed = statementsOf(draft, "responsibility.attributed");
    assert.ok(
      attributed.some(
        ({ asserter, content }) =>
          asserter.role === "court" && content.kind === "party" && content.basis === "criminal-charges",
      ),
    );
    assert.ok(valuesOf(draft, "responsibility.attributed").includes("Grey Otter"));
    assert.deepEqual(valuesOf(draft, "responsibility.denied"), ["Russia"]);
  });
});

describe("texts without an incident of malice", () => {
  test("an outage that is said to be no attack has neither kind of attack nor technique", () => {
    const draft = draftOf(
      "Trains in the north stood still on Tuesday morning because the signalling network of Northrail was down.\n\nRumours of a cyberattack spread online. Northrail said the outage was caused by a faulty software update, not a cyberattack. Service returned to normal by the afternoon.",
    );
    assert.deepEqual(valuesOf(draft, "incident.reality"), ["not-malicious"]);
    assert.deepEqual(valuesOf(draft, "incident.type"), ["technical-outage"]);
    assert.deepEqual(valuesOf(draft, "technique"), []);
  });

  test("a claim that the victim disputes is not a confirmed incident", () => {
    const draft = draftOf(
      "The Tin Foxes gang claims to have hacked Halden Bank and to hold its customer files.\n\nHalden Bank said it has found no evidence of a breach of its systems and that it denied the claims of a hack.",
    );
    assert.ok(!valuesOf(draft, "incident.reality").includes("confirmed"));
  });

  for (const [what, text] of [
    [
      "a security advisory",
      "The maker of a mail server released a patch on Tuesday for a flaw that could let attackers run code. The vulnerability, CVE-2022-12345, affects all versions. Admins should update at once. No exploitation has been seen.",
    ],
    [
      "advice",
      "Ransomware attacks may hit any company. Experts recommend keeping backups and warn that phishing e-mails could arrive at any time. Staff should never open attachments that they did not expect.",
    ],
    [
      "an exercise",
      "Officials from six ministries will simulate a cyberattack on the power grid next month. The drill is to test whether staff can restore service without computers.",
    ],
    [
      "other news",
      "The town opened a new library on Tuesday. The mayor said that the building had cost 4 million euros and that 12,000 people had visited it.",
    ],
    ["nothing", ""],
  ] as const) {
    test(`${what} opens no draft`, () => {
      const draft = draftOf(text);
      assert.deepEqual(draft.proposals, []);
      assert.deepEqual(
        draft.findings.map(({ code }) => code),
        ["no-incident"],
      );
    });
  }

  test("a language other than English is left to people", () => {
    const draft = draftOf("Das Rathaus wurde am Dienstag gehackt.", { language: "de" });
    assert.deepEqual(draft, { proposals: [], findings: [{ at: "language", code: "language-not-read", saw: "de" }] });
  });
});
