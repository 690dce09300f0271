/** The command line: finds the command, reads its options, runs it, and turns refusals into words and exit codes. */
import { parseArgs } from "node:util";
import { describeFinding } from "../domain/finding.ts";
import { groundOf, Refusal, type RefusalDetails } from "../domain/refusal.ts";
import { sayReason } from "../domain/refusal-reason.ts";
import type { Command, Given, Option, Terminal, Wiring } from "./command.ts";
import { commands } from "./commands.ts";
import { exitCodes } from "./exit-codes.ts";

/** Runs one command line (without the program's own name). Resolves to the exit code; never throws. */
export async function runCommandLine(words: readonly string[], wiring: Wiring): Promise<number> {
  const { terminal } = wiring;
  const json = words.includes("--json");
  try {
    return await dispatch(words, wiring);
  } catch (error) {
    return report(error, terminal, json);
  }
}

async function dispatch(words: readonly string[], wiring: Wiring): Promise<number> {
  const { terminal } = wiring;
  const command = findCommand(words);
  if (command === null) return general(words, wiring);
  const rest = words.slice(command.name.split(" ").length);
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpOf(command));
    return exitCodes.done;
  }
  try {
    return await command.run(readGiven(command, rest), wiring);
  } catch (error) {
    throw withHelp(command, error);
  }
}

/** Wrong use is told with the command whose help says how it is used. */
function withHelp({ name }: Command, error: unknown): unknown {
  if (!(error instanceof Refusal) || error.code !== "usage") return error;
  return new Refusal("usage", { command: name, ...error.details, try: `casebook ${name} --help` }, error.findings);
}

function general(words: readonly string[], { terminal, version }: Wiring): number {
  const [first] = words;
  if (first === "--version" || first === "version") {
    terminal.out(version);
    return exitCodes.done;
  }
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    const wanted = first === "help" ? words.slice(1) : [];
    const command = findCommand(wanted);
    if (command === null && wanted.length > 0) throw unknownCommand(wanted);
    terminal.out(command === null ? overview() : helpOf(command));
    return exitCodes.done;
  }
  throw unknownCommand(words);
}

/** Names the commands that begin with the same word, such as `user add` for `user`. */
function unknownCommand(words: readonly string[]): Refusal {
  const [first = ""] = words;
  const near = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  const known = near.length === 0 ? {} : { known: near.join(", ") };
  return new Refusal("usage", { command: words.slice(0, 2).join(" "), ...known, try: "casebook help" });
}

/** The command whose one or two words begin the line; null where none does. */
function findCommand(words: readonly string[]): Command | null {
  const starts = (name: string) => name.split(" ").every((word, index) => words[index] === word);
  return commands.find(({ name }) => starts(name)) ?? null;
}

function readGiven(command: Command, words: readonly string[]): Given {
  const options = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return {
      operands: positionals,
      option: (name) => (typeof values[name] === "string" ? values[name] : undefined),
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    const problem = error instanceof Error ? (error.message.split(". ")[0] ?? "") : "";
    throw new Refusal("usage", { problem });
  }
}

function report(error: unknown, { err, out }: Terminal, json: boolean): number {
  if (!(error instanceof Refusal)) {
    err(`casebook: a defect: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return exitCodes.failed;
  }
  const { code, message, details, findings } = error;
  if (json) out(JSON.stringify({ error: { code, message, details, findings } }));
  const reason = sayReason(error);
  const inWords: RefusalDetails = "reason" in details ? { ...details, reason } : details;
  const told = Object.entries(inWords).map(([name, value]) => `${name}: ${String(value)}`);
  err(
    [
      `casebook: ${message}`,
      ...told.map((line) => `  ${line}`),
      ...findings.map((one) => `  ${describeFinding(one)}`),
    ].join("\n"),
  );
  return groundOf(error).exit;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "casebook <command> [options]",
    "",
    ...lines,
    "",
    "`casebook help <command>` tells more. Settings are environment variables: see docs/reference/settings.md.",
    "Exit codes: 0 done, 1 something is wrong, 2 wrong use, 3 not found, 4 refused input, 5 conflict, 6 not allowed, 7 the machine's fault.",
  ].join("\n");
}

/** The help text of one command. */
export function helpOf({ name, summary, operands, options, details }: Command): string {
  const help: Option = { type: "boolean", meaning: "this text" };
  const shown = Object.entries({ ...options, help }).map(
    ([option, { value, meaning }]) => [`--${option}${value === undefined ? "" : ` <${value}>`}`, meaning] as const,
  );
  const width = Math.max(...shown.map(([option]) => option.length));
  return [
    `casebook ${name} ${operands}`.trimEnd(),
    "",
    summary,
    "",
    ...shown.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}`),
    "",
    details,
  ].join("\n");
}
