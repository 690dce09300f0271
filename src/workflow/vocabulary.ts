/** Loading vocabularies: a published file becomes a version that is kept, and from then on its terms are admitted. */
import { finding } from "../domain/finding.ts";
import { digestOf } from "../domain/digest.ts";
import type { AccountId } from "../domain/account.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { Refusal } from "../domain/refusal.ts";
import {
  changesBetween,
  countsOf,
  type KeptVocabulary,
  type VocabularyChanges,
  type VocabularyEntry,
} from "../domain/vocabulary.ts";
import { largestVocabularyFile, readVocabularyFile } from "../domain/vocabulary-files/read-file.ts";
import type { Shelves } from "../store/store.ts";
import { compareAge, type VocabularyName } from "../vocabulary/loaded.ts";
import { inOrderOfUse, install } from "../vocabulary/registry.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";

/** A file to load. */
export interface VocabularyInput extends Acting {
  readonly vocabulary: VocabularyName;
  /** Without folders. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the version is called; null: as the file says. */
  readonly version: string | null;
  readonly by: AccountId;
}

/** A version in a list. */
export interface VocabularyStanding extends VocabularyEntry {
  /** Whether names come from this version of its part. */
  readonly inUse: boolean;
  /** Whether it is in use because somebody asked for it by name. */
  readonly preferred: boolean;
}

/** A version, and what it changed. */
export interface VocabularyShown {
  readonly entry: VocabularyStanding;
  /** The version that it is compared with: of those that are kept, the next older one of its part. Null: there is none. */
  readonly against: VocabularyEntry | null;
  readonly changes: VocabularyChanges;
}

/**
 * Keeps what a published file holds as a version of its vocabulary, and installs it in this process. A file whose bytes are kept
 * already changes nothing. Refuses with `document-too-large`, or with `input-invalid` and what is wrong where; then nothing is kept.
 */
export async function loadVocabulary(
  house: Pick<House, "store" | "clock" | "random">,
  input: VocabularyInput,
): Promise<VocabularyShown & { readonly known: boolean }> {
  const { store, clock } = house;
  const { vocabulary, file, bytes, by } = input;
  if (bytes.length > largestVocabularyFile) {
    throw new Refusal("document-too-large", { file, bytes: bytes.length, limit: largestVocabularyFile });
  }
  const read = readVocabularyFile(input);
  if ("findings" in read) throw new Refusal("input-invalid", { file, vocabulary }, read.findings);
  const { content } = read;
  const { part, version, dated } = content;
  const digest = digestOf(bytes);
  const entry = { digest, vocabulary, part, version, dated, file, loaded: clock(), by, counts: countsOf(content) };
  const known = await store.transaction(async (shelves) => {
    if ((await shelves.findVocabulary(digest)) !== null) return true;
    await shelves.saveVocabulary({ ...entry, content });
    const detail = { part, version, file, digest, ...entry.counts };
    const deed = { action: "vocabulary-loaded", ...actingIn(input), object: vocabulary, detail } as const;
    await noteDeed(shelves, house, deed, entry.loaded);
    return false;
  });
  await installVocabularies(store);
  return { ...(await shown(store, digest)), known };
}

/**
 * Lays every kept version over the shipped vocabularies of this process, in place of what was installed. To be done after a store is
 * opened and before anything is checked against the codebook.
 */
export async function installVocabularies(store: Pick<Shelves, Reading>): Promise<void> {
  install((await everyVersion(store)).map(({ kept, preferred }) => ({ vocabulary: kept.content, preferred })));
}

/** Every kept version: by vocabulary and part, the newest first. */
export async function listVocabularies(store: Pick<Shelves, Reading>): Promise<readonly VocabularyStanding[]> {
  const entries = await store.listVocabularies();
  const preferred = await preferredOf(store, entries);
  const byPart = Map.groupBy(entries, partOf);
  return [...byPart.keys()].sort().flatMap((part) => {
    const installable = (byPart.get(part) ?? []).map((entry) => ({
      entry,
      vocabulary: entry,
      preferred: preferred.has(entry.digest),
    }));
    const inUse = inOrderOfUse(installable).at(-1);
    return installable
      .toSorted((a, b) => compareAge(a.entry, b.entry))
      .toReversed()
      .map((one) => ({ ...one.entry, inUse: one === inUse, preferred: one.preferred }));
  });
}

/** The newest versions of each part of a vocabulary, or those of one version, with what each changed. Refuses (`vocabulary-not-found`) where there are none. */
export async function showVocabulary(
  store: Pick<Shelves, Reading>,
  vocabulary: VocabularyName,
  { part, version }: { readonly part: string | null; readonly version: string | null },
): Promise<readonly VocabularyShown[]> {
  const standings = (await listVocabularies(store)).filter(
    (entry) =>
      entry.vocabulary === vocabulary &&
      (part === null || entry.part === part) &&
      (version === null ? entry.inUse : entry.version === version),
  );
  if (standings.length === 0) throw notFound(vocabulary, part, version);
  return Promise.all(standings.map(({ digest }) => shown(store, digest)));
}

/** Has a version of a part in use from now on though a newer one is kept; null: the newest again. Refuses (`vocabulary-not-found`) what is not kept. */
export async function useVocabulary(
  house: Pick<House, "store" | "clock" | "random">,
  vocabulary: VocabularyName,
  { part, version, ...acting }: Acting & { readonly part: string | null; readonly version: string | null },
): Promise<readonly VocabularyStanding[]> {
  const { store } = house;
  await store.transaction(async (shelves) => {
    const candidates = (await shelves.listVocabularies()).filter(
      (entry) => entry.vocabulary === vocabulary && (part === null || entry.part === part),
    );
    const chosen = candidates.filter((entry) => version === null || entry.version === version);
    if (chosen.length === 0) throw notFound(vocabulary, part, version);
    if (version !== null && new Set(chosen.map(partOf)).size > 1) {
      const parts = chosen.map((entry) => entry.part).join(", ");
      throw new Refusal("input-invalid", { vocabulary, version, parts }, [finding("--part", "value-missing")]);
    }
    for (const entry of chosen) await shelves.saveNote(noteOf(entry), version === null ? "" : entry.digest);
    const detail = { part, version };
    await noteDeed(shelves, house, { action: "vocabulary-chosen", ...actingIn(acting), object: vocabulary, detail });
  });
  await installVocabularies(store);
  return listVocabularies(store);
}

type Reading = "findVocabulary" | "listVocabularies" | "findNote";

interface Version {
  readonly kept: KeptVocabulary;
  readonly preferred: boolean;
}

/** In the order of loading. */
async function everyVersion(store: Pick<Shelves, Reading>): Promise<readonly Version[]> {
  const entries = await store.listVocabularies();
  const preferred = await preferredOf(store, entries);
  const versions = await Promise.all(entries.map(({ digest }) => store.findVocabulary(digest)));
  return versions.flatMap((kept) => (kept === null ? [] : [{ kept, preferred: preferred.has(kept.digest) }]));
}

async function shown(store: Pick<Shelves, Reading>, digest: string): Promise<VocabularyShown> {
  const standings = await listVocabularies(store);
  const index = standings.findIndex((entry) => entry.digest === digest);
  const entry = standings[index];
  const later = entry === undefined ? null : await store.findVocabulary(entry.digest);
  if (entry === undefined || later === null) throw new Refusal("vocabulary-not-found");
  const below = standings[index + 1];
  const against = below !== undefined && partOf(below) === partOf(entry) ? below : null;
  const earlier = against === null ? null : await store.findVocabulary(against.digest);
  return { entry, against, changes: changesBetween(earlier?.content ?? null, later.content) };
}

async function preferredOf(
  store: Pick<Shelves, "findNote">,
  entries: readonly VocabularyEntry[],
): Promise<ReadonlySet<string>> {
  const notes = await Promise.all([...new Set(entries.map(noteOf))].map((name) => store.findNote(name)));
  return new Set(notes.flatMap((note) => (note === null || note === "" ? [] : [note])));
}

function partOf({ vocabulary, part }: Pick<VocabularyEntry, "vocabulary" | "part">): string {
  return `${vocabulary}/${part}`;
}

/** The name of the note that says which version of a part was asked for. */
function noteOf(entry: Pick<VocabularyEntry, "vocabulary" | "part">): string {
  return `vocabulary in use: ${partOf(entry)}`;
}

function notFound(vocabulary: string, part: string | null, version: string | null): Refusal {
  return new Refusal("vocabulary-not-found", {
    vocabulary,
    ...(part === null ? {} : { part }),
    ...(version === null ? {} : { version }),
  });
}
