/** What a command of the command line is, and what it is given to work with. */
import type { AccountId } from "../domain/account.ts";
import type { House } from "../workflow/house.ts";
import type { Speaker } from "../formats/format.ts";
import type { SettingPolicy } from "../workflow/policy.ts";
import type { SampleEntry } from "../workflow/sample.ts";

/** An option of a command, as `node:util` parses it, with its meaning for the help text. */
export interface Option {
  readonly type: "string" | "boolean";
  /** Placeholder of a string option in the help text. */
  readonly value?: string;
  readonly meaning: string;
}

/** What was given on the command line. */
export interface Given {
  readonly operands: readonly string[];
  /** The text of a string option; undefined where it was not given. */
  option(name: string): string | undefined;
  /** Whether a boolean option was given. */
  flag(name: string): boolean;
}

/** Where a command speaks and reads. */
export interface Terminal {
  /** The command's result, for people or programs. Ends with a line break. */
  readonly out: (text: string) => void;
  /** A piece of a result that is a file, as it is; resolves when more may follow. */
  readonly write: (piece: string | Uint8Array) => Promise<void>;
  /** Progress, warnings and errors. */
  readonly err: (text: string) => void;
  readonly readInput: () => Promise<Uint8Array>;
  /** One line typed by a person; null at the end of input. */
  readonly ask: (question: string) => Promise<string | null>;
  /** Whether a person is at it, so that progress and questions make sense. */
  readonly interactive: boolean;
}

/** A server that is up. */
export interface Serving {
  readonly url: string;
  /** What the operator should know of how it is reached; absent where there is nothing. */
  readonly warning?: string;
  close(): Promise<void>;
}

/** What commands work with. The store is opened only by those that need it. */
export interface Wiring {
  readonly version: string;
  readonly terminal: Terminal;
  /** The parts that need no store. */
  readonly parts: Pick<
    House,
    "read" | "fetch" | "split" | "formats" | "formatOfMapping" | "extract" | "mailer" | "secret" | "clock" | "random"
  >;
  /** The whole house. Opened once; the caller of the command closes it. */
  openHouse(): Promise<House>;
  /** The sample that ships with Casebook. */
  sample(): Promise<readonly SampleEntry[]>;
  /** Where readers reach the site, without a slash at the end. */
  readonly siteUrl: string;
  /** How the house calls itself in what it gives out. */
  readonly speaker: Speaker;
  /** Whether the settings ask for the sample. */
  readonly wantsSample: boolean;
  /** The policy of the settings. Refuses one that cannot be used (`setting-invalid`). */
  settingPolicy(): Promise<SettingPolicy>;
  /** Starts the server on the settings' address. */
  serve(house: House): Promise<Serving>;
  /** Resolves when the process is asked to end. */
  untilStopped(): Promise<void>;
}

/** One command. */
export interface Command {
  /** One or two words, such as `user add`. */
  readonly name: string;
  readonly summary: string;
  /** What follows the name, such as `<file|-|url>`. */
  readonly operands: string;
  readonly options: Readonly<Record<string, Option>>;
  /** Paragraphs for the help text, with examples. */
  readonly details: string;
  /** Does it. Resolves to the exit code; refusals are thrown. */
  run(given: Given, wiring: Wiring): Promise<number>;
}

/** For whom a command acts: the account named by `--as`, else the house itself; as use cases put it on record. Refuses names without an account. */
export type Acting = (given: Given, house: House) => Promise<{ readonly by: AccountId; readonly via: "command-line" }>;
