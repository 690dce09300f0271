/** `casebook verify`: whether everything that is kept bears out everything that is told. */
import { describeFinding } from "../domain/finding.ts";
import { verify } from "../workflow/verify.ts";
import type { Command } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { progressOn } from "./progress.ts";

export const verifyCommand: Command = {
  name: "verify",
  summary: "Check hashes, chains of revisions, evidence, what is told, and the store itself.",
  operands: "",
  options: { json: { type: "boolean", meaning: "print JSON" } },
  details: "Changes nothing. Exit code 0: all is sound; 1: something is not.",
  run: async (given, wiring) => {
    const house = await wiring.openHouse();
    const found = await verify(
      house,
      progressOn(wiring.terminal, "records", () => performance.now()),
    );
    const wrong = [...found.findings.map(describeFinding), ...found.store];
    const { reports, incidents, revisions, evidence } = found;
    const counts = `${reports} reports, ${incidents} records, ${revisions} revisions, ${evidence} pieces of evidence`;
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify(found)
        : [...wrong, `${counts}: ${wrong.length === 0 ? "all sound" : `${wrong.length} wrong`}`].join("\n"),
    );
    return wrong.length === 0 ? exitCodes.done : exitCodes.failed;
  },
};
