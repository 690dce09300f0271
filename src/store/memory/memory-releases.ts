/** Releases that end with the process: for tests and for trying things out. */
import { digestOf } from "../../domain/digest.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Pieces, recordsFile, type ReleaseFolder, type ReleaseShelf } from "../releases.ts";
import { tellingsIn } from "../told-lines.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** An empty shelf. */
export function openMemoryReleases(): ReleaseShelf {
  const releases = new Map<string, Files>();
  const refuseTaken = (release: string) => {
    if (releases.has(release)) throw new Refusal("release-exists", { release });
  };
  return {
    listReleases: () => Promise.resolve([...releases.keys()]),
    listFiles: (release) => {
      const files = [...(releases.get(release) ?? [])].map(([name, content]) => ({ name, bytes: content.length }));
      return Promise.resolve(releases.has(release) ? files.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : null);
    },
    readFile: (release, file) => {
      const content = releases.get(release)?.get(file);
      return Promise.resolve(content === undefined ? null : piecesOf(content));
    },
    readTellings: (release) => tellingsOf(releases.get(release)),
    writeRelease: async (release, fill) => {
      refuseTaken(release);
      const files = new Map<string, Uint8Array>();
      await fill(folderOf(files));
      refuseTaken(release);
      releases.set(release, files);
    },
    emptyRelease: (release, keep, { name: stone, text }) => {
      const files = releases.get(release);
      if (files === undefined) return Promise.resolve();
      const kept = [...files].filter(([name]) => keep.includes(name));
      releases.set(release, new Map([...kept, [stone, Buffer.from(text)]]));
      return Promise.resolve();
    },
    placeOf: (release) => `memory: ${release}`,
  };
}

function folderOf(files: Map<string, Uint8Array>): ReleaseFolder {
  return {
    writeFile: async (name, pieces) => {
      const content = await gathered(pieces);
      files.set(name, content);
      return { name, bytes: content.length, sha256: digestOf(content) };
    },
    readTellings: () => tellingsOf(files),
  };
}

function tellingsOf(files: Files | undefined): ReturnType<typeof tellingsIn> {
  const content = files?.get(recordsFile);
  if (content === undefined) throw new TypeError(`there is no ${recordsFile}`);
  return tellingsIn(piecesOf(content), recordsFile);
}

async function gathered(pieces: Pieces): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(typeof piece === "string" ? Buffer.from(piece) : piece);
  return Buffer.concat(chunks);
}

async function* piecesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}
