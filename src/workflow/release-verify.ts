/** Verify a release: whether every file is what it was when it was written, and nothing is missing or new. */
import { createHash } from "node:crypto";
import { type Finding, finding } from "../domain/finding.ts";
import type { ReleaseName } from "../domain/release-name.ts";
import type { ReleaseShelf } from "../store/releases.ts";
import { checksumsFile, checksumsOf, manifestFile } from "./release-manifest.ts";
import { type ReleaseStone, stoneFile, stoneOf } from "./release-take-off.ts";

/** What was looked at, and everything that was wrong. */
export interface ReleaseVerification {
  readonly release: string;
  /** Files that have to be there. */
  readonly files: number;
  readonly findings: readonly Finding[];
  /** What is left of a release that was taken off; null: it stands. */
  readonly stone: ReleaseStone | null;
}

/**
 * Reads every file that the checksums list. A release without checksums is missing them. Of one that was taken off nothing but its own
 * description and its checksums may be there: what else is there is unknown.
 */
export async function verifyRelease(shelf: ReleaseShelf, release: ReleaseName): Promise<ReleaseVerification> {
  const stone = await stoneOf(shelf, release);
  const all = await checksumsOf(shelf, release);
  const checksums = stone === null ? all : new Map([...all].filter(([name]) => name === manifestFile));
  const there = ((await shelf.listFiles(release)) ?? []).map(({ name }) => name);
  const findings: Finding[] = all.size === 0 ? [finding(checksumsFile, "release-file-missing")] : [];
  for (const [name, sha256] of checksums) findings.push(...(await verifyAgainst(shelf, release, name, sha256)));
  const own = stone === null ? [checksumsFile] : [checksumsFile, stoneFile];
  const unknown = there.filter((name) => !own.includes(name) && !checksums.has(name));
  findings.push(...unknown.map((name) => finding(name, "release-file-unknown")));
  return { release, files: checksums.size, findings, stone };
}

/** What is wrong with one file of a release; null where nothing is. */
export async function verifyFile(shelf: ReleaseShelf, release: ReleaseName, name: string): Promise<Finding | null> {
  const sha256 = (await checksumsOf(shelf, release)).get(name);
  if (sha256 === undefined) return finding(name, "release-file-unknown");
  const [wrong = null] = await verifyAgainst(shelf, release, name, sha256);
  return wrong;
}

async function verifyAgainst(
  shelf: ReleaseShelf,
  release: ReleaseName,
  name: string,
  sha256: string,
): Promise<readonly Finding[]> {
  const pieces = await shelf.readFile(release, name);
  if (pieces === null) return [finding(name, "release-file-missing")];
  const digest = createHash("sha256");
  for await (const piece of pieces) digest.update(piece);
  return digest.digest("hex") === sha256 ? [] : [finding(name, "release-file-altered")];
}
