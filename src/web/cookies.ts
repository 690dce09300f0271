/**
 * Cookies: all that the house sets go through here, so that each has the same attributes.
 *
 * Over https their names begin with `__Host-`: browsers then take them from this very host alone, for all of its paths and over TLS
 * only, so that no neighbour below the same domain can plant one. Over plain http, where browsers refuse that prefix, they go without.
 */
import cookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const secureKey = Symbol("cookies over https alone");

declare module "fastify" {
  interface FastifyInstance {
    readonly [secureKey]: boolean;
  }
}

/** Reads the cookies of every request from here on; `secure`: readers come over https. */
export async function readCookies(app: FastifyInstance, secure: boolean): Promise<void> {
  app.decorate(secureKey, secure);
  await app.register(cookie);
}

/** The name of a cookie as browsers know it. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** What a browser sent for a cookie of the house; undefined where it sent none. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  return request.cookies[cookieName(name, request.server[secureKey])];
}

/** Sets a cookie, out of reach of scripts and of what other sites send; `maxAge` in seconds, left out: until the browser is closed. */
export function setCookie(reply: FastifyReply, name: string, value: string, maxAge?: number): void {
  const secure = reply.server[secureKey];
  const lasting = maxAge === undefined ? {} : { maxAge };
  void reply.setCookie(cookieName(name, secure), value, { ...attributes, secure, ...lasting });
}

/** Has the browser forget a cookie. */
export function dropCookie(reply: FastifyReply, name: string): void {
  const secure = reply.server[secureKey];
  void reply.clearCookie(cookieName(name, secure), { ...attributes, secure });
}

/** `lax`, not `strict`: a link in a mail must lead to the desk of somebody who is signed in. Nothing is changed by following one. */
const attributes = { path: "/", httpOnly: true, sameSite: "lax" } as const;
