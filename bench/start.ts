/**
 * How long a start takes until the first page is served: the first start (empty folder, the sample is loaded) and the next one.
 * `node bench/start.ts`
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../bin/casebook.js", import.meta.url));

/** Starts, waits for the first page, stops. Returns seconds and the peak of resident memory in MB. */
async function start(folder: string): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [launcher, "serve"], {
    env: { ...process.env, CASEBOOK_DATA: folder, CASEBOOK_PORT: "0", CASEBOOK_LOG: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
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
  const answer = await fetch(`${url}/incidents`);
  if (!answer.ok) throw new Error(`the first page was answered ${answer.status}`);
  await answer.text();
  const seconds = (performance.now() - began) / 1000;
  const megabytes = await residentMegabytes(child.pid ?? 0);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
  return { seconds, megabytes };
}

/** Peak resident memory from /proc; 0 where the system has no such file. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

const folder = await mkdtemp(join(tmpdir(), "casebook-start-"));
for (const which of ["first start, sample loaded", "second start"]) {
  const { seconds, megabytes } = await start(folder);
  process.stdout.write(`${which}: ${seconds.toFixed(2)} s to the first page, ${megabytes.toFixed(0)} MB resident\n`);
}
await rm(folder, { recursive: true });
