/**
 * What the house asks of the place where releases lie: folders of files that are written once and never again, but may be deleted. Every
 * adapter passes the same cases (`releases.test.ts`).
 */
import type { Digest } from "../domain/digest.ts";
import type { Telling } from "../domain/projection.ts";

/** The file of every release that holds what is told, one telling a line, in order of record number. */
export const recordsFile = "records.ndjson";

/** The releases that there are. Names of releases and files are checked by the caller: `ReleaseName`, and names without folders. */
export interface ReleaseShelf {
  /** Names of all releases, in no particular order. What was not finished is none. */
  listReleases(): Promise<readonly string[]>;
  /** The files of a release by name; null where there is no such release. */
  listFiles(release: string): Promise<readonly ShelvedFile[] | null>;
  /** The bytes of a file in pieces; null where there is none. */
  readFile(release: string, file: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** What the records file of a release tells, a telling at a time. Throws where there is none. */
  readTellings(release: string): AsyncIterable<Telling>;
  /**
   * Makes a release of the files that `fill` writes: all of them or, where it throws or the process ends, nothing. Refuses
   * (`release-exists`) a name that is taken, before and after filling.
   */
  writeRelease(release: string, fill: (folder: ReleaseFolder) => Promise<void>): Promise<void>;
  /**
   * Deletes the files of a release but those to `keep`, and leaves a stone in their place: the stone first, so that whatever is missing is
   * missing for a reason. Done again it changes nothing. Nothing happens where there is no such release.
   */
  emptyRelease(
    release: string,
    keep: readonly string[],
    stone: { readonly name: string; readonly text: string },
  ): Promise<void>;
  /** Where people find the files of a release. */
  placeOf(release: string): string;
}

/** A release in the making. */
export interface ReleaseFolder {
  /** Writes a file as its pieces come; one of the same name is replaced. */
  writeFile(file: string, pieces: Pieces): Promise<WrittenFile>;
  /** What the records file that was written tells, a telling at a time. */
  readTellings(): AsyncIterable<Telling>;
}

/** The content of a file, texts as UTF-8. */
export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** A file of a release. */
export interface ShelvedFile {
  readonly name: string;
  readonly bytes: number;
}

/** A file as it was written. */
export interface WrittenFile extends ShelvedFile {
  readonly sha256: Digest;
}
