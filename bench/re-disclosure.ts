/**
 * A change of policy while pages are served: `node bench/re-disclosure.ts [records] [folder]`.
 *
 * Records made from the real ones (scale-up.ts) are imported, accepted in bulk, into a store, which is kept where a folder is named, for the
 * next run. Then a server is started with another policy in its settings. While it tells everything anew, this process reads
 * records over HTTP, as they are told now and as known today, and requires each answer to be what one of both policies makes
 * of the record; and it writes into the store now and then, to see for how long a writer waits. The floor is a server of the same
 * store that has nothing to tell anew.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { audiences } from "../src/domain/audience.ts";
import { canonicalJson } from "../src/domain/digest.ts";
import { disclose } from "../src/domain/disclosure.ts";
import type { IncidentId } from "../src/domain/incident.ts";
import { type Policy, policyFrom } from "../src/domain/policy.ts";
import type { Projection } from "../src/domain/projection.ts";
import { reference, shippedWritten } from "../src/domain/shipped-policies.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { getStanding, getVersion } from "../src/workflow/policy.ts";
import { disclosableOf } from "../src/workflow/policy-diff.ts";
import { fillStore } from "./fill-store.ts";
import { processorSeconds, residentMegabytes, serveFolder, type Serving } from "./serving.ts";

const records = Number(process.argv[2] ?? 10_000);
const named = process.argv[3];
const folder = named ?? (await mkdtemp(join(tmpdir(), "casebook-re-disclosure-")));
const file = join(folder, "casebook.sqlite");
const say = (line: string) => process.stdout.write(`${line}\n`);
/** Reading is not held back here: it is measured. */
const usual = { CASEBOOK_SAMPLE: "none", CASEBOOK_RATE_ADDRESS: "1000000" };
const keptOpen = new Agent({ keepAlive: true, maxSockets: 4 });

/** Records that are read again and again. */
const watched = 100;

await mkdir(folder, { recursive: true });
const store = await openSqliteStore(file);
if ((await store.incidentIds()).length === 0) {
  const took = await fillStore(store, records);
  say(`${records} records put into the store in ${seconds(took)} s`);
}
await measure();
await store.close();
if (named === undefined) await rm(folder, { recursive: true });

async function measure(): Promise<void> {
  const standing = await getStanding(store);
  const { inForce, change } = standing;
  if (change !== null) throw new Error("a change of an earlier run is not over: serve the folder once");
  const from = await getVersion(store, inForce);
  const to = from.written.name === "open" ? "strict" : "open";
  // So that it is taken from the settings, whatever an earlier run has taken from them.
  await store.saveStanding({ ...standing, setting: null });
  const expected = await expectations([policyFrom(from.written), policyFrom(shippedWritten[to] ?? reference)]);
  say(`${(await store.incidentIds()).length} records, from ${from.written.name} to ${to}`);

  const idle = await serveFolder(folder, usual);
  await pause(20_000);
  told("idle server", await readFor(idle, expected, async () => Promise.resolve(false), 10_000));
  await idle.stop();

  const began = performance.now();
  const server = await serveFolder(folder, { ...usual, CASEBOOK_POLICY: to });
  const open = performance.now();
  say(`pages are served ${seconds(open - began)} s after the start`);
  const isOver = async () => (await getStanding(store)).change === null;
  const reading = await readFor(server, expected, isOver, Infinity);
  const wall = performance.now() - open;
  say(
    `told anew in ${seconds(wall)} s: ${Math.round((await store.incidentIds()).length / (wall / 1000))} records a second`,
  );
  say(
    `processor time of the server: ${(await processorSeconds(server.pid)).toFixed(1)} s; this process: ${(process.cpuUsage().user / 1e6).toFixed(1)} s`,
  );
  say(`${await residentMegabytes(server.pid)} MB resident at most`);
  told("meanwhile", reading);
  await server.stop();
}

/** What the public is told of each watched record under each of the policies, as canonical JSON. */
type Expectations = ReadonlyMap<IncidentId, readonly (string | null)[]>;

async function expectations(policies: readonly Policy[]): Promise<Expectations> {
  const ids = await store.incidentIds();
  const found = new Map<IncidentId, readonly (string | null)[]>();
  for (let place = 0; place < watched; place += 1) {
    const id = ids[Math.floor((place * ids.length) / watched)];
    const disclosable = id === undefined ? null : await disclosableOf(store, id);
    if (id === undefined || disclosable === null) continue;
    const due = policies.map((policy) => disclose({ ...disclosable, policy }, audiences.public, null, ""));
    found.set(
      id,
      due.map((one) => (one === null ? null : contentOf(one))),
    );
  }
  return found;
}

function contentOf({ fields, sources, evidence }: Pick<Projection, "fields" | "sources" | "evidence">): string {
  return canonicalJson([fields, sources, evidence]);
}

interface Reading {
  readonly times: readonly number[];
  readonly waits: readonly number[];
  readonly byPolicy: readonly number[];
}

/** Reads the watched records one after the other until it is over; throws where an answer is what neither policy makes of the record. */
async function readFor(
  { url }: Serving,
  expected: Expectations,
  isOver: () => Promise<boolean>,
  most: number,
): Promise<Reading> {
  const [times, waits, byPolicy] = [[] as number[], [] as number[], [0, 0]];
  const began = performance.now();
  const ids = [...expected.keys()];
  const today = new Date().toISOString().slice(0, 10);
  let lastWrite = began;
  for (let turn = 0; performance.now() - began < most; turn += 1) {
    const id = ids[(turn * 37) % ids.length];
    if (id === undefined) break;
    const path = turn % 3 === 2 ? `/incidents/${id}?asKnownOn=${today}` : `/incidents/${id}`;
    const sent = performance.now();
    const { status, body } = await ask(`${url}${path}`);
    times.push(performance.now() - sent);
    const [before, after] = expected.get(id) ?? [];
    const is = status === 200 ? contentOf(JSON.parse(body) as Projection) : null;
    if (is !== before && is !== after) throw new Error(`${path} is told under neither policy: ${status}`);
    byPolicy[is === after ? 1 : 0] = (byPolicy[is === after ? 1 : 0] ?? 0) + 1;
    if (performance.now() - lastWrite > 500) {
      const wrote = performance.now();
      await store.saveNote("bench", String(turn));
      waits.push(performance.now() - wrote);
      lastWrite = performance.now();
      if (await isOver()) break;
    }
    // A reader, and not a load: the machine has other things to do.
    await pause(5);
  }
  return { times, waits, byPolicy };
}

function told(label: string, { times, waits, byPolicy }: Reading): void {
  const at = (list: readonly number[], share: number) =>
    (list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0).toFixed(1);
  say(
    `${label}: ${times.length} reads, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms, at most ${at(times, 1)} ms; ` +
      `a writer waits p50 ${at(waits, 0.5)} ms, at most ${at(waits, 1)} ms; under the former policy ${byPolicy[0]}, under the other ${byPolicy[1]}, mixed 0`,
  );
}

async function ask(address: string): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    get(address, { agent: keptOpen, headers: { accept: "application/json" } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, body });
      });
    }).once("error", reject);
  });
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
