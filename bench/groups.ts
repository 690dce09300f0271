/**
 * What sharing groups cost: `node bench/groups.ts [records] [groups]`. The same records are put into a store without groups and into one
 * with as many; then another group is made, which is told every record. Seconds are those of the processor.
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reference } from "../src/domain/shipped-policies.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { houseDoer } from "../src/workflow/doer.ts";
import { addGroup } from "../src/workflow/groups.ts";
import { establishPolicy } from "../src/workflow/policy.ts";
import { retellAll } from "../src/workflow/retelling.ts";
import { benchHouse, fillStore } from "./fill-store.ts";

const records = Number(process.argv[2] ?? 5000);
const groups = Number(process.argv[3] ?? 10);
const folder = await mkdtemp(join(tmpdir(), "casebook-groups-"));
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await filled("warming up", 0, Math.min(records, 1000));
  const without = await filled("without groups", 0, records);
  const among = await filled(`with ${groups} groups`, groups, records);
  const each = ((among.cpu - without.cpu) * 1000) / (records * groups);
  const bytes = (among.bytes - without.bytes) / (records * groups);
  say(`each record and group: ${each.toFixed(2)} ms and ${Math.round(bytes)} bytes`);
} finally {
  await rm(folder, { recursive: true });
}

async function filled(
  label: string,
  count: number,
  size: number,
): Promise<{ readonly cpu: number; readonly bytes: number }> {
  const file = join(folder, `${count}-${size}.sqlite`);
  const store = await openSqliteStore(file);
  await makeGroups(store, "before", count);
  const cpu = await processor(() => fillStore(store, size));
  say(`${label}: ${size} records, ${cpu.toFixed(1)} s (${Math.round(size / cpu)} records/s)`);
  if (count > 0) {
    const telling = await processor(() => makeGroups(store, "after", 1));
    say(`one more group is told ${size} records in ${telling.toFixed(1)} s (${Math.round(size / telling)} records/s)`);
  }
  await store.close();
  const { size: bytes } = await stat(file);
  return { cpu, bytes };
}

async function makeGroups(store: Store, name: string, count: number): Promise<void> {
  const house = benchHouse(store);
  await establishPolicy(house, { written: reference, isSet: false });
  for (let number = 1; number <= count; number++) {
    await addGroup(house, houseDoer, { name: `${name}-${number}`, title: `Group ${number}`, about: "" });
  }
  await retellAll(house, null);
}

/** How long the processor was at work for it, in seconds. */
async function processor(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
