/** Parties in SQLite: which records name whom, added up as the tellings change, so that no list has to be counted. */
import type { AudienceName } from "../../domain/audience.ts";
import type { Telling } from "../../domain/projection.ts";
import { type Mention, orderKeyOf, type SortKeys } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { PartyKind, PartyRef, ProjectionShelf } from "../store.ts";
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
const oneParty = query(
  "SELECT name, records, since, incident FROM parties WHERE audience = ? AND kind = ? AND slug = ?",
  { name: text, records: integer, since: text, incident: text },
);
const addParty = `INSERT INTO parties (audience, kind, slug, name, name_key, records, since, incident)
  VALUES (?, ?, ?, ?, ?, 1, ?, ?)`;
const countParty = `UPDATE parties SET records = records + ?, since = ?, incident = ?
  WHERE audience = ? AND kind = ? AND slug = ?`;
const renameParty = "UPDATE parties SET name = ?, name_key = ? WHERE audience = ? AND kind = ? AND slug = ?";
const dropParty = "DELETE FROM parties WHERE audience = ? AND kind = ? AND slug = ?";

const newestMention = query(
  `SELECT name, since, incident FROM mentions WHERE audience = ? AND kind = ? AND slug = ?
   ORDER BY since DESC, incident LIMIT 1`,
  { name: text, since: text, incident: text },
);
const addMention = `INSERT INTO mentions (audience, kind, slug, date_key, incident, name, since, title_key)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const renewMention = `UPDATE mentions SET name = ?, since = ?, title_key = ?
  WHERE audience = ? AND kind = ? AND slug = ? AND date_key = ? AND incident = ?`;
const dropMention =
  "DELETE FROM mentions WHERE audience = ? AND kind = ? AND slug = ? AND date_key = ? AND incident = ?";

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
export function numberOfRecordsNaming(sql: Statements, audience: AudienceName, { kind, slug }: PartyRef): number {
  return sql.find(oneParty, audience, kind, slug)?.records ?? 0;
}

/** The parties that a telling was kept with. */
export function partiesIn(named: string): readonly PartyRef[] {
  const pairs = JSON.parse(named) as readonly (readonly [PartyKind, string])[];
  return pairs.map(([kind, slug]) => ({ kind, slug }));
}

/** Takes away the mentions of a telling that another takes the place of. `date` is the key that it was sorted by. */
export function dropMentions(
  sql: Statements,
  { audience, incident, date }: Pick<Telling, "audience" | "incident"> & { readonly date: string | null },
  parties: readonly PartyRef[],
): void {
  for (const { kind, slug } of parties) {
    if (sql.run(dropMention, audience, kind, slug, date ?? "", incident) === 0) continue;
    const party = sql.find(oneParty, audience, kind, slug);
    if (party === null) continue;
    if (party.records === 1) {
      addToTotal(sql, audience, kind, -sql.run(dropParty, audience, kind, slug));
      continue;
    }
    const newest = party.incident === incident ? sql.find(newestMention, audience, kind, slug) : null;
    settleParty(sql, [audience, kind, slug], -1, party, newest ?? party);
  }
}

/** Adds the mentions of a telling: a party is here as long as a record names it, and is called as the newest calls it. */
export function addMentions(
  sql: Statements,
  { audience, incident, since }: Telling,
  mentions: readonly Mention[],
  { date, title }: SortKeys,
): void {
  for (const { kind, slug, name } of mentions) {
    sql.run(addMention, audience, kind, slug, date ?? "", incident, name, since, title);
    const party = sql.find(oneParty, audience, kind, slug);
    if (party === null) {
      sql.run(addParty, audience, kind, slug, name, orderKeyOf(name), since, incident);
      addToTotal(sql, audience, kind, 1);
      continue;
    }
    const newer = isLater({ since, incident }, party);
    settleParty(sql, [audience, kind, slug], 1, party, newer ? { name, since, incident } : party);
  }
}

/**
 * Says anew in their places the mentions that a telling has as the one before had them: of the same parties, sorted by the same date. The party
 * is called as before where another record names it later.
 */
export function renewMentions(
  sql: Statements,
  { audience, incident, since }: Telling,
  mentions: readonly Mention[],
  { date, title }: SortKeys,
): void {
  for (const { kind, slug, name } of mentions) {
    sql.run(renewMention, name, since, title, audience, kind, slug, date ?? "", incident);
    const party = sql.find(oneParty, audience, kind, slug);
    if (party === null) continue;
    // Where the clock was moved back another record may name it later than this one by now.
    const other =
      party.incident === incident && since < party.since ? sql.find(newestMention, audience, kind, slug) : null;
    const isNewest = party.incident === incident || isLater({ since, incident }, party);
    if (isNewest) settleParty(sql, [audience, kind, slug], 0, party, other ?? { name, since, incident });
  }
}

/** What a party is named by. */
interface Naming {
  readonly name: string;
  readonly since: string;
  readonly incident: string;
}

/** Whether a record names a party later than another; of those of one instant the first by number counts. */
function isLater(one: Omit<Naming, "name">, other: Naming): boolean {
  return one.since > other.since || (one.since === other.since && one.incident < other.incident);
}

function settleParty(
  sql: Statements,
  key: readonly [AudienceName, PartyKind, string],
  by: 1 | 0 | -1,
  before: Naming,
  { name, since, incident }: Naming,
): void {
  sql.run(countParty, by, since, incident, ...key);
  // Written apart, since it moves the party in the list by name.
  if (name !== before.name) sql.run(renameParty, name, orderKeyOf(name), ...key);
}
