/** The notebook in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { Notebook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { query, text } from "./query.ts";

const oneNote = query("SELECT text FROM notes WHERE name = ?", { text });
const putNote = "INSERT INTO notes (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text";

/** The notebook over one connection. */
export function notebook(sql: Statements): Prompt<Notebook> {
  return {
    findNote: (name) => sql.find(oneNote, name)?.text ?? null,
    saveNote: (name, words) => {
      sql.run(putNote, name, words);
    },
  };
}
