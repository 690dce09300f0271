/** Names made of content: SHA-256 over bytes or over a canonical form of a value. */
import { hash } from "node:crypto";

declare const digestBrand: unique symbol;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export type Digest = string & { readonly [digestBrand]: true };

/** Digest of bytes, or of a text's UTF-8 bytes. */
export function digestOf(content: Uint8Array | string): Digest {
  return hash("sha256", content, "hex") as Digest;
}

/** Digest of a plain value: equal values have equal digests, whatever the order of their keys. */
export function digestOfValue(value: unknown): Digest {
  return digestOf(canonicalJson(value));
}

/**
 * JSON with sorted keys and no white space, after RFC 8785 for the values that Casebook keeps
 * (strings, safe integers and finite numbers, booleans, null, arrays, plain objects). Undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  // Written as a loop, since every assertion that is named and every revision that is sealed passes through here.
  let members = "";
  for (const key of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member === undefined) continue;
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}
