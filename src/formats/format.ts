/**
 * What a format is: how a record of somebody else becomes sayings with places (`reads`), how a projection becomes a record of theirs
 * (`writes`), and what is lost on the way. A codec sees one record at a time, never a file, a store or a clock.
 */
import type { Polarity, Stance } from "../domain/assertion.ts";
import type { Asserter } from "../domain/asserter.ts";
import type { Field } from "../domain/field.ts";
import type { Finding } from "../domain/finding.ts";
import type { Marking } from "../domain/marking.ts";
import type { Telling, Tombstone, Projection } from "../domain/projection.ts";
import type { SubjectKey } from "../domain/subject.ts";
import type { Content } from "../domain/value.ts";
import type { Confidence, Likelihood } from "../vocabulary/icd203.ts";

/** One thing that a record says: a statement whose evidence is still a place in the record. */
export interface Said {
  readonly field: Field;
  /** Keys are the record's own: `victim-1` for its first victim; null: the incident itself. */
  readonly about: SubjectKey | null;
  readonly content: Content;
  readonly polarity: Polarity;
  readonly stance: Stance;
  readonly asserter: Asserter;
  /** EDTF; null where unknown. */
  readonly asserted: string | null;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
  /** As the record marks it; null: as the whole record is marked by whoever imports it. */
  readonly marking: Marking | null;
  /** JSON Pointers (RFC 6901) into the record, at least one, each to a place where something stands; what stands there is the quote. */
  readonly pointers: readonly string[];
}

/** What the importer tells the codec of where the record comes from. */
export interface Provenance {
  /** Name of whoever made the record ("EuRepoC"): the third party whose word a coded value is, unless the record names another. */
  readonly publisher: string;
}

/** What a codec made of one record. */
export interface RecordReading {
  /** What names the record in its source, the same in every edition of it; null: it has no name, and its content has to do. */
  readonly key: string | null;
  /** One line that tells people which record it is; null where nothing in it would. */
  readonly title: string | null;
  /** When the record was published or last changed, EDTF; null where it does not say. */
  readonly published: string | null;
  /** Page of this record at its source; null where it has none. */
  readonly url: string | null;
  /** Public links that the record rests on, http or https, each once. */
  readonly links: readonly string[];
  readonly said: readonly Said[];
  /**
   * What could not be taken as it stands, `at` a JSON Pointer into the record. Everything that stands in a record is either a
   * pointer of something said, or named here (`import-lost` where the model has no place for it).
   */
  readonly findings: readonly Finding[];
}

/** A table that was read: the cells of each row by the name of its column, verbatim, with the row's number in its file (the header is row 1). */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** One row. */
export interface TableRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A record made of a larger document or of several tables, with the places that it was made of, such as `incidents.csv row 13`. */
export interface Gathered {
  /** Plain data as JSON holds it. */
  readonly data: unknown;
  readonly places: readonly string[];
}

/** How files fall into records. */
export type Intake =
  /** A file is one record, an array of records, or one record a line (NDJSON). */
  | { readonly kind: "json" }
  /** A file is a document that holds several records, taken out by `gather`. */
  | {
      readonly kind: "document";
      /** Never throws; a document of another shape gives findings and no records. */
      readonly gather: (document: unknown) => {
        readonly records: readonly Gathered[];
        readonly findings: readonly Finding[];
      };
    }
  /** Each row of a table is a record: an object of its cells. The delimiter is told from the first line where it is not given. */
  | { readonly kind: "rows"; readonly delimiter?: string }
  /** Several tables together make the records. */
  | {
      readonly kind: "tables";
      readonly gather: (tables: readonly Table[]) => {
        readonly records: Iterable<Gathered>;
        readonly findings: readonly Finding[];
      };
    };

/** The reading half of a format. */
export interface Reads {
  readonly intake: Intake;
  /** The record's sayings and findings. Pure; never throws, whatever it is given. */
  readonly read: (record: unknown, provenance: Provenance) => RecordReading;
}

/** What the exporter tells the codec of the house that speaks. */
export interface Speaker {
  /** Name of the site. */
  readonly name: string;
  /** Address of the site without a slash at the end; records stand at `<url>/incidents/<number>`. */
  readonly url: string;
  /** Address of the licence under which what it gives out may be used; absent where the operator names none. */
  readonly license?: string;
}

/** Everything that an audience is told of some records, in order of record number, tombstones among them. */
export type Tellings = AsyncIterable<Telling>;

/** The writing half of a format. Pure and deterministic: the same tellings and speaker give the same bytes. */
export interface Writes {
  /** Of one file. */
  readonly mediaType: string;
  /** Of one file, without the dot. */
  readonly extension: string;
  /** The record for a projection as plain JSON data, in the shape that `read` takes. Tables give `{ rows: [{ column: cell }] }`. */
  readonly write: (projection: Projection, speaker: Speaker) => unknown;
  /** What stands for a record that was withdrawn, likewise; null: it is left out. */
  readonly bury: (tombstone: Tombstone, speaker: Speaker) => unknown;
  /** One file of many records, in pieces and without holding more than a few records at a time; what is shared (a marking, an identity) stands in it once. */
  readonly pack: (tellings: Tellings, speaker: Speaker) => AsyncIterable<string | Uint8Array>;
  /** A folder of files instead; null where the format has no such form. */
  readonly packFolder: ((tellings: Tellings, speaker: Speaker) => AsyncIterable<PackedFile>) | null;
  /** Columns of its table in their order, for data dictionaries; absent where it is no table. */
  readonly columns?: readonly WrittenColumn[];
  /** A telling as objects with names and versions of their own, for servers that hand them out one by one; absent where the format has none. */
  readonly objects?: (telling: Telling, speaker: Speaker) => readonly WrittenObject[];
  readonly loses: Losses;
}

/** A column of a table. */
export interface WrittenColumn {
  readonly name: string;
  /** `text`, `integer`, `number` or `boolean`. */
  readonly type: string;
  /** What stands in it. */
  readonly about: string;
}

/** An object of a format whose records are made of objects, such as STIX. */
export interface WrittenObject {
  readonly id: string;
  readonly type: string;
  /** Of the object, as the format has it: an instant; equal versions of one id are equal objects. */
  readonly version: string;
  /** Whether other records have it too: an identity, a technique, a marking. */
  readonly shared: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A file of a folder. */
export interface PackedFile {
  /** Without folders. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Parts of a saying that a format may have no place for. */
export const facets = [
  "polarity",
  "stance",
  "asserter",
  "asserted",
  "likelihood",
  "confidence",
  "part of day",
  "basis",
  "evidence",
] as const;

/** One part of a saying. */
export type Facet = (typeof facets)[number];

/** What a format cannot carry: printed in the docs, and taken off before `read(write(p))` is held against `p`. */
export interface Losses {
  /** Fields without a place. */
  readonly fields: readonly Field[];
  /** Parts of every saying without a place. */
  readonly facets: readonly Facet[];
  /** Whatever else is lost, each with a sentence for the docs. */
  readonly further: readonly FurtherLoss[];
}

/** A loss that depends on the record. */
export interface FurtherLoss {
  readonly sentence: string;
  /** Whether this saying of the projection falls under it. */
  readonly takes: (saying: Saying, all: readonly Saying[]) => boolean;
}

/** An assertion of a projection as formats carry it. */
export type Saying = Omit<Said, "pointers" | "marking" | "about" | "asserter"> & {
  readonly about: string | null;
  /** Null where the form of telling kept it back. */
  readonly asserter: Asserter | null;
};

/** A format. */
export interface Format {
  /** As it is called on the command line and in addresses. */
  readonly name: string;
  readonly label: string;
  /** What it is and whose, in one sentence for help texts and docs. */
  readonly about: string;
  /** Of the codec; stands in the origin of everything that it reads. */
  readonly version: string;
  /** Null: it is only written. */
  readonly reads: Reads | null;
  /** Null: it is only read. */
  readonly writes: Writes | null;
}
