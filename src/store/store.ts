/**
 * What the house asks of a store, in nouns of the domain. Every adapter passes the same contract suite (`contract.ts`).
 *
 * A call that resolves is kept: it survives the process being killed at the next instant. Reads outside a transaction see
 * only what was committed. Inside `transaction` all calls see each other's effects, and either all are kept or none.
 */
import type { Account, AccountId } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import type { AuditAction, AuditEntry } from "../domain/audit.ts";
import type { Digest } from "../domain/digest.ts";
import type { Draft, DraftId } from "../domain/draft.ts";
import type { Imported, ImportId, ImportRun } from "../domain/import-run.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import type { News } from "../domain/news.ts";
import type { Telling } from "../domain/projection.ts";
import type { Instant, Report, ReportId } from "../domain/report.ts";
import type { Revision } from "../domain/revision.ts";
import type { SavedSearch } from "../domain/saved-search.ts";
import type { Source, SourceId } from "../domain/source.ts";
import type { KeptVocabulary, VocabularyEntry } from "../domain/vocabulary.ts";

/** Reports, with the bytes that they were made of, and their sources. */
export interface ReportShelf {
  /** Null where there is none. */
  findReport(id: ReportId): Promise<Report | null>;
  /** The bytes as they were received; null where there is no such report. */
  findOriginal(id: ReportId): Promise<Uint8Array | null>;
  /** Newest first. */
  listReports(page: Page): Promise<Listing<ReportEntry>>;
  /** Every id, in no particular order; for verification. */
  reportIds(): Promise<readonly ReportId[]>;
  /** Keeps a report; keeping the same id again changes nothing. */
  saveReport(report: Report, original: Uint8Array): Promise<void>;
  /** Null where there is none. */
  findSource(id: SourceId): Promise<Source | null>;
  /** Adds a source or replaces the one of the same id. */
  saveSource(source: Source): Promise<void>;
  /** By name. */
  listSources(): Promise<readonly Source[]>;
}

/** A report without its text, for lists. */
export type ReportEntry = Pick<
  Report,
  "id" | "source" | "title" | "published" | "url" | "language" | "received" | "sample"
>;

/** Drafts. */
export interface DraftTray {
  findDraft(id: DraftId): Promise<Draft | null>;
  /** Newest first; all states where `state` is null. */
  listDrafts(state: Draft["state"] | null, page: Page): Promise<Listing<Draft>>;
  /** Every draft that rests on a report, newest first. */
  draftsOf(report: ReportId): Promise<readonly Draft[]>;
  /** Every draft of a record, published or not, newest first. */
  draftsFor(incident: IncidentId): Promise<readonly Draft[]>;
  /**
   * Adds a draft, or replaces it where the kept edition is exactly one less. False (and nothing changed) where it is not. `outcome` is
   * the revision that came of it and is kept already: what that says a store need not keep twice.
   */
  saveDraft(draft: Draft, outcome?: Revision): Promise<boolean>;
}

/** Incidents and their revisions. */
export interface Ledger {
  findIncident(id: IncidentId): Promise<Incident | null>;
  /** Adds an incident or moves its pointer. */
  saveIncident(incident: Incident): Promise<void>;
  /** Every incident's id, in order of id. */
  incidentIds(): Promise<readonly IncidentId[]>;
  findRevision(incident: IncidentId, number: number): Promise<Revision | null>;
  /** From the first to the newest. */
  listRevisions(incident: IncidentId): Promise<readonly Revision[]>;
  /** Adds a revision. Refuses with `revision-stale` where one of that incident and number is kept: none is ever replaced. */
  appendRevision(revision: Revision): Promise<void>;
}

/** What audiences are told: one telling for each incident and audience, kept ready for reading. */
export interface ProjectionShelf {
  findTelling(incident: IncidentId, audience: AudienceName): Promise<Telling | null>;
  /** Adds or replaces the telling of its incident and audience, which is a change of the news that `newsOf` makes of it; to tell what is kept already is none. */
  saveTelling(telling: Telling): Promise<void>;
  /** The same for what several audiences are told of one incident, each at most once; what they are told alike a store may keep once. */
  saveTellings(tellings: readonly Telling[]): Promise<void>;
  /** All that an audience is told, tombstones included, by record number: those after a number, or from the first where it is null. */
  tellingsAfter(audience: AudienceName, after: IncidentId | null, limit: number): Promise<readonly Telling[]>;
  /** Records told to an audience that name a party and are listed under dates that mean the same days as this one (EDTF); at most `limit`. */
  recordsAlike(audience: AudienceName, party: PartyRef, date: string, limit: number): Promise<readonly IncidentId[]>;
  /** Records (no tombstones) told to an audience, sorted and paged. */
  listTellings(audience: AudienceName, query: TellingQuery): Promise<Listing<TellingEntry>>;
  /** Parties shown to an audience, by name. */
  listParties(audience: AudienceName, kind: PartyKind, page: Page): Promise<Listing<PartyEntry>>;
  /** How often anything told to this audience has changed; 0 where nothing ever was told. */
  changeNumber(audience: AudienceName): Promise<number>;
  /** What changed for an audience after a change number, oldest first. */
  changesSince(audience: AudienceName, change: number, limit: number): Promise<readonly Change[]>;
  /** The newest changes for an audience, newest first; only those with news of one kind where it is given. */
  newestChanges(audience: AudienceName, news: News | null, limit: number): Promise<readonly Change[]>;
}

/** One change of what an audience is told. */
export interface Change {
  /** Counted from 1 for each audience, without gaps. */
  readonly number: number;
  readonly incident: IncidentId;
  readonly version: number;
  readonly at: Instant;
  readonly news: readonly News[];
}

/** A party by the name of its page. */
export interface PartyRef {
  readonly kind: PartyKind;
  readonly slug: string;
}

/** Which kind of party a list is of. */
export type PartyKind = "organisation" | "actor";

/** A party with the number of records (told to that audience) that name it. */
export interface PartyEntry {
  readonly slug: string;
  /** The name as the newest record writes it. */
  readonly name: string;
  readonly records: number;
}

/**
 * What lists of records are sorted by: the earliest day that a date may mean, the victims' names without regard to case and
 * accents, or since when it is told so. Ties go by record number, ascending; records without a date come last either way.
 */
export type TellingSort = "date" | "title" | "changed";

/** A list of records: all, or those that name a party. */
export interface TellingQuery extends Page {
  readonly sort: TellingSort;
  readonly descending: boolean;
  /** Null: all records. */
  readonly party: PartyRef | null;
}

/** One record of a list. */
export interface TellingEntry {
  readonly telling: Telling & { readonly kind: "record" };
}

/** Which part of a list. */
export interface Page {
  /** How many to leave out, from 0. */
  readonly offset: number;
  /** At most this many. */
  readonly limit: number;
}

/** One page of a list with the number of all its entries. */
export interface Listing<T> {
  readonly entries: readonly T[];
  readonly total: number;
}

/** Accounts, sessions and one-time links. Tokens are kept only as digests. */
export interface AccountBook {
  findAccount(id: AccountId): Promise<Account | null>;
  /** Compared without regard to case. */
  findAccountByName(name: string): Promise<Account | null>;
  /** By name. */
  listAccounts(): Promise<readonly Account[]>;
  /** Adds or replaces. Refuses with `account-exists` where another account has that name. */
  saveAccount(account: Account): Promise<void>;
  /** Null where there is none or it has expired by `now`. */
  findToken(digest: string, kind: TokenKind, now: Instant): Promise<Token | null>;
  saveToken(token: Token): Promise<void>;
  /** Nothing happens where there is none. */
  deleteToken(digest: string): Promise<void>;
  /** Ends all tokens of one kind of an account. */
  deleteTokensOf(account: AccountId, kind: TokenKind): Promise<void>;
  /** Removes what had expired by `now`. */
  deleteExpired(now: Instant): Promise<void>;
}

/** A session, or a link with which to set a password once. */
export type TokenKind = "session" | "password-link";

/** A secret that somebody holds. */
export interface Token {
  /** Hexadecimal SHA-256 of the secret. */
  readonly digest: string;
  readonly kind: TokenKind;
  readonly account: AccountId;
  readonly expires: Instant;
}

/** Small facts about the store itself, such as which policy its tellings follow. */
export interface Notebook {
  /** Null where nothing was noted. */
  findNote(name: string): Promise<string | null>;
  saveNote(name: string, text: string): Promise<void>;
}

/** Runs of the importer, and which record of a source became which incident. */
export interface ImportLedger {
  findImport(id: ImportId): Promise<ImportRun | null>;
  /** Newest first. */
  listImports(page: Page): Promise<Listing<ImportRun>>;
  /** Adds or replaces. */
  saveImport(run: ImportRun): Promise<void>;
  /** Null where nothing of that key has been imported from that source. */
  findImported(source: string, key: string): Promise<Imported | null>;
  /** Adds or replaces the one of the same source and key. */
  saveImported(imported: Imported): Promise<void>;
}

/** Loaded versions of vocabularies. */
export interface VocabularyShelf {
  /** Null where there is none. */
  findVocabulary(digest: Digest): Promise<KeptVocabulary | null>;
  /** In the order of loading. */
  listVocabularies(): Promise<readonly VocabularyEntry[]>;
  /** Keeps a version; keeping one of the same digest again changes nothing. */
  saveVocabulary(vocabulary: KeptVocabulary): Promise<void>;
}

/** Pictures that stand beside records, by the hash of their bytes. */
export interface PictureShelf {
  /** Null where there is none. */
  findPicture(digest: Digest): Promise<Uint8Array | null>;
  /** Keeps a picture; keeping one of the same digest again changes nothing. */
  savePicture(digest: Digest, bytes: Uint8Array): Promise<void>;
  /** Nothing happens where there is none. */
  deletePicture(digest: Digest): Promise<void>;
  /** Every digest, in order; for verification. */
  pictureDigests(): Promise<readonly Digest[]>;
  /** The incidents whose picture it is, in order of id. */
  recordsWithPicture(digest: Digest): Promise<readonly IncidentId[]>;
}

/** Searches that people keep with their account. */
export interface SearchBook {
  /** Those saved last first. */
  listSearches(account: AccountId): Promise<readonly SavedSearch[]>;
  /** Adds one, or replaces the one of the same account and name. */
  saveSearch(search: SavedSearch): Promise<void>;
  /** Nothing happens where there is none. */
  deleteSearch(account: AccountId, name: string): Promise<void>;
}

/** The audit log: entries are added, and nothing of them is ever changed but that their details are erased. */
export interface AuditLog {
  /** Null where nothing was noted. */
  newestEntry(): Promise<AuditEntry | null>;
  /** Adds the entry after the newest. Refuses any other number with `revision-stale`. */
  appendEntry(entry: AuditEntry): Promise<void>;
  /** The entries after a number (0: from the first), oldest first. */
  entriesAfter(number: number, limit: number): Promise<readonly AuditEntry[]>;
  /** Newest first, with the number of all that there are of what is wanted. */
  listEntries(wanted: AuditWanted, page: Page): Promise<Listing<AuditEntry>>;
  /** Erases the details of all entries that were noted before an instant and still have them. Returns how many. */
  eraseDetails(before: Instant): Promise<number>;
}

/** Which entries; what is null is not asked for. */
export interface AuditWanted {
  readonly action: AuditAction | null;
  readonly by: AccountId | null;
  readonly object: string | null;
  /** From this instant on. */
  readonly from: Instant | null;
  /** Before this instant. */
  readonly to: Instant | null;
}

/** Everything that is kept. */
export interface Shelves
  extends
    ReportShelf,
    DraftTray,
    Ledger,
    ProjectionShelf,
    AccountBook,
    Notebook,
    ImportLedger,
    VocabularyShelf,
    PictureShelf,
    SearchBook,
    AuditLog {}

/** A store. */
export interface Store extends Shelves {
  /**
   * Runs the work with all its effects or none. Works run one after another. A work uses the shelves that it is given, and
   * only until it is over: it may not open another transaction, nor write past its own; either is an error.
   */
  transaction<T>(work: (shelves: Shelves) => Promise<T>): Promise<T>;
  /**
   * A token of all that is committed, by this process and by others: as long as it stays the same, every read gives what it gave.
   * Commits of other processes are seen in the next turn of the event loop at the latest. Prompt and cheap enough to be asked on every request.
   */
  stamp(): number;
  /** Checks the store's own soundness (file, indexes); what is wrong, as sentences; empty where nothing is. */
  check(): Promise<readonly string[]>;
  /** Closes it; nothing may be asked afterwards. */
  close(): Promise<void>;
}
