/** The draft tray in SQLite. */
import type { Draft, Proposal } from "../../domain/draft.ts";
import type { IncidentId } from "../../domain/incident.ts";
import type { Revision } from "../../domain/revision.ts";
import type { Prompt } from "../shelves.ts";
import type { DraftTray } from "../store.ts";
import type { Statements } from "./connection.ts";
import { getRevision } from "./ledger.ts";
import { pack, packedQuery } from "./packed.ts";
import { integer, maybeInteger, query, text } from "./query.ts";
import { damaged, incidentId, reviveDraft } from "./revive.ts";

const columns = { incident: incidentId, revision: maybeInteger };
const oneDraft = packedQuery("SELECT incident, revision, body, packed FROM drafts WHERE id = ?", columns);
const newestDrafts = packedQuery(
  "SELECT incident, revision, body, packed FROM drafts ORDER BY opened DESC, id LIMIT ? OFFSET ?",
  columns,
);
const newestDraftsOfState = packedQuery(
  "SELECT incident, revision, body, packed FROM drafts WHERE state = ? ORDER BY opened DESC, id LIMIT ? OFFSET ?",
  columns,
);
const numberOfDrafts = query("SELECT count(*) AS total FROM drafts", { total: integer });
const numberOfDraftsOfState = query("SELECT count(*) AS total FROM drafts WHERE state = ?", { total: integer });
const draftsOnReport = packedQuery(
  `SELECT incident, revision, body, packed FROM draft_reports JOIN drafts ON drafts.id = draft_reports.draft
   WHERE draft_reports.report = ? ORDER BY drafts.opened DESC, drafts.id`,
  columns,
);
const draftsOfIncident = packedQuery(
  "SELECT incident, revision, body, packed FROM drafts WHERE incident = ? ORDER BY opened DESC, id",
  columns,
);
const addDraft = `INSERT INTO drafts (id, state, edition, opened, incident, revision, body, packed)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`;
const putDraft = `UPDATE drafts SET state = ?, edition = ?, opened = ?, revision = ?, body = ?, packed = ?
  WHERE id = ? AND edition = ?`;
const addReport = "INSERT INTO draft_reports (report, draft) VALUES (?, ?) ON CONFLICT DO NOTHING";
const dropReport = "DELETE FROM draft_reports WHERE report = ? AND draft = ?";
const keptRevision = query("SELECT digest FROM revisions WHERE incident = ? AND number = ?", { digest: text });

/** The tray over one connection. */
export function draftTray(sql: Statements): Prompt<DraftTray> {
  const drafts = (rows: readonly KeptDraft[]) => rows.map((row) => whole(sql, row));
  return {
    findDraft: (id) => {
      const row = sql.find(oneDraft, id);
      return row === null ? null : whole(sql, row);
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
    draftsOf: (report) => sql.together(() => drafts(sql.list(draftsOnReport, report))),
    draftsFor: (incident) => sql.together(() => drafts(sql.list(draftsOfIncident, incident))),
    saveDraft: (draft, outcome) => {
      const { id, state, edition, opened, incident, reports } = draft;
      const places = outcome === undefined ? null : placesIn(sql, draft, outcome);
      const revision = places === null ? null : (outcome?.number ?? null);
      const body = pack(JSON.stringify(places === null ? draft : { ...draft, proposals: places }));
      if (sql.run(addDraft, id, state, edition, opened, incident, revision, ...body) > 0) {
        for (const report of reports) sql.run(addReport, report, id);
        return true;
      }
      const before = sql.find(oneDraft, id);
      if (sql.run(putDraft, state, edition, opened, revision, ...body, id, edition - 1) === 0) return false;
      const earlier = before === null ? [] : reviveDraft(before.body).reports;
      for (const report of earlier) if (!reports.includes(report)) sql.run(dropReport, report, id);
      for (const report of reports) if (!earlier.includes(report)) sql.run(addReport, report, id);
      return true;
    },
  };
}

/** A draft's row. `revision`: the one in which the proposals are places; null where the body has them itself. */
interface KeptDraft {
  readonly incident: IncidentId;
  readonly revision: number | null;
  readonly body: string;
}

/** A proposal as it is kept where a revision has the assertion: its place there, and its standing. */
type PlacedProposal = readonly [place: number, standing: Proposal["standing"]];

/** Where the proposals stand in the revision; null where one of them does not, or the revision is not kept. */
function placesIn(
  sql: Statements,
  { proposals }: Draft,
  { incident, number, digest, assertions }: Revision,
): readonly PlacedProposal[] | null {
  if (proposals.length === 0 || sql.find(keptRevision, incident, number)?.digest !== digest) return null;
  const places = new Map(assertions.map(({ id }, place) => [id, place]));
  const placed: PlacedProposal[] = [];
  for (const { assertion, standing } of proposals) {
    const place = places.get(assertion.id);
    if (place === undefined) return null;
    placed.push([place, standing]);
  }
  return placed;
}

function whole(sql: Statements, { incident, revision, body }: KeptDraft): Draft {
  const draft = reviveDraft(body);
  if (revision === null) return draft;
  const { assertions } = getRevision(sql, incident, revision);
  const placed = draft.proposals as readonly unknown[] as readonly PlacedProposal[];
  const proposals = placed.map(([place, standing]): Proposal => {
    const assertion = assertions[place];
    if (assertion === undefined) throw damaged("draft");
    return { assertion, standing };
  });
  return { ...draft, proposals };
}
