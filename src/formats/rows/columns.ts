/** The columns of the long rows: what each cell holds, in the order of every file that is made of them. */

/** Kinds of cell. Dates are text: what is known to the month stays a month. */
export type CellType = "text" | "integer" | "number" | "boolean";

/** One column. */
export interface Column {
  readonly type: CellType;
  /** What stands in it, for data dictionaries; an empty cell means that there is nothing to say. */
  readonly about: string;
}

function column<T extends CellType>(type: T, about: string): { readonly type: T; readonly about: string } {
  return { type, about };
}

/** All columns by name. A new one may be added at the end; what is here keeps its name and meaning. */
export const columns = {
  incident: column("text", "Record number."),
  version: column("integer", "Version of the record for this audience, counted from 1."),
  since: column("text", "When this version was first told: an instant in UTC."),
  audience: column("text", "Whom the record is told like this: public, member, partner or desk."),
  evidence_form: column("text", "How evidence is told to this audience: quotes, sources or none."),
  sample: column("boolean", "True for records of the sample that comes with the program."),
  field: column("text", "Field of the codebook; empty in the row of a withdrawn record."),
  field_label: column("text", "The field's label."),
  about: column("text", "Which victim or actor of the record it is about (`victim-1`); empty: the incident itself."),
  state: column(
    "text",
    "`shown`: a value. `stated-none`, `reported-unknown`, `not-applicable`: somebody says that there is none. `counted`: only how many. `withheld`: not told. `withdrawn`: the record was withdrawn. A shown field of which nobody says anything has no row.",
  ),
  value: column("text", "The value as it is kept: a name, a term, a text, an EDTF date, a number or `least/most`."),
  value_label: column("text", "The value in English words."),
  date_edtf: column("text", "Dates: EDTF, level 0 or 1."),
  date_min: column("text", "Dates: the first day that it may mean; empty: open or unknown."),
  date_max: column("text", "Dates: the last day that it may mean; empty: open or unknown."),
  date_precision: column("text", "Dates: day, month, year, decade or interval."),
  date_part: column("text", "Dates: the part of the day."),
  amount_min: column("number", "Amounts: lower bound, inclusive; empty: none was stated."),
  amount_max: column("number", "Amounts: upper bound, inclusive; empty: none was stated."),
  amount_qualifier: column("text", "Amounts: exactly, about, at-least, at-most or between."),
  amount_unit: column("text", "Amounts: what is counted, or the currency."),
  basis: column("text", "Attributions: on what ground."),
  object: column("text", "Negative findings: which kind of thing was not affected."),
  relation_incident: column("text", "Relations: number of the other record."),
  relation_reason: column("text", "Relations: why it was dismissed."),
  count: column("integer", "How many distinct values there are, where the state is `counted`."),
  polarity: column("text", "`affirmed`: it is said to be so. `negated`: it is said not to be so."),
  stance: column("text", "How the speaker stands to it: confirmed, reported, claimed, suspected and so on."),
  asserter_role: column("text", "Whose word it is, by the part that they play; empty: not told."),
  asserter_name: column("text", "Whose word it is, by name."),
  asserted: column("text", "When it was said: EDTF."),
  likelihood: column("text", "The speaker's own word of likelihood (ICD 203)."),
  confidence: column("text", "The speaker's own word of confidence (ICD 203)."),
  origin: column("text", "Who put it into words for the record: human, rule, model or import."),
  evidence: column(
    "text",
    "JSON: each piece of evidence with its source, and its quote and credibility where they are told.",
  ),
  source_titles: column("text", "Titles of the sources, joined by ` | `; the publisher where a source has none."),
  source_urls: column("text", "Addresses of the sources, parted by spaces."),
} as const satisfies Readonly<Record<string, Column>>;

/** The name of a column. */
export type ColumnName = keyof typeof columns;

/** The names in their order. */
export const columnNames = Object.keys(columns) as readonly ColumnName[];

/** What a cell of each type is in a row. */
interface CellValues {
  readonly text: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
}

/** One row: a cell for every column, null where there is nothing to say. */
export type AssertionRow = { readonly [C in ColumnName]: CellValues[(typeof columns)[C]["type"]] | null };
