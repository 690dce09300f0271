/**
 * The process that `bench/kill.ts` kills: receives, reviews and publishes without end, and prints a line for each use case
 * only after it was acknowledged. Takes the store's file and a round number.
 */
import { randomBytes } from "node:crypto";
import { dataParts } from "../test/arbitrary/data-parts.ts";
import { houseAccount } from "../src/domain/account.ts";
import { reportIdOf } from "../src/domain/report.ts";
import { shippedPolicies } from "../src/domain/shipped-policies.ts";
import { createRulesExtractor } from "../src/extract/rules/rules-extractor.ts";
import { createDocumentReader } from "../src/reading/documents.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { openDraft } from "../src/workflow/draft.ts";
import type { House } from "../src/workflow/house.ts";
import { onePolicy } from "../src/workflow/policies.ts";
import { publishDraft } from "../src/workflow/publish.ts";
import { receive } from "../src/workflow/receive.ts";
import { reviewDraft } from "../src/workflow/review.ts";

const [file = "", round = "0"] = process.argv.slice(2);
const policy = shippedPolicies["reference"];
if (policy === undefined) throw new Error("the reference policy is missing");

const house: House = {
  store: await openSqliteStore(file),
  read: createDocumentReader(),
  fetch: () => Promise.reject(new Error("nothing is fetched here")),
  ...dataParts,
  extract: createRulesExtractor(),
  policies: onePolicy(policy),
  clock: () => new Date().toISOString(),
  random: (bytes) => randomBytes(bytes),
};

// Reading and drafting load what they need when first used; the kills are for the writing that follows.
house.extract({ ...(await house.read(documentOf("A first text."))), id: reportIdOf(Buffer.from("")), marking: null });
process.stdout.write("ready\n");
for (let number = 0; ; number += 1) await corridor(`${round}-${number}`);

/** One report all the way to a published record, each step told once it is kept. */
async function corridor(name: string): Promise<void> {
  const town = `Northfield ${name}`;
  const text = `The city of ${town} said on 8 November 2022 that a ransomware attack had encrypted servers of its library. No payment data was accessed, the city said.`;
  const { report } = await receive(house, {
    ...documentOf(text),
    published: "2022-11-09",
    marking: "TLP:CLEAR",
  });
  tell("report", report.id);
  const draft = await openDraft(house, { report: report.id, incident: null });
  tell("draft", draft.id);
  const quote = `The city of ${town}`;
  await reviewDraft(house, {
    draft: draft.id,
    edition: draft.edition,
    wishes: [{ kind: "add", written: { field: "victim.name", about: "victim-1", value: `City of ${town}`, quote } }],
    by: houseAccount,
  });
  tell("review", draft.id);
  const { revision } = await publishDraft(house, {
    draft: draft.id,
    edition: null,
    note: name,
    leaveOutUndecided: true,
    by: houseAccount,
  });
  tell("revision", revision.incident);
}

function documentOf(text: string) {
  return { bytes: Buffer.from(text), mediaType: "text/plain", fileName: null };
}

function tell(kind: string, id: string): void {
  process.stdout.write(`${kind} ${id}\n`);
}
