/** A feed as every form of it tells it: what it is of, and its entries, the newest first. */
import { digestOf } from "../../domain/digest.ts";
import type { News } from "../../domain/news.ts";
import type { Instant } from "../../domain/report.ts";
import type { Change } from "../../store/store.ts";
import type { AudienceName } from "../../domain/audience.ts";

/** A feed. Paths begin with a slash and have no host; texts are plain. */
export interface Feed {
  /** Without the ending that names its form: `/feeds/all`. */
  readonly path: string;
  /** What follows that ending, with its question mark; left out: nothing. */
  readonly query?: string;
  readonly title: string;
  readonly about: string;
  /** The page that tells the same to people. */
  readonly page: string;
  readonly entries: readonly FeedEntry[];
}

/** One version of one record. */
export interface FeedEntry {
  /** A URN; the same for ever, whatever the address of the site and whatever else is told of the record later. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Of the record's page. */
  readonly path: string;
  /** When it was told. */
  readonly at: Instant;
  readonly tags: readonly Tag[];
  readonly incident: string;
  readonly version: number;
  readonly news: readonly News[];
}

/** A word to sort entries by. */
export interface Tag {
  readonly kind: "news" | "type" | "country" | "sample";
  readonly term: string;
  readonly label: string;
}

/** The newest entries only: whoever asks less often than things change asks the list of records. */
export const mostEntries = 50;

/** The instant of the newest entry; the beginning of 1970 where there is none. */
export function updatedOf({ entries }: Feed): Instant {
  return entries[0]?.at ?? "1970-01-01T00:00:00.000Z";
}

/**
 * Names the version of a record that an audience was told: a UUID of version 8 (RFC 9562) made of a SHA-256. Two casebooks may have
 * drawn the same record number, but not told of it at the same instant.
 */
export function entryIdOf({ incident, version, at }: Change, audience: AudienceName): string {
  const digits = digestOf(JSON.stringify(["feed", audience, incident, version, at]));
  const variant = ((parseInt(digits.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
  ];
  return `urn:uuid:${parts.join("-")}-${digits.slice(20, 32)}`;
}
