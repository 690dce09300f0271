/** `casebook policy show`, `diff`, `use` and `stop`: which form of telling is in force, what another would tell, and changing it. */
import { tiers } from "../domain/audience.ts";
import { fieldNames, fields } from "../domain/field.ts";
import { evidenceOf, formsOf, policyFrom } from "../domain/policy.ts";
import { policyOrigins, type PolicyVersion } from "../domain/policy-book.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "../workflow/house.ts";
import { changePolicy, getStanding, getVersion, stopChange } from "../workflow/policy.ts";
import { type ChosenPolicy, policyNamed, policyWritten } from "../workflow/policy-choice.ts";
import { diffPolicies, mostLookedAt, type PolicyDiff, type ToldThing } from "../workflow/policy-diff.ts";
import { progressOf } from "../workflow/policy-progress.ts";
import { tellAgain } from "../workflow/tell-again.ts";
import { acting, asOption } from "./acting.ts";
import { oneLine, sayKept } from "./assertion-text.ts";
import type { Command, Given, Wiring } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { naming, onlyOperand, readFileOrRefuse } from "./input.ts";
import { progressOn } from "./progress.ts";
import { textTable } from "./text-table.ts";

const json = { type: "boolean", meaning: "print JSON" } as const;
const which = "<name|version|file|->";

/** Versions that are listed, and entries of a comparison unless all are asked for. */
const listed = 20;

export const policyShowCommand: Command = {
  name: "policy show",
  summary: "Show the disclosure policy in force, how far a change has come, and the versions.",
  operands: "",
  options: {
    written: { type: "boolean", meaning: "print the policy as a policy file, and nothing else" },
    json,
  },
  details: "Who is told what of each field, as a table.\n\n  casebook policy show --written > our-policy.json",
  run: async (given, wiring) => {
    const house = await wiring.openHouse();
    const standing = await getStanding(house.store);
    const inForce = await getVersion(house.store, standing.inForce);
    const { entries } = await house.store.listPolicies({ offset: 0, limit: listed });
    const { terminal } = wiring;
    if (given.flag("written")) terminal.out(JSON.stringify(inForce.written, null, 2));
    else if (given.flag("json")) terminal.out(JSON.stringify({ standing, inForce, versions: entries }));
    else
      terminal.out(
        [
          ...standingLines(inForce, standing.change, house),
          "",
          ...tableLines(inForce),
          "",
          ...versionLines(entries),
        ].join("\n"),
      );
    return exitCodes.done;
  },
};

export const policyDiffCommand: Command = {
  name: "policy diff",
  summary: "Compare a policy with the one in force, over real records. Changes nothing.",
  operands: which,
  options: {
    records: { type: "string", value: "n", meaning: `how many records are looked at; left out: ${mostLookedAt}` },
    all: { type: "boolean", meaning: `list every value that would be told otherwise, not only ${listed} each way` },
    json,
  },
  details: [
    "The policy is reference, open or strict, the number of an earlier version, or a file.",
    "Where there are more records than are looked at, those are spread evenly over all; it is said of how many.",
    "",
    "  casebook policy diff open",
    "  casebook policy diff our-policy.json --records 5000 --all",
  ].join("\n"),
  run: async (given, wiring) => {
    const { written } = await chosen(onlyOperand(given.operands, "one policy"), wiring);
    const house = await wiring.openHouse();
    const { inForce } = await getStanding(house.store);
    const before = await getVersion(house.store, inForce);
    const diff = await diffPolicies(house, policyFrom(before.written), policyFrom(written), recordsGiven(given));
    wiring.terminal.out(given.flag("json") ? JSON.stringify(diff) : diffLines(diff, given.flag("all")).join("\n"));
    return exitCodes.done;
  },
};

export const policyUseCommand: Command = {
  name: "policy use",
  summary: "Put a policy in force and disclose every record anew under it.",
  operands: which,
  options: {
    note: { type: "string", value: "text", meaning: "why; for the list of versions" },
    as: asOption,
    json,
  },
  details: [
    "Compare first: `casebook policy diff`. Each record is told wholly under the one policy or wholly under the other at every moment,",
    "also while a server is running. What is cut off goes on with the next `casebook serve`, or with the same command again.",
    "To go back, use the number of the version before.",
    "",
    '  casebook policy use strict --note "as the board decided in May"',
    "  casebook policy use 3",
  ].join("\n"),
  run: async (given, wiring) => {
    const { written, origin } = await chosen(onlyOperand(given.operands, "one policy"), wiring);
    const house = await wiring.openHouse();
    const command = { written, origin, note: given.option("note") ?? "", seen: null, ...(await acting(given, house)) };
    const version = await startOrGoOn(house, command);
    const told = await carryOut(house, wiring);
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify({ version, ...told })
        : `Version ${version} (${written.name}) is in force; ${told.records} records were looked at, and ${told.changed} are told otherwise.`,
    );
    return exitCodes.done;
  },
};

export const policyStopCommand: Command = {
  name: "policy stop",
  summary: "Stop a change of the policy that is going on, and take it back.",
  operands: "",
  options: { as: asOption, json },
  details: "What was told anew already is told again as it was.",
  run: async (given, wiring) => {
    const house = await wiring.openHouse();
    await stopChange(house, await acting(given, house));
    const told = await carryOut(house, wiring);
    const { inForce } = await getStanding(house.store);
    wiring.terminal.out(
      given.flag("json") ? JSON.stringify({ version: inForce, ...told }) : `Version ${inForce} stays in force.`,
    );
    return exitCodes.done;
  },
};

/** The same policy once more goes on with the change to it that was cut off. */
async function startOrGoOn(house: House, command: Parameters<typeof changePolicy>[1]): Promise<number> {
  const { change } = await getStanding(house.store);
  if (change !== null && !change.back) {
    const coming = await getVersion(house.store, change.version);
    if (JSON.stringify(coming.written) === JSON.stringify(command.written)) return change.version;
  }
  return (await changePolicy(house, command)).number;
}

async function carryOut(house: House, { terminal }: Wiring) {
  const tell = progressOn(terminal, "records", () => performance.now());
  return tellAgain(house, {
    progress: ({ done, all, back }) => {
      tell(back ? all - done : done, all);
    },
  });
}

async function chosen(text: string, wiring: Wiring): Promise<ChosenPolicy> {
  const named = text === "-" ? null : await policyNamed((await wiring.openHouse()).store, text);
  if (named !== null) return named;
  const bytes = text === "-" ? await wiring.terminal.readInput() : await readFileOrRefuse(text);
  const written = await naming(text, () => Promise.resolve(policyWritten(Buffer.from(bytes).toString("utf8"))));
  return { written, origin: "file" };
}

function recordsGiven(given: Given): number {
  const text = given.option("records");
  if (text === undefined) return mostLookedAt;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Refusal("usage", { option: "--records", admitted: "a number from 1" });
}

function standingLines(
  { number, written, at, origin, note }: PolicyVersion,
  change: Parameters<typeof progressOf>[0] | null,
  { clock }: Pick<House, "clock">,
): readonly string[] {
  const lines = [`Version ${number} (${written.name}) is in force since ${at}, from ${policyOrigins[origin]}.`];
  if (note !== "") lines.push(`Note: ${oneLine(note)}`);
  if (change === null) return lines;
  const { done, all, rate, secondsLeft } = progressOf(change, clock());
  const pace = secondsLeft === null ? "" : `, ${rate.toFixed(0)} a second, ${Math.ceil(secondsLeft)} s left`;
  const what = change.back ? "is being taken back" : "is being applied";
  return [...lines, `Version ${change.version} ${what}: ${done} of ${all} records${pace}.`];
}

function tableLines({ written }: PolicyVersion): readonly string[] {
  const policy = policyFrom(written);
  const readers = tiers.slice(0, 3);
  const rows = fieldNames.map((field) => [field, ...readers.map((name) => formsOf(policy, field)[name])]);
  return textTable(["field", ...readers], [["evidence", ...readers.map((name) => evidenceOf(policy)[name])], ...rows]);
}

function versionLines(versions: readonly PolicyVersion[]): readonly string[] {
  const rows = versions.map(({ number, at, written, origin, note }) => [
    String(number),
    at,
    written.name,
    origin,
    oneLine(note),
  ]);
  return textTable(["version", "when", "name", "from", "note"], rows);
}

function diffLines(diff: PolicyDiff, isWhole: boolean): readonly string[] {
  const { forms, looked, all, affected, newly, noLonger } = diff;
  if (forms.length === 0) return ["Both say the same: nobody would be told anything otherwise."];
  const changes = forms.flatMap(({ audience, evidence, fields: changed }) => [
    `${audience}:`,
    ...(evidence === null ? [] : [`  evidence: ${evidence.from} -> ${evidence.to}`]),
    ...changed.map(({ field, from, to }) => `  ${field}: ${from} -> ${to}`),
  ]);
  const counts = forms.map(
    ({ audience }) => `${audience}: ${affected[audience] ?? 0} of ${looked} records would be told otherwise`,
  );
  const sample =
    looked < all ? `Looked at ${looked} of ${all} records, spread evenly.` : `Looked at all ${all} records.`;
  return [
    ...[...changes, "", sample, ...counts],
    ...["", `Newly told: ${newly.length}`, ...entryLines(newly, isWhole)],
    ...["", `No longer told: ${noLonger.length}`, ...entryLines(noLonger, isWhole)],
  ];
}

function entryLines(entries: PolicyDiff["newly"], isWhole: boolean): readonly string[] {
  const shown = isWhole ? entries : entries.slice(0, listed);
  const lines = shown.map(({ incident, audience, what }) => `  ${incident} to ${audience}: ${thingText(what)}`);
  return shown.length < entries.length ? [...lines, `  … and ${entries.length - shown.length} more (--all)`] : lines;
}

function thingText(what: ToldThing): string {
  switch (what.kind) {
    case "value":
      return `${fields[what.field].label}: ${oneLine(sayKept(what.field, what.said))}`;
    case "count":
      return `${fields[what.field].label}: how many there are (${what.count})`;
    case "evidence":
      return `evidence: ${what.quotes} quotes, ${what.sources} sources`;
    case "record":
      return "that there is such a record";
  }
}
