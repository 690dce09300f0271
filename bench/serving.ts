/** A casebook that runs in a process of its own, for benchmarks that ask it from outside. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../bin/casebook.js", import.meta.url));

/** A running casebook. */
export interface Serving {
  /** Where it is reached, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** Its store. */
  readonly file: string;
  /** Stops it. */
  readonly stop: () => Promise<void>;
}

/** Starts one with the sample casebook in a folder of its own, which is removed in the end; it logs nothing. */
export async function serveSample(): Promise<Serving> {
  const folder = await mkdtemp(join(tmpdir(), "casebook-serving-"));
  const serving = await serveFolder(folder);
  const stop = async () => {
    await serving.stop();
    await rm(folder, { recursive: true });
  };
  return { ...serving, stop };
}

/** Starts one on a folder that is there; further settings go over the usual ones. */
export async function serveFolder(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<Serving> {
  // One address asks for everything here.
  const unlimited = { CASEBOOK_RATE_KEY: "0", CASEBOOK_RATE_PERSON: "0", CASEBOOK_RATE_ADDRESS: "0" };
  const usual = { CASEBOOK_DATA: folder, CASEBOOK_PORT: "0", CASEBOOK_LOG: "silent", ...unlimited };
  const env = { ...process.env, ...usual, ...settings };
  // As `npm start` does.
  const words = ["--max-semi-space-size=16", launcher, "serve"];
  const child = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // Also where a benchmark fails half way.
  process.once("exit", () => child.kill("SIGTERM"));
  const url = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      const match = /open at (\S+)/.exec(output);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once("exit", () => {
      reject(new Error("the server ended before it was open"));
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { url, pid: child.pid ?? 0, file: join(folder, "casebook.sqlite"), stop };
}

/** Processor time that a process has taken so far, in seconds, from /proc (proc(5)); NaN where the system has no such file. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name of the program stands in brackets and may hold blanks; user and system time are the 14th and 15th column, in hundredths.
  const [, user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(stat) ?? [];
  return (Number(user) + Number(system)) / 100;
}

/** Peak resident memory from /proc; 0 where the system has no such file. */
export async function residentMegabytes(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return (Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024).toFixed(0);
}

/** The path of the public record that was published first in the casebook's list. */
export async function someRecord(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/incidents?limit=1`);
  const { items } = (await answer.json()) as { readonly items: readonly { readonly incident: string }[] };
  const [first] = items;
  if (first === undefined) throw new Error("the casebook holds no public record");
  return `/incidents/${first.incident}`;
}
