/** Accounts: the people who may sign in, and by what they prove that it is they. */
import type { GroupName } from "./audience.ts";
import type { Instant } from "./report.ts";
import type { Role } from "./role.ts";

declare const accountBrand: unique symbol;

/** A random name that says nothing about the person. */
export type AccountId = string & { readonly [accountBrand]: true };

/**
 * Where an account stands: `invited` until the person has set a way to sign in · `unverified`: registered by oneself, the address not
 * proven yet · `pending`: waits for an administrator's approval · `active` · `suspended`: may not sign in, and nothing of it works.
 */
export const accountStates = ["invited", "unverified", "pending", "active", "suspended"] as const;

/** One such state. */
export type AccountState = (typeof accountStates)[number];

/** One person's account. */
export interface Account {
  readonly id: AccountId;
  /** What the person signs in with, compared without regard to case. */
  readonly name: string;
  readonly role: Role;
  readonly state: AccountState;
  /** Null: none is known, so nothing can be sent. */
  readonly email: EmailAddress | null;
  /** The sharing groups that a partner belongs to. */
  readonly groups: readonly GroupName[];
  /** The group as one of whose partners the person reads; null, or a group that they are not of: the first of theirs. */
  readonly readsAs: GroupName | null;
  /** Encoded argon2id hash; null until the person has set a password. */
  readonly password: string | null;
  /** Null: no second factor of this kind. */
  readonly totp: Totp | null;
  /** Digests of the recovery codes that were not used yet. */
  readonly recoveryCodes: readonly string[];
  readonly passkeys: readonly Passkey[];
  /** By whom else the person is vouched for. */
  readonly identities: readonly LinkedIdentity[];
  readonly created: Instant;
  /** What somebody who registered said of themselves, for those who approve; null once that is decided, and for all others. */
  readonly introduction: string | null;
}

/** A name or an address of an account as it is compared: without regard to case and to ways of encoding a letter. Stores keep it: a change here needs a migration. */
export function accountKeyOf(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** An address that mails go to. */
export interface EmailAddress {
  readonly address: string;
  /** When it was proven that the person reads it; null: not yet. */
  readonly verified: Instant | null;
}

/** A second factor of codes that change every 30 seconds (TOTP, RFC 6238). */
export interface Totp {
  /** Base 32; as the store keeps it, sealed (`factor-secret.ts`). */
  readonly secret: string;
  /** When its first code was given; null: it is being set up and asked of nobody. */
  readonly confirmed: Instant | null;
  /** The last time step whose code was used, so that none works twice; 0: none. */
  readonly lastStep: number;
}

/** A credential of WebAuthn (Level 2). */
export interface Passkey {
  /** Base 64 URL, as the authenticator names it. */
  readonly id: string;
  /** COSE public key, base 64 URL. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  /** What the person calls it. */
  readonly label: string;
  readonly created: Instant;
  /** Null: never. */
  readonly lastUsed: Instant | null;
}

/** Somebody at a provider of OpenID Connect. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** One that an account is linked with. */
export interface LinkedIdentity extends Identity {
  /** The provider vouched for several proofs when its holder came by it last; absent: it did not. */
  readonly manyFactors?: true;
}

/** An account with nothing set but what is given. */
export function newAccount(given: Pick<Account, "id" | "name" | "role" | "created"> & Partial<Account>): Account {
  return {
    state: "invited",
    email: null,
    groups: [],
    readsAs: null,
    password: null,
    totp: null,
    recoveryCodes: [],
    passkeys: [],
    identities: [],
    introduction: null,
    ...given,
  };
}

/** The one who acts where no person does: the program itself, when it loads the sample. */
export const houseAccount = "casebook" as AccountId;
