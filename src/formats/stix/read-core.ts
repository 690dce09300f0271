/** The Incident Core extension of a record: what was determined, counted and scored, and its impacts, events and tasks. */
import type { Field } from "../../domain/field.ts";
import type { Said } from "../format.ts";
import { effectOn, type PlaceRead, readPlace } from "./places.ts";
import type { Entry } from "./record-view.ts";
import { cover, enter, put, speakerFor, take, type Taking } from "./taking.ts";
import { dateOfTimestamp } from "./times.ts";
import {
  coreExtensions,
  extensionOf,
  isMembers,
  listOf,
  membersOf,
  type Members,
  textOf,
  textsOf,
  wordOf,
} from "./wire.ts";
import { countedEntities, eventTypesRead, moneyRead, severityScore, wordIn } from "./words.ts";

/**
 * Takes the extension of the root, and the impacts, events and tasks of the record. `live`: what was neither revoked nor spoken for by
 * statements of our own.
 */
export function takeCore(taking: Taking, live: readonly Entry[]): void {
  takeIncident(taking);
  const ofType = (type: string) => live.filter(({ object }) => object.type === type);
  for (const impact of ofType("impact")) takeImpact(taking, impact);
  takeEvents(taking, ofType("event"));
  for (const task of ofType("task")) takeTask(taking, task);
}

function takeIncident(taking: Taking): void {
  const { root } = taking.view;
  const core = extensionOf(root.object, coreExtensions.incident);
  const within = `extensions.${coreExtensions.incident}`;
  const at = `extensions/${coreExtensions.incident}`;
  // Whether somebody still works on it is the state of their case, and required there of those who have none.
  cover(taking, root, `${at}/extension_type`, `${at}/investigation_status`);
  for (const name of ["events", "tasks", "impact_refs"]) cover(taking, root, `${at}/${name}`);
  const ofRoot = { about: null, entry: root } as const;
  // It is required there too; how real we hold the matter to be, our own statements say.
  if (taking.own) cover(taking, root, `${at}/determination`);
  else take(taking, { ...ofRoot, field: "incident.reality", selector: `${within}.determination` });
  takeWords(taking, root, `${within}.incident_types`, core["incident_types"], "incident.type");
  takeWords(taking, root, `${within}.detection_methods`, core["detection_methods"], "discovery.method");
  takeCounts(taking, root, core["impacted_entity_counts"], `${within}.impacted_entity_counts`);
  listOf(core["scores"]).forEach((score, index) => {
    takeScore(taking, membersOf(score), `${within}.scores.[${index}]`);
  });
  if (typeof core["criticality"] === "number") {
    takeInput(taking, root, `${within}.criticality`, `Criticality: ${core["criticality"]} of 100`);
  }
  const recoverability = textsOf([core["recoverability"]].flat()).join(", ");
  if (recoverability !== "") takeInput(taking, root, `${within}.recoverability`, `Recoverability: ${recoverability}`);
}

/** Words that mean nothing here are left over. */
function takeWords(taking: Taking, entry: Entry, within: string, words: unknown, field: Field): void {
  listOf(words).forEach((_, index) => {
    const selector = `${within}.[${index}]`;
    if (readPlace(field, entry.object, selector, taking.view.find) !== null) {
      take(taking, { field, about: null, entry, selector });
    }
  });
}

/** What nothing here counts stays lost, unless it is affirmed that there was none of it. */
function takeCounts(taking: Taking, entry: Entry, counts: unknown, within: string): void {
  for (const [name, count] of Object.entries(membersOf(counts))) {
    const field = wordIn(countedEntities, name);
    const place = { about: null, entry, selector: `${within}.${name}` } as const;
    if (field !== null) take(taking, { ...place, field });
    else if (count === 0 && !name.includes(".")) {
      const content = { kind: "matter", what: name.replaceAll("-", " "), object: kindOfEntity(name) } as const;
      enter(taking, { ...place, field: "finding.not-affected" }, { ...plain, content });
    }
  }
}

function kindOfEntity(name: string): "organisation" | "system" {
  return /customer|employee|group|business|facilit|unit/.test(name) ? "organisation" : "system";
}

const plain = {
  polarity: "affirmed",
  stance: "reported",
  exact: true,
  reduced: false,
} as const satisfies Partial<PlaceRead>;

function takeScore(taking: Taking, { name, value, description }: Members, selector: string): void {
  const { root } = taking.view;
  const title = textOf(name);
  if (title === null || typeof value !== "number") return;
  if (title === severityScore) take(taking, { field: "severity.level", about: null, entry: root, selector });
  else {
    const more = textOf(description);
    takeInput(taking, root, selector, `${title}: ${value}${more === null ? "" : ` (${more})`}`);
  }
}

function takeInput(taking: Taking, entry: Entry, selector: string, text: string): void {
  enter(
    taking,
    { field: "severity.input", about: null, entry, selector },
    { ...plain, content: { kind: "prose", text } },
  );
}

/** The one extension of an impact that says what it is, with or without the ending that newer drafts give it. */
function impactPart(
  { object }: Entry,
  ...names: readonly string[]
): { readonly part: Members; readonly within: string } | null {
  const extensions = membersOf(object["extensions"]);
  const name = names.flatMap((word) => [`${word}-ext`, word]).find((word) => isMembers(extensions[word]));
  return name === undefined ? null : { part: membersOf(extensions[name]), within: `extensions.${name}` };
}

function takeImpact(taking: Taking, entry: Entry): void {
  const superseded = textOf(entry.object["superseded_by_ref"]) !== null;
  const known = superseded ? ({ known: { stance: "superseded" } } as const) : {};
  const of = { about: null, entry, ...known } as const;
  cover(taking, entry, "impact_category", `extensions/${coreExtensions.impact}/extension_type`, "superseded_by_ref");
  takeCounts(taking, entry, entry.object["impacted_entity_counts"], "impacted_entity_counts");
  const availability = impactPart(entry, "availability");
  if (availability !== null) {
    const selector = `${availability.within}.availability_impact`;
    take(taking, { ...of, field: "cia.availability", selector });
    const { availability_impact: share } = availability.part;
    // How much of the function was lost is an input to the severity level ("functional impact").
    if (typeof share === "number" && share > 0) takeShare(taking, entry, selector, share);
  }
  for (const [field, name, word] of effects) takeEffect(taking, entry, field, name, word, known);
  const money = impactPart(entry, "monetary", "economic");
  if (money !== null) takeMoney(taking, entry, money, known);
  const physical = impactPart(entry, "physical");
  if (physical?.part["impact_type"] === "none") {
    const what = textOf(physical.part["asset_type"])?.replaceAll("-", " ") ?? "physical assets";
    const content = { kind: "matter", what, object: "system" } as const;
    enter(taking, { ...of, field: "finding.not-affected", selector: physical.within }, { ...plain, content });
  }
}

const effects = [
  ["cia.confidentiality", "confidentiality", "loss_type"],
  ["cia.integrity", "integrity", "alteration"],
] as const;

/** The place is taken by what it says of availability; this says how much. */
function takeShare(taking: Taking, entry: Entry, selector: string, share: number): void {
  const pointer = `${entry.at}/${selector.replaceAll(".", "/")}`;
  const { asserter, identities } = speakerFor(taking, entry);
  const said: Said = {
    field: "severity.input",
    about: null,
    content: { kind: "prose", text: `Functional impact: ${share} of 100` },
    polarity: "affirmed",
    stance: "reported",
    asserter,
    asserted: null,
    likelihood: null,
    confidence: null,
    marking: taking.markings.of([pointer]),
    pointers: [pointer],
  };
  put(taking, said, pointer, identities);
}

/** A loss of nothing of one kind spares that kind; a loss of nothing of no kind spares everything. */
function takeEffect(
  taking: Taking,
  entry: Entry,
  field: "cia.confidentiality" | "cia.integrity",
  name: string,
  word: string,
  known: { readonly known?: { readonly stance: "superseded" } },
): void {
  const found = impactPart(entry, name);
  if (found === null) return;
  const of = { about: null, entry, ...known } as const;
  const kind = `${found.within}.information_type`;
  if (found.part[word] === "none" && textOf(found.part["information_type"]) !== null) {
    cover(taking, entry, `${found.within.replaceAll(".", "/")}/${word}`);
    take(taking, { ...of, field: "finding.not-affected", selector: kind });
    return;
  }
  take(taking, { ...of, field, selector: `${found.within}.${word}` });
  if (field === "cia.integrity") return;
  if (readPlace("data.variety", entry.object, kind, taking.view.find) !== null) {
    take(taking, { ...of, field: "data.variety", selector: kind });
  }
  take(taking, { ...of, field: "impact.records", selector: `${found.within}.record_count` });
  take(taking, { ...of, field: "impact.data-volume", selector: `${found.within}.record_size` });
}

function takeMoney(
  taking: Taking,
  entry: Entry,
  { part, within }: { readonly part: Members; readonly within: string },
  known: { readonly known?: { readonly stance: "superseded" } },
): void {
  if (part["min_amount"] === undefined && part["max_amount"] === undefined) return;
  const field = wordIn(moneyRead, wordOf(part["variety"])) ?? "impact.money-loss";
  take(taking, { field, about: null, entry, selector: within, ...known });
}

/** Of several events the first beginning and the last end are those of the incident; the other times have no place. */
function takeEvents(taking: Taking, events: readonly Entry[]): void {
  for (const event of events) takeEvent(taking, event);
  const happened = events.filter(({ object }) => ["occurred", "ongoing"].includes(wordOf(object["status"])));
  const ongoing = happened.some(({ object }) => object["status"] === "ongoing");
  takeOutermost(taking, happened, "start_time", "date.began", (a, b) => a < b);
  if (!ongoing) takeOutermost(taking, happened, "end_time", "date.ended", (a, b) => a > b);
}

function takeOutermost(
  taking: Taking,
  events: readonly Entry[],
  selector: "start_time" | "end_time",
  field: "date.began" | "date.ended",
  isFurther: (a: string, b: string) => boolean,
): void {
  let outermost: Entry | null = null;
  for (const event of events) {
    const time = textOf(event.object[selector]);
    if (time === null || dateOfTimestamp(time, undefined) === null) continue;
    if (outermost === null || isFurther(time, wordOf(outermost.object[selector]))) outermost = event;
  }
  if (outermost !== null) takeTime(taking, outermost, selector, field);
}

function takeTime(taking: Taking, entry: Entry, selector: "start_time" | "end_time", field: Field): void {
  if (take(taking, { field, about: null, entry, selector })) cover(taking, entry, `${selector}_fidelity`);
}

function takeEvent(taking: Taking, entry: Entry): void {
  const { object } = entry;
  const name = textOf(object["name"]);
  const types = listOf(object["event_types"]);
  cover(taking, entry, "status", "sighting_refs", `extensions/${coreExtensions.event}/extension_type`);
  const unattributed = types.indexOf("unattributed");
  if (unattributed >= 0) takeUnattributed(taking, entry, `event_types.[${unattributed}]`);
  if (object["status"] === "not-occurred" || types.includes("refuted")) {
    const spared = name?.startsWith(effectOn) === true;
    const selector = name === null ? "description" : "name";
    take(taking, { field: spared ? "finding.not-affected" : "finding.not-happened", about: null, entry, selector });
    return;
  }
  if (object["status"] !== "occurred" && object["status"] !== "ongoing") return;
  types.forEach((type, index) => {
    if (wordIn(eventTypesRead, wordOf(type)) === null) return;
    take(taking, { field: "incident.type", about: null, entry, selector: `event_types.[${index}]` });
  });
  takeStory(taking, entry, name);
}

/** What an event is called and how it is described tells a part of what happened. */
function takeStory(taking: Taking, entry: Entry, name: string | null): void {
  const description = textOf(entry.object["description"]);
  if (name === null && description === null) return;
  const selector = description === null ? "name" : "description";
  const text = name === null || description === null ? (description ?? name ?? "") : `${name}: ${description}`;
  const also = selector === "description" && name !== null ? [`${entry.at}/name`] : [];
  enter(
    taking,
    { field: "description", about: null, entry, selector, also },
    { ...plain, content: { kind: "prose", text } },
  );
}

function takeUnattributed(taking: Taking, entry: Entry, selector: string): void {
  const content = { kind: "party", name: null, basis: null } as const;
  enter(taking, { field: "responsibility.not-attributed", about: null, entry, selector }, { ...plain, content });
}

/** Dates that the end of a task of some type is, or its beginning where it is the moment that counts. */
const taskDates = {
  detected: ["date.discovered", "start_time"],
  reported: ["date.disclosed", "start_time"],
  "victim-notification": ["date.disclosed", "start_time"],
  containment: ["date.contained", "end_time"],
  recovery: ["date.restored", "end_time"],
  attribution: ["date.attributed", "end_time"],
} as const;

/** Tasks that were cancelled or failed have no place, except that nobody could be named. */
function takeTask(taking: Taking, entry: Entry): void {
  const { object } = entry;
  const outcome = wordOf(object["outcome"]);
  cover(taking, entry, `extensions/${coreExtensions.task}/extension_type`);
  const done = outcome === "successful";
  listOf(object["task_types"]).forEach((type, index) => {
    const selector = `task_types.[${index}]`;
    if (type === "attribution" && (outcome === "unknown" || outcome === "failed")) {
      takeUnattributed(taking, entry, selector);
      cover(taking, entry, "outcome");
    }
    const dated = wordIn<readonly [Field, "start_time" | "end_time"]>(taskDates, wordOf(type));
    if (done && dated !== null) takeTaskDate(taking, entry, dated, selector);
    if (!done && outcome !== "ongoing") return;
    if (readPlace("response", object, selector, taking.view.find) === null) return;
    if (take(taking, { field: "response", about: null, entry, selector })) cover(taking, entry, "outcome");
  });
}

function takeTaskDate(
  taking: Taking,
  entry: Entry,
  [field, wanted]: readonly [Field, "start_time" | "end_time"],
  selector: string,
): void {
  const other = wanted === "start_time" ? "end_time" : "start_time";
  const time = [wanted, other].find((name) => dateOfTimestamp(entry.object[name], undefined) !== null);
  if (time === undefined) return;
  takeTime(taking, entry, time === "start_time" ? "start_time" : "end_time", field);
  cover(taking, entry, "outcome", selector.replace(".[", "/").replace("]", ""));
}
