/**
 * Many pairs of worlds that an audience must not be able to tell apart: `node bench/two-worlds.ts [pairs] [first] [processes]`. Says every
 * so often how far it has come, and with which pair it would go on. Ends with an error where two worlds can be told apart.
 */
import { type ChildProcess, fork } from "node:child_process";
import { worldPair } from "../test/arbitrary/world-pair.ts";
import { crawlPair, Distinguished } from "../test/laws/two-worlds-crawl.ts";

/** Pairs one after the other, from the first. */
interface Batch {
  readonly first: number;
  readonly pairs: number;
}

/** What became of them. */
interface Done extends Batch {
  /** Answers that were compared. */
  readonly asked: number;
  /** What was told differently. */
  readonly apart: readonly string[];
  readonly cpuSeconds: number;
}

const batchSize = 10;
const sayEvery = 60;

if (process.send === undefined) await lead();
else process.on("message", (batch: Batch) => void crawlBatch(batch).then((done) => process.send?.(done)));

/** Hands out batches and sums up. */
async function lead(): Promise<void> {
  const [pairs = 20_000, first = 1, processes = 2] = process.argv.slice(2).map(Number);
  const began = performance.now();
  const sum = { pairs: 0, asked: 0, apart: 0, cpuSeconds: 0, said: 0 };
  const underWay = new Set<number>();
  let next = first;
  const hand = (child: ChildProcess) => {
    const batch = { first: next, pairs: Math.min(batchSize, first + pairs - next) };
    if (batch.pairs <= 0) {
      child.disconnect();
      return;
    }
    next += batch.pairs;
    underWay.add(batch.first);
    child.send(batch);
  };
  const take = (done: Done) => {
    underWay.delete(done.first);
    sum.pairs += done.pairs;
    sum.asked += done.asked;
    sum.apart += done.apart.length;
    sum.cpuSeconds += done.cpuSeconds;
    for (const difference of done.apart) process.stdout.write(`${difference}\n`);
    const seconds = (performance.now() - began) / 1000;
    if (seconds - sum.said < sayEvery && sum.pairs < pairs) return;
    sum.said = seconds;
    const rate = (sum.pairs / seconds).toFixed(1);
    const cost = (sum.cpuSeconds / sum.pairs).toFixed(2);
    const on = Math.min(next, ...underWay);
    process.stdout.write(
      `${sum.pairs} pairs, ${sum.apart} told apart, ${sum.asked} answers compared, ${Math.round(seconds)} s, ${rate} pairs/s, ${cost} CPU s a pair; goes on with ${on}\n`,
    );
  };
  const codes = await Promise.all(Array.from({ length: processes }, () => childAtWork(hand, take)));
  if (sum.apart > 0 || codes.some((code) => code !== 0)) process.exitCode = 1;
}

/** Resolves to the exit code of a child that was given batches until there were none left. */
function childAtWork(hand: (child: ChildProcess) => void, take: (done: Done) => void): Promise<number | null> {
  const child = fork(import.meta.filename, { execArgv: ["--disable-warning=ExperimentalWarning"] });
  child.on("message", (done: Done) => {
    take(done);
    hand(child);
  });
  hand(child);
  return new Promise((resolve) => child.on("exit", resolve));
}

async function crawlBatch(batch: Batch): Promise<Done> {
  const before = process.cpuUsage();
  const apart: string[] = [];
  let asked = 0;
  for (let seed = batch.first; seed < batch.first + batch.pairs; seed += 1) {
    const pair = worldPair(seed);
    try {
      asked += (await crawlPair(pair, { turn: seed })).asked;
    } catch (error) {
      const what =
        error instanceof Distinguished ? error.message : String(error instanceof Error ? error.stack : error);
      apart.push(`pair ${seed}, ${pair.audience.name}, policy ${pair.policy.name}: ${what}`);
    }
  }
  const { user, system } = process.cpuUsage(before);
  return { ...batch, asked, apart, cpuSeconds: (user + system) / 1e6 };
}
