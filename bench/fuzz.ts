/**
 * Every parser against real files made worse and against generated texts: `node bench/fuzz.ts [cases] [seed] [part of a parser's name]`.
 *
 * A case may be refused and nothing else: it throws nothing, its thread works no longer than a second on it, and a gibibyte is enough
 * for it. What failed is written to a folder under its own name, and the same numbers make the same case again. Ends with an error where
 * anything failed.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inputsOf } from "../test/fuzz/fuzz-case.ts";
import { fuzz, type FuzzFailure } from "../test/fuzz/run.ts";
import { sharesOf, targets } from "../test/fuzz/targets.ts";

const cases = Number(process.argv[2] ?? 50_000);
const seed = Number(process.argv[3] ?? 1);
const chosen = targets.filter(({ name }) => name.includes(process.argv[4] ?? ""));
const shares = sharesOf(cases);
const began = performance.now();
let [run, failed] = [0, 0];
let folder: string | null = null;

say("parser                     cases  refused  slowest (ms, case)   heap (MB)  failures");
for (const { name } of chosen) {
  const outcome = await fuzz(name, chosen.length === 1 ? cases : (shares.get(name) ?? 1), seed);
  run += outcome.cases;
  failed += outcome.failures.length;
  const slowest = `${outcome.slowestMs.toFixed(0)} (${outcome.slowest})`;
  say(
    [
      name.padEnd(24),
      String(outcome.cases).padStart(7),
      String(outcome.refused).padStart(8),
      slowest.padStart(19),
      outcome.heapMb.toFixed(0).padStart(11),
      String(outcome.failures.length).padStart(9),
    ].join(" "),
  );
  for (const failure of outcome.failures) await tell(failure);
}
say(`${run} cases, ${failed} failures, ${Math.round((performance.now() - began) / 1000)} s, seed ${seed}`);
process.exitCode = failed > 0 ? 1 : 0;

async function tell(failure: FuzzFailure): Promise<void> {
  const target = targets.find(({ name }) => name === failure.target);
  if (target === undefined) return;
  folder ??= mkdtempSync(join(tmpdir(), "casebook-fuzz-"));
  const file = join(folder, `${failure.target.replaceAll(" ", "-")}-${seed}-${failure.number}`);
  writeFileSync(file, (await inputsOf(target, seed))(failure.number));
  const message = failure.message.split("\n").slice(0, 6).join("\n    ");
  say(`  case ${failure.number} ${failure.kind}: ${message}\n    ${file}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
