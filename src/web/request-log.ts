/**
 * What the log says of a request. One rule for all addresses, whatever route they are for: of a query the names alone, and nothing of a path
 * that looks like a secret. No list of routes has to be kept, and what readers search for is nobody's business.
 */
import type { FastifyRequest } from "fastify";
import { withoutKeys } from "../domain/key.ts";
import type { Face } from "./face.ts";

/** Twenty letters and digits in one go, or as many with capitals among hyphens: what this house makes up at random. Names of pages are not like that. */
const secretLooking = /(?<![\w-])(?=[\w-]*[A-Z])[\w-]{20,}|(?<![0-9A-Za-z])[0-9A-Za-z]{20,}/g;

/** Names of what an address may ask. */
const plainName = /^[A-Za-z][A-Za-z_[\].-]{0,30}$/;

/** What is written of an error: its name, its words and where it arose, and nothing else that it carries, which may be anything. */
type LoggedError = { readonly type: string; readonly message: string; readonly stack: string; readonly code?: string };

/** The options of a logger that writes nothing secret; false stays false. */
export function loggerFrom(log: Face["log"]): Face["log"] {
  if (log === false) return false;
  const serializers = { req: loggedRequest, err: loggedError };
  return log === true ? { serializers } : { ...log, serializers: { ...serializers, ...log.serializers } };
}

/** An address as it may stand in the log. */
export function loggedAddress(url: string): string {
  const [, path = "", query] = /^([^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
  const shown = withoutKeys(decoded(path)).replaceAll(secretLooking, "…");
  return query === undefined ? shown : `${shown}?${query.split("&").map(loggedPart).join("&")}`;
}

function loggedRequest({ method, url, host, ip }: FastifyRequest) {
  return { method, url: loggedAddress(url), host, remoteAddress: ip };
}

function loggedError(error: Error): LoggedError {
  const { name, message, stack = "" } = error;
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { type: name, message: withoutSecrets(message), stack: withoutSecrets(stack), ...code };
}

/** Digests and names of files stand in errors too, so only what is longer than any of our words, and holds a digit, is left out. */
function withoutSecrets(text: string): string {
  return withoutKeys(text).replaceAll(/(?<![\w-])(?=[A-Za-z_-]*\d)[\w-]{32,}/g, "…");
}

/** Letters may be written as their numbers, and are read as letters all the same. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "…";
  }
}

function loggedPart(part: string): string {
  const [name = "", ...value] = part.split("=");
  return `${plainName.test(name) ? name : "…"}${value.length === 0 ? "" : "=…"}`;
}
