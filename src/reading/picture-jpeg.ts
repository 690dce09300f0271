/**
 * JPEG (ITU-T T.81, JFIF in T.871): segments between markers, then scans. Segments that make the picture are kept, and of the rest only
 * how it is to be turned (Exif 2.32, tag 0x0112), since cameras do not turn pictures themselves.
 */
import { type LeanPicture, malformed, part } from "./picture-part.ts";

const marks = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee } as const;

/** DHT, DAC, DQT, DRI: tables that decoding needs. */
const tables = new Set([0xc4, 0xcc, 0xdb, 0xdd]);

/** A segment from its marker on, with the entropy-coded data behind it where it opens a scan. */
interface Segment {
  readonly mark: number;
  /** Without marker and length. */
  readonly body: Buffer;
  readonly scan: Buffer;
}

/** The picture without the rest. That it begins as a JPEG does was looked at by the caller. */
export function lessJpeg(file: Buffer): LeanPicture {
  const segments = segmentsOf(file);
  const frames = segments.filter(({ mark }) => isFrame(mark));
  const [frame] = frames;
  if (frame === undefined || frames.length > 1 || frame.body.length < 6) throw malformed("frame");
  if (!segments.some(({ mark }) => mark === marks.scan)) throw malformed("empty");
  const turn = turnOf(segments);
  const parts = segments.flatMap(keptOf);
  const [height, width] = [frame.body.readUInt16BE(1), frame.body.readUInt16BE(3)];
  const sides = turn > 4 ? { width: height, height: width } : { width, height };
  const start = Buffer.from([0xff, marks.start]);
  const end = Buffer.from([0xff, marks.end]);
  return { ...sides, bytes: Buffer.concat([start, ...(turn === 1 ? [] : [turnSegment(turn)]), ...parts, end]) };
}

/** All segments up to the end of the picture; what follows is none of it. */
function segmentsOf(file: Buffer): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 2;
  for (;;) {
    if (part(file, at, 2)[0] !== 0xff) throw malformed("marker");
    // Any number of 0xff may stand before a marker.
    while (file[at + 1] === 0xff) at += 1;
    const mark = part(file, at, 2)[1] ?? 0;
    if (mark === marks.end) return segments;
    if (!isFrame(mark) && !tables.has(mark) && mark !== marks.scan && !isForeign(mark)) throw malformed("marker");
    const length = part(file, at + 2, 2).readUInt16BE(0);
    if (length < 2) throw malformed("length");
    const body = part(file, at + 4, length - 2);
    at += 2 + length;
    const behind = mark === marks.scan ? endOfScan(file, at) : at;
    segments.push({ mark, body, scan: part(file, at, behind - at) });
    at = behind;
  }
}

/** Where the next marker stands that is no part of the coded data: a stuffed byte (0x00) and restarts are. */
function endOfScan(file: Buffer, start: number): number {
  let at = file.indexOf(0xff, start);
  while (at >= 0 && at + 1 < file.length) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = file.indexOf(0xff, at + 2);
  }
  throw malformed("truncated");
}

/** SOF0 to SOF15, without the tables that stand among them, and without JPG (0xc8). */
function isFrame(mark: number): boolean {
  return mark >= 0xc0 && mark <= 0xcf && !tables.has(mark) && mark !== 0xc8;
}

/** APP0 to APP15, JPG0 to JPG13, COM: what programs added. */
function isForeign(mark: number): boolean {
  return mark >= marks.app0 && mark <= 0xfe;
}

function keptOf({ mark, body, scan }: Segment): readonly Buffer[] {
  if (!isForeign(mark)) return [segmentFrom(mark, body), scan];
  const starts = (name: string) => body.toString("latin1", 0, name.length) === name;
  // The last two bytes measure a small copy of the picture, perhaps from before it was cut.
  if (mark === marks.app0 && starts("JFIF\0") && body.length >= 14) {
    return [segmentFrom(mark, Buffer.concat([body.subarray(0, 12), Buffer.from([0, 0])]))];
  }
  if (mark === marks.app2 && starts("ICC_PROFILE\0")) return [segmentFrom(mark, body)];
  if (mark === marks.app14 && starts("Adobe") && body.length >= 12) return [segmentFrom(mark, body.subarray(0, 12))];
  return [];
}

function segmentFrom(mark: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, mark, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const exif = "Exif\0\0";

/** From 1 (as it is) to 8; above 4 width and height change places. What cannot be read is 1. */
function turnOf(segments: readonly Segment[]): number {
  const found = segments.find(({ mark, body }) => mark === marks.app1 && body.toString("latin1", 0, 6) === exif);
  const tiff = found?.body.subarray(exif.length) ?? Buffer.alloc(0);
  const order = tiff.toString("latin1", 0, 2);
  if (tiff.length < 10 || (order !== "II" && order !== "MM")) return 1;
  const short = (at: number) => (order === "II" ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === "II" ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const entries = Math.min(short(directory), Math.floor((tiff.length - directory - 2) / 12));
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + 12 * index;
    if (short(entry) !== 0x0112) continue;
    const turn = short(entry + 8);
    return turn >= 1 && turn <= 8 ? turn : 1;
  }
  return 1;
}

/** Exif that says nothing else: one directory with one entry, tag 0x0112, one unsigned short. */
function turnSegment(turn: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  tiff.writeUInt16BE(turn, 18);
  return segmentFrom(marks.app1, Buffer.concat([Buffer.from(exif, "latin1"), tiff]));
}
