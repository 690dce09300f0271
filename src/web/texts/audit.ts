/** What the page of the audit log says: what was done in whole sentences, the facts beside them, and how sound the log is. */
import type { AuditAction, Via } from "../../domain/audit.ts";
import { type Html, html } from "../parts/html.ts";
import { countWords } from "../parts/paging.ts";

type Who = Html | string;
type What = Html | string | null;

/** `to("Ada", "CB-000001")`: the sentence of one deed. What it was done to may be nothing in particular. */
type Telling = (who: Who, what: What) => Html;

const on =
  (verb: string, otherwise: string): Telling =>
  (who, what) =>
    what === null ? html`${who} ${otherwise}.` : html`${who} ${verb} ${what}.`;
const plainly =
  (words: string): Telling =>
  (who) =>
    html`${who} ${words}.`;

/** By action. An action that has no sentence yet is told by what the table of actions says of it. */
const deeds: Readonly<Partial<Record<AuditAction, Telling>>> = {
  "sign-in": plainly("signed in"),
  "sign-in-refused": (who, what) =>
    what === null ? html`${who} was refused at signing in.` : html`${who} was refused at signing in as ${what}.`,
  "sign-out": plainly("signed out"),
  "session-ended": on("ended a session of", "ended a session"),
  "account-invited": on("added the account of", "added an account"),
  "account-registered": on("registered the account", "registered"),
  "account-approved": on("approved the account of", "approved an account"),
  "account-refused": on("refused the registration of", "refused a registration"),
  "account-suspended": on("suspended the account of", "suspended an account"),
  "account-resumed": on("lifted the suspension of", "lifted a suspension"),
  "account-changed": on("changed the account of", "changed an account"),
  "account-erased": on("erased the account of", "erased an account"),
  "account-exported": plainly("took a copy of their account’s data"),
  "password-set": plainly("set a password"),
  "password-link": on("made a link to set a password for", "made a link to set a password"),
  "factor-changed": plainly("changed how they sign in"),
  "recovery-code-used": plainly("used a recovery code"),
  "key-created": on("made the API key", "made an API key"),
  "key-used": on("used the API key", "used an API key"),
  "key-revoked": on("revoked the API key", "revoked an API key"),
  "report-received": on("received the report", "received a report"),
  "draft-opened": on("opened the draft", "opened a draft"),
  "draft-reviewed": on("decided on proposals of the draft", "decided on proposals"),
  "draft-abandoned": on("put aside the draft", "put a draft aside"),
  "draft-reopened": on("took up again the draft", "took a draft up again"),
  "draft-rebased": on("laid on the newest revision the draft", "laid a draft on the newest revision"),
  "record-published": on("published a revision of", "published a revision"),
  "record-withdrawn": on("withdrew", "withdrew a record"),
  "record-reinstated": on("took back the withdrawal of", "took a withdrawal back"),
  "record-illustrated": on("changed the picture of", "changed a picture"),
  "restriction-changed": on("changed who may know of", "changed who may know of something"),
  "value-taken-down": on("took a value down from", "took a value down"),
  "takedown-lifted": on("has told again what was taken down from", "has told again what was taken down"),
  "import-run": on("ran the import", "ran an import"),
  "policy-changed": on("changed the disclosure policy to version", "changed the disclosure policy"),
  "disclosed-again": (who) => html`${who} disclosed records anew.`,
  "group-changed": on("changed the sharing group", "changed a sharing group"),
  exported: on("took records along as", "took records along"),
  released: on("made the release", "made a release"),
  "vocabulary-loaded": on("loaded the vocabulary", "loaded a vocabulary"),
  "vocabulary-chosen": on("put into use a version of the vocabulary", "put a version of a vocabulary into use"),
  "sample-loaded": plainly("loaded sample records"),
  "sample-removed": plainly("withdrew the sample records"),
  "mail-failed": on("could not send a mail to", "could not send a mail"),
  "audit-exported": on("took the audit log along as", "took the audit log along"),
  "audit-detail-erased": on("erased the details of", "erased the details of old entries"),
};

const ways: Readonly<Record<Exclude<Via, `key:${string}`>, string>> = {
  session: "in a session",
  link: "by a one-time link",
  basic: "with name and password",
  "command-line": "on the command line",
  visitor: "as a visitor",
  house: "",
};

/** The texts. */
export const auditTexts = {
  title: "Audit log",
  lead: html`Who did what to this casebook. Entries are chained, so that none can be changed or left out unnoticed;
  nobody can remove one, administrators neither.`,
  heading: "Entries",
  filters: "Narrow the list",
  labels: { action: "What was done", person: "By whom", object: "To what", from: "From", to: "To" },
  hints: {
    person: "The name of an account.",
    object: "A record number, a draft, a report, an account’s id.",
  },
  anything: "anything",
  show: "Show",
  everything: "Show everything",
  count: (n: number) => countWords(n, "entry", "entries"),
  none: "Nothing has been noted yet. Whatever is done from now on will stand here.",
  noneSo: "No entry is of that kind.",
  wrong: "Nothing could be looked up so.",
  number: (n: number) => `no. ${n.toLocaleString("en-US")}`,

  take: "Take these entries along",
  takeHint: "Oldest first, with everything by which the chain can be verified elsewhere. That you did is noted.",
  forms: { csv: "as CSV", ndjson: "as NDJSON" },

  chain: {
    sound: (entries: number, at: string) =>
      `The chain holds: checked up to entry ${entries.toLocaleString("en-US")} at ${at}.`,
    partly: (checked: number, entries: number, at: string) =>
      `The chain holds as far as it was checked: up to entry ${checked.toLocaleString("en-US")} of ${entries.toLocaleString("en-US")} at ${at}. Each look at this page checks some more.`,
    broken: (at: string) => `The chain does not hold. Checked at ${at}:`,
    next: html`Stop those who can write to the store’s file, keep a copy of it, and run <code>casebook verify</code>.`,
  },

  who: { house: "Casebook itself", nobody: "Somebody not known", former: "A former member" },
  /** Whose account it is, amid a sentence. */
  whose: { house: "Casebook itself", former: "a former member" },
  /** By which way; empty where the sentence says it. */
  way: (via: Via) => (isKey(via) ? `with the API key ${via.slice("key:".length)}` : ways[via]),
  deed: (action: AuditAction, meaning: string, who: Who, what: What): Html =>
    deeds[action]?.(who, what) ?? html`${who}: ${meaning}${what === null ? null : html` (${what})`}.`,
  entriesBefore: (instant: string) => `entries from before ${instant}`,
  erased: "Its details are erased.",
  nothing: "none",
  yes: "yes",
  no: "no",
  /** Facts beside the sentence, by their names; those that are not here stand under their own. */
  facts: {
    accept: "accepted",
    accepted: "accepted",
    add: "added",
    address: "from",
    amend: "amended",
    asked: "asked for",
    audience: "told as to",
    created: "new",
    digest: "digest",
    draft: "draft",
    entries: "entries",
    file: "file",
    fileCount: "number of files",
    files: "files",
    format: "format",
    from: "from revision",
    mark: "marked",
    marking: "marking",
    name: "name",
    note: "note",
    number: "number",
    part: "part",
    picture: "picture",
    problem: "stopped by",
    proposals: "proposals",
    publisher: "publisher",
    reason: "reason",
    record: "record",
    records: "records",
    refused: "refused",
    reject: "rejected",
    report: "report",
    retire: "retired",
    revised: "changed",
    revision: "revision",
    role: "role",
    rule: "rule",
    selection: "selection",
    title: "title",
    to: "to revision",
    told: "changed for",
    unchanged: "unchanged",
    undo: "taken back",
    url: "address",
    version: "version",
    whole: "to the end",
    withdrawn: "withdrawn",
  } as Readonly<Partial<Record<string, string>>>,
} as const;

function isKey(via: Via): via is `key:${string}` {
  return via.startsWith("key:");
}
