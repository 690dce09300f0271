/** Tokens: a query cut into words, phrases, filters and signs, with its parentheses made even. */
import { type Finding, finding } from "../../domain/finding.ts";
import { type Filter, findFilter } from "./filters.ts";

/** One token of a query. */
export type Token = { readonly kind: "open" | "close" | "or" | "not" } | Term;

/** A word or phrase, after a filter or none; `text` as typed, without quotation marks and the filter. */
export interface Term {
  readonly kind: "term";
  readonly filter: Filter | null;
  readonly text: string;
  readonly quoted: boolean;
}

/** What a query was cut into. */
export interface Tokens {
  /** Every `open` has its `close`, at most `deepest` within each other. */
  readonly tokens: readonly Token[];
  readonly findings: readonly Finding[];
}

/** How many parentheses may stand within each other. */
export const deepest = 8;

/** Where findings of a query say that they are. */
export const place = "q";

const quotes = '"“”„‟«»';
/** What ends a word: space, quotation marks, signs, and commas that stand between words rather than digits. */
const wordEnd = new RegExp(`[\\s${quotes}()|]|(?<!\\d)[,;]|[,;](?!\\d)`, "gu");
const quoteSign = new RegExp(`[${quotes}]`, "gu");
const filterStart = /^[^\p{L}\p{N}]*([a-z]+(?:-[a-z]+)*):(?!\/\/)/iu;

const operators: ReadonlyMap<string, readonly Token[]> = new Map<string, readonly Token[]>([
  ["OR", [{ kind: "or" }]],
  ["NOT", [{ kind: "not" }]],
  ["AND", []],
]);

/** Whether a word standing alone is a sign rather than a word. */
export function isOperator(word: string): boolean {
  return operators.has(word);
}

/** Cuts a query. Linear in its length. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  const findings: Finding[] = [];
  let at = 0;
  while (at < text.length) at = readToken(text, at, tokens, findings);
  return { tokens: evened(tokens, findings), findings };
}

/** Reads what begins at a place; gives where the next begins, which is always further on. */
function readToken(text: string, at: number, tokens: Token[], findings: Finding[]): number {
  const sign = text.charAt(at);
  if (sign === "(" || sign === ")" || sign === "|") {
    tokens.push({ kind: sign === "(" ? "open" : sign === ")" ? "close" : "or" });
    return at + 1;
  }
  if (quotes.includes(sign)) return readPhrase(text, at, null, tokens, findings);
  if (sign === "-") return readHyphens(text, at, tokens);
  const end = endOf(wordEnd, text, at);
  if (end === at) return at + 1;
  return readWord(text, at, end, tokens, findings);
}

/** Hyphens that nothing follows are no sign of anything. */
function readHyphens(text: string, at: number, tokens: Token[]): number {
  let end = at;
  while (text.charAt(end) === "-") end += 1;
  if (/[^\s)|,;]/u.test(text.charAt(end))) tokens.push({ kind: "not" });
  return end;
}

function readWord(text: string, at: number, end: number, tokens: Token[], findings: Finding[]): number {
  const word = text.slice(at, end);
  const operator = operators.get(word);
  if (operator !== undefined) {
    tokens.push(...operator);
    return end;
  }
  const [start = "", name = ""] = filterStart.exec(word) ?? [];
  const filter = findFilter(name);
  const value = filter === null ? word : word.slice(start.length);
  const followed = end < text.length && quotes.includes(text.charAt(end));
  if (filter !== null && value === "" && followed) return readPhrase(text, end, filter, tokens, findings);
  if (name !== "" && filter === null && (followed || start.length < word.length)) {
    findings.push(finding(place, "query-filter-unknown", word));
  }
  tokens.push({ kind: "term", filter, text: value, quoted: false });
  return end;
}

function readPhrase(text: string, at: number, filter: Filter | null, tokens: Token[], findings: Finding[]): number {
  const end = endOf(quoteSign, text, at + 1);
  if (end === text.length) findings.push(finding(place, "query-unclosed", text.slice(at)));
  tokens.push({ kind: "term", filter, text: text.slice(at + 1, end), quoted: true });
  return end + 1;
}

/** Where the sign stands next; the end of the text where it does not. */
function endOf(sign: RegExp, text: string, at: number): number {
  sign.lastIndex = at;
  return sign.exec(text)?.index ?? text.length;
}

/** The same tokens with each parenthesis paired; those too deep are left out along with their partners. */
function evened(tokens: readonly Token[], findings: Finding[]): readonly Token[] {
  const even: Token[] = [];
  let depth = 0;
  let lone = 0;
  let deep = 0;
  for (const token of tokens) {
    if (token.kind === "open") {
      depth += 1;
      if (depth > deepest) deep += 1;
      else even.push(token);
    } else if (token.kind !== "close") even.push(token);
    else if (depth === 0) lone += 1;
    else {
      if (depth <= deepest) even.push(token);
      depth -= 1;
    }
  }
  if (lone + depth > 0) findings.push(finding(place, "query-unclosed", lone > 0 ? ")" : "("));
  if (deep > 0) findings.push(finding(place, "query-too-long", "("));
  for (let open = Math.min(depth, deepest); open > 0; open -= 1) even.push({ kind: "close" });
  return even;
}
