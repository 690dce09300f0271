/**
 * How long a start takes until the first page is served: the first start (empty folder, the sample is loaded) and the next one.
 * `node bench/start.ts`
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveFolder } from "./serving.ts";

/** Starts, waits for the first page, stops. Returns seconds and the peak of resident memory in MB. */
async function start(folder: string): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const began = performance.now();
  const serving = await serveFolder(folder);
  const answer = await fetch(`${serving.url}/incidents`);
  if (!answer.ok) throw new Error(`the first page was answered ${answer.status}`);
  await answer.text();
  const seconds = (performance.now() - began) / 1000;
  const megabytes = await residentMegabytes(serving.pid);
  await serving.stop();
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
