/** The ledger of imports in SQLite. */
import type { Imported, ImportRun } from "../../domain/import-run.ts";
import type { Prompt } from "../shelves.ts";
import type { ImportLedger } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, query, text } from "./query.ts";
import { digest, draftId, importId, incidentId, reportId } from "./revive.ts";

const oneImport = query("SELECT body FROM imports WHERE id = ?", { body: text });
const newestImports = query("SELECT body FROM imports ORDER BY started DESC, id LIMIT ? OFFSET ?", { body: text });
const countImports = query("SELECT count(*) AS total FROM imports", { total: integer });
const putImport = `INSERT INTO imports (id, started, body) VALUES (?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET started = excluded.started, body = excluded.body`;
const oneImported = query<Imported>(
  "SELECT source, key, incident, report, draft, said, run FROM imported WHERE source = ? AND key = ?",
  { source: text, key: text, incident: incidentId, report: reportId, draft: draftId, said: digest, run: importId },
);
const putImported = `INSERT INTO imported (source, key, incident, report, draft, said, run) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (source, key) DO UPDATE SET
    incident = excluded.incident, report = excluded.report, draft = excluded.draft, said = excluded.said, run = excluded.run`;

/** The ledger over one connection. */
export function importLedger(sql: Statements): Prompt<ImportLedger> {
  return {
    findImport: (id) => {
      const row = sql.find(oneImport, id);
      return row === null ? null : (JSON.parse(row.body) as ImportRun);
    },
    listImports: ({ limit, offset }) =>
      sql.together(() => ({
        entries: sql.list(newestImports, limit, offset).map(({ body }) => JSON.parse(body) as ImportRun),
        total: sql.find(countImports)?.total ?? 0,
      })),
    saveImport: (run) => {
      sql.run(putImport, run.id, run.started, JSON.stringify(run));
    },
    findImported: (source, key) => sql.find(oneImported, source, key),
    saveImported: ({ source, key, incident, report, draft, said, run }) => {
      sql.run(putImported, source, key, incident, report, draft, said, run);
    },
  };
}
