/** Whether a store's file is sound: its pages and indexes, and what is kept twice so that lists need no counting. */
import { Refusal } from "../../domain/refusal.ts";
import type { Statements } from "./connection.ts";
import { integer, query, text } from "./query.ts";

const integrity = query("PRAGMA integrity_check", { integrity_check: text });
const dangling = query('SELECT "table" AS kept, parent FROM pragma_foreign_key_check', { kept: text, parent: text });
const wrongTotals = query(
  `WITH counted AS (
     SELECT audience, 'record' AS list, count(*) AS number FROM tellings WHERE record = 1 GROUP BY audience
     UNION ALL SELECT audience, kind, count(*) FROM parties GROUP BY audience, kind
   )
   SELECT audience, list, coalesce(total, 0) AS total, coalesce(number, 0) AS number
   FROM counted FULL JOIN totals USING (audience, list)
   WHERE coalesce(total, 0) <> coalesce(number, 0)`,
  { audience: text, list: text, total: integer, number: integer },
);
const wrongParties = query(
  `WITH counted AS (SELECT audience, kind, slug, count(*) AS number FROM mentions GROUP BY audience, kind, slug)
   SELECT audience, kind, slug FROM counted FULL JOIN parties USING (audience, kind, slug)
   WHERE records IS NOT number`,
  { audience: text, kind: text, slug: text },
);
const wrongContents = query(
  `SELECT audience, incident FROM tellings LEFT JOIN contents ON contents.id = content
   WHERE content IS NOT NULL AND contents.id IS NULL`,
  { audience: text, incident: text },
);
const wrongDrafts = query(
  `SELECT id FROM drafts LEFT JOIN revisions ON revisions.incident = drafts.incident AND revisions.number = revision
   WHERE revision IS NOT NULL AND revisions.number IS NULL`,
  { id: text },
);
const wrongPictures = query(
  `SELECT id FROM incidents LEFT JOIN pictures ON pictures.digest = picture
   WHERE picture IS NOT body ->> '$.illustration.digest' OR (picture IS NOT NULL AND pictures.digest IS NULL)`,
  { id: text },
);
const gaps = query(
  "SELECT audience FROM changes GROUP BY audience HAVING min(number) <> 1 OR max(number) <> count(*)",
  {
    audience: text,
  },
);
/** The columns by which entries are found must say what the chained text says, or entries could be hidden from those who look for them. */
const wrongEntries = query(
  `SELECT number FROM audit WHERE number IS NOT frame ->> '$.number' OR at IS NOT frame ->> '$.at'
   OR action IS NOT frame ->> '$.action' OR person IS NOT frame ->> '$.by' OR object IS NOT frame ->> '$.object'`,
  { number: integer },
);

/** What is wrong, as sentences; empty where nothing is. */
export function soundnessOf(sql: Statements): readonly string[] {
  try {
    const damage = sql.list(integrity).filter(({ integrity_check: result }) => result !== "ok");
    if (damage.length > 0) return damage.map(({ integrity_check: result }) => `The file is damaged: ${result}.`);
    return disagreements(sql);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "store-unreadable") throw error;
    return [`The file is damaged: ${String(error.details["reason"] ?? error.message)}.`];
  }
}

function disagreements(sql: Statements): readonly string[] {
  return [
    ...sql.list(dangling).map(({ kept, parent }) => `A row of ${kept} names a row of ${parent} that is not there.`),
    ...sql
      .list(wrongTotals)
      .map(
        ({ audience, list, total, number }) =>
          `The list of each ${list} told to ${audience} has ${number} entries, but ${total} are noted.`,
      ),
    ...sql
      .list(wrongParties)
      .map(
        ({ audience, kind, slug }) =>
          `The ${kind} ${slug} told to ${audience} is not what the records that name it say.`,
      ),
    ...sql
      .list(wrongContents)
      .map(({ audience, incident }) => `What ${incident} tells ${audience} is not there any more.`),
    ...sql.list(wrongDrafts).map(({ id }) => `The draft ${id} names a revision that is not there.`),
    ...sql.list(wrongPictures).map(({ id }) => `The picture of ${id} is not the one that it names, or is not there.`),
    ...sql.list(gaps).map(({ audience }) => `The changes told to ${audience} are not numbered without gaps.`),
    ...sql.list(wrongEntries).map(({ number }) => `Entry ${number} of the audit log is not found by what it says.`),
  ];
}
