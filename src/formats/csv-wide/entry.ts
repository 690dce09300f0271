/**
 * Entries: several values in one cell, joined by ` | `, so that each can be taken out again.
 *
 * `\`, `|` and `~` within a text are written with a backslash before them, and so is the first character of a text that looks like
 * one of the forms below. A value that is not about the first victim or actor names whom it is about: `victim-2: Riverside`.
 */
import { type Field, fields } from "../../domain/field.ts";
import { type Content, matterObjects } from "../../domain/value.ts";

const nobody = "(nobody in particular)";

/** Stands for the record itself where a value could be about a victim or actor and is about none. */
const noneOfThem = "nobody";

const subjectAhead = /^((?:victim|actor)-\d{1,4}|nobody): /;

/** Several entries as one cell; null where there are none. */
export function joined(entries: readonly string[]): string | null {
  return entries.length === 0 ? null : entries.join(" | ");
}

/** The entries of a cell. */
export function entriesIn(cell: string | null): readonly string[] {
  return cell === null || cell === "" ? [] : cell.split(" | ");
}

/** Several parts as one entry; those at the end that are null are left out. */
export function withParts(parts: readonly (string | null)[]): string {
  const last = parts.findLastIndex((part) => part !== null);
  return parts
    .slice(0, last + 1)
    .map((part) => (part === null ? "" : escaped(part)))
    .join(" ~ ");
}

/** The parts of an entry; what is empty or missing is null. */
export function partsIn(entry: string): readonly (string | null)[] {
  return entry.split(" ~ ").map((part) => (part === "" ? null : unescaped(part)));
}

/** A value as an entry. Dates and amounts are written as they are kept, `2022-11` and `at-least 1200 accounts`. */
export function entryOf(field: Field, about: string | null, content: Content): string {
  const entry = content.kind === "unknown" ? content.state : valueEntry(content);
  return about === usualSubject(field, content) ? entry : `${about ?? noneOfThem}: ${entry}`;
}

/** What an entry of a field is about and what it says, in the shape of a value of the field's kind; whether it is one, `parseSaying` finds out. */
export function entryIn(field: Field, entry: string): { readonly about: string | null; readonly content: unknown } {
  const { subject, rest } = subjectIn(entry);
  const content = rest === nobody ? { kind: "party", name: null } : valueIn(field, rest);
  const nameless = rest === nobody ? ({ kind: "party", name: null, basis: null } as const) : null;
  return { about: subject === undefined ? usualSubject(field, nameless) : subject, content };
}

/** A stated absence as an entry names it, and of whom. */
export function absenceIn(field: Field, entry: string): { readonly about: string | null; readonly content: unknown } {
  const { subject, rest } = subjectIn(entry);
  const content = { kind: "unknown", state: rest };
  const absence = { kind: "unknown", state: "stated-none" } as const;
  return { about: subject === undefined ? usualSubject(field, absence) : subject, content };
}

/** Undefined where the entry does not name its subject. */
function subjectIn(entry: string): { readonly subject: string | null | undefined; readonly rest: string } {
  const [ahead, subject] = subjectAhead.exec(entry) ?? [];
  if (ahead === undefined || subject === undefined) return { subject: undefined, rest: entry };
  return { subject: subject === noneOfThem ? null : subject, rest: entry.slice(ahead.length) };
}

/** Whom an entry is about that does not say so: the first one, or nobody where nobody is named as an actor. */
function usualSubject(field: Field, content: Content | null): string | null {
  const { about } = fields[field];
  if (about === "incident") return null;
  const nameless = content?.kind === "unknown" || (content?.kind === "party" && content.name === null);
  return about === "actor" && nameless ? null : `${about}-1`;
}

function valueEntry(content: Exclude<Content, { kind: "unknown" }>): string {
  switch (content.kind) {
    case "name":
      return escaped(content.name);
    case "term":
      return escaped(content.term);
    case "prose":
      return escaped(content.text);
    case "date":
      return content.edtf;
    case "amount": {
      const { min, max, qualifier, unit } = content;
      return qualifier === "between" ? `between ${min} and ${max} ${unit}` : `${qualifier} ${min ?? max} ${unit}`;
    }
    case "party":
      return content.name === null ? nobody : escaped(content.name);
    case "matter":
      return `${content.object}: ${escaped(content.what)}`;
    case "relation":
      return withParts([content.what, content.incident, content.reason]);
  }
}

function valueIn(field: Field, entry: string): unknown {
  const kind = fields[field].value;
  switch (kind) {
    case "name":
    case "party":
      return { kind, name: unescaped(entry) };
    case "term":
      return { kind, term: unescaped(entry) };
    case "prose":
      return { kind, text: unescaped(entry) };
    case "date":
      return { kind, edtf: entry };
    case "amount":
      return amountIn(entry);
    case "matter": {
      const object = Object.keys(matterObjects).find((one) => entry.startsWith(`${one}: `));
      return object === undefined ? entry : { kind, object, what: unescaped(entry.slice(object.length + 2)) };
    }
    case "relation": {
      const [what = null, incident = null, reason = null] = partsIn(entry);
      return { kind, what, incident, reason };
    }
  }
}

function amountIn(entry: string): unknown {
  const [, low, high, span] = /^between ([\d.e+-]{1,30}) and ([\d.e+-]{1,30}) (\S+)$/.exec(entry) ?? [];
  if (span !== undefined)
    return { kind: "amount", qualifier: "between", min: Number(low), max: Number(high), unit: span };
  const [, qualifier, number, unit] = /^(exactly|about|at-least|at-most) ([\d.e+-]{1,30}) (\S+)$/.exec(entry) ?? [];
  if (unit === undefined) return entry;
  const value = Number(number);
  const [min, max] = [qualifier === "at-most" ? null : value, qualifier === "at-least" ? null : value];
  return { kind: "amount", qualifier, min, max, unit };
}

function escaped(text: string): string {
  const inner = text.replace(/[\\|~]/g, "\\$&");
  return subjectAhead.test(inner) || inner === nobody ? `\\${inner}` : inner;
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, "$1");
}
