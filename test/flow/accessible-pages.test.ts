/** The public pages in a browser: no violation of accessibility rules, nothing cut off, no request to another host, no script needed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { type AccountId, houseAccount } from "../../src/domain/account.ts";
import type { GroupName } from "../../src/domain/audience.ts";
import { digestOf } from "../../src/domain/digest.ts";
import type { KeyId } from "../../src/domain/key.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import { illustrate } from "../../src/workflow/illustrate.ts";
import { pngOf } from "../arbitrary/picture.ts";
import { openBrowser } from "../browser.ts";
import { floodedRecord } from "./flooded-record.ts";
import { grownId, publishGrown } from "./record-house.ts";
import { openPublicHouse, publishBriefing, type PublicHouse, sessionOf } from "./public-house.ts";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Asks axe, with everything that opens opened; runs in the browser. */
const judge = `(async () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: tags });
  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return [...violations.map(({ id, nodes }) => id + ": " + nodes[0].html), ...(sideways > 0 ? ["wider than the window"] : [])];
})()`;

/** The key of a member. */
const keyId = "0123456789abcdef" as KeyId;

const addresses = [
  "/",
  "/incidents",
  "/incidents?q=Southmoor+election&country=US&date=2022&asKnownOn=2026-01-05",
  "/incidents?q=nothing+of+the+kind",
  "/incidents/facets/country",
  `/incidents/${floodedRecord.id}`,
  "/organisations",
  "/organisations/state-of-southmoor",
  "/organisations?name=s&country=US",
  "/organisations?asKnownOn=2026-01-05",
  "/organisations/canary-victim-parent-value",
  "/actors",
  "/actors?name=canary&lane=claimed",
  "/actors/canary-responsibility-claimed-value",
  "/actors/canary-responsibility-claimed-value?lane=claimed",
  "/campaigns",
  "/campaigns/canary-relation-campaign-value",
  "/sources",
  "/sources/southmoor-post",
  "/charts",
  "/countries",
  "/sectors",
  "/techniques/T1498",
  "/data",
  "/releases",
  "/vocabularies",
  "/feeds",
  "/api",
  "/about",
  "/methodology",
  "/codebook",
  "/codebook/victim.role",
  "/changes",
  `/incidents/${grownId}`,
  `/incidents/${grownId}/versions`,
  `/incidents/${grownId}/v1`,
  `/incidents/${grownId}/diff`,
  `/incidents/${grownId}?asKnownOn=2026-01-05`,
  `/incidents/${grownId}?asKnownOn=2020-01-01`,
  "/sign-in",
  "/password/forgotten",
  "/register",
  "/account",
  "/account/sessions",
  "/account/password",
  "/account/email",
  "/account/data",
  "/account/keys",
  `/account/keys/${keyId}`,
  "/nowhere",
  "/account/security",
  "/account/confirm",
];

/** Pages for running the casebook. */
const administration = [
  "/desk/people",
  "/desk/people/member",
  "/desk/people/member/erase",
  "/desk/groups",
  "/desk/groups/water",
  "/desk/groups/water/close",
  "/desk/keys",
  `/desk/keys/${keyId}`,
  "/desk/policy",
  "/desk/policy/edit",
  "/desk/sources",
  "/desk/sources/southmoor-post",
  `/desk/incidents/${grownId}`,
  `/desk/incidents/${grownId}/take-down`,
  "/desk/audit",
  "/desk/audit?person=nobody&from=soon",
  "/desk/audit?action=group-changed",
];

/** Pages that say as partner of which group somebody reads. */
const partners = ["/account", "/incidents", `/incidents/${grownId}`];

const groups = ["energy", "water"] as readonly string[] as readonly GroupName[];

let opened: PublicHouse;
let browser: Browser;
let base: string;

before(async () => {
  opened = await openPublicHouse();
  await publishBriefing(opened.house, floodedRecord);
  await publishGrown(opened.house, 4);
  await illustrate(opened.house, {
    incident: parseIncidentId(grownId) ?? assert.fail(),
    file: pngOf(),
    alt: "The town hall, its windows dark",
    credit: "Northfield Gazette",
    licence: { name: "CC BY 4.0", url: "https://licence.example/" },
    marking: "TLP:CLEAR",
    by: houseAccount,
  });
  const member = "member" as AccountId;
  const good = {
    created: "2026-01-05T00:00:00.000Z",
    expires: "2026-12-31T00:00:00.000Z",
    revoked: null,
    lastUse: null,
  };
  const { store } = opened.house;
  await store.saveKey({
    id: keyId,
    account: member,
    label: "Copy",
    scopes: ["read"],
    audience: "public",
    digest: digestOf("a"),
    ...good,
  });
  const { created } = good;
  const title = "Waterworks of the northern provinces, with their suppliers";
  for (const name of groups)
    await store.saveGroup({ name, title, about: "Who they are.", created, ready: created, closed: null });
  base = await opened.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await opened.app.close();
});

for (const [role, width, colorScheme] of [
  [null, 320, "light"],
  [null, 1280, "dark"],
  ["member", 320, "dark"],
  ["member", 1280, "light"],
  ["administrator", 320, "light"],
  ["administrator", 1280, "dark"],
  ["partner", 320, "dark"],
  ["partner", 1000, "light"],
] as const) {
  test(`pages for ${role ?? "the public"}, ${width} pixels wide and ${colorScheme}, are open to everybody`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    if (role !== null) {
      const value = await sessionOf(opened.house, role);
      const account = await opened.house.store.findAccount(role as string as AccountId);
      if (account?.role === "partner") await opened.house.store.saveAccount({ ...account, groups });
      await context.addCookies([{ name: "casebook_session", value, url: base }]);
    }
    const page = await context.newPage();
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(base)) elsewhere.push(request.url());
    });
    for (const address of role === "administrator" ? administration : role === "partner" ? partners : addresses) {
      await page.goto(base + address);
      await page.evaluate(axe);
      assert.deepEqual(await page.evaluate(judge), [], address);
    }
    assert.deepEqual(elsewhere, []);
    await context.close();
  });
}
