/** The report shelf in SQLite. */
import { orderKeyOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { ReportEntry, ReportShelf } from "../store.ts";
import type { Statements } from "./connection.ts";
import { pack, packedQuery } from "./packed.ts";
import { bytes, integer, query, text } from "./query.ts";
import { reportId, type ReportMeta, reviveReportMeta, reviveSource, reviveText } from "./revive.ts";

const oneReport = packedQuery("SELECT meta, text AS body, packed FROM reports WHERE id = ?", { meta: text });
const oneHead = query("SELECT meta FROM reports WHERE id = ?", { meta: text });
const oneOriginal = query("SELECT bytes FROM originals WHERE report = ?", { bytes });
const newestReports = query("SELECT meta FROM reports ORDER BY received DESC, id LIMIT ? OFFSET ?", { meta: text });
const numberOfReports = query("SELECT count(*) AS total FROM reports", { total: integer });
const allReportIds = query("SELECT id FROM reports", { id: reportId });
const addReport =
  "INSERT INTO reports (id, received, meta, text, packed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
/** Only where it is not the report's text in UTF-8, as it is for most that was received as text. */
const addOriginal = "INSERT INTO originals (report, bytes) VALUES (?, ?)";

const oneSource = query("SELECT body FROM sources WHERE id = ?", { body: text });
const allSources = query("SELECT body FROM sources ORDER BY name_key, id", { body: text });
const putSource = `INSERT INTO sources (id, name_key, body) VALUES (?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET name_key = excluded.name_key, body = excluded.body`;

/** The shelf over one connection. */
export function reportShelf(sql: Statements): Prompt<ReportShelf> {
  return {
    findReport: (id) => {
      const row = sql.find(oneReport, id);
      return row === null ? null : { ...reviveReportMeta(row.meta), text: reviveText(row.body) };
    },
    findReportHead: (id) => {
      const row = sql.find(oneHead, id);
      return row === null ? null : reviveReportMeta(row.meta);
    },
    findOriginal: (id) =>
      sql.together(() => {
        const original = sql.find(oneOriginal, id);
        if (original !== null) return original.bytes;
        const report = sql.find(oneReport, id);
        return report === null ? null : Buffer.from(reviveText(report.body));
      }),
    listReports: ({ limit, offset }) =>
      sql.together(() => ({
        entries: sql.list(newestReports, limit, offset).map(({ meta }) => entryOf(reviveReportMeta(meta))),
        total: sql.find(numberOfReports)?.total ?? 0,
      })),
    reportIds: () => sql.list(allReportIds).map(({ id }) => id),
    saveReport: (report, original) => {
      const { text: words, ...meta } = report;
      const added = sql.run(
        addReport,
        report.id,
        report.received,
        JSON.stringify(meta),
        ...pack(JSON.stringify(words)),
      );
      if (added > 0 && !Buffer.from(words).equals(original)) sql.run(addOriginal, report.id, original);
    },
    findSource: (id) => {
      const row = sql.find(oneSource, id);
      return row === null ? null : reviveSource(row.body);
    },
    saveSource: (source) => {
      sql.run(putSource, source.id, orderKeyOf(source.name), JSON.stringify(source));
    },
    listSources: () => sql.list(allSources).map(({ body }) => reviveSource(body)),
  };
}

/** A report as lists tell of it. */
export function entryOf({ id, source, title, published, url, language, received, sample }: ReportMeta): ReportEntry {
  return { id, source, title, published, url, language, received, sample };
}
