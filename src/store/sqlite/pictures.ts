/** The shelf of pictures in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { PictureShelf } from "../store.ts";
import type { Statements } from "./connection.ts";
import { bytes, query } from "./query.ts";
import { digest, incidentId } from "./revive.ts";

const onePicture = query("SELECT bytes FROM pictures WHERE digest = ?", { bytes });
const allDigests = query("SELECT digest FROM pictures ORDER BY digest", { digest });
const recordsWith = query("SELECT id FROM incidents WHERE picture = ? ORDER BY id", { id: incidentId });
const addPicture = "INSERT INTO pictures (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING";
const removePicture = "DELETE FROM pictures WHERE digest = ?";

/** The shelf over one connection. */
export function pictureShelf(sql: Statements): Prompt<PictureShelf> {
  return {
    findPicture: (name) => sql.find(onePicture, name)?.bytes ?? null,
    savePicture: (name, content) => {
      sql.run(addPicture, name, content);
    },
    deletePicture: (name) => {
      sql.run(removePicture, name);
    },
    pictureDigests: () => sql.list(allDigests).map(({ digest: name }) => name),
    recordsWithPicture: (name) => sql.list(recordsWith, name).map(({ id }) => id),
  };
}
