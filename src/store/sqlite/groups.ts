/** The book of sharing groups in SQLite. */
import type { Prompt } from "../shelves.ts";
import type { GroupBook } from "../store.ts";
import type { Statements } from "./connection.ts";
import { query, text } from "./query.ts";
import { reviveGroup } from "./revive.ts";

const oneGroup = query("SELECT body FROM sharing_groups WHERE name = ?", { body: text });
const allGroups = query("SELECT body FROM sharing_groups ORDER BY name", { body: text });
const putGroup = `INSERT INTO sharing_groups (name, body) VALUES (?, ?)
  ON CONFLICT (name) DO UPDATE SET body = excluded.body`;

/** The book over one connection. */
export function groupBook(sql: Statements): Prompt<GroupBook> {
  return {
    findGroup: (name) => {
      const row = sql.find(oneGroup, name);
      return row === null ? null : reviveGroup(row.body);
    },
    listGroups: () => sql.list(allGroups).map(({ body }) => reviveGroup(body)),
    saveGroup: (group) => {
      sql.run(putGroup, group.name, JSON.stringify(group));
    },
  };
}
