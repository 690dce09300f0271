/** WebP (RFC 9649): chunks in a RIFF file. Chunks that make the picture are kept, all others are not. */
import { Refusal } from "../domain/refusal.ts";
import { type LeanPicture, malformed, part } from "./picture-part.ts";

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

/** Bits of the extended header, RFC 9649, 2.7.1. */
const flags = { profile: 0x20, alpha: 0x10, moving: 0x02 } as const;

/** The picture without the rest. The head of the file was looked at by the caller. */
export function lessWebp(file: Buffer): LeanPicture {
  const chunks = chunksOf(part(file, 8, part(file, 4, 4).readUInt32LE(0)));
  const extended = chunks[0]?.type === "VP8X" ? chunks[0] : null;
  if (chunks.some(({ type }) => type === "ANIM" || type === "ANMF")) throw new Refusal("picture-moving");
  const coded = chunks.filter(({ type }) => type === "VP8 " || type === "VP8L");
  const [image] = coded;
  if (image === undefined || coded.length > 1) throw malformed("empty");
  const sides = image.type === "VP8L" ? losslessSides(image.data) : lossySides(image.data);
  if (extended === null) return { ...sides, bytes: fileOf([image]) };
  if (((extended.data[0] ?? 0) & flags.moving) !== 0) throw new Refusal("picture-moving");
  if (!sameSides(canvasOf(extended.data), sides)) throw malformed("canvas");
  const profile = chunks.find(({ type }) => type === "ICCP");
  const alpha = image.type === "VP8 " ? chunks.find(({ type }) => type === "ALPH") : undefined;
  const seeThrough = alpha !== undefined || (image.type === "VP8L" && ((extended.data[0] ?? 0) & flags.alpha) !== 0);
  const head = Buffer.from(extended.data);
  head.fill(0, 0, 4);
  head[0] = (profile === undefined ? 0 : flags.profile) | (seeThrough ? flags.alpha : 0);
  const whole = [{ type: "VP8X", data: head }, profile, alpha, image].filter((chunk) => chunk !== undefined);
  return { ...sides, bytes: fileOf(whole) };
}

/** The chunks of what stands in the file behind its size. */
function chunksOf(content: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  // The first four bytes are the name of the form.
  for (let at = 4; at < content.length;) {
    const size = part(content, at, 8).readUInt32LE(4);
    chunks.push({ type: content.toString("latin1", at, at + 4), data: part(content, at + 8, size) });
    // Data of an odd length is followed by a byte that does not count.
    at += 8 + size + (size % 2);
  }
  return chunks;
}

/** RFC 6386, 9.1: a key frame has its sides, 14 bits each, behind a start code. */
function lossySides(data: Buffer): Sides {
  const head = part(data, 0, 10);
  const isKeyFrame = ((head[0] ?? 1) & 1) === 0;
  if (!isKeyFrame || head.readUIntBE(3, 3) !== 0x9d012a) throw malformed("frame");
  return { width: head.readUInt16LE(6) & 0x3fff, height: head.readUInt16LE(8) & 0x3fff };
}

/** RFC 9649, 3.4: a signature, then both sides less one, 14 bits each. */
function losslessSides(data: Buffer): Sides {
  const head = part(data, 0, 5);
  if (head[0] !== 0x2f) throw malformed("frame");
  const bits = head.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function canvasOf(data: Buffer): Sides {
  if (data.length !== 10) throw malformed("canvas");
  return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
}

function sameSides(a: Sides, b: Sides): boolean {
  return a.width === b.width && a.height === b.height;
}

function fileOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.flatMap(({ type, data }) => {
    const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
    head.writeUInt32LE(data.length, 4);
    return [head, data, Buffer.alloc(data.length % 2)];
  });
  const content = Buffer.concat([Buffer.from("WEBP", "latin1"), ...parts]);
  const head = Buffer.from("RIFF\0\0\0\0", "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}
