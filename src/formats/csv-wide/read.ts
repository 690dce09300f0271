/** A row of the wide table, read back as far as it goes: what it says is the word of whoever published the table, except in the lanes. */
import { type Field, fieldNames, isField, lanes } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import type { Provenance, RecordReading, Said } from "../format.ts";
import { escapeStep } from "../leftovers.ts";
import { unguarded } from "../rows/formula-guard.ts";
import { isLoose, type Loose, parseSaying } from "../parse-saying.ts";
import { frameOf } from "../rows/record-frame.ts";
import { isPublicLink } from "../rows/told-evidence.ts";
import { shapeOf, wideNames } from "./columns.ts";
import { absenceIn, entriesIn, entryIn, partsIn } from "./entry.ts";

/** What one entry says, before it is held against the codebook. */
interface Entry {
  readonly field: Field;
  readonly column: string;
  readonly about: string | null;
  readonly content: unknown;
  readonly polarity: "affirmed" | "negated";
  readonly manner: Manner;
}

/** Whose word an entry is and how it is said; null where the table does not tell. */
type Manner = { readonly asserter: unknown; readonly stance: string } | null;

const known: ReadonlySet<string> = new Set(wideNames);

/** States of a field that say nothing beside what its other cells say. */
const silent: readonly string[] = ["shown", "stated-not", "not-reported", "withheld", "taken-back"];

/** An object of cells, as the row of a table is. */
export function readWide(record: unknown, { publisher }: Provenance): RecordReading {
  if (!isLoose(record)) {
    return { ...frameOf(null, null, []), links: [], said: [], findings: [finding("", "record-shape", record)] };
  }
  const findings = [...strangeCells(record)];
  const cellAt = (name: string) => textIn(record, name);
  const said: Said[] = [];
  for (const entry of entriesOf(cellAt, findings)) take(entry, publisher, said, findings);
  const url = cellAt("url");
  return {
    ...frameOf(cellAt("incident"), cellAt("since"), said),
    url: isPublicLink(url) ? url : null,
    links: [...new Set((cellAt("source_urls") ?? "").split(" ").filter(isPublicLink))],
    said,
    findings,
  };
}

/** Cells that no column of ours holds, or that hold no text; that a record is withdrawn or a sample, whoever reads it must know. */
function strangeCells(record: Loose): readonly Finding[] {
  return Object.entries(record).flatMap(([name, cell]) => {
    const at = `/${escapeStep(name)}`;
    if (cell === null || cell === "") return [];
    if (!known.has(name)) return [finding(at, "import-lost", cell)];
    if (!isCell(cell)) return [finding(at, "value-not-admitted", cell)];
    return name === "withdrawn" || (name === "sample" && cell === "true") ? [finding(at, "import-lost", cell)] : [];
  });
}

function entriesOf(cellAt: (name: string) => string | null, findings: Finding[]): readonly Entry[] {
  return [
    ...fieldNames.flatMap((field) => [...valuesOf(field, cellAt, findings), ...absencesOf(field, cellAt, findings)]),
    ...negationsOf(cellAt, findings),
  ];
}

function valuesOf(field: Field, cellAt: (name: string) => string | null, findings: Finding[]): readonly Entry[] {
  const shape = shapeOf(field);
  const column = shape === "date" ? `${field}_edtf` : field;
  const entries = entriesIn(cellAt(column));
  const words = cellAt(field);
  if (shape === "date" && entries.length === 0 && words !== null)
    findings.push(finding(`/${field}`, "import-lost", words));
  const speakers = shape === "lane" ? entriesIn(cellAt(`${field}_by`)) : [];
  if (speakers.length > entries.length) findings.push(finding(`/${field}_by`, "import-lost", cellAt(`${field}_by`)));
  return [...new Set(entries.map((entry, index) => JSON.stringify([entry, speakers[index] ?? null])))].map((pair) => {
    const [entry, speaker] = JSON.parse(pair) as [string, string | null];
    return { field, column, ...entryIn(field, entry), polarity: "affirmed", manner: mannerIn(speaker) };
  });
}

function absencesOf(field: Field, cellAt: (name: string) => string | null, findings: Finding[]): readonly Entry[] {
  const column = `${field}_state`;
  return entriesIn(cellAt(column)).flatMap((entry): readonly Entry[] => {
    if (silent.includes(entry)) return [];
    if (entry.startsWith("counted: ")) {
      findings.push(finding(`/${column}`, "import-lost", entry));
      return [];
    }
    return [{ field, column, ...absenceIn(field, entry), polarity: "affirmed", manner: null }];
  });
}

function negationsOf(cellAt: (name: string) => string | null, findings: Finding[]): readonly Entry[] {
  return entriesIn(cellAt("stated_not")).flatMap((entry): readonly Entry[] => {
    const end = entry.indexOf(" = ");
    const field = entry.slice(0, Math.max(0, end));
    if (!isField(field)) {
      findings.push(finding("/stated_not", "field-unknown", entry));
      return [];
    }
    const said = entryIn(field, entry.slice(end + 3));
    return [{ field, column: "stated_not", ...said, polarity: "negated", manner: null }];
  });
}

function mannerIn(speaker: string | null): Manner {
  const [name = null, role = null, stance = null] = speaker === null ? [] : partsIn(speaker);
  return role === null || stance === null ? null : { asserter: { role, name }, stance };
}

/** Adds what an entry says, or the finding why it does not. */
function take(entry: Entry, publisher: string, said: Said[], findings: Finding[]): void {
  const { column, about, content, polarity } = entry;
  const at = `/${column}`;
  // Without the name of who says so it is nobody's attribution.
  const loose =
    entry.field === "responsibility.attributed" && polarity === "affirmed" && isActor(entry) && entry.manner === null;
  const field = loose ? "responsibility.suspected" : entry.field;
  const manner = entry.manner ?? usualManner(entry, publisher);
  const { spoken, findings: refused } = parseSaying({ field, about, content, polarity, ...manner }, at, publisher);
  findings.push(...refused);
  if (spoken === null) return;
  if (loose)
    findings.push(finding(at, "actor-unattributed", spoken.content.kind === "party" ? spoken.content.name : ""));
  said.push({ ...spoken, marking: null, pointers: [at] });
}

function isActor({ content }: Entry): boolean {
  return isLoose(content) && content["kind"] === "party";
}

/** A claim and a denial are the word of whom they name; all else is the publisher's. */
function usualManner(
  { field, content }: Entry,
  publisher: string,
): { readonly asserter: unknown; readonly stance: string } {
  const name = isLoose(content) && content["kind"] === "party" ? content["name"] : undefined;
  const lane = name === undefined ? undefined : lanes.find((one) => one === field);
  if (lane === "responsibility.claimed") return { asserter: { role: "attacker", name }, stance: "claimed" };
  if (lane === "responsibility.denied") return { asserter: { role: "accused", name }, stance: "denied" };
  return { asserter: { role: "third-party", name: publisher }, stance: "reported" };
}

function textIn(record: Loose, name: string): string | null {
  const cell = Object.hasOwn(record, name) ? record[name] : null;
  return isCell(cell) ? unguarded(cell) : null;
}

/** Text that can be quoted: no half of a surrogate pair stands alone in it. */
function isCell(cell: unknown): cell is string {
  return typeof cell === "string" && cell.isWellFormed();
}
