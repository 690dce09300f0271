/**
 * The secret of a house as a file of its own: 64 hexadecimal digits, which its owner alone may read (0600). It is made when something is to be
 * sealed for the first time, by whichever process comes first, and never replaced: what it sealed could not be opened again.
 */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Refusal } from "../../domain/refusal.ts";
import { type HouseSecret, secretBytes } from "../secret.ts";

/** The secret in a file. Once it was read it is remembered. */
export function openSecretFile(path: string): HouseSecret {
  let known: Uint8Array | null = null;
  return {
    find: () => {
      try {
        known ??= readSecret(path);
      } catch {
        return null;
      }
      return known;
    },
    findOrMake: () => {
      try {
        known ??= readSecret(path) ?? makeSecret(path);
        return known;
      } catch (error) {
        if (error instanceof Refusal) throw error;
        throw new Refusal("secret-unreadable", { file: resolve(path), reason: reasonOf(error) });
      }
    },
  };
}

/** Null where there is no such file. */
function readSecret(path: string): Uint8Array | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (reasonOf(error) === "ENOENT") return null;
    throw error;
  }
  const digits = text.trim();
  if (new RegExp(`^[0-9a-f]{${secretBytes * 2}}$`).test(digits)) return Buffer.from(digits, "hex");
  throw new Refusal("secret-unreadable", { file: resolve(path), reason: `not ${secretBytes * 2} hexadecimal digits` });
}

/** The file appears whole: another process that makes one at the same time finds it, or is found. */
function makeSecret(path: string): Uint8Array {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const making = `${path}.${process.pid}-${randomBytes(6).toString("hex")}`;
  const file = openSync(making, "wx", 0o600);
  try {
    writeSync(file, `${randomBytes(secretBytes).toString("hex")}\n`);
    fsyncSync(file);
    linkSync(making, path);
  } catch (error) {
    if (reasonOf(error) !== "EEXIST") throw error;
  } finally {
    closeSync(file);
    rmSync(making, { force: true });
  }
  syncFolder(dirname(path));
  const made = readSecret(path);
  if (made === null) throw new Refusal("secret-unreadable", { file: resolve(path), reason: "ENOENT" });
  return made;
}

/** A file of which its folder knows nothing after the power went would be no file. */
function syncFolder(folder: string): void {
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
