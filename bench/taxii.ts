/**
 * How fast a client walks through a collection of the TAXII server, and what listing it costs in memory: the sample's public records,
 * told again under other numbers, in a SQLite file; leaves of 1,000 objects over loopback. `node --expose-gc bench/taxii.ts [objects]`,
 * 5,000 by default.
 */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Telling } from "../src/domain/projection.ts";
import { revive } from "../src/domain/disclosure.ts";
import { incidentIdFrom } from "../src/domain/incident.ts";
import { shippedPolicies } from "../src/domain/shipped-policies.ts";
import { createDocumentReader } from "../src/reading/documents.ts";
import { openMemoryStore } from "../src/store/memory/memory-store.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { createApp } from "../src/web/app.ts";
import { list, openCollection } from "../src/web/taxii/collection.ts";
import { sizeOf } from "../src/web/taxii/catalogue.ts";
import type { House } from "../src/workflow/house.ts";
import { onePolicy } from "../src/workflow/policies.ts";
import { loadSample } from "../src/workflow/sample.ts";
import { dataParts } from "../test/arbitrary/data-parts.ts";
import { collectionIds, root } from "../test/flow/taxii-house.ts";

const wanted = Number(process.argv[2] ?? 5000);
const speaker = { name: "Casebook", url: "https://casebook.example" };
const stix = dataParts.formats.find(({ name }) => name === "stix")?.writes?.objects;
if (stix === undefined) throw new Error("no format of the house gives STIX objects");

/** The public tellings of the sample. */
async function sampleTellings(): Promise<readonly Telling[]> {
  const sample = new URL("../sample/", import.meta.url);
  const house = houseOver(openMemoryStore());
  const names = (await readdir(new URL("reports/", sample))).filter((name) => name.endsWith(".md"));
  const entries = names.map(async (fileName) => {
    const review = new URL(`reviews/${fileName.replace(/\.md$/, ".json")}`, sample);
    const recorded: unknown = JSON.parse(await readFile(review, "utf8"));
    return { fileName, bytes: await readFile(new URL(`reports/${fileName}`, sample)), review: recorded };
  });
  await loadSample(house, await Promise.all(entries));
  return house.store.tellingsAfter("public", null, 1000);
}

function houseOver(store: Store): House {
  const policy = shippedPolicies["reference"];
  if (policy === undefined) throw new Error("the reference policy is missing");
  let draws = 0;
  return {
    store,
    read: createDocumentReader(),
    fetch: () => Promise.reject(new Error("nothing is fetched here")),
    ...dataParts,
    extract: () => ({ proposals: [], findings: [] }),
    policies: onePolicy(policy),
    clock: () => new Date().toISOString(),
    random: (bytes) => createHash("sha256").update(String(++draws)).digest().subarray(0, bytes),
  };
}

/** Tells the same records under new numbers until there are so many objects. Gives the number of records. */
async function fill(store: Store, tellings: readonly Telling[], objects: number): Promise<number> {
  const ofEach = tellings.map((telling) => stix?.(telling, speaker).filter(({ shared }) => !shared).length ?? 0);
  let [records, made] = [0, 0];
  while (made < objects) {
    await store.transaction(async (shelves) => {
      for (let one = 0; one < 500 && made < objects; one += 1, records += 1) {
        const from = tellings[records % tellings.length];
        if (from === undefined) return;
        const id = incidentIdFrom(createHash("sha256").update(String(records)).digest().subarray(0, 4));
        await shelves.saveTelling(revive(JSON.stringify(from).replaceAll(from.incident, id)));
        made += ofEach[records % tellings.length] ?? 0;
      }
    });
  }
  return records;
}

/** Walks through all leaves. Gives the number of objects and the milliseconds that it took. */
async function walk(
  origin: string,
): Promise<{ readonly objects: number; readonly ms: number; readonly bytes: number }> {
  const address = `${origin}${root}collections/${collectionIds.public}/objects/?limit=1000`;
  const began = performance.now();
  let [objects, bytes, next] = [0, 0, ""];
  for (;;) {
    const answer = await fetch(address + next, { headers: { accept: "application/taxii+json;version=2.1" } });
    const text = await answer.text();
    const leaf = JSON.parse(text) as { readonly more?: boolean; readonly next?: string; readonly objects?: unknown[] };
    objects += leaf.objects?.length ?? 0;
    bytes += text.length;
    if (leaf.more !== true) return { objects, ms: performance.now() - began, bytes };
    next = `&next=${leaf.next ?? ""}`;
  }
}

/** Serves the store and walks through its public collection twice. */
async function serveAndWalk(): Promise<void> {
  const settings = {
    version: "0",
    secureCookies: false,
    trustProxy: false,
    url: speaker.url,
    siteName: "Casebook",
    sample: false,
  };
  const app = await createApp({ house: houseOver(store), settings, log: false });
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  for (const which of ["first walk, the catalogue is made", "second walk"]) {
    const { objects, ms, bytes } = await walk(origin);
    const rate = Math.round((objects / ms) * 1000);
    process.stdout.write(
      `${which}: ${objects} objects, ${(bytes / 1e6).toFixed(1)} MB in ${ms.toFixed(0)} ms, ${rate} objects/s\n`,
    );
  }
  await app.close();
}

const folder = await mkdtemp(join(tmpdir(), "casebook-taxii-"));
const store = await openSqliteStore(join(folder, "casebook.sqlite"));
const records = await fill(store, await sampleTellings(), wanted);
process.stdout.write(`${records} records in a SQLite file\n`);
await serveAndWalk();

const heap = async (): Promise<number> => {
  // What was closed is let go of by timers that are still to come.
  await setTimeout(200);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const before = await heap();
const collection = openCollection(store, "public", (telling) => stix(telling, speaker));
const all = { ids: null, types: null, versions: ["last"], spec: true, addedAfter: null } as const;
await list(collection, { ...all, types: ["no-such-type"] }, null, 1);
collection.atHand.clear();
const { objects, bytes } = sizeOf(collection.catalogue);
// Below that the measure is lost in what else moves in memory.
const canTell = objects >= 50_000 && globalThis.gc !== undefined;
const grown = canTell ? `, ${(((await heap()) - before) / objects).toFixed(0)} measured` : "";
process.stdout.write(
  `catalogue: ${(bytes / objects).toFixed(0)} bytes for each of ${objects} objects${grown}; ${(bytes / objects / 10).toFixed(1)} MB for 100,000\n`,
);
await store.close();
await rm(folder, { recursive: true });
