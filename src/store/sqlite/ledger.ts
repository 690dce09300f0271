/** The ledger of incidents and revisions in SQLite. */
import type { IncidentId } from "../../domain/incident.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Revision } from "../../domain/revision.ts";
import type { Prompt } from "../shelves.ts";
import type { Ledger } from "../store.ts";
import type { Statements } from "./connection.ts";
import { pack, packedQuery } from "./packed.ts";
import { query, text } from "./query.ts";
import { damaged, incidentId, reviveIncident, reviveRevision } from "./revive.ts";

const oneIncident = query("SELECT body FROM incidents WHERE id = ?", { body: text });
const allIncidentIds = query("SELECT id FROM incidents ORDER BY id", { id: incidentId });
const incidentIdsAfter = query("SELECT id FROM incidents WHERE id > ? ORDER BY id LIMIT ?", { id: incidentId });
const incidentIdsUpTo = query("SELECT id FROM incidents WHERE id <= ? ORDER BY id DESC LIMIT ?", { id: incidentId });
const putIncident = `INSERT INTO incidents (id, body, picture) VALUES (?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET body = excluded.body, picture = excluded.picture`;

const oneRevision = packedQuery("SELECT body, packed FROM revisions WHERE incident = ? AND number = ?");
const revisionsOf = packedQuery("SELECT body, packed FROM revisions WHERE incident = ? ORDER BY number");
const addRevision = `INSERT INTO revisions (incident, number, digest, predecessor, body, packed)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

const addCitation = "INSERT INTO citations (report, incident) VALUES (?, ?) ON CONFLICT DO NOTHING";

/** The ledger over one connection. */
export function ledger(sql: Statements): Prompt<Ledger> {
  return {
    findIncident: (id) => {
      const row = sql.find(oneIncident, id);
      return row === null ? null : reviveIncident(row.body);
    },
    saveIncident: (incident) => {
      sql.run(putIncident, incident.id, JSON.stringify(incident), incident.illustration?.digest ?? null);
    },
    incidentIds: () => sql.list(allIncidentIds).map(({ id }) => id),
    incidentIdsAfter: (after, limit) => sql.list(incidentIdsAfter, after ?? "", limit).map(({ id }) => id),
    incidentIdsUpTo: (last, limit) => sql.list(incidentIdsUpTo, last, limit).map(({ id }) => id),
    findRevision: (incident, number) => findRevision(sql, incident, number),
    listRevisions: (incident) => sql.list(revisionsOf, incident).map(({ body }) => reviveRevision(body)),
    appendRevision: (revision) => {
      const { incident, number, digest, predecessor } = revision;
      const added = sql.run(addRevision, incident, number, digest, predecessor, ...pack(JSON.stringify(revision)));
      if (added === 0) throw new Refusal("revision-stale", { incident, revision: number });
      const reports = revision.assertions.flatMap(({ evidence }) => evidence.map(({ report }) => report));
      for (const report of new Set(reports)) sql.run(addCitation, report, incident);
    },
  };
}

/** A revision that something else that is kept names. Throws `store-unreadable` where it is not there. */
export function getRevision(sql: Statements, incident: IncidentId, number: number): Revision {
  const revision = findRevision(sql, incident, number);
  if (revision === null) throw damaged("revision");
  return revision;
}

function findRevision(sql: Statements, incident: IncidentId, number: number): Revision | null {
  const row = sql.find(oneRevision, incident, number);
  return row === null ? null : reviveRevision(row.body);
}
