/**
 * The search page over HTTP, from a server with many records: `node bench/search-page.ts [records] [folder]`.
 *
 * Tellings made from the real records (scale-up.ts) are put into a store, which is kept where a folder is named, for the next run. Then a
 * server is started on it: how long until a page is served and until the search answers, how much memory it takes, how fast pages with some
 * 30 % of all records as hits are answered to one and to sixteen users (each address is another, so that no kept page helps), and how
 * long after a change by another process the search finds it.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Projection, shownOf, type Telling } from "../src/domain/projection.ts";
import { documentOf } from "../src/search/document.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { realProjections, scaledUp } from "./scale-up.ts";
import { residentMegabytes, serveFolder } from "./serving.ts";

const records = Number(process.argv[2] ?? 100_000);
const named = process.argv[3];
const folder = named ?? (await mkdtemp(join(tmpdir(), "casebook-search-page-")));
const file = join(folder, "casebook.sqlite");
const say = (line: string) => process.stdout.write(`${line}\n`);
// Connections are kept open, as browsers do.
const keptOpen = { agent: new Agent({ keepAlive: true, maxSockets: 16 }) };

if (!existsSync(file)) await fill();
const { usual, rare } = wordsOfRecords();
const began = performance.now();
const server = await serveFolder(folder, { CASEBOOK_SAMPLE: "none" });
await ask("/about");
say(`first page ${seconds(began)} s after the start`);
while ((await ask(`/incidents?q=${usual[0] ?? ""}`)).status === 503) await new Promise((done) => setTimeout(done, 50));
say(`search ready ${seconds(began)} s after the start, ${await residentMegabytes(server.pid)} MB resident at most`);
await load("one user", 1, 200);
await load("sixteen users", 16, 2000);
await findable();
say(`${await residentMegabytes(server.pid)} MB resident at most in the end`);
await server.stop();
if (named === undefined) await rm(folder, { recursive: true });

async function fill(): Promise<void> {
  const start = performance.now();
  const store = await openSqliteStore(file);
  let batch: Projection[] = [];
  const keep = async () => {
    const due = batch;
    batch = [];
    await store.transaction(async (shelves) => {
      for (const telling of due) await shelves.saveTelling({ ...telling, audience: "public" });
    });
  };
  for (const telling of scaledUp(realProjections(2), records)) if (batch.push(telling) >= 500) await keep();
  await keep();
  await store.close();
  say(`${records} records put into the store in ${seconds(start)} s`);
}

/** Words that about 30 % of the records hold, and words that few do, from a sample of the records. */
function wordsOfRecords(): { readonly usual: readonly string[]; readonly rare: readonly string[] } {
  const counts = new Map<string, number>();
  const sample = 2000;
  for (const telling of scaledUp(realProjections(2), sample)) {
    const text = documentOf(telling).texts.map((placed) => placed.text);
    const words =
      text
        .join(" ")
        .toLowerCase()
        .match(/\b[a-z]{4,12}\b/g) ?? [];
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const shares = [...counts].map(([word, count]) => ({ word, share: count / sample }));
  const near = shares.toSorted((a, b) => Math.abs(a.share - 0.3) - Math.abs(b.share - 0.3));
  return {
    usual: near.slice(0, 10).map(({ word }) => word),
    rare: shares.filter(({ share }) => share < 0.01).map(({ word }) => word),
  };
}

/** So many users, each asking for the next address once it has its answer. */
async function load(label: string, users: number, requests: number): Promise<void> {
  const times: number[] = [];
  let [next, hits] = [0, 0];
  const start = performance.now();
  const user = async () => {
    while (next < requests) {
      const number = next++;
      const address = `/incidents?q=${usual[number % usual.length] ?? ""}+-${rare[(number * 7 + users) % rare.length] ?? ""}&sort=${number % 2 === 0 ? "relevance" : "date"}`;
      const sent = performance.now();
      const answer = await ask(address);
      times.push(performance.now() - sent);
      if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}`);
      hits += Number(/([\d,]+) incidents?/.exec(answer.body)?.[1]?.replaceAll(",", "") ?? 0);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  const [p50, p99] = [0.5, 0.99].map((share) => times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0);
  const rate = (requests / (performance.now() - start)) * 1000;
  say(
    `${label}: p50 ${p50?.toFixed(1)} ms, p99 ${p99?.toFixed(1)} ms, ${rate.toFixed(0)} requests/s, ${Math.round(hits / requests)} hits on average`,
  );
}

/** Another process changes a record: how long the first page takes that must show it. */
async function findable(): Promise<void> {
  const store = await openSqliteStore(file);
  const waits: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const told = (await store.tellingsAfter("public", null, 100)).find(isNamed);
    if (told === undefined) break;
    const word = `quokka${round}x${Date.now().toString(36)}`;
    const assertions = shownOf(told, "victim.name").map((one) => ({
      ...one,
      content: { kind: "name" as const, name: word },
    }));
    const fields = { ...told.fields, "victim.name": { kind: "shown" as const, assertions } };
    await store.saveTelling({ ...told, version: told.version + 1, fields });
    const start = performance.now();
    const { body } = await ask(`/incidents?q=${word}`);
    waits.push(performance.now() - start);
    if (!body.includes(told.incident)) throw new Error("what was published was not found by the next request");
  }
  await store.close();
  const sorted = waits.toSorted((a, b) => a - b);
  say(`publish to findable: p50 ${sorted[10]?.toFixed(1)} ms, at most ${sorted.at(-1)?.toFixed(1)} ms`);
}

function isNamed(telling: Telling): telling is Projection {
  return telling.kind === "record" && shownOf(telling, "victim.name").length > 0;
}

async function ask(address: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const { agent } = keptOpen;
    get(`${server.url}${address}`, { agent, headers: { accept: "text/html" } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    }).once("error", reject);
  });
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(2);
}
