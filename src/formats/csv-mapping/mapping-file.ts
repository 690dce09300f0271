/**
 * The shape of a mapping file: what it may say, and the types of it. README.md in this folder tells it to people; whether what it says
 * can be followed is `parseMapping`'s to find out.
 */
import { type Static, type TSchema, Type } from "typebox";
import { polarities, stances } from "../../domain/assertion.ts";
import { asserterRoles } from "../../domain/asserter.ts";
import { attributionBases, matterObjects } from "../../domain/value.ts";
import { bareQualifiers } from "../tables/numbers.ts";
import { entityParts } from "./wolfram.ts";

const word = Type.String({ minLength: 1, maxLength: 500 });
const words = Type.Array(Type.String({ maxLength: 500 }));
/** No other members. */
export const closed = { additionalProperties: false };
const oneOf = <T extends string>(choices: readonly T[]) => Type.Unsafe<T>(Type.Enum([...choices]));
const keysOf = <T extends string>(table: Readonly<Record<T, unknown>>) => Object.keys(table) as T[];

/** An object of any keys, as a shape: a record by pattern would let keys with line breaks pass unchecked. */
export const tableOf = <T extends TSchema>(entry: T) =>
  Type.Unsafe<Record<string, Static<T>>>(Type.Object({}, { additionalProperties: entry }));

/** Word of the source -> our term or text, several of them, or null for none. */
const translation = tableOf(Type.Union([word, Type.Array(word, { minItems: 1 }), Type.Null()]));

/** Words that say why there is no value: of the whole table, or of one column besides. */
const absences = {
  /** Nothing was entered: no assertion, no finding. */
  absent: Type.Optional(words),
  /** `reported-unknown`, `stated-none` and `not-applicable`. */
  unknown: Type.Optional(words),
  none: Type.Optional(words),
  notApplicable: Type.Optional(words),
};

/** One thing that a column says. */
export const sayingRule = Type.Object(
  {
    field: word,
    /** `victim-1`, `actor-1`; left out for the incident itself. */
    about: Type.Optional(word),
    /** A constant, whatever the cell says, in place of reading the cell. */
    value: Type.Optional(word),
    /** What the source's words mean here exactly; `*` stands for every other word, and is never exact. */
    values: Type.Optional(translation),
    /** What they mean nearly: taken with a finding. */
    nearest: Type.Optional(translation),
    /** The whole rule is a near fit: everything that it says comes with a finding. */
    inexact: Type.Optional(Type.Boolean()),
    /** The cell names a country, in any of the ways that a country is named. */
    country: Type.Optional(Type.Boolean()),
    /** Forms of date, tried in this order. */
    dates: Type.Optional(Type.Array(word, { minItems: 1 })),
    amount: Type.Optional(
      Type.Object(
        {
          unit: word,
          qualifier: Type.Optional(oneOf(bareQualifiers)),
          decimal: Type.Optional(oneOf([".", ","])),
        },
        closed,
      ),
    ),
    basis: Type.Optional(oneOf(keysOf(attributionBases))),
    object: Type.Optional(oneOf(keysOf(matterObjects))),
    /** Which part of an unwrapped place. */
    part: Type.Optional(oneOf(entityParts)),
    polarity: Type.Optional(oneOf(polarities)),
    stance: Type.Optional(oneOf(keysOf(stances))),
    /** Whose word it is, where not the publisher's; the name as written, or from another column. */
    asserter: Type.Optional(
      Type.Object(
        { role: oneOf(keysOf(asserterRoles)), name: Type.Optional(word), column: Type.Optional(word) },
        closed,
      ),
    ),
    /** The rule speaks only in rows where another column holds one of these words. */
    when: Type.Optional(Type.Object({ column: word, equals: Type.Array(word, { minItems: 1 }) }, closed)),
  },
  closed,
);

/** What stands beside a column's sayings. */
export const columnParts = {
  ...absences,
  /** The table may lack this column. */
  optional: Type.Optional(Type.Boolean()),
  /** `wolfram`: cells hold Wolfram Language expressions. */
  unwrap: Type.Optional(Type.Literal("wolfram")),
  /** What parts several values in one cell; not within parentheses or quotes. */
  split: Type.Optional(word),
};

/** How one column is read. */
export const columnRule = Type.Object({ ...columnParts, says: Type.Array(sayingRule, { minItems: 1 }) }, closed);

/** What stands beside the columns. */
export const headParts = {
  name: Type.String({ pattern: "^[a-z][a-z0-9-]{0,39}$" }),
  label: word,
  /** One sentence: what it is and whose. */
  about: word,
  /** Of the mapping; stands in the origin of everything that it reads. */
  version: word,
  /** Who made the table, where the importer does not say. */
  publisher: word,
  /** Between cells; left out: found out by whoever parses the file. */
  delimiter: Type.Optional(oneOf([",", ";", "\t", "|"])),
  /** Columns that together name a row in every edition of the table; null: rows have no names. */
  key: Type.Union([Type.Array(word, { minItems: 1 }), Type.Null()]),
  /** `{Column}` stands for its cell. */
  title: Type.Optional(word),
  published: Type.Optional(Type.Object({ column: word, dates: Type.Array(word, { minItems: 1 }) }, closed)),
  /** Column with the address of the row's own page. */
  url: Type.Optional(word),
  /** Columns with links that the row rests on. */
  links: Type.Optional(Type.Array(word)),
  words: Type.Optional(Type.Object(absences, closed)),
};

/** A mapping file. */
export const mappingFile = Type.Object({ ...headParts, columns: tableOf(columnRule) }, closed);

/** A mapping as it is written; whoever has one from `parseMapping` knows that it can be followed. */
export type Mapping = Static<typeof mappingFile>;
/** One column's part of it. */
export type ColumnRule = Static<typeof columnRule>;
/** One saying's part of that. */
export type SayingRule = Static<typeof sayingRule>;
