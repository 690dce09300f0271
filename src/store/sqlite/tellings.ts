/** The shelf of tellings in SQLite: each kept ready as JSON beside the keys that lists are sorted by. */
import type { AudienceName } from "../../domain/audience.ts";
import { isNews, type News, newsOf } from "../../domain/news.ts";
import { dateKeyOf, mentionsIn, sortKeysOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { Listing, ProjectionShelf, TellingEntry, TellingQuery, TellingSort } from "../store.ts";
import type { Statements } from "./connection.ts";
import { addToTotal, numberOfRecordsNaming, partyLists, replaceMentions, totalOf } from "./parties.ts";
import { pack, packedQuery } from "./packed.ts";
import { type Column, integer, query, text } from "./query.ts";
import { incidentId, reviveTelling } from "./revive.ts";

/** Kinds of news, parted by blanks. */
const newsKindsIn: Column<readonly News[]> = (value) => text(value).split(" ").filter(isNews);

/** Ascending, descending. Both the tellings and the mentions have these columns. */
const orders: Readonly<Record<TellingSort, readonly [string, string]>> = {
  date: ["date_key ASC NULLS LAST, incident", "date_key DESC NULLS LAST, incident"],
  title: ["title_key ASC, incident", "title_key DESC, incident"],
  changed: ["since ASC, incident", "since DESC, incident"],
};

const oneTelling = packedQuery("SELECT body, packed FROM tellings WHERE audience = ? AND incident = ?");
const keptTelling = packedQuery("SELECT record, body, packed FROM tellings WHERE audience = ? AND incident = ?", {
  record: integer,
});
const putTelling = `INSERT INTO tellings (audience, incident, version, since, record, date_key, title_key, body, packed)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (audience, incident) DO UPDATE SET
    version = excluded.version, since = excluded.since, record = excluded.record,
    date_key = excluded.date_key, title_key = excluded.title_key,
    body = excluded.body, packed = excluded.packed`;

// Lists are walked in the indexes alone; the bodies are fetched for the page that comes of it.
const allRecords = inEachOrder((order) =>
  query(`SELECT incident FROM tellings WHERE audience = ? AND record = 1 ORDER BY ${order} LIMIT ? OFFSET ?`, {
    incident: text,
  }),
);
const recordsNaming = inEachOrder((order) =>
  query(
    `SELECT incident FROM mentions WHERE audience = ? AND kind = ? AND slug = ? ORDER BY ${order} LIMIT ? OFFSET ?`,
    { incident: text },
  ),
);

const lastChange = query("SELECT number FROM changes WHERE audience = ? ORDER BY number DESC LIMIT 1", {
  number: integer,
});
const changeColumns = { number: integer, incident: incidentId, version: integer, at: text, news: newsKindsIn };
const laterChanges = query(
  "SELECT number, incident, version, at, news FROM changes WHERE audience = ? AND number > ? ORDER BY number LIMIT ?",
  changeColumns,
);
const newestChanges = query(
  "SELECT number, incident, version, at, news FROM changes WHERE audience = ? ORDER BY number DESC LIMIT ?",
  changeColumns,
);
const newestOfKind = query(
  `SELECT changes.number, incident, version, at, news FROM news JOIN changes USING (audience, number)
   WHERE audience = ? AND kind = ? ORDER BY news.number DESC LIMIT ?`,
  changeColumns,
);
const addChange = "INSERT INTO changes (audience, number, incident, version, at, news) VALUES (?, ?, ?, ?, ?, ?)";
const addNews = "INSERT INTO news (audience, kind, number) VALUES (?, ?, ?)";

const tellingsAfter = packedQuery(
  "SELECT body, packed FROM tellings WHERE audience = ? AND incident > ? ORDER BY incident LIMIT ?",
);
const recordsAlike = query(
  `SELECT incident FROM mentions WHERE audience = ? AND kind = ? AND slug = ? AND date_key = ? ORDER BY incident LIMIT ?`,
  { incident: incidentId },
);

/** The shelf over one connection. */
export function projectionShelf(sql: Statements): Prompt<ProjectionShelf> {
  const changeNumber = (audience: AudienceName) => sql.find(lastChange, audience)?.number ?? 0;
  return {
    findTelling: (incident, audience) => {
      const row = sql.find(oneTelling, audience, incident);
      return row === null ? null : reviveTelling(row.body);
    },
    saveTelling: (telling) => {
      const { audience, incident, version, since } = telling;
      const body = JSON.stringify(telling);
      const before = sql.find(keptTelling, audience, incident);
      if (before?.body === body) return;
      const record = telling.kind === "record" ? 1 : 0;
      const keys = telling.kind === "record" ? sortKeysOf(telling) : null;
      const mentions = mentionsIn(telling);
      const sorted = [keys?.date ?? null, keys?.title ?? null] as const;
      sql.run(putTelling, audience, incident, version, since, record, ...sorted, ...pack(body));
      addToTotal(sql, audience, "record", record - (before?.record ?? 0));
      replaceMentions(sql, telling, mentions, keys);
      const news = newsOf(before === null ? null : reviveTelling(before.body), telling);
      const number = changeNumber(audience) + 1;
      sql.run(addChange, audience, number, incident, version, since, news.join(" "));
      for (const kind of news) sql.run(addNews, audience, kind, number);
    },
    tellingsAfter: (audience, after, limit) =>
      sql.list(tellingsAfter, audience, after ?? "", limit).map(({ body }) => reviveTelling(body)),
    recordsAlike: (audience, { kind, slug }, date, limit) =>
      sql.list(recordsAlike, audience, kind, slug, dateKeyOf(date), limit).map(({ incident }) => incident),
    listTellings: (audience, asked) => sql.together(() => listTellings(sql, audience, asked)),
    ...partyLists(sql),
    changeNumber,
    changesSince: (audience, change, limit) => sql.list(laterChanges, audience, change, limit),
    newestChanges: (audience, news, limit) =>
      news === null ? sql.list(newestChanges, audience, limit) : sql.list(newestOfKind, audience, news, limit),
  };
}

function listTellings(sql: Statements, audience: AudienceName, asked: TellingQuery): Listing<TellingEntry> {
  const { sort, descending, party, limit, offset } = asked;
  const direction = descending ? 1 : 0;
  const listed =
    party === null
      ? sql.list(allRecords[sort][direction], audience, limit, offset)
      : sql.list(recordsNaming[sort][direction], audience, party.kind, party.slug, limit, offset);
  return {
    entries: listed.flatMap(({ incident }) => entriesOf(sql.find(oneTelling, audience, incident))),
    total: party === null ? totalOf(sql, audience, "record") : numberOfRecordsNaming(sql, audience, party),
  };
}

function entriesOf(row: { readonly body: string } | null): readonly TellingEntry[] {
  const telling = row === null ? null : reviveTelling(row.body);
  return telling?.kind === "record" ? [{ telling }] : [];
}

function inEachOrder<T>(make: (order: string) => T): Readonly<Record<TellingSort, readonly [T, T]>> {
  const both = ([ascending, descending]: readonly [string, string]) => [make(ascending), make(descending)] as const;
  return { date: both(orders.date), title: both(orders.title), changed: both(orders.changed) };
}
