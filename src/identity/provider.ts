/** What the house asks of a provider of identities: somebody else who vouches for people. */
import type { Identity } from "../domain/account.ts";

/** What a journey to the provider is known by. All are random, and the browser that set out keeps them. */
export interface Journey {
  /** Comes back with the browser. */
  readonly state: string;
  /** Comes back within what the provider signs. */
  readonly nonce: string;
  /** Shown to the provider in the end, so that nobody else can redeem what the browser brings back (PKCE, RFC 7636). */
  readonly verifier: string;
}

/** Somebody, as the provider vouches for them. */
export interface Vouched {
  readonly identity: Identity;
  /** Whether the provider says that they proved it in more than one way (`mfa` in `amr`, RFC 8176). */
  readonly manyFactors: boolean;
}

/** A provider. */
export interface IdentityProvider {
  /** As people know it, for the button. */
  readonly name: string;
  /** The address by which identities of this provider are told from those of others. */
  readonly issuer: string;
  /** Where the browser is to go. `back` is where it shall return to. Refuses with `provider-unreachable` or, where the provider says what cannot be, `provider-refused`. */
  departure(journey: Journey, back: string): Promise<string>;
  /** Who came back. `arrival` is the whole address at which the browser arrived. Refuses with `provider-unreachable` or `provider-refused`, each with a `reason`. */
  arrival(journey: Journey, arrival: string): Promise<Vouched>;
}
