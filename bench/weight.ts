/** What a public record page weighs on the wire, style sheet included, in brotli. `node bench/weight.ts`, with the sample loaded in memory. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dataParts } from "../test/arbitrary/data-parts.ts";
import { shippedPolicies } from "../src/domain/shipped-policies.ts";
import { createDocumentReader } from "../src/reading/documents.ts";
import { openMemoryStore } from "../src/store/memory/memory-store.ts";
import { createApp } from "../src/web/app.ts";
import type { House } from "../src/workflow/house.ts";
import { onePolicy } from "../src/workflow/policies.ts";
import { loadSample } from "../src/workflow/sample.ts";

const sample = new URL("../sample/", import.meta.url);
const policy = shippedPolicies["reference"];
if (policy === undefined) throw new Error("the reference policy is missing");

let draws = 0;
const house: House = {
  store: openMemoryStore(),
  read: createDocumentReader(),
  fetch: () => Promise.reject(new Error("nothing is fetched here")),
  ...dataParts,
  extract: () => ({ proposals: [], findings: [] }),
  policies: onePolicy(policy),
  clock: () => new Date().toISOString(),
  random: (bytes) => createHash("sha256").update(String(++draws)).digest().subarray(0, bytes),
};
const names = (await readdir(new URL("reports/", sample))).filter((name) => name.endsWith(".md"));
await loadSample(
  house,
  await Promise.all(
    names.map(async (fileName) => {
      const review = new URL(`reviews/${fileName.replace(/\.md$/, ".json")}`, sample);
      const recorded: unknown = JSON.parse(await readFile(review, "utf8"));
      return { fileName, bytes: await readFile(new URL(`reports/${fileName}`, sample)), review: recorded };
    }),
  ),
);

const settings = {
  version: "0",
  secureCookies: false,
  trustProxy: false,
  url: null,
  siteName: "Casebook",
  sample: true,
};
const app = await createApp({ house, settings, log: false });
const weigh = async (url: string) =>
  (await app.inject({ url, headers: { accept: "text/html", "accept-encoding": "br" } })).rawPayload.length;

const style = /href="(\/assets\/style\.css[^"]*)"/.exec((await app.inject({ url: "/" })).body)?.[1] ?? "";
const styleBytes = await weigh(style);
const { entries } = await house.store.listTellings("public", {
  sort: "date",
  descending: true,
  party: null,
  offset: 0,
  limit: 100,
});
const pages: number[] = [];
for (const { telling } of entries) pages.push(await weigh(`/incidents/${telling.incident}`));
pages.sort((a, b) => a - b);
const [least = 0] = pages;
const most = pages.at(-1) ?? 0;
process.stdout.write(
  `${pages.length} public record pages: ${least} to ${most} bytes each, style sheet ${styleBytes} bytes; at most ${((most + styleBytes) / 1000).toFixed(1)} kB together\n`,
);
await app.close();
