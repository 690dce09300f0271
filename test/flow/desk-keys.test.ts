/** The desk in a browser, without a mouse: keys, the filter, asserting what is selected, two windows on one draft. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { addPerson, openDeskHouse, password, story } from "./desk-house.ts";

const opened: { browser?: Browser; app?: FastifyInstance; base: string; errors: string[] } = { base: "", errors: [] };
const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

before(async () => {
  const { app, house } = await openDeskHouse();
  await addPerson(house, "Ada", "curator");
  opened.app = app;
  opened.base = await app.listen({ port: 0, host: "127.0.0.1" });
  opened.browser = await openBrowser();
});

after(async () => {
  await opened.browser?.close();
  await opened.app?.close();
  assert.deepEqual(opened.errors, []);
});

/** A page on which somebody has signed in and opened a draft of the story; each caller's story differs by its last word. */
async function openDraft(word: string): Promise<Page> {
  const context = await opened.browser?.newContext({ viewport: { width: 1280, height: 800 } });
  const page = (await context?.newPage()) ?? assert.fail("no browser");
  // Such as that the page has something in it which its own policy forbids.
  page.on("pageerror", (error) => opened.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("409")) opened.errors.push(message.text());
  });
  await page.goto(`${opened.base}/sign-in?next=${encodeURIComponent("/desk/receive")}`);
  await page.fill("#f-name", "Ada");
  await page.fill("#f-password", password);
  await page.keyboard.press("Enter");
  await page.fill("#f-text", `${story} ${word}`);
  await page.selectOption("#f-marking", "TLP:CLEAR");
  await page.click("text=Receive and draft");
  await page.waitForSelector(".keys-on");
  return page;
}

const current = (page: Page) => page.textContent('.item[aria-current="true"] h4');
const progress = (page: Page) => page.getAttribute("#draft", "data-progress");

/** Waits until so much is decided and keys are listened to again, also after the page was loaded anew. */
async function settled(page: Page, words: string): Promise<void> {
  await page.waitForSelector(`#draft.keys-on[data-progress="${words}"]:not([aria-busy])`);
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  // Runs in the page, where axe has put itself.
  const found = await page.evaluate("axe.run(document).then(({ violations }) => violations.map(({ id }) => id))");
  return found as readonly string[];
}

/** Script for the page: selects words of the report as a pointer would, with the space after them. */
function selecting(words: string): string {
  return `{
    const text = document.querySelector(".report-text");
    const start = text.textContent.indexOf(${JSON.stringify(words)});
    const place = (offset) => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), left = offset; node; left -= node.length, node = walker.nextNode())
        if (left <= node.length) return [node, left];
    };
    getSelection().setBaseAndExtent(...place(start), ...place(start + ${words.length + 1}));
  }`;
}

test("a draft is reviewed and published with the keyboard alone", async () => {
  const page = await openDraft("One.");
  assert.equal(await current(page), "Victim");
  await page.keyboard.press("a");
  await page.waitForSelector('.item[data-state="accepted"]');
  assert.equal(await current(page), "Began");
  await page.keyboard.press("a");
  await settled(page, "1 of 4 decided");
  assert.match((await page.textContent("#announce")) ?? "", /1 of 4 decided\. Next: Incident type/);
  await page.keyboard.press("r");
  await page.keyboard.type("too uncertain");
  await page.keyboard.press("Enter");
  await settled(page, "2 of 4 decided");
  await page.keyboard.press("u");
  await settled(page, "1 of 4 decided");
  assert.equal(await current(page), "Incident type");
  await page.keyboard.press("a");
  await settled(page, "2 of 4 decided");
  await page.keyboard.press("k");
  assert.equal(await current(page), "Incident type");
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await settled(page, "3 of 4 decided");
  await page.keyboard.press("e");
  await page.waitForURL(/amend/);
  await page.fill("#f-value", "the voting machines");
  await page.fill("#f-reason", "as the report says it");
  await page.keyboard.press("Enter");
  await settled(page, "4 of 4 decided");
  await page.keyboard.press("p");
  await page.keyboard.press("Tab");
  await page.keyboard.type("First told");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/desk\/incidents\//);
  assert.match((await page.textContent("main")) ?? "", /Revision 1 is published/);
  await page.context().close();
});

test("what is selected in the report is what is asserted, to the letter", async () => {
  const page = await openDraft("Two.");
  const quote = "affected, the county clerk said. The pages were";
  await page.evaluate(selecting(quote));
  await page.click("button.offer");
  await page.waitForURL(/add\?report=/);
  assert.equal(await page.inputValue("textarea[name=quote]"), quote);
  assert.equal(await page.inputValue("input[name=start]"), String(story.indexOf(quote)));
  assert.equal(await page.textContent("#q-selection + mark"), "affected, the county clerk said.");
  await page.selectOption("#f-field", "impact.downtime");
  await page.waitForSelector("#f-unit");
  await page.fill("#f-value", "8");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.item[data-state="added"]');
  assert.match((await page.textContent('.item[aria-current="true"]')) ?? "", /8 hours/);
  await page.context().close();
});

test("the filter leaves what was asked for, also after a decision", async () => {
  const page = await openDraft("Three.");
  await page.keyboard.press("/");
  await page.keyboard.type("tidal crew");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".item:visible").count(), 1);
  assert.equal(await current(page), "Claimed by");
  await page.keyboard.press("a");
  await settled(page, "1 of 4 decided");
  assert.equal(await page.locator(".item:visible").count(), 1);
  await page.context().close();
});

test("keys can be turned off for good", async () => {
  const page = await openDraft("Four.");
  await page.keyboard.press("?");
  await page.check("#keys-off");
  await page.keyboard.press("Escape");
  await page.keyboard.press("a");
  await page.reload();
  await page.waitForSelector("#draft:not(.keys-on)");
  assert.equal(await progress(page), "0 of 4 decided");
  assert.equal(await page.locator('.item[data-state="accepted"]').count(), 0);
  await page.context().close();
});

test("a window that was left behind is told so and goes on from how things are", async () => {
  const page = await openDraft("Five.");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector(".keys-on");
  await other.keyboard.press("j");
  await other.keyboard.press("j");
  await other.keyboard.press("a");
  await settled(other, "1 of 4 decided");
  await page.keyboard.press("a");
  await page.waitForSelector(".notice-error");
  assert.match((await page.textContent("#announce")) ?? "", /Someone else changed this draft/);
  assert.equal(await progress(page), "1 of 4 decided");
  await page.keyboard.press("a");
  await page.waitForSelector('.candidates .item[data-state="accepted"]');
  await page.context().close();
});

test("the pages of the desk have nothing that a checker of accessibility objects to, on a phone neither", async () => {
  const page = await openDraft("Six.");
  const draft = page.url().replace(/[?#].*/, "");
  const addresses = [
    draft,
    `${draft}/add?field=technique`,
    `${opened.base}/desk`,
    `${opened.base}/desk/receive`,
    `${opened.base}/account`,
  ];
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of addresses) {
      await page.goto(address);
      assert.deepEqual(await violations(page), [], `${address} at ${width}`);
      const sideways = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
      assert.equal(sideways, false, `${address} at ${width}`);
    }
  }
  await page.context().close();
});
