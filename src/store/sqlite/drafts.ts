/** The draft tray in SQLite. */
import type { Draft } from "../../domain/draft.ts";
import type { Prompt } from "../shelves.ts";
import type { DraftTray } from "../store.ts";
import type { Statements } from "./connection.ts";
import { pack, packedQuery } from "./packed.ts";
import { integer, query } from "./query.ts";
import { reviveDraft } from "./revive.ts";

const oneDraft = packedQuery("SELECT body, packed FROM drafts WHERE id = ?");
const newestDrafts = packedQuery("SELECT body, packed FROM drafts ORDER BY opened DESC, id LIMIT ? OFFSET ?");
const newestDraftsOfState = packedQuery(
  "SELECT body, packed FROM drafts WHERE state = ? ORDER BY opened DESC, id LIMIT ? OFFSET ?",
);
const numberOfDrafts = query("SELECT count(*) AS total FROM drafts", { total: integer });
const numberOfDraftsOfState = query("SELECT count(*) AS total FROM drafts WHERE state = ?", { total: integer });
const draftsOnReport = packedQuery(
  `SELECT drafts.body, drafts.packed FROM draft_reports JOIN drafts ON drafts.id = draft_reports.draft
   WHERE draft_reports.report = ? ORDER BY drafts.opened DESC, drafts.id`,
);
const draftsOfIncident = packedQuery("SELECT body, packed FROM drafts WHERE incident = ? ORDER BY opened DESC, id");
const putDraft = `INSERT INTO drafts (id, state, edition, opened, incident, body, packed) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET
    state = excluded.state, edition = excluded.edition, opened = excluded.opened, body = excluded.body, packed = excluded.packed
  WHERE drafts.edition = excluded.edition - 1`;
const dropReports = "DELETE FROM draft_reports WHERE draft = ?";
const addReport = "INSERT INTO draft_reports (draft, report) VALUES (?, ?) ON CONFLICT DO NOTHING";

/** The tray over one connection. */
export function draftTray(sql: Statements): Prompt<DraftTray> {
  return {
    findDraft: (id) => {
      const row = sql.find(oneDraft, id);
      return row === null ? null : reviveDraft(row.body);
    },
    listDrafts: (state, { limit, offset }) =>
      sql.together(() =>
        state === null
          ? {
              entries: drafts(sql.list(newestDrafts, limit, offset)),
              total: sql.find(numberOfDrafts)?.total ?? 0,
            }
          : {
              entries: drafts(sql.list(newestDraftsOfState, state, limit, offset)),
              total: sql.find(numberOfDraftsOfState, state)?.total ?? 0,
            },
      ),
    draftsOf: (report) => drafts(sql.list(draftsOnReport, report)),
    draftsFor: (incident) => drafts(sql.list(draftsOfIncident, incident)),
    saveDraft: (draft) => {
      const { id, state, edition, opened, incident, reports } = draft;
      if (sql.run(putDraft, id, state, edition, opened, incident, ...pack(JSON.stringify(draft))) === 0) return false;
      sql.run(dropReports, id);
      for (const report of reports) sql.run(addReport, id, report);
      return true;
    },
  };
}

function drafts(rows: readonly { readonly body: string }[]): readonly Draft[] {
  return rows.map(({ body }) => reviveDraft(body));
}
