/** Reports, drafts and the ledger in memory. */
import type { Draft } from "../../domain/draft.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Report } from "../../domain/report.ts";
import { orderKeyOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { DraftTray, Ledger, ReportEntry, ReportShelf } from "../store.ts";
import { by, descending, inTurn, pageOf } from "./listing.ts";
import type { Tables } from "./tables.ts";

/** Newest first. */
export const newestReports = inTurn<ReportEntry>(
  descending(by(({ received }) => received)),
  by(({ id }) => id),
);

/** The report shelf over one view of the tables. Bytes are copied on their way in and out, as they alone could be changed. */
export function reportShelf({ reports, sources }: Tables): Prompt<ReportShelf> {
  return {
    findReport: (id) => reports.find(id)?.report ?? null,
    findReportHead: (id) => {
      const report = reports.find(id)?.report ?? null;
      return report === null ? null : withoutText(report);
    },
    findOriginal: (id) => reports.find(id)?.original.slice() ?? null,
    listReports: (page) => {
      const entries = reports.rows().map(({ report }) => entryOf(report));
      return pageOf(entries.toSorted(newestReports), page);
    },
    reportIds: () => reports.rows().map(({ report }) => report.id),
    saveReport: (report, original) => {
      if (reports.find(report.id) === null) reports.put(report.id, { report, original: Uint8Array.from(original) });
    },
    findSource: (id) => sources.find(id),
    saveSource: (source) => {
      sources.put(source.id, source);
    },
    listSources: () =>
      sources.rows().toSorted(
        inTurn(
          by(({ name }) => orderKeyOf(name)),
          by(({ id }) => id),
        ),
      ),
  };
}

function withoutText(report: Report): Omit<Report, "text"> {
  const { id, ...others } = report;
  const parts = Object.entries(others).filter(([name]) => name !== "text");
  return { id, ...Object.fromEntries(parts) } as Omit<Report, "text">;
}

/** A report as lists tell of it. */
export function entryOf({ id, source, title, published, url, language, received, sample }: Report): ReportEntry {
  return { id, source, title, published, url, language, received, sample };
}

/** The draft tray over one view of the tables. */
export function draftTray({ drafts }: Tables): Prompt<DraftTray> {
  const newest = (wanted: (draft: Draft) => boolean = () => true) =>
    drafts
      .rows()
      .filter(wanted)
      .toSorted(
        inTurn(
          descending(by(({ opened }) => opened)),
          by(({ id }) => id),
        ),
      );
  return {
    findDraft: (id) => drafts.find(id),
    listDrafts: (state, page) =>
      pageOf(
        newest().filter((draft) => state === null || draft.state === state),
        page,
      ),
    draftsOf: (report) => newest().filter(({ reports }) => reports.includes(report)),
    draftsFor: (incident) => newest((draft) => draft.incident === incident),
    saveDraft: (draft) => {
      const kept = drafts.find(draft.id);
      if (kept !== null && kept.edition !== draft.edition - 1) return false;
      drafts.put(draft.id, draft);
      return true;
    },
  };
}

/** The ledger over one view of the tables. */
export function ledger({ incidents, revisions }: Tables): Prompt<Ledger> {
  const allIds = () =>
    incidents
      .rows()
      .map(({ id }) => id)
      .toSorted();
  return {
    findIncident: (id) => incidents.find(id),
    saveIncident: (incident) => {
      incidents.put(incident.id, incident);
    },
    incidentIds: allIds,
    incidentIdsAfter: (after, limit) =>
      allIds()
        .filter((id) => after === null || id > after)
        .slice(0, limit),
    incidentIdsUpTo: (last, limit) =>
      allIds()
        .filter((id) => id <= last)
        .toReversed()
        .slice(0, limit),
    findRevision: (incident, number) =>
      revisions.find(incident)?.find((revision) => revision.number === number) ?? null,
    listRevisions: (incident) => revisions.find(incident) ?? [],
    appendRevision: (revision) => {
      const { incident, number } = revision;
      const kept = revisions.find(incident) ?? [];
      if (kept.some((other) => other.number === number)) {
        throw new Refusal("revision-stale", { incident, revision: number });
      }
      const all = [...kept, revision].toSorted((a, b) => a.number - b.number);
      revisions.put(incident, all);
    },
  };
}
