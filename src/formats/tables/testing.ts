/** For tests of the codecs: what a reading says in short lines, and whether every value of the record is accounted for. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { checkStatement } from "../../domain/assertion.ts";
import { quotedAt } from "../../domain/evidence.ts";
import type { ReportId } from "../../domain/report.ts";
import type { Content } from "../../domain/value.ts";
import type { RecordReading, Said } from "../format.ts";
import { escapeStep } from "../leftovers.ts";

/** The same cases on every run; SEED looks elsewhere, and with SHRINK a failure is made small, which may take minutes. */
export const runs = (numRuns: number) => ({
  numRuns: numRuns,
  seed: Number(process.env["SEED"] ?? 2),
  endOnFailure: process.env["SHRINK"] === undefined,
});

/** Anything that a record may hold where a text is expected. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.anything({ maxDepth: 1, maxKeys: 3 }),
);

/** `victim.name victim-1 Oakfield`, with polarity, stance and speaker where they are not the usual ones. */
export function linesOf(reading: RecordReading, publisher: string): readonly string[] {
  return reading.said.map((said) => lineOf(said, publisher));
}

/** `/event_date precision-reduced`. */
export function findingsOf({ findings }: RecordReading): readonly string[] {
  return findings.map(({ at, code }) => `${at} ${code}`);
}

/** Throws unless every saying passes the codebook, and rests on places where something stands. */
export function assertSound(reading: RecordReading, record: unknown): void {
  for (const said of reading.said) {
    assert.ok(said.pointers.length > 0);
    const evidence = said.pointers.map((pointer) => {
      const quote = quotedAt(record, pointer) ?? "";
      assert.notEqual(quote, "", `nothing stands at ${pointer}`);
      const place = { kind: "pointer", pointer, quote } as const;
      return { report: "report" as ReportId, place, marking: null, credibility: null };
    });
    const origin = { by: "import", name: "test", version: "1" } as const;
    assert.deepEqual(checkStatement({ ...said, evidence, origin }, "said"), [], JSON.stringify(said));
  }
}

/** Pointers to every cell with text in it that is neither evidence nor named by a finding; `rows` by their pointers. */
export function unaccounted(
  { said, findings }: RecordReading,
  rows: Readonly<Record<string, Readonly<Record<string, string>>>>,
): readonly string[] {
  const known = new Set([...said.flatMap(({ pointers }) => pointers), ...findings.map(({ at }) => at)]);
  return Object.entries(rows).flatMap(([pointer, cells]) =>
    Object.entries(cells)
      .filter(([, cell]) => cell.trim() !== "")
      .map(([column]) => `${pointer}/${escapeStep(column)}`)
      .filter((place) => !known.has(place)),
  );
}

function lineOf({ field, about, content, polarity, stance, asserter, asserted }: Said, publisher: string): string {
  const usual = asserter.role === "third-party" && asserter.name === publisher;
  const parts = [
    field,
    about,
    polarity === "negated" ? "not" : null,
    textOf(content),
    stance === "reported" ? null : stance,
    usual ? null : `by ${asserter.role} ${asserter.name ?? "unnamed"}`,
    asserted === null ? null : `on ${asserted}`,
  ];
  return parts.filter((part) => part !== null).join(" ");
}

function textOf(content: Content): string {
  switch (content.kind) {
    case "unknown":
      return `(${content.state})`;
    case "name":
      return content.name;
    case "term":
      return content.term;
    case "prose":
      return content.text;
    case "date":
      return content.edtf;
    case "amount":
      return `${content.qualifier} ${content.min ?? ""}..${content.max ?? ""} ${content.unit}`;
    case "party":
      return `${content.name ?? "nobody"}${content.basis === null ? "" : ` [${content.basis}]`}`;
    case "matter":
    case "relation":
      return content.what;
  }
}
