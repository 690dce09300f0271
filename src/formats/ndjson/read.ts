/** A record as another Casebook tells it, read back: what it says stays the word of whoever said it there. */
import { isField } from "../../domain/field.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import type { Content } from "../../domain/value.ts";
import type { Provenance, RecordReading, Said } from "../format.ts";
import { escapeStep, leftovers } from "../leftovers.ts";
import { isLoose, type Loose, parseSaying } from "../parse-saying.ts";
import { frameOf } from "../rows/record-frame.ts";
import { isPublicLink } from "../rows/told-evidence.ts";

/** Pieces of evidence that one saying takes over; what rests on more is vouched for well enough by these. */
const mostEvidence = 50;

/** What is gathered while a record is read. */
interface Gathering {
  readonly said: Said[];
  readonly findings: Finding[];
  /** Pointers to what was taken over, or is named by a finding. */
  readonly covered: string[];
}

/** One telling as the JSON API gives it. What stands elsewhere than that shape has a place for is a finding. */
export function readTelling(record: unknown, { publisher }: Provenance): RecordReading {
  const gathering: Gathering = { said: [], findings: [], covered: [] };
  if (!isLoose(record) || !isLoose(record["fields"])) return tombstoneOrNothing(record);
  const sources = Array.isArray(record["sources"]) ? (record["sources"] as readonly unknown[]) : [];
  coverFrame(record, gathering);
  coverSources(sources, gathering);
  const places = placesOfSources(sources);
  for (const [field, told] of Object.entries(record["fields"])) readField(field, told, places, publisher, gathering);
  const { said, findings, covered } = gathering;
  return {
    ...frameOf(textAt(record, "incident"), textAt(record, "since"), said),
    links: linksOf(sources),
    said,
    findings: [...findings, ...leftOver(record, covered)],
  };
}

/** A withdrawn record says nothing any more; its reason is not ours to repeat. */
function tombstoneOrNothing(record: unknown): RecordReading {
  if (!isLoose(record) || record["kind"] !== "tombstone") {
    return { ...frameOf(null, null, []), links: [], said: [], findings: [finding("", "record-shape", record)] };
  }
  const covered = frameMembers.map((name) => `/${name}`);
  return {
    ...frameOf(textAt(record, "incident"), textAt(record, "since"), []),
    links: [],
    said: [],
    findings: leftOver(record, covered),
  };
}

const frameMembers = ["kind", "incident", "version", "since", "first", "audience", "evidence"];

/**
 * That a record is a sample is no part of what it says, but whoever takes it over must know; so of its picture, which is not here. What was
 * taken down elsewhere is no value that could be taken.
 */
function coverFrame(record: Loose, { covered, findings }: Gathering): void {
  covered.push(...frameMembers.map((name) => `/${name}`), "/illustration", "/takenDown");
  const picture = record["illustration"];
  if (isLoose(picture)) findings.push(finding("/illustration", "import-lost", picture["alt"]));
  if (record["sample"] === false) covered.push("/sample");
}

/** How far a source is trusted is the judgment of the other desk and is left to ours. */
function coverSources(sources: readonly unknown[], { covered }: Gathering): void {
  const members = ["number", "title", "publisher", "url", "links", "published", "language", "snapshot"];
  sources.forEach((source, index) => {
    if (isLoose(source)) covered.push(...members.map((name) => `/sources/${index}/${name}`));
  });
}

/** Where each source is named, by its number: its address, or else its title or publisher. */
function placesOfSources(sources: readonly unknown[]): ReadonlyMap<unknown, string> {
  return new Map(
    sources.flatMap((source, index) => {
      if (!isLoose(source)) return [];
      const named = ["url", "title", "publisher"].find((name) => isQuotable(source[name]));
      return named === undefined ? [] : [[source["number"], `/sources/${index}/${named}`] as const];
    }),
  );
}

function readField(
  field: string,
  told: unknown,
  sources: ReadonlyMap<unknown, string>,
  publisher: string,
  gathering: Gathering,
): void {
  const at = `/fields/${escapeStep(field)}`;
  if (!isField(field)) {
    gathering.findings.push(finding(at, "field-unknown", field));
    gathering.covered.push(at);
    return;
  }
  if (isLoose(told)) gathering.covered.push(`${at}/kind`);
  if (!isLoose(told) || !Array.isArray(told["assertions"])) return;
  told["assertions"].forEach((assertion: unknown, index: number) => {
    readAssertion({ field, assertion, at: `${at}/assertions/${index}` }, sources, publisher, gathering);
  });
}

function readAssertion(
  { field, assertion, at }: { readonly field: string; readonly assertion: unknown; readonly at: string },
  sources: ReadonlyMap<unknown, string>,
  publisher: string,
  { said, findings, covered }: Gathering,
): void {
  const loose = isLoose(assertion) ? assertion : {};
  const parsed = parseSaying({ ...loose, field }, at, publisher);
  findings.push(...parsed.findings);
  if (parsed.spoken === null) {
    covered.push(at);
    return;
  }
  const { content } = parsed.spoken;
  const evidence = Array.isArray(loose["evidence"]) ? (loose["evidence"] as readonly unknown[]) : [];
  // There may be more evidence than a call may have arguments.
  for (const place of coveredIn(content, evidence)) covered.push(`${at}/${place}`);
  said.push({
    ...parsed.spoken,
    marking: null,
    pointers: [
      ...valuePlaces(content).map((name) => `${at}/content/${name}`),
      ...[...new Set(evidencePlaces(evidence, at, sources))].slice(0, mostEvidence),
    ],
  });
}

/** The members of an assertion that are taken over. How credible a piece of evidence is, is for our desk to judge. */
function coveredIn(content: Content, evidence: readonly unknown[]): readonly string[] {
  const plain = ["about", "polarity", "stance", "asserter/role", "asserter/name", "asserted", "likelihood"];
  const pieces = evidence.flatMap((_, index) => [
    `evidence/${index}/source`,
    ...["text", "before", "after", "place"].map((name) => `evidence/${index}/quote/${name}`),
  ]);
  return [...plain, "confidence", "origin", ...Object.keys(content).map((name) => `content/${name}`), ...pieces];
}

/** The members of the content that hold the value itself, or what says that there is none. */
function valuePlaces(content: Content): readonly string[] {
  switch (content.kind) {
    case "name":
      return ["name"];
    case "term":
      return ["term"];
    case "prose":
      return ["text"];
    case "date":
      return ["edtf"];
    case "party":
      return [content.name === null ? "kind" : "name"];
    case "matter":
    case "relation":
      return ["what"];
    case "unknown":
      return ["state"];
    case "amount":
      return [...(["min", "max"] as const).filter((bound) => content[bound] !== null), "unit"];
  }
}

/** The quotes that it rests on there, or where none are told the sources. */
function evidencePlaces(
  evidence: readonly unknown[],
  at: string,
  sources: ReadonlyMap<unknown, string>,
): readonly string[] {
  return evidence.flatMap((piece, index) => {
    if (!isLoose(piece)) return [];
    const quote = piece["quote"];
    if (isLoose(quote) && isQuotable(quote["text"])) return [`${at}/evidence/${index}/quote/text`];
    return sources.get(piece["source"]) ?? [];
  });
}

/** What nests deeper than can be walked is no record of ours. */
function leftOver(record: Loose, covered: readonly string[]): readonly Finding[] {
  try {
    return leftovers(record, covered);
  } catch {
    return [finding("", "record-shape")];
  }
}

function linksOf(sources: readonly unknown[]): readonly string[] {
  const links = sources.flatMap((source): readonly unknown[] =>
    isLoose(source) ? [source["url"], ...(Array.isArray(source["links"]) ? (source["links"] as unknown[]) : [])] : [],
  );
  return [...new Set(links.filter(isPublicLink))];
}

function textAt(record: Loose, name: string): string | null {
  const text = Object.hasOwn(record, name) ? record[name] : null;
  return typeof text === "string" ? text : null;
}

function isQuotable(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value.isWellFormed();
}
