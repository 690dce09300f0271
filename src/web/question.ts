/**
 * Questions in addresses: `?q=hospital&type=ransomware&date=2022`, the same names on pages, charts, feeds and files. What is asked is
 * read here and written here, so that the same state has the same address everywhere.
 */
import { type Finding, finding, type FindingCode } from "../domain/finding.ts";
import { type IncidentId, parseIncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { slugOf } from "../domain/source.ts";
import { parseWhen } from "../domain/when.ts";
import { type Facet, facetNames } from "../search/facet.ts";
import type { Question, SearchSort, Wanted } from "../search/search.ts";
import { instantFrom, pastFrom, shortInstant } from "./moment.ts";
import { type Typed, typedIn } from "./pages/typed.ts";
import { searchTexts } from "./texts/search.ts";

/** Which part of the answer, in which order. */
export type Place = Pick<Wanted, "sort" | "descending" | "after">;

/** What an address asks. */
export interface Asked {
  readonly question: Question;
  readonly place: Place;
}

/** What is asked, in the words of addresses but for the facets. Each stands once; the facets may be repeated. */
export type QuestionParameter = keyof typeof searchTexts.parameters;

/** The orders that lists of records may have. */
export const searchSorts = ["relevance", "date", "known", "impact", "title"] as const satisfies readonly SearchSort[];

/** How many characters a query may have. */
export const longestWords = 2000;

/** How many values may be chosen. */
const mostValues = 100;

/** How many records may be named. */
const mostRecords = 400;

/** In characters; no label or name of a page is longer. */
const longestValue = 200;

/** In characters; cursors are no longer. */
const longestCursor = 2000;

/**
 * Reads an address. Refuses (`request-invalid`) with everything that cannot be asked; values of facets that no record shows can be.
 * Names that mean nothing here are left alone. `now`: nothing is known of later days. Without an order it is the one that fits.
 */
export function questionIn(query: unknown, now: Instant): Asked {
  const reading = readerOf(typedIn(query));
  if (reading.typed.all("page").length > 0) reading.refuse("page", "parameter-unknown", reading.typed.text("page"));
  const date = dateIn(reading);
  const question: Question = {
    words: wordsIn(reading),
    chosen: chosenIn(reading),
    date,
    dateSure: datesSureIn(reading) && date !== null,
    asKnownOn: asKnownOnIn(reading, now),
    incidents: incidentsIn(reading),
    changedSince: changedSinceIn(reading),
  };
  const place = placeIn(reading, question);
  if (reading.findings.length > 0) throw new Refusal("request-invalid", reading.takes(), reading.findings);
  return { question, place };
}

/** The order that fits a question where none is asked for: by how well its words are met, else the latest incidents first. */
export function usualPlace({ words }: Pick<Question, "words">): Place {
  return { sort: words === "" ? "date" : "relevance", descending: true, after: null };
}

/** The first page of a changed question: its order is kept where somebody chose it. */
export function placeAfter(before: Asked, question: Question): Place {
  const { sort, descending } = before.place;
  const usual = usualPlace(before.question);
  const chosen = sort !== usual.sort || descending !== usual.descending;
  return chosen ? { sort, descending, after: null } : usualPlace(question);
}

/** The address of a question at a path, its parts always in the same order; left out is what is usual. */
export function addressOf(path: string, question: Question, place: Place = usualPlace(question)): string {
  const query = queryOf(question, place);
  return query === "" ? path : `${path}?${query}`;
}

/** The part of the address behind the question mark; empty for everything in the usual order. */
export function queryOf(question: Question, place: Place = usualPlace(question)): string {
  return joined(partsOf(question, place));
}

function joined(parts: readonly (readonly [name: string, value: string])[]): string {
  return parts
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%20", "+").replaceAll("%2C", ",")}`)
    .join("&");
}

/** The address of a question in which a value of a facet is chosen, or no longer chosen. */
export type Toggling = (facet: Facet, value: string) => string;

/** Addresses at a path of what the choices of a question may become. The many links of a page share what they have in common. */
export function toggling(path: string, asked: Asked): Toggling {
  const { question } = asked;
  const unchosen = partsOf({ ...question, chosen: {} }, placeAfter(asked, question));
  const words = unchosen.filter(([name]) => name === "q");
  const others = unchosen.filter(([name]) => name !== "q");
  const chosenOf = (facets: readonly Facet[], { chosen }: Pick<Question, "chosen">) =>
    facets.flatMap((facet) => (chosen[facet] ?? []).map((value) => [facet, value] as const));
  const around = new Map<Facet, readonly [before: string, after: string]>();
  return (facet, value) => {
    const rank = facetNames.indexOf(facet);
    const [before, after] = around.get(facet) ?? [
      joined([...words, ...chosenOf(facetNames.slice(0, rank), question)]),
      joined([...chosenOf(facetNames.slice(rank + 1), question), ...others]),
    ];
    around.set(facet, [before, after]);
    const own = joined(chosenOf([facet], toggled(question, facet, value)));
    const query = [before, own, after].filter((part) => part !== "").join("&");
    return query === "" ? path : `${path}?${query}`;
  };
}

/** The names and values of an address, for the hidden entries of forms. Values of one facet follow one another. */
export function partsOf(question: Question, place: Place): readonly (readonly [name: string, value: string])[] {
  const { words, chosen, date, dateSure, asKnownOn, incidents, changedSince } = question;
  const usual = usualPlace(question);
  const sorted = place.sort !== usual.sort;
  const one = (name: QuestionParameter, value: string | null) => (value === null ? [] : [[name, value] as const]);
  return [
    ...one("q", words === "" ? null : words),
    ...facetNames.flatMap((facet) => (chosen[facet] ?? []).map((value) => [facet, value] as const)),
    ...one("date", date),
    ...one("dates", dateSure ? "sure" : null),
    ...one("asKnownOn", asKnownOn === null ? null : shortInstant(asKnownOn)),
    ...one("incident", incidents === null ? null : incidents.join(",")),
    ...one("changed_since", changedSince),
    ...one("sort", sorted ? place.sort : null),
    ...one("order", place.descending === usuallyDescending(place.sort) ? null : place.descending ? "desc" : "asc"),
    ...one("after", place.after),
  ];
}

/** Whether a question asks for all records, as they are told today. */
export function asksEverything(question: Question): boolean {
  return queryOf(question, usualPlace(question)) === "";
}

/** Whether an address is as a form sends it, with empty parts or a time in two, and not as it is kept and shared. */
export function isTyped(query: unknown): boolean {
  const typed = typedIn(query);
  const names: readonly string[] = [...Object.keys(searchTexts.parameters), ...facetNames];
  return names.some((name) => typed.all(name).some((text) => text === "" || name === "from" || name === "to"));
}

/** The question with a value of a facet chosen, or no longer chosen. */
export function toggled(question: Question, facet: Facet, value: string): Question {
  const now = question.chosen[facet] ?? [];
  const then = now.includes(value) ? now.filter((other) => other !== value) : [...now, value].toSorted();
  const entries = Object.entries({ ...question.chosen, [facet]: then }).filter(([, values]) => values.length > 0);
  return { ...question, chosen: Object.fromEntries(entries) };
}

/** Reads the parts of one address and gathers what is wrong with them. */
interface Reader {
  readonly typed: Typed;
  readonly findings: readonly Finding[];
  /** The text of a part that may stand once; null where it is missing or empty. */
  readonly once: (name: QuestionParameter) => string | null;
  readonly refuse: (at: string, code: FindingCode, saw: string) => void;
  /** What each of the parts that are wrong would take. */
  readonly takes: () => Readonly<Record<string, string>>;
}

function readerOf(typed: Typed): Reader {
  const findings: Finding[] = [];
  const refuse = (at: string, code: FindingCode, saw: string) => void findings.push(finding(at, code, saw));
  return {
    typed,
    findings,
    refuse,
    once: (name) => {
      const texts = typed.all(name);
      if (texts.length > 1) refuse(name, "parameter-repeated", texts.join(" · "));
      const text = (texts[0] ?? "").trim();
      return text === "" ? null : text;
    },
    takes: () => Object.fromEntries(findings.map(({ at }) => [at, meaningOf(at)])),
  };
}

function meaningOf(name: string): string {
  if (isFacet(name)) return searchTexts.facetTakes;
  return isParameter(name) ? searchTexts.parameters[name] : searchTexts.pageTakes;
}

function isParameter(name: string): name is QuestionParameter {
  return Object.hasOwn(searchTexts.parameters, name);
}

function isFacet(name: string): name is Facet {
  return facetNames.some((facet) => facet === name);
}

/** As typed, in one line, without what cannot be searched for. */
function wordsIn({ once, refuse }: Reader): string {
  const words = (once("q") ?? "").replaceAll(/\p{Cc}+/gu, " ").toWellFormed();
  if (words.length > longestWords) refuse("q", "value-too-long", words);
  return words.trim();
}

function chosenIn({ typed, refuse }: Reader): Question["chosen"] {
  const entries = facetNames.flatMap((facet) => {
    const texts = typed.all(facet).map((text) => text.trim().toWellFormed());
    const long = texts.find((text) => text.length > longestValue);
    if (long !== undefined) refuse(facet, "value-too-long", long);
    const values = new Set(texts.filter((text) => text !== "").map((text) => settled(facet, text)));
    return values.size === 0 ? [] : [[facet, [...values].toSorted()] as const];
  });
  const [most] = entries.toSorted((a, b) => b[1].length - a[1].length);
  const count = entries.reduce((sum, [, values]) => sum + values.length, 0);
  if (most !== undefined && count > mostValues) refuse(most[0], "value-too-long", `${count} values`);
  return Object.fromEntries(entries);
}

/** A value as the index writes it: parties go by the names of their pages, codes are written large. */
function settled(facet: Facet, text: string): string {
  if (facet === "organisation" || facet === "parent" || facet === "actor") return slugOf(text);
  return facet === "country" || facet === "technique" ? text.toUpperCase() : text;
}

/** EDTF; `2022-11..2023-03` is taken for an interval, and so are the days `from` and `to` of a form. */
function dateIn({ once, refuse }: Reader): string | null {
  const [given, from, to] = [once("date"), once("from"), once("to")];
  const range = from === null && to === null ? null : from === to ? from : `${from ?? ".."}/${to ?? ".."}`;
  const text = given ?? range;
  if (text === null) return null;
  const edtf = text.replace(/^([^/]+)\.\.([^/.]+)$/, "$1/$2");
  if (parseWhen(edtf) !== null) return edtf;
  refuse(given !== null || from === null ? (given === null ? "to" : "date") : "from", "date-invalid", text);
  return null;
}

function datesSureIn({ once, refuse }: Reader): boolean {
  const text = once("dates");
  if (text !== null && text !== "sure" && text !== "all") refuse("dates", "value-not-admitted", text);
  return text === "sure";
}

function asKnownOnIn({ once, refuse }: Reader, now: Instant): Instant | null {
  const text = once("asKnownOn");
  if (text === null) return null;
  const past = pastFrom(text, now);
  if ("instant" in past) return past.instant;
  refuse("asKnownOn", past.wrong, text);
  return null;
}

function changedSinceIn({ once, refuse }: Reader): Instant | null {
  const text = once("changed_since");
  if (text === null) return null;
  const instant = instantFrom(text, "beginning");
  if (instant === null) refuse("changed_since", "instant-invalid", text);
  return instant;
}

function incidentsIn({ typed, refuse }: Reader): readonly IncidentId[] | null {
  const texts = typed.all("incident").flatMap((text) => text.split(",").map((part) => part.trim()));
  const named = texts.filter((text) => text !== "");
  if (named.length === 0) return null;
  if (named.length > mostRecords) refuse("incident", "value-too-long", `${named.length} records`);
  const ids = named.map(parseIncidentId);
  const wrong = named.find((_, index) => ids[index] === null);
  if (wrong !== undefined) refuse("incident", "value-not-admitted", wrong);
  return [...new Set(ids.filter((id) => id !== null))].toSorted();
}

/** `changed` is what `known` was called before. */
function placeIn({ once, refuse }: Reader, question: Question): Place {
  const [sortText, order, after] = [once("sort"), once("order"), once("after")];
  const sort = searchSorts.find((name) => name === (sortText === "changed" ? "known" : sortText)) ?? null;
  if (sortText !== null && sort === null) refuse("sort", "value-not-admitted", sortText);
  if (order !== null && order !== "asc" && order !== "desc") refuse("order", "value-not-admitted", order);
  if (after !== null && after.length > longestCursor) refuse("after", "value-too-long", after);
  const by = sort ?? usualPlace(question).sort;
  return { sort: by, descending: order === null ? usuallyDescending(by) : order === "desc", after };
}

/** Titles go from A; all else has the most and the latest first. */
function usuallyDescending(sort: SearchSort): boolean {
  return sort !== "title";
}
