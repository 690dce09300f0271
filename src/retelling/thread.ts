/** The thread that tells again: it has a connection of its own to the store, and gives way to whoever serves pages. */
import { randomBytes } from "node:crypto";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { openSqliteStore } from "../store/sqlite/sqlite-store.ts";
import { policyFrom } from "../domain/policy.ts";
import { keptPolicies } from "../workflow/policies.ts";
import type { SettingPolicy } from "../workflow/policy.ts";
import { retellAll } from "../workflow/retelling.ts";

/** What the thread is started with. */
export interface RetellingTask {
  /** The store's file. */
  readonly file: string;
  readonly setting: SettingPolicy;
}

const { file, setting } = workerData as RetellingTask;
let isStopped = false;
parentPort?.once("message", () => {
  isStopped = true;
});
// On Linux that is this thread alone; elsewhere it would be the whole process.
if (process.platform === "linux") setPriority(0, 5);

const store = await openSqliteStore(file);
try {
  const policies = keptPolicies(policyFrom(setting.written));
  const clock = () => new Date().toISOString();
  const house = { store, policies, clock, random: (bytes: number) => randomBytes(bytes) };
  await retellAll(house, setting, { isStopped: () => isStopped });
} finally {
  await store.close();
  parentPort?.close();
}
