/**
 * Facts that a browser keeps for the house, such as the challenge that a passkey is to sign: sealed, so that they come back as they went, and
 * for as long as they say. They are not hidden from their browser. That each is good once is for whoever relies on it to see to.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Instant } from "../domain/report.ts";
import { cookieOf, dropCookie, setCookie } from "./cookies.ts";
import { keyFor } from "./form-token.ts";

/** Plain facts. */
export type Facts = Readonly<Record<string, string>>;

/** A cookie of sealed facts. Its name is its purpose: what was sealed for another is not believed. */
export interface SealedCookie {
  readonly name: string;
  readonly minutes: number;
}

/** Gives the browser facts to keep. */
export function keepSealed(reply: FastifyReply, { name, minutes }: SealedCookie, facts: Facts, now: Instant): void {
  const until = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  const text = Buffer.from(JSON.stringify([until, facts])).toString("base64url");
  setCookie(reply, name, `${text}.${sign(reply.server, name, text)}`, minutes * 60);
}

/** What a browser kept; null where it kept nothing, what it sends was not sealed here, or its time is over. */
export function sealedIn(request: FastifyRequest, { name, minutes }: SealedCookie, now: Instant): Facts | null {
  const [text = "", signature = ""] = (cookieOf(request, name) ?? "").split(".");
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(request.server, name, text))];
  if (text === "" || given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [until, facts] = JSON.parse(Buffer.from(text, "base64url").toString()) as [Instant, Facts];
  // The latter where the clock was moved back meanwhile.
  return now < until && Date.parse(until) - Date.parse(now) <= (minutes + 5) * 60_000 ? facts : null;
}

/** Has the browser forget it. */
export function forgetSealed(reply: FastifyReply, { name }: SealedCookie): void {
  dropCookie(reply, name);
}

function sign(app: FastifyInstance, purpose: string, text: string): string {
  return createHmac("sha256", keyFor(app, `sealed ${purpose}`))
    .update(text)
    .digest("base64url");
}
