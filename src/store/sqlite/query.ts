/** A query and the row type that it returns, side by side: the columns are read by what they must hold, not by a cast. */
import type { SQLOutputValue } from "node:sqlite";

/** A row as the engine gives it. */
export type RawRow = Readonly<Record<string, SQLOutputValue>>;

/** Takes a column's value for what it must be; throws where it is something else. */
export type Column<T> = (value: SQLOutputValue | undefined) => T;

/** SQL with the columns of its rows. */
export interface Query<Row> {
  readonly sql: string;
  readonly read: (raw: RawRow) => Row;
}

/** The query of a SQL text that gives these columns. */
export function query<Row>(sql: string, columns: { readonly [Name in keyof Row]: Column<Row[Name]> }): Query<Row> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const read = (raw: RawRow): Row => {
    const row: Partial<Row> = {};
    for (const name of names) row[name] = columns[name](raw[name]);
    return row as Row;
  };
  return { sql, read };
}

/** A text. */
export const text: Column<string> = (value) => {
  if (typeof value === "string") return value;
  throw new TypeError(`a column holds ${typeof value} where text is kept`);
};

/** A whole number that JavaScript can hold. */
export const integer: Column<number> = (value) => {
  if (typeof value === "number") return value;
  throw new TypeError(`a column holds ${typeof value} where a number is kept`);
};

/** A text, or null. */
export const maybeText: Column<string | null> = (value) => (value === null ? null : text(value));

/** A whole number, or null. */
export const maybeInteger: Column<number | null> = (value) => (value === null ? null : integer(value));

/** Bytes. */
export const bytes: Column<Uint8Array> = (value) => {
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a column holds ${typeof value} where bytes are kept`);
};
