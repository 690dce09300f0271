/** Kept JSON back into what it was made of. It is the house's own data: it is looked at only closely enough to notice damage. */
import type { Account, AccountId } from "../../domain/account.ts";
import { revive } from "../../domain/disclosure.ts";
import type { Draft } from "../../domain/draft.ts";
import { type Incident, type IncidentId, parseIncidentId } from "../../domain/incident.ts";
import type { Telling } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Report, ReportId } from "../../domain/report.ts";
import type { Revision } from "../../domain/revision.ts";
import type { Source } from "../../domain/source.ts";
import type { KeptVocabulary, VocabularyEntry } from "../../domain/vocabulary.ts";
import { type Column, text } from "./query.ts";

/** Everything of a report but its text. */
export type ReportMeta = Omit<Report, "text">;

/** A column that holds the name of a report. */
export const reportId: Column<ReportId> = (value) => text(value) as ReportId;

/** A column that holds the number of a record. */
export const incidentId: Column<IncidentId> = (value) => {
  const id = parseIncidentId(text(value));
  if (id === null) throw damaged("incident");
  return id;
};

/** A column that holds the name of an account. */
export const accountId: Column<AccountId> = (value) => text(value) as AccountId;

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

/** An incident. */
export const reviveIncident = reviver<Incident>("incident", ["id", "revision", "withdrawn"]);

/** A revision. Whether it is the one that was appended is for its digest to say. */
export const reviveRevision = reviver<Revision>("revision", ["incident", "number", "assertions", "digest"]);

/** An account. */
export const reviveAccount = reviver<Account>("account", ["id", "name", "role", "password"]);

/** A loaded version of a vocabulary, without and with what it holds. */
export const reviveVocabularyEntry = reviver<VocabularyEntry>("vocabulary", [
  "digest",
  "vocabulary",
  "loaded",
  "counts",
]);

/** What a loaded version holds. */
export const reviveVocabularyContent = reviver<KeptVocabulary["content"]>("vocabulary", ["vocabulary", "part"]);

/** A telling. */
export function reviveTelling(json: string): Telling {
  try {
    return revive(json);
  } catch (error) {
    if (error instanceof SyntaxError) throw damaged("telling");
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

function damaged(what: string): Refusal {
  return new Refusal("store-unreadable", { what });
}
