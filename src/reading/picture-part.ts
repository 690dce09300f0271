/** What the readers of pictures share: what a picture is once it is read, and reading no further than a file goes. */
import { Refusal } from "../domain/refusal.ts";

/** A picture without what is not given out. */
export interface LeanPicture {
  /** As it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** So many bytes from a place on. Refuses (`picture-malformed`) what the file does not hold. */
export function part(file: Buffer, start: number, length: number): Buffer {
  if (start < 0 || length < 0 || start + length > file.length) throw malformed("truncated");
  return file.subarray(start, start + length);
}

/** The refusal of a file that is not as its form has it; the reason in one word. */
export function malformed(reason: string): Refusal {
  return new Refusal("picture-malformed", { reason });
}
