/** Telling: discloses a revision once for each audience and keeps the projections. Part of every use case that publishes. */
import { type AudienceName, audienceNames, audiences } from "../domain/audience.ts";
import { bury, disclose, type CitedReport } from "../domain/disclosure.ts";
import type { Incident } from "../domain/incident.ts";
import type { Policy } from "../domain/policy.ts";
import type { Instant, ReportId } from "../domain/report.ts";
import type { Revision } from "../domain/revision.ts";
import type { Shelves } from "../store/store.ts";

/**
 * Tells every audience what it may know of an incident as its pointer stands. An audience for whom nothing changes keeps its
 * telling, version and change number; one that may no longer know of the record is left a tombstone. Returns the audiences for whom something changed.
 */
export async function tellAll(
  shelves: Shelves,
  policy: Policy,
  incident: Incident,
  revision: Revision,
  at: Instant,
): Promise<readonly AudienceName[]> {
  const reports = await citedReports(shelves, revision);
  const changed: AudienceName[] = [];
  for (const name of audienceNames) {
    const before = await shelves.findTelling(incident.id, name);
    const disclosed =
      incident.withdrawn === null ? disclose({ revision, reports, policy }, audiences[name], before, at) : null;
    const telling = disclosed ?? bury(before, incident.withdrawn?.reason ?? "This record is no longer shown here.", at);
    if (telling === null || telling === before) continue;
    await shelves.saveTelling(telling);
    changed.push(name);
  }
  return changed;
}

/** Every report that the revision's evidence names, with its source. */
export async function citedReports(
  shelves: Shelves,
  { assertions }: Revision,
): Promise<ReadonlyMap<ReportId, CitedReport>> {
  const ids = new Set(assertions.flatMap(({ evidence }) => evidence.map(({ report }) => report)));
  const cited = new Map<ReportId, CitedReport>();
  for (const id of ids) {
    const report = await shelves.findReport(id);
    const source = report === null ? null : await shelves.findSource(report.source);
    if (report !== null && source !== null) cited.set(id, { report, source });
  }
  return cited;
}
