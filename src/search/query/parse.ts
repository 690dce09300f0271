/** Reading queries: whatever was typed becomes a tree that can be answered, and a list of how it was taken. */
import { type Finding, finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import { parseWhen } from "../../domain/when.ts";
import { beginningOf } from "../words/terms.ts";
import { wordsOf } from "../words/words.ts";
import { type Filter, nameOfFilter } from "./filters.ts";
import { allOf, anyOf, notOf } from "./normal.ts";
import type { ParsedQuery, QueryNode, TextField } from "./query.ts";
import { isOperator, place, type Term, type Token, tokensOf } from "./tokens.ts";

/** The longest text that is read, in UTF-16 units. */
export const longestQuery = 2000;

/** How many words a query may have: parts of words and phrases, and filters. */
export const mostWords = 40;

/** How many words of a query may be beginnings. */
export const mostBeginnings = 8;

/** Nobody reads more of them. */
const mostFindings = 20;

/** What is left to be read of one query, and what was found on the way. */
interface Reading {
  readonly tokens: readonly Token[];
  readonly findings: Finding[];
  at: number;
  words: number;
  beginnings: number;
}

/**
 * What a text asks for, in normal form: nothing nested that need not be, no part that asks for nothing. An empty text, or one
 * without words, asks for everything: `all` of no parts. Refuses (`request-invalid`) a text longer than `longestQuery`, and nothing else.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > longestQuery) throw new Refusal("request-invalid", {}, [finding(place, "query-too-long", text)]);
  const { tokens, findings } = tokensOf(text);
  const reading: Reading = { tokens, findings: [...findings], at: 0, words: 0, beginnings: 0 };
  const root = readAll(reading) ?? { kind: "all", parts: [] };
  return { root, findings: reading.findings.slice(0, mostFindings) };
}

/** Parts side by side, up to a closing parenthesis or the end; null where none asks for anything. */
function readAll(reading: Reading): QueryNode | null {
  const parts: (QueryNode | null)[] = [];
  for (let token = peek(reading); token !== undefined && token.kind !== "close"; token = peek(reading)) {
    if (token.kind === "or") reading.at += 1;
    else parts.push(readAny(reading));
  }
  return allOf(parts);
}

/** Parts with OR between them, which binds more tightly than standing side by side. */
function readAny(reading: Reading): QueryNode | null {
  const parts = [readOne(reading)];
  while (peek(reading)?.kind === "or") {
    while (peek(reading)?.kind === "or") reading.at += 1;
    const next = peek(reading)?.kind;
    if (next !== undefined && next !== "close") parts.push(readOne(reading));
  }
  return anyOf(parts);
}

function readOne(reading: Reading): QueryNode | null {
  let isRuledOut = false;
  for (; peek(reading)?.kind === "not"; reading.at += 1) isRuledOut = !isRuledOut;
  const part = readPrimary(reading);
  return isRuledOut && part !== null ? notOf(part) : part;
}

function readPrimary(reading: Reading): QueryNode | null {
  const token = peek(reading);
  if (token === undefined || token.kind === "close" || token.kind === "or" || token.kind === "not") return null;
  reading.at += 1;
  if (token.kind === "term") return readTerm(reading, token);
  const inner = readAll(reading);
  reading.at += 1;
  return inner;
}

function readTerm(reading: Reading, term: Term): QueryNode | null {
  const { filter } = term;
  if (filter === null) return readText(reading, term, "any");
  if (filter.kind === "text") return readText(reading, term, filter.field) ?? withoutValue(reading, term.text, filter);
  if (filter.kind === "date") return readDate(reading, term.text);
  if (filter.kind === "facet" && filter.facet === "year" && term.text.includes(".."))
    return readDate(reading, term.text);
  return readValue(reading, term, filter);
}

function readText(reading: Reading, term: Term, field: TextField): QueryNode | null {
  return term.quoted ? readPhrase(reading, term.text, field) : readWord(reading, term.text, field);
}

function readPhrase(reading: Reading, text: string, field: TextField): QueryNode | null {
  const words: string[] = [];
  for (const piece of text.split(/\s+/u)) {
    const word = spend(reading, piece);
    if (word !== null) words.push(word);
  }
  return words.length === 0 ? null : { kind: "phrase", words, field };
}

function readWord(reading: Reading, typed: string, field: TextField): QueryNode | null {
  const { start, end } = innerOf(typed);
  const found = typed.slice(start, end);
  const hasStar = typed.charAt(end) === "*";
  const word = spend(reading, found);
  if (word === null) return null;
  const beginning = hasStar && word === found ? beginningOf(word) : null;
  const isShort = beginning !== null && /^.?$/su.test(beginning);
  const signs = typed.slice(0, end) + (hasStar ? "" : typed.slice(end));
  if (isShort || signs.includes("*")) reading.findings.push(finding(place, "query-wildcard", typed));
  const prefix = beginning !== null && !isShort;
  if (prefix && reading.beginnings >= mostBeginnings) return tooLong(reading, typed);
  if (prefix) reading.beginnings += 1;
  return asWord(word, prefix, field);
}

function asWord(word: string, prefix: boolean, field: TextField): QueryNode {
  // A word that would be read as a sign, did it stand alone.
  const isSign = field === "any" && !prefix && isOperator(word);
  return { kind: "word", text: isSign ? word.toLowerCase() : word, prefix, field };
}

function readValue(
  reading: Reading,
  term: Term,
  filter: Extract<Filter, { readonly kind: "facet" | "lane" }>,
): QueryNode | null {
  const hasStar = !term.quoted && term.text.includes("*");
  const value = trimmed(hasStar ? term.text.replaceAll("*", "") : term.text.replace(/\s+/gu, " "));
  if (value === "") return withoutValue(reading, term.text, filter);
  if (hasStar) reading.findings.push(finding(place, "query-wildcard", term.text));
  if (!mayTake(reading)) return tooLong(reading, value);
  return filter.kind === "lane"
    ? { kind: "lane", lane: filter.lane, actor: value }
    : { kind: "facet", facet: filter.facet, value };
}

/** `2022-11..2023-03`, open at either end, is the interval of EDTF. */
function readDate(reading: Reading, typed: string): QueryNode | null {
  const text = typed.trim();
  const [, first = "", last = ""] = /^([^/]*?)\.\.([^/]*)$/u.exec(text) ?? [];
  const isSpan = first !== "" || last !== "";
  const edtf = isSpan ? `${first === "" ? ".." : first}/${last === "" ? ".." : last}` : text;
  if (parseWhen(edtf) === null) {
    reading.findings.push(finding(place, "date-invalid", typed));
    return null;
  }
  return mayTake(reading) ? { kind: "date", edtf } : tooLong(reading, typed);
}

function withoutValue({ findings }: Reading, text: string, filter: Filter): null {
  // What had a word and lost it to the limits was told of already.
  if (trimmed(text) === "") findings.push(finding(place, "value-missing", `${nameOfFilter(filter)}:${text}`));
  return null;
}

/** The word without signs around it, as far as there is room for its parts; null where nothing is left. */
function spend(reading: Reading, text: string): string | null {
  const parts = wordsOf(text).filter(({ isWhole }) => !isWhole);
  const taken = parts.slice(0, mostWords - reading.words);
  reading.words += taken.length;
  if (taken.length < parts.length) tooLong(reading, text);
  const [first, last] = [taken[0], taken.at(-1)];
  return first === undefined || last === undefined ? null : text.slice(first.start, last.end);
}

/** Without the signs around it. */
function trimmed(text: string): string {
  const { start, end } = innerOf(text);
  return text.slice(start, end);
}

/** From the first letter or digit to the last. */
function innerOf(text: string): { readonly start: number; readonly end: number } {
  const words = wordsOf(text);
  return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

function mayTake(reading: Reading): boolean {
  if (reading.words >= mostWords) return false;
  reading.words += 1;
  return true;
}

/** Says so once for a query. */
function tooLong({ findings }: Reading, saw: string): null {
  if (!findings.some(({ code }) => code === "query-too-long")) findings.push(finding(place, "query-too-long", saw));
  return null;
}

function peek({ tokens, at }: Reading): Token | undefined {
  return tokens[at];
}
