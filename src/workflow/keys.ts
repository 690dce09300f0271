/** API keys: making, replacing and revoking them, finding them by their digest, and noting that they were used. */
import { audiencesFor, audienceWithin, decide, type Operation } from "../domain/access.ts";
import { type Account, type AccountId } from "../domain/account.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import type { AudienceName } from "../domain/audience.ts";
import { type Digest, digestOf } from "../domain/digest.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { SharingGroup } from "../domain/group.ts";
import {
  type ApiKey,
  keyDays,
  type KeyId,
  keyStateOf,
  longestKeyLabel,
  mostKeys,
  mostListedKeys,
  noteKeyUseAfterMs,
  type Scope,
  writeKey,
} from "../domain/key.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type House, randomName } from "./house.ts";

type Needs = Pick<House, "store" | "clock" | "random">;

/** Who does it, which is somebody with an account, and how they came. */
export interface KeyActing extends Acting {
  readonly by: AccountId;
}

/** A key to be made. */
export interface MakeKey {
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly audience: AudienceName;
  /** For how many days it is good: a whole number from 1 to 400. */
  readonly days: number;
}

/** A key with the text that its owner is shown once. */
export interface MadeKey {
  readonly key: ApiKey;
  /** Kept nowhere: only its digest is. */
  readonly secret: string;
}

/**
 * Makes a key for the one who asks. Refuses (`input-invalid`) with findings at `label`, `scopes`, `audience` and `days`: a key is never for
 * more than its owner is; and more keys than an account has (`keys-full`).
 */
export async function makeKey(house: Needs, wanted: MakeKey, acting: KeyActing): Promise<MadeKey> {
  return house.store.transaction(async (shelves) => {
    const owner = await getActor(shelves, acting.by);
    requireAllowed(owner, "make-key", null, "");
    const label = labelFrom(wanted.label);
    const findings = checkWanted(owner, await shelves.listGroups(), { ...wanted, label });
    if (findings.length > 0) throw new Refusal("input-invalid", {}, findings);
    const now = house.clock();
    await makeRoom(shelves, owner.id, now);
    return add(shelves, house, { ...wanted, label, account: owner.id, created: now }, acting);
  });
}

/**
 * Puts a new key in the place of one that is good, good for as many days, for no more than its owner is by now. The old one is good for so
 * many hours more, or until it would have ended. Refuses keys that are over (`key-over`) and what is not the actor's (`key-not-found`).
 */
export async function rotateKey(
  house: Needs,
  { id, hours }: { readonly id: KeyId; readonly hours: number },
  acting: KeyActing,
): Promise<MadeKey> {
  return house.store.transaction(async (shelves) => {
    const owner = await getActor(shelves, acting.by);
    const now = house.clock();
    const old = await getKey(shelves, id, owner, "rotate-key", now);
    const days = Math.ceil((Date.parse(old.expires) - Date.parse(old.created)) / day);
    const again = { ...old, days: Math.min(days, keyDays.most) };
    const findings = checkWanted(owner, await shelves.listGroups(), again);
    if (findings.length > 0) throw new Refusal("input-invalid", {}, findings);
    const end = new Date(Date.parse(now) + hours * hour).toISOString();
    const over = hours <= 0 ? { revoked: now } : { expires: end < old.expires ? end : old.expires };
    await shelves.saveKey({ ...old, ...over });
    if (hours <= 0)
      await noteDeed(shelves, house, { action: "key-revoked", ...actingIn(acting), object: id, detail: {} });
    await makeRoom(shelves, owner.id, now);
    return add(shelves, house, { ...again, account: owner.id, created: now }, acting);
  });
}

/** Revokes a key, at once and for good: one's own, or as an administrator anybody's. Refuses keys that are over (`key-over`) and what is not there or not the actor's (`key-not-found`). */
export async function revokeKey(house: Needs, id: KeyId, acting: KeyActing): Promise<ApiKey> {
  return house.store.transaction(async (shelves) => {
    const now = house.clock();
    const kept = await getKey(shelves, id, await getActor(shelves, acting.by), "revoke-key", now);
    const key = { ...kept, revoked: now };
    await shelves.saveKey(key);
    const detail = { owner: key.account };
    await noteDeed(shelves, house, { action: "key-revoked", ...actingIn(acting), object: id, detail });
    return key;
  });
}

/** A key with whose it is. */
export interface OwnedKey {
  readonly key: ApiKey;
  readonly account: Account;
  /** What the key is told by now: never more than its owner. */
  readonly audience: AudienceName;
}

/** The key of a digest with its owner; null where there is none or its owner may not sign in. Whether it is over is for the caller to see. */
export async function findOwnedKey({ store }: Pick<House, "store">, digest: Digest): Promise<OwnedKey | null> {
  const key = await store.findKeyByDigest(digest);
  // Asked in any case, so that it takes as long to say no, whatever the reason.
  const account = await store.findAccount(key?.account ?? nobody);
  const groups = await store.listGroups();
  if (key === null || account?.state !== "active") return null;
  return { key, account, audience: audienceWithin(key.audience, account, groups) };
}

/** Whether a use at this instant is one to be noted. A clock that was moved back counts as time gone by. */
export function isUseToBeNoted({ lastUse }: Pick<ApiKey, "lastUse">, now: Instant): boolean {
  return lastUse === null || Math.abs(Date.parse(now) - Date.parse(lastUse.at)) >= noteKeyUseAfterMs;
}

/** Notes that a key was used from a network, unless that was noted within the hour. Nothing happens where there is no such key. */
export async function noteKeyUse(house: Needs, id: KeyId, from: string): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const [key, now] = [await shelves.findKey(id), house.clock()];
    if (key === null || !isUseToBeNoted(key, now)) return;
    await shelves.saveKey({ ...key, lastUse: { at: now, from } });
    const via = `key:${id}` as const;
    await noteDeed(shelves, house, { action: "key-used", by: key.account, via, object: id, detail: { from } });
  });
}

/** An id that no account has. */
const nobody = "" as AccountId;

const hour = 3_600_000;
const day = 24 * hour;

function labelFrom(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim()
    .toWellFormed();
}

/** What keeps somebody from having such a key. */
function checkWanted(
  owner: Account,
  groups: readonly SharingGroup[],
  { label, scopes, audience, days }: MakeKey,
): readonly Finding[] {
  const isDays = Number.isInteger(days) && days >= 1 && days <= keyDays.most;
  const beyond = scopes.filter((scope) => !scopesFor(owner.role).includes(scope));
  return [
    ...(label === "" ? [finding("label", "value-missing")] : []),
    ...(label.length > longestKeyLabel ? [finding("label", "value-too-long", label)] : []),
    ...(scopes.length === 0 ? [finding("scopes", "value-missing")] : []),
    ...beyond.map((scope) => finding("scopes", "value-not-admitted", scope)),
    ...(audiencesFor(owner, groups).includes(audience) ? [] : [finding("audience", "value-not-admitted", audience)]),
    ...(isDays ? [] : [finding("days", "value-not-admitted", String(days))]),
  ];
}

/** The scopes that a key of somebody of this role can have. */
export function scopesFor(role: Account["role"]): readonly Scope[] {
  const actor = { account: { id: "" as AccountId, role, state: "active" as const }, scopes: null };
  return decide(actor, "import") === "allowed" ? ["read", "import"] : ["read"];
}

async function getActor(shelves: Pick<Shelves, "findAccount">, by: AccountId): Promise<Account> {
  const account = await shelves.findAccount(by);
  if (account?.state !== "active") throw new Refusal("sign-in-required");
  return account;
}

/** The key, where this account may do it to it. */
async function getKey(
  shelves: Pick<Shelves, "findKey">,
  id: KeyId,
  account: Account,
  operation: "rotate-key" | "revoke-key",
  now: Instant,
): Promise<ApiKey> {
  const key = await shelves.findKey(id);
  if (key === null) throw new Refusal("key-not-found", { key: id.slice(0, 80) });
  requireAllowed(account, operation, { state: keyStateOf(key, now), owner: key.account }, id);
  return key;
}

function requireAllowed(
  account: Account,
  operation: Operation,
  acted: { readonly state: string; readonly owner: AccountId } | null,
  id: string,
): void {
  const decision = decide({ account, scopes: null }, operation, acted);
  if (decision !== "allowed") throw new Refusal(decision, id === "" ? {} : { key: id });
}

/** Forgets the oldest of the keys that are over where there are many. Refuses (`keys-full`) where too many are good. */
async function makeRoom(
  shelves: Pick<Shelves, "listKeys" | "deleteKey">,
  owner: AccountId,
  now: Instant,
): Promise<void> {
  const keys = await shelves.listKeys(owner);
  const over = keys.filter((key) => keyStateOf(key, now) !== "active");
  if (keys.length - over.length >= mostKeys) throw new Refusal("keys-full", { most: mostKeys });
  for (const { id } of over.slice(Math.max(0, mostListedKeys - 1 - (keys.length - over.length))))
    await shelves.deleteKey(id);
}

async function add(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  {
    label,
    scopes,
    audience,
    days,
    account,
    created,
  }: MakeKey & { readonly account: AccountId; readonly created: Instant },
  acting: KeyActing,
): Promise<MadeKey> {
  const id = randomName(house, 8) as KeyId;
  const secret = writeKey(id, house.random(32));
  const expires = new Date(Date.parse(created) + days * day).toISOString();
  const digest = digestOf(secret);
  const bare = { id, account, label, scopes: [...new Set(scopes)], audience, digest, created, expires };
  const key: ApiKey = { ...bare, revoked: null, lastUse: null };
  await shelves.saveKey(key);
  const detail = { label, scopes: key.scopes, audience, expires };
  await noteDeed(shelves, house, { action: "key-created", ...actingIn(acting), object: id, detail });
  return { key, secret };
}
