/** Incidents: the record's number and where its pointer stands. What a record says is in its revisions. */
import type { AccountId } from "./account.ts";
import type { Illustration } from "./illustration.ts";
import type { Instant } from "./report.ts";
import type { Restriction } from "./restriction.ts";
import type { Takedown } from "./takedown.ts";

declare const incidentBrand: unique symbol;

/** `CB-` and six Crockford base-32 characters, drawn at random so that the number tells nothing of other records. */
export type IncidentId = string & { readonly [incidentBrand]: true };

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A published incident points at a revision; to withdraw it is to move the pointer, and its history stays. */
export interface Incident {
  readonly id: IncidentId;
  /** The newest revision; 0: none has been published yet. */
  readonly revision: number;
  /** Null: not withdrawn. */
  readonly withdrawn: Withdrawal | null;
  /** Null: it has none. */
  readonly illustration: Illustration | null;
  /** Of the whole record; null: nothing narrows it. */
  readonly restriction: Restriction | null;
  /** In the order in which they were made, lifted ones included. */
  readonly takedowns: readonly Takedown[];
}

/** A record at a revision, with nothing else to be said of it. */
export function incidentAt(id: IncidentId, revision: number, details: Partial<Incident> = {}): Incident {
  return { id, revision, withdrawn: null, illustration: null, restriction: null, takedowns: [], ...details };
}

/** Why and when a record was withdrawn. The reason is told to those who had been told of the record. */
export interface Withdrawal {
  readonly at: Instant;
  readonly by: AccountId;
  readonly reason: string;
}

/** A record number made of at least four random bytes. */
export function incidentIdFrom(random: Uint8Array): IncidentId {
  const number = random.reduce((value, byte) => (value * 256 + byte) % 2 ** 30, 0);
  const digits = Array.from({ length: 6 }, (_, place) => alphabet[Math.floor(number / 32 ** place) % 32] ?? "0");
  return `CB-${digits.join("")}` as IncidentId;
}

/** A record number as it came from outside, in any case, or null where the text is none. */
export function parseIncidentId(text: string): IncidentId | null {
  const upper = text.toUpperCase();
  return /^CB-[0-9A-HJKMNP-TV-Z]{6}$/.test(upper) ? (upper as IncidentId) : null;
}
