/** Parties in SQLite: which records name whom, added up as the tellings change, so that no list has to be counted. */
import type { AudienceName } from "../../domain/audience.ts";
import type { Telling } from "../../domain/projection.ts";
import { type Mention, orderKeyOf, type SortKeys } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { PartyKind, ProjectionShelf } from "../store.ts";
import type { Statements } from "./connection.ts";
import { integer, query, text } from "./query.ts";

/** A list whose length is kept: the records told to an audience, or the parties of a kind. */
export type KeptTotal = "record" | PartyKind;

const oneTotal = query("SELECT total FROM totals WHERE audience = ? AND list = ?", { total: integer });
const putTotal = `INSERT INTO totals (audience, list, total) VALUES (?, ?, ?)
  ON CONFLICT (audience, list) DO UPDATE SET total = total + excluded.total`;

const partiesByName = query(
  `SELECT slug, name, records FROM parties WHERE audience = ? AND kind = ?
   ORDER BY name_key, slug LIMIT ? OFFSET ?`,
  { slug: text, name: text, records: integer },
);
const oneParty = query("SELECT records FROM parties WHERE audience = ? AND kind = ? AND slug = ?", {
  records: integer,
});
const addParty = "INSERT INTO parties (audience, kind, slug, name, name_key, records) VALUES (?, ?, ?, ?, ?, ?)";
const changeParty = `UPDATE parties SET name = ?, name_key = ?, records = records + ?
  WHERE audience = ? AND kind = ? AND slug = ?`;
const dropParty = "DELETE FROM parties WHERE audience = ? AND kind = ? AND slug = ?";

const mentionsOfTelling = query("SELECT kind, slug FROM mentions WHERE audience = ? AND incident = ?", {
  kind: partyKind,
  slug: text,
});
const newestMention = query(
  `SELECT name FROM mentions WHERE audience = ? AND kind = ? AND slug = ? ORDER BY since DESC, incident LIMIT 1`,
  { name: text },
);
const addMention = `INSERT INTO mentions (audience, kind, slug, incident, name, since, date_key, title_key)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const dropMentions = "DELETE FROM mentions WHERE audience = ? AND incident = ?";

/** The part of the projection shelf that lists parties. */
export function partyLists(sql: Statements): Pick<Prompt<ProjectionShelf>, "listParties"> {
  return {
    listParties: (audience, kind, { limit, offset }) =>
      sql.together(() => ({
        entries: sql.list(partiesByName, audience, kind, limit, offset),
        total: totalOf(sql, audience, kind),
      })),
  };
}

/** The length of a list. */
export function totalOf(sql: Statements, audience: AudienceName, list: KeptTotal): number {
  return sql.find(oneTotal, audience, list)?.total ?? 0;
}

/** Notes that a list has grown, or has shrunk where `by` is negative. */
export function addToTotal(sql: Statements, audience: AudienceName, list: KeptTotal, by: number): void {
  if (by !== 0) sql.run(putTotal, audience, list, by);
}

/** How many records that an audience is told of name a party; 0 where there is no such party. */
export function numberOfRecordsNaming(
  sql: Statements,
  audience: AudienceName,
  { kind, slug }: Pick<Mention, "kind" | "slug">,
): number {
  return sql.find(oneParty, audience, kind, slug)?.records ?? 0;
}

/** Puts a telling's mentions in the place of those that its predecessor had. `keys` is null for a tombstone, which has none. */
export function replaceMentions(
  sql: Statements,
  { audience, incident, since }: Telling,
  mentions: readonly Mention[],
  keys: SortKeys | null,
): void {
  const touched = new Map<string, Pick<Mention, "kind" | "slug"> & { by: number }>();
  for (const { kind, slug } of sql.list(mentionsOfTelling, audience, incident)) {
    touched.set(`${kind} ${slug}`, { kind, slug, by: -1 });
  }
  if (touched.size > 0) sql.run(dropMentions, audience, incident);
  for (const { kind, slug, name } of keys === null ? [] : mentions) {
    sql.run(addMention, audience, kind, slug, incident, name, since, keys?.date ?? null, keys?.title ?? "");
    const by = (touched.get(`${kind} ${slug}`)?.by ?? 0) + 1;
    touched.set(`${kind} ${slug}`, { kind, slug, by });
  }
  for (const party of touched.values()) settleParty(sql, audience, party);
}

/** The party as its mentions now have it: gone with the last, named as in the newest. */
function settleParty(
  sql: Statements,
  audience: AudienceName,
  { kind, slug, by }: Pick<Mention, "kind" | "slug"> & { readonly by: number },
): void {
  const newest = sql.find(newestMention, audience, kind, slug);
  if (newest === null) {
    addToTotal(sql, audience, kind, -sql.run(dropParty, audience, kind, slug));
    return;
  }
  const { name } = newest;
  if (sql.run(changeParty, name, orderKeyOf(name), by, audience, kind, slug) > 0) return;
  sql.run(addParty, audience, kind, slug, name, orderKeyOf(name), by);
  addToTotal(sql, audience, kind, 1);
}

function partyKind(value: unknown): PartyKind {
  if (value === "organisation" || value === "actor") return value;
  throw new TypeError("a mention is of a kind that there is not");
}
