/** Tests of retention: what is kept of people goes when its time is over, and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openHouse } from "../../test/arbitrary/house.ts";
import { verifyAuditLog } from "./audit-verify.ts";
import { addAccount } from "./accounts.ts";
import { register } from "./registration.ts";
import { removeOld } from "./retention.ts";

const site = { name: "Casebook", url: "https://casebook.example" };

function openAt() {
  const now = { days: 0 };
  const clock = () => new Date(Date.UTC(2026, 0, 1 + now.days)).toISOString();
  const goOn = (days: number) => {
    now.days += days;
  };
  return { house: openHouse({ clock }), goOn };
}

test("registrations that nobody confirmed go after seven days, people who were added stay", async () => {
  const { house, goOn } = openAt();
  await register(house, { email: "mia@post.example", introduction: "Mia" }, { site, mayMail: true });
  await addAccount(house, { name: "Ada", role: "member" });
  goOn(7);
  assert.deepEqual(await removeOld(house, { auditDays: 0 }), { tokens: 2, registrations: 0, details: 0 });
  goOn(1);
  assert.deepEqual(await removeOld(house, { auditDays: 0 }), { tokens: 0, registrations: 1, details: 0 });
  assert.deepEqual(
    (await house.store.listAccounts()).map(({ name }) => name),
    ["Ada"],
  );
  assert.doesNotMatch(JSON.stringify(await house.store.entriesAfter(0, 99)), /mia@/);
  assert.deepEqual((await verifyAuditLog(house.store)).findings, []);
});

test("details of the audit log go after so many days, or never", async () => {
  const { house, goOn } = openAt();
  await addAccount(house, { name: "Ada", role: "member" });
  goOn(366);
  assert.equal((await removeOld(house, { auditDays: 0 })).details, 0);
  assert.equal((await removeOld(house, { auditDays: 365 })).details, 1);
  assert.equal((await removeOld(house, { auditDays: 365 })).details, 0);
  assert.deepEqual((await verifyAuditLog(house.store)).findings, []);
});
