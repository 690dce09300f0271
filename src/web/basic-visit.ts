/**
 * Visits of programs that bring a name and a password with every request (HTTP Basic, RFC 7617), which is how clients of TAXII sign in.
 * The password is looked at once; afterwards the session that was opened for it is good for as long as any other.
 */
import { createHmac } from "node:crypto";
import type { FastifyReply } from "fastify";
import { audienceOf } from "../domain/access.ts";
import type { Account } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "../workflow/house.ts";
import { accountOfSession, signIn } from "../workflow/session.ts";
import { type Limiter, openLimiter } from "./limiter.ts";
import { readerAt } from "./network.ts";
import type { ProgramVisits, Visit } from "./visit.ts";

/** Attempts within a quarter of an hour from one address. */
const limit = { points: 20, seconds: 15 * 60 } as const;

/** Sessions that are remembered by what they were opened with; the oldest is forgotten first. */
const mostRemembered = 1000;

/** What a 401 says where name and password are taken. */
export const basicChallenge = 'Basic realm="casebook", charset="UTF-8"';

/**
 * Who asks by name and password, where routes take them (`basic`). Refuses wrong ones (`sign-in-failed`) and too many attempts
 * (`sign-in-limited`). It remembers of passwords only a digest, under a key that ends with the process.
 */
export function basicVisits(house: Pick<House, "store" | "clock" | "random">): ProgramVisits {
  const attempts = openLimiter(limit);
  const sessions = new Map<string, Promise<string>>();
  const key = house.random(32);
  return async (request, reply) => {
    const credentials =
      request.routeOptions.config.basic === true ? credentialsOf(request.headers.authorization) : null;
    if (credentials === null) return null;
    const digest = createHmac("sha256", key).update(JSON.stringify(credentials)).digest("base64url");
    const known = await sessions.get(digest)?.catch(() => null);
    const account = known == null ? null : await accountOfSession(house, known);
    if (account !== null) return visitOf(house, account);
    const reader = readerAt(request.ip);
    await consume(attempts, reader, reply);
    const opening = signIn(house, credentials, { way: "basic", browser: "", address: request.ip });
    const secret = opening.then((opened) => opened.secret);
    sessions.set(digest, secret);
    secret.catch(() => sessions.delete(digest));
    const [oldest] = sessions.keys();
    if (sessions.size > mostRemembered && oldest !== undefined) sessions.delete(oldest);
    try {
      const { account: opened } = await opening;
      await attempts.giveBack(reader);
      return await visitOf(house, opened);
    } catch (error) {
      void reply.header("www-authenticate", basicChallenge);
      throw error;
    }
  };
}

async function visitOf({ store }: Pick<House, "store">, account: Account): Promise<Visit> {
  return { audience: audienceOf(account, await store.listGroups()), account, came: "basic", key: null };
}

/** The name and the password of an `Authorization` header; null where there is none, or one of another scheme. */
export function credentialsOf(header: string | undefined): { readonly name: string; readonly password: string } | null {
  const match = /^basic +([a-z0-9+/]+=*)$/i.exec(header?.trim() ?? "");
  if (match === null) return null;
  const text = Buffer.from(match[1] ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0
    ? null
    : { name: text.slice(0, colon).slice(0, 200), password: text.slice(colon + 1).slice(0, 1000) };
}

async function consume(attempts: Limiter, reader: string, reply: FastifyReply): Promise<void> {
  const { within, seconds } = await attempts.count(reader);
  if (within) return;
  void reply.header("retry-after", seconds);
  throw new Refusal("sign-in-limited", { seconds });
}
