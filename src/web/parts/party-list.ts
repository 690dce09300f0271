/** The rows of lists of parties: each with the record of its latest incident, and what that says of it. */
import { setImmediate } from "node:timers/promises";
import type { AudienceName } from "../../domain/audience.ts";
import { type Field, labelOfTerm } from "../../domain/field.ts";
import { actorsOf, dateOf, organisationsOf, type Party, type Projection, shownAbout } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import type { Search } from "../../search/search.ts";
import type { PartyKind, ProjectionShelf } from "../../store/store.ts";
import { asOf } from "../moment.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { type Html, html } from "./html.ts";
import type { Mention } from "./party-facts.ts";
import { questionOf } from "./party-figures.ts";
import { dateCell } from "./record-table.ts";
import type { RosterEntry } from "./roster.ts";
import { recordHref } from "./search-hits.ts";
import { sayCountry } from "./saying.ts";
import { notReported } from "./told.ts";

/** One row. */
export interface PartyRow extends RosterEntry {
  /** Where the record of the latest incident names it; null where it has just gone. */
  readonly latest: Mention | null;
}

/** How a record names the parties of a kind. */
export const partiesOf: Readonly<Record<PartyKind, (record: Projection) => readonly Party[]>> = {
  organisation: organisationsOf,
  actor: actorsOf,
};

/** Where a record names a party; null where it does not. */
export function mentionIn(record: Projection, kind: PartyKind, slug: string): Mention | null {
  const party = partiesOf[kind](record).find((one) => one.slug === slug);
  return party === undefined ? null : { record, about: party.about };
}

/** The rows of entries as records name them today: one is read for each. */
export function partyRows(
  shelf: Pick<ProjectionShelf, "listTellings">,
  audience: AudienceName,
  kind: PartyKind,
  entries: readonly RosterEntry[],
): Promise<readonly PartyRow[]> {
  return Promise.all(
    entries.map(async (entry) => {
      const party = { kind, slug: entry.slug };
      const first = { sort: "date", descending: true, offset: 0, limit: 1 } as const;
      const { entries: found } = await shelf.listTellings(audience, { ...first, party });
      const record = found[0]?.telling;
      return { ...entry, latest: record === undefined ? null : mentionIn(record, kind, entry.slug) };
    }),
  );
}

/** The same as of the past, from the search. */
export async function partyRowsThen(
  house: Telling,
  { search, audience }: { readonly search: Search; readonly audience: AudienceName },
  kind: PartyKind,
  entries: readonly RosterEntry[],
  asKnownOn: Instant,
): Promise<readonly PartyRow[]> {
  const wanted = { sort: "date", descending: true, after: null, limit: 1, facets: [], values: 0 } as const;
  const rows: PartyRow[] = [];
  for (const entry of entries) {
    const { hits } = search.ask(questionOf(kind, entry.slug, asKnownOn), wanted);
    const [record] = await recordsThen(house, audience, hits, asKnownOn);
    rows.push({ ...entry, latest: record === undefined ? null : mentionIn(record, kind, entry.slug) });
    await setImmediate();
  }
  return rows;
}

/** The address of a party's page. */
export function partyAddress(kind: PartyKind, slug: string, asKnownOn: Instant | null = null): string {
  return asOf(`/${kind}s/${encodeURIComponent(slug)}`, asKnownOn);
}

/** The name with the link to its page. */
export function nameCell(
  kind: PartyKind,
  { slug, name }: Pick<RosterEntry, "slug" | "name">,
  asKnownOn: Instant | null = null,
): Html {
  return html`<a href="${partyAddress(kind, slug, asKnownOn)}"><bdi>${name}</bdi></a>`;
}

/** The terms that the record of the latest incident affirms of the party in a field. */
export function termsOf({ latest }: PartyRow, field: Field): readonly string[] {
  if (latest === null) return [];
  return standingAbout(latest, field).flatMap(({ content }) => (content.kind === "term" ? [content.term] : []));
}

/** The same in words, or that nothing is reported. At most two; the page of the party has them all. */
export function termsCell(row: PartyRow, field: Field): Html {
  const terms = [...new Set(termsOf(row, field))];
  if (terms.length === 0) return notReported;
  const shown = terms
    .slice(0, 2)
    .map((term) => (field.endsWith(".country") ? sayCountry(term) : html`${labelOfTerm(field, term)}`));
  return html`${shown.map((one, index) => html`${index === 0 ? null : ", "}${one}`)}${terms.length > 2 ? "…" : null}`;
}

/** Whether any of the records behind the rows shows the field: else there is no such column. */
export function anyShows(rows: readonly PartyRow[], field: Field): boolean {
  return rows.some(({ latest }) => latest?.record.fields[field].kind === "shown");
}

/** The date of the latest incident, with the link to its record, which says what the row says. */
export function latestCell({ latest }: PartyRow, asKnownOn: Instant | null): Html {
  if (latest === null) return notReported;
  return html`<a href="${recordHref(latest.record.incident, asKnownOn)}">${dateCell(latest.record)}</a>`;
}

/** The latest incident as JSON. */
export function latestOf({ latest }: PartyRow): { readonly incident: string; readonly date: string | null } | null {
  return latest === null ? null : { incident: latest.record.incident, date: dateOf(latest.record) };
}

function standingAbout({ record, about }: Mention, field: Field) {
  return shownAbout(record, field, about).filter(
    ({ polarity, stance }) => polarity === "affirmed" && stance !== "retracted" && stance !== "superseded",
  );
}
