/** What is gathered while an event is read: what it says, what is lost, and to whom it speaks of. */
import { checkStatement, type Polarity, type Stance, type Statement } from "../../domain/assertion.ts";
import type { Asserter } from "../../domain/asserter.ts";
import { canonicalJson } from "../../domain/digest.ts";
import { quotedAt } from "../../domain/evidence.ts";
import { type Field, fields } from "../../domain/field.ts";
import { type Finding, type FindingCode, finding } from "../../domain/finding.ts";
import type { Marking } from "../../domain/marking.ts";
import type { ReportId } from "../../domain/report.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import type { Confidence, Likelihood } from "../../vocabulary/icd203.ts";
import type { Said } from "../format.ts";
import { type Inside, isRecord, isSomething, itemsIn, placeOf } from "./inside.ts";
import type { Meaning } from "./meaning.ts";
import { noSubjects, type Subjects } from "./subjects.ts";

/** What the tags around a part say of everything in it. */
export interface Around {
  /** Null: nothing; as whoever imports the event marks it. */
  readonly marking: Marking | null;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
}

/** Something that an event says. What is left out is as most events have it: affirmed, reported, by whoever made the event. */
export interface Words {
  readonly field: Field;
  readonly about: SubjectKey | null;
  readonly content: Content;
  readonly polarity?: Polarity;
  readonly stance?: Stance;
  readonly asserter?: Asserter;
  /** JSON Pointers into the record. */
  readonly pointers: readonly string[];
}

/** What was gathered of one event so far. */
export interface Harvest {
  readonly record: unknown;
  /** Whoever made the event. */
  readonly maker: Asserter;
  readonly subjects: Subjects;
  /** By what is said, so that what stands in two places is said once; each with its places. */
  readonly said: Map<string, { readonly said: Omit<Said, "pointers">; readonly pointers: Set<string> }>;
  readonly links: Set<string>;
  readonly findings: Finding[];
  /** What can only be said when all victims and actors are known. */
  readonly later: (() => void)[];
}

/** Nothing gathered yet. */
export function openHarvest(record: unknown, maker: Asserter): Harvest {
  return {
    record,
    maker,
    subjects: noSubjects(),
    said: new Map(),
    links: new Set(),
    findings: [],
    later: [],
  };
}

/** Takes something that is said, if the codebook lets it stand; else a finding takes its place. */
export function say(harvest: Harvest, words: Words, around: Around): void {
  const said: Omit<Said, "pointers"> = {
    field: words.field,
    about: words.about,
    content: words.content,
    polarity: words.polarity ?? "affirmed",
    stance: words.stance ?? "reported",
    asserter: words.asserter ?? harvest.maker,
    asserted: null,
    likelihood: around.likelihood,
    confidence: around.confidence,
    marking: around.marking,
  };
  const wrong = refusals(said, words.pointers[0] ?? "");
  harvest.findings.push(...wrong);
  if (wrong.length === 0) keep(harvest, said, words.pointers);
}

/** Takes something that the codebook was already held against, on the places of the record where it stands. */
export function keep(harvest: Harvest, said: Omit<Said, "pointers">, places: readonly string[]): void {
  const pointers = places.filter((pointer) => quotedAt(harvest.record, pointer)?.isWellFormed() === true);
  if (pointers.length === 0) {
    lose(harvest, places[0] ?? "", said.content);
    return;
  }
  const key = canonicalJson(said);
  const known = harvest.said.get(key) ?? { said, pointers: new Set() };
  for (const pointer of pointers) known.pointers.add(pointer);
  harvest.said.set(key, known);
}

/** Everything that was said, in the order of the event. */
export function saidIn({ said }: Harvest): readonly Said[] {
  return [...said.values()].map((one) => ({ ...one.said, pointers: [...one.pointers] }));
}

/**
 * Takes what a word means, of whomever its field is about: the subject given, or else whoever is meant where nobody is named;
 * where that could be several it is not taken. A bare name of an actor stands as suspected, since nobody says whose word it is.
 */
export function sayMeaning(
  harvest: Harvest,
  meaning: Meaning,
  pointer: string,
  around: Around,
  subject: SubjectKey | null = null,
): void {
  const { field, content, near } = meaning;
  const { about: kind } = fields[field];
  if (near) note(harvest, pointer, "value-mapped", content);
  const sayOf = (about: SubjectKey | null) => {
    say(harvest, { ...meaning, about, pointers: [pointer] }, around);
  };
  if (content.kind === "party" && content.name !== null) {
    note(harvest, pointer, "actor-unattributed", content.name);
    sayOf(harvest.subjects.named("actor", content.name));
  } else if (kind === "incident") sayOf(null);
  else if (subject?.startsWith(kind) === true) sayOf(subject);
  else {
    harvest.later.push(() => {
      const meant = harvest.subjects.meant(kind);
      if (meant === null) note(harvest, pointer, "value-ambiguous", content);
      else sayOf(meant);
    });
  }
}

/** Names something that stands in the record and has no place here. */
export function lose(harvest: Harvest, at: string, saw: unknown): void {
  harvest.findings.push(finding(at, "import-lost", saw));
}

/** Names something else that is to be known of a place. */
export function note(harvest: Harvest, at: string, code: FindingCode, saw: unknown): void {
  harvest.findings.push(finding(at, code, saw));
}

/** The objects in a list of the part; whatever else stands in it is named as lost. */
export function partsOf(harvest: Harvest, inside: Inside, key: string): readonly Inside[] {
  return itemsIn(inside, key).flatMap(({ at, value }) => {
    if (isRecord(value)) return [{ at, value }];
    lose(harvest, at, value);
    return [];
  });
}

/** Names every member as lost that holds something and is not among those that are known. */
export function loseOthers(harvest: Harvest, inside: Inside, known: ReadonlySet<string>): void {
  for (const [key, value] of Object.entries(inside.value)) {
    if (!known.has(key) && isSomething(value)) lose(harvest, placeOf(inside, key), value);
  }
}

/** The codebook asks for evidence, of which only the kept original can say anything. */
const someEvidence: Statement["evidence"] = [
  {
    report: "" as ReportId,
    place: { kind: "pointer", pointer: "", quote: "" },
    marking: null,
    credibility: null,
  },
];

function refusals(said: Omit<Said, "pointers">, at: string): readonly Finding[] {
  const statement: Statement = { ...said, evidence: someEvidence, origin: { by: "human" } };
  return checkStatement(statement, "").map(({ code, saw }) => finding(at, code, saw));
}
