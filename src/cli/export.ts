/** `casebook export`: what an audience is told, as a file or a folder. */
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { finding, type Finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Selection } from "../domain/selection.ts";
import { parseWhen } from "../domain/when.ts";
import { type ExportCommand, exportFile, exportFolder } from "../workflow/export.ts";
import type { House } from "../workflow/house.ts";
import { type NotedExport, notedExport } from "../workflow/noted-export.ts";
import { acting, asOption } from "./acting.ts";
import { audienceGiven, audienceOption } from "./audience.ts";
import type { Command, Given, Terminal } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { formatNamed } from "./import.ts";
import { onlyOperand, reasonOf } from "./input.ts";

export const exportCommand: Command = {
  name: "export",
  summary: "Give out what an audience is told: VERIS, STIX, MISP, CSV, Parquet, NDJSON.",
  operands: "<format>",
  options: {
    audience: audienceOption("public"),
    out: { type: "string", value: "path", meaning: "file to write; left out: standard output" },
    folder: { type: "boolean", meaning: "write a folder of files, where the format has such a form" },
    incident: { type: "string", value: "numbers", meaning: "only these records, parted by commas" },
    organisation: { type: "string", value: "name", meaning: "only records that name this victim" },
    actor: { type: "string", value: "name", meaning: "only records with this actor in a lane" },
    country: { type: "string", value: "code", meaning: "only records with victims in this country: US" },
    sector: { type: "string", value: "sector", meaning: "only records with victims of this sector: health" },
    type: { type: "string", value: "type", meaning: "only incidents of this type: ransomware" },
    technique: { type: "string", value: "id", meaning: "only records with this ATT&CK technique: T1486" },
    date: {
      type: "string",
      value: "date",
      meaning: "only records whose date may fall in it (EDTF): 2022 or 2022-10/2023-03",
    },
    "changed-since": { type: "string", value: "instant", meaning: "only what is told so since then: 2026-01-01" },
    as: asOption,
  },
  details: [
    "Filters go by what the audience is told. A claim never becomes an attribution, and a date never gains precision.",
    "",
    "  casebook export stix --out casebook.stix.json",
    "  casebook export csv-long --audience member --country US --date 2022 --out us-2022.csv",
    "  casebook export misp --folder --out feed",
    "",
    "Formats: casebook formats",
  ].join("\n"),
  run: async (given, wiring) => {
    const { parts, terminal, speaker } = wiring;
    const format = formatNamed(parts.formats, onlyOperand(given.operands, "one format"));
    const selection = selectionGiven(given);
    const out = given.option("out");
    const house = await wiring.openHouse();
    const command = { format, audience: await audienceGiven(given, house, "public"), selection, speaker };
    const about = await aboutOf(command, given, house);
    if (given.flag("folder")) {
      if (out === undefined) throw new Refusal("usage", { expected: "--out with --folder" });
      const pieces = notedExport(house, about, (count) => exportFolder(house.store, { ...command, count }));
      terminal.err(`${await writeFolder(pieces, out)} files in ${out}`);
    } else {
      const pieces = notedExport(house, about, (count) => exportFile(house.store, { ...command, count }));
      await writeTo(pieces, out, terminal);
    }
    return exitCodes.done;
  },
};

/** The export as it is noted. */
async function aboutOf(
  { format, audience, selection }: ExportCommand,
  given: Given,
  house: House,
): Promise<NotedExport> {
  const asked = Object.entries(selection).map(([name, value]): [string, string] => [name, String(value)]);
  const told = { format: format.name, audience, selection: new URLSearchParams(asked).toString() };
  return { ...told, ...(await acting(given, house)) };
}

function selectionGiven(given: Given): Selection {
  const [date, since] = [given.option("date"), given.option("changed-since")];
  const wrong: Finding[] = [];
  if (date !== undefined && parseWhen(date) === null) wrong.push(finding("--date", "date-invalid", date));
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    wrong.push(finding("--changed-since", "date-invalid", since));
  if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
  const option = (name: keyof Selection) => {
    const value = given.option(name);
    return value === undefined ? {} : { [name]: value };
  };
  const incidents = given.option("incident");
  return {
    ...option("organisation"),
    ...option("actor"),
    ...option("country"),
    ...option("sector"),
    ...option("type"),
    ...option("technique"),
    ...option("date"),
    ...(since === undefined ? {} : { changedSince: new Date(since).toISOString() }),
    ...(incidents === undefined ? {} : { incidents: incidents.toUpperCase().split(/[,\s]+/) }),
  };
}

/** Writes a file, or pieces to standard output as they come. */
async function writeTo(
  pieces: AsyncIterable<string | Uint8Array>,
  out: string | undefined,
  terminal: Pick<Terminal, "write">,
): Promise<void> {
  if (out === undefined) {
    for await (const piece of pieces) await terminal.write(piece);
    return;
  }
  try {
    await pipeline(Readable.from(pieces, { objectMode: true }), createWriteStream(out));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("file-unwritable", { file: out, reason: reasonOf(error) });
  }
}

/** Writes the files of a folder, which is made where it is missing; files of other names in it stay. Returns how many were written. */
async function writeFolder(files: ReturnType<typeof exportFolder>, out: string): Promise<number> {
  try {
    await mkdir(out, { recursive: true });
    let written = 0;
    for await (const { name, content } of files) {
      await writeFile(join(out, name), content);
      written += 1;
    }
    return written;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("file-unwritable", { file: out, reason: reasonOf(error) });
  }
}
