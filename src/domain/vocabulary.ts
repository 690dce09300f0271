/** Loaded vocabularies as they are kept: which version, of which file, when and by whom; and what one version changed. */
import { ambiguousNames } from "../vocabulary/galaxy.ts";
import { type LoadedVocabulary, type VocabularyName, vocabularyLabels } from "../vocabulary/loaded.ts";
import type { AccountId } from "./account.ts";
import type { Digest } from "./digest.ts";
import type { Instant } from "./report.ts";

/** One loaded version without what it holds, for lists. */
export interface VocabularyEntry {
  /** SHA-256 of the file as it was loaded; it names the version here. */
  readonly digest: Digest;
  readonly vocabulary: VocabularyName;
  readonly part: string;
  readonly version: string;
  readonly dated: string | null;
  /** The file's name without folders. */
  readonly file: string;
  readonly loaded: Instant;
  readonly by: AccountId;
  /** What it holds, by what is counted: `active techniques`, `synonyms`. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One loaded version. Never changed once it is kept. */
export interface KeptVocabulary extends VocabularyEntry {
  readonly content: LoadedVocabulary;
}

/** A term by its id and name. */
export interface NamedTerm {
  readonly id: string;
  readonly name: string;
}

/** What a version changed against an earlier one, each list in the order of the version. */
export interface VocabularyChanges {
  readonly added: readonly NamedTerm[];
  /** No longer in the file at all. */
  readonly removed: readonly NamedTerm[];
  readonly renamed: readonly (NamedTerm & { readonly was: string })[];
  /** With what took its place; null where nothing is named. */
  readonly revoked: readonly (NamedTerm & { readonly by: string | null })[];
  readonly deprecated: readonly NamedTerm[];
  /** Active again. */
  readonly restored: readonly NamedTerm[];
  /** Other names that an entry gained and lost. */
  readonly aliases: readonly (NamedTerm & { readonly gained: readonly string[]; readonly lost: readonly string[] })[];
}

/** A text that names a vocabulary. */
export function isVocabularyName(text: string): text is VocabularyName {
  return Object.hasOwn(vocabularyLabels, text);
}

/** A kept version without what it holds. */
export function entryOf(kept: KeptVocabulary): VocabularyEntry {
  const { digest, vocabulary, part, version, dated, file, loaded, by, counts } = kept;
  return { digest, vocabulary, part, version, dated, file, loaded, by, counts };
}

/** What a version holds, counted. */
export function countsOf(content: LoadedVocabulary): Readonly<Record<string, number>> {
  switch (content.vocabulary) {
    case "attack": {
      const count = (state: string) => content.techniques.filter((technique) => technique.state === state).length;
      const [active, revoked, deprecated] = [count("active"), count("revoked"), count("deprecated")];
      return {
        techniques: content.techniques.length,
        "active techniques": active,
        "revoked techniques": revoked,
        "deprecated techniques": deprecated,
      };
    }
    case "misp-galaxy":
      return {
        entries: content.clusters.length,
        synonyms: content.clusters.reduce((sum, { synonyms }) => sum + synonyms.length, 0),
        "ambiguous names": ambiguousNames(content).size,
      };
    case "veris":
      return {
        lists: Object.keys(content.lists).length,
        words: Object.values(content.lists).reduce((sum, words) => sum + words.length, 0),
      };
  }
}

/** What the later of two versions of a part changed; against null everything is added. */
export function changesBetween(earlier: LoadedVocabulary | null, later: LoadedVocabulary): VocabularyChanges {
  const before = new Map(earlier === null ? [] : termsOf(earlier).map((term) => [term.id, term]));
  const after = new Map(termsOf(later).map((term) => [term.id, term]));
  const pairs = [...after.values()].flatMap((term) => {
    const was = before.get(term.id);
    return was === undefined ? [] : [{ was, term }];
  });
  const turned = (state: Term["state"]) =>
    pairs.filter(({ was, term }) => was.state !== state && term.state === state).map(({ term }) => term);
  return {
    added: [...after.values()].filter(({ id }) => !before.has(id)).map(named),
    removed: [...before.values()].filter(({ id }) => !after.has(id)).map(named),
    renamed: pairs
      .filter(({ was, term }) => was.name !== term.name)
      .map(({ was, term }) => ({ ...named(term), was: was.name })),
    revoked: turned("revoked").map((term) => ({ ...named(term), by: term.revokedBy })),
    deprecated: turned("deprecated").map(named),
    restored: turned("active").map(named),
    aliases: pairs.flatMap(({ was, term }) => {
      const gained = term.synonyms.filter((name) => !was.synonyms.includes(name));
      const lost = was.synonyms.filter((name) => !term.synonyms.includes(name));
      return gained.length + lost.length === 0 ? [] : [{ ...named(term), gained, lost }];
    }),
  };
}

interface Term extends NamedTerm {
  readonly state: "active" | "revoked" | "deprecated";
  readonly revokedBy: string | null;
  readonly synonyms: readonly string[];
}

function termsOf(content: LoadedVocabulary): readonly Term[] {
  const usual = { state: "active", revokedBy: null, synonyms: [] } as const;
  switch (content.vocabulary) {
    case "attack":
      return content.techniques.map(({ id, name, state, revokedBy }) => ({ ...usual, id, name, state, revokedBy }));
    case "misp-galaxy":
      return content.clusters.map((cluster) => ({ ...usual, ...cluster }));
    case "veris":
      return Object.entries(content.lists).flatMap(([path, words]) =>
        words.map((word) => ({ ...usual, id: `${path}: ${word}`, name: word })),
      );
  }
}

function named({ id, name }: Term): NamedTerm {
  return { id, name };
}
