/** The command line over a house, for tests: nothing is read from a terminal, and nothing is served. */
import { runCommandLine } from "../../src/cli/cli.ts";
import type { Terminal, Wiring } from "../../src/cli/command.ts";
import { reference } from "../../src/domain/shipped-policies.ts";
import type { House } from "../../src/workflow/house.ts";

/** What a command said, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs commands, one after the other. `terminal` takes the place of parts of the terminal. */
export function commandLineOver(
  house: House,
  terminal: Partial<Terminal> = {},
): (...words: readonly string[]) => Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const wiring: Wiring = {
    version: "0.0.0",
    siteUrl: "http://127.0.0.1:8080",
    speaker: { name: "Casebook", url: "http://127.0.0.1:8080" },
    terminal: {
      out: (text) => out.push(text),
      write: (piece) => Promise.resolve(void out.push(Buffer.from(piece).toString())),
      err: (text) => err.push(text),
      readInput: () => Promise.resolve(new Uint8Array()),
      ask: () => Promise.resolve(null),
      interactive: false,
      ...terminal,
    },
    parts: house,
    openHouse: () => Promise.resolve(house),
    settingPolicy: () => Promise.resolve({ written: reference, isSet: false }),
    sample: () => Promise.resolve([]),
    wantsSample: false,
    serve: () => Promise.reject(new Error("nothing is served here")),
    untilStopped: () => Promise.resolve(),
  };
  return async (...words) => {
    out.length = 0;
    err.length = 0;
    const code = await runCommandLine(words, wiring);
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
}
