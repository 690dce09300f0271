/**
 * How fast records come in and go out, against the floor of the same run: `node bench/import.ts [records] [no-export]`.
 *
 * The real records are multiplied with new names. The floor is `JSON.parse` of the same text and one transaction of SQLite for 500
 * rows of it (WAL, FULL), which is what anybody pays who keeps records at all. A second floor writes as many bytes as the
 * import leaves behind (report, draft, revision, what four audiences are told), made beforehand. The floor of exports is to read every
 * telling of the audience as it is kept, parse it and write it as a line of JSON; each export's share of it stands beside its rate.
 * Memory is the process's own, at most.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { inflateRawSync } from "node:zlib";
import { houseAccount } from "../src/domain/account.ts";
import { shippedPolicies } from "../src/domain/shipped-policies.ts";
import { allFormats } from "../src/formats/all-formats.ts";
import { createSplitter } from "../src/reading/records.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { exportFile } from "../src/workflow/export.ts";
import { importFiles } from "../src/workflow/import.ts";
import { onePolicy } from "../src/workflow/policies.ts";

const wanted = Number(process.argv[2] ?? 10_000);
const exporting = process.argv[3] !== "no-export";
const source = join(import.meta.dirname, "../../shared/data/vcdb/valid");
const folder = mkdtempSync(join(tmpdir(), "casebook-bench-"));
const memory = watchMemory();

try {
  const file = join(folder, "records.ndjson");
  const bytes = await multiply(file);
  say(`${wanted} records, ${Math.round(bytes / wanted)} bytes each`);
  const floor = await timed("floor: parse and keep the same bytes", () => keepRaw(file, 0));
  const store = await openSqliteStore(join(folder, "casebook.sqlite"));
  const policy = shippedPolicies["reference"];
  const veris = formatNamed("veris");
  if (policy === undefined) throw new Error("the reference policy does not ship any more");
  const house = {
    store,
    policies: onePolicy(policy),
    split: createSplitter(),
    clock: () => new Date().toISOString(),
    random: (count: number) => randomBytes(count),
  };
  const input = { name: "records.ndjson", size: bytes, open: () => createReadStream(file, { highWaterMark: 1 << 20 }) };
  const command = {
    format: veris,
    files: [input],
    publisher: "VCDB",
    marking: "TLP:CLEAR" as const,
    dryRun: false,
    by: houseAccount,
    id: null,
  };
  const accepted = await timed("import, accepted in bulk and told to four audiences", async () => {
    const run = await importFiles(house, { ...command, accept: true }, { progress: memory.look });
    say(`  ${JSON.stringify(run.counts)}`);
  });
  await timed("the same again: nothing changes", () => importFiles(house, { ...command, accept: true }));
  const left = Math.round(statSync(join(folder, "casebook.sqlite")).size / wanted);
  const like = await timed(`floor: parse, and keep as many bytes as the import leaves (${left} a record)`, () =>
    keepRaw(file, left),
  );
  say(`import / floor of the same bytes in:   ${(accepted / floor).toFixed(3)}`);
  say(`import / floor of the same bytes kept: ${(accepted / like).toFixed(3)}`);
  if (exporting) await exportAll(store);
  await store.close();
  say(`most memory: ${memory.most()} MB`);
} finally {
  memory.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Every format that is written, each with its share of the floor. */
async function exportAll(store: Store): Promise<void> {
  const floor = await timed("floor of exports: read, parse and write every telling", () => rewriteKept());
  const speaker = { name: "Bench", url: "http://127.0.0.1" };
  for (const format of allFormats) {
    if (format.writes === null) continue;
    const rate = await timed(`export ${format.name}`, () =>
      written(exportFile(store, { format, audience: "desk", selection: {}, speaker })),
    );
    say(`  export / floor: ${(rate / floor).toFixed(3)}`);
  }
}

/** Reads the bodies of what the desk is told, in order of record number, and writes each as a line. */
async function rewriteKept(): Promise<void> {
  const database = new DatabaseSync(join(folder, "casebook.sqlite"), { readOnly: true });
  const kept = database.prepare(
    `SELECT contents.body, contents.packed FROM tellings JOIN contents ON contents.id = content
     WHERE audience = 'desk' ORDER BY incident`,
  );
  const lines = function* (): Generator<string> {
    for (const { body, packed } of kept.iterate()) {
      const json = packed instanceof Uint8Array ? inflateRawSync(packed).toString() : String(body);
      yield `${JSON.stringify(JSON.parse(json))}\n`;
    }
  };
  await written(lines());
  database.close();
}

async function written(pieces: AsyncIterable<string | Uint8Array> | Iterable<string>): Promise<void> {
  const out = createWriteStream(join(folder, "out"));
  for await (const piece of pieces) if (!out.write(piece)) await once(out, "drain");
  out.end();
  await once(out, "finish");
}

/** Writes the records, each under a new name, one a line. Returns the bytes written. */
async function multiply(file: string): Promise<number> {
  const texts = readdirSync(source).map((name) => readFileSync(join(source, name), "utf8"));
  const out = createWriteStream(file);
  for (let index = 0; index < wanted; index += 1) {
    const record = JSON.parse(texts[index % texts.length] ?? "{}") as { incident_id?: string; plus?: object };
    record.incident_id = `bench-${index}`;
    record.plus = { ...record.plus, master_id: `bench-${index}` };
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
  return statSync(file).size;
}

/** Parses each line and keeps it, or as many random bytes as are wanted, in transactions of 500. */
async function keepRaw(file: string, bytesEach: number): Promise<void> {
  const path = join(folder, `floor-${bytesEach}.sqlite`);
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (id TEXT PRIMARY KEY, body)");
  const insert = database.prepare("INSERT INTO kept VALUES (?, ?)");
  const filling = randomBytes(bytesEach);
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (rows % 500 === 0) database.exec("BEGIN");
    const { incident_id: id } = JSON.parse(line) as { incident_id: string };
    insert.run(id, bytesEach === 0 ? line : filling);
    rows += 1;
    if (rows % 500 === 0) database.exec("COMMIT");
  }
  if (rows % 500 !== 0) database.exec("COMMIT");
  database.close();
  rmSync(path);
}

/** Records a second. */
async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  const rate = wanted / ((performance.now() - began) / 1000);
  say(`${what}: ${rate.toFixed(0)} records/s`);
  return rate;
}

function formatNamed(name: string) {
  const format = allFormats.find((candidate) => candidate.name === name);
  if (format === undefined) throw new Error(`there is no format ${name}`);
  return format;
}

function watchMemory() {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  // An import leaves timers little room: it looks itself after every batch.
  const timer = setInterval(look, 50);
  return {
    look,
    most: () => Math.round(most / 1e6),
    stop: () => {
      clearInterval(timer);
    },
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
