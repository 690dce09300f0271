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
  if (typeof value === "string") return quoted(value);
  if (value === null || value === undefined) return "null";
  if (typeof value !== "object") return JSON.stringify(value);
  // Written as loops, since every assertion that is named and every revision that is sealed passes through here.
  if (Array.isArray(value)) {
    let items = "";
    for (const item of value) items += `${items === "" ? "" : ","}${canonicalJson(item)}`;
    return `[${items}]`;
  }
  let members = "";
  for (const key of sorted(Object.keys(value))) {
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (member !== undefined) members += `${members === "" ? "" : ","}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** Whether two plain values have the same canonical JSON. Ends at the first difference, and writes none of it. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return (a ?? null) === (b ?? null);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, place) => sameValue(item, b[place]));
  }
  const [some, others] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  for (const key in some) if (!sameMember(some[key], others[key])) return false;
  for (const key in others) if (others[key] !== undefined && some[key] === undefined) return false;
  return true;
}

/** A member that is undefined is none; one that is null is there. */
function sameMember(a: unknown, b: unknown): boolean {
  return (a === undefined) === (b === undefined) && sameValue(a, b);
}

/** What JSON writes as it stands: printable ASCII without quotes and backslashes. */
const plain = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** In order of UTF-16 units, in place. Most objects have a few keys, for which moving them one by one is the fastest. */
function sorted(keys: string[]): readonly string[] {
  if (keys.length > 24) return keys.sort();
  for (let end = 1; end < keys.length; end += 1) {
    const key = keys[end] ?? "";
    let place = end;
    for (let before = keys[place - 1]; before !== undefined && before > key; before = keys[place - 1]) {
      keys[place] = before;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}
