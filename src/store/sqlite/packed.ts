/**
 * Packed bodies: JSON that is longer than a page is worth compressing for, since a record is kept many times over (as drafted, as
 * revised, as told to each audience), and a large import would otherwise spend most of its time on the disk.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Refusal } from "../../domain/refusal.ts";
import { type Column, type Query, query, text } from "./query.ts";

/** Shorter bodies stay as they are, in UTF-16 units. */
const worthPacking = 1000;

/**
 * A small window and little memory: bodies are a few kilobytes, and setting up a large one would take longer than packing. What comes
 * out is collected in pieces of such a size that a large import does not leave megabytes of half-filled ones behind.
 */
const packing = { level: 1, windowBits: 13, memLevel: 5, chunkSize: 4096 } as const;

/** The two columns of a body: the text, or an empty text and its UTF-8 bytes deflated (RFC 1951). */
export type Packed = readonly [body: string, packed: Uint8Array | null];

/** The columns for a body. */
export function pack(body: string): Packed {
  return body.length < worthPacking ? [body, null] : ["", deflateRawSync(body, packing)];
}

/** Bytes, or none. */
const maybeBytes: Column<Uint8Array | null> = (value) => {
  if (value === null || value instanceof Uint8Array) return value;
  throw new TypeError(`a column holds ${typeof value} where bytes are kept`);
};

/** A query that selects `body` and `packed`, among others; its rows have the body as it was. */
export function packedQuery<Row = unknown>(
  sql: string,
  columns: Columns<Row> = {} as never,
): Query<Row & { readonly body: string }> {
  const { read } = query(sql, { ...columns, body: text, packed: maybeBytes } as Columns<Row & Both>);
  return {
    sql,
    read: (raw) => {
      const row = read(raw);
      return row.packed === null ? row : { ...row, body: unpack(row.packed) };
    },
  };
}

type Columns<Row> = { readonly [Name in keyof Row]: Column<Row[Name]> };

/** The two columns as they are kept. */
interface Both {
  readonly body: string;
  readonly packed: Uint8Array | null;
}

function unpack(packed: Uint8Array): string {
  try {
    return inflateRawSync(packed).toString("utf8");
  } catch {
    throw new Refusal("store-unreadable", { what: "body" });
  }
}
