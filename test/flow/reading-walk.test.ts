/** A reader's way through the casebook in a browser: search, facet, record, evidence, as known on, difference, citation, download; with scripts and without. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { floodedRecord } from "./flooded-record.ts";
import { openPublicHouse, publishBriefing, type PublicHouse } from "./public-house.ts";
import { grownId, publishGrown } from "./record-house.ts";

let opened: PublicHouse;
let browser: Browser;
let base: string;

before(async () => {
  opened = await openPublicHouse("open");
  await publishBriefing(opened.house, floodedRecord);
  await publishGrown(opened.house, 4);
  base = await opened.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await opened.app.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a reader finds, checks, looks back, cites and takes along, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true });
    const page = await context.newPage();
    page.on("pageerror", (error) => assert.fail(error));
    await find(page);
    await checkEvidence(page);
    await lookBack(page);
    await compare(page);
    await citeAndTakeAlong(page);
    await context.close();
  });
}

/** From the front page over a search and a facet to the record. */
async function find(page: Page): Promise<void> {
  await page.goto(base);
  const box = page.getByRole("searchbox").first();
  await box.fill("northfield");
  await box.press("Enter");
  await page.waitForURL(/\/incidents\?q=northfield/);
  await page.locator('[data-key="lane-attributed"]').click();
  await page.waitForURL(/lane=attributed/);
  await page.getByRole("link", { name: "City of Northfield" }).first().click();
  await page.waitForURL(`${base}/incidents/${grownId}`);
  assert.match(await page.title(), /Cyber Incident Victim: City of Northfield/);
}

/** The quote behind the attribution opens in place. */
async function checkEvidence(page: Page): Promise<void> {
  const evidence = page.locator("details.evidence").filter({ hasText: "Blue Lantern" }).first();
  await evidence.locator("summary").first().click();
  const quote = evidence.locator("mark", { hasText: "attributed the attack on Northfield to Blue Lantern" });
  await quote.waitFor({ state: "visible" });
}

/** As known between the first and the second revision: nobody had claimed it. */
async function lookBack(page: Page): Promise<void> {
  const history = await opened.get(`/incidents/${grownId}/versions`, null, { accept: "application/json" });
  const { items } = history.json<{ items: readonly { since: string; number: number }[] }>();
  const first = items.find(({ number }) => number === 1);
  assert.ok(first !== undefined);
  await page.goto(`${base}/incidents/${grownId}?asKnownOn=${encodeURIComponent(first.since)}`);
  const words = await page.locator("main").innerText();
  assert.match(words, /as known/i);
  assert.doesNotMatch(words, /Grey Heron|Blue Lantern/);
  const asKnown = encodeURIComponent(first.since);
  await page.goto(`${base}/incidents?q=northfield&asKnownOn=${asKnown}`);
  assert.equal(await page.getByRole("link", { name: "City of Northfield" }).count(), 1);
  await page.goto(`${base}/incidents?q=heron&asKnownOn=${asKnown}`);
  assert.equal(await page.getByRole("link", { name: "City of Northfield" }).count(), 0);
}

/** What changed when it was claimed. */
async function compare(page: Page): Promise<void> {
  await page.goto(`${base}/incidents/${grownId}/versions`);
  await page.locator(`a[href="/incidents/${grownId}/diff?from=1&to=2"]`).click();
  await page.waitForURL(/diff\?from=1&to=2/);
  assert.match(await page.locator("main").innerText(), /Grey Heron/);
}

/** The citation names number and version; the file holds the record. */
async function citeAndTakeAlong(page: Page): Promise<void> {
  await page.goto(`${base}/incidents/${grownId}`);
  const cite = page.locator("details", { hasText: /cite/i }).last();
  if ((await cite.count()) > 0) await cite.locator("summary").first().click();
  assert.match(await page.locator("main").innerText(), new RegExp(`${grownId}[^]*version 4`, "i"));
  const link = page.locator(`a[href="/data/stix?incident=${grownId}"]`);
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.match(download.suggestedFilename(), new RegExp(`^${grownId}\\.stix\\.`));
  const bundle = JSON.parse(await readFile(await download.path(), "utf8")) as { type: string };
  assert.equal(bundle.type, "bundle");
}
