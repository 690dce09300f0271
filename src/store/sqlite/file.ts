/** The store's file, made so that only its owner can read it: it holds what is not cleared for anybody else. */
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { basename, dirname } from "node:path";
import { refusalFor } from "./failures.ts";

/** SQLite's name for a store that lives in memory and ends with its connection. */
export const inMemory = ":memory:";

/**
 * Makes the folder (mode 0700) and the file (0600) where they are missing; what is there keeps its modes. The files that
 * SQLite puts beside it take over the file's mode.
 */
export function makeFile(path: string): void {
  if (path === inMemory) return;
  try {
    makeFolder(dirname(path));
    closeSync(openSync(path, "a", 0o600));
  } catch (error) {
    throw refusalFor(error, basename(path));
  }
}

/** One folder after the other: where a folder cannot be made for reasons of its own (below /proc), Node's recursive form tries forever. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  mkdirSync(path, { mode: 0o700 });
}
