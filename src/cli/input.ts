/** Input of commands: a file, `-` for standard input, or an address. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { Refusal } from "../domain/refusal.ts";
import type { Wiring } from "./command.ts";

/** A document as it was found. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly mediaType: string | null;
  readonly fileName: string | null;
  /** Null unless it was fetched. */
  readonly url: string | null;
}

/** Reads or fetches a document. Refuses files that cannot be read and addresses that may not be fetched. */
export async function readInput(
  operand: string,
  { terminal, parts }: Pick<Wiring, "terminal" | "parts">,
): Promise<Input> {
  if (operand === "-") return { bytes: await terminal.readInput(), mediaType: null, fileName: null, url: null };
  if (/^https?:\/\//i.test(operand)) return parts.fetch(operand);
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(operand)) throw new Refusal("url-refused", { url: operand, reason: "scheme" });
  return { bytes: await readFileOrRefuse(operand), mediaType: null, fileName: basename(operand), url: null };
}

/** Does something with a document; a refusal of the document then names it. */
export async function naming<T>(operand: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const named = error instanceof Refusal && /^(document|media-type)-/.test(error.code);
    throw named ? new Refusal(error.code, { document: operand, ...error.details }, error.findings) : error;
  }
}

/** The operating system's reasons in words; others are told by their code. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "this user may not read it",
  EISDIR: "it is a folder",
  ENOTDIR: "it lies in what is no folder",
  ENOSPC: "the disk is full",
  EROFS: "the disk cannot be written to",
};

/** A file's bytes. Refuses (`file-unreadable`) with the operating system's reason. */
export async function readFileOrRefuse(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Refusal("file-unreadable", { file: path, reason: reasonOf(error) });
  }
}

/** Why the operating system could not do it, in words where there are any. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? code;
}

/** The one operand that a command takes. */
export function onlyOperand(operands: readonly string[], what: string): string {
  const [operand, ...more] = operands;
  if (operand === undefined || more.length > 0) throw new Refusal("usage", { expected: what, given: operands.length });
  return operand;
}
