/** Writes the files of a release and remembers what was written. */
import type { Pieces, ReleaseFolder } from "../store/releases.ts";
import type { ReleasedFile } from "./release-manifest.ts";

/** The files written so far. */
export interface ReleaseWriter {
  /** Writes a file, or writes it anew, with one sentence about it. Left out, the media type follows from its ending. */
  write(name: string, about: string, pieces: Pieces, mediaType?: string): Promise<void>;
  /** In the order in which they were first written. */
  files(): readonly ReleasedFile[];
}

const mediaTypes: Readonly<Record<string, string>> = {
  json: "application/json",
  ndjson: "application/x-ndjson",
  csv: "text/csv; charset=utf-8; header=present",
  md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  cff: "application/yaml; charset=utf-8",
  bib: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
};

/** `progress` is told of each file that is begun. */
export function releaseWriter(folder: ReleaseFolder, progress: (file: string) => void): ReleaseWriter {
  const files = new Map<string, ReleasedFile>();
  return {
    write: async (name, about, pieces, mediaType = mediaTypeOf(name)) => {
      progress(name);
      const { bytes, sha256 } = await folder.writeFile(name, pieces);
      files.set(name, { name, mediaType, about, bytes, sha256 });
    },
    files: () => [...files.values()],
  };
}

/** By the ending of a file's name; without one that is known: plain text. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "text/plain; charset=utf-8";
}
