/**
 * Disclosure: which part of a revision an audience is told, and in which form.
 *
 * The one place where a marking meets a clearance and a field meets the policy. Everything that leaves the house is made
 * from a projection, and only this file makes one. Markings: FIRST, TLP 2.0.
 */
import { tlpLabels } from "../vocabulary/tlp.ts";
import { toMagnitude } from "./amount.ts";
import type { Assertion } from "./assertion.ts";
import type { Audience } from "./audience.ts";
import { attributedActors } from "./claim.ts";
import { canonicalJson, sameValue } from "./digest.ts";
import type { Evidence } from "./evidence.ts";
import { type Field, fields as codebook, mapFields } from "./field.ts";
import type { Illustration, ToldIllustration } from "./illustration.ts";
import { withLaterFields } from "./later-fields.ts";
import type { Marking } from "./marking.ts";
import { type Citation, type Line, numbered } from "./numbering.ts";
import { type AudiencePolicy, type EvidenceForm, type Form, keepsNothing, type Policy, sameForms } from "./policy.ts";
import type {
  Projection,
  Telling,
  TellingHead,
  Told,
  ToldAssertion,
  ToldQuote,
  Tombstone,
  Unsealed,
} from "./projection.ts";
import type { Instant, Report, ReportId } from "./report.ts";
import { type Embargoable, isEmbargoed, type Restriction } from "./restriction.ts";
import type { Revision } from "./revision.ts";
import type { Source } from "./source.ts";
import { wordsAfter, wordsBefore } from "./surroundings.ts";
import { inForce, type Taken, type Takedown, takenBy, type ToldTakedown } from "./takedown.ts";
import { toMonth } from "./when.ts";

/** Names the rules in this file. Whoever changes what they tell of the same revision must give them a new number: what was told is then told anew. */
export const disclosureRules = "disclosure/2";

/** A report that a revision rests on, with its source. */
export interface CitedReport {
  readonly report: Report;
  readonly source: Source;
  /** Those of the report and of its source; absent: there are none. */
  readonly restrictions?: readonly Restriction[];
}

/** Everything that disclosure looks at, besides the audience. */
export interface Disclosable {
  readonly revision: Revision;
  /** Every report that the revision's evidence names. */
  readonly reports: ReadonlyMap<ReportId, CitedReport>;
  readonly policy: Policy;
  /** The picture that stands beside the record; absent or null: there is none. */
  readonly illustration?: Illustration | null;
  /** Of the record as a whole; absent or null: there is none. */
  readonly restriction?: Restriction | null;
  /** What was taken down of the record; those that were lifted count for nothing. */
  readonly takedowns?: readonly Takedown[];
  /** As of when embargoes are looked at; absent: all of them run still. */
  readonly asOf?: Instant;
}

/** What the audience was told before; null where nothing. */
type Before = Telling | null;

/**
 * What an audience is told of a revision; null where it is told nothing: what is cleared for nobody and what the policy wholly
 * withholds look alike. Pure: the same revision, reports, policy and audience give the same content. `before` and `at` decide only
 * the version: where the content is what this audience was told before, that telling itself is returned, so that a change they may
 * not know of changes nothing for them.
 */
export function disclose(disclosable: Disclosable, audience: Audience, before: Before, at: Instant): Projection | null {
  return discloser(disclosable)(audience, before, at);
}

/** Like `disclose`, for several audiences of one revision: those that may know of the same, in the same forms, are told it from one making. */
export function discloser(
  disclosable: Disclosable,
): (audience: Audience, before: Before, at: Instant) => Projection | null {
  const made: Made[] = [];
  const pictureFor = picturing(disclosable.illustration ?? null);
  const takedowns = inForce(disclosable.takedowns ?? []);
  const taken = takenBy(takedowns);
  const stonesFor = stoneLayer(takedowns);
  return (audience, before, at) => {
    const { revision, policy, restriction = null, asOf } = disclosable;
    if (restriction !== null && !permits(restriction, audience, asOf)) return null;
    const terms = termsFor(disclosable, audience, audience.name === "desk" ? null : taken);
    const earlier = made.find((other) => sameTerms(other.terms, terms));
    const { fields, sources } = earlier ?? contentFor(disclosable, audience, terms);
    if (earlier === undefined) made.push({ terms, fields, sources });
    if (!Object.values(fields).some(tellsSomething)) return null;
    const content: Unsealed<Projection> = {
      kind: "record",
      incident: revision.incident,
      version: (before?.version ?? 0) + 1,
      since: at,
      first: before?.first ?? at,
      audience: audience.name,
      evidence: policy.audiences[audience.tier].evidence,
      sample: revision.sample,
      illustration: pictureFor(audience, terms.taken),
      takenDown: stonesFor(audience),
      fields,
      sources,
    };
    return before?.kind === "record" && sameTelling(before, content) ? before : seal<Projection>(content);
  };
}

/** What is told of a revision, and everything that it follows from. */
interface Made extends Pick<Projection, "fields" | "sources"> {
  readonly terms: Terms;
}

/** Everything about an audience that what it is told follows from. */
interface Terms {
  readonly policy: AudiencePolicy;
  readonly known: readonly Assertion[];
  /** Reports that the audience may read whole. */
  readonly readable: readonly ReportId[];
  /** Null: nothing was taken down, or nothing from this audience. */
  readonly taken: Taken | null;
}

function termsFor(disclosable: Disclosable, audience: Audience, taken: Taken | null): Terms {
  const { revision, policy, asOf } = disclosable;
  const open = [...disclosable.reports].filter(([, { restrictions = [] }]) =>
    restrictions.every((restriction) => permits(restriction, audience, asOf)),
  );
  const reports = new Map(open);
  const readable = open.filter(([, { report }]) => within(report.marking, audience.clearance));
  const said = revision.assertions.filter((one) => taken?.takesValue(one) !== true);
  return {
    policy: policy.audiences[audience.tier],
    known: said.flatMap((assertion) => cleared(assertion, audience, reports, asOf)),
    readable: readable.map(([id]) => id),
    taken,
  };
}

/** Assertions are compared as objects: those of which nothing was taken off are the revision's own. */
function sameTerms(a: Terms, b: Terms): boolean {
  const alike = a.taken === b.taken && sameForms(a.policy, b.policy);
  return alike && sameList(a.known, b.known) && sameList(a.readable, b.readable);
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function contentFor(
  disclosable: Disclosable,
  audience: Audience,
  { known, taken }: Terms,
): Pick<Projection, "fields" | "sources"> {
  const told = disclosable.policy.audiences[audience.tier];
  const { assertions, sources } = numbered(linesOf(known, tellerFor(disclosable, audience, taken)));
  const fields = mapFields((field) => tell(field, told.fields[field], known, assertions.get(field) ?? []));
  return { fields, sources };
}

/** What an audience is told of the picture; those who are told of it, alike. */
function picturing(
  illustration: Illustration | null,
): (audience: Audience, taken: Taken | null) => ToldIllustration | null {
  if (illustration === null) return () => null;
  const { digest, mediaType, width, height, alt, credit, licence, marking } = illustration;
  const told = { digest, mediaType, width, height, alt, credit, licence };
  return ({ clearance }, taken) => (within(marking, clearance) && taken?.takesPicture(told) !== true ? told : null);
}

const noStones: readonly ToldTakedown[] = [];

/** What audiences are told of takedowns: those who had been told of what was taken down. Those who are told alike, in one list. */
function stoneLayer(takedowns: readonly Takedown[]): (audience: Audience) => readonly ToldTakedown[] {
  const laid = new Map<string, readonly ToldTakedown[]>();
  return ({ name, tier, group }) => {
    // Partners of a group that was made since had been told it as partners.
    const theirs = takedowns.filter(({ told }) => told.includes(name) || (group !== null && told.includes(tier)));
    const key = theirs.map(({ id }) => id).join(" ");
    const stones = laid.get(key) ?? theirs.map(({ at, reason }) => ({ on: at.slice(0, 10), reason }));
    laid.set(key, stones);
    return stones.length === 0 ? noStones : stones;
  };
}

/** The stone that is left where a record was withdrawn; null where this audience had never been told of it. */
export function bury(before: Before, reason: string, at: Instant): Tombstone | null {
  if (before === null) return null;
  if (before.kind === "tombstone") return before;
  const { incident, first, audience } = before;
  const version = before.version + 1;
  return seal<Tombstone>({ kind: "tombstone", incident, version, since: at, first, audience, reason });
}

/** Whether two tellings differ in their heads alone. Only those that were made together are known to be alike: it costs next to nothing. */
export function toldAlike(a: Telling, b: Telling): boolean {
  if (a.incident !== b.incident) return false;
  if (a.kind === "tombstone") return b.kind === "tombstone" && a.reason === b.reason;
  if (b.kind === "tombstone") return false;
  if (a.fields !== b.fields || a.sources !== b.sources) return false;
  if (a.illustration !== b.illustration || a.takenDown !== b.takenDown) return false;
  return a.evidence === b.evidence && a.sample === b.sample;
}

/** The JSON of a telling without its head: the same text for all who are told alike. */
export function contentJson(telling: Telling): string {
  if (telling.kind === "tombstone") {
    const { kind, incident, reason } = telling;
    return JSON.stringify({ kind, incident, reason });
  }
  // A member that is missing here would not be kept: whatever is made above stands here too, in the same order.
  const { kind, incident, evidence, sample, illustration, takenDown, fields, sources } = telling;
  return JSON.stringify({ kind, incident, evidence, sample, illustration, takenDown, fields, sources });
}

/**
 * A telling that a store kept as JSON, with its head where that was kept apart. The store vouches that this file made it. Where it
 * is not known when the audience was first told, it is since when they are told so; where nothing is known of a picture, there was none,
 * and where nothing is known of takedowns, nothing was taken down. Of fields that the codebook did not have then, nothing was said.
 */
export function revive(json: string, head: TellingHead | null = null): Telling {
  return reviving(json)(head);
}

/** Like `revive`, for several audiences that are told alike: the JSON is read once, and what they are told is the same object. */
export function reviving(json: string): (head: TellingHead | null) => Telling {
  // The members in the order in which they are made above, whichever of them were kept apart.
  const { kind, incident, fields: told, ...kept } = JSON.parse(json) as Kept & Partial<Pick<Projection, "fields">>;
  const fields = told === undefined ? null : withLaterFields(told);
  return (head) => {
    const { version, since, first = since, audience, ...content } = { ...kept, ...head };
    const named = { kind, incident, version, since, first, audience };
    if (fields === null) return { ...named, ...content } as Telling;
    const { evidence, sample, illustration = null, takenDown = noStones, ...said } = content as Partial<Projection>;
    return { ...named, evidence, sample, illustration, takenDown, fields, ...said } as Telling;
  };
}

/** A telling as it may have been kept: earlier versions did not say when the audience was first told. */
type Kept = Omit<Telling, "first"> & Partial<Pick<Telling, "first">>;

/** The seal is a type alone: it keeps a literal from passing for a telling without being written anywhere. */
function seal<T extends Telling>(content: Unsealed<T>): T {
  return content as unknown as T;
}

/**
 * The assertion with the evidence that this audience may see, or nothing. With all its evidence withheld it is withheld
 * too: we do not ask readers to take our word. Evidence whose report is missing is no evidence.
 */
function cleared(
  assertion: Assertion,
  audience: Audience,
  reports: Disclosable["reports"],
  asOf: Instant | undefined,
): readonly Assertion[] {
  if (!mayKnowOf(assertion, audience, asOf)) return [];
  const evidence = assertion.evidence.filter((piece) => mayKnowOf(piece, audience, asOf) && reports.has(piece.report));
  if (evidence.length === 0) return [];
  return [evidence.length === assertion.evidence.length ? assertion : { ...assertion, evidence }];
}

/** Whether an audience may know of what is marked so. `asOf` as in `Disclosable`. */
export function mayKnowOf(
  { marking, groups, embargo }: Embargoable & { readonly marking: Marking | null },
  audience: Audience,
  asOf: Instant | undefined,
): boolean {
  const narrowed = { marking: null, groups: groups ?? null, embargo: embargo ?? null };
  return within(marking, audience.clearance) && permits(narrowed, audience, asOf);
}

/** Whether a restriction leaves a thing to an audience, as far as its own markings do. */
function permits({ marking, groups, embargo }: Restriction, audience: Audience, asOf: Instant | undefined): boolean {
  if (marking !== null && !within(marking, audience.clearance)) return false;
  if (audience.name === "desk") return true;
  const among = groups === null || (audience.group !== null && groups.includes(audience.group));
  return among && !isEmbargoed(embargo, asOf);
}

/** Unmarked is not yet cleared: it counts as TLP:RED, and so does a label that nobody knows. */
function within(marking: Marking | null, clearance: Marking): boolean {
  const rank = (label: Marking) => tlpLabels.indexOf(label);
  const needed = marking === null || rank(marking) < 0 ? rank("TLP:RED") : rank(marking);
  return needed <= rank(clearance);
}

/** The form that the policy asks for. Counting comes after clearing: what an audience may not know of is not counted either. */
function tell(field: Field, form: Form, known: readonly Assertion[], shown: readonly ToldAssertion[]): Told {
  switch (form) {
    case "show":
    case "coarsen":
      return { kind: "shown", assertions: shown };
    case "count":
      return {
        kind: "counted",
        count: countOf(
          field,
          known.filter((assertion) => assertion.field === field),
        ),
      };
    case "withhold":
      return { kind: "withheld" };
  }
}

function tellsSomething(told: Told): boolean {
  return told.kind === "shown" ? told.assertions.length > 0 : told.kind === "counted" && told.count > 0;
}

/** Distinct affirmed values that were not taken back; for the lanes of responsibility distinct actors, by the rule that a claim never attributes. */
function countOf(field: Field, known: readonly Assertion[]): number {
  if (field === "responsibility.attributed") return attributedActors(known).size;
  const standing = known.filter(
    ({ polarity, content, stance }) =>
      polarity === "affirmed" && content.kind !== "unknown" && stance !== "retracted" && stance !== "superseded",
  );
  const keys = standing.map(({ about, content }) =>
    content.kind === "party" ? about : canonicalJson([about, content]),
  );
  return new Set(keys).size;
}

/** What the lines for one audience are made with. */
interface Teller {
  readonly told: AudiencePolicy;
  readonly clearance: Marking;
  /** Whether the policy keeps no field from this audience. */
  readonly wholly: boolean;
  /** Null: nothing was taken down from this audience. */
  readonly taken: Taken | null;
  readonly cited: ReadonlyMap<ReportId, { readonly report: Report; readonly source: Citation["source"] }>;
}

function tellerFor({ reports, policy }: Disclosable, { tier, clearance }: Audience, taken: Taken | null): Teller {
  const told = policy.audiences[tier];
  const cited = [...reports].map(([id, { report, source }]) => {
    const full = sourceFor(report, source, told.evidence);
    return [id, { report, source: taken === null ? full : withoutTaken(full, taken) }] as const;
  });
  return { told, clearance, wholly: keepsNothing(told), taken, cited: new Map(cited) };
}

/**
 * The lines that are told with their values, each in the form that the policy asks for. Reading order is told with the quotes, and
 * of the desk's own prose always, since its paragraphs follow one another; to whom no places are told, all else is sorted by what it says.
 */
function linesOf(known: readonly Assertion[], teller: Teller): readonly Line[] {
  const { told } = teller;
  return known.flatMap((assertion) => {
    const { field, about: subject } = assertion;
    const form = told.fields[field];
    if (form !== "show" && form !== "coarsen") return [];
    const evidence = form === "coarsen" && told.evidence === "quotes" ? "sources" : told.evidence;
    const citations = assertion.evidence.flatMap((piece) => cite(piece, evidence, teller));
    const inReadingOrder = evidence === "quotes" || codebook[field].value === "prose";
    const place = inReadingOrder ? placeOf(assertion, teller) : null;
    return [{ field, subject, said: saidOf(assertion, form, teller), citations, place }];
  });
}

function saidOf(
  { content, polarity, stance, likelihood, confidence, origin, asserter, asserted }: Assertion,
  form: "show" | "coarsen",
  { told: { evidence }, taken }: Teller,
): Line["said"] {
  const nameless = asserter.name !== null && taken?.takesText(asserter.name) === true;
  return {
    content: form === "coarsen" ? coarser(content) : content,
    polarity,
    stance,
    asserter: form === "coarsen" ? null : nameless ? { ...asserter, name: null } : asserter,
    asserted: form === "show" && evidence === "quotes" ? asserted : null,
    likelihood,
    confidence,
    origin: origin.by,
  };
}

/** A value as the form `coarsen` tells it. */
export function coarser(content: Assertion["content"]): Assertion["content"] {
  if (content.kind === "date") return { kind: "date", edtf: toMonth(content.edtf), partOfDay: null };
  return content.kind === "amount" ? toMagnitude(content) : content;
}

/** Where a line stands in the reports, by the first of its evidence. */
function placeOf({ evidence: [first] }: Assertion, { cited }: Teller): Line["place"] {
  const source = first === undefined ? undefined : cited.get(first.report)?.source;
  if (first === undefined || source === undefined) return null;
  return { source, start: first.place.kind === "quote" ? first.place.start : 0 };
}

/** The evidence as the form has it; nothing where the form is `none`. */
function cite(piece: Evidence, form: EvidenceForm, teller: Teller): readonly Citation[] {
  const cited = teller.cited.get(piece.report);
  if (cited === undefined || form === "none") return [];
  const { report, source } = cited;
  if (form === "sources" || teller.taken?.takesQuote(piece) === true) {
    return [{ source, quote: null, credibility: null }];
  }
  return [{ source, quote: quoteFor(piece, report, teller), credibility: piece.credibility }];
}

function sourceFor(report: Report, { name, reliability }: Source, form: EvidenceForm): Citation["source"] {
  const full = form === "quotes";
  return {
    title: report.title,
    publisher: name,
    url: report.url,
    links: report.links,
    published: report.published,
    language: report.language,
    reliability: full ? reliability : null,
    snapshot: full ? report.id : null,
  };
}

const takenDownName = "(taken down)";

/** A source in which nothing names what was taken down. */
function withoutTaken(source: Citation["source"], { takesText }: Taken): Citation["source"] {
  const orNull = (text: string | null) => (text !== null && takesText(text) ? null : text);
  return {
    ...source,
    title: orNull(source.title),
    publisher: takesText(source.publisher) ? takenDownName : source.publisher,
    url: orNull(source.url),
    links: source.links.filter((link) => !takesText(link)),
  };
}

/**
 * The quote; with its surroundings only where the report as a whole is cleared for the audience and the policy keeps no field
 * from it: the next words may well be what another field withholds; and only where nothing of them was taken down.
 */
function quoteFor(piece: Evidence, report: Report, { clearance, wholly, taken }: Teller): ToldQuote {
  const { place } = piece;
  if (place.kind === "pointer") return { text: place.quote, before: "", after: "", place: place.pointer };
  const told = { text: place.quote, before: "", after: "", place: `${place.start}-${place.end}` };
  if (!wholly || !within(report.marking, clearance)) return told;
  const [before, after] = [wordsBefore(report.text, place.start), wordsAfter(report.text, place.end)];
  return taken?.takesAround(piece, before, after) === true ? told : { ...told, before, after };
}

function sameTelling(before: Projection, now: Unsealed<Projection>): boolean {
  const content = ({ evidence, sample, fields, sources, illustration, takenDown }: Unsealed<Projection>) => [
    evidence,
    sample,
    illustration,
    takenDown,
    fields,
    sources,
  ];
  return sameValue(content(before), content(now));
}
