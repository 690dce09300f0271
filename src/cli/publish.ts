/** `casebook publish`: make a revision of a reviewed draft and tell every audience its part. */
import type { DraftId } from "../domain/draft.ts";
import { describeFinding } from "../domain/finding.ts";
import { publishDraft } from "../workflow/publish.ts";
import { acting, asOption } from "./acting.ts";
import type { Command } from "./command.ts";
import { onlyOperand } from "./input.ts";

export const publishCommand: Command = {
  name: "publish",
  summary: "Publish a reviewed draft as the next revision of its record.",
  operands: "<draft>",
  options: {
    note: { type: "string", value: "text", meaning: "what changed, for the record's history" },
    "leave-out-undecided": { type: "boolean", meaning: "leave out proposals that nobody decided" },
    as: asOption,
    json: { type: "boolean", meaning: "print JSON" },
  },
  details: 'A proposal that nobody accepted is never published.\n\n  casebook publish 3f2a… --note "first account"',
  run: async (given, wiring) => {
    const draft = onlyOperand(given.operands, "one draft") as DraftId;
    const house = await wiring.openHouse();
    const { revision, told, findings } = await publishDraft(house, {
      draft,
      edition: null,
      note: given.option("note") ?? "",
      leaveOutUndecided: given.flag("leave-out-undecided"),
      ...(await acting(given, house)),
    });
    const { incident, number, digest } = revision;
    if (given.flag("json")) wiring.terminal.out(JSON.stringify({ incident, revision: number, digest, told, findings }));
    else {
      wiring.terminal.out(
        `${incident} revision ${number} (${digest.slice(0, 12)}), told to ${told.join(", ") || "nobody anew"}`,
      );
      for (const one of findings) wiring.terminal.out(`! ${describeFinding(one)}`);
    }
    return 0;
  },
};
