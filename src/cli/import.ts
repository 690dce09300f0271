/** `casebook import`: records of others become drafts, or are accepted in bulk. */
import { finding, findingCodes } from "../domain/finding.ts";
import type { ImportRun } from "../domain/import-run.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Format } from "../formats/format.ts";
import type { InputFile } from "../reading/splitter.ts";
import { importFiles, type RecordOutcome } from "../workflow/import.ts";
import { acting, asOption } from "./acting.ts";
import type { Command, Given, Terminal, Wiring } from "./command.ts";
import { dataFiles } from "./data-files.ts";
import { exitCodes } from "./exit-codes.ts";
import { readFileOrRefuse } from "./input.ts";
import { estimatedProgress } from "./progress.ts";
import { markingGiven } from "./receive.ts";
import { textTable } from "./text-table.ts";

/** How many kinds of finding the table shows unless all are asked for. */
const usualRows = 30;

export const importCommand: Command = {
  name: "import",
  summary: "Take in records of others: VERIS, EuRepoC, STIX, MISP, CSV.",
  operands: "<format> <file|folder|->…",
  options: {
    accept: { type: "boolean", meaning: "accept everything in bulk, on record, and publish it" },
    "dry-run": { type: "boolean", meaning: "keep nothing; tell what would happen" },
    publisher: { type: "string", value: "name", meaning: "whose records they are; left out: the format's own name" },
    marking: {
      type: "string",
      value: "label",
      meaning: "TLP label for what the records do not mark themselves; left out: not yet cleared",
    },
    mapping: { type: "string", value: "file", meaning: "for the format csv: which column is which field" },
    all: { type: "boolean", meaning: "show every kind of finding, not only the most frequent" },
    each: { type: "boolean", meaning: "print one line of JSON for each record, with all its findings" },
    as: asOption,
    json: { type: "boolean", meaning: "print the summary as JSON" },
  },
  details: [
    "Without --accept the records wait as drafts at the desk. The same files again change nothing; what has changed",
    "becomes a further draft or revision; an import that was cut off is simply started again.",
    "",
    "  casebook import veris incidents/ --publisher VCDB --marking TLP:CLEAR --accept",
    "  casebook import eurepoc global.csv attributions.csv receivers.csv --dry-run",
    "  casebook import csv breaches.csv --mapping mapping.json",
    "",
    "Formats: casebook formats. Exit code 1: every record was refused.",
  ].join("\n"),
  run: async (given, wiring) => {
    const [name = "", ...paths] = given.operands;
    if (paths.length === 0) throw new Refusal("usage", { expected: "a format and at least one file or folder" });
    const format = await formatGiven(name, given, wiring);
    const marking = markingGiven(given);
    const files = await dataFiles(paths, wiring.terminal);
    const house = await wiring.openHouse();
    const who = await acting(given, house);
    const [accept, dryRun] = [given.flag("accept"), given.flag("dry-run")];
    const publisher = given.option("publisher") ?? null;
    const run = await importFiles(
      house,
      { format, files, publisher, marking, accept, dryRun, ...who, id: null },
      listenerFor(given, files, wiring.terminal),
    );
    if (given.flag("json")) wiring.terminal.out(JSON.stringify({ dryRun, ...run }));
    else if (!given.flag("each")) wiring.terminal.out(reportText(run, dryRun, given.flag("all")));
    const { created, revised, unchanged, refused } = run.counts;
    return refused > 0 && created + revised + unchanged === 0 ? exitCodes.failed : exitCodes.done;
  },
};

/** The format of a name; `csv` is made of the mapping that goes with it. */
async function formatGiven(name: string, given: Given, { parts }: Wiring): Promise<Format> {
  const mapping = given.option("mapping");
  if (name === "csv") {
    if (mapping === undefined) throw new Refusal("usage", { expected: "--mapping with the format csv" });
    return formatOfFile(mapping, parts);
  }
  if (mapping !== undefined) throw new Refusal("usage", { expected: "--mapping goes with the format csv only" });
  return formatNamed(parts.formats, name);
}

async function formatOfFile(path: string, { formatOfMapping }: Wiring["parts"]): Promise<Format> {
  const made = formatOfMapping(parseJson(path, Buffer.from(await readFileOrRefuse(path)).toString("utf8")));
  if ("format" in made) return made.format;
  throw new Refusal("input-invalid", { file: path, help: "docs/howto/import-a-table.md" }, made.findings);
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    throw new Refusal("input-invalid", { file: path }, [finding(path, "json-malformed", problem)]);
  }
}

/** Refuses names that no format has. */
export function formatNamed(formats: readonly Format[], name: string): Format {
  const format = formats.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  throw new Refusal("format-unknown", { format: name, known: formats.map((known) => known.name).join(", ") });
}

function listenerFor(given: Given, files: readonly InputFile[], terminal: Terminal) {
  const sizes = files.map(({ size }) => size);
  const whole = sizes.reduce<number | null>((sum, size) => (sum === null || size === null ? null : sum + size), 0);
  const progress = estimatedProgress(terminal, "records", whole, () => performance.now());
  const each = (outcome: RecordOutcome) => {
    terminal.out(JSON.stringify(outcome));
  };
  return given.flag("each") ? { progress, outcome: each } : { progress };
}

/** What became of the records, and which findings were made how often. */
export function reportText(run: ImportRun, dryRun: boolean, all: boolean): string {
  const { created, revised, unchanged, refused } = run.counts;
  const verb = dryRun ? "would be " : "";
  const kept = run.accepted ? "published" : "drafted";
  const shown = all ? run.tallies : run.tallies.slice(0, usualRows);
  const rows = shown.map(({ code, at, count, example }) => [
    String(count),
    code,
    at,
    `${example.record}${example.saw === undefined ? "" : `: ${example.saw}`}`.slice(0, 80),
  ]);
  const codes = [...new Set(shown.map(({ code }) => code))];
  const left = run.tallies.length - shown.length;
  return [
    `${run.fileCount} ${run.fileCount === 1 ? "file" : "files"} of ${run.publisher} (${run.format}):`,
    `  ${created} new records ${verb}${kept}, ${revised} changed, ${unchanged} unchanged, ${refused} refused`,
    ...(rows.length === 0 ? [] : ["", ...textTable(["count", "finding", "place", "example"], rows), ""]),
    ...codes.map((code) => `${code}: ${findingCodes[code]}`),
    ...(left > 0 ? [`${left} more kinds of finding; --all shows them.`] : []),
    ...nextSteps(run, dryRun),
  ].join("\n");
}

function nextSteps({ counts, accepted, marking, id }: ImportRun, dryRun: boolean): readonly string[] {
  if (dryRun) return ["", "Nothing was kept (--dry-run)."];
  if (counts.created + counts.revised === 0) return [];
  if (accepted && marking === null) {
    return ["", "! Not cleared: only the desk is told what the records do not mark themselves. --marking clears it."];
  }
  return accepted ? [] : ["", `The drafts wait at the desk: /desk/imports/${id}`];
}
