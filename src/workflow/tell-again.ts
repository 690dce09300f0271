/**
 * Tell again: carries out a change of policy, or of the rules of disclosure. Records are disclosed anew in order of their numbers, a batch
 * in one transaction together with how far it has come: each record is wholly under the former policy or wholly under the other, at
 * every moment and for every reader, and a job that was killed goes on where it stopped.
 *
 * What is to be told is found out before the transaction, so that nobody who wants to write has to wait for more than the writing.
 */
import { houseAccount } from "../domain/account.ts";
import { type AudienceName, type GroupName, partnersOf, tierOf, tiers } from "../domain/audience.ts";
import type { CitedReport } from "../domain/disclosure.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import { tiersToldOtherwise, needsReportTexts, type Policy, policyFrom } from "../domain/policy.ts";
import type { PolicyStanding, Redisclosure } from "../domain/policy-book.ts";
import type { Instant, Report, ReportId } from "../domain/report.ts";
import type { Revision } from "../domain/revision.ts";
import type { Source, SourceId } from "../domain/source.ts";
import type { Shelves, Store } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { type Lifter, tellingTransaction } from "./lift-embargoes.ts";
import { getStanding, getVersion } from "./policy.ts";
import { noteReady } from "./groups.ts";
import { audiencesIn, narrowingOf, restrictionsOf, saveChanges, tellingsFor, type ToldChange } from "./telling.ts";

/** How it is carried out. */
export interface TellingPace {
  /** Told after each batch. */
  readonly progress?: (change: Redisclosure) => void;
  /** Asked after each batch; true ends the work there, to be taken up another time. */
  readonly isStopped?: () => boolean;
  /** The longest that a transaction should take, in milliseconds. */
  readonly batchMs?: number;
  /** So many records each time; left out: as many as can be told in that time. */
  readonly batchSize?: number;
}

/** What was done: how many records were looked at, and for how many something has changed. */
export interface ToldAgain {
  readonly records: number;
  readonly changed: number;
}

const batchSizes = { first: 20, least: 5, most: 400 } as const;
const usualBatchMs = 40;

/** Carries out the change that the store has noted, from where it stands to its end; nothing happens where there is none. */
export async function tellAgain(
  house: Lifter,
  { progress, isStopped = () => false, batchMs = usualBatchMs, batchSize }: TellingPace = {},
): Promise<ToldAgain> {
  const told = { records: 0, changed: 0 };
  await resume(house);
  let size = batchSize ?? batchSizes.first;
  while (!isStopped()) {
    const batch = await tellBatch(house, size);
    if (batch === null) return told;
    told.records += batch.records;
    told.changed += batch.changed;
    if (batch.change === null) return told;
    progress?.(batch.change);
    // Towards the wanted time, but never by leaps: the first batches of a process are slower than those to come.
    const wanted = (batch.records * batchMs) / Math.max(1, batch.writingMs);
    size = batchSize ?? Math.round(Math.min(Math.max(wanted, size / 2, batchSizes.least), size * 2, batchSizes.most));
    await nextTurn();
  }
  return told;
}

/** What became of one batch. */
interface Batch extends ToldAgain {
  /** Null: the change is over. */
  readonly change: Redisclosure | null;
  /** How long the transaction took. */
  readonly writingMs: number;
}

/** What one batch is to do, found out from what is kept. */
interface Plan {
  /** By record. */
  readonly changes: readonly (readonly ToldChange[])[];
  /** Records with earlier states, which are told otherwise too, even where what is told today stays as it was. */
  readonly withPast: readonly IncidentId[];
  /** Where things stand afterwards. */
  readonly standing: PolicyStanding;
  /** The sharing groups that everything is there for by then. */
  readonly groups: readonly GroupName[];
  readonly records: number;
}

/** Notes from when and where the work goes on, so that its pace can be told. */
async function resume({ store, clock }: Pick<House, "store" | "clock">): Promise<void> {
  const { change } = (await store.findStanding()) ?? { change: null };
  if (change === null) return;
  await store.transaction(async (shelves) => {
    const standing = await getStanding(shelves);
    if (standing.change === null) return;
    const resumed = { at: clock(), done: standing.change.done };
    await shelves.saveStanding({ ...standing, change: { ...standing.change, resumed } });
  });
}

/** One batch; null where there is nothing to do. */
async function tellBatch(house: Lifter, size: number): Promise<Batch | null> {
  const { store, clock } = house;
  await nextTurn();
  const stamp = store.stamp();
  const seen = await planOf(store, size, clock());
  if (seen === null) return null;
  let writingMs = 0;
  const batch = await tellingTransaction(house, async (shelves, at, lifted) => {
    const began = performance.now();
    // What was found out is true still where nobody has kept anything since.
    const isTrue = lifted === 0 && (await isUnchanged(store, stamp));
    const plan = isTrue ? seen : await planOf(shelves, size, at);
    if (plan === null) return null;
    for (const changes of plan.changes) await saveChanges(shelves, changes);
    for (const id of plan.withPast) await shelves.noteRetelling(id);
    await shelves.saveStanding(plan.standing);
    if (plan.groups.length > 0) await noteReady(shelves, house, plan.groups);
    else if (plan.standing.change === null) await noteEnd(shelves, house, plan.standing);
    writingMs = performance.now() - began;
    return { records: plan.records, changed: plan.changes.length, change: plan.standing.change };
  });
  return batch === null ? null : { ...batch, writingMs };
}

/** A stamp is true for one turn of the event loop. */
async function isUnchanged(store: Store, stamp: number): Promise<boolean> {
  await nextTurn();
  return store.stamp() === stamp;
}

async function noteEnd(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  { inForce }: PolicyStanding,
): Promise<void> {
  const detail = { version: inForce };
  const deed = { action: "disclosed-again", by: houseAccount, via: "house", object: String(inForce), detail } as const;
  await noteDeed(shelves, house, deed);
}

async function planOf(shelves: Shelves, size: number, at: Instant): Promise<Plan | null> {
  const standing = await shelves.findStanding();
  if (standing?.change == null) return null;
  const { change } = standing;
  const step = await nextStep(shelves, change, size);
  const former = policyFrom((await getVersion(shelves, standing.inForce)).written);
  const coming = policyFrom((await getVersion(shelves, change.version)).written);
  const policy = change.back ? former : coming;
  const onlyPolicy = change.version !== standing.inForce && change.rules === standing.rules;
  const told = onlyPolicy ? tiersToldOtherwise(former, coming) : tiers;
  const readers = (await audiencesIn(shelves)).filter((name) => told.includes(tierOf(name)));
  const audiences = change.groups === undefined ? readers : change.groups.map(partnersOf);
  const desk = deskFor(shelves, policy, audiences);
  const changes: (readonly ToldChange[])[] = [];
  const withPast: IncidentId[] = [];
  for (const id of step.ids) {
    const incident = await shelves.findIncident(id);
    // What is told of a withdrawn record no policy decides; but a group may not have been told yet that it was withdrawn.
    if (incident === null || (incident.withdrawn !== null && change.groups === undefined)) continue;
    const changed = await tellOne(shelves, desk, incident, at);
    if (changed.length > 0) changes.push(changed);
    if (incident.revision > 1) withPast.push(id);
  }
  const { groups = [] } = step.isLast ? change : {};
  return { changes, withPast, standing: after(standing, change, step), groups, records: step.ids.length };
}

/** The records of a batch, and the cursor after it; where `isLast`, the change is over with them. */
interface Step {
  readonly ids: readonly IncidentId[];
  readonly cursor: IncidentId | null;
  readonly isLast: boolean;
}

async function nextStep(shelves: Shelves, { cursor, back }: Redisclosure, size: number): Promise<Step> {
  if (!back) {
    const ids = await shelves.incidentIdsAfter(cursor, size);
    return { ids, cursor: ids.at(-1) ?? cursor, isLast: ids.length < size };
  }
  if (cursor === null) return { ids: [], cursor, isLast: true };
  const ids = await shelves.incidentIdsUpTo(cursor, size + 1);
  const left = ids[size] ?? null;
  return { ids: ids.slice(0, size), cursor: left, isLast: left === null };
}

function after(standing: PolicyStanding, change: Redisclosure, { ids, cursor, isLast }: Step): PolicyStanding {
  if (isLast && change.back) return { ...standing, change: null };
  if (isLast) {
    const former = change.version === standing.inForce ? standing.former : standing.inForce;
    return { ...standing, inForce: change.version, former, rules: change.rules, change: null };
  }
  const done = Math.max(0, change.done + (change.back ? -ids.length : ids.length));
  return { ...standing, change: { ...change, cursor, done, all: Math.max(change.all, done) } };
}

/** What telling works with: the policy, whom it is told to, and the papers that records cite. */
interface Desk {
  readonly policy: Policy;
  readonly audiences: readonly AudienceName[];
  readonly papersOf: (revision: Revision) => Promise<ReadonlyMap<ReportId, CitedReport>>;
}

/** Reports without their texts where no audience is told the words around a quote, and each source once. */
function deskFor(shelves: Shelves, policy: Policy, audiences: readonly AudienceName[]): Desk {
  const whole = needsReportTexts(policy, audiences);
  const sources = new Map<SourceId, Source | null>();
  const sourceOf = async (id: SourceId) => {
    const known = sources.get(id);
    if (known !== undefined) return known;
    const source = await shelves.findSource(id);
    sources.set(id, source);
    return source;
  };
  const reportOf = async (id: ReportId, isQuoted: boolean): Promise<Report | null> => {
    if (whole && isQuoted) return shelves.findReport(id);
    const head = await shelves.findReportHead(id);
    return head === null ? null : { ...head, text: "" };
  };
  const papersOf = async ({ assertions }: Revision) => {
    const cited = new Map<ReportId, CitedReport>();
    for (const [id, isQuoted] of reportsIn(assertions)) {
      const report = await reportOf(id, isQuoted);
      const source = report === null ? null : await sourceOf(report.source);
      if (report === null || source === null) continue;
      const restrictions = await restrictionsOf(shelves, report);
      cited.set(id, { report, source, ...(restrictions.length === 0 ? {} : { restrictions }) });
    }
    return cited;
  };
  return { policy, audiences, papersOf };
}

/** The reports that assertions rest on, and whether they quote running text of them: around places in data nothing stands that would be told. */
function reportsIn(assertions: Revision["assertions"]): ReadonlyMap<ReportId, boolean> {
  const reports = new Map<ReportId, boolean>();
  for (const { evidence } of assertions) {
    for (const { report, place } of evidence) {
      if (reports.get(report) !== true) reports.set(report, place.kind === "quote");
    }
  }
  return reports;
}

async function tellOne(
  shelves: Shelves,
  { policy, audiences, papersOf }: Desk,
  incident: Incident,
  at: Instant,
): Promise<readonly ToldChange[]> {
  const revision = await shelves.findRevision(incident.id, incident.revision);
  if (revision === null) return [];
  const { illustration } = incident;
  const reports = await papersOf(revision);
  // Embargoes are looked at as of when the record was told last: a change of policy ends none.
  const disclosable = { revision, reports, policy, illustration, ...(await narrowingOf(shelves, incident)) };
  return tellingsFor(shelves, disclosable, { incident, revision, at, audiences });
}

/** Lets everything else that is waiting have its turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
