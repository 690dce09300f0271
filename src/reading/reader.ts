/** What the house asks of a reader of documents: bytes go in, the canonical text that evidence is anchored on comes out. */
import type { Finding } from "../domain/finding.ts";

/** A document as it came. */
export interface ReadInput {
  readonly bytes: Uint8Array;
  /** The media type that the sender stated, parameters and all (`text/html; charset=koi8-r`); null: look at the bytes and the name. */
  readonly mediaType: string | null;
  /** The name that the sender gave the file, of which only the ending is looked at; null where there is none. */
  readonly fileName: string | null;
}

/** The media types that a document can turn out to be. */
export type ReadMediaType = "text/plain" | "text/markdown" | "text/html" | "application/pdf";

/** What a document says about itself, apart from its text. Each is null where it says nothing that can be read. */
export interface StatedMetadata {
  /** One line, at most 300 characters. */
  readonly title: string | null;
  /** EDTF level 0: a date, a month or a year, in the zone that the document wrote it in. */
  readonly published: string | null;
  /** The address that the document calls its own, http or https. */
  readonly url: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** The language that the document says it is in, as a BCP 47 tag. */
  readonly language: string | null;
  /** Further addresses that a Markdown document lists in its front matter, in its order. */
  readonly links: readonly string[];
}

/** A document that was read. */
export interface ReadDocument extends StatedMetadata {
  readonly mediaType: ReadMediaType;
  /** ISO 639 code of the language that the text is in; where that cannot be told, of the one that the document states. */
  readonly language: string | null;
  /** Canonical text, never empty. Quotes count its UTF-16 units. */
  readonly text: string;
  /** What a person should know about how the text came about. */
  readonly findings: readonly Finding[];
  /** The rules that made the text; the same bytes and the same rules always give the same text. */
  readonly normaliser: string;
}

/**
 * Reads a document, or throws a Refusal that says why not: `document-empty`, `document-too-large`, `document-binary`,
 * `document-encoding`, `document-encrypted`, `document-no-text`, `document-malformed`, `document-too-deep`,
 * `media-type-unsupported`.
 */
export type DocumentReader = (input: ReadInput) => Promise<ReadDocument>;
