/**
 * Passkeys (WebAuthn Level 2): adding one to an account, signing in with one without typing a name, renaming and removing them. Whoever holds
 * one must unlock it too (user verification), so it counts as two proofs.
 */
import type * as webauthn from "@simplewebauthn/server";
import { Type } from "typebox";
import { Value } from "typebox/value";
import type { Account, AccountId, Passkey } from "../domain/account.ts";
import { hasSecondFactor, isLeftWith, passkeyOf } from "../domain/factor.ts";
import { Refusal } from "../domain/refusal.ts";
import { tellHolder } from "./accounts.ts";
import { spendChallenge } from "./challenge.ts";
import { getAccount } from "./doer.ts";
import { clonedLetter } from "./factor-letters.ts";
import type { House } from "./house.ts";
import type { Site } from "./mail-words.ts";
import { noteRefused } from "./refused-sign-ins.ts";
import { changeFactors, endUnproven, type FactorChange, pruned } from "./second-factor.ts";
import { type Entrance, openSessionIn, type SignedIn } from "./session.ts";
import { digestOfRecovery, freshRecoveryCodes } from "./totp.ts";

/** So many passkeys an account keeps at most. */
export const mostPasskeys = 20;

/** In characters. */
const longestLabel = 80;

/** In characters: 16 bytes, as WebAuthn Level 2, 13.4.3 has it. What is shorter is none, such as where a browser kept none. */
const shortestChallenge = 22;

/** EdDSA, ES256 and RS256, in the order in which they are wished for (COSE algorithms, IANA). */
const algorithms = [-8, -7, -257];

type Needs = Pick<House, "store" | "clock" | "random">;

/** Where passkeys are made for and shown: none of another place is taken. */
export interface PasskeyPlace {
  /** Such as `https://casebook.example`. */
  readonly origin: string;
  /** The host of it, without a port: what a passkey is bound to. */
  readonly relyingParty: string;
}

/** What a browser answered to a challenge. */
export interface Answered {
  readonly place: PasskeyPlace;
  /** As it was given out, base 64 URL. */
  readonly challenge: string;
  /** What `PublicKeyCredential.toJSON` gives; not to be believed. */
  readonly response: unknown;
}

/** What was added, and the codes on paper where it is the account's first factor: they are shown now and never again. */
export interface AddedPasskey {
  readonly passkey: Passkey;
  readonly recoveryCodes: readonly string[] | null;
}

/** What a browser is to make a passkey by (`PublicKeyCredential.parseCreationOptionsFromJSON`). */
export async function creationOptions(
  { id, name, passkeys }: Pick<Account, "id" | "name" | "passkeys">,
  { relyingParty }: PasskeyPlace,
  siteName: string,
  challenge: string,
): Promise<webauthn.PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: siteName,
    rpID: relyingParty,
    userID: Uint8Array.from(Buffer.from(id)),
    userName: name,
    userDisplayName: name,
    challenge: Uint8Array.from(Buffer.from(challenge, "base64url")),
    timeout: 300_000,
    attestationType: "none",
    excludeCredentials: passkeys.map((passkey) => ({ id: passkey.id, transports: [...passkey.transports] })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: algorithms,
  });
}

/** What a browser is to show a passkey by (`PublicKeyCredential.parseRequestOptionsFromJSON`): any that it has for this place. */
export function requestOptions(
  { relyingParty }: PasskeyPlace,
  challenge: string,
): webauthn.PublicKeyCredentialRequestOptionsJSON {
  return { challenge, rpId: relyingParty, timeout: 300_000, allowCredentials: [], userVerification: "required" };
}

/** Adds a passkey to an account. Refuses what was not made for this place and challenge (`passkey-refused`), and more than an account keeps. */
export async function addPasskey(
  house: Needs,
  { account: id, site, session, label, ...answered }: FactorChange & Answered & { readonly label: string },
): Promise<AddedPasskey> {
  const made = await madeBy(answered);
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (!(await spendChallenge(shelves, house, answered.challenge))) throw new Refusal("passkey-refused");
    if (passkeyOf(account, made.id) !== null) throw new Refusal("factor-exists");
    if (account.passkeys.length >= mostPasskeys) throw new Refusal("passkeys-full");
    const passkey: Passkey = { ...made, label: labelFrom(label), created: house.clock(), lastUsed: null };
    const recoveryCodes = hasSecondFactor(account) ? null : freshRecoveryCodes(house);
    const changed = { ...account, passkeys: [...account.passkeys, passkey] };
    const given = recoveryCodes === null ? changed : { ...changed, recoveryCodes: recoveryCodes.map(digestOfRecovery) };
    await endUnproven(shelves, account, session);
    await changeFactors(shelves, house, given, "passkey-added", site);
    return { passkey, recoveryCodes };
  });
}

/** Calls a passkey something else. Refuses `factor-not-found`. */
export async function renamePasskey(house: Needs, id: AccountId, passkey: string, label: string): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (passkeyOf(account, passkey) === null) throw new Refusal("factor-not-found");
    await shelves.saveAccount(withPasskey(account, passkey, { label: labelFrom(label) }));
  });
}

/** Removes a passkey. Refuses `factor-not-found`, and `last-way-in` where nobody could enter the account without it. */
export async function removePasskey(house: Needs, { account: id, site }: FactorChange, passkey: string): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, id);
    if (passkeyOf(account, passkey) === null) throw new Refusal("factor-not-found");
    const changed = { ...account, passkeys: account.passkeys.filter((kept) => kept.id !== passkey) };
    if (!isLeftWith(changed)) throw new Refusal("last-way-in");
    await changeFactors(shelves, house, pruned(changed), "passkey-removed", site);
  });
}

/**
 * Opens a session for who holds a passkey. Whatever is wrong is refused with `passkey-refused` and noted with why; the answer does not tell
 * whether the passkey is known. A passkey that counts fewer uses than it must have had may be a copy: it is refused, noted, and its holder
 * is written.
 */
export async function signInWithPasskey(
  house: Needs,
  { how, site, ...answered }: Answered & { readonly how: Entrance; readonly site: Site },
): Promise<SignedIn> {
  const shown = await shownBy(house, answered);
  const outcome = await house.store.transaction(async (shelves): Promise<SignedIn | NotIn> => {
    if (typeof shown === "string") return { reason: shown, account: null };
    const account = await shelves.findAccount(shown.account);
    const passkey = account === null ? null : passkeyOf(account, shown.passkey);
    if (account === null || passkey === null) return { reason: "passkey-unknown", account };
    if (account.state !== "active") return { reason: "state", account };
    if (!(await spendChallenge(shelves, house, answered.challenge))) return { reason: "replayed", account };
    // WebAuthn Level 2, 7.2, step 21: zero on both sides is a passkey that does not count.
    if ((shown.counter > 0 || passkey.counter > 0) && shown.counter <= passkey.counter) {
      await tellHolder(shelves, house, account, clonedLetter(site, account, passkey.label));
      return { reason: "counter-went-back", account };
    }
    await shelves.saveAccount(withPasskey(account, passkey.id, { counter: shown.counter, lastUsed: house.clock() }));
    return openSessionIn(shelves, house, account.id, { ...how, way: "passkey" });
  });
  if ("secret" in outcome) return outcome;
  await noteRefused(house, outcome.account, { ...how, way: "passkey" }, outcome.reason);
  throw new Refusal("passkey-refused");
}

/** Why a passkey let nobody in, in a word, and whose it is. */
interface NotIn {
  readonly reason: string;
  readonly account: Account | null;
}

/** A passkey that was shown, as its signature proves. */
interface Shown {
  readonly account: AccountId;
  readonly passkey: string;
  readonly counter: number;
}

/** The passkey that was shown, or in a word why it is not believed. */
async function shownBy({ store }: Needs, { place, challenge, response }: Answered): Promise<Shown | string> {
  if (challenge.length < shortestChallenge) return "challenge";
  if (!Value.Check(shownShape, response)) return "malformed";
  const account = Buffer.from(response.response.userHandle, "base64url").toString() as AccountId;
  const holder = await store.findAccount(account);
  const passkey = holder === null ? null : passkeyOf(holder, response.id);
  if (passkey === null) return "passkey-unknown";
  const { verifyAuthenticationResponse } = await library();
  const { id, rawId, type, response: answer } = response;
  const publicKey = Uint8Array.from(Buffer.from(passkey.publicKey, "base64url"));
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId, type, response: answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.relyingParty,
      // Counters are compared in the transaction that keeps the new one, and only of what is signed.
      credential: { id: passkey.id, publicKey, counter: 0 },
      requireUserVerification: true,
    });
    return verified ? { account, passkey: passkey.id, counter: authenticationInfo.newCounter } : "signature";
  } catch (error) {
    return reasonOf(error);
  }
}

/** What a browser made. Refuses `passkey-refused`. */
async function madeBy({
  place,
  challenge,
  response,
}: Answered): Promise<Omit<Passkey, "label" | "created" | "lastUsed">> {
  if (challenge.length < shortestChallenge) throw new Refusal("passkey-refused", { reason: "challenge" });
  if (!Value.Check(madeShape, response)) throw new Refusal("passkey-refused", { reason: "malformed" });
  const { verifyRegistrationResponse } = await library();
  const { id, rawId, type, response: answer } = response;
  const transports = answer.transports ?? [];
  try {
    const { clientDataJSON, attestationObject } = answer;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.relyingParty,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) throw new Refusal("passkey-refused", { reason: "signature" });
    const { credential } = registrationInfo;
    const publicKey = Buffer.from(credential.publicKey).toString("base64url");
    return { id: credential.id, publicKey, counter: credential.counter, transports };
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("passkey-refused", { reason: reasonOf(error) });
  }
}

const text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: "^[A-Za-z0-9_-]+$" });

/** The parts of `AuthenticationResponseJSON` that are used (WebAuthn Level 3, 5.1.8). */
const shownShape = Type.Object({
  id: text(1400),
  rawId: text(1400),
  type: Type.Literal("public-key"),
  response: Type.Object({
    clientDataJSON: text(10_000),
    authenticatorData: text(10_000),
    signature: text(10_000),
    userHandle: text(100),
  }),
});

/** The parts of `RegistrationResponseJSON` that are used. */
const madeShape = Type.Object({
  id: text(1400),
  rawId: text(1400),
  type: Type.Literal("public-key"),
  response: Type.Object({
    clientDataJSON: text(10_000),
    attestationObject: text(100_000),
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40, pattern: "^[a-z-]+$" }), { maxItems: 10 })),
  }),
});

/** In one word, for the log: what the library found wrong. Its sentences hold what the browser sent, so they are not kept. */
function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : "";
  const reasons: readonly (readonly [RegExp, string])[] = [
    [/challenge/i, "challenge"],
    [/origin/i, "origin"],
    [/RP ?ID/i, "relying-party"],
    [/user verification|not present|verified/i, "user-not-verified"],
    [/response type/i, "type"],
  ];
  return reasons.find(([pattern]) => pattern.test(words))?.[1] ?? "malformed";
}

function withPasskey(account: Account, id: string, changes: Partial<Passkey>): Account {
  const passkeys = account.passkeys.map((passkey) => (passkey.id === id ? { ...passkey, ...changes } : passkey));
  return { ...account, passkeys };
}

/** Never empty. */
function labelFrom(text: string): string {
  const plain = text
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const short = plain.slice(0, longestLabel).replace(/\p{Cs}$/u, "");
  return short === "" ? "Passkey" : short;
}

/** Loaded when the first passkey is made or shown: it takes half a second. */
const library = (): Promise<typeof webauthn> => import("@simplewebauthn/server");
