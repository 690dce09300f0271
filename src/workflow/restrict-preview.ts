/** What a restriction would change: for each audience, of how many records it is told less or more. Nothing is kept. */
import { type AudienceName, audienceNamed } from "../domain/audience.ts";
import { canonicalJson } from "../domain/digest.ts";
import { type CitedReport, type Disclosable, disclose } from "../domain/disclosure.ts";
import { fieldNames } from "../domain/field.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Projection } from "../domain/projection.ts";
import type { ReportId } from "../domain/report.ts";
import { type Restriction, restrictionOrNull } from "../domain/restriction.ts";
import type { Shelves } from "../store/store.ts";
import type { Lifter } from "./lift-embargoes.ts";
import { type Restrictable, restrictionOf } from "./restrict.ts";
import { audiencesIn, citedReports } from "./telling.ts";

/** What changes for one audience, in records. */
export interface AudienceChange {
  /** Told today, and then no more. */
  readonly hidden: number;
  /** Not told today, and then told. */
  readonly shown: number;
  /** Told less of. */
  readonly narrowed: number;
  /** Told more of. */
  readonly widened: number;
}

/** What would change. */
export interface RestrictionPreview {
  /** Records that rest on it. */
  readonly records: number;
  /** How many of them were looked at: the figures are of these. */
  readonly looked: number;
  /** The desk is told everything as before. */
  readonly audiences: ReadonlyMap<AudienceName, AudienceChange>;
}

/** The most records that are looked at. */
const most = 200;

const nothing: AudienceChange = { hidden: 0, shown: 0, narrowed: 0, widened: 0 };

/** Compares what would be told now with what would be told under another restriction. Refuses what is not here, as `restrict` does. */
export async function previewRestriction(
  { store, policies, clock }: Lifter,
  thing: Restrictable,
  wanted: Restriction,
): Promise<RestrictionPreview> {
  const before = await restrictionOf(store, thing);
  const listing = thing.kind === "record" ? { entries: [thing.id], total: 1 } : await store.recordsOn(thing, most);
  const readers = (await audiencesIn(store)).filter((name) => name !== "desk");
  const changes = new Map<AudienceName, AudienceChange>(readers.map((name) => [name, nothing]));
  for (const id of listing.entries) {
    const now = await disclosableOf(store, policies, id, clock());
    if (now === null) continue;
    const then = restricted(now, thing, before, restrictionOrNull(wanted));
    for (const name of readers) {
      const told = (disclosable: Disclosable) => disclose(disclosable, audienceNamed(name), null, "");
      changes.set(name, plus(changes.get(name) ?? nothing, told(now), told(then)));
    }
  }
  return { records: listing.total, looked: listing.entries.length, audiences: changes };
}

/** Null for what is not told at all: withdrawn, or never published. */
async function disclosableOf(
  shelves: Shelves,
  policies: Lifter["policies"],
  id: IncidentId,
  asOf: string,
): Promise<Disclosable | null> {
  const incident = await shelves.findIncident(id);
  if (incident?.withdrawn !== null) return null;
  const revision = await shelves.findRevision(id, incident.revision);
  if (revision === null) return null;
  const { restriction, takedowns, illustration } = incident;
  const reports = await citedReports(shelves, revision);
  return { revision, reports, policy: await policies.of(shelves, id), illustration, restriction, takedowns, asOf };
}

/** The same with another restriction of one thing. */
function restricted(
  now: Disclosable,
  thing: Restrictable,
  before: Restriction | null,
  wanted: Restriction | null,
): Disclosable {
  if (thing.kind === "record") return { ...now, restriction: wanted };
  const isOf = ({ report }: CitedReport) => (thing.kind === "report" ? report.id : report.source) === thing.id;
  const former = canonicalJson(before);
  const exchanged = ([id, cited]: readonly [ReportId, CitedReport]): readonly [ReportId, CitedReport] => {
    if (!isOf(cited)) return [id, cited];
    const others = [...(cited.restrictions ?? [])];
    const place = others.findIndex((one) => canonicalJson(one) === former);
    if (place >= 0) others.splice(place, 1);
    return [id, { ...cited, restrictions: wanted === null ? others : [...others, wanted] }];
  };
  return { ...now, reports: new Map([...now.reports].map(exchanged)) };
}

function plus(sum: AudienceChange, before: Projection | null, after: Projection | null): AudienceChange {
  if (before === null && after === null) return sum;
  if (after === null) return { ...sum, hidden: sum.hidden + 1 };
  if (before === null) return { ...sum, shown: sum.shown + 1 };
  const [had, has] = [piecesIn(before), piecesIn(after)];
  return {
    ...sum,
    narrowed: sum.narrowed + (had.difference(has).size > 0 ? 1 : 0),
    widened: sum.widened + (has.difference(had).size > 0 ? 1 : 0),
  };
}

/** Everything that is told, piece by piece, whatever numbers subjects and sources have. */
function piecesIn({ fields, sources, illustration }: Projection): ReadonlySet<string> {
  const pieces = new Set<string>([canonicalJson(illustration)]);
  for (const field of fieldNames) {
    const told = fields[field];
    if (told.kind === "counted") pieces.add(canonicalJson([field, told.count]));
    if (told.kind !== "shown") continue;
    for (const assertion of told.assertions) {
      const saying = canonicalJson([field, { ...assertion, about: null, evidence: [] }]);
      pieces.add(saying);
      for (const piece of assertion.evidence) {
        const source = { ...sources[piece.source - 1], number: 0 };
        pieces.add(canonicalJson([saying, { ...piece, source: 0 }, source]));
      }
    }
  }
  return pieces;
}

/** Whether an audience is told otherwise. */
export function changesAnything(change: AudienceChange): boolean {
  return Object.values(change).some((count) => count > 0);
}
