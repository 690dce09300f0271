/** Why an address was not fetched or a document is too large, in words: what the details of a refusal tell in codes and numbers. */
import type { Refusal } from "./refusal.ts";

const reasons: Readonly<Record<string, string>> = {
  "address-invalid": "it is no complete address; one begins with https:// or http://",
  scheme: "only addresses that begin with https:// or http:// are fetched",
  port: "only the usual ports of the web, 80 and 443, are asked",
  credentials: "it holds a name or password",
  "address-not-public": "it leads to a machine or network that is not public",
  "too-many-redirects": "it leads on to other addresses without end",
  "redirect-to-http": "it leads on from https to an address without encryption",
  "host-not-found": "there is no host of this name",
  timeout: "it took too long",
  "connect-timeout": "the host does not answer",
  econnrefused: "the host answers nobody there",
  econnreset: "the host broke the connection off",
  "content-encoding": "it is packed in a way that Casebook does not unpack",
};

/** The reason in words, for people; null where the refusal gives none. A code that is not known here stands as it is. */
export function sayReason({ code, details }: Refusal): string | null {
  const { reason, status, limit } = details;
  if (reason === "status" && typeof status === "number") return `the host answers with status ${status}`;
  if (typeof reason === "string") return Object.hasOwn(reasons, reason) ? (reasons[reason] ?? reason) : reason;
  if (code !== "document-too-large" || typeof limit !== "number") return null;
  const what = ["elements", "characters"].find((unit) => unit in details) ?? "bytes";
  return `the most is ${limit.toLocaleString("en-US")} ${what}`;
}
