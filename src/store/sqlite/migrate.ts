/** Brings a store's tables to what this Casebook works with, all steps or none. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../domain/refusal.ts";
import type { Connection } from "./connection.ts";
import { unreadableStore } from "./failures.ts";
import { integer, query } from "./query.ts";

/** SQLite's mark of whose file it is (`PRAGMA application_id`): the letters CSBK. */
const applicationId = 0x4353424b;

const folder = join(import.meta.dirname, "..", "migrations");

const identity = query(
  `SELECT application_id AS application, user_version AS version, (SELECT count(*) FROM sqlite_schema) AS parts
   FROM pragma_application_id, pragma_user_version`,
  { application: integer, version: integer, parts: integer },
);

/** The SQL of all migrations, in order; the first brings an empty file to version 1. */
export function readMigrations(): readonly string[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/**
 * The version of a store's tables; 0 for an empty file. Refuses with `store-unreadable` the file of another program and with
 * `store-newer` one that has been through more migrations than there are.
 */
export function versionOf(connection: Connection, migrations: readonly string[]): number {
  const { application, version, parts } = connection.find(identity) ?? { application: 0, version: 0, parts: 0 };
  const empty = application === 0 && version === 0 && parts === 0;
  if (!empty && application !== applicationId) {
    throw unreadableStore(connection.file, "the file belongs to another program");
  }
  if (version > migrations.length) {
    throw new Refusal("store-newer", { file: connection.file, version, known: migrations.length });
  }
  return version;
}

/** Applies the migrations that the store has not been through. Another process may do the same at the same time. */
export function migrate(connection: Connection, migrations: readonly string[]): void {
  if (versionOf(connection, migrations) === migrations.length) return;
  connection.begin();
  try {
    for (const migration of migrations.slice(versionOf(connection, migrations))) connection.execute(migration);
    connection.execute(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
    connection.commit();
  } catch (error) {
    connection.rollback();
    throw error;
  }
}
