/**
 * Restrict: who may know of a record, a report or a source at the widest, and from when on. Whoever is told otherwise by it is told anew: at
 * once where few records rest on it, and else by the job that lifts embargoes.
 */
import { recordStateOf, requirePossible } from "../domain/access.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { canonicalJson } from "../domain/digest.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { IncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { checkRestriction, type Restriction, restrictionOrNull, unrestricted } from "../domain/restriction.ts";
import type { AuditEntry } from "../domain/audit.ts";
import type { Restricted, Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type Lifter, tellAnew, tellingTransaction } from "./lift-embargoes.ts";

/** What can be restricted. */
export type Restrictable = Restricted | { readonly kind: "record"; readonly id: IncidentId };

/** What is to be restricted, and how. */
export interface RestrictCommand extends Acting {
  readonly thing: Restrictable;
  /** In the place of the one that there is. */
  readonly restriction: Restriction;
}

/** What was done. */
export interface RestrictOutcome {
  /** False: it was restricted like that already. */
  readonly hasChanged: boolean;
  /** Records that were told anew. */
  readonly told: number;
  /** Records that the job has to tell anew still. */
  readonly waiting: number;
}

/** So many records are told anew in the transaction that restricts. */
export const toldAtOnce = 20;

/**
 * Restricts, or lifts a restriction. Refuses what is not here (`incident-not-found`, `report-not-found`, `source-not-found`) and
 * `input-invalid` with findings at `marking`, `groups` and `embargo`.
 */
export async function restrict(house: Lifter, command: RestrictCommand): Promise<RestrictOutcome> {
  const { thing } = command;
  const restriction = restrictionOrNull(command.restriction);
  return tellingTransaction(house, async (shelves, at) => {
    const before = await restrictionOf(shelves, thing);
    const wrong = wrongWith(command.restriction, before, at);
    if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
    return change(shelves, house, { ...command, before, after: restriction, at });
  });
}

/**
 * Takes the last change back, as the audit log has it: what was restricted before is again. Refuses `nothing-to-undo` where nothing was
 * changed, or nobody knows any more how it was.
 */
export async function undoRestriction(
  house: Lifter,
  { thing, ...acting }: Acting & { readonly thing: Restrictable },
): Promise<RestrictOutcome> {
  return tellingTransaction(house, async (shelves, at) => {
    const before = await restrictionOf(shelves, thing);
    const last = await lastRestrictionChange(shelves, thing);
    if (last === null) throw new Refusal("nothing-to-undo", { what: nameOf(thing) });
    return change(shelves, house, { ...acting, thing, before, after: last.before, at });
  });
}

/** How a thing was restricted before it was changed last, by whom it was changed and when. */
export interface RestrictionChange {
  readonly entry: AuditEntry;
  readonly before: Restriction | null;
}

/** The last change; null where there was none, or its details were erased. */
export async function lastRestrictionChange(
  shelves: Pick<Shelves, "listEntries">,
  thing: Restrictable,
): Promise<RestrictionChange | null> {
  const wanted = { action: "restriction-changed", by: null, object: nameOf(thing), from: null, to: null } as const;
  const [entry] = (await shelves.listEntries(wanted, { offset: 0, limit: 1 })).entries;
  const before = entry?.detail?.["before"];
  if (entry === undefined || typeof before !== "string") return null;
  return { entry, before: JSON.parse(before) as Restriction | null };
}

/** How a thing is restricted; null: it is not. Refuses what is not here. */
export async function restrictionOf(shelves: Shelves, thing: Restrictable): Promise<Restriction | null> {
  switch (thing.kind) {
    case "record": {
      const incident = await shelves.findIncident(thing.id);
      requirePossible("restrict", recordStateOf(incident), { incident: thing.id });
      return incident?.restriction ?? null;
    }
    case "report":
      if ((await shelves.findReportHead(thing.id)) === null)
        throw new Refusal("report-not-found", { report: thing.id });
      return shelves.findRestriction(thing);
    case "source":
      if ((await shelves.findSource(thing.id)) === null) throw new Refusal("source-not-found", { source: thing.id });
      return shelves.findRestriction(thing);
  }
}

/** As the audit log names it: `CB-…`, `report:…`, `source:…`. */
export function nameOf({ kind, id }: Restrictable): string {
  return kind === "record" ? id : `${kind}:${id}`;
}

interface Change extends Acting {
  readonly thing: Restrictable;
  readonly before: Restriction | null;
  readonly after: Restriction | null;
  readonly at: Instant;
}

async function change(
  shelves: Shelves,
  house: Lifter,
  { thing, before, after, at, ...acting }: Change,
): Promise<RestrictOutcome> {
  if (canonicalJson(before) === canonicalJson(after)) return { hasChanged: false, told: 0, waiting: 0 };
  const detail = { before: JSON.stringify(before), after: JSON.stringify(after) };
  const deed = { action: "restriction-changed", ...actingIn(acting), object: nameOf(thing), detail } as const;
  await noteDeed(shelves, house, deed, at);
  if (thing.kind === "record") {
    const incident = await shelves.findIncident(thing.id);
    if (incident === null) throw new Refusal("incident-not-found", { incident: thing.id });
    await shelves.saveIncident({ ...incident, restriction: after });
    await tellAnew(shelves, house, thing.id, at);
    return { hasChanged: true, told: 1, waiting: 0 };
  }
  await shelves.saveRestriction(thing, after);
  // Due first, so that each leaves a note of the embargoes that its earlier revisions may come under.
  const waiting = await shelves.makeDue(thing, at);
  if (waiting > toldAtOnce) return { hasChanged: true, told: 0, waiting };
  const { entries } = await shelves.recordsOn(thing, toldAtOnce);
  for (const id of entries) await tellAnew(shelves, house, id, at);
  return { hasChanged: true, told: entries.length, waiting: 0 };
}

/** An embargo that has ended already would be a slip of the pen; one that was there before may stay. */
function wrongWith(wanted: Restriction, before: Restriction | null, at: Instant): readonly Finding[] {
  const wrong = checkRestriction(wanted, "");
  const { embargo } = wanted;
  if (wrong.length > 0 || embargo === null || embargo > at || embargo === before?.embargo) return wrong;
  return [finding("embargo", "embargo-over", embargo)];
}

/** What somebody wants, on top of nothing. */
export function restrictionFrom(parts: Partial<Restriction>): Restriction {
  return { ...unrestricted, ...parts };
}
