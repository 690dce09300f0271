/** `casebook withdraw`: take a record back, or put it back. */
import { type IncidentId, parseIncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import { reinstateIncident, withdrawIncident } from "../workflow/withdraw.ts";
import { acting, asOption } from "./acting.ts";
import type { Command } from "./command.ts";
import { onlyOperand } from "./input.ts";

export const withdrawCommand: Command = {
  name: "withdraw",
  summary: "Withdraw a record; a tombstone stays for those who had been told of it.",
  operands: "<record>",
  options: {
    reason: { type: "string", value: "text", meaning: "why; those who had been told of the record read it" },
    undo: { type: "boolean", meaning: "put a withdrawn record back" },
    as: asOption,
    json: { type: "boolean", meaning: "print JSON" },
  },
  details:
    'Its revisions stay in the history.\n\n  casebook withdraw CB-7K3Q9F --reason "the report was a hoax"\n  casebook withdraw CB-7K3Q9F --undo',
  run: async (given, wiring) => {
    const incident = recordGiven(onlyOperand(given.operands, "one record"));
    const house = await wiring.openHouse();
    const who = await acting(given, house);
    const told = given.flag("undo")
      ? await reinstateIncident(house, { incident, ...who })
      : await withdrawIncident(house, { incident, reason: given.option("reason") ?? "", ...who });
    const what = given.flag("undo") ? "put back" : "withdrawn";
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify({ incident, what, told })
        : `${incident} ${what}; told to ${told.join(", ") || "nobody anew"}`,
    );
    return 0;
  },
};

/** A record number from the command line. Refuses what is none. */
export function recordGiven(text: string): IncidentId {
  const incident = parseIncidentId(text);
  if (incident === null) throw new Refusal("incident-not-found", { incident: text });
  return incident;
}
