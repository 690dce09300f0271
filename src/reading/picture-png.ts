/** PNG (Portable Network Graphics, Third Edition, W3C): a signature, then chunks. Chunks that make the picture are kept, all others are not. */
import { crc32 } from "node:zlib";
import { Refusal } from "../domain/refusal.ts";
import { type LeanPicture, malformed, part } from "./picture-part.ts";

const signature = 8;

/** Chunks that say how the picture looks. Without eXIf, tEXt, iTXt, zTXt, tIME and whatever programs made up. */
const kept = new Set("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST cICP".split(" "));

/** Chunks of pictures that move. */
const moving = new Set(["acTL", "fcTL", "fdAT"]);

/** The picture without the rest. The signature was looked at by the caller. */
export function lessPng(file: Buffer): LeanPicture {
  const chunks = chunksOf(file);
  const [header] = chunks;
  if (header?.type !== "IHDR" || header.data.length !== 13) throw malformed("header");
  if (chunks.filter(({ type }) => type === "IHDR").length > 1) throw malformed("header");
  if (chunks.some(({ type }) => moving.has(type))) throw new Refusal("picture-moving");
  if (!chunks.some(({ type }) => type === "IDAT")) throw malformed("empty");
  const whole = chunks.filter(({ type }) => kept.has(type)).map(({ bytes }) => bytes);
  return {
    width: header.data.readUInt32BE(0),
    height: header.data.readUInt32BE(4),
    bytes: Buffer.concat([file.subarray(0, signature), ...whole]),
  };
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  /** With length and sum. */
  readonly bytes: Buffer;
}

/** All chunks up to the end of the picture; what follows is none of it. */
function chunksOf(file: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = signature;
  for (;;) {
    const length = part(file, at, 8).readUInt32BE(0);
    const bytes = part(file, at, length + 12);
    const type = bytes.toString("latin1", 4, 8);
    if (!/^[A-Za-z]{4}$/.test(type)) throw malformed("chunk");
    if (crc32(bytes.subarray(4, length + 8)) !== bytes.readUInt32BE(length + 8)) throw malformed("sum");
    // A critical chunk that is not known cannot be left out.
    if (!kept.has(type) && /^[A-Z]/.test(type)) throw malformed("chunk");
    chunks.push({ type, data: bytes.subarray(8, length + 8), bytes });
    at += length + 12;
    if (type === "IEND") return chunks;
  }
}
