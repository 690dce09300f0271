/**
 * How a value is spelt in the text of an attribute, and read back from there: names and prose as they are, terms by their machine
 * values, dates in EDTF (`2022-11-08, evening`), amounts as `at-least 1200 persons`, matters as `data: customer records`.
 */
import { type Amount, amountOf, qualifiers } from "../../domain/amount.ts";
import type { Polarity, Stance } from "../../domain/assertion.ts";
import { type Field, fields } from "../../domain/field.ts";
import { type Content, matterObjects, unknownStates } from "../../domain/value.ts";
import { partsOfDay } from "../../domain/when.ts";

/** The value as text. What the text leaves out (the ground of an attribution, why something was dismissed) stands in the assertion. */
export function spell(content: Content): string {
  switch (content.kind) {
    case "name":
      return content.name;
    case "term":
      return content.term;
    case "prose":
      return content.text;
    case "date":
      return content.partOfDay === null ? content.edtf : `${content.edtf}, ${content.partOfDay}`;
    case "amount":
      return spellAmount(content);
    case "party":
      return content.name ?? "nobody in particular";
    case "matter":
      return `${content.object}: ${content.what}`;
    case "relation":
      return content.what;
    case "unknown":
      return unknownStates[content.state];
  }
}

/** The value of a field that is spelt so; null where none is. */
export function unspell(field: Field, text: string): Content | null {
  const { value: kind } = fields[field];
  switch (kind) {
    case "name":
      return { kind, name: text };
    case "term":
      return { kind, term: text };
    case "prose":
      return { kind, text };
    case "date":
      return unspellDate(text);
    case "amount":
      return unspellAmount(text);
    case "party":
      return { kind, name: text, basis: null };
    case "matter":
      return unspellMatter(text);
    case "relation":
      return { kind, what: text, incident: null, reason: null };
  }
}

/** What stands before the value in a text that says of which field it is: `Claimed by: `; never so that the value alone misleads. */
export function headOf(field: Field, polarity: Polarity, stance: Stance): string {
  const manner = [
    ...(polarity === "negated" ? ["not"] : []),
    ...(stance === "confirmed" || stance === "reported" || stance === "inferred" ? [] : [stance]),
  ];
  return `${fields[field].label}${manner.length === 0 ? "" : ` (${manner.join(", ")})`}: `;
}

/** `text` for MISP's Markdown: what Markdown takes for its own is escaped. */
export function toMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, "\\$&").replace(/^([ \t]*)([-+=]|\d{1,9}[.)])(?=[ \t=-]|$)/gm, markedLine);
}

/** The text behind Markdown that `toMarkdown` made. */
export function fromMarkdown(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

function markedLine(_whole: string, blank: string, mark: string): string {
  return `${blank}${mark.slice(0, -1)}\\${mark.slice(-1)}`;
}

function spellAmount({ min, max, qualifier, unit }: Amount): string {
  const bounds = qualifier === "between" ? `${min ?? ""} and ${max ?? ""}` : String(min ?? max);
  return `${qualifier} ${bounds} ${unit}`;
}

function unspellAmount(text: string): Amount | null {
  const [, word, low, high, unit = ""] = /^([a-z-]+) (\S+)(?: and (\S+))? (\S.*)$/s.exec(text) ?? [];
  const qualifier = qualifiers.find((known) => known === word);
  const [min, max] = [Number(low), Number(high)];
  if (qualifier === undefined || Number.isNaN(min)) return null;
  if (qualifier !== "between") return high === undefined ? amountOf(min, qualifier, unit) : null;
  return Number.isNaN(max) ? null : { kind: "amount", min, max, qualifier, unit };
}

function unspellDate(text: string): Content {
  const comma = text.lastIndexOf(", ");
  const partOfDay = partsOfDay.find((part) => comma >= 0 && part === text.slice(comma + 2)) ?? null;
  return { kind: "date", edtf: partOfDay === null ? text : text.slice(0, comma), partOfDay };
}

function unspellMatter(text: string): Content | null {
  const colon = text.indexOf(": ");
  const objects = Object.keys(matterObjects) as readonly (keyof typeof matterObjects)[];
  const object = objects.find((known) => colon > 0 && known === text.slice(0, colon));
  return object === undefined ? null : { kind: "matter", what: text.slice(colon + 2), object };
}
