/**
 * Visits of programs that bring an API key: as `Authorization: Bearer` (RFC 6750), or for clients of TAXII and readers of feeds, which know
 * nothing else, in the place of the password of HTTP Basic. What a key may do is looked up anew whenever anything was committed, so a key
 * that was revoked, or whose owner was given another role, is never taken for what it was.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { decide } from "../domain/access.ts";
import { type Digest, digestOf } from "../domain/digest.ts";
import { isKeyText, keyShape, keyStateOf } from "../domain/key.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "../workflow/house.ts";
import { findOwnedKey, isUseToBeNoted, noteKeyUse, type OwnedKey } from "../workflow/keys.ts";
import { basicChallenge, credentialsOf } from "./basic-visit.ts";
import { checkedBy } from "./route.ts";
import { keyWaits, type SecondFactorRule } from "./second-factor-rule.ts";
import { actorOf, type ProgramVisits, type Visit } from "./visit.ts";
import { networkOf } from "./network.ts";

/** More keys than this are not remembered at a time. */
const mostOwnedKey = 10_000;

/** Refuses every request with a key in its address (`key-in-address`), where logs and histories keep it. */
export function refuseKeysInAddresses(app: FastifyInstance): void {
  app.addHook(
    "onRequest",
    checkedBy(({ url }) => {
      if (url.includes("cbk_") && keyShape.test(url)) throw new Refusal("key-in-address");
    }),
  );
}

/**
 * Who asks by a key. Refuses keys that are none (`key-refused`), whose owner owes a second factor (`key-owner-unproven`), and what a key may not
 * do here.
 */
export function keyVisits(
  house: Pick<House, "store" | "clock" | "random">,
  rule: SecondFactorRule = "optional",
): ProgramVisits {
  const find = keyMemory(house);
  return async (request, reply) => {
    const text = bearerIn(request.headers.authorization) ?? keyInBasic(request);
    if (text === null) return null;
    const isKey = isKeyText(text);
    const found = isKey ? await find(digestOf(text)) : null;
    // Absent, over, and nobody's any more are answered alike; a slip of the pen shows from the key itself, and tells nothing.
    if (found === null) throw refused(reply, new Refusal("key-refused", { mistyped: !isKey }));
    if (keyWaits(rule, found.account)) throw refused(reply, new Refusal("key-owner-unproven"));
    const visit = visitOf(found);
    if (!request.is404) requireHere(visit, request, reply);
    await noteUse(house, found, request);
    return visit;
  };
}

/** What a `Bearer` header brings, be it a key or not; null where there is none, or one of another scheme. */
function bearerIn(header: string | undefined): string | null {
  return header === undefined ? null : (/^\s*bearer(?:\s+(.*?))?\s*$/is.exec(header)?.slice(1, 2).join("") ?? null);
}

/** What stands in the place of the password, where routes take one, and is meant to be a key; whose name stands before it makes no difference. */
function keyInBasic({ headers, routeOptions }: FastifyRequest): string | null {
  if (routeOptions.config.basic !== true) return null;
  const password = credentialsOf(headers.authorization)?.password;
  return password?.startsWith("cbk_") === true ? password : null;
}

function visitOf({ key, account, audience }: OwnedKey): Visit {
  return { audience, account, came: "key", key: { id: key.id, scopes: key.scopes } };
}

/** Refuses what is not done here with a key, or not with this one. */
function requireHere(visit: Visit, { routeOptions }: FastifyRequest, reply: FastifyReply): void {
  const { operation } = routeOptions.config;
  const decision = operation == null ? "key-not-taken" : decide(actorOf(visit), operation);
  if (decision !== "allowed") throw refused(reply, new Refusal(decision));
}

/** The refusal, with what RFC 6750 (3) has in the header, or the challenge of Basic for who came by that. */
function refused(reply: FastifyReply, refusal: Refusal): Refusal {
  const error = refusal.code === "key-refused" ? "invalid_token" : "insufficient_scope";
  const isBasic = /^\s*basic\b/i.test(reply.request.headers.authorization ?? "");
  void reply.header("www-authenticate", isBasic ? basicChallenge : `Bearer realm="casebook", error="${error}"`);
  return refusal;
}

/** That it cannot be noted keeps nobody from reading. */
async function noteUse(
  house: Pick<House, "store" | "clock" | "random">,
  { key }: OwnedKey,
  request: FastifyRequest,
): Promise<void> {
  if (!isUseToBeNoted(key, house.clock())) return;
  try {
    await noteKeyUse(house, key.id, networkOf(request.ip));
  } catch (error) {
    request.log.error(error, "the use of a key could not be noted");
  }
}

/** Finds keys that are good, with owners who are active: in memory for as long as nothing at all is committed. */
function keyMemory(house: Pick<House, "store" | "clock">): (digest: Digest) => Promise<OwnedKey | null> {
  const known = new Map<Digest, OwnedKey>();
  let stamp = house.store.stamp();
  const freshen = (): number => {
    const now = house.store.stamp();
    if (now !== stamp) known.clear();
    stamp = now;
    return now;
  };
  return async (digest) => {
    const asked = freshen();
    const found = known.get(digest) ?? (await findOwnedKey(house, digest));
    if (found === null || keyStateOf(found.key, house.clock()) !== "active") return null;
    // What was committed while the store was asked may have revoked this very key.
    if (asked === freshen() && known.size < mostOwnedKey) known.set(digest, found);
    return found;
  };
}
