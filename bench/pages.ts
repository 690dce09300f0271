/**
 * What serving a public record page costs, against nginx serving the same bytes as a file: kept page, 304, a member's page; and how many
 * pages are made anew. `node bench/pages.ts [rounds]`, 3 by default; needs nginx and wrk, and runs them in turns so that all share the
 * same load.
 */
import { execFile, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { createServer } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { type AccountId, newAccount } from "../src/domain/account.ts";
import { digestOf } from "../src/domain/digest.ts";
import { type TokenId, tokenOf } from "../src/domain/token.ts";
import { openSqliteStore } from "../src/store/sqlite/sqlite-store.ts";
import { rendersPerSecond } from "./renders.ts";
import { processorSeconds, serveSample, someRecord } from "./serving.ts";

/** One thing that is asked for again and again. */
interface Subject {
  readonly name: string;
  readonly url: string;
  /** The process that answers. */
  readonly pid: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What came of it. */
interface Measured {
  readonly perSecond: number;
  /** For each second of the answering process's own processor time: that hardly depends on what else the machine does. */
  readonly perProcessorSecond: number;
  readonly p99Ms: number;
}

const run = promisify(execFile);
const [connections, seconds] = [64, 5];
const rounds = Number(process.argv[2] ?? 3);

const nginx = programIn("nginx", ["/usr/sbin", "/usr/local/sbin"]);
const wrk = programIn("wrk", []);
const missing = [nginx === null ? "nginx" : null, wrk === null ? "wrk" : null].filter((name) => name !== null);
if (nginx === null || wrk === null) {
  process.stderr.write(
    `bench/pages.ts needs ${missing.join(" and ")} (on Debian: apt-get install ${missing.join(" ")})\n`,
  );
  process.exit(1);
}

const house = await serveSample();
const page = await someRecord(house.url);
const { bytes, tag } = await whenLasting(house.url + page);
const files = await serveFile(nginx, bytes);
const member = { cookie: `casebook_session=${await sessionOfMember(house.file)}` };
const { tag: fileTag } = await asBrowsersAsk(files.url);
const [br, gzip] = [{ "accept-encoding": "br" }, { "accept-encoding": "gzip" }];
const ours = { url: house.url + page, pid: house.pid };
const theirs = { url: files.url, pid: files.pid };
const subjects: readonly Subject[] = [
  { name: "nginx, the file", ...theirs, headers: br },
  { name: "kept page", ...ours, headers: br },
  { name: "nginx, 304", ...theirs, headers: { ...br, "if-none-match": fileTag } },
  { name: "kept page, 304", ...ours, headers: { ...br, "if-none-match": tag } },
  { name: "kept page in gzip", ...ours, headers: gzip },
  { name: "a member's kept page in gzip", ...ours, headers: { ...gzip, ...member } },
];
await whenMine(ours.url, member);
const results = await inTurns(wrk, subjects);
await files.stop();
report(results);
const renders = await rendersPerSecond(house.file);
process.stdout.write(`pages made anew: ${renders.toFixed(0)}/s of one core's time\n`);
await house.stop();

/** The program's path; null where it is not installed. */
function programIn(name: string, further: readonly string[]): string | null {
  const isThere = (file: string) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), ...further];
  return folders.map((folder) => join(folder, name)).find(isThere) ?? null;
}

/** The page once it may be kept: for a moment after the start it cannot say yet what the index of search will tell it, and has no tag. */
async function whenLasting(url: string): ReturnType<typeof asBrowsersAsk> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const asked = await asBrowsersAsk(url);
    if (asked.tag !== "") return asked;
    await setTimeout(100);
  }
  throw new Error("the page is never one to be kept");
}

/** A page as it travels to browsers, compressed, with its tag. */
function asBrowsersAsk(url: string): Promise<{ readonly bytes: Buffer; readonly tag: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br" } }, (answer) => {
      buffer(answer).then((bytes) => {
        resolve({ bytes, tag: answer.headers.etag ?? "" });
      }, reject);
    }).once("error", reject);
  });
}

/** Waits likewise until a member gets the page that is meant for members and may be kept here. */
async function whenMine(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(url, { headers });
    await answer.text();
    if (answer.status === 200 && answer.headers.get("cache-control") === "private, no-store") return;
    await setTimeout(100);
  }
  throw new Error("the member is not recognised");
}

/** nginx with one worker and this one file, tuned for it, on a free port; nothing of it is left afterwards. */
async function serveFile(
  program: string,
  bytes: Buffer,
): Promise<{ readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "casebook-nginx-"));
  const port = await freePort();
  await mkdir(join(folder, "www"));
  await writeFile(join(folder, "www", "page.html"), bytes);
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const settings = `worker_processes 1; daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events { worker_connections 1024; }
    http {
      access_log off; keepalive_requests 100000000; sendfile on; tcp_nopush on; open_file_cache max=10;
      ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
      server {
        listen 127.0.0.1:${port}; root ${folder}/www; default_type "text/html; charset=utf-8";
        add_header Content-Encoding br; add_header Cache-Control "public, max-age=0, must-revalidate";
      }
    }`;
  await writeFile(join(folder, "nginx.conf"), settings);
  const child = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.once("exit", () => child.kill("SIGTERM"));
  const url = `http://127.0.0.1:${port}/page.html`;
  for (let attempt = 0; attempt < 50 && !(await answers(url)); attempt += 1) await setTimeout(50);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  };
  return { url, pid: child.pid ?? 0, stop };
}

function answers(url: string): Promise<boolean> {
  return asBrowsersAsk(url).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("no port was given"));
      });
    });
  });
}

/** Writes a member and a session of theirs past the program, as the command line might. */
async function sessionOfMember(file: string): Promise<string> {
  const store = await openSqliteStore(file);
  const secret = "5e55".repeat(12);
  const id = "member-of-the-bench" as AccountId;
  await store.saveAccount(
    newAccount({
      id,
      name: "Mia Member",
      role: "member",
      state: "active",
      created: new Date().toISOString(),
    }),
  );
  const digest = digestOf(secret);
  const created = new Date().toISOString();
  await store.saveToken(tokenOf({ digest, id: "bench" as TokenId, kind: "session", account: id, created }));
  await store.close();
  return secret;
}

/** Each subject for some seconds, all of them so many times in turns; the medians. */
async function inTurns(program: string, asked: readonly Subject[]): Promise<ReadonlyMap<string, Measured>> {
  const all = new Map<string, Measured[]>(asked.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of asked) all.get(subject.name)?.push(await load(program, subject));
  }
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  const medians = (measured: readonly Measured[]): Measured => ({
    perSecond: median(measured.map((one) => one.perSecond)),
    perProcessorSecond: median(measured.map((one) => one.perProcessorSecond)),
    p99Ms: median(measured.map((one) => one.p99Ms)),
  });
  return new Map([...all].map(([name, measured]) => [name, medians(measured)]));
}

async function load(program: string, { name, url, pid, headers }: Subject): Promise<Measured> {
  const given = Object.entries(headers).flatMap(([header, value]) => ["-H", `${header}: ${value}`]);
  const { status } = await fetch(url, { headers });
  if (status !== (name.includes("304") ? 304 : 200)) throw new Error(`${name}: answered with ${status}`);
  const before = await processorSeconds(pid);
  const { stdout } = await run(program, ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...given, url]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const perProcessorSecond = Number(/(\d+) requests in/.exec(stdout)?.[1]) / ((await processorSeconds(pid)) - before);
  const [, figure, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const p99Ms = Number(figure) * (unit === "us" ? 0.001 : unit === "s" ? 1000 : 1);
  return { perSecond, perProcessorSecond, p99Ms };
}

function report(measured: ReadonlyMap<string, Measured>): void {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  const nothing: Measured = { perSecond: NaN, perProcessorSecond: NaN, p99Ms: NaN };
  const of = (name: string) => measured.get(name) ?? nothing;
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  out(
    `${bytes.length} bytes of brotli, ${connections} connections, ${rounds} × ${seconds} s each, medians; load of the machine ${load}`,
  );
  for (const [name, { perSecond, perProcessorSecond, p99Ms }] of measured) {
    const own = `${perProcessorSecond.toFixed(0).padStart(8)} in a second of its own time`;
    out(`${name.padEnd(30)} ${perSecond.toFixed(0).padStart(8)} req/s ${own}   p99 ${p99Ms.toFixed(2)} ms`);
  }
  const compare = (goal: string, name: string, base: string) => {
    const ratio = (part: "perSecond" | "perProcessorSecond") => (of(name)[part] / of(base)[part]).toFixed(2);
    out(`${name} / ${base}: ${ratio("perSecond")}, by its own time ${ratio("perProcessorSecond")} (${goal})`);
  };
  compare("goal 0.40", "kept page", "nginx, the file");
  compare("goal 0.65", "kept page, 304", "nginx, the file");
  compare("no goal", "kept page, 304", "nginx, 304");
  compare("goal 0.80", "a member's kept page in gzip", "kept page in gzip");
  out(
    `p99 of the kept page / nginx's: ${(of("kept page").p99Ms / of("nginx, the file").p99Ms).toFixed(1)} (goal at most 4)`,
  );
}
