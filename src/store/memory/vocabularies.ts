/** The shelf of vocabularies in memory. */
import { entryOf } from "../../domain/vocabulary.ts";
import type { Prompt } from "../shelves.ts";
import type { VocabularyShelf } from "../store.ts";
import type { Tables } from "./tables.ts";

/** The shelf over one view of the tables. */
export function vocabularyShelf({ vocabularies }: Tables): Prompt<VocabularyShelf> {
  return {
    findVocabulary: (digest) => vocabularies.find(digest)?.kept ?? null,
    listVocabularies: () =>
      vocabularies
        .rows()
        .toSorted((a, b) => a.place - b.place)
        .map(({ kept }) => entryOf(kept)),
    saveVocabulary: (kept) => {
      if (vocabularies.find(kept.digest) !== null) return;
      vocabularies.put(kept.digest, { place: vocabularies.rows().length, kept });
    },
  };
}
