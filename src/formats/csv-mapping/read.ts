/** Rows of a table -> what they say, by a mapping. */
import { fields } from "../../domain/field.ts";
import type { UnknownState } from "../../domain/value.ts";
import type { Provenance, RecordReading } from "../format.ts";
import { type Cells, cellsOf, pointerTo, textAt } from "./cells.ts";
import { type ContentsRead, foldWord } from "./contents.ts";
import type { Mapping } from "./mapping-file.ts";
import { type Notes, takeNotes } from "../tables/notes.ts";
import { absencesIn, prepare, type PreparedColumn, type PreparedRule } from "./prepare.ts";
import { rowFacts } from "./row-facts.ts";
import { asserterOf, stanceOf } from "./speaker.ts";
import { splitOutside } from "../tables/split.ts";
import { type EntityPart, partOf, unwrap } from "./wolfram.ts";

interface Row {
  readonly cells: Cells;
  readonly publisher: string;
  readonly notes: Notes;
  /** Folded words that are no names. */
  readonly nobody: ReadonlySet<string>;
}

/** One of the values in a cell. */
interface Item {
  /** As it stands there, for findings. */
  readonly shown: string;
  /** What a rule looks at, by the part of a place that it asks for; null: there is no such part. */
  readonly text: (part: EntityPart | undefined) => string | null;
}

/** The row reader for a mapping that was checked; made once a table. */
export function rowReader(mapping: Mapping): (record: unknown, provenance: Provenance) => RecordReading {
  const columns = prepare(mapping);
  const nobody = new Set(absencesIn(mapping.words ?? {}).keys());
  return (record, provenance) => {
    const publisher = provenance.publisher === "" ? mapping.publisher : provenance.publisher;
    const notes = takeNotes(publisher);
    const cells = cellsOf(record);
    if (cells === null) {
      notes.find("", "record-shape", record);
      return {
        key: null,
        title: null,
        published: null,
        url: null,
        links: [],
        said: [],
        findings: notes.findings(record),
      };
    }
    for (const column of columns) readColumn(column, { cells, publisher, notes, nobody });
    const facts = rowFacts(mapping, cells, notes);
    return { ...facts, said: notes.said(), findings: notes.findings(record) };
  };
}

function readColumn(column: PreparedColumn, row: Row): void {
  const { name, pointer, rule, absences } = column;
  if (!Object.hasOwn(row.cells, name)) {
    if (rule.optional !== true) row.notes.find(pointer, "column-missing");
    return;
  }
  const cell = textAt(row.cells, name);
  if (cell === null || cell === "") return;
  if (absences.get(foldWord(cell)) === "absent") row.notes.cover(pointer);
  else for (const item of itemsIn(cell, column, row.notes)) readItem(item, column, row);
}

function itemsIn(cell: string, { pointer, rule }: PreparedColumn, notes: Notes): readonly Item[] {
  const unwrapped = rule.unwrap === "wolfram" ? unwrap(cell) : { kind: "text" as const, text: cell, repaired: false };
  switch (unwrapped.kind) {
    case "missing":
      notes.cover(pointer);
      return [];
    case "entity":
      return [
        { shown: cell, text: (part) => (part === undefined ? (unwrapped.names[0] ?? null) : partOf(unwrapped, part)) },
      ];
    case "text": {
      const { text, repaired } = unwrapped;
      if (repaired) notes.find(pointer, "value-repaired", cell);
      const parts = rule.split === undefined ? [text] : splitOutside(text, rule.split).filter((part) => part !== "");
      return parts.map((part) => ({ shown: part === "" ? cell : part, text: () => part }));
    }
  }
}

function readItem(item: Item, { pointer, absences, says }: PreparedColumn, row: Row): void {
  const absence = absences.get(foldWord(item.shown));
  if (absence === "absent") {
    row.notes.cover(pointer);
    return;
  }
  const speaking = says.filter(
    ({ when }) => when === null || when.equals.has(foldWord(textAt(row.cells, when.column) ?? "")),
  );
  // "Unknown" answers what the column asks in the first place, not everything that can be told from it.
  const outcomes = (absence === undefined ? speaking : speaking.slice(0, 1)).map((prepared) => {
    const text = item.text(prepared.rule.part);
    const read = absence === undefined ? readText(prepared, text) : readAbsence(prepared, absence);
    if (read.kind === "said") sayAll(prepared, read, { pointer, text: text ?? item.shown, shown: item.shown }, row);
    return read;
  });
  if (outcomes.some(({ kind }) => kind === "said")) return;
  const known = outcomes.some(({ kind }) => kind === "silent");
  const [refusal = "import-lost"] = outcomes.flatMap((outcome) => (outcome.kind === "refused" ? [outcome.code] : []));
  row.notes.find(pointer, known ? "import-lost" : refusal, item.shown);
}

function readText({ read }: PreparedRule, text: string | null): ContentsRead {
  return text === null ? { kind: "silent" } : read(text);
}

/** A stated absence, where the field admits it. */
function readAbsence({ field }: PreparedRule, state: UnknownState): ContentsRead {
  return fields[field].states.includes(state)
    ? { kind: "said", contents: [{ kind: "unknown", state }], inexact: false, cut: false }
    : { kind: "refused", code: "state-not-admitted" };
}

function sayAll(
  { rule, field, about }: PreparedRule,
  read: Extract<ContentsRead, { kind: "said" }>,
  { pointer, text, shown }: { readonly pointer: string; readonly text: string; readonly shown: string },
  { cells, publisher, notes, nobody: noNames }: Row,
): void {
  const nobody = read.contents.some(({ kind }) => kind === "unknown");
  const speakerColumn = rule.asserter?.column;
  const speaker = speakerColumn === undefined ? "" : (textAt(cells, speakerColumn) ?? "");
  const named = speaker === "" || noNames.has(foldWord(speaker)) ? null : speaker;
  const pointers = named === null || speakerColumn === undefined ? [pointer] : [pointer, pointerTo(speakerColumn)];
  const asserter = asserterOf(rule, { publisher, claimant: nobody ? null : text, named });
  const stance = stanceOf(rule, nobody);
  for (const content of read.contents) {
    notes.say({ field, about, content, polarity: rule.polarity ?? "affirmed", stance, asserter, pointers });
  }
  if (read.inexact || rule.inexact === true) notes.find(pointer, "value-mapped", shown);
  if (read.cut) notes.find(pointer, "precision-reduced", shown);
  if (field === "responsibility.suspected" && rule.asserter === undefined && !nobody) {
    notes.find(pointer, "actor-unattributed", shown);
  }
}
