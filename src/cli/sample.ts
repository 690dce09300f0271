/** `casebook sample remove`: take the sample casebook out. */
import { removeSample } from "../workflow/sample.ts";
import type { Command } from "./command.ts";

export const sampleRemoveCommand: Command = {
  name: "sample remove",
  summary: "Withdraw the sample records and never load them again.",
  operands: "",
  options: { json: { type: "boolean", meaning: "print JSON" } },
  details: "Start with CASEBOOK_SAMPLE=none to leave the sample out from the beginning.",
  run: async (given, wiring) => {
    const withdrawn = await removeSample(await wiring.openHouse(), await wiring.sample(), { via: "command-line" });
    wiring.terminal.out(given.flag("json") ? JSON.stringify({ withdrawn }) : `${withdrawn} sample records withdrawn`);
    return 0;
  },
};
