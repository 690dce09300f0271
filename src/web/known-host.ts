/**
 * Which hosts the house answers to. The `Host` of a request is whatever its sender writes: links must not follow a forged one, and a
 * page of elsewhere must not reach a casebook on somebody's own machine by giving its own name that machine's address (DNS rebinding).
 *
 * Known are the names of the loopback, the host of CASEBOOK_URL and the host that is listened on. Of bare addresses, which no name of
 * elsewhere can stand for, any is known where CASEBOOK_URL says what links are made of; without it only the one that was connected to.
 */
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";
import type { FaceSettings } from "./face.ts";
import { remembering } from "./page-cache-key.ts";
import { lastOf, type ProxyTrust, trustFrom } from "./proxy-trust.ts";
import { hostTexts } from "./texts/host.ts";

/** Whether a request names a host that this house is known by. */
export type HostCheck = (request: Pick<IncomingMessage, "headers" | "socket">) => boolean;

/** `at`: known where this is the address that was connected to; null: known, or not, wherever. */
interface Verdict {
  readonly at: string | null;
}

const yes: Verdict = { at: null };
const no: Verdict = { at: null };

/** The check that goes with the settings. */
export function hostCheck({ url, host, trustProxy }: Pick<FaceSettings, "url" | "host" | "trustProxy">): HostCheck {
  const trust = trustFrom(trustProxy);
  const own = new Set([url === null ? null : nameOf(new URL(url).host), nameOf(host ?? null)]);
  const judge = remembering((written) => {
    const name = nameOf(written ?? null);
    if (name === null) return no;
    if (own.has(name) || isLoopback(name)) return yes;
    return isIP(name) === 0 ? no : url !== null ? yes : { at: name };
  });
  return (request) => {
    const verdict = judge(hostOf(request, trust));
    return verdict.at === null ? verdict === yes : verdict.at === plain(request.socket.localAddress ?? "");
  };
}

/** Answers whatever names another host with 421 (RFC 9110, 15.5.20) in plain words, and does nothing else for it. */
export function refuseUnknownHosts(app: FastifyInstance, isKnown: HostCheck): void {
  app.addHook("onRequest", async (request, reply) => {
    if (isKnown(request.raw)) return;
    void reply.code(421).type("text/plain; charset=utf-8").header("cache-control", "no-store");
    return reply.send(`${hostTexts.unknown}\n`);
  });
}

/** The host that was asked for, as it was written; undefined where none was. */
function hostOf({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">, trust: ProxyTrust | null) {
  const forwarded = trust?.(socket.remoteAddress, 0) === true ? lastOf(headers["x-forwarded-host"]) : undefined;
  return forwarded ?? headers.host;
}

/** The name or address without its port, in small letters; null where it is no host. */
function nameOf(host: string | null): string | null {
  const [, address, name] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i.exec(host ?? "") ?? [];
  const found = (address ?? name ?? "").toLowerCase().replace(/\.$/, "");
  return found === "" ? null : plain(found);
}

/** An IPv4 address that is written as IPv6 as itself. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

function isLoopback(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
}
