/**
 * Bodies of kept answers, ready to be sent.
 *
 * What readers of one audience get differs in one place, the header, which names their account. So such a page is kept in two parts,
 * and the name is put between them when it is sent. In gzip (RFC 1952) that is possible without compressing anything again: deflate
 * (RFC 1951) has blocks that are stored as they are, and the second part was compressed without looking back at the first.
 */
import { brotliCompressSync, constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import type { Encoding } from "./page-cache-key.ts";
import { sumBefore } from "./page-cache-sum.ts";

/** A body. */
export interface Body {
  readonly encoding: Encoding;
  /** What it takes in memory. */
  readonly bytes: number;
  /** The bytes to send; the name comes as it stands in the page, as markup, and is left out where the body has no place for one. */
  with(name: string): Buffer;
}

/** Below this compression gains nothing, in bytes. */
const worthCompressing = 1024;

/** Of pages: at 5 a page takes a third of a millisecond, at 11 nineteen. */
export const brotliQuality = 5;

/** A body that is the same for everybody; `quality` is that of brotli, from 0 to 11. */
export function wholeBody(text: string, wished: Encoding, quality = brotliQuality): Body {
  const plain = Buffer.from(text);
  const encoding = plain.length < worthCompressing ? "identity" : wished;
  const bytes = compressed(plain, encoding, quality);
  return { encoding, bytes: bytes.length, with: () => bytes };
}

/** A body around a name that stands between two texts. Brotli cannot be patched so; who wishes for it takes gzip as well. */
export function bodyAround(before: string, after: string, wished: Encoding): Body {
  const [head, rest] = [Buffer.from(before), Buffer.from(after)];
  if (wished === "identity") {
    const bytes = 2 * (head.length + rest.length);
    return { encoding: "identity", bytes, with: forLast((name) => Buffer.concat([head, Buffer.from(name), rest])) };
  }
  const start = Buffer.concat([gzipHeader, deflateRawSync(head, { finishFlush: constants.Z_FULL_FLUSH })]);
  const end = deflateRawSync(rest);
  const headSum = crc32(head);
  const sumOf = sumBefore(rest.length, crc32(rest));
  const gzipped = (name: string): Buffer => {
    const middle = Buffer.from(name);
    const tail = { sum: sumOf(crc32(middle, headSum)), length: head.length + middle.length + rest.length };
    return Buffer.concat([start, storedBlock(middle), end, trailer(tail)]);
  };
  return { encoding: "gzip", bytes: 2 * (start.length + end.length), with: forLast(gzipped) };
}

/** Has what was made last at hand: whoever reads a page often reads it again. */
function forLast(make: (name: string) => Buffer): (name: string) => Buffer {
  let last: { readonly name: string; readonly bytes: Buffer } | null = null;
  return (name) => {
    if (last?.name !== name) last = { name, bytes: make(name) };
    return last.bytes;
  };
}

function compressed(plain: Buffer, encoding: Encoding, quality: number): Buffer {
  if (encoding === "identity") return plain;
  if (encoding === "gzip") return gzipSync(plain);
  return brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
}

/** RFC 1952, 2.3: deflate, no flags, no time, system unknown. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** RFC 1951, 3.2.4: not the last block, not compressed; at most 65,535 bytes, which no name has. */
function storedBlock(bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

/** RFC 1952, 2.3.1: the sum, then the length modulo 2^32. */
function trailer({ sum, length }: { readonly sum: number; readonly length: number }): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(sum, 0);
  bytes.writeUInt32LE(length % 2 ** 32, 4);
  return bytes;
}
