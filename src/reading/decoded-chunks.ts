/** A file's characters, in pieces: small files are decoded whole, so that their encoding can be guessed; large ones by their mark or as UTF-8. */
import { buffer } from "node:stream/consumers";
import { TextDecoder } from "node:util";
import type { Finding } from "../domain/finding.ts";
import { finding } from "../domain/finding.ts";
import { decode } from "./encoding.ts";
import type { InputFile } from "./splitter.ts";

/** Up to here a file is decoded in one go, in bytes. */
const wholeUpTo = 64 * 1024 * 1024;

/** Pieces of text in order, and what had to be guessed, known once the pieces are all read. */
export interface DecodedFile {
  readonly chunks: AsyncIterable<string>;
  readonly findings: readonly Finding[];
}

/** Opens a file as text. A byte order mark is no part of it. Refuses what is no text as `decode` does, while it is read. */
export function decodeFile(file: InputFile): DecodedFile {
  const findings: Finding[] = [];
  const small = file.size !== null && file.size <= wholeUpTo;
  return { chunks: small ? whole(file, findings) : inPieces(file, findings), findings };
}

async function* whole(file: InputFile, findings: Finding[]): AsyncGenerator<string> {
  const decoded = decode(await buffer(file.open()), null);
  findings.push(...decoded.findings);
  yield withoutMark(decoded.text);
}

async function* inPieces(file: InputFile, findings: Finding[]): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let holes = false;
  for await (const bytes of file.open()) {
    const first = decoder === null;
    decoder ??= new TextDecoder(labelOf(bytes));
    // The first piece is looked at as a whole document would be: what is no text at all is refused here.
    if (first && decoder.encoding === "utf-8") decode(bytes.subarray(0, 65_536), null);
    const text = decoder.decode(bytes, { stream: true });
    if (!holes && text.includes("\ufffd")) {
      holes = true;
      findings.push(finding(file.name, "encoding-guessed", "UTF-8, but for some broken characters"));
    }
    yield text;
  }
  const rest = decoder?.decode() ?? "";
  if (rest !== "") yield rest;
}

function labelOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
