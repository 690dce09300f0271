/**
 * Taking releases off: a release that tells what was taken down since is not rewritten, but its files are deleted. What it says of itself and
 * the checksums stay on the disk, for the operator alone, since a checksum lets anybody try out what a file said; a stone says when and why.
 *
 * The next release is compared with the newest one before it that still stands, and names that one; where none stands, it is compared with
 * none, as a first release is.
 */
import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import type { IncidentId } from "../domain/incident.ts";
import type { ReleaseName } from "../domain/release-name.ts";
import type { Takedown } from "../domain/takedown.ts";
import { tellsTaken, tellsTakenChange } from "../domain/taken-tellings.ts";
import type { Instant } from "../domain/report.ts";
import { recordsFile, type ReleaseShelf } from "../store/releases.ts";
import type { Notebook, Store } from "../store/store.ts";
import type { House } from "./house.ts";
import { checksumsFile, checksumsOf, manifestFile, readText, type Release, releasesFor } from "./release-manifest.ts";

/** The stone in the folder of a release that was taken off. */
export const stoneFile = "takedown.json";

const stone = Type.Object({
  format: Type.Literal("casebook-release-takedown/1"),
  release: Type.String(),
  at: Type.String(),
  reason: Type.String(),
  /** The files that there were, with the checksums that they had. */
  files: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer({ minimum: 0 }), sha256: Type.String() })),
});

/** What is left of a release that was taken off. */
export type ReleaseStone = Static<typeof stone>;

const checker = Compile(stone);

/** A release that has to be taken off. */
export interface TakingOff {
  readonly release: ReleaseName;
  readonly at: Instant;
  readonly reason: string;
}

/** Null for a release that stands. */
export async function stoneOf(shelf: ReleaseShelf, release: ReleaseName): Promise<ReleaseStone | null> {
  const text = await readText(shelf, release, stoneFile);
  const value: unknown = text === null ? null : parsed(text);
  return checker.Check(value) ? value : null;
}

/**
 * The releases that stand and tell what a takedown takes, in their records or in what they say has changed; newest first. What the desk
 * released for itself is left alone.
 */
export async function releasesThatTell(
  shelf: ReleaseShelf,
  incident: IncidentId,
  takedown: Takedown,
): Promise<readonly Release[]> {
  const found: Release[] = [];
  for (const release of await releasesFor(shelf, "desk")) {
    if (release.audience === "desk" || (await stoneOf(shelf, release.name)) !== null) continue;
    const tells =
      (await recordTells(shelf, release.name, incident, takedown)) ||
      (await changesTell(shelf, release.name, incident, takedown));
    if (tells) found.push(release);
  }
  return found;
}

async function recordTells(
  shelf: ReleaseShelf,
  release: ReleaseName,
  incident: IncidentId,
  takedown: Takedown,
): Promise<boolean> {
  if ((await shelf.readFile(release, recordsFile)) === null) return false;
  for await (const telling of shelf.readTellings(release)) {
    if (telling.incident === incident) return tellsTaken(telling, incident, takedown);
    if (telling.incident > incident) return false;
  }
  return false;
}

/** A change a line. */
async function changesTell(
  shelf: ReleaseShelf,
  release: ReleaseName,
  incident: IncidentId,
  takedown: Takedown,
): Promise<boolean> {
  const text = (await readText(shelf, release, "changes.json")) ?? "";
  return text
    .split("\n")
    .filter((line) => line.includes(`"${incident}"`))
    .some((line) => tellsTakenChange(parsed(line.replace(/,\s*$/, "")), takedown));
}

const pendingNote = "releases-to-take-off";

/** Notes, in the transaction that takes down, which releases have to be taken off, so that nothing is forgotten if the process ends. */
export async function saveTakingOff(shelves: Notebook, more: readonly TakingOff[]): Promise<void> {
  if (more.length === 0) return;
  await shelves.saveNote(pendingNote, JSON.stringify([...(await pendingIn(shelves)), ...more]));
}

/** Takes off what is noted, and strikes it from the note. */
export async function finishTakingOff({ store, releases }: Pick<House, "store" | "releases">): Promise<void> {
  const pending = await pendingIn(store);
  if (pending.length === 0) return;
  for (const one of pending) await takeOff(releases, one);
  await strike(store, pending);
}

async function takeOff(shelf: ReleaseShelf, { release, at, reason }: TakingOff): Promise<void> {
  const files = await shelf.listFiles(release);
  if (files === null) return;
  const before = await stoneOf(shelf, release);
  const checksums = await checksumsOf(shelf, release);
  const listed = files.filter(({ name }) => name !== stoneFile);
  const left: ReleaseStone = before ?? {
    format: "casebook-release-takedown/1",
    release,
    at,
    reason,
    files: listed.map(({ name, bytes }) => ({ name, bytes, sha256: checksums.get(name) ?? "" })),
  };
  const text = `${JSON.stringify(left, null, 2)}\n`;
  await shelf.emptyRelease(release, [manifestFile, checksumsFile], { name: stoneFile, text });
}

async function strike(store: Store, done: readonly TakingOff[]): Promise<void> {
  await store.transaction(async (shelves) => {
    const pending = await pendingIn(shelves);
    const left = pending.filter(({ release }) => !done.some((one) => one.release === release));
    await shelves.saveNote(pendingNote, JSON.stringify(left));
  });
}

async function pendingIn(shelves: Pick<Notebook, "findNote">): Promise<readonly TakingOff[]> {
  const text = await shelves.findNote(pendingNote);
  return text === null ? [] : (JSON.parse(text) as readonly TakingOff[]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
