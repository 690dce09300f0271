/**
 * Numbering: in which order one projection tells its lines, and which numbers its subjects and sources have there. All of it
 * follows from what is told and from nothing else: not from keys, names of assertions, or lines that this audience does not get.
 */
import { canonicalJson } from "./digest.ts";
import { type Field, fieldRank } from "./field.ts";
import type { ToldAssertion, ToldEvidence, ToldSource } from "./projection.ts";
import { type KeyedKind, type SubjectKey, subjectKindOf } from "./subject.ts";

/** What is told of one assertion, before subjects and sources have their numbers. */
export interface Line {
  readonly field: Field;
  /** The record's own key, which nobody is told; null: the incident itself. */
  readonly subject: SubjectKey | null;
  readonly said: Omit<ToldAssertion, "about" | "evidence">;
  readonly citations: readonly Citation[];
  /** Where in the reports it stands, for lines that are told in reading order; null for those that are sorted by what they say. */
  readonly place: ReadingPlace | null;
}

/** What is told of one piece of evidence, before its source has a number. */
export interface Citation extends Omit<ToldEvidence, "source"> {
  readonly source: UnnumberedSource;
}

/** A source as it is told, before it has a number. Two that are told alike are one. */
export type UnnumberedSource = Omit<ToldSource, "number">;

/** A place in a source as it is told. */
export interface ReadingPlace {
  readonly source: UnnumberedSource;
  /** In UTF-16 units; 0 for data. */
  readonly start: number;
}

/** The lines of one projection. */
export interface Numbered {
  /** Fields without lines are absent. */
  readonly assertions: ReadonlyMap<Field, readonly ToldAssertion[]>;
  /** In order of first use. */
  readonly sources: readonly ToldSource[];
}

/** A line with the texts that it is merged and sorted by; none of them holds its subject's key. */
interface KeyedLine extends Pick<Line, "field" | "subject" | "said"> {
  /** All that is told of it but its evidence. */
  readonly saying: string;
  readonly cited: readonly KeyedCitation[];
  /** Where it stands in reading order; empty where that is not told. */
  readonly reading: string;
}

/** A line as it will be told. */
interface DistinctLine extends KeyedLine {
  /** Sorts it within its field and subject: by its place in the reports where that is told, then by what it says. */
  readonly order: string;
}

interface KeyedCitation extends Citation {
  readonly key: string;
}

/** Orders the lines and gives numbers to their subjects and sources. Lines that say the same of the same subject become one. */
export function numbered(lines: readonly Line[]): Numbered {
  const sourceKey = sourceKeys();
  const keyed = merged(lines.map((line) => keyedLine(line, sourceKey)));
  const ranks = ranksOf(keyed);
  const placed = keyed.map((line) => ({
    line,
    field: fieldRank(line.field),
    rank: line.subject === null ? -1 : (ranks.get(line.subject) ?? 0),
  }));
  placed.sort((a, b) => a.field - b.field || a.rank - b.rank || compareText(a.line.order, b.line.order));
  const sorted = placed.map(({ line }) => line);
  const about = subjectNumbers(sorted);
  const sources = sourcesOf(sorted, sourceKey);
  const assertions = new Map<Field, ToldAssertion[]>();
  for (const { field, subject, said, cited } of sorted) {
    const told: ToldAssertion = {
      about: subject === null ? null : (about.get(subject) ?? null),
      ...said,
      evidence: cited.map(({ source, quote, credibility }) => ({
        source: sources.get(sourceKey(source))?.number ?? 0,
        quote,
        credibility,
      })),
    };
    assertions.set(field, [...(assertions.get(field) ?? []), told]);
  }
  return { assertions, sources: [...sources.values()] };
}

/** Names a source by all that is told of it; in order of publication, then by publisher. Each object is written out once. */
function sourceKeys(): (source: UnnumberedSource) => string {
  const known = new Map<UnnumberedSource, string>();
  return (source) => {
    const { published, publisher, title, url, links, language, reliability, snapshot } = source;
    const key =
      known.get(source) ??
      JSON.stringify([published ?? "", publisher, title, url, links, language, reliability, snapshot]);
    known.set(source, key);
    return key;
  };
}

function keyedLine(line: Line, sourceKey: (source: UnnumberedSource) => string): KeyedLine {
  const { content, asserter, polarity, stance, asserted, likelihood, confidence, origin } = line.said;
  const rest = [asserter?.role, asserter?.name, polarity, stance, asserted, likelihood, confidence, origin];
  const start = String(line.place?.start ?? 0).padStart(12, "0");
  const { field, subject, said } = line;
  return {
    field,
    subject,
    said,
    saying: canonicalJson(content) + JSON.stringify(rest),
    reading: line.place === null ? "" : sourceKey(line.place.source) + start,
    cited: line.citations.map(({ source, quote, credibility }) => ({
      source,
      quote,
      credibility,
      key: JSON.stringify([sourceKey(source), quote?.place, quote?.text, quote?.before, quote?.after, credibility]),
    })),
  };
}

/**
 * Lines that differ in nothing that is told are one. Where quotes are not told, neither is how many of them there are: there
 * lines that say the same are one line with the sources of all.
 */
function merged(lines: readonly KeyedLine[]): readonly DistinctLine[] {
  const one = new Map<string, KeyedLine>();
  for (const line of lines) {
    const evidence = isQuoted(line) ? line.cited.map(({ key }) => key) : [];
    const told = [line.field, line.subject, line.saying, ...evidence].join("\u0000");
    const earlier = one.get(told);
    one.set(told, earlier === undefined ? line : together(earlier, line));
  }
  return [...one.values()].map((line) => {
    const { field, subject, said, saying, reading } = line;
    const cited = distinct(line);
    const order = [reading, saying, ...cited.map(({ key }) => key)].join("\u0000");
    return { field, subject, said, saying, reading, cited, order };
  });
}

function isQuoted({ cited }: KeyedLine): boolean {
  return cited.some(({ quote }) => quote !== null);
}

function together(a: KeyedLine, b: KeyedLine): KeyedLine {
  return { ...a, reading: b.reading < a.reading ? b.reading : a.reading, cited: [...a.cited, ...b.cited] };
}

/** Each once: in the order given where quotes are told, else by source. */
function distinct(line: KeyedLine): readonly KeyedCitation[] {
  if (line.cited.length < 2) return line.cited;
  const once = [...new Map(line.cited.map((citation) => [citation.key, citation])).values()];
  return isQuoted(line) ? once : once.toSorted((a, b) => compareText(a.key, b.key));
}

/** The order of subjects, from 0: by all that is told of each, field by field. */
function ranksOf(lines: readonly DistinctLine[]): ReadonlyMap<SubjectKey, number> {
  const told = new Map<SubjectKey, string[]>();
  for (const line of lines) {
    if (line.subject === null) continue;
    const field = String(fieldRank(line.field)).padStart(4, "0");
    told.set(line.subject, [...(told.get(line.subject) ?? []), `${field}${line.order}`]);
  }
  const signatures = [...told].map(([subject, all]) => ({ subject, all: all.toSorted(compareText).join("\u0001") }));
  const sorted = signatures.toSorted((a, b) => compareText(a.all, b.all));
  return new Map(sorted.map(({ subject }, index) => [subject, index]));
}

/** New keys for subjects, numbered by kind in order of first showing: a gap would tell of a subject that is withheld. */
function subjectNumbers(lines: readonly KeyedLine[]): ReadonlyMap<SubjectKey, string> {
  const seen: Record<KeyedKind, number> = { victim: 0, actor: 0 };
  const numbers = new Map<SubjectKey, string>();
  for (const { subject } of lines) {
    if (subject === null || numbers.has(subject)) continue;
    const kind = subjectKindOf(subject);
    seen[kind] += 1;
    numbers.set(subject, `${kind}-${seen[kind]}`);
  }
  return numbers;
}

function sourcesOf(
  lines: readonly KeyedLine[],
  sourceKey: (source: UnnumberedSource) => string,
): ReadonlyMap<string, ToldSource> {
  const sources = new Map<string, ToldSource>();
  for (const { source } of lines.flatMap(({ cited }) => cited)) {
    const key = sourceKey(source);
    if (!sources.has(key)) sources.set(key, { number: sources.size + 1, ...source });
  }
  return sources;
}

/** By UTF-16 units, so that the order is the same everywhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
