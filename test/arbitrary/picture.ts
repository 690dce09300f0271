/** Pictures made by hand, a part at a time, so that tests can put into them what has no place there. */
import { crc32, deflateSync } from "node:zlib";

/** A part of a picture: its name in the form (a chunk, or the number of a marker), and what it holds. */
export type Piece = readonly [name: string | number, content: Buffer | string];

/** A grey PNG that any browser shows; `more` stands between its header and its pixels, `behind` after its end. */
export function pngOf(width = 320, height = 240, more: readonly Piece[] = [], behind = ""): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * Math.min(height, 2000), 0x60);
  for (let at = 0; at < rows.length; at += width + 1) rows[at] = 0;
  const chunks: readonly Piece[] = [["IHDR", header], ...more, ["IDAT", deflateSync(rows)], ["IEND", ""]];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...chunks.map(pngChunk), Buffer.from(behind)]);
}

/** What looks like a JPEG from outside; no browser shows it. `more` stands before its frame, `behind` after its end. */
export function jpegOf(width = 320, height = 240, more: readonly Piece[] = [], behind = ""): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const jfif = Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01<thumbnail>", "latin1");
  const pieces: readonly Piece[] = [
    [0xe0, jfif],
    ...more,
    [0xdb, Buffer.alloc(65, 1)],
    [0xc0, frame],
    [0xc4, Buffer.alloc(17)],
    [0xda, Buffer.from([1, 1, 0, 0, 63, 0])],
  ];
  const scan = Buffer.from("1234ff00ffd056ff0078ffd9", "hex");
  return Buffer.concat([Buffer.from("ffd8", "hex"), ...pieces.map(jpegSegment), scan, Buffer.from(behind)]);
}

/** Exif that says where a picture was taken, and how it is to be turned, in either order of bytes. */
export function exifOf(turn: number, order: "II" | "MM" = "MM"): Buffer {
  const tiff = Buffer.alloc(26);
  const short = (value: number, at: number) =>
    order === "MM" ? tiff.writeUInt16BE(value, at) : tiff.writeUInt16LE(value, at);
  const long = (value: number, at: number) =>
    order === "MM" ? tiff.writeUInt32BE(value, at) : tiff.writeUInt32LE(value, at);
  tiff.write(order, 0, "latin1");
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(turn, 18);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from("<Northfield, Ada>")]);
}

/** What looks like a WebP from outside: lossless and extended, with `more` before its pixels. */
export function webpOf(width = 320, height = 240, more: readonly Piece[] = [], behind = ""): Buffer {
  const canvas = Buffer.alloc(10);
  canvas[0] = 0x2c;
  canvas.writeUIntLE(width - 1, 4, 3);
  canvas.writeUIntLE(height - 1, 7, 3);
  return Buffer.concat([riffOf([["VP8X", canvas], ...more, ["VP8L", losslessOf(width, height)]]), Buffer.from(behind)]);
}

/** A WebP of these chunks. */
export function riffOf(chunks: readonly Piece[]): Buffer {
  const content = Buffer.concat([Buffer.from("WEBP"), ...chunks.map(riffChunk)]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from("RIFF"), size, content]);
}

/** The beginning of a lossless picture. */
export function losslessOf(width: number, height: number): Buffer {
  const data = Buffer.alloc(9, 0x11);
  data[0] = 0x2f;
  data.writeUInt32LE(((height - 1) << 14) | (width - 1), 1);
  return data;
}

/** The beginning of a lossy picture. */
export function lossyOf(width: number, height: number): Buffer {
  const data = Buffer.from("0000009d012a000000001111", "hex");
  data.writeUInt16LE(width, 6);
  data.writeUInt16LE(height, 8);
  return data;
}

function pngChunk([name, content]: Piece): Buffer {
  const body = Buffer.concat([Buffer.from(String(name), "latin1"), Buffer.from(content)]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length - 4, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function jpegSegment([mark, content]: Piece): Buffer {
  const head = Buffer.from([0xff, Number(mark), 0, 0]);
  head.writeUInt16BE(Buffer.from(content).length + 2, 2);
  return Buffer.concat([head, Buffer.from(content)]);
}

function riffChunk([name, content]: Piece): Buffer {
  const body = Buffer.from(content);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(String(name), "latin1"), size, body, Buffer.alloc(body.length % 2)]);
}
