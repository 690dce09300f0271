/** The columns of the wide table: what names the record, then each field with its state, then what has no field of its own. */
import { type Field, fieldNames, fields, lanes } from "../../domain/field.ts";

/** One column, for data dictionaries. */
export interface WideColumn {
  readonly name: string;
  readonly about: string;
}

const before: readonly WideColumn[] = [
  { name: "incident", about: "Record number." },
  { name: "version", about: "Version of the record for this audience, counted from 1." },
  { name: "since", about: "When this version was first told: an instant in UTC." },
  { name: "audience", about: "Whom the record is told like this: public, member, partner or desk." },
  { name: "sample", about: "`true` for records of the sample that comes with the program." },
  { name: "withdrawn", about: "Why the record was withdrawn; such a row says nothing else. Empty: it was not." },
  { name: "title", about: "Title of the record." },
  { name: "url", about: "Page of the record." },
  {
    name: "date_edtf",
    about: "The date that the record is listed under: began, else discovered, else disclosed (EDTF).",
  },
  { name: "date_min", about: "The first day that this date may mean." },
  { name: "date_max", about: "The last day that this date may mean." },
  { name: "date_precision", about: "How finely this date is known: day, month, year, decade or interval." },
  { name: "primary_victim", about: "The first of the victims that the title names." },
  { name: "primary_victim_country", about: "Country of that victim (ISO 3166-1 alpha-2)." },
  { name: "primary_victim_sector", about: "Sector of that victim." },
];

const after: readonly WideColumn[] = [
  { name: "stated_not", about: "What is said not to be so: `field = value`, joined by ` | `." },
  { name: "source_titles", about: "Titles of the sources, joined by ` | `; the publisher where a source has none." },
  { name: "source_urls", about: "Addresses of the sources, parted by spaces." },
];

/** Whether the values of a field are dates or amounts, which have more columns than others, or a lane's, which name their speakers. */
export function shapeOf(field: Field): "date" | "amount" | "lane" | "plain" {
  const { value } = fields[field];
  if (value === "date" || value === "amount") return value;
  return lanes.some((lane) => lane === field) ? "lane" : "plain";
}

function columnsOf(field: Field): readonly WideColumn[] {
  const { label } = fields[field];
  const column = (end: string, about: string) => ({ name: `${field}${end}`, about: `${label}: ${about}` });
  const both = [
    column("", "the values, joined by ` | `."),
    column(
      "_state",
      "`shown`, `stated-not`, a stated absence, `not-reported`, `counted: n`, `withheld` or `taken-back`.",
    ),
  ];
  switch (shapeOf(field)) {
    case "date":
      return [
        column("", "the dates in words, joined by ` | `."),
        ...both.slice(1),
        column("_edtf", "the dates in EDTF, in the same order."),
        column("_min", "the first day that each may mean; empty where open or unknown."),
        column("_max", "the last day that each may mean; empty where open or unknown."),
        column("_precision", "day, month, year, decade or interval."),
      ];
    case "amount":
      return [...both, column("_min", "lower bounds, in the same order."), column("_max", "upper bounds.")];
    case "lane":
      return [...both, column("_by", "who says so of each: `name ~ role ~ stance`, in the same order.")];
    case "plain":
      return both;
  }
}

/** All columns, in their order. */
export const wideColumns: readonly WideColumn[] = [...before, ...fieldNames.flatMap(columnsOf), ...after];

/** Their names. */
export const wideNames: readonly string[] = wideColumns.map(({ name }) => name);
