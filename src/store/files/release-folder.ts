/**
 * Releases as folders of files. A release is written beside its place, under a name that counts for nothing, and moved there when it
 * is whole and on the disk.
 */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Digest } from "../../domain/digest.ts";
import { Refusal } from "../../domain/refusal.ts";
import { type Pieces, recordsFile, type ReleaseFolder, type ReleaseShelf, type ShelvedFile } from "../releases.ts";
import { tellingsIn } from "../told-lines.ts";

/** A folder in the making: `.building-<release>-<process>-<random>`. A release's name never begins with a full stop. */
const unfinished = /^\.building-.+-(\d+)-[0-9a-f]+$/;

/** The releases below a folder, which is made when the first is written. */
export function openReleaseFolder(folder: string): ReleaseShelf {
  return {
    listReleases: async () => (await entriesOf(folder)).filter((name) => !name.startsWith(".")),
    listFiles: (release) => filesIn(join(folder, release)),
    readFile: async (release, file) => {
      const path = join(folder, release, file);
      const found = await stat(path).catch(absent);
      return found?.isFile() === true ? bytesOf(path) : null;
    },
    readTellings: (release) => tellingsIn(bytesOf(join(folder, release, recordsFile)), recordsFile),
    writeRelease: async (release, fill) => {
      await refuseExisting(folder, release);
      await orRefuse(folder, () => removeUnfinished(folder));
      const building = join(folder, `.building-${release}-${process.pid}-${randomBytes(6).toString("hex")}`);
      try {
        await orRefuse(folder, () => mkdir(building, { recursive: true }));
        await fill(folderOf(building));
        await moveInto(building, folder, release);
      } finally {
        // What cannot be removed counts for nothing either way.
        await rm(building, { recursive: true, force: true }).catch(() => undefined);
      }
    },
    emptyRelease: async (release, keep, { name: stone, text }) => {
      const path = join(folder, release);
      const files = await filesIn(path);
      if (files === null) return;
      await orRefuse(stone, () => writeWhole(path, stone, text));
      for (const { name } of files) {
        if (name !== stone && !keep.includes(name)) await orRefuse(name, () => rm(join(path, name), { force: true }));
      }
      await syncFolder(path);
    },
    placeOf: (release) => resolve(folder, release),
  };
}

function folderOf(building: string): ReleaseFolder {
  return {
    writeFile: async (name, pieces) => {
      const digest = createHash("sha256");
      let bytes = 0;
      const counted = async function* () {
        for await (const piece of pieces) {
          const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
          digest.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      };
      // `flush`: what is moved into its place later is on the disk by then.
      const out = createWriteStream(join(building, name), { flush: true });
      await orRefuse(name, () => pipeline(Readable.from(batched(counted())), out));
      return { name, bytes, sha256: digest.digest("hex") as Digest };
    },
    readTellings: () => tellingsIn(bytesOf(join(building, recordsFile)), recordsFile),
  };
}

/** Writes a small file so that it is there as a whole and on the disk, or not at all. */
async function writeWhole(path: string, name: string, text: string): Promise<void> {
  const building = join(path, `.${name}-${randomBytes(6).toString("hex")}`);
  const handle = await open(building, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(building, join(path, name));
  await syncFolder(path);
}

/** Small pieces put together: a write for every row would take longer than making the row. */
async function* batched(pieces: Pieces): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    waiting.push(chunk);
    size += chunk.length;
    if (size < 256 * 1024) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

function bytesOf(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
}

async function filesIn(path: string): Promise<readonly ShelvedFile[] | null> {
  const entries = await readdir(path, { withFileTypes: true }).catch(absent);
  if (entries === null) return null;
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: (await stat(join(path, name))).size })));
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  return (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function refuseExisting(folder: string, release: string): Promise<void> {
  const taken = await access(join(folder, release)).then(
    () => true,
    () => false,
  );
  if (taken) throw new Refusal("release-exists", { release });
}

/** A folder that is not empty is never replaced by a rename: of two that are built under one name, one is refused. */
async function moveInto(building: string, folder: string, release: string): Promise<void> {
  try {
    await rename(building, join(folder, release));
  } catch (error) {
    if (/^(ENOTEMPTY|EEXIST|EPERM|ENOTDIR)$/.test(codeOf(error))) throw new Refusal("release-exists", { release });
    throw unwritable(folder, error);
  }
  await syncFolder(folder);
}

/** So that the new name is on the disk too; where folders cannot be opened, the system sees to it itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes what processes that are no more have left unfinished. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await entriesOf(folder)) {
    const builder = unfinished.exec(name)?.[1];
    if (builder === undefined || isAlive(Number(builder))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function orRefuse<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unwritable(file, error);
  }
}

/** What the system would not do, as a refusal; anything else as it is. */
function unwritable(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === "ENOSPC") return new Refusal("store-full", { file });
  return /^E[A-Z]+$/.test(code) ? new Refusal("file-unwritable", { file, reason: code }) : error;
}

function absent(error: unknown): null {
  if (/^(ENOENT|ENOTDIR)$/.test(codeOf(error))) return null;
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
