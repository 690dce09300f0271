/**
 * Take down: a value of a record is told nobody but the desk any more: not today, not as it was once, in no list, search, feed or export, and
 * the releases that told it are taken off. Those who had been told of it learn that something was taken down, when and why. It can be lifted:
 * then the value is told again; releases that were taken off stay so.
 */
import type { AccountId } from "../domain/account.ts";
import { recordStateOf, requirePossible } from "../domain/access.ts";
import type { Assertion } from "../domain/assertion.ts";
import { type AudienceName, audienceNamed } from "../domain/audience.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { canonicalJson } from "../domain/digest.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { audiencesWith } from "../domain/group.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import {
  inForce,
  isSearchable,
  keyOfValue,
  placesOfValues,
  type Takedown,
  type TakenValue,
} from "../domain/takedown.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { statesOf } from "./history.ts";
import { type House, randomName } from "./house.ts";
import { tellAnew, tellingTransaction } from "./lift-embargoes.ts";
import type { Release } from "./release-manifest.ts";
import { finishTakingOff, releasesThatTell, saveTakingOff } from "./release-take-off.ts";
import { type FoundPlace, placesIn, remainsOf, type WholeRecord } from "./take-down-places.ts";
import { citedReports, narrowingOf } from "./telling.ts";

/** What is to be taken down. */
export interface Wanted {
  readonly incident: IncidentId;
  /** Ids of assertions of any revision: their values go, whoever says them. */
  readonly assertions: readonly string[];
  /** Words: whatever holds them goes. */
  readonly texts: readonly string[];
  /** True: the picture that stands beside the record goes too. */
  readonly picture: boolean;
}

/** What is to be taken down, and why; the reason is told to those who had been told of it. */
export interface TakeDownCommand extends Wanted, Acting {
  readonly reason: string;
  readonly by: AccountId;
}

/** Everything that a takedown would take. */
export interface Survey {
  /** In order of the revisions that hold them first. */
  readonly places: readonly FoundPlace[];
  /** Other places that hold words of the values that were chosen, and would be told still. */
  readonly remains: readonly FoundPlace[];
  /** The audiences that are or were told of it. */
  readonly told: readonly AudienceName[];
  /** Releases that would be taken off. */
  readonly releases: readonly Release[];
}

/** What was taken down. */
export interface TakenDown {
  readonly takedown: Takedown;
  /** Names of the releases that were taken off. */
  readonly releases: readonly string[];
}

/** The most words that one takedown takes, and how long each may be. */
const most = { texts: 20, characters: 500, reason: 500 } as const;

type Needs = Pick<House, "store" | "policies" | "clock" | "random" | "releases">;

/** Every place that a takedown would take, before it is done. Refuses as `takeDown`, but wants no reason. */
export async function surveyTakedown(house: Needs, wanted: Wanted): Promise<Survey> {
  const record = await readRecord(house.store, house, wanted.incident);
  const takedown = draftTakedown(record, wanted);
  const releases = await releasesThatTell(house.releases, wanted.incident, takedown);
  return {
    places: placesIn(record, takedown),
    remains: remainsOf(record, takedown),
    told: toldOf(record, takedown, releases, audiencesWith(await house.store.listGroups())),
    releases,
  };
}

/**
 * Takes down, and takes off the releases that told it. Refuses records that are not here, `input-invalid` with findings at `assertions`,
 * `texts`, `picture` and `reason`, and `nothing-taken` where nothing in the record says it.
 */
export async function takeDown(house: Needs, command: TakeDownCommand): Promise<TakenDown> {
  const reason = command.reason.trim();
  if (reason === "") throw new Refusal("reason-missing");
  if (reason.length > most.reason) throw invalid([finding("reason", "value-too-long")]);
  const done = await tellingTransaction(house, async (shelves, at) => {
    const record = await readRecord(shelves, house, command.incident);
    const drafted = draftTakedown(record, command);
    const places = placesIn(record, drafted);
    if (places.length === 0) throw new Refusal("nothing-taken", { incident: command.incident });
    const releases = await releasesThatTell(house.releases, command.incident, drafted);
    const told = toldOf(record, drafted, releases, audiencesWith(await shelves.listGroups()));
    const takedown: Takedown = { ...drafted, id: randomName(house, 8), reason, at, by: command.by, told };
    const { incident } = record;
    await shelves.saveIncident({ ...incident, takedowns: [...incident.takedowns, takedown] });
    await tellAnew(shelves, house, incident.id, at);
    const names = releases.map(({ name }) => name);
    await saveTakingOff(
      shelves,
      names.map((name) => ({ release: name, at, reason })),
    );
    const { by, via } = actingIn(command);
    const noted = { by: by ?? command.by, via, incident: incident.id, takedown, places: places.length, names, at };
    await note(shelves, house, { action: "value-taken-down", ...noted });
    return { takedown, releases: names };
  });
  await finishTakingOff(house);
  return done;
}

/** Tells again what was taken down. Releases that were taken off are not brought back. Returns the takedown as it was lifted. */
export async function liftTakedown(
  house: Needs,
  {
    incident: id,
    takedown: name,
    ...acting
  }: Acting & { readonly incident: IncidentId; readonly takedown: string; readonly by: AccountId },
): Promise<Takedown> {
  return tellingTransaction(house, async (shelves, at) => {
    const incident = await shelves.findIncident(id);
    requirePossible("take-down", recordStateOf(incident), { incident: id });
    const found = inForce(incident?.takedowns ?? []).find((takedown) => takedown.id === name);
    if (incident === null || found === undefined)
      throw new Refusal("takedown-not-found", { incident: id, takedown: name });
    const lifted: Takedown = { ...found, lifted: { at, by: acting.by } };
    const takedowns = incident.takedowns.map((takedown) => (takedown.id === name ? lifted : takedown));
    await shelves.saveIncident({ ...incident, takedowns });
    await tellAnew(shelves, house, id, at);
    await note(shelves, house, {
      ...acting,
      action: "takedown-lifted",
      incident: id,
      takedown: lifted,
      places: 0,
      names: [],
      at,
    });
    return lifted;
  });
}

async function readRecord(
  shelves: Shelves,
  { policies }: Pick<House, "policies">,
  id: IncidentId,
): Promise<WholeRecord> {
  const incident = await shelves.findIncident(id);
  requirePossible("take-down", recordStateOf(incident), { incident: id });
  const revisions = await shelves.listRevisions(id);
  const newest = revisions.at(-1);
  if (incident === null || newest === undefined) throw new Refusal("incident-not-found", { incident: id });
  const all = { ...newest, assertions: revisions.flatMap(({ assertions }) => assertions) };
  const { asOf } = await narrowingOf(shelves, incident);
  const reports = await citedReports(shelves, all);
  const policy = await policies.of(shelves, id);
  return { incident, revisions, reports, policy, ...(asOf === undefined ? {} : { asOf }) };
}

/** What is wanted as a takedown that nobody made yet. */
function draftTakedown({ incident, revisions }: WholeRecord, wanted: Wanted): Takedown {
  const texts = [...new Set(wanted.texts.map((text) => text.trim()).filter((text) => text !== ""))];
  const all = revisions.flatMap(({ assertions }) => assertions);
  const values = valuesOf(wanted.assertions, all);
  const wrong = wrongWith(wanted, texts, all, incident);
  if (wrong.length > 0) throw invalid(wrong);
  return {
    id: "",
    values,
    texts,
    places: placesOfValues(values, all),
    illustration: wanted.picture ? (incident.illustration?.digest ?? null) : null,
    reason: "",
    at: "",
    by: "" as AccountId,
    told: [],
    lifted: null,
  };
}

function valuesOf(ids: readonly string[], all: readonly Assertion[]): readonly TakenValue[] {
  const chosen = all.filter(({ id }) => ids.includes(id)).map(({ field, content }) => ({ field, content }));
  return [...new Map(chosen.map((value) => [keyOfValue(value), value])).values()];
}

function wrongWith(
  { assertions, picture }: Wanted,
  texts: readonly string[],
  all: readonly Assertion[],
  { illustration }: Incident,
): readonly Finding[] {
  const unknown = assertions.filter((name) => !all.some(({ id }) => id === name));
  const tooShort = texts.filter((text) => !isSearchable(text));
  const tooLong = texts.length > most.texts || texts.some((text) => text.length > most.characters);
  const nothing = assertions.length === 0 && texts.length === 0 && !picture;
  return [
    ...unknown.map((name) => finding("assertions", "value-not-admitted", name)),
    ...tooShort.map((text) => finding("texts", "value-not-admitted", text)),
    ...(tooLong ? [finding("texts", "value-too-long")] : []),
    ...(picture && illustration === null ? [finding("picture", "value-missing")] : []),
    ...(nothing ? [finding("assertions", "value-missing")] : []),
  ];
}

/**
 * The audiences but the desk for whom any state of the record, as they are told today of its past, would say something else without it; and
 * those for whom a release was made that says it.
 */
function toldOf(
  record: WholeRecord,
  takedown: Takedown,
  releases: readonly Release[],
  readers: readonly AudienceName[],
): readonly AudienceName[] {
  const { incident, ...past } = record;
  const { illustration, restriction, takedowns } = incident;
  const said = (all: readonly Takedown[], name: AudienceName) =>
    canonicalJson(
      statesOf({ ...past, illustration, restriction, takedowns: all }, audienceNamed(name)).map(
        ({ fields, sources, illustration: picture }) => [fields, sources, picture],
      ),
    );
  return readers.filter(
    (name) =>
      name !== "desk" &&
      (releases.some(({ audience }) => audience === name) ||
        said(takedowns, name) !== said([...takedowns, takedown], name)),
  );
}

interface Noted extends Acting {
  readonly action: "value-taken-down" | "takedown-lifted";
  readonly incident: IncidentId;
  readonly takedown: Takedown;
  readonly places: number;
  readonly names: readonly string[];
  readonly at: Instant;
}

/** The words themselves stay with the record: a log that is exported would carry them away. */
async function note(shelves: Shelves, house: Needs, noted: Noted): Promise<void> {
  const { action, incident, takedown, places, names, at, ...acting } = noted;
  const { id, reason, told, values, texts } = takedown;
  const detail = { takedown: id, reason, told, values: values.length, texts: texts.length, places, releases: names };
  await noteDeed(shelves, house, { action, ...actingIn(acting), object: incident, detail }, at);
}

function invalid(findings: readonly Finding[]): Refusal {
  return new Refusal("input-invalid", {}, findings);
}
