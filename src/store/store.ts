/**
 * What the house asks of a store, in nouns of the domain. Every adapter passes the same contract suite (`contract.ts`).
 *
 * A call that resolves is kept: it survives the process being killed at the next instant. Reads outside a transaction see
 * only what was committed. Inside `transaction` all calls see each other's effects, and either all are kept or none.
 */
import type { Account, AccountId, Identity } from "../domain/account.ts";
import type { AudienceName, GroupName } from "../domain/audience.ts";
import type { AuditAction, AuditEntry } from "../domain/audit.ts";
import type { Digest } from "../domain/digest.ts";
import type { Draft, DraftId } from "../domain/draft.ts";
import type { SharingGroup } from "../domain/group.ts";
import type { Imported, ImportId, ImportRun } from "../domain/import-run.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import type { ApiKey, KeyId } from "../domain/key.ts";
import type { News } from "../domain/news.ts";
import type { PolicyStanding, PolicyVersion } from "../domain/policy-book.ts";
import type { Telling } from "../domain/projection.ts";
import type { Instant, Report, ReportId } from "../domain/report.ts";
import type { Restriction } from "../domain/restriction.ts";
import type { Revision } from "../domain/revision.ts";
import type { SavedSearch } from "../domain/saved-search.ts";
import type { Source, SourceId } from "../domain/source.ts";
import type { Token, TokenKind } from "../domain/token.ts";
import type { KeptVocabulary, VocabularyEntry } from "../domain/vocabulary.ts";

/** Reports, with the bytes that they were made of, and their sources. */
export interface ReportShelf {
  /** Null where there is none. */
  findReport(id: ReportId): Promise<Report | null>;
  /** The report but for its text, which is most of it; null where there is none. */
  findReportHead(id: ReportId): Promise<Omit<Report, "text"> | null>;
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
  /** The next ids after one, in order of id; from the first where it is null. */
  incidentIdsAfter(after: IncidentId | null, limit: number): Promise<readonly IncidentId[]>;
  /** The ids up to and with one, the last first. */
  incidentIdsUpTo(last: IncidentId, limit: number): Promise<readonly IncidentId[]>;
  findRevision(incident: IncidentId, number: number): Promise<Revision | null>;
  /** From the first to the newest. */
  listRevisions(incident: IncidentId): Promise<readonly Revision[]>;
  /** Adds a revision. Refuses with `revision-stale` where one of that incident and number is kept: none is ever replaced. */
  appendRevision(revision: Revision): Promise<void>;
}

/** What audiences are told: one telling for each incident and audience, kept ready for reading. */
export interface ProjectionShelf {
  findTelling(incident: IncidentId, audience: AudienceName): Promise<Telling | null>;
  /** What each of several audiences is told of one incident, in their order; null where nothing. What they are told alike may be the same object. */
  findTellings(incident: IncidentId, audiences: readonly AudienceName[]): Promise<readonly (Telling | null)[]>;
  /** Adds or replaces the telling of its incident and audience, which is a change of the news that `newsOf` makes of it; to tell what is kept already is none. */
  saveTelling(telling: Telling): Promise<void>;
  /**
   * The same for what several audiences are told of one incident, each at most once; what they are told alike a store may keep once.
   * `before`: what each of them takes the place of, where the caller has found it in this very state, so that it need not be read again.
   */
  saveTellings(tellings: readonly Telling[], before?: readonly (Telling | null)[]): Promise<void>;
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
  /** The account of which this is the proven address; compared without regard to case. */
  findAccountByAddress(address: string): Promise<Account | null>;
  /** The account that is linked with an identity at a provider. Both of its parts are compared letter by letter. */
  findAccountByIdentity(identity: Identity): Promise<Account | null>;
  /** By name. */
  listAccounts(): Promise<readonly Account[]>;
  /** Adds or replaces. Refuses with `account-exists` where another account has that name, with `address-taken` where another has proven that address, and with `identity-taken` where another is linked with one of its identities. */
  saveAccount(account: Account): Promise<void>;
  /** Removes an account with its tokens and its mails. Nothing happens where there is none. */
  deleteAccount(id: AccountId): Promise<void>;
  /** Null where there is none or it is not good at `now` (`isLive`). */
  findToken(digest: string, kind: TokenKind, now: Instant): Promise<Token | null>;
  /** Those of an account, the newest first, whether they are good still or not. */
  listTokens(account: AccountId, kind: TokenKind): Promise<readonly Token[]>;
  /** Adds or replaces the one of that digest. */
  saveToken(token: Token): Promise<void>;
  /** Notes when a token was last shown; nothing happens where there is none or it was seen later. */
  saveSeen(digest: string, seen: Instant): Promise<void>;
  /** Nothing happens where there is none. */
  deleteToken(digest: string): Promise<void>;
  /** Ends all tokens of one kind of an account. */
  deleteTokensOf(account: AccountId, kind: TokenKind): Promise<void>;
  /** Removes what had expired by `now`. Returns how many. */
  deleteExpired(now: Instant): Promise<number>;
}

/** API keys, kept only as digests. */
export interface KeyBook {
  /** Null where there is none. */
  findKey(id: KeyId): Promise<ApiKey | null>;
  /** By the digest of the whole key, be it good or over; null where there is none. */
  findKeyByDigest(digest: Digest): Promise<ApiKey | null>;
  /** Those of an account, the newest first, over or not. */
  listKeys(account: AccountId): Promise<readonly ApiKey[]>;
  /** Everybody's, the newest first. */
  listAllKeys(page: Page): Promise<Listing<ApiKey>>;
  /** Adds or replaces the one of that id. */
  saveKey(key: ApiKey): Promise<void>;
  /** Nothing happens where there is none. */
  deleteKey(id: KeyId): Promise<void>;
  /** Removes all of an account. */
  deleteKeysOf(account: AccountId): Promise<void>;
}

/** Mails that wait to be sent. */
export interface MailQueue {
  /** Adds or replaces. */
  saveMail(mail: WaitingMail): Promise<void>;
  /** Null where there is none: it was sent, given up or never there. */
  findMail(id: MailId): Promise<WaitingMail | null>;
  /** Those to be tried by `now`, or queued after it by a wrong clock, in the order in which they were to be; at most `limit`. */
  mailsDue(now: Instant, limit: number): Promise<readonly WaitingMail[]>;
  /** How many wait, and since when the oldest. */
  mailsWaiting(): Promise<{ readonly mails: number; readonly oldest: Instant | null }>;
  /** Nothing happens where there is none. */
  deleteMail(id: MailId): Promise<void>;
}

declare const mailBrand: unique symbol;

/** The random name of a mail. */
export type MailId = string & { readonly [mailBrand]: true };

/** One mail that waits. It may hold secrets, so it is kept only until it was sent or given up. */
export interface WaitingMail {
  readonly id: MailId;
  /** Whom it concerns; null: nobody who has an account. */
  readonly account: AccountId | null;
  /** Null: nothing is sent. It stands for a mail that somebody would have got. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly queued: Instant;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is to be tried next. */
  readonly due: Instant;
}

/** The policies over time, and how far a change of them has come. */
export interface PolicyBook {
  /** Null where there is none of that number. */
  findPolicy(number: number): Promise<PolicyVersion | null>;
  /** Newest first. */
  listPolicies(page: Page): Promise<Listing<PolicyVersion>>;
  /** Adds the version after the newest. Refuses any other number with `revision-stale`. */
  appendPolicy(version: PolicyVersion): Promise<void>;
  /** Null: no policy was ever put in force. */
  findStanding(): Promise<PolicyStanding | null>;
  saveStanding(standing: PolicyStanding): Promise<void>;
}

/** Sharing groups. None is ever removed. */
export interface GroupBook {
  /** Null where there never was one of that name. */
  findGroup(name: GroupName): Promise<SharingGroup | null>;
  /** All that there ever were, by name. */
  listGroups(): Promise<readonly SharingGroup[]>;
  /** Adds a group or replaces the one of the same name. */
  saveGroup(group: SharingGroup): Promise<void>;
}

/** Small facts about the store itself, such as the key that forms are signed with. */
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

/** A report or a source, as far as it can be restricted. Records carry their own restriction. */
export type Restricted =
  { readonly kind: "report"; readonly id: ReportId } | { readonly kind: "source"; readonly id: SourceId };

/** Restrictions of reports and sources, the records that rest on them, and when records have to be told anew. */
export interface RestrictionShelf {
  /** Null: nothing narrows it. */
  findRestriction(thing: Restricted): Promise<Restriction | null>;
  /** Adds or replaces it; null takes it away. */
  saveRestriction(thing: Restricted, restriction: Restriction | null): Promise<void>;
  /** The ids of all that is restricted, in order. */
  restrictedIds(kind: Restricted["kind"]): Promise<readonly string[]>;
  /** The reports of a source, newest first. */
  reportsFrom(source: SourceId, page: Page): Promise<Listing<ReportEntry>>;
  /** Records that rest on it in any of their revisions, in order of id: at most `limit`, and how many there are. */
  recordsOn(thing: Restricted, limit: number): Promise<Listing<IncidentId>>;
  /** All records that rest on it have to be told anew at an instant. Returns how many. */
  makeDue(thing: Restricted, at: Instant): Promise<number>;
  /** Null where a record has no embargo, over or to come, and need not be told anew. */
  findOutlook(incident: IncidentId): Promise<Outlook | null>;
  /** Adds or replaces the one of the same incident. */
  saveOutlook(outlook: Outlook): Promise<void>;
  /** Nothing happens where there is none. */
  deleteOutlook(incident: IncidentId): Promise<void>;
  /** Records that had to be told anew by now, those that wait longest first. */
  dueBefore(now: Instant, limit: number): Promise<readonly IncidentId[]>;
  /** How many there are. */
  dueNumber(now: Instant): Promise<number>;
  /** When a record has to be told anew next, past or to come; null: nothing is due. */
  nextDue(): Promise<Instant | null>;
  /** Notes that a record was told anew without a revision, so that what follows its past looks there again. */
  noteRetelling(incident: IncidentId): Promise<void>;
  /** How many were noted. */
  retellingNumber(): Promise<number>;
  /** Those after a number, oldest first. */
  retellingsSince(number: number, limit: number): Promise<readonly Retelling[]>;
}

/** When a record was and has to be told. */
export interface Outlook {
  readonly incident: IncidentId;
  /** The instant as of which all audiences are told of it: embargoes that end later run still, whatever the clock says. Null: not told since. */
  readonly asOf: Instant | null;
  /** When it has to be told anew; null: nothing is to come. */
  readonly due: Instant | null;
}

/** A record that was told anew without a revision. */
export interface Retelling {
  /** Counted from 1, without gaps. */
  readonly number: number;
  readonly incident: IncidentId;
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
  /** Erases the details of all entries that tell of a person. Returns their numbers, in order. */
  eraseDetailsOf(person: AuditedPerson): Promise<readonly number[]>;
}

/** By what the entries are known of which the details tell of one person. */
export interface AuditedPerson {
  /** Whatever was done to it tells of the person. */
  readonly account: AccountId;
  /** What the person did tells of them where it is one of these. */
  readonly actions: readonly AuditAction[];
  /** What names them elsewhere. Entries about the account of somebody else who is there are left alone. */
  readonly named: readonly NamingFact[];
}

/** A fact in the detail of an entry that names a person: other facts may say the same word and mean something else. */
export interface NamingFact {
  /** Such as `email`. */
  readonly fact: string;
  readonly text: string;
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
    KeyBook,
    MailQueue,
    Notebook,
    ImportLedger,
    VocabularyShelf,
    PictureShelf,
    SearchBook,
    PolicyBook,
    GroupBook,
    RestrictionShelf,
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
