/** The shelf of tellings in memory. */
import type { AudienceName } from "../../domain/audience.ts";
import { canonicalJson } from "../../domain/digest.ts";
import type { IncidentId } from "../../domain/incident.ts";
import { newsOf } from "../../domain/news.ts";
import type { Telling } from "../../domain/projection.ts";
import { compareKeys, dateKeyOf, mentionsIn, orderKeyOf, type SortKeys, sortKeysOf } from "../keys.ts";
import type { Prompt } from "../shelves.ts";
import type { PartyEntry, PartyKind, ProjectionShelf, TellingEntry, TellingQuery, TellingSort } from "../store.ts";
import { by, descending, inTurn, type Order, pageOf } from "./listing.ts";
import type { KeptTelling, Tables } from "./tables.ts";

/** A record as lists see it. */
type KeptRecord = KeptTelling & TellingEntry & { readonly keys: SortKeys };

/** The shelf over one view of the tables. */
export function projectionShelf({ tellings, changes, changeNumbers }: Tables): Prompt<ProjectionShelf> {
  const recordsOf = (audience: AudienceName) =>
    tellings.rows().filter((row): row is KeptRecord => row.keys !== null && row.telling.audience === audience);
  const changeNumber = (audience: AudienceName) => changeNumbers.find(audience) ?? 0;
  const save = (telling: Telling) => {
    const { audience, incident, version, since: at } = telling;
    const before = tellings.find(`${audience} ${incident}`);
    if (before !== null && canonicalJson(before.telling) === canonicalJson(telling)) return;
    const keys = telling.kind === "record" ? sortKeysOf(telling) : null;
    tellings.put(`${audience} ${incident}`, { telling, keys, mentions: mentionsIn(telling) });
    const number = changeNumber(audience) + 1;
    const news = newsOf(before?.telling ?? null, telling);
    changes.put(`${audience} ${number}`, { number, incident, version, at, news });
    changeNumbers.put(audience, number);
  };
  const findTelling = (incident: IncidentId, audience: AudienceName) =>
    tellings.find(`${audience} ${incident}`)?.telling ?? null;
  return {
    findTelling,
    findTellings: (incident, audiences) => audiences.map((audience) => findTelling(incident, audience)),
    saveTelling: save,
    saveTellings: (told) => {
      for (const telling of told) save(telling);
    },
    tellingsAfter: (audience, after, limit) =>
      tellings
        .rows()
        .map(({ telling }) => telling)
        .filter((telling) => telling.audience === audience && (after === null || telling.incident > after))
        .toSorted(by(({ incident }) => incident))
        .slice(0, limit),
    recordsAlike: (audience, party, date, limit) =>
      recordsOf(audience)
        .filter(({ keys, mentions }) => keys.date === dateKeyOf(date) && names(mentions, party))
        .map(({ telling }) => telling.incident)
        .toSorted()
        .slice(0, limit),
    listTellings: (audience, query) => {
      const named = recordsOf(audience).filter(({ mentions }) => names(mentions, query.party));
      const { entries, total } = pageOf(named.toSorted(orderFor(query)), query);
      return { entries: entries.map(({ telling }) => ({ telling })), total };
    },
    listParties: (audience, kind, page) => pageOf(partiesIn(recordsOf(audience), kind), page),
    changeNumber,
    changesSince: (audience, change, limit) => {
      const later = Math.max(0, Math.min(limit, changeNumber(audience) - change));
      return Array.from({ length: later }, (_, place) => changes.find(`${audience} ${change + 1 + place}`)).filter(
        (found) => found !== null,
      );
    },
    newestChanges: (audience, news, limit) => {
      const numbers = Array.from({ length: changeNumber(audience) }, (_, place) => changeNumber(audience) - place);
      return numbers
        .map((number) => changes.find(`${audience} ${number}`))
        .filter((found) => found !== null)
        .filter((change) => news === null || change.news.includes(news))
        .slice(0, limit);
    },
  };
}

function names(mentions: KeptTelling["mentions"], party: TellingQuery["party"]): boolean {
  return party === null || mentions.some(({ kind, slug }) => kind === party.kind && slug === party.slug);
}

/** The order that is asked for; what has no date comes last in either direction, and ties go by record number. */
function orderFor({ sort, descending: down }: TellingQuery): Order<KeptRecord> {
  const order = by<KeptRecord>((row) => keyFor(sort, row) ?? "");
  const keyless = (row: KeptRecord) => (keyFor(sort, row) === null ? 1 : 0);
  return inTurn<KeptRecord>(
    (a, b) => keyless(a) - keyless(b),
    down ? descending(order) : order,
    by(({ telling }) => telling.incident),
  );
}

function keyFor(sort: TellingSort, { telling, keys }: KeptRecord): string | null {
  return sort === "changed" ? telling.since : keys[sort];
}

/** The parties of a kind by name, each named as in its newest record. */
function partiesIn(records: readonly KeptRecord[], kind: PartyKind): readonly PartyEntry[] {
  const newestFirst = records.toSorted(
    orderFor({ sort: "changed", descending: true, party: null, offset: 0, limit: 0 }),
  );
  const parties = new Map<string, PartyEntry>();
  for (const mention of newestFirst.flatMap(({ mentions }) => mentions)) {
    if (mention.kind !== kind) continue;
    const { slug, name } = mention;
    const known = parties.get(slug) ?? { slug, name, records: 0 };
    parties.set(slug, { ...known, records: known.records + 1 });
  }
  return [...parties.values()].toSorted(
    (a, b) => compareKeys(orderKeyOf(a.name), orderKeyOf(b.name)) || compareKeys(a.slug, b.slug),
  );
}
