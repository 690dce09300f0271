/** `casebook vocabulary load`, `list`, `show` and `use`: the published vocabularies that terms and names come from. */
import { houseAccount } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import { isVocabularyName, type VocabularyChanges } from "../domain/vocabulary.ts";
import { largestVocabularyFile } from "../domain/vocabulary-files/read-file.ts";
import { attackVersion } from "../vocabulary/attack.ts";
import { type VocabularyName, vocabularyLabels } from "../vocabulary/loaded.ts";
import { verisVersion } from "../vocabulary/veris.ts";
import {
  listVocabularies,
  loadVocabulary,
  showVocabulary,
  useVocabulary,
  type VocabularyShown,
  type VocabularyStanding,
} from "../workflow/vocabulary.ts";
import type { House } from "../workflow/house.ts";
import { acting, asOption } from "./acting.ts";
import type { Command, Terminal } from "./command.ts";
import { dataFiles } from "./data-files.ts";
import { exitCodes } from "./exit-codes.ts";
import { estimatedProgress } from "./progress.ts";
import { textTable } from "./text-table.ts";

/** A version with the name of who loaded it. */
type Named = Omit<VocabularyStanding, "by"> & { readonly by: string };
type Store = House["store"];

const json = { type: "boolean", meaning: "print JSON" } as const;
const part = { type: "string", value: "part", meaning: "one of its parts, such as threat-actor" } as const;
const names = Object.keys(vocabularyLabels).join("|");

/** How many terms a list of changes shows unless all are asked for. */
const usualTerms = 10;

export const vocabularyLoadCommand: Command = {
  name: "vocabulary load",
  summary: "Load a published version of ATT&CK, a MISP galaxy or VERIS.",
  operands: `${names} <file|->`,
  options: {
    version: { type: "string", value: "version", meaning: "what the version is called; left out: as the file says" },
    as: asOption,
    json,
  },
  details: [
    "The terms of the version are admitted from then on, beside those that ship with Casebook; names come from the newest",
    "version. No record changes. A server that is running takes it up when it is started again. The same file again changes nothing.",
    "",
    "  casebook vocabulary load attack enterprise-attack.json",
    "  casebook vocabulary load misp-galaxy clusters/threat-actor.json",
    "  casebook vocabulary load veris verisc-merged.json --version 1.4.1",
  ].join("\n"),
  run: async (given, wiring) => {
    const [name = "", path, ...more] = given.operands;
    if (path === undefined || more.length > 0) throw new Refusal("usage", { expected: "a vocabulary and one file" });
    const vocabulary = nameGiven(name);
    const { file, bytes } = await readWhole(path, wiring.terminal);
    const house = await wiring.openHouse();
    const who = await acting(given, house);
    const version = given.option("version") ?? null;
    const loaded = await loadVocabulary(house, { vocabulary, file, bytes, version, ...who });
    const { terminal } = wiring;
    if (given.flag("json")) terminal.out(JSON.stringify(loaded));
    else {
      if (loaded.known) terminal.out("This file is loaded already; nothing changed.");
      terminal.out((await shownLines(house.store, loaded, false)).join("\n"));
    }
    return exitCodes.done;
  },
};

export const vocabularyListCommand: Command = {
  name: "vocabulary list",
  summary: "List the vocabularies that are loaded, and what ships with Casebook.",
  operands: "",
  options: { json },
  details: "The version from which names come is marked with a star.",
  run: async (given, wiring) => {
    const { store } = await wiring.openHouse();
    const standings = await listVocabularies(store);
    const shipped = { attack: attackVersion, veris: verisVersion };
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify({ shipped, loaded: standings })
        : listText(await withNames(store, standings), shipped),
    );
    return exitCodes.done;
  },
};

export const vocabularyShowCommand: Command = {
  name: "vocabulary show",
  summary: "Show what a loaded version holds and what it changed.",
  operands: names,
  options: {
    version: { type: "string", value: "version", meaning: "left out: the one in use" },
    part,
    all: { type: "boolean", meaning: `show every changed term, not only ${usualTerms} of a kind` },
    json,
  },
  details: "Changes are told against the next older version that is kept.\n\n  casebook vocabulary show attack --all",
  run: async (given, wiring) => {
    const vocabulary = nameGiven(given.operands[0] ?? "");
    const wanted = { part: given.option("part") ?? null, version: given.option("version") ?? null };
    const { store } = await wiring.openHouse();
    const shown = await showVocabulary(store, vocabulary, wanted);
    const lines = await Promise.all(shown.map((one) => shownLines(store, one, given.flag("all"))));
    const text = lines.map((one) => one.join("\n")).join("\n\n");
    wiring.terminal.out(given.flag("json") ? JSON.stringify(shown) : text);
    return exitCodes.done;
  },
};

export const vocabularyUseCommand: Command = {
  name: "vocabulary use",
  summary: "Take names from a named version, or from the newest again.",
  operands: `${names} <version|newest>`,
  options: { part, as: asOption, json },
  details: "Terms of all loaded versions stay admitted.\n\n  casebook vocabulary use attack 17.1",
  run: async (given, wiring) => {
    const [name = "", version, ...more] = given.operands;
    if (version === undefined || more.length > 0)
      throw new Refusal("usage", { expected: "a vocabulary and a version" });
    const wanted = { part: given.option("part") ?? null, version: version === "newest" ? null : version };
    const house = await wiring.openHouse();
    const standings = await useVocabulary(house, nameGiven(name), { ...wanted, ...(await acting(given, house)) });
    wiring.terminal.out(
      given.flag("json")
        ? JSON.stringify({ loaded: standings })
        : tableOf(await withNames(house.store, standings)).join("\n"),
    );
    return exitCodes.done;
  },
};

/** With the names of accounts in place of their ids, for people. */
function withNames(store: Store, entries: readonly VocabularyStanding[]): Promise<readonly Named[]> {
  return Promise.all(
    entries.map(async (entry) => {
      const name = entry.by === houseAccount ? "Casebook itself" : (await store.findAccount(entry.by))?.name;
      return { ...entry, by: name ?? entry.by };
    }),
  );
}

function nameGiven(name: string): VocabularyName {
  if (isVocabularyName(name)) return name;
  throw new Refusal("usage", { vocabulary: name, known: Object.keys(vocabularyLabels).join(", ") });
}

/** The one file behind a path, read no further than a vocabulary may be long. */
async function readWhole(path: string, terminal: Terminal) {
  const [file, ...others] = await dataFiles([path], terminal);
  if (file === undefined || others.length > 0) throw new Refusal("usage", { expected: "one file", given: path });
  const progress = estimatedProgress(terminal, "MiB read", file.size, () => performance.now());
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.open()) {
    pieces.push(piece);
    const before = length;
    length += piece.length;
    if (length > largestVocabularyFile || (file.size ?? 0) > largestVocabularyFile) {
      throw new Refusal("document-too-large", {
        file: file.name,
        bytes: file.size ?? length,
        limit: largestVocabularyFile,
      });
    }
    const [megabytes, earlier] = [Math.floor(length / 1_048_576), Math.floor(before / 1_048_576)];
    if (megabytes > earlier) progress(megabytes, length);
  }
  return { file: file.name, bytes: Buffer.concat(pieces) };
}

function listText(standings: readonly Named[], shipped: Readonly<Record<string, string>>): string {
  const kept = Object.entries(shipped).map(([name, version]) => `${name} ${version}`);
  const loaded = standings.length === 0 ? ["Nothing is loaded."] : tableOf(standings);
  return [...loaded, "", `Shipped with Casebook: ${kept.join(", ")}`].join("\n");
}

function tableOf(standings: readonly Named[]): readonly string[] {
  return textTable(
    ["", "vocabulary", "part", "version", "loaded", "by", "holds"],
    standings.map(({ inUse, vocabulary, part: of, version, loaded, by, counts }) => [
      inUse ? "*" : "",
      vocabulary,
      of,
      version,
      loaded.slice(0, 16).replace("T", " "),
      by,
      countsText(counts),
    ]),
  );
}

async function shownLines(
  store: Store,
  { entry, against, changes }: VocabularyShown,
  all: boolean,
): Promise<readonly string[]> {
  const [{ by } = entry] = await withNames(store, [entry]);
  const { vocabulary, part: of, version, dated, loaded, file, counts, inUse, digest } = entry;
  const newest = dated === null || dated === version ? "" : `, newest change ${dated}`;
  return [
    `${vocabularyLabels[vocabulary]} ${of} ${version}${newest}${inUse ? "" : " (not in use)"}`,
    `  ${countsText(counts)}`,
    `  ${file}, loaded ${loaded} by ${by}`,
    `  sha256 ${digest}`,
    ...(against === null
      ? ["  No older version is kept to compare it with."]
      : [`  Against ${against.version}:`, ...changeLines(changes, all)]),
  ];
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(", ");
}

function changeLines(changes: VocabularyChanges, all: boolean): readonly string[] {
  const aliases = changes.aliases.map(({ name, gained, lost }) =>
    [name, ...gained.map((alias) => `+${alias}`), ...lost.map((alias) => `-${alias}`)].join(" "),
  );
  const lines = Object.entries({
    added: changes.added.map(nameOf),
    removed: changes.removed.map(nameOf),
    renamed: changes.renamed.map((term) => `${nameOf(term)} (was ${term.was})`),
    revoked: changes.revoked.map((term) => `${nameOf(term)} -> ${term.by ?? "nothing named"}`),
    deprecated: changes.deprecated.map(nameOf),
    "active again": changes.restored.map(nameOf),
    "other names": aliases,
  }).flatMap(([what, terms]) => {
    if (terms.length === 0) return [];
    const told = all ? terms : terms.slice(0, usualTerms);
    const left = terms.length - told.length;
    const more = left === 0 ? [] : [`      and ${left} more; --all shows them`];
    return [`    ${terms.length} ${what}`, ...told.map((term) => `      ${term}`), ...more];
  });
  return lines.length === 0 ? ["    nothing changed"] : lines;
}

/** In galaxies the id is a UUID, and in VERIS it ends with the name: neither is read twice. */
function nameOf({ id, name }: { readonly id: string; readonly name: string }): string {
  if (/^T\d/.test(id)) return `${id} ${name}`;
  return id.endsWith(name) ? id : name;
}
