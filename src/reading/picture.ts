/**
 * Pictures as they come from cameras, programs and strangers, made fit to be given out: known parts alone are kept, and what tells of
 * people, places and devices is taken out, as is whatever hangs behind the picture. The picture itself is not encoded anew.
 */
import type { PictureType } from "../domain/illustration.ts";
import { Refusal } from "../domain/refusal.ts";
import { lessJpeg } from "./picture-jpeg.ts";
import { lessPng } from "./picture-png.ts";
import { lessWebp } from "./picture-webp.ts";

/** 5 MiB, and sides in pixels. */
export const pictureLimits = { bytes: 5 * 1024 * 1024, shortest: 200, longest: 8000 } as const;

/** A picture fit to be given out. */
export interface Picture {
  readonly mediaType: PictureType;
  /** As it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/**
 * What is left of a picture. The same bytes give the same picture, and what is left is left as it is. Refuses (`picture-too-large`,
 * `picture-unsupported` by its first bytes, `picture-malformed`, `picture-moving`, `picture-size`) and throws nothing else.
 */
export function readPicture(bytes: Uint8Array): Picture {
  if (bytes.length > pictureLimits.bytes) {
    throw new Refusal("picture-too-large", { bytes: bytes.length, limit: pictureLimits.bytes });
  }
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const picture = pictureIn(file);
  const sides = [picture.width, picture.height];
  if (sides.some((side) => side < pictureLimits.shortest || side > pictureLimits.longest)) {
    throw new Refusal("picture-size", { width: picture.width, height: picture.height });
  }
  return picture;
}

function pictureIn(file: Buffer): Picture {
  if (startsWith(file, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    return { mediaType: "image/png", ...lessPng(file) };
  }
  if (startsWith(file, [0xff, 0xd8, 0xff])) return { mediaType: "image/jpeg", ...lessJpeg(file) };
  if (file.toString("latin1", 0, 4) === "RIFF" && file.toString("latin1", 8, 12) === "WEBP") {
    return { mediaType: "image/webp", ...lessWebp(file) };
  }
  throw new Refusal("picture-unsupported");
}

function startsWith(file: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => file[index] === byte);
}
