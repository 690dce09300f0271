/** A record of VERIS, read: what it says and whose word that is, what names it, and what could not be taken as it stands. */
import { finding } from "../../domain/finding.ts";
import { parseWhen } from "../../domain/when.ts";
import type { Provenance, RecordReading, Said } from "../format.ts";
import { extensionIn, readExtended } from "./extension.ts";
import { isLoose, type Loose, memberOf } from "./leaves.ts";
import { isPublicLink } from "../rows/told-evidence.ts";
import { mainVictim } from "./read-victims.ts";
import { readStandard, type Standard } from "./standard.ts";

/**
 * Reads one record of VERIS 1.3.2 to 1.4.1 or of the reduced form. Coded values are the word of whoever published the record, unless
 * its extension names another. Never throws.
 */
export function readVeris(record: unknown, { publisher }: Provenance): RecordReading {
  if (!isLoose(record)) {
    const findings = [finding("", "record-shape", record)];
    return { key: null, title: null, published: null, url: null, links: [], said: [], findings };
  }
  const extension = extensionIn(record);
  const standard = readStandard(record, extension !== null);
  const { said, findings } =
    extension === null
      ? { said: wordOf(publisher, standard), findings: standard.findings }
      : readExtended(standard, extension, publisher);
  const url = memberOf(extension, "url");
  return {
    key: keyOf(record),
    title: titleOf(record, said),
    published: publishedOf(record),
    url: isPublicLink(url) ? url : null,
    links: standard.links,
    said: merged(said),
    findings,
  };
}

/** Everything as the word of the publisher. */
function wordOf(publisher: string, { implied }: Standard): readonly Said[] {
  const asserter = { role: "third-party", name: publisher } as const;
  return implied.map(({ field, about, content, polarity, stance, confidence, pointers }) => ({
    field,
    about,
    content,
    polarity,
    stance,
    asserter,
    asserted: null,
    likelihood: null,
    confidence,
    marking: null,
    pointers,
  }));
}

/** The number that the data set goes by; what the incident is called only where there is none, since it comes twice and changes. */
function keyOf(record: Loose): string | null {
  return textOf(memberOf(memberOf(record, "plus"), "master_id")) ?? textOf(record["incident_id"]);
}

/** The victim and the date, as far as they are known; else the number. */
function titleOf(record: Loose, said: readonly Said[]): string | null {
  const name = said.find(({ field, about }) => field === "victim.name" && about === mainVictim)?.content;
  const date = said.find(({ field }) => field === "date.began")?.content;
  const parts = [
    name?.kind === "name" ? name.name : null,
    date?.kind === "date" ? date.edtf : null,
    name?.kind === "name" ? null : keyOf(record),
  ];
  return parts.filter((part) => part !== null).join(", ") || null;
}

/** The day on which the record was last changed, else made. */
function publishedOf(record: Loose): string | null {
  for (const member of ["modified", "created"]) {
    const written = memberOf(memberOf(record, "plus"), member);
    const day = typeof written === "string" ? written.slice(0, 10) : "";
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && parseWhen(day) !== null) return day;
  }
  return null;
}

/** What is said twice is said once, with the places of both. Fields stand in the order in which they first come. */
function merged(said: readonly Said[]): readonly Said[] {
  const byField = new Map<string, Said[]>();
  for (const one of said) {
    const known = byField.get(one.field);
    if (known === undefined) byField.set(one.field, [one]);
    else known.push(one);
  }
  return [...byField.values()].flatMap((alike) => (alike.length === 1 ? alike : distinct(alike)));
}

function distinct(alike: readonly Said[]): readonly Said[] {
  const once = new Map<string, { readonly one: Said; more: Set<string> | null }>();
  for (const one of alike) {
    const key = keyOfSaid(one);
    const earlier = once.get(key);
    if (earlier === undefined) {
      once.set(key, { one, more: null });
    } else {
      earlier.more ??= new Set(earlier.one.pointers);
      for (const pointer of one.pointers) earlier.more.add(pointer);
    }
  }
  return [...once.values()].map(({ one, more }) => (more === null ? one : { ...one, pointers: [...more] }));
}

function keyOfSaid({ about, content, polarity, stance, asserter, asserted, likelihood, confidence }: Said): string {
  const value =
    content.kind === "term" ? content.term : content.kind === "name" ? content.name : JSON.stringify(content);
  return [about, value, polarity, stance, asserter.role, asserter.name, asserted, likelihood, confidence].join("\0");
}

function textOf(value: unknown): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" && value.isWellFormed() ? value.trim() : null;
}
