/** Laws 1 and 2: who may import whom. Also what every file of the house has in common. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { type Import, nodesWhere, placeOf, type SourceFile, sourceFiles } from "./source-files.ts";

const files = sourceFiles().filter(({ path }) => !path.startsWith("src/web/client/"));

/** The rooms by floor, from the ground up. A file may import from its own room and from lower floors. */
const floors = [
  ["vocabulary"],
  ["domain"],
  ["store", "reading", "extract", "formats", "search", "mailing", "identity"],
  ["workflow"],
  ["web", "cli"],
  ["retelling"],
  ["main.ts"],
] as const satisfies readonly (readonly string[])[];

/** What those outside of a room of adapters may see of it. */
const seams = [
  "src/store/store.ts",
  "src/store/releases.ts",
  "src/store/secret.ts",
  "src/reading/reader.ts",
  "src/reading/fetcher.ts",
  "src/reading/splitter.ts",
  // What is left of a picture: a pure function of its bytes, called by name.
  "src/reading/picture.ts",
  "src/extract/extractor.ts",
  "src/mailing/mailer.ts",
  "src/identity/provider.ts",
  "src/formats/format.ts",
  // What goes into the cells of a table: pure functions of their texts.
  "src/formats/rows/csv-text.ts",
  "src/formats/rows/formula-guard.ts",
  // What a page says of itself: pure functions of a projection, called by name.
  "src/formats/citation/text.ts",
  "src/formats/citation/release.ts",
  "src/formats/schema-org/json-ld.ts",
  "src/formats/schema-org/record.ts",
  "src/formats/schema-org/organisation.ts",
  "src/formats/schema-org/dataset.ts",
];

/** What knows the adapters: the start, and the start of the thread that tells again. */
const wirings: readonly string[] = ["src/main.ts", "src/retelling/thread.ts"];

/** Which packages a room may use; rooms that are not named may use any. */
const packages: Readonly<Record<string, readonly string[]>> = {
  vocabulary: ["i18n-iso-countries"],
  domain: ["edtf", "node:crypto"],
  workflow: ["typebox", "node:crypto", "node:util", "otpauth", "@simplewebauthn/server"],
};

test("imports go down: a file imports its own room and lower floors, and never a neighbour on its floor", () => {
  const wrong = eachImport(({ path }, { target }) => {
    if (!target.startsWith("src/") || isSettings(path) || isSettings(target)) return false;
    return roomOf(target) !== roomOf(path) && floorOf(target) >= floorOf(path);
  });
  assert.deepEqual(wrong, []);
});

test("the settings are read by main.ts alone; other faces may know their types", () => {
  const wrong = eachImport(
    ({ path }, { target, typeOnly }) =>
      isSettings(target) && path !== "src/main.ts" && !(typeOnly && floorOf(path) === floorOf("src/web/")),
  );
  assert.deepEqual(wrong, []);
  assert.deepEqual(
    eachImport(({ path }, { target }) => isSettings(path) && roomOf(target) !== "domain"),
    [],
  );
});

test("an adapter is known to main.ts alone, and to the thread that opens a store of its own: all others see the seam of its room", () => {
  const wrong = eachImport(({ path }, { target }) => {
    const room = roomOf(target);
    const ofAdapters = seams.some((seam) => roomOf(seam) === room);
    return ofAdapters && roomOf(path) !== room && !wirings.includes(path) && !seams.includes(target);
  });
  assert.deepEqual(wrong, []);
});

test("the adapters of one store do not know those of another", () => {
  const adapterOf = (path: string) => /^src\/store\/([^/]+)\//.exec(path)?.[1] ?? null;
  const wrong = eachImport(({ path }, { target }) => {
    const [from, to] = [adapterOf(path), adapterOf(target)];
    return from !== null && to !== null && from !== to && to !== "migrations";
  });
  assert.deepEqual(wrong, []);
});

test("vocabulary, domain and workflow use no package but the few that are named here", () => {
  const wrong = eachImport(({ path }, { target }) => {
    const allowed = packages[roomOf(path)];
    return allowed !== undefined && !target.startsWith("src/") && !allowed.includes(target);
  });
  assert.deepEqual(wrong, []);
});

test("no import leads back to where it came from", () => {
  const graph = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]));
  const done = new Set<string>();
  const cycleFrom = (path: string, trail: readonly string[]): readonly string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    const found = (graph.get(path) ?? []).map((target) => cycleFrom(target, [...trail, path])).find(Boolean) ?? null;
    done.add(path);
    return found;
  };
  assert.deepEqual(
    files.flatMap(({ path }) => cycleFrom(path, []) ?? []),
    [],
  );
});

test("every file opens by saying what it is for", () => {
  const silent = files.filter(({ text }) => !/^\/\*\*?\s[\s*]*[\p{L}`]/u.test(text));
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
});

test("files have kebab-case names that say something, and none gathers the exports of others", () => {
  const wrong = files.filter(
    ({ path, tree }) =>
      !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(basename(path)) ||
      /^(index|utils?|helpers?|common|types|models?|services?)\.ts$/.test(basename(path)) ||
      tree.statements.every((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test("nothing is exported by default, and nothing is of type any", () => {
  const isDefault = (node: ts.Node) =>
    ts.isExportAssignment(node) || (ts.isModifier(node) && node.kind === ts.SyntaxKind.DefaultKeyword);
  const wrong = files.flatMap((file) =>
    nodesWhere(file, (node) => node.kind === ts.SyntaxKind.AnyKeyword || isDefault(node)).map((node) =>
      placeOf(file, node),
    ),
  );
  assert.deepEqual(wrong, []);
});

test("no file but data is longer than 500 lines", () => {
  const long = files.filter(({ path, text }) => !path.startsWith("src/vocabulary/") && text.split("\n").length > 501);
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  );
});

function eachImport(isWrong: (file: SourceFile, imported: Import) => boolean): readonly string[] {
  return files.flatMap((file) =>
    file.imports.filter((imported) => isWrong(file, imported)).map(({ target }) => `${file.path} imports ${target}`),
  );
}

function isSettings(path: string): boolean {
  return path === "src/config.ts";
}

/** The folder of `src`, or the file that stands there by itself. */
function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

/** From 0; a room that no floor knows stands above all, so that nothing may import it. */
function floorOf(path: string): number {
  const floor = floors.findIndex((rooms: readonly string[]) => rooms.includes(roomOf(path)));
  return floor < 0 ? floors.length : floor;
}
