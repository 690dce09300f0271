/** The shelf of tellings in SQLite: each kept ready as JSON beside the keys that lists are sorted by. */
import { type AudienceName, tiers } from "../../domain/audience.ts";
import { contentJson, toldAlike } from "../../domain/disclosure.ts";
import type { IncidentId } from "../../domain/incident.ts";
import { isNews, type News, newsOf } from "../../domain/news.ts";
import type { Telling } from "../../domain/projection.ts";
import { dateKeyOf, type Mention, mentionsIn, type SortKeys, sortKeysOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { Listing, PartyRef, ProjectionShelf, TellingEntry, TellingQuery, TellingSort } from "../store.ts";
import type { Statements } from "./connection.ts";
import {
  addMentions,
  addToTotal,
  dropMentions,
  numberOfRecordsNaming,
  partiesIn,
  renewMentions,
  partyLists,
  totalOf,
} from "./parties.ts";
import { pack, packedQuery } from "./packed.ts";
import { type Column, integer, maybeInteger, maybeText, query, text } from "./query.ts";
import { audienceName, incidentId, reviveTelling, revivingTellings } from "./revive.ts";

/** Kinds of news, parted by blanks. */
const newsKindsIn: Column<readonly News[]> = (value) => text(value).split(" ").filter(isNews);

/** Ascending, descending. */
const orders: Readonly<Record<TellingSort, readonly [string, string]>> = {
  date: ["date_key ASC NULLS LAST, incident", "date_key DESC NULLS LAST, incident"],
  title: ["title_key ASC, incident", "title_key DESC, incident"],
  changed: ["since ASC, incident", "since DESC, incident"],
};

/** The same for mentions, whose date is empty where there is none. */
const ordersOfMentions: typeof orders = {
  ...orders,
  date: ["date_key = '', date_key ASC, incident", "date_key DESC, incident"],
};

/** What a telling is brought back from: its own body where it has one, else the content that it names. */
const tellingBodies = `SELECT audience, version, since, first, content, coalesce(contents.body, tellings.body) AS body,
  coalesce(contents.packed, tellings.packed) AS packed`;
const bodyColumns = { audience: audienceName, version: integer, since: text, first: maybeText };

const oneTelling = packedQuery(
  `${tellingBodies} FROM tellings LEFT JOIN contents ON contents.id = content WHERE audience = ? AND incident = ?`,
  bodyColumns,
);
const keptTelling = packedQuery(
  `${tellingBodies}, record, date_key, named FROM tellings LEFT JOIN contents ON contents.id = content
   WHERE audience = ? AND incident = ?`,
  { ...bodyColumns, record: integer, content: maybeInteger, date_key: maybeText, named: maybeText },
);
/** What is needed of a telling that another takes the place of, where it itself is known. */
const keptHead = query(
  "SELECT version, record, date_key, named, content FROM tellings WHERE audience = ? AND incident = ?",
  { version: integer, record: integer, date_key: maybeText, named: maybeText, content: maybeInteger },
);
/** One telling's head, and its body where it has one of its own. */
const tellingHead = packedQuery(
  "SELECT audience, version, since, first, content, body, packed FROM tellings WHERE audience = ? AND incident = ?",
  { ...bodyColumns, content: maybeInteger },
);
const oneContent = packedQuery("SELECT body, packed FROM contents WHERE id = ?");
const putTelling = `INSERT INTO tellings
  (audience, incident, version, since, first, record, date_key, title_key, named, content, body)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
  ON CONFLICT (audience, incident) DO UPDATE SET
    version = excluded.version, since = excluded.since, first = excluded.first, record = excluded.record,
    date_key = excluded.date_key, title_key = excluded.title_key, named = excluded.named, content = excluded.content,
    body = '', packed = NULL`;
const addContent = query("INSERT INTO contents (body, packed) VALUES (?, ?) RETURNING id", { id: integer });
/** The audiences are named, since the key of tellings begins with them. */
const dropContent = `DELETE FROM contents WHERE id = ?1 AND NOT EXISTS (
  SELECT 1 FROM tellings WHERE audience IN (
    VALUES ${tiers.map((name) => `('${name}')`).join(", ")} UNION ALL SELECT 'partner:' || name FROM sharing_groups
  ) AND incident = ?2 AND content = ?1)`;

// Lists are walked in the indexes alone; the bodies are fetched for the page that comes of it.
const allRecords = inEachOrder(orders, (order) =>
  query(`SELECT incident FROM tellings WHERE audience = ? AND record = 1 ORDER BY ${order} LIMIT ? OFFSET ?`, {
    incident: text,
  }),
);
const recordsNaming = inEachOrder(ordersOfMentions, (order) =>
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
const addChange = query(
  `INSERT INTO changes (audience, number, incident, version, at, news)
   VALUES (?1, 1 + coalesce((SELECT max(number) FROM changes WHERE audience = ?1), 0), ?2, ?3, ?4, ?5)
   RETURNING number`,
  { number: integer },
);
const addNews = "INSERT INTO news (audience, kind, number) VALUES (?, ?, ?)";

const tellingsAfter = packedQuery(
  `${tellingBodies} FROM tellings LEFT JOIN contents ON contents.id = content
   WHERE audience = ? AND incident > ? ORDER BY incident LIMIT ?`,
  bodyColumns,
);
const recordsAlike = query(
  `SELECT incident FROM mentions WHERE audience = ? AND kind = ? AND slug = ? AND date_key = ? ORDER BY incident LIMIT ?`,
  { incident: incidentId },
);

/** The shelf over one connection. */
export function projectionShelf(sql: Statements): Prompt<ProjectionShelf> {
  const saveTellings = (told: readonly Telling[], replaced: readonly (Telling | null)[] = []) => {
    const contents: Content[] = [];
    for (const [place, telling] of told.entries()) {
      const known = contents.find((content) => toldAlike(content.telling, telling));
      const content = known ?? contentOf(telling);
      if (known === undefined) contents.push(content);
      keep(sql, telling, content, earlierOf(sql, telling, replaced[place] ?? null));
    }
  };
  return {
    findTelling: (incident, audience) => {
      const row = sql.find(oneTelling, audience, incident);
      return row === null ? null : reviveTelling(row);
    },
    findTellings: (incident, audiences) => sql.together(() => findTellings(sql, incident, audiences)),
    saveTelling: (telling) => {
      saveTellings([telling]);
    },
    saveTellings,
    tellingsAfter: (audience, after, limit) => sql.list(tellingsAfter, audience, after ?? "", limit).map(reviveTelling),
    recordsAlike: (audience, { kind, slug }, date, limit) =>
      sql.list(recordsAlike, audience, kind, slug, dateKeyOf(date), limit).map(({ incident }) => incident),
    listTellings: (audience, asked) => sql.together(() => listTellings(sql, audience, asked)),
    ...partyLists(sql),
    changeNumber: (audience) => sql.find(lastChange, audience)?.number ?? 0,
    changesSince: (audience, change, limit) => sql.list(laterChanges, audience, change, limit),
    newestChanges: (audience, news, limit) =>
      news === null ? sql.list(newestChanges, audience, limit) : sql.list(newestOfKind, audience, news, limit),
  };
}

/** Each content is unpacked and read once, however many are told it. */
function findTellings(
  sql: Statements,
  incident: IncidentId,
  audiences: readonly AudienceName[],
): readonly (Telling | null)[] {
  const contents = new Map<number, ReturnType<typeof revivingTellings>>();
  const contentOf = (id: number) => {
    const known = contents.get(id);
    if (known !== undefined) return known;
    const made = revivingTellings(sql.find(oneContent, id)?.body ?? "");
    contents.set(id, made);
    return made;
  };
  return audiences.map((audience) => {
    const row = sql.find(tellingHead, audience, incident);
    if (row === null) return null;
    return row.content === null ? reviveTelling(row) : contentOf(row.content)(row);
  });
}

/** What is kept for all audiences that are told alike, made once. */
interface Content {
  readonly telling: Telling;
  readonly json: string;
  /** Null for a tombstone. */
  readonly keys: SortKeys | null;
  readonly mentions: readonly Mention[];
  /** The parties among them, as JSON. */
  readonly named: string;
  /** The news for those who had been told nothing. */
  readonly news: readonly News[];
  /** Its row; null as long as it is not kept. */
  row: number | null;
}

function contentOf(telling: Telling): Content {
  const mentions = mentionsIn(telling);
  return {
    telling,
    json: contentJson(telling),
    keys: telling.kind === "record" ? sortKeysOf(telling) : null,
    mentions,
    named: JSON.stringify(mentions.map(({ kind, slug }) => [kind, slug])),
    news: newsOf(null, telling),
    row: null,
  };
}

/** What a telling takes the place of: the row, and the telling in it; null: nothing. */
interface Earlier {
  readonly row: Pick<RowOf<typeof keptHead>, "record" | "date_key" | "named" | "content">;
  readonly telling: Telling;
}

type RowOf<Of> = Of extends { readonly read: (raw: never) => infer Row } ? Row : never;

/** A telling that was found by the caller is not unpacked again, if it is the one that is kept. */
function earlierOf(sql: Statements, { audience, incident }: Telling, found: Telling | null): Earlier | null {
  const head = found === null ? null : sql.find(keptHead, audience, incident);
  if (found !== null && head !== null && head.version === found.version) return { row: head, telling: found };
  const row = sql.find(keptTelling, audience, incident);
  return row === null ? null : { row, telling: reviveTelling(row) };
}

function keep(sql: Statements, telling: Telling, content: Content, replaced: Earlier | null): void {
  const { audience, incident, version, since, first } = telling;
  const before = replaced?.row ?? null;
  const earlier = replaced?.telling ?? null;
  if (earlier !== null && sameHead(earlier, telling) && contentJson(earlier) === content.json) return;
  const { keys, named } = content;
  const record = keys === null ? 0 : 1;
  content.row ??= sql.find(addContent, ...pack(content.json))?.id ?? null;
  const { stay, come, go } = mentionsBetween(replaced, content);
  if (before !== null) dropMentions(sql, { audience, incident, date: before.date_key }, go);
  const sorted = [keys?.date ?? null, keys?.title ?? null] as const;
  const told = first === since ? null : first;
  sql.run(putTelling, audience, incident, version, since, told, record, ...sorted, named, content.row);
  addToTotal(sql, audience, "record", record - (before?.record ?? 0));
  if (keys !== null) {
    renewMentions(sql, telling, stay, keys);
    addMentions(sql, telling, come, keys);
  }
  if (before !== null && before.content !== null) sql.run(dropContent, before.content, incident);
  const news = earlier === null ? content.news : newsOf(earlier, telling);
  const number = sql.find(addChange, audience, incident, version, since, news.join(" "))?.number ?? 0;
  for (const kind of news) sql.run(addNews, audience, kind, number);
}

/** What becomes of mentions: those that stay where they are in the lists, those that come, and the parties whose go. */
function mentionsBetween(
  replaced: Earlier | null,
  { keys, mentions }: Content,
): { readonly stay: readonly Mention[]; readonly come: readonly Mention[]; readonly go: readonly PartyRef[] } {
  if (replaced === null) return { stay: [], come: mentions, go: [] };
  const { named, date_key: date } = replaced.row;
  const before = named === null ? mentionsIn(replaced.telling) : partiesIn(named);
  if (keys?.date !== date) return { stay: [], come: mentions, go: before };
  const same = (a: PartyRef) => (b: PartyRef) => a.kind === b.kind && a.slug === b.slug;
  return {
    stay: mentions.filter((mention) => before.some(same(mention))),
    come: mentions.filter((mention) => !before.some(same(mention))),
    go: before.filter((party) => !mentions.some(same(party))),
  };
}

function sameHead(a: Telling, b: Telling): boolean {
  return a.version === b.version && a.since === b.since && a.first === b.first;
}

function listTellings(sql: Statements, audience: AudienceName, asked: TellingQuery): Listing<TellingEntry> {
  const { sort, descending, party, limit, offset } = asked;
  const direction = descending ? 1 : 0;
  const listed =
    party === null
      ? sql.list(allRecords[sort][direction], audience, limit, offset)
      : sql.list(recordsNaming[sort][direction], audience, party.kind, party.slug, limit, offset);
  return {
    entries: listed.flatMap(({ incident }) => {
      const row = sql.find(oneTelling, audience, incident);
      const telling = row === null ? null : reviveTelling(row);
      return telling?.kind === "record" ? [{ telling }] : [];
    }),
    total: party === null ? totalOf(sql, audience, "record") : numberOfRecordsNaming(sql, audience, party),
  };
}

function inEachOrder<T>(by: typeof orders, make: (order: string) => T): Readonly<Record<TellingSort, readonly [T, T]>> {
  const both = ([ascending, descending]: readonly [string, string]) => [make(ascending), make(descending)] as const;
  return { date: both(by.date), title: both(by.title), changed: both(by.changed) };
}
