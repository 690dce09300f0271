/** Taking: turns places of a record into sayings with pointers, speaker, confidence and marking, and keeps account of what was taken. */
import { checkStatement } from "../../domain/assertion.ts";
import type { Evidence } from "../../domain/evidence.ts";
import type { Field } from "../../domain/field.ts";
import { type Finding, finding, type FindingCode } from "../../domain/finding.ts";
import type { ReportId } from "../../domain/report.ts";
import { type KeyedKind, subjectKey, type SubjectKey } from "../../domain/subject.ts";
import type { Said } from "../format.ts";
import { confidenceWord } from "./confidence.ts";
import { pointerIn, readPlace, type PlaceRead, type Selector, valueIn } from "./places.ts";
import type { Entry, RecordView } from "./record-view.ts";
import { type SpeakerRead, speakerOf } from "./speaker.ts";
import { hasExtension, recordExtension } from "./wire.ts";
import { markingsOf, type ViewMarkings } from "./view-markings.ts";

/** The account of one record. */
export interface Taking {
  readonly view: RecordView;
  readonly publisher: string;
  /** Whether the root has our own extension, whose statements say what the words of our notes and descriptions say. */
  readonly own: boolean;
  readonly said: Said[];
  readonly findings: Finding[];
  /** Pointers that are accounted for. */
  readonly covered: Set<string>;
  /** Keys of places that a saying was taken from (`placeKey`), so that none is taken twice. */
  readonly taken: Set<string>;
  /** Keys of victims and actors, by kind and id of their objects: `victim identity--…`. */
  readonly subjects: Map<string, SubjectKey>;
  /** Keys that are in use. */
  readonly keys: Set<SubjectKey>;
  /** The number that is tried next for a key of a kind. */
  readonly nextKey: Record<KeyedKind, number>;
  /** Ids of objects that statements of our own speak for. */
  readonly spoken: Set<string>;
  readonly markings: ViewMarkings;
}

/** A place to take. */
export interface Wish {
  readonly field: Field;
  readonly about: SubjectKey | null;
  readonly entry: Entry;
  readonly selector: Selector;
  /** Further places that the saying rests on, pointers. */
  readonly also?: readonly string[];
  /** Whose word it is; else the object's speaker, else the publisher. */
  readonly speaker?: SpeakerRead;
  /** What differs from what the place says by itself. */
  readonly known?: Partial<Pick<Said, "content" | "polarity" | "stance" | "asserted">>;
}

/** The account with nothing taken yet. */
export function takingOf(view: RecordView, publisher: string): Taking {
  const markings = markingsOf(view);
  return {
    view,
    publisher,
    own: hasExtension(view.root.object, recordExtension),
    said: [],
    findings: [...view.findings, ...markings.findings],
    covered: new Set([...view.named, ...markings.covered]),
    taken: new Set(),
    subjects: new Map(),
    keys: new Set(),
    nextKey: { victim: 1, actor: 1 },
    spoken: new Set(),
    markings,
  };
}

/** Takes a place, unless it was taken before. False where nothing was said; what stands there then has a finding, or is left over. */
export function take(taking: Taking, wish: Wish): boolean {
  const { entry, selector, field } = wish;
  const raw = valueIn(entry.object, selector);
  if (raw === undefined || raw === null || raw === "") return false;
  const read = readPlace(field, entry.object, selector, taking.view.find);
  if (read !== null) return enter(taking, wish, read);
  return refuse(taking, `${entry.at}${pointerIn(selector)}`, "value-not-admitted", raw);
}

/** Takes a place as it was read, likewise. */
export function enter(taking: Taking, wish: Wish, read: PlaceRead): boolean {
  const { entry, selector, about } = wish;
  const pointer = `${entry.at}${pointerIn(selector)}`;
  if (taking.taken.has(placeKey(about, pointer))) return false;
  const speaker = wish.speaker ?? speakerFor(taking, entry);
  const said = sayingOf(taking, wish, read, pointer, speaker);
  if (!put(taking, said, pointer, speaker.identities)) return false;
  const raw = valueIn(entry.object, selector);
  if (!read.exact) taking.findings.push(finding(pointer, "value-mapped", raw));
  if (read.reduced) taking.findings.push(finding(pointer, "precision-reduced", raw));
  if (said.confidence !== null) taking.covered.add(`${entry.at}/confidence`);
  return true;
}

/** Enters a saying, or a finding at a place where the codebook refuses it. `identities`: those that its speaker was taken from. */
export function put(taking: Taking, said: Said, at: string, identities: readonly string[]): boolean {
  const [wrong] = checkStatement({ ...said, evidence: [someEvidence], origin: { by: "human" } }, "");
  if (wrong !== undefined) return refuse(taking, at, wrong.code, wrong.saw);
  taking.said.push(said);
  taking.taken.add(placeKey(said.about, at));
  for (const pointer of [...said.pointers, ...namesOf(taking, identities)]) taking.covered.add(pointer);
  return true;
}

/** What a taken place is known by: of whom something was taken there, and where. */
export function placeKey(about: string | null, pointer: string): string {
  return `${about ?? ""} ${pointer}`;
}

/** Whose word an object is: what it says itself, the victim where that created it, else the publisher. */
export function speakerFor(taking: Taking, entry: Entry): SpeakerRead {
  return knownSpeaker(taking, entry) ?? { asserter: { role: "third-party", name: taking.publisher }, identities: [] };
}

/** The same; null where the object does not say. */
export function knownSpeaker({ view, subjects }: Taking, { object }: Entry): SpeakerRead | null {
  const speaker = speakerOf(object, view.find);
  const [identity = ""] = speaker?.identities ?? [];
  if (speaker?.asserter.role !== "third-party" || !subjects.has(`victim ${identity}`)) return speaker;
  return { ...speaker, asserter: { role: "victim", name: speaker.asserter.name } };
}

/** The key of the victim or actor that an object stands for, given to it now where it has none; null where keys have run out. */
export function keyFor({ subjects, keys, nextKey }: Taking, kind: KeyedKind, id: string): SubjectKey | null {
  const known = subjects.get(`${kind} ${id}`);
  if (known !== undefined) return known;
  while (keys.has(subjectKey(kind, nextKey[kind]))) nextKey[kind] += 1;
  if (nextKey[kind] > mostSubjects) return null;
  const key = subjectKey(kind, nextKey[kind]);
  bindKey({ subjects, keys }, kind, id, key);
  return key;
}

/** Has an object stand for the victim or actor of a key. */
export function bindKey(
  { subjects, keys }: Pick<Taking, "subjects" | "keys">,
  kind: KeyedKind,
  id: string,
  key: SubjectKey,
): void {
  keys.add(key);
  subjects.set(`${kind} ${id}`, key);
}

/** Notes what could not be taken. Always false. */
export function refuse(taking: Taking, at: string, code: FindingCode, saw: unknown): false {
  taking.findings.push(finding(at, code, saw));
  taking.covered.add(at);
  return false;
}

/** Accounts for places that say nothing by themselves, or whose meaning was taken elsewhere. */
export function cover({ covered }: Taking, entry: Entry, ...names: readonly string[]): void {
  for (const name of names) covered.add(`${entry.at}/${name}`);
}

/** The most victims, and the most actors, that keys can tell apart. */
const mostSubjects = 9999;

const someEvidence: Evidence = {
  report: "" as ReportId,
  place: { kind: "pointer", pointer: "", quote: "" },
  marking: null,
  credibility: null,
};

function sayingOf(
  taking: Taking,
  { field, about, entry, also = [], known = {} }: Wish,
  read: PlaceRead,
  pointer: string,
  speaker: SpeakerRead,
): Said {
  const pointers = [pointer, ...also];
  return {
    field,
    about,
    content: read.content,
    polarity: read.polarity,
    stance: read.stance,
    asserter: speaker.asserter,
    asserted: null,
    likelihood: null,
    confidence: confidenceWord(entry.object["confidence"]),
    ...known,
    marking: taking.markings.of([...pointers, ...namesOf(taking, speaker.identities)]),
    pointers,
  };
}

/** Where the names of identities stand, and what their part was told by. */
function namesOf({ view }: Taking, ids: readonly string[]): readonly string[] {
  return ids
    .flatMap((id) => view.byId.get(id) ?? [])
    .flatMap(({ at, object }) =>
      ["name", "roles", "sectors", "labels"].flatMap((name) => (object[name] === undefined ? [] : [`${at}/${name}`])),
    );
}
