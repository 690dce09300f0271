/** Reports: what we were told, kept as it came and named by its hash. A report is never edited. */
import { type Digest, digestOf } from "./digest.ts";
import type { Marking } from "./marking.ts";
import type { SourceId } from "./source.ts";

declare const reportBrand: unique symbol;

/** SHA-256 of the bytes that were received, in lower-case hexadecimal. */
export type ReportId = string & { readonly [reportBrand]: true };

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. Never used for dates of incidents. */
export type Instant = string;

/** One report as the house keeps it; the bytes themselves lie beside it under the same name. */
export interface Report {
  readonly id: ReportId;
  readonly source: SourceId;
  readonly mediaType: string;
  /** Null where the document gives none. */
  readonly title: string | null;
  /** When it was published, EDTF level 0; null where unknown. */
  readonly published: string | null;
  readonly url: string | null;
  /** Further public links to what the report rests on. */
  readonly links: readonly string[];
  /** ISO 639-1 code as detected or stated; null where neither. */
  readonly language: string | null;
  /** The canonical text that every quote is counted on, in UTF-16 units. Kept once, whatever later readers would make of the bytes. */
  readonly text: string;
  /** Digest of `text`. */
  readonly textDigest: Digest;
  /** Name and version of what made the text of the bytes. */
  readonly normaliser: string;
  readonly received: Instant;
  /** Marking for what is drafted from this report; null: not yet cleared. */
  readonly marking: Marking | null;
  /** True for reports of the sample casebook. */
  readonly sample: boolean;
}

/** The name of a report: the hash of its bytes. */
export function reportIdOf(bytes: Uint8Array): ReportId {
  return digestOf(bytes) as string as ReportId;
}
