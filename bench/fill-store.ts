/** Fills stores for benchmarks: records made from the real ones, imported and accepted in bulk under the policy `reference`. */
import { randomBytes } from "node:crypto";
import { houseAccount } from "../src/domain/account.ts";
import { policyFrom } from "../src/domain/policy.ts";
import { reference } from "../src/domain/shipped-policies.ts";
import { allFormats } from "../src/formats/all-formats.ts";
import { createSplitter } from "../src/reading/records.ts";
import type { Store } from "../src/store/store.ts";
import type { House } from "../src/workflow/house.ts";
import { importFiles } from "../src/workflow/import.ts";
import { keptPolicies } from "../src/workflow/policies.ts";
import { establishPolicy } from "../src/workflow/policy.ts";
import { realProjections, scaledUp } from "./scale-up.ts";

/** What importing into a store needs. */
export function benchHouse(store: Store): Pick<House, "store" | "policies" | "split" | "clock" | "random"> {
  const random = (bytes: number) => randomBytes(bytes);
  const policies = keptPolicies(policyFrom(reference));
  return { store, policies, split: createSplitter(), clock: () => new Date().toISOString(), random };
}

/** Puts so many records into an empty store. Returns how long that took, in milliseconds. */
export async function fillStore(store: Store, records: number): Promise<number> {
  const began = performance.now();
  const house = benchHouse(store);
  await establishPolicy(house, { written: reference, isSet: false });
  const format = allFormats.find(({ name }) => name === "ndjson");
  if (format === undefined) throw new Error("there is no format ndjson");
  const command = { format, publisher: "Bench", marking: "TLP:CLEAR", accept: true, dryRun: false } as const;
  let lines: Buffer[] = [];
  const keep = async () => {
    const due = Buffer.concat(lines);
    lines = [];
    const open = async function* () {
      yield await Promise.resolve(due);
    };
    const files = [{ name: "records.ndjson", size: due.length, open }];
    await importFiles(house, { ...command, files, by: houseAccount, id: null });
  };
  for (const telling of scaledUp(realProjections(2), records)) {
    if (lines.push(Buffer.from(`${JSON.stringify(telling)}\n`)) >= 2000) await keep();
  }
  await keep();
  return performance.now() - began;
}
