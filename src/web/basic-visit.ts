/**
 * Visits of programs that bring a name and a password with every request (HTTP Basic, RFC 7617), which is how clients of TAXII sign in.
 * The password is looked at once; afterwards the session that was opened for it is good for as long as any other.
 */
import { createHmac } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { audienceOf } from "../domain/access.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "../workflow/house.ts";
import { accountOfSession, signIn } from "../workflow/session.ts";
import type { Visit } from "./visit.ts";

/** Attempts within a quarter of an hour from one address. */
const limit = { points: 20, duration: 15 * 60 } as const;

/** Sessions that are remembered by what they were opened with; the oldest is forgotten first. */
const mostRemembered = 1000;

/** Who asks, by the credentials of a request; null where it brings none. Refuses wrong ones (`sign-in-failed`) and too many attempts (`sign-in-limited`). */
export type Recogniser = (request: FastifyRequest, reply: FastifyReply) => Promise<Visit | null>;

/** A recogniser. It remembers of passwords only a digest, under a key that ends with the process. */
export function recogniser(house: Pick<House, "store" | "clock" | "random">): Recogniser {
  const attempts = new RateLimiterMemory(limit);
  const sessions = new Map<string, Promise<string>>();
  const key = house.random(32);
  return async (request, reply) => {
    const credentials = credentialsOf(request.headers.authorization);
    if (credentials === null) return null;
    const digest = createHmac("sha256", key).update(JSON.stringify(credentials)).digest("base64url");
    const known = await sessions.get(digest)?.catch(() => null);
    const account = known == null ? null : await accountOfSession(house, known);
    if (account !== null) return { audience: audienceOf(account.role), account };
    await consume(attempts, request.ip, reply);
    const opening = signIn(house, credentials);
    const secret = opening.then((opened) => opened.secret);
    sessions.set(digest, secret);
    secret.catch(() => sessions.delete(digest));
    const [oldest] = sessions.keys();
    if (sessions.size > mostRemembered && oldest !== undefined) sessions.delete(oldest);
    const { account: opened } = await opening;
    await attempts.reward(request.ip);
    return { audience: audienceOf(opened.role), account: opened };
  };
}

/** The name and the password of a header; null where there is none, or one of another scheme. */
function credentialsOf(header: string | undefined): { readonly name: string; readonly password: string } | null {
  const match = /^basic +([a-z0-9+/]+=*)$/i.exec(header?.trim() ?? "");
  if (match === null) return null;
  const text = Buffer.from(match[1] ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0
    ? null
    : { name: text.slice(0, colon).slice(0, 200), password: text.slice(colon + 1).slice(0, 1000) };
}

async function consume(attempts: RateLimiterMemory, address: string, reply: FastifyReply): Promise<void> {
  try {
    await attempts.consume(address);
  } catch (limited) {
    if (!(limited instanceof RateLimiterRes)) throw limited;
    const seconds = Math.max(1, Math.ceil(limited.msBeforeNext / 1000));
    void reply.header("retry-after", seconds);
    throw new Refusal("sign-in-limited", { seconds });
  }
}
