/** The main job in a browser, with every real part: sign in, paste a report, review, publish; then what the public reads and what a member reads. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { FastifyInstance } from "fastify";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { dataParts } from "../arbitrary/data-parts.ts";
import { shippedPolicies } from "../../src/domain/shipped-policies.ts";
import { createRulesExtractor } from "../../src/extract/rules/rules-extractor.ts";
import { createDocumentReader } from "../../src/reading/documents.ts";
import { openSqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import { createApp } from "../../src/web/app.ts";
import { addAccount, inviteAdministrator, setPassword } from "../../src/workflow/accounts.ts";
import type { House } from "../../src/workflow/house.ts";
import { onePolicy } from "../../src/workflow/policies.ts";
import { verify } from "../../src/workflow/verify.ts";
import { openBrowser } from "../browser.ts";

const password = "a long enough password";

const report = [
  "The port of Westhaven said on 8 November 2022 that its public websites could not be reached because of a distributed denial-of-service attack. " +
    "The attack began on 8 November 2022, and the sites were restored the same evening, the port said.",
  "A group calling itself Salt Wind claimed responsibility on Telegram. The port said that it did not have enough evidence to attribute the attack to anyone. " +
    "Cargo systems were not affected, the port said.",
].join("\n\n");

/** What only members may read of this record, under the default policy. */
const membersOnly = ["8 November", "Salt Wind", "Telegram", "T1498", "Cargo systems", "Not attributed (stated)"];

describe("the corridor, in a browser", () => {
  let folder = "";
  let house: House;
  let app: FastifyInstance;
  let browser: Browser;
  let base = "";
  const elsewhere: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "casebook-corridor-"));
    const policy = shippedPolicies["reference"];
    assert.ok(policy);
    house = {
      store: await openSqliteStore(join(folder, "casebook.sqlite")),
      read: createDocumentReader(),
      fetch: () => Promise.reject(new Error("nothing is fetched here")),
      ...dataParts,
      extract: createRulesExtractor(),
      policies: onePolicy(policy),
      clock: () => new Date().toISOString(),
      random: (bytes) => randomBytes(bytes),
    };
    const settings = {
      version: "0",
      secureCookies: false,
      trustProxy: false,
      url: null,
      siteName: "Casebook",
      sample: false,
    };
    app = await createApp({ house, settings, log: false });
    base = await app.listen({ port: 0, host: "127.0.0.1" });
    const { secret } = await addAccount(house, { name: "member@example.org", role: "member" });
    await setPassword(house, { secret, password });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await app.close();
    await house.store.close();
    await rm(folder, { recursive: true });
  });

  /** A window of its own, without cookies. Requests to other hosts are collected. */
  async function openWindow(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on("request", (request) => {
      if (!request.url().startsWith(base)) elsewhere.push(request.url());
    });
    return page;
  }

  async function signIn(page: Page, name: string): Promise<void> {
    await page.goto(`${base}/sign-in`);
    await page.fill("#f-name", name);
    await page.fill("#f-password", password);
    await page.click("button.main");
  }

  /** From the pasted report to the published record, with forms alone; returns the record's address. */
  async function publishByForms(page: Page, text: string): Promise<string> {
    await page.goto(`${base}/desk/receive`);
    await page.fill("#f-text", text);
    await page.fill("#f-published", "2022-11-09");
    await page.selectOption("#f-marking", "TLP:CLEAR");
    await page.click("text=Receive and draft");
    await page.waitForURL(/\/desk\/drafts\//);
    const draft = page.url().replace(/[?#].*/, "");
    await addByForm(page, draft, "victim.name", "Port of Westhaven", "The port of Westhaven");
    await addByForm(
      page,
      draft,
      "summary",
      "The websites of a port were out for a day.",
      "The port of Westhaven said on 8 November 2022",
    );
    const accept = page.locator('.item[data-state="undecided"] button[value="accept"]');
    for (let left = await accept.count(); left > 0; left = await accept.count()) {
      const progress = await page.getAttribute("#draft", "data-progress");
      await accept.first().click();
      await page.waitForSelector(`#draft:not([data-progress="${progress}"]):not([aria-busy])`);
    }
    const undecided = page.locator('input[name="leave-out"]');
    if ((await undecided.count()) > 0) await undecided.check();
    await page.click("text=Publish revision 1");
    await page.waitForURL(/\/desk\/incidents\//);
    const [, number = ""] = /\/desk\/incidents\/(CB-\w{6})/.exec(page.url()) ?? [];
    return `${base}/incidents/${number}`;
  }

  /** Adds an assertion by the form; choosing its field is a step of its own where no script can fetch the rest of the form. */
  async function addByForm(page: Page, draft: string, field: string, value: string, quote: string): Promise<void> {
    await page.goto(`${draft}/add?field=${field}`);
    await page.fill("#f-value", value);
    await page.locator("textarea[name=quote]").first().fill(quote);
    await page.locator("form:has(#f-value) button.main").click();
    await page.waitForURL(/\/desk\/drafts\/\w+($|[?#])/);
  }

  test("the first start's link sets the administrator's password, once", async () => {
    const invited = await inviteAdministrator(house);
    assert.ok(invited);
    const page = await openWindow();
    await page.goto(`${base}/password/${invited.secret}`);
    await page.fill("#f-password", password);
    await page.fill("#f-again", password);
    await page.click("button.main");
    const again = await page.goto(`${base}/password/${invited.secret}`);
    assert.equal(again?.status(), 404);
    assert.equal(await inviteAdministrator(house), null);
    await page.context().close();
  });

  for (const scripts of [true, false]) {
    test(`sign in, paste, review, publish, ${scripts ? "with" : "without"} scripts`, async () => {
      const desk = await openWindow({ javaScriptEnabled: scripts });
      await signIn(desk, "admin");
      // Without an end of its own each text would be the same report.
      const record = await publishByForms(desk, `${report} The port was open ${scripts ? "again" : "as before"}.`);

      const reader = await openWindow({ javaScriptEnabled: scripts });
      await reader.goto(record);
      const told = await reader.innerText("main");
      assert.match(told, /Port of Westhaven/);
      assert.match(told, /November 2022/);
      assert.match(told, /1 technique\b/);
      assert.match(told, /0 actors/);
      assert.match(told, /Available to members/);
      for (const words of membersOnly)
        assert.ok(!(await reader.content()).includes(words), `the public reads "${words}"`);

      const member = await openWindow({ javaScriptEnabled: scripts });
      await signIn(member, "member@example.org");
      await member.goto(record);
      const full = await member.innerText("main");
      for (const words of membersOnly) assert.ok(full.includes(words), `a member does not read "${words}"`);
      await member.locator("summary:visible").first().click();
      assert.ok((await member.locator("details[open] mark").count()) > 0, "a value opens its quote in context");
      for (const page of [desk, reader, member]) await page.context().close();
    });
  }

  test("nothing is asked of another host, and everything that is kept bears out what is told", async () => {
    assert.deepEqual(elsewhere, []);
    const { findings, store, incidents } = await verify(house);
    assert.deepEqual([findings, store, incidents], [[], [], 2]);
  });

  test("axe finds nothing on any kind of public page, light and dark, wide and narrow", async () => {
    const axe = await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
    const { entries } = await house.store.listTellings("public", {
      sort: "date",
      descending: true,
      party: null,
      offset: 0,
      limit: 1,
    });
    const [record] = entries;
    assert.ok(record);
    const { incident } = record.telling;
    const paths = [
      "/",
      "/incidents",
      `/incidents/${incident}`,
      "/organisations",
      "/organisations/port-of-westhaven",
      "/actors",
      "/about",
      "/sign-in",
      "/no-such-page",
    ];
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await openWindow({ colorScheme });
      for (const path of paths) {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(base + path);
          await page.evaluate(axe);
          const found = await page.evaluate(
            "axe.run(document).then(({ violations }) => violations.map(({ id }) => id))",
          );
          assert.deepEqual(found, [], `${path}, ${colorScheme}, ${width}`);
          assert.equal(
            await page.evaluate("document.documentElement.scrollWidth > innerWidth"),
            false,
            `${path} at ${width}`,
          );
        }
      }
      await page.context().close();
    }
  });
});
