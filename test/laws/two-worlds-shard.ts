/** Shards of the two-world test: each asks its share of the pairs, so that several processes can be at it. */
import assert from "node:assert/strict";
import { worldPair } from "../arbitrary/world-pair.ts";
import { crawlPair, Distinguished } from "./two-worlds-crawl.ts";

/** How many pairs all shards ask together; `bench/two-worlds.ts` asks many more. */
const pairs = Number(process.env["PAIRS"] ?? 500);

const shards = 4;

/** Asks the pairs of one shard, from 1. Fails with the number of the first whose worlds answer differently. */
export async function askShard(shard: number): Promise<void> {
  const seeds = Array.from({ length: pairs }, (_, place) => place + 1).filter(
    (seed) => seed % shards === shard % shards,
  );
  const statuses = new Set<number>();
  for (const seed of seeds) {
    const crawled = await crawlPair(worldPair(seed), { turn: seed }).catch((error: unknown) => {
      throw error instanceof Distinguished ? new Error(`pair ${seed}: ${error.message}`) : error;
    });
    for (const status of crawled.statuses.keys()) statuses.add(status);
  }
  if (seeds.length < 30) return;
  for (const status of [200, 304, 400, 401, 403, 404, 410])
    assert.ok(statuses.has(status), `nothing was answered with ${status}`);
}
