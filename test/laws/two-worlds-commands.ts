/** Every command as a way out: for those that give something of records to an audience, the command lines by which a pair of worlds is asked. */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommandLine } from "../../src/cli/cli.ts";
import type { AudienceName } from "../../src/domain/audience.ts";
import { allFormats } from "../../src/formats/all-formats.ts";
import type { House } from "../../src/workflow/house.ts";
import { shippedPolicy } from "../arbitrary/house.ts";
import { writtenFrom } from "../../src/domain/policy.ts";
import { siteUrl } from "../arbitrary/played-deeds.ts";
import type { Lexicon } from "./two-worlds-lexicon.ts";

/** Command lines without the audience, which is added; or why a command gives nobody but the operator anything. */
export type CommandWay = ((lexicon: Lexicon) => readonly string[]) | { readonly forOperator: string };

/** Stands in a command line for a folder that is empty. */
const folder = "{folder}";

/** The release that every world makes. */
export const releaseName = "2026.9";

const changes = { forOperator: "changes the casebook, and says what it did to whoever may" };
const operates = { forOperator: "tells the operator of the house, not of what an audience is told" };
const alike = () => [""];

/** By the name of the command. */
export const commandWays: Readonly<Record<string, CommandWay>> = {
  audit: operates,
  "audit head": operates,
  draft: { forOperator: "makes proposals from a text that it is given, and reads nothing that is kept" },
  export: ({ words, incidents, terms }) => {
    const names = allFormats.filter(({ writes }) => writes !== null).map(({ name }) => name);
    const [hidden = "", , visible = ""] = words;
    const [sector = "health"] = terms["victim.sector"] ?? [];
    return [
      ...names,
      ...names.map((name) => `${name} --folder --out ${folder}`),
      ...names.map((name) => `${name} --out ${folder}/file`),
      `ndjson --organisation ${hidden}`,
      `csv-long --actor "${visible}"`,
      `ndjson --incident ${incidents.join(",")} --changed-since 2026-01-02`,
      `csv-long --sector ${sector} --date 2000/2020`,
      "ndjson --date nonsense",
    ];
  },
  formats: alike,
  "group add": changes,
  "group close": changes,
  "group describe": changes,
  "group list": operates,
  "group reopen": changes,
  import: changes,
  "policy diff": { forOperator: "says what would be told to whom under another policy" },
  "policy show": { forOperator: "says how far a change of what is told has come" },
  "policy stop": changes,
  "policy use": changes,
  publish: changes,
  receive: changes,
  release: () => [`${releaseName} --note "Once more"`, `${releaseName} --json`],
  "release list": { forOperator: "lists what was released to any audience" },
  "release verify": { forOperator: "looks at the files of a release, whichever audience it was made for" },
  restrict: changes,
  review: changes,
  "sample remove": changes,
  serve: { forOperator: "starts the server, whose routes are ways of their own" },
  show: ({ incidents, reports, others }) => ["", "--json", ...[...incidents, ...reports, ...others].map((id) => id)],
  "take-down": changes,
  "user add": changes,
  "user clear-factors": changes,
  "user erase": changes,
  "user groups": changes,
  "user link": changes,
  "user list": operates,
  "user resume": changes,
  "user role": changes,
  "user suspend": changes,
  verify: operates,
  "vocabulary list": operates,
  "vocabulary load": changes,
  "vocabulary show": operates,
  "vocabulary use": changes,
  withdraw: changes,
};

/** Commands that give the same to everybody, and take no audience. */
const withoutAudience: ReadonlySet<string> = new Set(["formats"]);

/** All command lines for an audience, those that make the release last. */
export function commandLinesFor(lexicon: Lexicon, audience: AudienceName): readonly (readonly string[])[] {
  return Object.entries(commandWays).flatMap(([name, way]) => {
    if (typeof way !== "function") return [];
    const told = withoutAudience.has(name) ? "" : `--audience ${audience}`;
    return way(lexicon).map((rest) => wordsIn(`${name} ${rest} ${told}`));
  });
}

function wordsIn(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

/** Runs a command line over a house and gives all that it says and writes, as one text. */
export async function toldBy(house: House, words: readonly string[]): Promise<string> {
  const at = await mkdtemp(join(tmpdir(), "casebook-worlds-"));
  const said: Buffer[] = [];
  const hear = (from: string) => (text: string) => void said.push(Buffer.from(`${from}: ${text}\n`));
  try {
    await mkdir(join(at, "out"));
    const terminal = {
      out: hear("out"),
      err: hear("err"),
      write: (piece: string | Uint8Array) => Promise.resolve(void said.push(Buffer.from(piece))),
      readInput: () => Promise.resolve(new Uint8Array()),
      ask: () => Promise.resolve(null),
      interactive: false,
    };
    const line = words.map((word) => word.replace(folder, join(at, "out")));
    const code = await runCommandLine(line, { ...wiringOver(house), terminal });
    const told = Buffer.concat(said).toString("latin1").replaceAll(at, "");
    return `${code}\n${told}\n${await filesIn(join(at, "out"))}`;
  } finally {
    await rm(at, { recursive: true });
  }
}

/** All files of a release, with their names; empty where there is none. */
export async function releasedIn({ releases }: Pick<House, "releases">, name: string): Promise<string> {
  const told: string[] = [];
  for (const { name: file } of (await releases.listFiles(name)) ?? []) {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await releases.readFile(name, file)) ?? []) pieces.push(piece);
    told.push(`${file}\n${Buffer.concat(pieces).toString("latin1")}`);
  }
  return told.join("\n");
}

function wiringOver(house: House) {
  return {
    version: "0",
    siteUrl,
    speaker: { name: "Casebook", url: siteUrl },
    parts: house,
    openHouse: () => Promise.resolve(house),
    settingPolicy: () => Promise.resolve({ written: writtenFrom(shippedPolicy("reference")), isSet: false }),
    sample: () => Promise.resolve([]),
    wantsSample: false,
    serve: () => Promise.reject(new Error("nothing is served here")),
    untilStopped: () => Promise.resolve(),
  };
}

async function filesIn(at: string): Promise<string> {
  const names = (await readdir(at)).toSorted();
  const contents = await Promise.all(names.map((name) => readFile(join(at, name))));
  return names.map((name, place) => `${name}\n${contents[place]?.toString("latin1") ?? ""}`).join("\n");
}
