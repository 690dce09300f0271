/** The shelf of restrictions in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { RestrictionShelf } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, maybeText, query, text } from "./query.ts";
import { entryOf } from "./reports.ts";
import { incidentId, reviveReportMeta, reviveRestriction } from "./revive.ts";

const oneRestriction = query("SELECT body FROM restrictions WHERE kind = ? AND id = ?", { body: text });
const putRestriction = `INSERT INTO restrictions (kind, id, body) VALUES (?, ?, ?)
  ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`;
const dropRestriction = "DELETE FROM restrictions WHERE kind = ? AND id = ?";
const restrictedIds = query("SELECT id FROM restrictions WHERE kind = ? ORDER BY id", { id: text });

const reportsFrom = query(
  "SELECT meta FROM reports WHERE meta ->> '$.source' = ? ORDER BY received DESC, id LIMIT ? OFFSET ?",
  { meta: text },
);
const numberFrom = query("SELECT count(*) AS total FROM reports WHERE meta ->> '$.source' = ?", { total: integer });

const restsOn = {
  report: "FROM citations WHERE report = ?",
  source: "FROM citations JOIN reports ON reports.id = report WHERE meta ->> '$.source' = ?",
} as const;
const recordsOn = {
  report: query(`SELECT DISTINCT incident ${restsOn.report} ORDER BY incident LIMIT ?`, { incident: incidentId }),
  source: query(`SELECT DISTINCT incident ${restsOn.source} ORDER BY incident LIMIT ?`, { incident: incidentId }),
} as const;
const numberOn = {
  report: query(`SELECT count(DISTINCT incident) AS total ${restsOn.report}`, { total: integer }),
  source: query(`SELECT count(DISTINCT incident) AS total ${restsOn.source}`, { total: integer }),
} as const;
const soon = (of: string) => `INSERT INTO outlooks (incident, due) SELECT DISTINCT incident, ?2 ${of.replace("?", "?1")}
  ON CONFLICT (incident) DO UPDATE SET due = excluded.due`;
const makeDue = { report: soon(restsOn.report), source: soon(restsOn.source) } as const;

const oneOutlook = query("SELECT incident, as_of AS asOf, due FROM outlooks WHERE incident = ?", {
  incident: incidentId,
  asOf: maybeText,
  due: maybeText,
});
const putOutlook = `INSERT INTO outlooks (incident, as_of, due) VALUES (?, ?, ?)
  ON CONFLICT (incident) DO UPDATE SET as_of = excluded.as_of, due = excluded.due`;
const dropOutlook = "DELETE FROM outlooks WHERE incident = ?";
const dueRecords = query("SELECT incident FROM outlooks WHERE due <= ? ORDER BY due, incident LIMIT ?", {
  incident: incidentId,
});
const numberDue = query("SELECT count(*) AS total FROM outlooks WHERE due <= ?", { total: integer });
const firstDue = query("SELECT min(due) AS due FROM outlooks WHERE due IS NOT NULL", { due: maybeText });

const addRetelling = "INSERT INTO retellings (number, incident) SELECT coalesce(max(number), 0) + 1, ? FROM retellings";
const newestRetelling = query("SELECT coalesce(max(number), 0) AS number FROM retellings", { number: integer });
const retellingsAfter = query("SELECT number, incident FROM retellings WHERE number > ? ORDER BY number LIMIT ?", {
  number: integer,
  incident: incidentId,
});

/** The shelf over one connection. */
export function restrictionShelf(sql: Statements): Prompt<RestrictionShelf> {
  return {
    findRestriction: ({ kind, id }) => {
      const row = sql.find(oneRestriction, kind, id);
      return row === null ? null : reviveRestriction(row.body);
    },
    saveRestriction: ({ kind, id }, restriction) => {
      if (restriction === null) sql.run(dropRestriction, kind, id);
      else sql.run(putRestriction, kind, id, JSON.stringify(restriction));
    },
    restrictedIds: (kind) => sql.list(restrictedIds, kind).map(({ id }) => id),
    reportsFrom: (source, { offset, limit }) =>
      sql.together(() => ({
        entries: sql.list(reportsFrom, source, limit, offset).map(({ meta }) => entryOf(reviveReportMeta(meta))),
        total: sql.find(numberFrom, source)?.total ?? 0,
      })),
    recordsOn: ({ kind, id }, limit) =>
      sql.together(() => ({
        entries: sql.list(recordsOn[kind], id, limit).map(({ incident }) => incident),
        total: sql.find(numberOn[kind], id)?.total ?? 0,
      })),
    makeDue: ({ kind, id }, at) => sql.run(makeDue[kind], id, at),
    findOutlook: (incident) => sql.find(oneOutlook, incident),
    saveOutlook: ({ incident, asOf, due }) => {
      sql.run(putOutlook, incident, asOf, due);
    },
    deleteOutlook: (incident) => {
      sql.run(dropOutlook, incident);
    },
    dueBefore: (now, limit) => sql.list(dueRecords, now, limit).map(({ incident }) => incident),
    dueNumber: (now) => sql.find(numberDue, now)?.total ?? 0,
    nextDue: () => sql.find(firstDue)?.due ?? null,
    noteRetelling: (incident) => {
      sql.run(addRetelling, incident);
    },
    retellingNumber: () => sql.find(newestRetelling)?.number ?? 0,
    retellingsSince: (number, limit) => sql.list(retellingsAfter, number, limit),
  };
}
