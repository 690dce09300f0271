/** What a release says of itself (`release.json`), how releases are found, and who may have them. */
import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { type AudienceName, coversAudience, parseAudienceName } from "../domain/audience.ts";
import { parseReleaseName, type ReleaseName } from "../domain/release-name.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ReleaseShelf } from "../store/releases.ts";

const count = Type.Integer({ minimum: 0 });
const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });

const releasedFile = Type.Object({
  name: Type.String(),
  mediaType: Type.String(),
  /** One sentence. */
  about: Type.String(),
  bytes: count,
  /** Lower-case hexadecimal. */
  sha256: Type.String(),
});

const manifest = Type.Object({
  /** Of this description. */
  format: Type.Literal("casebook-release/1"),
  name: Type.String(),
  audience: Type.String(),
  note: Type.Union([Type.String(), Type.Null()]),
  /** Counted from 1 for each audience. */
  number: Type.Integer({ minimum: 1 }),
  /** The newest release before it for this audience that stood when it was made; null: none did, or it is the first. */
  previous: Type.Union([Type.String(), Type.Null()]),
  /** The newest thing told in it, and how often what its audience is told had changed by then. */
  state: Type.Object({ date: day, since: Type.String(), change: count }),
  records: count,
  samples: count,
  /** Records of which only is told that they were withdrawn. */
  withdrawn: count,
  /** Since `previous`; null where there is none. */
  changes: Type.Union([
    Type.Null(),
    Type.Object({
      added: count,
      changed: count,
      withdrawn: count,
      reinstated: count,
      gone: count,
      assertions: Type.Object({ added: count, removed: count, changed: count, retold: count }),
    }),
  ]),
  site: Type.Object({ name: Type.String(), url: Type.String() }),
  /** All but this description itself and the checksums. */
  files: Type.Array(releasedFile),
  /** Formats that the program did not have. */
  leftOut: Type.Array(Type.String()),
});

/** A release. */
export type Release = Static<typeof manifest> & { readonly name: ReleaseName; readonly audience: AudienceName };

/** A file of a release, described. */
export type ReleasedFile = Static<typeof releasedFile>;

/** The file that describes a release. */
export const manifestFile = "release.json";

/** The file that lists the checksums of all others, as `sha256sum` reads it. */
export const checksumsFile = "SHA256SUMS";

const checker = Compile(manifest);

/** The releases that readers of an audience may have, newest first. */
export async function releasesFor(shelf: ReleaseShelf, reader: AudienceName): Promise<readonly Release[]> {
  const found = await Promise.all((await shelf.listReleases()).map((name) => findRelease(shelf, name)));
  return found
    .filter((release) => release !== null)
    .filter(({ audience }) => coversAudience(reader, audience))
    .toSorted(newestFirst);
}

/** A release that readers of an audience may have. Refuses (`release-not-found`) alike what is not there and what is not for them. */
export async function getReleaseFor(shelf: ReleaseShelf, name: string, reader: AudienceName): Promise<Release> {
  const release = await findRelease(shelf, name);
  if (release !== null && coversAudience(reader, release.audience)) return release;
  throw new Refusal("release-not-found", { release: name.slice(0, 80) });
}

/** Null where there is none of that name, or nothing that describes itself as one. */
export async function findRelease(shelf: ReleaseShelf, name: string): Promise<Release | null> {
  const known = parseReleaseName(name);
  const text = known === null ? null : await readText(shelf, known, manifestFile);
  const described = text === null ? null : parsed(text);
  if (known === null || !checker.Check(described) || described.name !== known) return null;
  const audience = parseAudienceName(described.audience);
  return audience === null ? null : { ...described, name: known, audience };
}

/** The last of the releases that were made for an audience; null where there is none. */
export async function newestRelease(shelf: ReleaseShelf, audience: AudienceName): Promise<Release | null> {
  const all = (await releasesFor(shelf, audience)).filter((release) => release.audience === audience);
  return all.toSorted((a, b) => b.number - a.number).at(0) ?? null;
}

/** The checksums of a release by the names of its files; empty where there are none. */
export async function checksumsOf(shelf: ReleaseShelf, release: ReleaseName): Promise<ReadonlyMap<string, string>> {
  const text = (await readText(shelf, release, checksumsFile)) ?? "";
  const lines = text.split("\n").flatMap((line) => {
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    return sha256 === undefined || name === undefined ? [] : [[name, sha256] as const];
  });
  return new Map(lines);
}

/** A small file as text; null where there is none. */
export async function readText(shelf: ReleaseShelf, release: ReleaseName, file: string): Promise<string | null> {
  const bytes = await shelf.readFile(release, file);
  if (bytes === null) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** By the state that they tell; what was made of the same state, by the order in which it was made. */
function newestFirst(a: Release, b: Release): number {
  return compare(b.state.since, a.state.since) || b.number - a.number || compare(b.name, a.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
