/**
 * Illustrations: a picture that stands beside a record. It proves nothing and no assertion rests on it, so it hangs on the incident,
 * as a withdrawal does, and not on a revision.
 */
import type { AccountId } from "./account.ts";
import type { Digest } from "./digest.ts";
import type { Marking } from "./marking.ts";
import type { Instant } from "./report.ts";

/** The forms in which pictures are kept, with the endings of their files. */
export const pictureEndings = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;

/** The form of a picture. */
export type PictureType = keyof typeof pictureEndings;

/** A record's picture: what it is named by, what is said of it, and who may see it. */
export interface Illustration {
  /** SHA-256 of the bytes that are kept and given out. */
  readonly digest: Digest;
  readonly mediaType: PictureType;
  /** As it is shown, in pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for readers who cannot see it. */
  readonly alt: string;
  /** Who made it, as they want to be named. */
  readonly credit: string;
  readonly licence: Licence;
  /** Null: not yet cleared. */
  readonly marking: Marking | null;
  readonly added: Instant;
  readonly by: AccountId;
}

/** On what terms it may be shown. */
export interface Licence {
  /** Such as `CC BY 4.0`, or `By permission of the photographer`. */
  readonly name: string;
  /** Where its terms stand, http or https; null: nowhere that could be named. */
  readonly url: string | null;
}

/** An illustration as an audience is told it. */
export type ToldIllustration = Omit<Illustration, "marking" | "added" | "by">;
