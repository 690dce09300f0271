/** The page of the HTTP interface in a browser: nothing cut off, no violation of accessibility rules, and every endpoint on it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { endpoints } from "../../src/web/api/endpoints.ts";
import { openBrowser } from "../browser.ts";
import { openPublicHouse } from "./public-house.ts";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Asks axe, with everything that opens opened; runs in the browser. */
const judge = `(async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: tags });
  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [...violations.map(({ id, nodes }) => id + ": " + nodes[0].html), ...(sideways > 0 ? ["wider than the window"] : [])];
})()`;

test("the page of the interface names every endpoint and is open to everybody, in small windows and large ones", async () => {
  const { app } = await openPublicHouse();
  const base = await app.listen({ host: "127.0.0.1", port: 0 });
  const browser = await openBrowser();
  for (const [width, colorScheme] of [
    [320, "dark"],
    [1280, "light"],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(`${base}/api`);
    for (const { name } of endpoints) assert.equal(await page.locator(`h3#${name}`).count(), 1, name);
    await page.evaluate(axe);
    assert.deepEqual(await page.evaluate(judge), [], `${width} pixels`);
    await context.close();
  }
  await browser.close();
  await app.close();
});
