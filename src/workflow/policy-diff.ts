/**
 * What another policy would newly disclose and what it would no longer tell: found out from real records, by disclosing each under both.
 * Where there are many, so many are looked at, spread evenly over all; whoever shows it says of how many.
 */
import { type AudienceName, audienceNamed, tierOf } from "../domain/audience.ts";
import { canonicalJson } from "../domain/digest.ts";
import { type Disclosable, disclose } from "../domain/disclosure.ts";
import { type Field, fieldNames } from "../domain/field.ts";
import type { IncidentId } from "../domain/incident.ts";
import { type FormChanges, formChanges, type Policy } from "../domain/policy.ts";
import { type Projection, shownOf, type ToldAssertion } from "../domain/projection.ts";
import type { Shelves } from "../store/store.ts";
import type { House } from "./house.ts";
import { audiencesIn, citedReports, narrowingOf } from "./telling.ts";

/** What an audience would newly be told of a record, or no longer. */
export interface ToldOtherwise {
  readonly incident: IncidentId;
  readonly audience: AudienceName;
  readonly what: ToldThing;
}

/** One such thing: a value, how many values a field has, how many quotes or sources there are, or that there is a record at all. */
export type ToldThing =
  | { readonly kind: "value"; readonly field: Field; readonly said: Pick<ToldAssertion, "content" | "polarity"> }
  | { readonly kind: "count"; readonly field: Field; readonly count: number }
  | { readonly kind: "evidence"; readonly quotes: number; readonly sources: number }
  | { readonly kind: "record" };

/** What a change of policy would come to. */
export interface PolicyDiff {
  readonly forms: readonly FormChanges[];
  /** How many records were looked at, of how many. */
  readonly looked: number;
  readonly all: number;
  /** By audience: of how many of those that were looked at it would be told otherwise. */
  readonly affected: Readonly<Partial<Record<AudienceName, number>>>;
  readonly newly: readonly ToldOtherwise[];
  readonly noLonger: readonly ToldOtherwise[];
}

/** The most records that are looked at: about a second's worth. */
export const mostLookedAt = 500;

/** Compares two policies over at most so many records. Others get their turn meanwhile. */
export async function diffPolicies(
  { store }: Pick<House, "store">,
  from: Policy,
  to: Policy,
  most = mostLookedAt,
): Promise<PolicyDiff> {
  const forms = formChanges(from, to);
  const ids = await store.incidentIds();
  const looked = forms.length === 0 ? [] : spread(ids, most);
  const affected: Partial<Record<AudienceName, number>> = {};
  const readers = (await audiencesIn(store)).filter((name) => forms.some(({ audience }) => audience === tierOf(name)));
  const diff = { newly: [] as ToldOtherwise[], noLonger: [] as ToldOtherwise[] };
  for (const [index, incident] of looked.entries()) {
    if (index % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
    const found = await disclosableOf(store, incident);
    if (found === null) continue;
    for (const audience of readers) {
      const told = (policy: Policy) => disclose({ ...found, policy }, audienceNamed(audience), null, "");
      const things = compare(told(from), told(to));
      if (things.newly.length + things.noLonger.length > 0) affected[audience] = (affected[audience] ?? 0) + 1;
      diff.newly.push(...things.newly.map((what) => ({ incident, audience, what })));
      diff.noLonger.push(...things.noLonger.map((what) => ({ incident, audience, what })));
    }
  }
  return { forms, looked: looked.length, all: ids.length, affected, ...diff };
}

/** At most so many, at even distances. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, place) => all[Math.floor((place * all.length) / most)]).filter(
    (one) => one !== undefined,
  );
}

/** Everything but the policy that disclosure looks at; null for what was never published or is withdrawn. */
export async function disclosableOf(shelves: Shelves, id: IncidentId): Promise<Omit<Disclosable, "policy"> | null> {
  const incident = await shelves.findIncident(id);
  if (incident?.withdrawn !== null) return null;
  const revision = await shelves.findRevision(id, incident.revision);
  if (revision === null) return null;
  const reports = await citedReports(shelves, revision);
  return { revision, reports, illustration: incident.illustration, ...(await narrowingOf(shelves, incident)) };
}

/** What one projection tells that another does not, either way. What is told more exactly than before is new; the coarser form of it is not missed. */
function compare(
  before: Projection | null,
  after: Projection | null,
): { readonly newly: readonly ToldThing[]; readonly noLonger: readonly ToldThing[] } {
  const [newly, noLonger]: [ToldThing[], ToldThing[]] = [[], []];
  if (before === null && after !== null) newly.push({ kind: "record" });
  if (before !== null && after === null) noLonger.push({ kind: "record" });
  for (const field of fieldNames) {
    const [had, has] = [valuesIn(before, field), valuesIn(after, field)];
    const [more, less] = [missing(has, had), missing(had, has)];
    const isFiner = more.length > 0 && less.length > 0 && sayMore(more, less);
    if (isFiner !== "less") newly.push(...more.map((said) => ({ kind: "value", field, said }) as const));
    if (isFiner !== "more") noLonger.push(...less.map((said) => ({ kind: "value", field, said }) as const));
    const [counted, counts] = [countIn(before, field), countIn(after, field)];
    if (counts !== null && isKept(before, field)) newly.push({ kind: "count", field, count: counts });
    if (counted !== null && isKept(after, field)) {
      noLonger.push({ kind: "count", field, count: counted });
    }
  }
  const [held, holds] = [evidenceIn(before), evidenceIn(after)];
  const grown = { quotes: Math.max(0, holds.quotes - held.quotes), sources: Math.max(0, holds.sources - held.sources) };
  const lost = { quotes: Math.max(0, held.quotes - holds.quotes), sources: Math.max(0, held.sources - holds.sources) };
  if (grown.quotes + grown.sources > 0) newly.push({ kind: "evidence", ...grown });
  if (lost.quotes + lost.sources > 0) noLonger.push({ kind: "evidence", ...lost });
  return { newly, noLonger };
}

function valuesIn(told: Projection | null, field: Field): readonly ToldAssertion[] {
  return told === null ? [] : shownOf(told, field);
}

function isKept(told: Projection | null, field: Field): boolean {
  return told === null || told.fields[field].kind === "withheld";
}

/** Null where it is not counted, or nothing is there to count. */
function countIn(told: Projection | null, field: Field): number | null {
  const telling = told?.fields[field];
  return telling?.kind === "counted" && telling.count > 0 ? telling.count : null;
}

/** Those of one list that the other has not, each said once. */
function missing(some: readonly ToldAssertion[], others: readonly ToldAssertion[]): readonly ToldAssertion[] {
  // Subjects are numbered anew in every projection.
  const key = ({ content, polarity }: ToldAssertion) => canonicalJson([content, polarity]);
  const known = new Set(others.map(key));
  return some.filter((one) => {
    const name = key(one);
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** Where the same assertions are told in two forms: which side is the coarser. Whoever is told coarsely is told no speaker. */
function sayMore(more: readonly ToldAssertion[], less: readonly ToldAssertion[]): "more" | "less" | false {
  const isCoarse = (said: readonly ToldAssertion[]) => said.every(({ asserter }) => asserter === null);
  if (isCoarse(less) && !isCoarse(more)) return "more";
  return isCoarse(more) && !isCoarse(less) ? "less" : false;
}

function evidenceIn(told: Projection | null): { readonly quotes: number; readonly sources: number } {
  if (told === null) return { quotes: 0, sources: 0 };
  const quotes = fieldNames.flatMap((field) =>
    shownOf(told, field).flatMap(({ evidence }) => evidence.filter(({ quote }) => quote !== null)),
  );
  return { quotes: quotes.length, sources: told.sources.length };
}
