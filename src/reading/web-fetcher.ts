/** Fetches documents from the public web, and from nowhere else: each address is checked, and what was checked is connected to. */
import { lookup as systemLookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Refusal, type RefusalDetails } from "../domain/refusal.ts";
import { bodyOf } from "./web-body.ts";
import type { Fetched, Fetcher } from "./fetcher.ts";
import { isPublicAddress } from "./public-address.ts";

/** How the web is fetched from. All but the version have defaults. */
export interface WebFetcherOptions {
  /** Casebook's version, for the name that servers are told. */
  readonly version: string;
  /** Which addresses may be connected to; by default those of the public internet. */
  readonly allowAddress?: (address: string) => boolean;
  /** By default 80 and 443. */
  readonly allowPort?: (port: number) => boolean;
  /** All addresses of a host name; by default what the system says. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** In bytes, after decompression; by default 20 MiB. */
  readonly mostBytes?: number;
  /** For the whole, redirects and all; by default 15,000. */
  readonly totalMilliseconds?: number;
  /** Until a connection stands, name and handshake included; by default 5,000. */
  readonly connectMilliseconds?: number;
}

type Limits = Required<WebFetcherOptions>;

const mostRedirects = 3;
const longestAddress = 2_000;
const redirects = new Set([301, 302, 303, 307, 308]);

const accepted = ["text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf"];

/** A fetcher without state; one may serve the whole house. */
export function createWebFetcher(options: WebFetcherOptions): Fetcher {
  const limits: Limits = {
    allowAddress: isPublicAddress,
    allowPort: (port) => port === 80 || port === 443,
    resolve: async (host) => (await systemLookup(host, { all: true })).map(({ address }) => address),
    mostBytes: 20 * 1024 * 1024,
    totalMilliseconds: 15_000,
    connectMilliseconds: 5_000,
    ...options,
  };
  return async (written) => {
    const signal = AbortSignal.timeout(limits.totalMilliseconds);
    try {
      return await follow(checked(written, limits), limits, signal);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw failed(written, signal.aborted ? "timeout" : reasonOf(error));
    }
  };
}

async function follow(start: URL, limits: Limits, signal: AbortSignal): Promise<Fetched> {
  let url = start;
  for (let step = 0; step <= mostRedirects; step += 1) {
    const response = await get(url, limits, signal);
    try {
      const next = redirects.has(response.statusCode ?? 0) ? response.headers.location : undefined;
      if (next === undefined) return await documentFrom(response, url, limits, signal);
      url = redirected(url, next, limits);
    } finally {
      response.destroy();
    }
  }
  throw refused(start.href, "too-many-redirects");
}

function redirected(from: URL, location: string, limits: Limits): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href).href : location;
  const url = checked(to, limits);
  if (from.protocol === "https:" && url.protocol === "http:") throw refused(to, "redirect-to-http");
  return url;
}

/** The address as it may be fetched, as far as it can be told without asking for the host. */
function checked(written: string, { allowAddress, allowPort }: Limits): URL {
  if (written.length > longestAddress || !URL.canParse(written)) throw refused(written, "address-invalid");
  const url = new URL(written);
  url.hash = "";
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused(written, "scheme");
  if (url.username !== "" || url.password !== "") throw refused(written, "credentials");
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  if (!allowPort(port)) throw refused(written, "port");
  // The URL parser has turned every way of writing an IPv4 address (decimal, octal, hexadecimal, short) into the usual one.
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  if (isIP(host) !== 0 && !allowAddress(host)) throw refused(written, "address-not-public");
  return url;
}

function get(url: URL, limits: Limits, signal: AbortSignal): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(url, {
      agent: false,
      lookup: pinnedLookup(url, limits),
      signal,
      headers: {
        "user-agent": `Casebook/${limits.version} (+report fetch)`,
        accept: accepted.join(", "),
        "accept-encoding": "gzip, deflate, br",
      },
    });
    const timer = setTimeout(() => request.destroy(new Error("connect-timeout")), limits.connectMilliseconds);
    request.once("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => {
        clearTimeout(timer);
      });
    });
    request.once("close", () => {
      clearTimeout(timer);
    });
    request.once("response", resolve);
    request.on("error", reject);
  });
}

/**
 * Asks for the host once, for this one connection, and hands on only what was checked: a name that points elsewhere the next
 * time it is asked for gains nothing. One address inside a network condemns the name.
 */
function pinnedLookup(url: URL, { resolve, allowAddress }: Limits): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (addresses) => {
        const all = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = all;
        if (first === undefined) callback(failed(url.href, "host-not-found"), []);
        else if (!addresses.every(allowAddress)) callback(refused(url.href, "address-not-public"), []);
        else if (options.all === true) callback(null, all);
        else callback(null, first.address, first.family);
      },
      () => {
        callback(failed(url.href, "host-not-found"), []);
      },
    );
  };
}

async function documentFrom(
  response: http.IncomingMessage,
  url: URL,
  { mostBytes }: Limits,
  signal: AbortSignal,
): Promise<Fetched> {
  const status = response.statusCode ?? 0;
  if (status !== 200) throw new Refusal("url-failed", { ...shown(url.href), reason: "status", status });
  const mediaType = response.headers["content-type"] ?? null;
  const type = (mediaType ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!accepted.includes(type))
    throw new Refusal("media-type-unsupported", { ...shown(url.href), mediaType: type.slice(0, 100) });
  const bytes = await bodyOf(response, mostBytes, signal);
  const name = url.pathname.split("/").at(-1) ?? "";
  return { bytes, mediaType, url: url.href, fileName: name === "" ? null : name.slice(0, 200) };
}

function reasonOf(error: unknown): string {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: "" };
  if (message === "connect-timeout") return message;
  return code?.toLowerCase().replaceAll("_", "-") ?? "failed";
}

function refused(url: string, reason: string): Refusal {
  return new Refusal("url-refused", { ...shown(url), reason });
}

function failed(url: string, reason: string): Refusal {
  return new Refusal("url-failed", { ...shown(url), reason });
}

/** An address for showing: without a password that somebody may have left in it. */
function shown(written: string): RefusalDetails {
  return { url: written.slice(0, 200).replace(/\/\/[^/?#]*@/u, "//…@") };
}
