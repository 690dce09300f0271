/** Telling: discloses a revision once for each audience and keeps the projections. Part of every use case that publishes. */
import { type AudienceName, audienceNames, audiences } from "../domain/audience.ts";
import { bury, type CitedReport, discloser } from "../domain/disclosure.ts";
import type { Incident } from "../domain/incident.ts";
import type { Policy } from "../domain/policy.ts";
import type { Telling } from "../domain/projection.ts";
import type { Instant, Report, ReportId } from "../domain/report.ts";
import type { Revision } from "../domain/revision.ts";
import type { Shelves } from "../store/store.ts";

/** What is to be told. */
export interface Announcement {
  readonly incident: Incident;
  /** The one that the incident points at. */
  readonly revision: Revision;
  readonly at: Instant;
  /** Reports that the caller has at hand. */
  readonly known?: readonly Report[];
  /** True where nobody can have been told of the incident yet. */
  readonly isNew?: boolean;
}

/**
 * Tells every audience what it may know of an incident as its pointer stands. An audience for whom nothing changes keeps its
 * telling, version and change number; one that may no longer know of the record is left a tombstone. Returns the audiences for whom
 * something changed.
 */
export async function tellAll(
  shelves: Shelves,
  policy: Policy,
  { incident, revision, at, known = [], isNew = false }: Announcement,
): Promise<readonly AudienceName[]> {
  const reports = await citedReports(shelves, revision, known);
  const discloseTo = discloser({ revision, reports, policy, illustration: incident.illustration });
  const changed: Telling[] = [];
  for (const name of audienceNames) {
    const before = isNew ? null : await shelves.findTelling(incident.id, name);
    const disclosed = incident.withdrawn === null ? discloseTo(audiences[name], before, at) : null;
    const telling = disclosed ?? bury(before, incident.withdrawn?.reason ?? "This record is no longer shown here.", at);
    if (telling !== null && telling !== before) changed.push(telling);
  }
  if (changed.length > 0) await shelves.saveTellings(changed);
  return changed.map(({ audience }) => audience);
}

/** Every report that the revision's evidence names, with its source. Those that are `known` are not fetched again. */
export async function citedReports(
  shelves: Shelves,
  { assertions }: Revision,
  known: readonly Report[] = [],
): Promise<ReadonlyMap<ReportId, CitedReport>> {
  const ids = new Set(assertions.flatMap(({ evidence }) => evidence.map(({ report }) => report)));
  const cited = new Map<ReportId, CitedReport>();
  for (const id of ids) {
    const report = known.find((candidate) => candidate.id === id) ?? (await shelves.findReport(id));
    const source = report === null ? null : await shelves.findSource(report.source);
    if (report !== null && source !== null) cited.set(id, { report, source });
  }
  return cited;
}
