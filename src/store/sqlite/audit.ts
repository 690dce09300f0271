/** The audit log in SQLite. */
import type { AuditEntry } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Prompt } from "../shelves.ts";
import type { AuditLog } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, maybeText, query, text } from "./query.ts";
import { reviveAuditEntry } from "./revive.ts";

const columns = { frame: text, detail: maybeText, salt: maybeText };
const newest = query("SELECT frame, detail, salt FROM audit ORDER BY number DESC LIMIT 1", columns);
const after = query("SELECT frame, detail, salt FROM audit WHERE number > ? ORDER BY number LIMIT ?", columns);
const wantedRows = `FROM audit WHERE (?1 IS NULL OR action = ?1) AND (?2 IS NULL OR person = ?2)
  AND (?3 IS NULL OR object = ?3) AND (?4 IS NULL OR at >= ?4) AND (?5 IS NULL OR at < ?5)`;
const wantedEntries = query(
  `SELECT frame, detail, salt ${wantedRows} ORDER BY number DESC LIMIT ?6 OFFSET ?7`,
  columns,
);
const wantedTotal = query(`SELECT count(*) AS total ${wantedRows}`, { total: integer });
const add = `INSERT INTO audit (number, at, action, person, object, frame, detail, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const detailed = query("SELECT count(*) AS total FROM audit WHERE at < ? AND detail IS NOT NULL", { total: integer });
const erase = "UPDATE audit SET detail = NULL, salt = NULL WHERE at < ? AND detail IS NOT NULL";

const naming = `EXISTS (SELECT 1 FROM json_each(audit.detail) AS said JOIN json_each(?3) AS named
  ON said.key = named.value ->> 'fact' AND said.atom = named.value ->> 'text')`;
const ofPerson = `detail IS NOT NULL AND (object = ?1 OR (person = ?1 AND action IN (SELECT value FROM json_each(?2)))
  OR (${naming} AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = audit.object)))`;
const tellingOf = query(`SELECT number FROM audit WHERE ${ofPerson} ORDER BY number`, { number: integer });
const eraseOne = "UPDATE audit SET detail = NULL, salt = NULL WHERE number = ?";

/** The log over one connection. */
export function auditLog(sql: Statements): Prompt<AuditLog> {
  const newestEntry = () => {
    const row = sql.find(newest);
    return row === null ? null : reviveAuditEntry(row);
  };
  return {
    newestEntry,
    appendEntry: ({ detail, salt, ...frame }: AuditEntry) => {
      const { number, at, action, by, object } = frame;
      if (number !== (newestEntry()?.number ?? 0) + 1) throw new Refusal("revision-stale", { entry: number });
      sql.run(add, number, at, action, by, object, JSON.stringify(frame), JSON.stringify(detail), salt);
    },
    entriesAfter: (number, limit) => sql.list(after, number, limit).map(reviveAuditEntry),
    listEntries: ({ action, by, object, from, to }, { offset, limit }) => ({
      entries: sql.list(wantedEntries, action, by, object, from, to, limit, offset).map(reviveAuditEntry),
      total: sql.find(wantedTotal, action, by, object, from, to)?.total ?? 0,
    }),
    eraseDetails: (before) => {
      const total = sql.find(detailed, before)?.total ?? 0;
      if (total > 0) sql.run(erase, before);
      return total;
    },
    eraseDetailsOf: ({ account, actions, named }) => {
      const found = sql.list(tellingOf, account, JSON.stringify(actions), JSON.stringify(named));
      for (const { number } of found) sql.run(eraseOne, number);
      return found.map(({ number }) => number);
    },
  };
}
