/** Tests of reading and verifying the audit log on the command line. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { commandLineOver } from "../../test/arbitrary/command-line.ts";
import { openHouse, publishNorthfield } from "../../test/arbitrary/house.ts";
import { newAccount, type AccountId } from "../domain/account.ts";
import type { AuditEntry } from "../domain/audit.ts";
import { noteDeed } from "../workflow/audit.ts";
import type { House } from "../workflow/house.ts";

const ada = "ada0" as AccountId;

async function houseWithDeeds(): Promise<House> {
  const house = openHouse();
  const account = newAccount({ id: ada, name: "Ada", role: "curator", created: "2026-01-01T00:00:00.000Z" });
  await house.store.saveAccount(account);
  await publishNorthfield(house);
  const detail = { reason: "a \u001b[31mred\u001b[0m\nline" };
  const deed = { action: "record-withdrawn", by: ada, via: "session", object: "CB-000001", detail } as const;
  await house.store.transaction((shelves) => noteDeed(shelves, house, deed, "2026-02-01T10:00:00.000Z"));
  return house;
}

test("entries are listed oldest first, by whom and with their details, and nothing typed moves the cursor", async () => {
  const run = commandLineOver(await houseWithDeeds());
  const { code, out } = await run("audit");
  assert.equal(code, 0);
  const lines = out.split("\n");
  assert.equal(lines.length, 6);
  assert.match(lines[1] ?? "", /1 {2}2026-01-01 00:00:\d\d {2}report-received +casebook +house/);
  assert.match(lines[5] ?? "", /5 {2}2026-02-01 10:00:00 {2}record-withdrawn +Ada +session +CB-000001 +reason=a/);
  assert.ok(!out.includes("\u001b"));
  assert.match((await run("audit", "--limit", "2")).out, /3 older entries: --limit lists more\.$/);
});

test("entries are narrowed, and given as JSON that holds everything", async () => {
  const run = commandLineOver(await houseWithDeeds());
  const listed = async (...words: string[]) => {
    const { out } = await run("audit", "--json", ...words);
    return out === "" ? [] : out.split("\n").map((line) => (JSON.parse(line) as AuditEntry).number);
  };
  assert.deepEqual(await listed("--action", "record-published"), [4]);
  assert.deepEqual(await listed("--by", "ada"), [5]);
  assert.deepEqual(await listed("--by", "casebook", "--limit", "2"), [2, 4]);
  assert.deepEqual(await listed("--since", "2026-02-01"), [5]);
  assert.deepEqual(await listed("--until", "2026-01-31T00:00:00Z", "--action", "record-withdrawn"), []);
  assert.deepEqual(await listed("--object", "CB-000001"), [5]);
  assert.equal((await run("audit", "--action", "record-withdrawn", "--until", "2026-01-02")).out, "No entry.");
});

test("what cannot be asked is refused", async () => {
  const run = commandLineOver(await houseWithDeeds());
  const { code, err } = await run("audit", "--action", "x", "--by", "y", "--since", "soon", "--until", "2026-02-30");
  assert.equal(code, 4);
  for (const option of ["--action", "--by", "--since", "--until"]) assert.ok(err.includes(`${option}:`), option);
  assert.equal((await run("audit", "--limit", "0")).code, 2);
  assert.equal((await run("verify", "--audit-head", "41")).code, 2);
});

test("the head that was written down tells whether the log was cut off since", async () => {
  const house = await houseWithDeeds();
  const run = commandLineOver(house);
  const head = (await run("audit", "head")).out;
  assert.match(head, /^5:[0-9a-f]{64}$/);
  const sound = await run("verify", "--audit-head", head);
  assert.equal(sound.code, 0, sound.out);
  assert.match(sound.out, new RegExp(`5 audit entries: all sound\naudit head: ${head}$`));
  const lost = await commandLineOver(openHouse())("verify", "--audit-head", head);
  assert.equal(lost.code, 1);
  assert.match(lost.out, /audit entry 5: The log does not hold this entry as it was written down outside/);
  assert.equal((await commandLineOver(openHouse())("audit", "head")).out, "0");
});
