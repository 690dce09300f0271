/** Records in a list: as a table, as a short list, and as JSON. */
import { type Field } from "../../domain/field.ts";
import {
  countriesOf,
  dateOf,
  labelsOf,
  organisationsOf,
  type Projection,
  titleOf,
  victimNamesOf,
} from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import { recordTexts } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import { type ListColumn, listTable } from "./list-table.ts";
import { recordHref } from "./search-hits.ts";
import { sayCountry } from "./saying.ts";
import { notReported } from "./told.ts";

const texts = recordTexts.list;

/** What a list tells of a record as JSON; the whole record is at `url`. */
export interface RecordSummary {
  readonly incident: string;
  readonly url: string;
  readonly title: string;
  readonly victims: readonly { readonly name: string; readonly slug: string }[];
  /** EDTF; null where none is shown. */
  readonly date: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** Labels; empty where none is shown. */
  readonly types: readonly string[];
  readonly sectors: readonly string[];
  readonly version: number;
  readonly since: string;
  readonly sample: boolean;
}

type Column = ListColumn<Projection>;

/** The JSON of one entry. `asKnownOn`: the instant whose state it is; null: today's. */
export function summaryOf(projection: Projection, asKnownOn: Instant | null = null): RecordSummary {
  const { incident, version, since, sample } = projection;
  return {
    incident,
    url: recordHref(incident, asKnownOn),
    title: titleOf(projection),
    victims: organisationsOf(projection).map(({ name, slug }) => ({ name, slug })),
    date: dateOf(projection),
    countries: countriesOf(projection),
    types: labelsOf(projection, "incident.type"),
    sectors: labelsOf(projection, "victim.sector"),
    version,
    since,
    sample,
  };
}

/** The table. A column stands where this audience is shown its field at all. */
export function recordTable(records: readonly Projection[], caption: string, asKnownOn: Instant | null = null): Html {
  return listTable(records, columnsFor(records, asKnownOn), { caption, sorting: null, kind: "records" });
}

/** A few records, one line each, with their dates before. `note` adds to the line. */
export function recordLines(
  records: readonly Projection[],
  note: (record: Projection) => Html | null,
  asKnownOn: Instant | null = null,
): Html {
  return html`<ul class="record-lines">
    ${records.map(
      (record) =>
        html`<li>
          <span class="when">${dateCell(record)}</span>
          <span>${linkTo(record, asKnownOn)} ${sampleMark(record)} ${note(record)}</span>
        </li>`,
    )}
  </ul>`;
}

/** The date that a record is listed under, or that none is reported. */
export function dateCell(record: Projection): Html {
  const date = dateOf(record);
  return date === null ? notReported : html`${sayWhen(date)}`;
}

/** The day since when a record is told as it is. */
export function changedCell({ since }: Projection): Html {
  return html`${sayWhen(since.slice(0, 10))}`;
}

function columnsFor(records: readonly Projection[], asKnownOn: Instant | null): readonly Column[] {
  const told = (field: Field) => records.some((record) => record.fields[field].kind === "shown");
  const { column } = texts;
  return [
    { heading: column.date, sort: null, cell: dateCell },
    {
      heading: column.victim,
      sort: null,
      cell: (record) => html`${linkTo(record, asKnownOn)} ${sampleMark(record)}`,
    },
    ...(told("victim.country") ? [{ heading: column.country, sort: null, cell: countriesCell }] : []),
    ...(told("victim.sector") ? [{ heading: column.sector, sort: null, cell: labels("victim.sector") }] : []),
    ...(told("incident.type") ? [{ heading: column.type, sort: null, cell: labels("incident.type") }] : []),
    { heading: column.changed, sort: null, cell: changedCell },
  ];
}

/** The record's victims, or what is known of them, as a link to its page. */
export function linkTo(record: Projection, asKnownOn: Instant | null = null): Html {
  return html`<a href="${recordHref(record.incident, asKnownOn)}"><bdi>${victimNamesOf(record)}</bdi></a>`;
}

/** The mark of a sample record; nothing for others. */
export function sampleMark({ sample }: Projection): Html | null {
  return sample ? html`<span class="tag">${texts.sample}</span>` : null;
}

function countriesCell(record: Projection): Html {
  const countries = countriesOf(record);
  if (countries.length === 0) return notReported;
  const named = html`${countries.slice(0, 3).map((code, index) => html`${index === 0 ? null : ", "}${sayCountry(code)}`)}`;
  return countries.length > 3 ? texts.andMore(named, countries.length - 3) : named;
}

function labels(field: "victim.sector" | "incident.type"): Column["cell"] {
  return (record) => {
    const said = labelsOf(record, field);
    if (said.length === 0) return notReported;
    const named = said.slice(0, 3).join(", ");
    return said.length > 3 ? texts.andMore(named, said.length - 3) : html`${named}`;
  };
}
