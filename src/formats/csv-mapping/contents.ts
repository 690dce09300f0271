/** From the text of a cell to what it says in the codebook's terms, as one rule of a mapping wants it. */
import type { Field } from "../../domain/field.ts";
import { fields, isField } from "../../domain/field.ts";
import type { FindingCode } from "../../domain/finding.ts";
import type { Content, Value } from "../../domain/value.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import { type DateReader, dateReader } from "../tables/calendar.ts";
import type { SayingRule } from "./mapping-file.ts";
import { readAmount } from "../tables/numbers.ts";

/** What one rule makes of one text. */
export type ContentsRead =
  /** What it says; `inexact`: by the nearest term; `cut`: a date that is less than what was written. */
  | { readonly kind: "said"; readonly contents: readonly Content[]; readonly inexact: boolean; readonly cut: boolean }
  /** Nothing, on purpose. */
  | { readonly kind: "silent" }
  | { readonly kind: "refused"; readonly code: FindingCode };

/** Reads texts by one rule. */
export type ContentsReader = (text: string) => ContentsRead;

/** Words are compared without regard to case and to how they are spaced. */
export function foldWord(word: string): string {
  return word.trim().replace(/\s+/g, " ").toLowerCase();
}

/** The reader for a rule that was checked. */
export function contentsReader(rule: SayingRule): ContentsReader {
  const { value } = rule;
  if (value !== undefined) return () => said([contentOf(rule, value)]);
  const known = translationOf(rule);
  const other = known.get("*");
  const plain = plainReader(rule);
  return (text) => {
    const exact = known.get(foldWord(text));
    if (exact !== undefined) return exact;
    const read = plain(text);
    return read.kind === "refused" && other !== undefined ? other : read;
  };
}

/** A value of the field's kind from a text that names it: a term, a name, an EDTF date, a number. Null where it cannot be one. */
export function contentOf({ field, amount, basis, object }: SayingRule, text: string): Value | null {
  if (!isField(field)) return null;
  switch (fields[field].value) {
    case "term":
      return { kind: "term", term: text };
    case "name":
      return { kind: "name", name: text };
    case "prose":
      return { kind: "prose", text };
    case "date":
      return { kind: "date", edtf: text, partOfDay: null };
    case "amount":
      return amount === undefined
        ? null
        : readAmount(text, {
            unit: amount.unit,
            qualifier: amount.qualifier ?? "exactly",
            decimal: amount.decimal ?? ".",
          });
    case "party":
      return { kind: "party", name: text, basis: basis ?? null };
    case "matter":
      return object === undefined ? null : { kind: "matter", what: text, object };
    case "relation":
      return { kind: "relation", what: text, incident: null, reason: null };
  }
}

function said(contents: readonly (Content | null)[], inexact = false, cut = false): ContentsRead {
  const there = contents.filter((content) => content !== null);
  return there.length === 0 ? { kind: "silent" } : { kind: "said", contents: there, inexact, cut };
}

function refused(code: FindingCode): ContentsRead {
  return { kind: "refused", code };
}

/** The rule's own table, by folded words. The entry `*` is never exact. */
function translationOf(rule: SayingRule): ReadonlyMap<string, ContentsRead> {
  const entries = (table: SayingRule["values"], inexact: boolean) =>
    Object.entries(table ?? {}).map(([word, target]): [string, ContentsRead] => {
      const targets = target === null ? [] : typeof target === "string" ? [target] : target;
      const contents = targets.map((text) => contentOf(rule, text));
      return [foldWord(word), said(contents, inexact || word === "*")];
    });
  return new Map([...entries(rule.nearest, true), ...entries(rule.values, false)]);
}

/** How the rule reads what its table does not know. */
function plainReader(rule: SayingRule): ContentsReader {
  const { field, country, dates, amount, values, nearest } = rule;
  if (country === true) return readCountry;
  if (dates !== undefined) return readDates(dates.flatMap((form) => dateReader(form) ?? []));
  if (amount !== undefined) {
    return (text) => {
      const content = contentOf(rule, text);
      return content === null ? refused("amount-invalid") : said([content]);
    };
  }
  if (values !== undefined || nearest !== undefined || !isField(field)) return () => refused("value-not-admitted");
  return (text) => (admits(field, text) ? said([contentOf(rule, text)]) : refused("value-not-admitted"));
}

/** Terms must stand in the field's table as they are written; any words will do for other kinds. */
function admits(field: Field, text: string): boolean {
  const { terms } = fields[field];
  return text.trim() !== "" && (terms === null || Object.hasOwn(terms, text));
}

function readCountry(text: string): ContentsRead {
  const code = countryCodeOf(text);
  return code === null ? refused("value-not-admitted") : said([{ kind: "term", term: code }]);
}

function readDates(readers: readonly DateReader[]): ContentsReader {
  return (text) => {
    for (const reader of readers) {
      const date = reader(text);
      if (date !== null) return said([{ kind: "date", edtf: date.edtf, partOfDay: null }], false, date.cut);
    }
    return refused("date-invalid");
  };
}
