/** The store's file, made so that only its owner can read it: it holds what is not cleared for anybody else. */
import { closeSync, mkdirSync, openSync } from "node:fs";
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
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, "a", 0o600));
  } catch (error) {
    throw refusalFor(error, basename(path));
  }
}
