/**
 * Access: who may do what to what, in one table. The faces and the use cases ask here and decide nothing of themselves: `decide` before
 * anything is looked at, `requirePossible` with the state that a transaction finds.
 *
 * What somebody may read is not decided here: that is the audience of their role, and `disclosure.ts` alone makes what audiences are told.
 */
import { type Account, type AccountId, accountStates } from "./account.ts";
import { type AudienceName, type GroupName, partnersOf, type Tier, tierOf, tiers } from "./audience.ts";
import { isReadable, type SharingGroup } from "./group.ts";
import { keyStates, type Scope } from "./key.ts";
import { Refusal, type RefusalCode, type RefusalDetails } from "./refusal.ts";
import type { Role } from "./role.ts";

const anybody = ["visitor", "member", "partner", "curator", "editor", "administrator"] as const;
/** Everybody who has an account. */
const everyone = ["member", "partner", "curator", "editor", "administrator"] as const;
const desk = ["curator", "editor", "administrator"] as const;
const editors = ["editor", "administrator"] as const;
const administrators = ["administrator"] as const;

/** Somebody's role; a visitor is not signed in. */
export type Standing = Role | "visitor";

/**
 * What is acted upon: the states that it can be in, how it is refused where there is none (or none that the actor may know of), and what is
 * answered in the states in which something is not possible.
 */
export const objects = {
  draft: {
    states: ["open", "published", "abandoned"],
    absent: "draft-not-found",
    impossible: { published: "draft-closed", abandoned: "draft-closed" },
  },
  record: {
    // Unpublished: a number that a draft has, or nobody.
    states: ["unpublished", "published", "withdrawn"],
    absent: "incident-not-found",
    impossible: { unpublished: "incident-not-found", withdrawn: "incident-withdrawn" },
  },
  account: {
    states: accountStates,
    absent: "account-not-found",
    impossible: {
      invited: "account-state",
      unverified: "account-state",
      pending: "account-state",
      active: "account-state",
      suspended: "account-state",
    },
  },
  key: {
    states: keyStates,
    absent: "key-not-found",
    impossible: { expired: "key-over", revoked: "key-over" },
  },
  import: { states: ["running", "finished"], absent: "page-not-found", impossible: {} },
  search: { states: ["kept"], absent: "search-not-found", impossible: {} },
  session: { states: ["live"], absent: "session-not-found", impossible: {} },
} as const satisfies Record<string, Thing>;

interface Thing {
  readonly states: readonly string[];
  readonly absent: RefusalCode;
  readonly impossible: Readonly<Record<string, RefusalCode>>;
}

/** What is acted upon, by name. */
export type ObjectKind = keyof typeof objects;

/** The states of one kind of object. */
export type StateOf<Kind extends ObjectKind> = (typeof objects)[Kind]["states"][number];

/** What one operation is, and who may do it. */
interface RuleBase {
  /** What is done, as a person reads it. */
  readonly does: string;
  readonly roles: readonly Standing[];
  /** The scope by which an API key may do it for somebody who may; null: no key may. */
  readonly scope: Scope | null;
}

/** An operation on nothing in particular. */
interface PlainRule extends RuleBase {
  readonly on: null;
}

/** An operation on an object. */
interface ObjectRule<Kind extends ObjectKind> extends RuleBase {
  readonly on: Kind;
  /** The states in which it is possible. */
  readonly in: readonly StateOf<Kind>[];
  /** `only`: what is not one's own is answered as if there were none. `never`: not to what is one's own. Absent: it makes no difference. */
  readonly own?: "only" | "never";
  /** Who may do it to what is others' all the same. */
  readonly others?: readonly Role[];
}

type Rule = PlainRule | { [Kind in ObjectKind]: ObjectRule<Kind> }[ObjectKind];

const onDraft = { on: "draft", roles: desk, scope: null } as const;
const onRecord = { on: "record", roles: desk, scope: null } as const;
const onAccount = { on: "account", roles: administrators, scope: null } as const;
const ofOneself = { on: null, roles: everyone, scope: null } as const;

/** Everything that only some may do, or only in some states, by who, to what, and when. */
export const operations = {
  read: { does: "read what one's audience is told, and take it along", on: null, roles: anybody, scope: "read" },

  curate: { does: "enter the desk and read there", on: null, roles: desk, scope: null },
  receive: { does: "receive a report and open a draft", on: null, roles: desk, scope: null },
  review: { ...onDraft, does: "decide on proposals, add, amend, mark", in: ["open"] },
  publish: { ...onDraft, does: "publish a draft as the next revision of its record", in: ["open"] },
  revise: { ...onRecord, does: "add a revision to a record by publishing", in: ["unpublished", "published"] },
  rebase: { ...onDraft, does: "lay a draft on the newest revision of its record", in: ["open"] },
  abandon: { ...onDraft, does: "put a draft aside", in: ["open"] },
  reopen: { ...onDraft, does: "take up a draft that was put aside", in: ["open", "abandoned"] },
  correct: { ...onRecord, does: "open a draft on a record", in: ["published", "withdrawn"] },
  illustrate: { ...onRecord, does: "put a picture beside a record", in: ["published"] },
  "take-picture-off": { ...onRecord, does: "take the picture of a record away", in: ["published", "withdrawn"] },
  restrict: {
    ...onRecord,
    does: "narrow who may know of a record, a report or a source, and set embargoes",
    in: ["published", "withdrawn"],
  },
  withdraw: { ...onRecord, does: "withdraw a record", roles: editors, in: ["published"] },
  reinstate: { ...onRecord, does: "take a withdrawal back", roles: editors, in: ["published", "withdrawn"] },
  "take-down": {
    ...onRecord,
    does: "take a value down from all that was ever told",
    roles: editors,
    in: ["published", "withdrawn"],
  },
  import: { does: "import data sets", on: null, roles: desk, scope: "import" },
  "read-import": {
    does: "read what became of an import",
    on: "import",
    roles: desk,
    scope: "import",
    in: ["running", "finished"],
  },

  administer: { does: "see accounts and keys", on: null, roles: administrators, scope: null },
  invite: { does: "add an account", on: null, roles: administrators, scope: null },
  approve: { ...onAccount, does: "approve a registration", in: ["pending"], own: "never" },
  refuse: { ...onAccount, does: "refuse a registration", in: ["unverified", "pending"], own: "never" },
  suspend: { ...onAccount, does: "suspend an account", in: ["invited", "active"], own: "never" },
  resume: { ...onAccount, does: "lift a suspension", in: ["suspended"], own: "never" },
  "change-account": {
    ...onAccount,
    does: "give an account another role or other groups",
    in: accountStates,
    own: "never",
  },
  "erase-account": { ...onAccount, does: "erase somebody's account", in: accountStates, own: "never" },
  "renew-link": { ...onAccount, does: "make a fresh link to set a password", in: ["invited", "active"] },
  "change-groups": {
    does: "make, describe, close and reopen sharing groups",
    on: null,
    roles: administrators,
    scope: null,
  },
  "change-policy": { does: "change the disclosure policy", on: null, roles: administrators, scope: null },
  "read-audit": { does: "read and export the audit log", on: null, roles: administrators, scope: null },

  "keep-account": { ...ofOneself, does: "see and change one's own account and second factors, take a copy, erase it" },
  "end-session": { does: "end a session", on: "session", roles: everyone, scope: null, in: ["live"], own: "only" },
  "keep-search": { ...ofOneself, does: "keep a search" },
  "delete-search": { does: "delete a search", on: "search", roles: everyone, scope: null, in: ["kept"], own: "only" },
  "make-key": { ...ofOneself, does: "make an API key" },
  "rotate-key": { does: "replace an API key", on: "key", roles: everyone, scope: null, in: ["active"], own: "only" },
  "revoke-key": {
    does: "revoke an API key",
    on: "key",
    roles: everyone,
    scope: null,
    in: ["active"],
    own: "only",
    others: administrators,
  },
} as const satisfies Record<string, Rule>;

/** One such thing. */
export type Operation = keyof typeof operations;

/** The operations that are done to something. */
export type ObjectOperation = {
  [Name in Operation]: (typeof operations)[Name]["on"] extends ObjectKind ? Name : never;
}[Operation];

/** The kind of object that an operation is done to. */
export type ObjectOf<Name extends ObjectOperation> = Extract<(typeof operations)[Name]["on"], ObjectKind>;

/** Who acts. */
export interface Actor {
  /** Null: a visitor. */
  readonly account: Pick<Account, "id" | "role" | "state"> | null;
  /** What the API key is good for that speaks for them; null: they came themselves. */
  readonly scopes: readonly Scope[] | null;
}

/** What is acted upon. */
export interface Acted {
  readonly state: string;
  /** Whose it is, or who it is; null: nobody's. */
  readonly owner: AccountId | null;
}

/**
 * Whether somebody may do it: `allowed`, or why not. Who they are is looked at first, then whether they may know of the object, and its
 * state last, so that no refusal tells of what is not theirs. Without an object only the first is asked.
 */
export function decide(actor: Actor, operation: Operation, acted: Acted | null = null): "allowed" | RefusalCode {
  const rule: Rule = operations[operation];
  const account = actor.account?.state === "active" ? actor.account : null;
  if (actor.scopes !== null) {
    if (account === null) return "key-refused";
    if (rule.scope === null) return "key-not-taken";
    if (!actor.scopes.includes(rule.scope)) return "key-scope-missing";
  }
  const standing: Standing = account?.role ?? "visitor";
  if (!rule.roles.includes(standing)) return account === null ? "sign-in-required" : "not-allowed";
  if (rule.on === null || acted === null) return "allowed";
  const isOwn = account !== null && acted.owner === account.id;
  if (rule.own === "only" && !isOwn && (account === null || rule.others?.includes(account.role) !== true)) {
    return objects[rule.on].absent;
  }
  if (rule.own === "never" && isOwn) return "own-account";
  return impossibleIn(rule, acted.state) ?? "allowed";
}

/**
 * Refuses what is not possible in the state in which an object is found. For use cases, inside of their transactions: who may do it at all
 * was decided before.
 */
export function requirePossible<Name extends ObjectOperation>(
  operation: Name,
  state: StateOf<ObjectOf<Name>>,
  details: RefusalDetails,
): void {
  const code = impossibleIn(operations[operation], state);
  if (code !== null) throw new Refusal(code, details);
}

/** Whether a role may do it at all. A role that this house does not know may do nothing. For what pages offer. */
export function mayDo(role: Role, operation: Operation): boolean {
  const allowed: readonly Standing[] = operations[operation].roles;
  return allowed.includes(role);
}

/** Which tier of readers a role belongs to. A role that this house does not know is told what the public is told. */
export function tierOfRole(role: Role): Tier {
  if (role === "member" || role === "partner") return role;
  return mayDo(role, "curate") ? "desk" : "public";
}

/** What of an account says what its holder is told. */
export type Reader = Pick<Account, "role" | "groups" | "readsAs">;

/** What somebody is told who comes themselves. A partner of several groups reads as one of them at a time: as the one that they chose, else as the first. */
export function audienceOf(reader: Reader, groups: readonly SharingGroup[]): AudienceName {
  const own = reader.role === "partner" ? groupsOf(reader, groups) : [];
  const chosen = own.find((name) => name === reader.readsAs) ?? own[0];
  return chosen === undefined ? tierOfRole(reader.role) : partnersOf(chosen);
}

/** The groups that a partner can read as one of, or the desk give a key for: those that are there for them by now. */
export function groupsOf({ role, groups: own }: Reader, groups: readonly SharingGroup[]): readonly GroupName[] {
  const readable = groups.filter(isReadable).map(({ name }) => name);
  if (tierOfRole(role) === "desk") return readable;
  return role === "partner" ? readable.filter((name) => own.includes(name)) : [];
}

/** The audiences that somebody may give to a key: their own and every wider one, from the widest. */
export function audiencesFor(reader: Reader, groups: readonly SharingGroup[]): readonly AudienceName[] {
  const own = groupsOf(reader, groups).map(partnersOf);
  const tier = tierOfRole(reader.role);
  return tier === "desk"
    ? ["public", "member", "partner", ...own, "desk"]
    : [...tiers.slice(0, tiers.indexOf(tier) + 1), ...own];
}

/** What a key is told that was given an audience: never more than its owner is by now. */
export function audienceWithin(given: AudienceName, owner: Reader, groups: readonly SharingGroup[]): AudienceName {
  if (audiencesFor(owner, groups).includes(given)) return given;
  const [one, other] = [tierOf(given), tierOfRole(owner.role)];
  return tiers.indexOf(one) < tiers.indexOf(other) ? one : other;
}

/** Where a record stands: unpublished where there is none. */
export function recordStateOf(
  incident: { readonly revision: number; readonly withdrawn: object | null } | null,
): StateOf<"record"> {
  if (incident === null || incident.revision === 0) return "unpublished";
  return incident.withdrawn === null ? "published" : "withdrawn";
}

function impossibleIn(rule: Exclude<Rule, PlainRule>, state: string): RefusalCode | null {
  const possible: readonly string[] = rule.in;
  if (possible.includes(state)) return null;
  const impossible: Readonly<Record<string, RefusalCode>> = objects[rule.on].impossible;
  // Nothing of the house is ever in a state that the table does not know: what cannot be judged is not there.
  return impossible[state] ?? objects[rule.on].absent;
}
