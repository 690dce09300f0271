/** The body of a web response: decompressed, and counted while it comes. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { Refusal } from "../domain/refusal.ts";

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The whole body as the author wrote it. Refuses `document-too-large` as soon as more than `mostBytes` have come, counted
 * after decompression, and `url-failed` where the compression is not one of those that were asked for.
 */
export async function bodyOf(response: IncomingMessage, mostBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const stated = Number(response.headers["content-length"] ?? 0);
  if (stated > mostBytes) throw new Refusal("document-too-large", { bytes: stated, limit: mostBytes });
  const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  const collect = collector(mostBytes);
  if (encoding === "identity" || encoding === "") await pipeline(response, collect.sink, { signal });
  else await pipeline(response, decoderFor(encoding), collect.sink, { signal });
  return collect.bytes();
}

function decoderFor(encoding: string): Duplex {
  const create = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (create === undefined)
    throw new Refusal("url-failed", { reason: "content-encoding", encoding: encoding.slice(0, 100) });
  return create();
}

interface Collector {
  readonly sink: (source: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly bytes: () => Uint8Array;
}

function collector(mostBytes: number): Collector {
  const chunks: Uint8Array[] = [];
  let count = 0;
  const sink = async (source: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const chunk of source) {
      count += chunk.length;
      if (count > mostBytes) throw new Refusal("document-too-large", { limit: mostBytes });
      chunks.push(chunk);
    }
  };
  return { sink, bytes: () => Buffer.concat(chunks) };
}
