/**
 * The first visit of a record page on a phone: Chromium with a processor four times slower than this one, 1.6 Mb/s and 150 ms from
 * question to answer. What travels, how many requests, and when the page is ready. `node bench/phone.ts [visits]`, 5 by default.
 */
import { loadavg } from "node:os";
import type { Browser, CDPSession } from "playwright-core";
import { openBrowser } from "../test/browser.ts";
import { serveSample, someRecord } from "./serving.ts";

const phone = {
  slowerTimes: 4,
  network: { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
  screen: { width: 360, height: 740 },
} as const;

/** Asked of the browser, whose clock begins with the visit. */
const inPage = `[
  performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
  performance.getEntriesByType("navigation")[0]?.loadEventEnd,
]`;

/** One visit with nothing known from before. */
interface Visit {
  readonly requests: readonly string[];
  /** On the wire, headers included. */
  readonly bytes: number;
  /** From the beginning of the visit until the page was first drawn, and until all that it needs had come. */
  readonly drawnMs: number;
  readonly readyMs: number;
}

const visits = Number(process.argv[2] ?? 5);
const house = await serveSample();
const browser = await openBrowser().catch(async (error: unknown) => {
  process.stderr.write(`bench/phone.ts needs Chromium, which comes with "npm ci": ${String(error)}\n`);
  await house.stop();
  return process.exit(1);
});
const address = house.url + (await someRecord(house.url));
await (await fetch(address)).text();
const made: Visit[] = [];
for (let index = 0; index < visits; index += 1) made.push(await visit(browser, address));
await browser.close();
await house.stop();
report(made);

async function visit(opened: Browser, url: string): Promise<Visit> {
  const context = await opened.newContext({ viewport: phone.screen, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const seen = await watch(session);
  await page.goto(url, { waitUntil: "load" });
  // The icon is asked for after the page is ready, and belongs to a first visit.
  await page.waitForTimeout(1500);
  const [drawnMs = NaN, readyMs = NaN] = await page.evaluate<number[]>(inPage);
  await context.close();
  return { ...seen(), drawnMs, readyMs };
}

/** Slows the session down and counts what it asks for. */
async function watch(session: CDPSession): Promise<() => Pick<Visit, "requests" | "bytes">> {
  const requests: string[] = [];
  let bytes = 0;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", phone.network);
  await session.send("Emulation.setCPUThrottlingRate", { rate: phone.slowerTimes });
  session.on("Network.requestWillBeSent", ({ request }) => requests.push(new URL(request.url).pathname));
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  return () => ({ requests, bytes });
}

function report(all: readonly Visit[]): void {
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  const most = (values: readonly number[]) => Math.max(...values);
  const [first] = all;
  const ready = all.map(({ readyMs }) => readyMs);
  const lines = [
    `${all.length} first visits, load of the machine ${loadavg()[0]?.toFixed(1) ?? "?"}`,
    `${(most(all.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB on the wire with headers (goal at most 40)`,
    `${most(all.map(({ requests }) => requests.length))} requests (goal at most 4): ${first?.requests.join(" ") ?? ""}`,
    `drawn after ${median(all.map(({ drawnMs }) => drawnMs)).toFixed(0)} ms`,
    `ready after ${median(ready).toFixed(0)} ms, at most ${most(ready).toFixed(0)} ms (goal at most 1000)`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
