/**
 * Statements: the entries of our own extension on an incident. Each says where in the standard objects a value stands, and beside that
 * only what the standard place loses: who says it, how, when, and of whom. Read with the same distrust as everything else.
 */
import type { Polarity, Stance } from "../../domain/assertion.ts";
import { type Asserter, type AsserterRole, asserterRoles } from "../../domain/asserter.ts";
import { type Field, fields, isField } from "../../domain/field.ts";
import { parseSubjectKey, type SubjectKey, subjectKindOf } from "../../domain/subject.ts";
import type { Confidence, Likelihood } from "../../vocabulary/icd203.ts";
import type { Said, Saying } from "../format.ts";
import { actorNamed } from "./actor-named.ts";
import { confidenceWord } from "./confidence.ts";
import { contentBeside, contentFrom } from "./content-wire.ts";
import { type PlaceRead, pointerIn, readPlace, type Selector } from "./places.ts";
import type { Entry } from "./record-view.ts";
import { speakerOf, type SpeakerRead } from "./speaker.ts";
import { bindKey, placeKey, put, refuse, type Taking } from "./taking.ts";
import {
  extensionOf,
  type Find,
  isMembers,
  listOf,
  type Members,
  membersOf,
  recordExtension,
  type StixObject,
  textOf,
} from "./wire.ts";

/** Where a value stands among the objects that are written. */
export interface Placed {
  readonly object: StixObject;
  readonly selector: Selector;
}

/** Stands for the speaker of a value that is told without saying whose word it is. */
const untold = "not-told";

/** The entry for a saying whose value stands at a place; null: at none. */
export function statementFor(saying: Saying, placed: Placed | null, find: Find): Members {
  const read = placed === null ? null : readPlace(saying.field, placed.object, placed.selector, find);
  const place = read === null ? null : placed;
  const placedSpeaker = place === null ? null : (speakerOf(place.object, find)?.asserter ?? null);
  const placedConfidence = place === null ? null : confidenceWord(place.object["confidence"]);
  const value = contentBeside(saying.content, read?.content ?? null);
  const { field, about, polarity, stance, asserter, asserted, likelihood, confidence } = saying;
  const sameSpeaker = asserter?.role === placedSpeaker?.role && asserter?.name === placedSpeaker?.name;
  return stated({
    field,
    about,
    object_ref: place?.object.id ?? null,
    selector: place?.selector ?? null,
    value,
    polarity: polarity === (read?.polarity ?? "affirmed") ? null : polarity,
    stance: stance === (read?.stance ?? "reported") ? null : stance,
    speaker:
      sameSpeaker && asserter !== null
        ? null
        : asserter === null
          ? untold
          : stated({ role: asserter.role, name: asserter.name }),
    asserted,
    likelihood,
    confidence: confidence === placedConfidence ? null : (confidence ?? untold),
  });
}

/**
 * Whose word a value is taken for that is told without its speaker: an unnamed third party's, the coder's where it was inferred, and
 * in fields that are not open to third parties somebody of the part that they are open to.
 */
export function speakerUntold(field: Field, stance: Stance, content: Saying["content"]): Asserter {
  if (stance === "inferred" && fields[field].value !== "prose") return { role: "coder", name: null };
  const speakers = content.kind === "unknown" ? null : fields[field].speakers;
  const [first = "third-party"] = speakers === null || speakers.includes("third-party") ? [] : speakers;
  return { role: first, name: null };
}

/** Takes the statements of the root's own extension, where it has one. */
export function takeStatements(taking: Taking): void {
  const { root } = taking.view;
  if (!taking.own) return;
  const at = `${root.at}/extensions/${recordExtension}`;
  for (const name of ["extension_type", "record", "version", "audience"]) taking.covered.add(`${at}/${name}`);
  const { subjects, statements } = extensionOf(root.object, recordExtension);
  listOf(subjects).forEach((entry, index) => {
    takeSubject(taking, membersOf(entry), `${at}/subjects/${index}`);
  });
  listOf(statements).forEach((entry, index) => {
    takeStatement(taking, entry, `${at}/statements/${index}`);
  });
}

/** Which object stands for a victim or actor. */
function takeSubject(taking: Taking, { about, object_ref: ref }: Members, at: string): void {
  const key = parseSubjectKey(textOf(about) ?? "");
  const entry = taking.view.byId.get(textOf(ref) ?? "");
  if (key === null || entry === undefined) {
    refuse(taking, at, "record-shape", about);
    return;
  }
  bindKey(taking, subjectKindOf(key), entry.object.id, key);
  taking.covered.add(at);
}

function takeStatement(taking: Taking, written: unknown, at: string): boolean {
  if (!isMembers(written)) return refuse(taking, at, "record-shape", written);
  const field = written["field"];
  if (typeof field !== "string" || !isField(field)) return refuse(taking, at, "field-unknown", field);
  const place = placeOf(taking, written);
  const read = place === null ? null : readPlace(field, place.entry.object, place.selector, taking.view.find);
  const content = contentFrom(written["value"], read?.content ?? null);
  if (content === null) return refuse(taking, at, "value-not-admitted", written["value"]);
  const stance = (textOf(written["stance"]) ?? read?.stance ?? "reported") as Stance;
  const speaker = speakerFrom(taking, written["speaker"], place?.entry ?? null, { field, stance, content });
  if (speaker === null) return refuse(taking, at, "speaker-not-admitted", written["speaker"]);
  const pointers = place === null ? [at] : [at, `${place.entry.at}${pointerIn(place.selector)}`];
  const said = {
    field,
    about: textOf(written["about"]) as SubjectKey | null,
    content,
    ...mannerFrom(written, read, place?.entry ?? null),
    stance,
    asserter: speaker.asserter,
    marking: taking.markings.of(pointers),
    pointers,
  };
  if (!put(taking, said, at, speaker.identities)) return false;
  if (said.about !== null) taking.keys.add(said.about);
  if (place !== null) settle(taking, said, place);
  return true;
}

/** The place counts as taken, and its object as spoken for. */
function settle(taking: Taking, { field, about }: Said, { entry, selector }: PlaceOf): void {
  taking.spoken.add(entry.object.id);
  taking.taken.add(placeKey(about, `${entry.at}${pointerIn(selector)}`));
  const actor = fields[field].value === "party" ? actorNamed(entry.object, taking.view.find) : null;
  const [named] = actor?.ids ?? [];
  if (named !== undefined && about !== null) bindKey(taking, "actor", named, about);
}

interface PlaceOf {
  readonly entry: Entry;
  readonly selector: Selector;
}

function placeOf({ view }: Taking, written: Members): PlaceOf | null {
  const id = textOf(written["object_ref"]);
  const entry = id === null ? undefined : view.byId.get(id);
  const selector = textOf(written["selector"]);
  if (entry === undefined || (selector !== null && selector.length > 500)) return null;
  return { entry, selector };
}

function speakerFrom(
  { view, publisher }: Taking,
  written: unknown,
  entry: Entry | null,
  said: Pick<Saying, "field" | "stance" | "content">,
): SpeakerRead | null {
  if (written === undefined) {
    const placed = entry === null ? null : speakerOf(entry.object, view.find);
    return placed ?? { asserter: { role: "third-party", name: publisher }, identities: [] };
  }
  if (written === untold) return { asserter: speakerUntold(said.field, said.stance, said.content), identities: [] };
  const { role, name } = membersOf(written);
  const known = (Object.keys(asserterRoles) as AsserterRole[]).find((word) => word === role);
  if (known === undefined || (name !== undefined && textOf(name) === null)) return null;
  return { asserter: { role: known, name: textOf(name) }, identities: [] };
}

function mannerFrom(
  written: Members,
  read: PlaceRead | null,
  entry: Entry | null,
): Pick<Said, "polarity" | "asserted" | "likelihood" | "confidence"> {
  const polarity = textOf(written["polarity"]) ?? read?.polarity ?? "affirmed";
  const confidence = textOf(written["confidence"]) ?? confidenceWord(entry?.object["confidence"]);
  return {
    polarity: polarity as Polarity,
    asserted: textOf(written["asserted"]),
    likelihood: textOf(written["likelihood"]) as Likelihood | null,
    confidence: confidence === untold ? null : (confidence as Confidence | null),
  };
}

/** Without the members that say nothing: STIX has no null. */
function stated(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
