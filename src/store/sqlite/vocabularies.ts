/** The shelf of vocabularies in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { VocabularyShelf } from "../store.ts";
import type { Statements } from "./connection.ts";
import { pack, packedQuery } from "./packed.ts";
import { query, text } from "./query.ts";
import { reviveVocabularyContent, reviveVocabularyEntry } from "./revive.ts";

const oneVocabulary = packedQuery("SELECT entry, body, packed FROM vocabularies WHERE digest = ?", { entry: text });
const allVocabularies = query("SELECT entry FROM vocabularies ORDER BY place", { entry: text });
const putVocabulary = `INSERT INTO vocabularies (digest, entry, body, packed) VALUES (?, ?, ?, ?)
  ON CONFLICT (digest) DO NOTHING`;

/** The shelf over one connection. */
export function vocabularyShelf(sql: Statements): Prompt<VocabularyShelf> {
  return {
    findVocabulary: (digest) => {
      const row = sql.find(oneVocabulary, digest);
      if (row === null) return null;
      return { ...reviveVocabularyEntry(row.entry), content: reviveVocabularyContent(row.body) };
    },
    listVocabularies: () => sql.list(allVocabularies).map(({ entry }) => reviveVocabularyEntry(entry)),
    saveVocabulary: ({ content, ...entry }) => {
      sql.run(putVocabulary, entry.digest, JSON.stringify(entry), ...pack(JSON.stringify(content)));
    },
  };
}
