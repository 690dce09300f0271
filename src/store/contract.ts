/** The contract that every store keeps, as tests. An adapter's own test file calls `describeStore` and adds what is its own. */
import { describe, test } from "node:test";
import { accountCases } from "./contract/accounts.ts";
import { auditCases } from "./contract/audit.ts";
import type { Cases } from "./contract/cases.ts";
import { changeCases } from "./contract/changes.ts";
import { draftCases } from "./contract/drafts.ts";
import { groupCases } from "./contract/groups.ts";
import { importCases } from "./contract/imports.ts";
import { keyCases } from "./contract/keys.ts";
import { ledgerCases } from "./contract/ledger.ts";
import { mailCases } from "./contract/mails.ts";
import { partyCases } from "./contract/parties.ts";
import { pictureCases } from "./contract/pictures.ts";
import { policyCases } from "./contract/policies.ts";
import { reportCases } from "./contract/reports.ts";
import { restrictionCases } from "./contract/restrictions.ts";
import { searchCases } from "./contract/searches.ts";
import { tellingCases } from "./contract/tellings.ts";
import { transactionCases } from "./contract/transactions.ts";
import { vocabularyCases } from "./contract/vocabularies.ts";
import type { Store } from "./store.ts";

const shelves: Readonly<Record<string, Cases>> = {
  reports: reportCases,
  drafts: draftCases,
  ledger: ledgerCases,
  tellings: tellingCases,
  parties: partyCases,
  changes: changeCases,
  imports: importCases,
  vocabularies: vocabularyCases,
  pictures: pictureCases,
  restrictions: restrictionCases,
  policies: policyCases,
  groups: groupCases,
  "accounts and notes": accountCases,
  mails: mailCases,
  "audit log": auditCases,
  "API keys": keyCases,
  "saved searches": searchCases,
  transactions: transactionCases,
};

/** Tries every rule of the contract, each on a store of its own that `open` gives, empty, and that is closed afterwards. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  for (const [shelf, cases] of Object.entries(shelves)) {
    void describe(`${name}: ${shelf}`, () => {
      for (const [sentence, show] of Object.entries(cases)) void test(sentence, () => withStore(open, show));
    });
  }
}

async function withStore(open: () => Promise<Store>, show: (store: Store) => Promise<void>): Promise<void> {
  const store = await open();
  try {
    await show(store);
  } finally {
    await store.close();
  }
}
