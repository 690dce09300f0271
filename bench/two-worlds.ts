/** Many pairs of worlds that an audience must not be able to tell apart: `node bench/two-worlds.ts [pairs] [first]`. Ends with an error where one can be. */
import { worldPair } from "../test/arbitrary/world-pair.ts";
import { crawlPair, Distinguished } from "../test/laws/two-worlds-crawl.ts";

const [pairs = 20_000, first = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
let asked = 0;
let apart = 0;
for (let seed = first; seed < first + pairs; seed += 1) {
  const pair = worldPair(seed);
  try {
    asked += (await crawlPair(pair)).asked;
  } catch (error) {
    if (!(error instanceof Distinguished)) throw new Error(`pair ${seed}`, { cause: error });
    apart += 1;
    process.stdout.write(`pair ${seed}, ${pair.audience.name}, policy ${pair.policy.name}: ${error.message}\n`);
  }
  if ((seed - first + 1) % 100 === 0) process.stdout.write(sum(seed - first + 1));
}
process.stdout.write(sum(pairs));
process.exitCode = apart > 0 ? 1 : 0;

function sum(done: number): string {
  const seconds = (performance.now() - began) / 1000;
  return `${done} pairs, ${apart} told apart, ${asked} answers compared, ${Math.round(seconds)} s\n`;
}
