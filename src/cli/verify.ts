/** `casebook verify`: whether everything that is kept bears out everything that is told. */
import { type AuditHead, parseHead, sayHead } from "../domain/audit.ts";
import { describeFinding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { verify } from "../workflow/verify.ts";
import type { Command, Given } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { progressOn } from "./progress.ts";

export const verifyCommand: Command = {
  name: "verify",
  summary:
    "Check hashes, chains of revisions, evidence, what is told, second factors, the audit log, and the store itself.",
  operands: "",
  options: {
    "audit-head": {
      type: "string",
      value: "number:digest",
      meaning: "head of the audit log as it was written down elsewhere; the log must still hold it",
    },
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: [
    "Changes nothing. Exit code 0: all is sound; 1: something is not. Prints the head of the audit log: kept somewhere else, it",
    "tells the next time whether the end of the log was cut off. See docs/howto/read-the-audit-log.md.",
  ].join("\n"),
  run: async (given, wiring) => {
    const outside = headGiven(given);
    const house = await wiring.openHouse();
    const found = await verify(
      house,
      progressOn(wiring.terminal, "records", () => performance.now()),
      outside,
    );
    const wrong = [...found.findings.map(describeFinding), ...found.store];
    const { reports, incidents, revisions, evidence, audit } = found;
    const counts = `${reports} reports, ${incidents} records, ${revisions} revisions, ${evidence} pieces of evidence, ${audit.entries} audit entries`;
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify(found)
        : [
            ...wrong,
            `${counts}: ${wrong.length === 0 ? "all sound" : `${wrong.length} wrong`}`,
            `audit head: ${sayHead(audit.head)}`,
          ].join("\n"),
    );
    return wrong.length === 0 ? exitCodes.done : exitCodes.failed;
  },
};

/** The head of `--audit-head`; null where none is given. Refuses what is none. */
function headGiven(given: Given): AuditHead | null {
  const text = given.option("audit-head");
  const head = text === undefined ? null : parseHead(text);
  if (text === undefined || head !== null) return head;
  throw new Refusal("usage", { option: "--audit-head", expected: "a number, a colon and 64 hexadecimal digits" });
}
