/**
 * Nothing acknowledged is lost: kills a writing process at random moments and looks after each kill whether the store is
 * sound and everything that was acknowledged is there. `node bench/kill.ts [rounds]`, 200 by default.
 */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DraftId } from "../src/domain/draft.ts";
import type { IncidentId } from "../src/domain/incident.ts";
import type { ReportId } from "../src/domain/report.ts";
import { shippedPolicies } from "../src/domain/shipped-policies.ts";
import { openMemorySecret } from "../src/store/memory/memory-secret.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { onePolicy } from "../src/workflow/policies.ts";
import { verify } from "../src/workflow/verify.ts";

/** What came of some rounds. */
export interface KillResult {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Acknowledged but not there. */
  readonly missing: readonly string[];
  /** What verification found, over all rounds. */
  readonly unsound: readonly string[];
}

/** Kills so many times. `random` gives numbers from 0 to 1. */
export async function killRounds(rounds: number, random: () => number): Promise<KillResult> {
  const folder = await mkdtemp(join(tmpdir(), "casebook-kill-"));
  const file = join(folder, "casebook.sqlite");
  const acknowledged: string[] = [];
  const missing: string[] = [];
  const unsound: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const told = await writeAndKill(file, round, 5 + random() * 400);
    acknowledged.push(...told);
    const store = await openSqliteStore(file);
    for (const line of told) if (!(await isKept(store, line))) missing.push(line);
    unsound.push(...(await soundness(store)));
    await store.close();
  }
  await rm(folder, { recursive: true });
  return { rounds, acknowledged: acknowledged.length, missing, unsound };
}

/** Runs the writer for so many milliseconds after it is ready, kills it, and returns what it had acknowledged. */
function writeAndKill(file: string, round: number, milliseconds: number): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      fileURLToPath(new URL("kill-child.ts", import.meta.url)),
      file,
      String(round),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    if (output === "") setTimeout(() => child.kill("SIGKILL"), milliseconds);
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      // The last line may be cut: what was not told wholly was not acknowledged.
      resolve(output.split("\n").slice(1, -1));
    });
  });
}

async function isKept(store: Store, line: string): Promise<boolean> {
  const [kind = "", id = ""] = line.split(" ");
  if (kind === "report") return (await store.findReport(id as ReportId)) !== null;
  if (kind === "draft") return (await store.findDraft(id as DraftId)) !== null;
  if (kind === "review") return ((await store.findDraft(id as DraftId))?.decisions.length ?? 0) > 0;
  return (await store.findTelling(id as IncidentId, "public"))?.kind === "record";
}

async function soundness(store: Store): Promise<readonly string[]> {
  const policy = shippedPolicies["reference"];
  if (policy === undefined) return ["the reference policy is missing"];
  const secret = openMemorySecret();
  const found = await verify({ store, secret, policies: onePolicy(policy), clock: () => new Date().toISOString() });
  return [...found.findings.map(({ at, code }) => `${at} ${code}`), ...found.store];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rounds = Number(process.argv[2] ?? 200);
  const { acknowledged, missing, unsound } = await killRounds(rounds, Math.random);
  process.stdout.write(
    `${rounds} kills, ${acknowledged} acknowledged steps, ${missing.length} missing, ${unsound.length} findings of verify\n`,
  );
  for (const line of [...missing, ...unsound].slice(0, 20)) process.stdout.write(`  ${line}\n`);
  process.exitCode = missing.length + unsound.length === 0 ? 0 : 1;
}
