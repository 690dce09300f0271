/** Telling: discloses a revision once for each audience and keeps the projections. Part of every use case that publishes. */
import { type AudienceName, audienceNamed } from "../domain/audience.ts";
import { bury, type CitedReport, type Disclosable, discloser } from "../domain/disclosure.ts";
import { audiencesToldOf } from "../domain/group.ts";
import type { Incident } from "../domain/incident.ts";
import type { Policy } from "../domain/policy.ts";
import type { Telling } from "../domain/projection.ts";
import type { Instant, Report, ReportId } from "../domain/report.ts";
import { nextEnd, type Restriction } from "../domain/restriction.ts";
import type { Revision } from "../domain/revision.ts";
import type { ProjectionShelf, RestrictionShelf, Shelves } from "../store/store.ts";

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
  /** True where it should have been told at that instant: no audience is told it as of earlier than what it was told last. */
  readonly isLate?: boolean;
  /** Who is to be told; left out: everybody. What others were told is not looked at. */
  readonly audiences?: readonly AudienceName[];
}

/**
 * Tells every audience what it may know of an incident as its pointer stands. An audience for whom nothing changes keeps its
 * telling, version and change number; one that may no longer know of the record is left a tombstone. Returns the audiences for whom
 * something changed.
 */
export async function tellAll(
  shelves: Shelves,
  policy: Policy,
  announcement: Announcement,
): Promise<readonly AudienceName[]> {
  const { incident, revision, at, known } = announcement;
  const reports = await citedReports(shelves, revision, known);
  const { illustration, restriction, takedowns } = incident;
  const disclosable = { revision, reports, policy, illustration, restriction, takedowns, asOf: at };
  const changed = await tellingsFor(shelves, disclosable, announcement);
  await saveChanges(shelves, changed);
  await keepOutlook(shelves, announcement, reports);
  return changed.map(({ telling }) => telling.audience);
}

/** What changes for an audience. */
export interface ToldChange {
  readonly telling: Telling;
  /** What it was told until now; null: nothing. */
  readonly before: Telling | null;
}

/** Keeps what was found to change, in the state in which it was found. */
export async function saveChanges(
  shelves: Pick<ProjectionShelf, "saveTellings">,
  changes: readonly ToldChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await shelves.saveTellings(
    changes.map(({ telling }) => telling),
    changes.map(({ before }) => before),
  );
}

/** Everybody who is told of what happens: the tiers, and the partners of each group that is not closed. */
export async function audiencesIn(shelves: Pick<Shelves, "listGroups">): Promise<readonly AudienceName[]> {
  return audiencesToldOf(await shelves.listGroups());
}

/** What would change for whom: the tellings that are not what is kept. Nothing is kept of them here. */
export async function tellingsFor(
  shelves: Pick<Shelves, "findTellings" | "listGroups" | "newestChanges">,
  disclosable: Disclosable,
  { incident, at: instant, isNew = false, isLate = false, audiences }: Announcement,
): Promise<readonly ToldChange[]> {
  const discloseTo = discloser(disclosable);
  const changed: ToldChange[] = [];
  const names = audiences ?? (await audiencesIn(shelves));
  const told = isNew ? [] : await shelves.findTellings(incident.id, names);
  for (const [place, name] of names.entries()) {
    const before = told[place] ?? null;
    const at = isLate ? await notBeforeLast(shelves, name, instant) : instant;
    const disclosed = incident.withdrawn === null ? discloseTo(audienceNamed(name), before, at) : null;
    const telling = disclosed ?? bury(before, incident.withdrawn?.reason ?? "This record is no longer shown here.", at);
    if (telling !== null && telling !== before) changed.push({ telling, before });
  }
  return changed;
}

/** Changes of what an audience is told are in the order of their instants, whenever they come to be told. */
async function notBeforeLast(
  shelves: Pick<ProjectionShelf, "newestChanges">,
  audience: AudienceName,
  at: Instant,
): Promise<Instant> {
  const [last] = await shelves.newestChanges(audience, null, 1);
  return last !== undefined && last.at > at ? last.at : at;
}

/**
 * What narrows a record besides its markings, as it was told last: an embargo that ended since runs on until the record is told anew, so
 * that everything that is told of it, its past included, is told as of one instant.
 */
export async function narrowingOf(
  shelves: Pick<RestrictionShelf, "findOutlook">,
  { id, restriction, takedowns }: Incident,
): Promise<Pick<Disclosable, "restriction" | "takedowns" | "asOf">> {
  const asOf = (await shelves.findOutlook(id))?.asOf ?? null;
  return { restriction, takedowns, ...(asOf === null ? {} : { asOf }) };
}

/** The restrictions of a report and of its source. */
export async function restrictionsOf(
  shelves: Pick<RestrictionShelf, "findRestriction">,
  { id, source }: Pick<Report, "id" | "source">,
): Promise<readonly Restriction[]> {
  const own = await shelves.findRestriction({ kind: "report", id });
  const all = await shelves.findRestriction({ kind: "source", id: source });
  return [own, all].filter((restriction) => restriction !== null);
}

/** Notes as of when the record is told and when an embargo of it ends next. Records without any embargo, now or in their past, need no note. */
async function keepOutlook(
  shelves: Shelves,
  { incident, revision, at }: Announcement,
  reports: ReadonlyMap<ReportId, CitedReport>,
): Promise<void> {
  const kept = await shelves.findOutlook(incident.id);
  // Without a note no earlier revision has any either: whatever brings one leaves a note.
  const embargoes =
    kept === null ? embargoesIn([revision], reports, incident) : await allEmbargoes(shelves, incident, revision);
  if (embargoes.size > 0) await shelves.saveOutlook({ incident: incident.id, asOf: at, due: nextEnd(embargoes, at) });
  else if (kept !== null) await shelves.deleteOutlook(incident.id);
}

async function allEmbargoes(shelves: Shelves, incident: Incident, newest: Revision): Promise<ReadonlySet<Instant>> {
  const revisions = await shelves.listRevisions(incident.id);
  const whole = { ...newest, assertions: revisions.flatMap(({ assertions }) => assertions) };
  return embargoesIn([whole], await citedReports(shelves, whole), incident);
}

function embargoesIn(
  revisions: readonly Revision[],
  reports: ReadonlyMap<ReportId, CitedReport>,
  { restriction }: Incident,
): ReadonlySet<Instant> {
  const own = revisions.flatMap(({ assertions }) => assertions.flatMap(({ embargo }) => embargo ?? []));
  const cited = [...reports.values()].flatMap(({ restrictions = [] }) => restrictions);
  const others = [restriction, ...cited].flatMap((narrowing) => narrowing?.embargo ?? []);
  return new Set([...own, ...others]);
}

/** Every report that the revision's evidence names, with its source and what restricts it. Those that are `known` are not fetched again. */
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
    if (report === null || source === null) continue;
    const restrictions = await restrictionsOf(shelves, report);
    cited.set(id, { report, source, ...(restrictions.length === 0 ? {} : { restrictions }) });
  }
  return cited;
}
