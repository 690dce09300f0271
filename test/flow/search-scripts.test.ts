/** The search in a browser with scripts: the same addresses without leaving the page, the keyboard where it was, names completed, values filtered; and all of it without scripts. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { openPublicHouse, publishBriefing, type PublicHouse } from "./public-house.ts";

let opened: PublicHouse;
let browser: Browser;
let base: string;

before(async () => {
  opened = await openPublicHouse("open");
  for (const [index, [name, country]] of Object.entries([
    ["Aldermoor", "FR"],
    ["Brookfield", "FR"],
    ["Coldwater", "DE"],
  ] as const)) {
    await publishBriefing(opened.house, {
      id: `CB-00000${index}`,
      text: `The hospital of ${name} was hit.`,
      assertions: [
        { field: "victim.name", about: "victim-1", value: name, quote: name },
        { field: "victim.country", about: "victim-1", value: country, quote: name },
        { field: "summary", value: `The hospital of ${name} was hit.`, quote: "hospital" },
      ],
    });
  }
  base = await opened.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await opened.app.close();
});

async function openPage(address: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled });
  const page = await context.newPage();
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(base + address);
  return page;
}

/** What stands in the window stays only as long as the page is not loaded anew. */
const mark = "window.marked = true";
const isMarked = "window.marked === true";

async function addressOf(page: Page, address: string): Promise<void> {
  await page.waitForURL(base + address);
}

test("a facet is chosen without leaving the page: address, hits, title and keyboard follow, and the way back too", async () => {
  const page = await openPage("/incidents?q=hospital");
  await page.evaluate(mark);
  const germany = page.locator('[data-key="country-DE"]');
  await germany.focus();
  await page.keyboard.press("Enter");
  await addressOf(page, "/incidents?q=hospital&country=DE");
  await page.locator(".hit", { hasText: "Coldwater" }).waitFor();
  assert.equal(await page.locator(".hit").count(), 1);
  assert.match(await page.title(), /Germany/);
  assert.equal(await page.evaluate("document.activeElement.dataset.key"), "country-DE");
  await page.locator("[data-status]", { hasText: "1 incident" }).waitFor();
  await page.goBack();
  await page.locator(".hit", { hasText: "Aldermoor" }).waitFor();
  assert.equal(await page.locator(".hit").count(), 3);
  assert.equal(await page.evaluate(isMarked), true);
  await page.context().close();
});

test("forms lead to addresses without empty parts", async () => {
  const page = await openPage("/incidents?country=FR");
  await page.evaluate(mark);
  await page.locator(".time > summary").click();
  await page.locator("#time-from").fill("2022");
  await page.locator(".time-form button").click();
  await addressOf(page, "/incidents?country=FR&date=2022%2F..");
  assert.equal(await page.evaluate(isMarked), true);
  await page.context().close();
});

test("a slash leads to the box, names are completed below it, and arrows and Enter choose one", async () => {
  const page = await openPage("/incidents");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate("document.activeElement.id"), "q");
  await page.keyboard.type("aldermoo");
  const option = page.locator("[role=option]", { hasText: "organisation" });
  await option.waitFor();
  assert.equal(await page.locator("#q").getAttribute("aria-expanded"), "true");
  while ((await option.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("#q").getAttribute("aria-activedescendant"), await option.getAttribute("id"));
  await page.keyboard.press("Enter");
  await addressOf(page, "/organisations/aldermoor");
  await page.context().close();
});

test("the values of a facet are filtered as one types", async () => {
  const page = await openPage("/incidents/facets/country");
  await page.locator("#filter").fill("GERM");
  assert.deepEqual(await page.locator("[data-filtered] > li:visible bdi").allTextContents(), ["Germany"]);
  await page.context().close();
});

test("without scripts the same is done by links and forms", async () => {
  const page = await openPage("/incidents", false);
  await page.locator("#q").fill("hospital");
  await page.locator(".words-form button").click();
  await addressOf(page, "/incidents?q=hospital");
  await page.locator('[data-key="country-FR"]').click();
  await addressOf(page, "/incidents?q=hospital&country=FR");
  assert.equal(await page.locator(".hit").count(), 2);
  await page.locator(".time > summary").click();
  await page.locator("#time-to").fill("2030");
  await page.locator(".time-form button").click();
  await addressOf(page, "/incidents?q=hospital&country=FR&date=..%2F2030");
  await page.context().close();
});
