/** `casebook formats`: what can be imported and exported. */
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { textTable } from "./text-table.ts";

export const formatsCommand: Command = {
  name: "formats",
  summary: "List the formats that are read and written.",
  operands: "",
  options: { json: { type: "boolean", meaning: "print JSON" } },
  details: "What each format cannot hold stands in docs/reference/formats.md.",
  run: (given, { parts, terminal }) => {
    const list = parts.formats.map(({ name, label, about, version, reads, writes }) => ({
      name,
      label,
      about,
      version,
      reads: reads !== null,
      writes: writes !== null,
    }));
    const rows = list.map(({ name, label, reads, writes }) => [
      name,
      [...(reads ? ["import"] : []), ...(writes ? ["export"] : [])].join(", "),
      label,
    ]);
    terminal.out(given.flag("json") ? JSON.stringify(list) : textTable(["format", "for", "what"], rows).join("\n"));
    return Promise.resolve(exitCodes.done);
  },
};
