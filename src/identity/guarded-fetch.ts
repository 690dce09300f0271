/**
 * The requests that go to a provider of identities, and to nobody else: what its description names is believed only as far as a request to
 * it can do no harm inside the network that Casebook stands in.
 */
import { lookup as systemLookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";

/** Why a request was not made. */
export class Unsafe extends Error {
  override readonly name = "Unsafe";
}

/** How to guard. */
export interface Guard {
  /** The provider as the operator named it. */
  readonly issuer: URL;
  /** Whether an address is one of the public internet. */
  readonly isPublic: (address: string) => boolean;
  /** All addresses of a host name; by default what the system says. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** What a request brings, as far as it is used. */
export interface Asked {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | URLSearchParams | null;
  readonly signal?: AbortSignal;
}

/** In bytes; descriptions and keys of providers have some ten thousand at most. */
const mostBytes = 512 * 1024;

/** Loopback, on which a provider may be tried without encryption. */
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether a host name or address of a URL stays on this machine. */
export function isLoopback({ hostname }: Pick<URL, "hostname">): boolean {
  return loopback.has(hostname) || hostname.endsWith(".localhost");
}

/**
 * An address that the provider's description names, if a request to it may be made. It must be https. The host that the operator named may
 * be anywhere, inside the own network too; every other one must be on the public internet. A provider on loopback may name its own host
 * without encryption. Throws `Unsafe`.
 */
export function safeAddress(written: string, { issuer }: Pick<Guard, "issuer">): URL {
  if (written.length > 2000 || !URL.canParse(written)) throw new Unsafe("address");
  const url = new URL(written);
  const plain =
    url.protocol === "http:" && issuer.protocol === "http:" && isLoopback(issuer) && url.host === issuer.host;
  if (url.protocol !== "https:" && !plain) throw new Unsafe("not-https");
  if (url.username !== "" || url.password !== "") throw new Unsafe("credentials");
  return url;
}

/** Asks; follows no redirect, reads half a mebibyte at most. What was checked is what is connected to. Throws `Unsafe`, or the network's error. */
export async function guardedFetch(written: string, asked: Asked, guard: Guard): Promise<Response> {
  const url = safeAddress(written, guard);
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  if (isIP(host) !== 0 && !mayConnect(url, [host], guard)) throw new Unsafe("address-not-public");
  const answer = await send(url, asked, guard);
  const bytes = await bodyOf(answer);
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const status = answer.statusCode ?? 500;
  return new Response(status === 204 || status === 304 ? null : Uint8Array.from(bytes), { status, headers });
}

function send(url: URL, { method, headers, body, signal }: Asked, guard: Guard): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers,
      agent: false,
      lookup: pinned(url, guard),
      ...(signal === undefined ? {} : { signal }),
    };
    const request = (url.protocol === "https:" ? https : http).request(url, options);
    request.once("response", resolve);
    request.on("error", reject);
    request.end(body == null ? undefined : body.toString());
  });
}

/** Asks for the host once, for this one connection: a name that points elsewhere the next time gains nothing. */
function pinned(url: URL, guard: Guard): LookupFunction {
  const resolve = guard.resolve ?? resolveBySystem;
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const all = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = all;
        if (first === undefined || !mayConnect(url, addresses, guard)) callback(new Unsafe("address-not-public"), []);
        else if (options.all === true) callback(null, all);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error("host-not-found"), []);
      },
    );
  };
}

async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

function mayConnect(url: URL, addresses: readonly string[], { issuer, isPublic }: Guard): boolean {
  return url.hostname === issuer.hostname || addresses.every(isPublic);
}

async function bodyOf(answer: http.IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let count = 0;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    count += chunk.length;
    if (count > mostBytes) throw new Unsafe("too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
