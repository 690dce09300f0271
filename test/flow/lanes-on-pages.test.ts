/** How a record's page keeps apart what was claimed, attributed, suspected, refused and denied, and those who disagree. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WrittenAssertion } from "../../src/workflow/written.ts";
import { openPublicHouse, publishBriefing, wordsOf } from "./public-house.ts";

async function memberPageOf(assertions: readonly Omit<WrittenAssertion, "quote">[]) {
  const { house, get } = await openPublicHouse();
  await publishBriefing(house, {
    id: "CB-1ANES0",
    text: "Somebody said so.",
    assertions: [
      { field: "victim.name", about: "victim-1", value: "Acme", quote: "Somebody" },
      ...assertions.map((assertion): WrittenAssertion => ({ ...assertion, quote: "said so" })),
    ],
  });
  const { body } = await get("/incidents/CB-1ANES0", "member");
  return { body, words: wordsOf(body) };
}

test("each lane says who, whom, when, on what ground, and what became of a claim", async () => {
  const { words, body } = await memberPageOf([
    {
      field: "responsibility.claimed",
      about: "actor-1",
      value: "Tide",
      role: "attacker",
      speaker: "Tide",
      asserted: "2022-11-08",
    },
    { field: "claim.channel", about: "actor-1", value: "Telegram" },
    { field: "claim.state", about: "actor-1", value: "disputed" },
    {
      field: "responsibility.attributed",
      about: "actor-2",
      value: "Ebb",
      role: "government",
      speaker: "Ruritania",
      basis: "sanctions",
      asserted: "2023-01",
      confidence: "high",
    },
    {
      field: "responsibility.suspected",
      about: "actor-3",
      value: "Flow",
      role: "vendor",
      speaker: "Secure Co",
      likelihood: "likely",
    },
    { field: "responsibility.suspected", about: "actor-4", value: "Neap", role: "vendor", polarity: "negated" },
    { field: "responsibility.denied", about: "actor-2", value: "Ebb", role: "accused", speaker: "its ministry" },
  ]);
  assert.match(words, /Claimed by Tide 8 November 2022 on Telegram claim disputed/);
  assert.match(words, /Attributed to Ebb by Ruritania \(a government\) January 2023 on sanctions high confidence/);
  assert.match(words, /Suspected Flow by Secure Co \(a security vendor\) likely/);
  assert.match(words, /Suspected Neap \(ruled out\) by a security vendor/);
  assert.match(words, /Denied by Ebb said by its ministry \(the accused\)/);
  assert.match(words, /Not reported: Not attributed \(stated\)/);
  assert.match(words, /Location Ebb — Ruritania \(a government\) Claimed by Tide ; a claim is not an attribution/);
  assert.doesNotMatch(body, /href="\/actors\/neap"/);
});

test("those who disagree stand side by side, each by name", async () => {
  const { words } = await memberPageOf([
    { field: "cia.confidentiality", value: "affected", role: "vendor", speaker: "Secure Co" },
    { field: "cia.confidentiality", value: "affected", role: "victim", speaker: "Acme", polarity: "negated" },
    { field: "impact.records", value: 100, role: "victim", speaker: "Acme", stance: "superseded" },
    { field: "impact.records", value: 300, role: "victim", speaker: "Acme" },
  ]);
  assert.match(
    words,
    /Confidentiality: affected — Secure Co \(a security vendor\) stated not affected — Acme \(the victim\)/,
  );
  assert.match(words, /100 records \(superseded\) — Acme \(the victim\) 300 records — Acme \(the victim\)/);
});

test("states of no value never look alike", async () => {
  const { words } = await memberPageOf([
    { field: "malware", unknown: "stated-none" },
    { field: "motive", unknown: "reported-unknown" },
    { field: "data.variety", unknown: "not-applicable" },
  ]);
  assert.match(words, /Malware stated: none/);
  assert.match(words, /reported as unknown not reported Actors/);
  assert.match(words, /Data \(VERIS\) not applicable/);
});

test("evidence opens in place with its quote marked, its speaker, its date, its source and how sure it is", async () => {
  const { body } = await memberPageOf([
    {
      field: "incident.type",
      value: "ddos",
      role: "agency",
      speaker: "CERT",
      asserted: "2022-11-09",
      likelihood: "very-likely",
      confidence: "moderate",
      credibility: "2",
    },
  ]);
  const details =
    /<details class="evidence">(?:(?!<details).)*for Incident type: Denial of service.*?<\/details>/s.exec(body)?.[0] ??
    "";
  assert.match(details, /Somebody <mark>said so<\/mark>\./);
  const words = details.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  assert.match(
    words,
    /Said by CERT \(an agency\) · 9 November 2022 · reported · likelihood: very likely \(80–95 %\) · confidence: moderate/,
  );
  assert.match(words, /Source 1 : untitled report , Unnamed source · probably true \(2\) Put into words by a person\./);
});

test("a dismissed relation stands with its reason, and what did not happen with who says so", async () => {
  const { words } = await memberPageOf([
    {
      field: "relation.dismissed",
      value: "A county's database",
      because: "a vendor's fault",
      role: "agency",
      speaker: "CISA",
    },
    { field: "relation.dismissed", value: "Ballot scanners", role: "agency" },
    { field: "finding.not-affected", value: "voting systems", role: "victim", speaker: "State officials" },
    { field: "finding.not-happened", value: "loss of data", object: "event" },
  ]);
  assert.match(words, /Considered and dismissed A county's database : a vendor's fault — CISA \(an agency\)/);
  assert.match(words, /Ballot scanners : reason not reported — an agency/);
  assert.match(words, /voting systems \(system\): not affected — State officials \(the victim\)/);
  assert.match(words, /loss of data : did not happen, or was not seen/);
});
