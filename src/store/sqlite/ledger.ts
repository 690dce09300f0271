/** The ledger of incidents and revisions in SQLite. */
import { Refusal } from "../../domain/refusal.ts";
import type { Prompt } from "../shelves.ts";
import type { Ledger } from "../store.ts";
import type { Statements } from "./connection.ts";
import { pack, packedQuery } from "./packed.ts";
import { query, text } from "./query.ts";
import { incidentId, reviveIncident, reviveRevision } from "./revive.ts";

const oneIncident = query("SELECT body FROM incidents WHERE id = ?", { body: text });
const allIncidentIds = query("SELECT id FROM incidents ORDER BY id", { id: incidentId });
const putIncident =
  "INSERT INTO incidents (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body";

const oneRevision = packedQuery("SELECT body, packed FROM revisions WHERE incident = ? AND number = ?");
const revisionsOf = packedQuery("SELECT body, packed FROM revisions WHERE incident = ? ORDER BY number");
const addRevision = `INSERT INTO revisions (incident, number, digest, predecessor, body, packed)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT DO NOTHING`;

/** The ledger over one connection. */
export function ledger(sql: Statements): Prompt<Ledger> {
  return {
    findIncident: (id) => {
      const row = sql.find(oneIncident, id);
      return row === null ? null : reviveIncident(row.body);
    },
    saveIncident: (incident) => {
      sql.run(putIncident, incident.id, JSON.stringify(incident));
    },
    incidentIds: () => sql.list(allIncidentIds).map(({ id }) => id),
    findRevision: (incident, number) => {
      const row = sql.find(oneRevision, incident, number);
      return row === null ? null : reviveRevision(row.body);
    },
    listRevisions: (incident) => sql.list(revisionsOf, incident).map(({ body }) => reviveRevision(body)),
    appendRevision: (revision) => {
      const { incident, number, digest, predecessor } = revision;
      const added = sql.run(addRevision, incident, number, digest, predecessor, ...pack(JSON.stringify(revision)));
      if (added === 0) throw new Refusal("revision-stale", { incident, revision: number });
    },
  };
}
