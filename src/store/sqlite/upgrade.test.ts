/** A file of an earlier version is brought to this one, and tells the same. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, describe, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import type { Telling } from "../../domain/projection.ts";
import { at, buried, draft, received, recordNumber, told } from "../contract/fixture.ts";
import { mentionsIn, sortKeysOf } from "../keys.ts";
import { openConnection } from "./connection.ts";
import { migrate, readMigrations } from "./migrate.ts";
import { openSqliteStore } from "./sqlite-store.ts";

const folder = mkdtempSync(join(tmpdir(), "casebook-upgrade-"));
after(() => {
  rmSync(folder, { recursive: true });
});

const page = { offset: 0, limit: 9 };
const story = { incident: recordNumber(1), victims: ["Town Hall"], claimant: "Red Owl", began: "2022-11" };
const first = told(story, "public", at(0));
const second = told({ ...story, victims: ["TOWN HALL"] }, "public", at(1), first);
const other = told({ incident: recordNumber(2), victims: ["Town hall"] }, "public", at(0));
const stone = buried(told({ incident: recordNumber(3) }, "public", at(0)), at(2));
const { report } = received("one");

/** A file as version 9 left it: whole tellings in their rows, mentions in four trees, imports as JSON. */
function fileOfVersion9(): string {
  const file = join(folder, "casebook.db");
  const connection = openConnection(file, "write");
  migrate(connection, readMigrations().slice(0, 9));
  connection.close();
  const database = new DatabaseSync(file);
  const add = database.prepare(
    "INSERT INTO changes (audience, number, incident, version, at) VALUES ('public', ?, ?, ?, ?)",
  );
  add.run(1, first.incident, 1, first.since);
  add.run(2, other.incident, 1, other.since);
  add.run(3, stone.incident, 1, at(0));
  add.run(4, second.incident, 2, second.since);
  add.run(5, stone.incident, 2, stone.since);
  for (const telling of [second, other, stone]) keepAsVersion9(database, telling);
  database.exec(`INSERT INTO parties SELECT 'public', kind, slug, min(name), 'town hall', count(*) FROM mentions GROUP BY kind, slug;
    UPDATE parties SET name = 'TOWN HALL' WHERE slug = 'town-hall';
    INSERT INTO totals SELECT 'public', kind, count(*) FROM parties GROUP BY kind;
    INSERT INTO totals VALUES ('public', 'record', 2)`);
  const kept = draft("a", { reports: [report.id] });
  database
    .prepare("INSERT INTO drafts (id, state, edition, opened, body, incident) VALUES (?, ?, ?, ?, ?, ?)")
    .run(kept.id, kept.state, kept.edition, kept.opened, JSON.stringify(kept), kept.incident);
  database.prepare("INSERT INTO draft_reports (draft, report) VALUES (?, ?)").run(kept.id, report.id);
  const imported = {
    source: "veris/x",
    key: "k",
    incident: story.incident,
    report: report.id,
    draft: "a",
    said: "s",
    run: "r",
  };
  database.prepare("INSERT INTO imported VALUES (?, ?, ?)").run("veris/x", "k", JSON.stringify(imported));
  database.close();
  return file;
}

function keepAsVersion9(database: DatabaseSync, telling: Telling): void {
  const { audience, incident, version, since } = telling;
  const keys = telling.kind === "record" ? sortKeysOf(telling) : null;
  const sorted = [keys === null ? 0 : 1, keys?.date ?? null, keys?.title ?? null] as const;
  const row = [audience, incident, version, since, ...sorted] as const;
  database
    .prepare("INSERT INTO tellings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    .run(...row, "", deflateRawSync(withoutFirst(telling)));
  const mention = database.prepare("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  for (const { kind, slug, name } of mentionsIn(telling)) {
    mention.run(audience, kind, slug, incident, name, since, keys?.date ?? null, keys?.title ?? "");
  }
}

function withoutFirst(telling: Telling): string {
  return JSON.stringify(telling, (name, value: unknown) =>
    name === "first" || name === "illustration" ? undefined : value,
  );
}

describe("a file of version 9", () => {
  test("tells the same, and since when for the first time", async () => {
    const store = await openSqliteStore(fileOfVersion9());
    assert.deepEqual(await store.check(), []);
    for (const telling of [second, other, stone]) {
      assert.deepEqual(await store.findTelling(telling.incident, "public"), telling);
    }
    assert.deepEqual(await store.tellingsAfter("public", null, 9), [second, other, stone]);
    const town = { kind: "organisation", slug: "town-hall" } as const;
    const named = await store.listTellings("public", { sort: "date", descending: false, party: town, ...page });
    assert.deepEqual(named, { entries: [{ telling: second }, { telling: other }], total: 2 });
    assert.deepEqual(await store.recordsAlike("public", town, "2022-11", 9), [second.incident]);
    assert.equal((await store.draftsOf(report.id)).length, 1);
    assert.equal((await store.findImported("veris/x", "k"))?.said, "s");

    const third = told({ incident: story.incident, victims: ["School"] }, "public", at(3), second);
    await store.saveTelling(third);
    assert.deepEqual(await store.findTelling(story.incident, "public"), third);
    assert.equal(third.first, at(0));
    const { entries } = await store.listParties("public", "organisation", page);
    assert.deepEqual(
      entries.map(({ name, records }) => `${name}:${records}`),
      ["School:1", "Town hall:1"],
    );
    assert.deepEqual((await store.listParties("public", "actor", page)).entries, []);
    assert.deepEqual(await store.check(), []);
    await store.close();
  });
});

describe("a file of version 14", () => {
  test("keeps its accounts and the links that are good still, and ends its sessions", async () => {
    const file = join(folder, "accounts.db");
    const connection = openConnection(file, "write");
    migrate(connection, readMigrations().slice(0, 14));
    const body = JSON.stringify({ id: "a", name: "Ada", role: "curator", password: null, created: at(0) });
    connection.run("INSERT INTO accounts (id, name_key, order_key, body) VALUES ('a', 'ada', 'ada', ?)", body);
    const token = "INSERT INTO tokens (digest, kind, account, expires) VALUES (?, ?, 'a', ?)";
    connection.run(token, "d1", "password-link", at(72 * 60));
    connection.run(token, "d2", "session", at(720));
    connection.close();

    const store = await openSqliteStore(file);
    const account = await store.findAccountByName("Ada");
    assert.deepEqual([account?.state, account?.email, account?.introduction], ["invited", null, null]);
    const link = await store.findToken("d1", "password-link", at(60));
    assert.deepEqual([link?.account, link?.created, link?.expires], ["a", at(0), at(72 * 60)]);
    assert.match(link?.id ?? "", /^[0-9a-f]{16}$/);
    assert.equal(await store.findToken("d2", "session", at(60)), null);
    assert.deepEqual(await store.check(), []);
    await store.close();
  });
});
