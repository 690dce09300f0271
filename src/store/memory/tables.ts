/** The tables of the store in memory, and the two views of them all. */
import type { Account } from "../../domain/account.ts";
import type { AuditEntry } from "../../domain/audit.ts";
import type { Digest } from "../../domain/digest.ts";
import type { Draft } from "../../domain/draft.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { Imported, ImportRun } from "../../domain/import-run.ts";
import type { Incident } from "../../domain/incident.ts";
import type { ApiKey } from "../../domain/key.ts";
import type { Telling } from "../../domain/projection.ts";
import type { PolicyStanding, PolicyVersion } from "../../domain/policy-book.ts";
import type { Report } from "../../domain/report.ts";
import type { Restriction } from "../../domain/restriction.ts";
import type { Revision } from "../../domain/revision.ts";
import type { SavedSearch } from "../../domain/saved-search.ts";
import type { Source } from "../../domain/source.ts";
import type { KeptVocabulary } from "../../domain/vocabulary.ts";
import type { Mention, SortKeys } from "../keys.ts";
import type { Token } from "../../domain/token.ts";
import type { Change, Outlook, Restricted, Retelling, WaitingMail } from "../store.ts";
import { type LayeredTable, openTable, type Table } from "./table.ts";

/** A telling with what lists need of it. */
export interface KeptTelling {
  readonly telling: Telling;
  /** Null for a tombstone. */
  readonly keys: SortKeys | null;
  readonly mentions: readonly Mention[];
}

/** What each table holds. */
interface Rows {
  /** By id. */
  readonly reports: { readonly report: Report; readonly original: Uint8Array };
  readonly sources: Source;
  readonly drafts: Draft;
  readonly incidents: Incident;
  /** By incident; from the first to the newest. */
  readonly revisions: readonly Revision[];
  /** By audience and incident. */
  readonly tellings: KeptTelling;
  /** By audience and number. */
  readonly changes: Change;
  /** The newest number, by audience. */
  readonly changeNumbers: number;
  readonly accounts: Account;
  /** By digest. */
  readonly tokens: Token;
  /** By name. */
  readonly notes: string;
  readonly imports: ImportRun;
  /** By source and key. */
  readonly imported: Imported;
  /** By digest. */
  readonly pictures: { readonly digest: Digest; readonly bytes: Uint8Array };
  /** By id. */
  readonly keys: ApiKey;
  /** By account and name. */
  readonly searches: SavedSearch;
  /** By kind and id. */
  readonly restrictions: Restricted & { readonly restriction: Restriction };
  /** By incident. */
  readonly outlooks: Outlook;
  /** By number. */
  readonly retellings: Retelling;
  /** By number. */
  readonly audit: AuditEntry;
  /** By id. */
  readonly mails: WaitingMail;
  /** By name. */
  readonly groups: SharingGroup;
  /** By number. */
  readonly policies: PolicyVersion;
  /** One row at most. */
  readonly policyStanding: PolicyStanding;
  /** By digest, with the place in the order of loading. */
  readonly vocabularies: { readonly place: number; readonly kept: KeptVocabulary };
}

/** One view of all tables. */
export type Tables = { readonly [Name in keyof Rows]: Table<Rows[Name]> };

/** All tables, with their two views. */
export type LayeredTables = { readonly [Name in keyof Rows]: LayeredTable<Rows[Name]> };

/** Empty tables. */
export function openTables(): LayeredTables {
  return {
    reports: openTable(),
    sources: openTable(),
    drafts: openTable(),
    incidents: openTable(),
    revisions: openTable(),
    tellings: openTable(),
    changes: openTable(),
    changeNumbers: openTable(),
    accounts: openTable(),
    tokens: openTable(),
    notes: openTable(),
    imports: openTable(),
    imported: openTable(),
    pictures: openTable(),
    keys: openTable(),
    searches: openTable(),
    restrictions: openTable(),
    outlooks: openTable(),
    retellings: openTable(),
    audit: openTable(),
    mails: openTable(),
    groups: openTable(),
    policies: openTable(),
    policyStanding: openTable(),
    vocabularies: openTable(),
  };
}

/** One of the two views of all tables. */
export function viewOf(tables: LayeredTables, layer: "committed" | "working"): Tables {
  return {
    reports: tables.reports[layer],
    sources: tables.sources[layer],
    drafts: tables.drafts[layer],
    incidents: tables.incidents[layer],
    revisions: tables.revisions[layer],
    tellings: tables.tellings[layer],
    changes: tables.changes[layer],
    changeNumbers: tables.changeNumbers[layer],
    accounts: tables.accounts[layer],
    tokens: tables.tokens[layer],
    notes: tables.notes[layer],
    imports: tables.imports[layer],
    imported: tables.imported[layer],
    pictures: tables.pictures[layer],
    keys: tables.keys[layer],
    searches: tables.searches[layer],
    restrictions: tables.restrictions[layer],
    outlooks: tables.outlooks[layer],
    retellings: tables.retellings[layer],
    audit: tables.audit[layer],
    mails: tables.mails[layer],
    groups: tables.groups[layer],
    policies: tables.policies[layer],
    policyStanding: tables.policyStanding[layer],
    vocabularies: tables.vocabularies[layer],
  };
}
