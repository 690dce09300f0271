/**
 * Audit: who did what to the casebook, in a chain of entries that nobody can change or leave out unnoticed.
 *
 * Every entry names the digest of the one before it. What an entry says beyond its frame (names, addresses) is in the chain by a salted
 * digest alone, so that personal details can be erased when their time is over and the chain still holds.
 */
import { type AccountId, houseAccount } from "./account.ts";
import { canonicalJson, type Digest, digestOf, digestOfValue } from "./digest.ts";
import { type Finding, finding } from "./finding.ts";
import type { Instant } from "./report.ts";

/** Everything that is noted, with what it means. */
export const auditActions = {
  "sign-in": "signed in",
  "sign-in-refused": "an attempt to sign in was refused",
  "sign-out": "signed out",
  "session-ended": "a session was ended from elsewhere",
  "account-invited": "an account was added, with a link to set it up",
  "account-registered": "somebody registered",
  "account-approved": "an account was approved",
  "account-refused": "a registration was refused",
  "account-suspended": "an account was suspended",
  "account-resumed": "a suspension was lifted",
  "account-changed": "an account's role, groups or address were changed",
  "account-erased": "an account was erased",
  "account-exported": "a person took a copy of their account's data",
  "password-set": "a password was set",
  "password-link": "a link to set a password was made",
  "factor-changed": "a second factor, passkey or identity was added or removed",
  "recovery-code-used": "a recovery code was used",
  "key-created": "an API key was made",
  "key-used": "an API key was used; noted once an hour at most",
  "key-revoked": "an API key was revoked",
  "report-received": "a report was received",
  "draft-opened": "a draft was opened",
  "draft-reviewed": "proposals of a draft were decided",
  "draft-abandoned": "a draft was put aside",
  "draft-reopened": "a draft that was put aside was taken up again",
  "draft-rebased": "a draft was laid on the newest revision of its record",
  "record-published": "a revision was published",
  "record-withdrawn": "a record was withdrawn",
  "record-reinstated": "a withdrawal was taken back",
  "record-illustrated": "a picture was hung or taken off",
  "restriction-changed": "who may know of a record, report or source was narrowed or widened",
  "takedown-lifted": "what was taken down is told again",
  "value-taken-down": "a value was taken down from all that was ever told",
  "import-run": "a data set was imported",
  "policy-changed": "the disclosure policy was changed",
  "disclosed-again": "records were disclosed anew",
  "group-changed": "a sharing group was made, renamed or ended",
  exported: "records were given out as a file",
  released: "a data set was released",
  "vocabulary-loaded": "a vocabulary was loaded",
  "vocabulary-chosen": "a version of a vocabulary was put into use",
  "sample-loaded": "sample records were loaded",
  "sample-removed": "the sample records were withdrawn",
  "mail-failed": "a mail could not be sent",
  "audit-exported": "the audit log was exported",
  "audit-detail-erased": "details of old entries were erased",
} as const;

/** One kind of entry. */
export type AuditAction = keyof typeof auditActions;

/** Whether a word is the name of one. */
export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(auditActions, text);
}

/** By which way somebody came: a page with a session, a one-time link, a key, name and password with each request, the command line, nobody known, or the house of itself. */
export type Via = "session" | "link" | `key:${string}` | "basic" | "command-line" | "visitor" | "house";

/** Who acts, and by which way they came. Where both are left out it is the house itself; nobody known where only the account is, but for the command line. */
export interface Acting {
  readonly by?: AccountId;
  readonly via?: Via;
}

/** What was done. */
export interface Deed {
  readonly action: AuditAction;
  /** Null: nobody who is known. */
  readonly by: AccountId | null;
  readonly via: Via;
  /** What it was done to, such as a record number or an account's id; null: nothing in particular. */
  readonly object: string | null;
  /** Further facts, never secrets. Names, addresses and other words that may have to be erased belong here and nowhere else. */
  readonly detail: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** Who acted and by which way, as it is noted. */
export function actingIn({ by, via = "house" }: Acting): Pick<Deed, "by" | "via"> {
  const isHouse = via === "house" || via === "command-line";
  return { by: by ?? (isHouse ? houseAccount : null), via };
}

/** One entry of the log. */
export interface AuditEntry extends Omit<Deed, "detail"> {
  /** Counted from 1, without gaps. */
  readonly number: number;
  readonly at: Instant;
  /** Null: erased. */
  readonly detail: Deed["detail"] | null;
  /** 16 random bytes in hexadecimal digits, so that an erased detail cannot be guessed from its digest; null: erased with it. */
  readonly salt: string | null;
  readonly detailDigest: Digest;
  /** Null for the first. */
  readonly predecessor: Digest | null;
  /** Digest of all the above but `detail` and `salt`. */
  readonly digest: Digest;
}

/** The entry of a deed, after the newest one that there is. */
export function entryOf(deed: Deed, at: Instant, salt: string, newest: AuditEntry | null): AuditEntry {
  const { action, by, via, object, detail } = deed;
  const framed = {
    number: (newest?.number ?? 0) + 1,
    at,
    action,
    by,
    via,
    object,
    detailDigest: digestOfDetail(detail, salt),
    predecessor: newest?.digest ?? null,
  };
  return { ...framed, detail, salt, digest: digestOfValue(framed) };
}

/** An entry of which the details are erased. The chain holds as before. */
export function withoutDetail(entry: AuditEntry): AuditEntry {
  return { ...entry, detail: null, salt: null };
}

/** What breaks the chain among entries that follow one another; `before` is the one before the first, null where there is none. */
export function verifyAudit(entries: readonly AuditEntry[], before: AuditEntry | null): readonly Finding[] {
  return entries.flatMap((entry, index) => {
    const previous = entries[index - 1] ?? before;
    const { detail, salt, digest, ...framed } = entry;
    const follows = entry.number === (previous?.number ?? 0) + 1 && entry.predecessor === (previous?.digest ?? null);
    const detailHolds =
      detail === null || salt === null
        ? detail === null && salt === null
        : digestOfDetail(detail, salt) === entry.detailDigest;
    const sound = follows && detailHolds && digestOfValue(framed) === digest;
    return sound ? [] : [finding(`audit entry ${entry.number}`, "chain-broken", digest)];
  });
}

/** That details were erased: of all entries before this one that were noted before an instant, or of some by their numbers. */
export interface Erasure {
  /** Of the entry that says so. */
  readonly number: number;
  /** Null where numbers are given. */
  readonly before: Instant | null;
  /** The first and the last number of each run of entries. */
  readonly runs: readonly (readonly [number, number])[];
}

/** The erasure that an entry of `audit-detail-erased` tells of; null where it is no such entry. The instant or the numbers are its object, which stays. */
export function erasureIn({ action, number, object }: AuditEntry): Erasure | null {
  if (action !== "audit-detail-erased" || object === null) return null;
  if (!object.startsWith(runsMark)) return { number, before: object, runs: [] };
  const runs = object.slice(runsMark.length).split(",");
  return { number, before: null, runs: runs.map((run) => parseRun(run)) };
}

const runsMark = "entries ";

/** In runs; more are told by several entries. */
const mostRuns = 100;

/** How an erasure names entries, in their order: `entries 3,7-9`. One object for each entry of `audit-detail-erased` that is needed. */
export function sayErased(numbers: readonly number[]): readonly string[] {
  const runs: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  const said = runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`));
  const parts = Math.ceil(said.length / mostRuns);
  return Array.from({ length: parts }, (_, part) => {
    return `${runsMark}${said.slice(part * mostRuns, (part + 1) * mostRuns).join(",")}`;
  });
}

function parseRun(text: string): readonly [number, number] {
  const [first = "", last = first] = text.split("-");
  return [Number(first), Number(last)];
}

/** Entries whose details are missing though no erasure that was noted later tells of them. */
export function verifyErased(entries: readonly AuditEntry[], erasures: readonly Erasure[]): readonly Finding[] {
  const isNoted = ({ number, at }: AuditEntry) =>
    erasures.some(
      (erasure) =>
        erasure.number > number &&
        (erasure.before === null
          ? erasure.runs.some(([first, last]) => first <= number && number <= last)
          : at < erasure.before),
    );
  return entries
    .filter((entry) => entry.detail === null && !isNoted(entry))
    .map(({ number, digest }) => finding(`audit entry ${number}`, "audit-detail-missing", digest));
}

/** Number and digest of an entry, by which it can be named outside of the house: `41:9f86d0…`. */
export interface AuditHead {
  readonly number: number;
  readonly digest: Digest;
}

/** The head as a word; of an empty log `0`. */
export function sayHead(head: AuditHead | null): string {
  return head === null ? "0" : `${head.number}:${head.digest}`;
}

/** The head that a word names; null where it is none. */
export function parseHead(text: string): AuditHead | null {
  const [, number = "", digest = ""] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return digest === "" ? null : { number: Number(number), digest: digest as Digest };
}

function digestOfDetail(detail: Deed["detail"], salt: string): Digest {
  return digestOf(`${salt} ${canonicalJson(detail)}`);
}
