/** Passkeys in a real browser with a virtual authenticator: made, shown, and of no use at another origin; under the same policy as all pages. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../browser.ts";
import { addPerson, password } from "./desk-house.ts";
import { openFactorHouse } from "./factor-house.ts";

let browser: Browser;
let app: FastifyInstance;
let base: string;

before(async () => {
  const opened = await openFactorHouse();
  app = opened.app;
  await addPerson(opened.house, "Ada", "curator");
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  base = `http://localhost:${new URL(address).port}`;
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await app.close();
});

/** A page whose browser has an authenticator that its holder has unlocked; what its scripts complain of is gathered. */
async function openPage(): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security|Trusted/i.test(message.text())) complaints.push(message.text());
  });
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { page, complaints };
}

test("a passkey is added and signs in, and nothing of it is at odds with the policy of the pages", async () => {
  const { page, complaints } = await openPage();
  await page.goto(`${base}/sign-in`);
  await page.fill("[name=name]", "Ada");
  await page.fill("[name=password]", password);
  await page.click("form[action='/sign-in'] button");
  await page.goto(`${base}/account/security`);
  await page.fill("[name=label]", "This machine");
  await page.click("form[data-passkey=create] button");
  await page.waitForSelector("ol.codes");
  assert.equal(await page.locator("ol.codes li").count(), 10);
  await page.goto(`${base}/account/security`);
  assert.match(await page.innerText("table.records"), /This machine/);

  await page.goto(`${base}/account`);
  await page.click("form[action='/sign-out'] button");
  await page.goto(`${base}/sign-in?next=%2Faccount`);
  await page.click("form[data-passkey=get] button");
  await page.waitForURL(`${base}/account`);
  assert.match(await page.innerText("main"), /Ada/);
  assert.deepEqual(complaints, []);

  await page.goto(`${base}/account/security`);
  await page.fill("[name=label]", "The same again");
  await page.click("form[data-passkey=create] button");
  await page.waitForFunction(`document.querySelector("[data-passkey-says]").textContent.includes("already")`);
  await page.context().close();
});

test("who has no passkey here is told so, and can try again", async () => {
  const { page } = await openPage();
  await page.goto(`${base}/sign-in`);
  await page.click("form[data-passkey=get] button");
  await page.waitForFunction(`document.querySelector("[data-passkey-says]").textContent.includes("no passkey")`);
  assert.equal(await page.isEnabled("form[data-passkey=get] button"), true);
  await page.context().close();
});
