/** What an import makes of one record before anything is kept: the report of it, what it says, and the findings. */
import { type Assertion, checkStatement, type Statement, writtenOut } from "../domain/assertion.ts";
import { canonicalJson, type Digest, digestOf } from "../domain/digest.ts";
import { type Evidence, quotedAt } from "../domain/evidence.ts";
import { finding, type Finding } from "../domain/finding.ts";
import type { Marking } from "../domain/marking.ts";
import { type Instant, type Report, reportIdOf } from "../domain/report.ts";
import type { SourceId } from "../domain/source.ts";
import type { Format, RecordReading, Said } from "../formats/format.ts";
import type { ReadableRecord } from "./import-records.ts";

/** What holds for every record of a run. */
export interface ReadingTerms {
  readonly format: Format;
  readonly publisher: string;
  readonly source: SourceId;
  readonly marking: Marking | null;
  readonly received: Instant;
}

/** One record, read. */
export interface RecordRead {
  /** Where it was found, for people. */
  readonly place: string;
  /** The record's own name, or, where it has none, the digest of what it says. */
  readonly key: string;
  readonly title: string;
  readonly report: Report;
  readonly original: Uint8Array;
  /** Each once, in the codec's order; what the codebook refuses is not among them. */
  readonly assertions: readonly Assertion[];
  /** Their canonical JSON. */
  readonly texts: ReadonlyMap<Assertion, string>;
  /** Of what is said, whatever its evidence and order. */
  readonly said: Digest;
  readonly findings: readonly Finding[];
}

/** Reads a record. A record that its codec cannot read says nothing and gives a finding, whatever went wrong in the codec. */
export function readRecord(record: ReadableRecord, terms: ReadingTerms): RecordRead {
  const reading = readingOf(record, terms);
  const original = Buffer.from(record.original);
  const report = reportOf(record, reading, original, terms);
  const findings = [...record.findings, ...reading.findings];
  const assertions = new Map<string, Assertion>();
  const texts = new Map<Assertion, string>();
  const sayings: string[] = [];
  for (const [index, said] of reading.said.entries()) {
    const statement = statementFrom(said, record.data, report, terms);
    const refused = statement === null ? [finding("", "evidence-unresolved")] : checkStatement(statement, "");
    if (statement === null || refused.length > 0) {
      findings.push(
        ...refused.map(({ at, code, saw }) => finding(`${said.pointers[0] ?? `/${index}`}${at}`, code, saw)),
      );
      continue;
    }
    const { assertion, text } = writtenOut(statement);
    if (assertions.has(assertion.id)) continue;
    assertions.set(assertion.id, assertion);
    texts.set(assertion, text);
    sayings.push(sayingOf(assertion));
  }
  const said = digestOf(sayings.sort().join("\n"));
  return {
    place: record.place,
    key: reading.key ?? `said ${said}`,
    title: report.title ?? record.place,
    report,
    original,
    assertions: [...assertions.values()],
    texts,
    said,
    findings,
  };
}

/** What is said and by whom, whatever it rests on and however it is marked. */
export function sayingOf(statement: Statement): string {
  const { field, about, content, polarity, stance, asserter, asserted, likelihood, confidence } = statement;
  return canonicalJson([field, about, content, polarity, stance, asserter, asserted, likelihood, confidence]);
}

function readingOf({ data }: ReadableRecord, { format, publisher }: ReadingTerms): RecordReading {
  try {
    if (format.reads !== null) return format.reads.read(data, { publisher });
    throw new TypeError(`${format.name} is only written`);
  } catch (error) {
    // A codec that fails on one record of many must not take the others with it.
    const problem = error instanceof Error ? error.message : "";
    const findings = [finding("", "record-shape", problem)];
    return { key: null, title: null, published: null, url: null, links: [], said: [], findings };
  }
}

function reportOf(
  { text, place }: ReadableRecord,
  { title, published, url, links }: RecordReading,
  original: Uint8Array,
  { format, source, marking, received }: ReadingTerms,
): Report {
  return {
    id: reportIdOf(original),
    source,
    mediaType: "application/json",
    title: title === null ? place : `${title} (${place})`,
    published,
    url,
    links,
    language: null,
    text,
    textDigest: digestOf(text),
    normaliser: `import-${format.name}/${format.version}`,
    received,
    marking,
    sample: false,
  };
}

/** Null where a pointer leads nowhere. */
function statementFrom(said: Said, data: unknown, report: Report, { format }: ReadingTerms): Statement | null {
  const evidence: Evidence[] = [];
  for (const pointer of said.pointers) {
    const quote = quotedAt(data, pointer);
    if (quote === null || quote === "" || !quote.isWellFormed()) return null;
    evidence.push({
      report: report.id,
      place: { kind: "pointer", pointer, quote },
      marking: said.marking ?? report.marking,
      credibility: null,
    });
  }
  const { field, about, content, polarity, stance, asserter, asserted, likelihood, confidence, marking } = said;
  const origin = { by: "import", name: format.name, version: format.version } as const;
  return {
    field,
    about,
    content,
    polarity,
    stance,
    asserter,
    asserted,
    likelihood,
    confidence,
    evidence,
    marking: marking ?? report.marking,
    origin,
  };
}
