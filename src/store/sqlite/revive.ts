/** Kept JSON back into what it was made of. It is the house's own data: it is looked at only closely enough to notice damage. */
import { type Account, type AccountId, newAccount } from "../../domain/account.ts";
import { type AudienceName, parseAudienceName } from "../../domain/audience.ts";
import type { AuditEntry } from "../../domain/audit.ts";
import type { Digest } from "../../domain/digest.ts";
import { reviving } from "../../domain/disclosure.ts";
import type { Draft, DraftId } from "../../domain/draft.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { ImportId } from "../../domain/import-run.ts";
import { type Incident, type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import { type KeyId, type Scope, scopes } from "../../domain/key.ts";
import type { PolicyStanding, PolicyVersion } from "../../domain/policy-book.ts";
import type { Telling, TellingHead } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant, Report, ReportId } from "../../domain/report.ts";
import type { Restriction } from "../../domain/restriction.ts";
import type { Revision } from "../../domain/revision.ts";
import type { Source } from "../../domain/source.ts";
import { type TokenId, type TokenKind, tokenKinds } from "../../domain/token.ts";
import type { KeptVocabulary, VocabularyEntry } from "../../domain/vocabulary.ts";
import type { MailId } from "../store.ts";
import { type Column, text } from "./query.ts";

/** Everything of a report but its text. */
export type ReportMeta = Omit<Report, "text">;

/** A column that holds the name of a report. */
export const reportId: Column<ReportId> = (value) => text(value) as ReportId;

/** A column that holds the name of a draft. */
export const draftId: Column<DraftId> = (value) => text(value) as DraftId;

/** A column that holds the name of a run of the importer. */
export const importId: Column<ImportId> = (value) => text(value) as ImportId;

/** A column that holds a digest. */
export const digest: Column<Digest> = (value) => text(value) as Digest;

/** A column that holds the number of a record. */
export const incidentId: Column<IncidentId> = (value) => {
  const id = parseIncidentId(text(value));
  if (id === null) throw damaged("incident");
  return id;
};

/** A column that holds the name of an account. */
export const accountId: Column<AccountId> = (value) => text(value) as AccountId;

/** A column that holds the name of an account, or null. */
export const maybeAccountId: Column<AccountId | null> = (value) => (value === null ? null : accountId(value));

/** A column that holds the name of a token. */
export const tokenId: Column<TokenId> = (value) => text(value) as TokenId;

/** A column that holds what a token is for. */
export const tokenKind: Column<TokenKind> = (value) => {
  const kind = text(value);
  if (!Object.hasOwn(tokenKinds, kind)) throw damaged("token");
  return kind as TokenKind;
};

/** A column that holds the name of an API key. */
export const keyId: Column<KeyId> = (value) => text(value) as KeyId;

/** A column that holds the name of an audience. */
export const audienceName: Column<AudienceName> = (value) => {
  const name = parseAudienceName(text(value));
  if (name === null) throw damaged("audience");
  return name;
};

/** A column that holds the name of a mail. */
export const mailId: Column<MailId> = (value) => text(value) as MailId;

/** A report but for its text. This and what follows throw `store-unreadable` where the JSON is not what it was kept as. */
export const reviveReportMeta = reviver<ReportMeta>("report", ["id", "source", "links", "textDigest", "received"]);

/** A report's text, kept as a JSON string. */
export function reviveText(json: string): string {
  const text = parsed(json, "report");
  if (typeof text !== "string") throw damaged("report");
  return text;
}

/** A source. */
export const reviveSource = reviver<Source>("source", ["id", "name"]);

/** A draft. */
export const reviveDraft = reviver<Draft>("draft", ["id", "incident", "reports", "proposals", "decisions", "edition"]);

/** A restriction. */
export const reviveRestriction = reviver<Restriction>("restriction", ["marking", "groups", "embargo"]);

/** An incident. Earlier versions kept none with an illustration, a restriction or takedowns. */
export function reviveIncident(json: string): Incident {
  const kept = reviveKeptIncident(json);
  const { illustration = null, restriction = null, takedowns = [] } = kept;
  return { ...kept, illustration, restriction, takedowns };
}

const reviveKeptIncident = reviver<KeptIncident>("incident", ["id", "revision", "withdrawn"]);

type KeptIncident = Pick<Incident, "id" | "revision" | "withdrawn"> & Partial<Incident>;

/** A revision. Whether it is the one that was appended is for its digest to say. */
export const reviveRevision = reviver<Revision>("revision", ["incident", "number", "assertions", "digest"]);

/** An account. Earlier versions kept only what stands in the list below. */
export function reviveAccount(json: string): Account {
  const kept = reviveKeptAccount(json);
  return newAccount({ ...kept, state: kept.state ?? (kept.password === null ? "invited" : "active") });
}

const reviveKeptAccount = reviver<KeptAccount>("account", ["id", "name", "role", "password", "created"]);

type KeptAccount = Pick<Account, "id" | "name" | "role" | "password" | "created"> & Partial<Account>;

/** The facts of a token. */
export const reviveFacts = reviver<Readonly<Record<string, string>>>("token", []);

/** The scopes of an API key; one that this version does not know is good for nothing. */
export function reviveScopes(json: string): readonly Scope[] {
  const kept = parsed(json, "key");
  if (!Array.isArray(kept)) throw damaged("key");
  return kept.filter((scope): scope is Scope => typeof scope === "string" && Object.hasOwn(scopes, scope));
}

/** An entry of the audit log, with its details where they are kept still. */
export function reviveAuditEntry(row: {
  readonly frame: string;
  readonly detail: string | null;
  readonly salt: string | null;
}): AuditEntry {
  const detail = row.detail === null ? null : (JSON.parse(row.detail) as AuditEntry["detail"]);
  return { ...reviveAuditFrame(row.frame), detail, salt: row.salt };
}

const reviveAuditFrame = reviver<Omit<AuditEntry, "detail" | "salt">>("audit entry", ["number", "action", "digest"]);

/** A version of the policy. */
export const revivePolicy = reviver<PolicyVersion>("policy", ["number", "written", "at"]);

/** Which policy is in force. */
export const reviveStanding = reviver<PolicyStanding>("policy standing", ["inForce", "rules", "change"]);

/** A sharing group. */
export const reviveGroup = reviver<SharingGroup>("sharing group", ["name", "title", "ready", "closed"]);

/** A loaded version of a vocabulary, without and with what it holds. */
export const reviveVocabularyEntry = reviver<VocabularyEntry>("vocabulary", [
  "digest",
  "vocabulary",
  "loaded",
  "counts",
]);

/** What a loaded version holds. */
export const reviveVocabularyContent = reviver<KeptVocabulary["content"]>("vocabulary", ["vocabulary", "part"]);

/** What is kept of a telling: its head, and the JSON of the rest. `first` is null where it was first told as it is now. */
export type KeptTelling = Omit<TellingHead, "first"> & { readonly first: Instant | null; readonly body: string };

/** A telling. */
export function reviveTelling({ body, ...head }: KeptTelling): Telling {
  return revivingTellings(body)(head);
}

/** The same for several that have one body. */
export function revivingTellings(body: string): (head: Omit<KeptTelling, "body">) => Telling {
  try {
    const revived = reviving(body);
    return ({ version, since, first, audience }) => revived({ version, since, first: first ?? since, audience });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw damaged("telling");
    throw error;
  }
}

function reviver<T extends object>(what: string, members: readonly (keyof T & string)[]): (json: string) => T {
  return (json) => {
    const value = parsed(json, what);
    const whole =
      value !== null && typeof value === "object" && members.every((member) => Object.hasOwn(value, member));
    if (!whole) throw damaged(what);
    return value as T;
  };
}

function parsed(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw damaged(what);
  }
}

/** The refusal of what is not what it was kept as. */
export function damaged(what: string): Refusal {
  return new Refusal("store-unreadable", { what });
}
