import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openConnection } from "./connection.ts";
import { migrate, readMigrations, versionOf } from "./migrate.ts";
import { query, text } from "./query.ts";

const tables = query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", { name: text });
const steps = ["CREATE TABLE one (a TEXT)", "CREATE TABLE two (a TEXT); INSERT INTO one VALUES ('x')"];

describe("migrations", () => {
  test("are applied once each, in order, to where the store stands", () => {
    const connection = openConnection(":memory:", "write");
    migrate(connection, steps.slice(0, 1));
    assert.equal(versionOf(connection, steps), 1);
    migrate(connection, steps);
    migrate(connection, steps);
    assert.equal(versionOf(connection, steps), 2);
    assert.deepEqual(connection.list(query("SELECT a FROM one", { a: text })), [{ a: "x" }]);
    connection.close();
  });

  test("leave nothing behind where one of them fails", () => {
    const connection = openConnection(":memory:", "write");
    migrate(connection, steps.slice(0, 1));
    assert.throws(() => {
      migrate(connection, [...steps, "CREATE TABLE three (a TEXT); INSERT INTO nowhere VALUES (1)"]);
    }, /nowhere/);
    assert.equal(versionOf(connection, steps), 1);
    assert.deepEqual(connection.list(tables), [{ name: "one" }]);
    connection.close();
  });

  test("of the house are numbered from 1 without gaps", () => {
    const migrations = readMigrations();
    const connection = openConnection(":memory:", "write");
    migrate(connection, migrations);
    assert.ok(migrations.length > 0);
    assert.equal(versionOf(connection, migrations), migrations.length);
    connection.close();
  });
});
