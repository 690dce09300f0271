/**
 * The extension `plus.casebook`: whose word each value is, and everything that VERIS has no place for. It is read like any text from
 * outside: what it says stands only where the codebook admits it.
 */
import type { Asserter } from "../../domain/asserter.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import type { Content } from "../../domain/value.ts";
import type { Said } from "../format.ts";
import { escapeStep } from "../leftovers.ts";
import { parseSaying } from "../parse-saying.ts";
import type { Implied } from "./implied.ts";
import { isLoose, type Loose, memberOf } from "./leaves.ts";
import { extensionPointer, type Standard } from "./standard.ts";

/** The only form of the extension so far. */
export const extensionFormat = 1;

/** One thing that the extension says: of a place in the standard part (`at`), or by itself (`field` and `content`). */
export interface Entry {
  /** A slot of the standard part, whose value this is. */
  readonly at?: string;
  /** With `at`: only where it is another than the slot implies. */
  readonly field?: string;
  readonly about?: string;
  readonly content?: Content;
  /** With `at`: on what the attribution rests, or the part of the day, which the slot has no place for. */
  readonly basis?: string;
  readonly part?: string;
  readonly polarity?: string;
  readonly stance?: string;
  /** Which of the speakers, counted from 0; absent: the first; null: the speaker was kept back. */
  readonly by?: number | null;
  readonly asserted?: string;
  readonly likelihood?: string;
  readonly confidence?: string | null;
}

/** The extension as it is written. */
export interface Extension {
  readonly format: typeof extensionFormat;
  /** Number of the record, its version for the audience, and the page where it stands. */
  readonly record: string;
  readonly version: number;
  readonly audience: string;
  readonly site: string;
  readonly url: string;
  /** True where the record is of the sample that ships with Casebook. */
  readonly sample?: true;
  /** Whose word things are; the first is whoever speaks most. */
  readonly speakers: readonly Asserter[];
  readonly said: readonly Entry[];
  /** Slots and places that are filled only because the schema or a rule asks for it: they say nothing. */
  readonly filled: readonly string[];
  /** Fields of which the audience is told the number of values, and those that it is not told; absent where there are none. */
  readonly counted?: Readonly<Record<string, number>>;
  readonly withheld?: readonly string[];
  /** Publishers, titles and addresses of what the record rests on. */
  readonly sources: readonly Loose[];
}

/** Members that name the record; the others are read one by one. */
const naming: readonly string[] = ["format", "record", "version", "audience", "site", "url", "sample"];
const reading: readonly string[] = ["speakers", "said", "filled"];
const entryMembers: readonly string[] = [
  ...["at", "field", "about", "content", "basis", "part", "polarity", "stance", "by"],
  ...["asserted", "likelihood", "confidence"],
];

/** The extension of a record; null where it has none in the form that is known here. */
export function extensionIn(record: Loose): Loose | null {
  const extension = memberOf(memberOf(record, "plus"), "casebook");
  return isLoose(extension) && extension["format"] === extensionFormat ? extension : null;
}

/** What a record with an extension says in both its parts. Findings about what only fills the standard part are left out. */
export function readExtended(
  { implied, findings }: Standard,
  extension: Loose,
  publisher: string,
): { readonly said: readonly Said[]; readonly findings: readonly Finding[] } {
  const filled = new Set(listAt(extension, "filled"));
  const slots = new Map(implied.map((one) => [one.slot, one]));
  const speakers = listAt(extension, "speakers");
  const spokenOf = new Set<string>();
  const said: Said[] = [];
  const found: Finding[] = [];
  listAt(extension, "said").forEach((entry, index) => {
    const pointer = `${extensionPointer}/said/${index}`;
    const read = readEntry(entry, pointer, { slots, speakers, publisher });
    if (read.slot !== null) spokenOf.add(read.slot);
    if (read.said !== null) said.push(read.said);
    found.push(...read.findings);
  });
  const plain = implied.filter(({ slot }) => !spokenOf.has(slot) && !filled.has(slot));
  for (const one of plain) {
    const read = readEntry({ at: one.slot }, one.slot, { slots, speakers, publisher });
    if (read.said !== null) said.push({ ...read.said, pointers: one.pointers });
    found.push(...read.findings);
  }
  // Whoever wrote the extension held the standard part against it: what was mapped there was mapped on purpose.
  const settled = ({ at, code }: Finding) => filled.has(at) || spokenOf.has(at) || code === "value-mapped";
  return { said, findings: [...findings.filter((one) => !settled(one)), ...found, ...unread(extension)] };
}

interface Surroundings {
  readonly slots: ReadonlyMap<string, Implied>;
  readonly speakers: readonly unknown[];
  readonly publisher: string;
}

interface EntryReading {
  /** The slot that it speaks of; null where it speaks of none. */
  readonly slot: string | null;
  readonly said: Said | null;
  readonly findings: readonly Finding[];
}

function readEntry(entry: unknown, pointer: string, { slots, speakers, publisher }: Surroundings): EntryReading {
  if (!isFlat(entry)) return { slot: null, said: null, findings: [finding(pointer, "record-shape", entry)] };
  const at = entry["at"];
  const slot = typeof at === "string" ? at : null;
  const base = slot === null ? undefined : slots.get(slot);
  if (at !== undefined && base === undefined) {
    return { slot, said: null, findings: [finding(pointer, "reference-missing", at)] };
  }
  // What the entry spoils is not said by the slot alone either: it may have been denied.
  const spoilt = (base?.pointers ?? []).map((at) => finding(at, "import-lost", base?.content));
  const by = entry["by"] === undefined && speakers.length > 0 ? 0 : (entry["by"] ?? null);
  const speaker = typeof by === "number" ? speakers[by] : null;
  if (by !== null && !isLoose(speaker)) {
    return { slot, said: null, findings: [finding(pointer, "reference-missing", by), ...spoilt] };
  }
  const loose = {
    ...(base === undefined ? { polarity: "affirmed", stance: "reported" } : impliedBy(base)),
    ...entry,
    content: contentOf(entry, base),
    asserter: speaker,
  };
  const { spoken, findings } = parseSaying(loose, pointer, publisher);
  const odd = Object.keys(entry).filter((key) => !entryMembers.includes(key));
  const lost = odd.map((key) => finding(`${pointer}/${escapeStep(key)}`, "import-lost", entry[key]));
  if (spoken === null) return { slot, said: null, findings: [...findings, ...spoilt] };
  const pointers = [...(base?.pointers ?? []), pointer];
  return { slot, said: { ...spoken, marking: null, pointers }, findings: lost };
}

/** An object of plain values, of which `content` alone may be such an object again: what is deeper is no entry of ours. */
function isFlat(entry: unknown): entry is Loose {
  const plain = (value: unknown) => value === null || typeof value !== "object";
  return (
    isLoose(entry) &&
    Object.entries(entry).every(
      ([key, value]) => plain(value) || (key === "content" && isLoose(value) && Object.values(value).every(plain)),
    )
  );
}

function impliedBy({ field, about, polarity, stance, confidence }: Implied): Loose {
  return { field, about, polarity, stance, confidence };
}

/** The slot's value with the parts that the slot has no place for. */
function contentOf(entry: Loose, base: Implied | undefined): unknown {
  if (base === undefined) return entry["content"];
  const { content } = base;
  if (content.kind === "party") return { ...content, basis: entry["basis"] ?? content.basis };
  return content.kind === "date" ? { ...content, partOfDay: entry["part"] ?? content.partOfDay } : content;
}

/** Members that nothing is made of. */
function unread(extension: Loose): readonly Finding[] {
  return Object.entries(extension).flatMap(([key, value]) => {
    const at = `${extensionPointer}/${escapeStep(key)}`;
    if (naming.includes(key)) return [];
    if (reading.includes(key)) return Array.isArray(value) ? [] : [finding(at, "record-shape", value)];
    return isEmpty(value) ? [] : [finding(at, "import-lost", value)];
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

function listAt(extension: Loose, key: string): readonly unknown[] {
  const list = memberOf(extension, key);
  return Array.isArray(list) ? list : [];
}
