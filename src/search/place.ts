/** Places in an ordered answer: where one page ends and the next begins, as text that can be handed out and comes back. */
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { SearchSort, Wanted } from "./search.ts";

/** What a hit is sorted by; null where it has no such thing, which comes last either way. */
export type SortKey = number | string | null;

/** The last hit of a page. */
export interface Place {
  readonly key: SortKey;
  readonly incident: string;
}

/** The place as it is handed out. It holds nothing but what the hit shows, and its score. */
export function writePlace(
  { sort, descending }: Pick<Wanted, "sort" | "descending">,
  { key, incident }: Place,
): string {
  return Buffer.from(JSON.stringify([sort, descending, key, incident])).toString("base64url");
}

/** The place as it came back; null where the answer is wanted from its start. Refuses (`request-invalid`) all else, places of another order too. */
export function readPlace({ sort, descending, after }: Pick<Wanted, "sort" | "descending" | "after">): Place | null {
  if (after === null) return null;
  const read = after.length > 2000 ? null : parsed(after);
  if (Array.isArray(read) && read.length === 4) {
    const [itsSort, itsDescending, key, incident] = read as readonly unknown[];
    if (itsSort === sort && itsDescending === descending && typeof incident === "string" && isKey(sort, key)) {
      return { key, incident };
    }
  }
  throw new Refusal("request-invalid", {}, [finding("after", "value-not-admitted", after)]);
}

function isKey(sort: SearchSort, key: unknown): key is SortKey {
  if (sort === "title") return typeof key === "string";
  return (typeof key === "number" && Number.isFinite(key)) || (key === null && (sort === "date" || sort === "impact"));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
