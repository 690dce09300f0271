/** Small matter for trying stores: reports, drafts, revisions, and tellings made of them as the house makes them. */
import { type Account, type AccountId, newAccount } from "../../domain/account.ts";
import { assert, type Assertion, type Statement } from "../../domain/assertion.ts";
import { type AudienceName, audienceNamed } from "../../domain/audience.ts";
import { digestOf } from "../../domain/digest.ts";
import { bury, disclose, discloser } from "../../domain/disclosure.ts";
import type { Draft, DraftId } from "../../domain/draft.ts";
import { quoteFrom } from "../../domain/evidence.ts";
import { type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { policyFrom } from "../../domain/policy.ts";
import type { Projection, Telling, Tombstone } from "../../domain/projection.ts";
import { type Instant, type Report, reportIdOf } from "../../domain/report.ts";
import { type Revision, sealRevision } from "../../domain/revision.ts";
import { open } from "../../domain/shipped-policies.ts";
import { sourceOf } from "../../domain/source.ts";
import { subjectKey } from "../../domain/subject.ts";
import { type Token, type TokenId, tokenOf } from "../../domain/token.ts";

/** The source of the reports here. */
export const herald = sourceOf({ url: "https://www.herald.example/", publisher: "The Herald" });

/** Who works at the desk here. */
export const curator = account("ada", "Ada");

/** An instant that is so many minutes into 1 March 2026. */
export function at(minute: number): Instant {
  return new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString();
}

/** A record number; they sort as the numbers do. */
export function recordNumber(number: number): IncidentId {
  const id = parseIncidentId(`CB-${String(number).padStart(6, "0")}`);
  if (id === null) throw new RangeError(`no record number: ${number}`);
  return id;
}

/** A report of plain text with the bytes that it was made of. */
export function received(
  text: string,
  details: Partial<Report> = {},
): { readonly report: Report; readonly original: Uint8Array } {
  const original = new TextEncoder().encode(text);
  const report: Report = {
    id: reportIdOf(original),
    source: herald.id,
    mediaType: "text/plain",
    title: null,
    published: null,
    url: null,
    links: [],
    language: "en",
    text,
    textDigest: digestOf(text),
    normaliser: "text/1",
    received: at(0),
    marking: "TLP:CLEAR",
    sample: false,
    ...details,
  };
  return { report, original };
}

/** An open draft of edition 1. */
export function draft(name: string, details: Partial<Draft> = {}): Draft {
  return {
    id: name as DraftId,
    incident: recordNumber(1),
    base: 0,
    reports: [],
    proposals: [],
    decisions: [],
    findings: [],
    marking: null,
    state: "open",
    edition: 1,
    opened: at(0),
    sample: false,
    ...details,
  };
}

/** An account without a password. */
export function account(id: string, name: string): Account {
  return newAccount({ id: id as AccountId, name, role: "curator", created: at(0) });
}

/** A session of the curator that was opened at minute 0. */
export function token(secret: string, details: Partial<Token> = {}): Token {
  const digest = digestOf(secret);
  const id = digest.slice(0, 16) as TokenId;
  return { ...tokenOf({ digest, id, kind: "session", account: curator.id, created: at(0) }), ...details };
}

/** What a record says here. */
export interface Story {
  readonly incident: IncidentId;
  readonly victims?: readonly string[];
  /** An actor that claims to have done it. */
  readonly claimant?: string;
  /** EDTF; absent: no date is stated. */
  readonly began?: string;
}

/** The only report that stories rest on. */
const { report: paper } = received("It was in the paper.");

/** The first revision of a record that tells a story; all of it is cleared for everybody. */
export function revisionOf(story: Story, details: Partial<Omit<Revision, "digest">> = {}): Revision {
  return sealRevision({
    incident: story.incident,
    number: 1,
    predecessor: null,
    assertions: assertionsOf(story),
    draft: draft("draft").id,
    by: curator.id,
    made: at(0),
    note: "",
    sample: false,
    ...details,
  });
}

/** What an audience is told of a story, after what it was told before. */
export function told(story: Story, audience: AudienceName, since: Instant, before: Telling | null = null): Projection {
  const reports = new Map([[paper.id, { report: paper, source: herald }]]);
  const disclosable = { revision: revisionOf(story), reports, policy: policyFrom(open) };
  const projection = disclose(disclosable, audienceNamed(audience), before, since);
  if (projection === null) throw new TypeError("the story tells nothing");
  return projection;
}

/** What several audiences are told of a story that none of them had been told of, made together. */
export function toldTogether(story: Story, names: readonly AudienceName[], since: Instant): readonly Projection[] {
  const reports = new Map([[paper.id, { report: paper, source: herald }]]);
  const tell = discloser({ revision: revisionOf(story), reports, policy: policyFrom(open) });
  return names.flatMap((name) => tell(audienceNamed(name), null, since) ?? []);
}

/** What is left of a record for an audience that had been told of it. */
export function buried(before: Telling, since: Instant): Tombstone {
  const stone = bury(before, "It was about another town.", since);
  if (stone === null) throw new TypeError("there was nothing to bury");
  return stone;
}

function assertionsOf({ victims = [], claimant, began }: Story): readonly Assertion[] {
  return [
    ...victims.map((name, index) =>
      stated({ field: "victim.name", about: subjectKey("victim", index + 1), content: { kind: "name", name } }),
    ),
    ...(claimant === undefined ? [] : [claimOf(claimant)]),
    ...(began === undefined
      ? []
      : [stated({ field: "date.began", about: null, content: { kind: "date", edtf: began, partOfDay: null } })]),
    stated({ field: "summary", about: null, content: { kind: "prose", text: "Something happened." } }),
  ];
}

function claimOf(name: string): Assertion {
  return stated({
    field: "responsibility.claimed",
    about: subjectKey("actor", 1),
    content: { kind: "party", name, basis: null },
    stance: "claimed",
    asserter: { role: "attacker", name },
  });
}

function stated(statement: Pick<Statement, "field" | "about" | "content"> & Partial<Statement>): Assertion {
  return assert({
    polarity: "affirmed",
    stance: "reported",
    asserter: { role: "journalist", name: null },
    asserted: null,
    likelihood: null,
    confidence: null,
    evidence: [quoteFrom(paper, 0, paper.text.length)],
    marking: "TLP:CLEAR",
    origin: { by: "human" },
    ...statement,
  });
}
