/** Sources: who published a report, and how far they have earned trust. */
import type { Reliability } from "../vocabulary/admiralty.ts";
import { digestOf } from "./digest.ts";

declare const sourceBrand: unique symbol;

/** A readable name made of the source's host or title, such as `example-org`. */
export type SourceId = string & { readonly [sourceBrand]: true };

/** A publisher of reports. */
export interface Source {
  readonly id: SourceId;
  readonly name: string;
  /** Home page; null where none is known. */
  readonly url: string | null;
  /** Admiralty reliability as the desk judged it; null: nobody has judged it yet (which is not F). */
  readonly reliability: Reliability | null;
}

const longestSlug = 80;

/** The source of a report, named by the host of its address, or else by the publisher's name; `unnamed` where neither is known. */
export function sourceOf(told: { readonly url: string | null; readonly publisher: string | null }): Source {
  const host = told.url === null ? null : hostOf(told.url);
  const publisher = told.publisher?.trim() ?? "";
  const name = publisher === "" ? (host ?? "Unnamed source") : publisher;
  return {
    id: slugOf(host ?? name) as SourceId,
    name,
    url: host === null ? null : `https://${host}/`,
    reliability: null,
  };
}

/**
 * Lower-case words joined by hyphens: letters and digits of any script, the accents of Latin, Greek and Cyrillic folded, at most 80
 * characters; `unnamed` where none are left. What is longer ends in a digest, so that long names with one beginning stay apart.
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  if (slug === "") return "unnamed";
  if (slug.length <= longestSlug) return slug;
  const beginning = slug.slice(0, longestSlug - 9).replace(/[\ud800-\udbff]$/, "");
  return `${beginning}-${digestOf(slug).slice(0, 8)}`;
}

/** Null where the address has none, as of a file or a mailbox. */
function hostOf(url: string): string | null {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
  return host === "" ? null : host;
}
