/** Files of data that a command is given: single ones, or all of a folder's. */
import { createReadStream } from "node:fs";
import { opendir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { Refusal } from "../domain/refusal.ts";
import type { InputFile } from "../reading/splitter.ts";
import type { Terminal } from "./command.ts";
import { reasonOf } from "./input.ts";

/** Files of a folder that are read; other files in it are left alone. */
const dataFile = /\.(json|ndjson|jsonl|csv|tsv|txt)$/i;

/**
 * The files behind paths, in the order given, those of a folder by name, folders in it included; `-` is standard input. Refuses what cannot be read
 * (`file-unreadable`), and a folder in which there is nothing to read.
 */
export async function dataFiles(paths: readonly string[], terminal: Terminal): Promise<readonly InputFile[]> {
  const lists = await Promise.all(
    paths.map((path) => (path === "-" ? Promise.resolve([standardInput(terminal)]) : filesAt(path))),
  );
  return lists.flat();
}

async function filesAt(path: string): Promise<readonly InputFile[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw new Refusal("file-unreadable", { file: path, reason: reasonOf(error) });
  });
  if (!found.isDirectory()) return [fileAt(path, basename(path), found.size)];
  const names: string[] = [];
  for await (const entry of await opendir(path, { recursive: true })) {
    const name = relative(path, join(entry.parentPath, entry.name));
    if (entry.isFile() && dataFile.test(name) && !/(^|[/\\])\./.test(name)) names.push(name);
  }
  if (names.length === 0)
    throw new Refusal("file-unreadable", { file: path, reason: "the folder holds no data files" });
  const sorted = names.sort();
  return Promise.all(sorted.map(async (name) => fileAt(join(path, name), name, (await stat(join(path, name))).size)));
}

function fileAt(path: string, name: string, size: number): InputFile {
  return { name, size, open: () => readable(path) };
}

async function* readable(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new Refusal("file-unreadable", { file: path, reason: reasonOf(error) });
  }
}

function standardInput(terminal: Terminal): InputFile {
  return {
    name: "standard input",
    size: null,
    open: async function* () {
      yield await terminal.readInput();
    },
  };
}
