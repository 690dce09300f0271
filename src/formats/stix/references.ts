/** External references (STIX 2.1, section 2.5): pages and registers outside of STIX, in the form that its schema admits. */
import type { ToldSource } from "../../domain/projection.ts";
import { sayWhen } from "../../domain/when.ts";
import type { Members } from "./wire.ts";

/** A reference to an entry of a register; null where the id is one that STIX keeps for another register. */
export function referenceTo(source: string, id: string, url: string | null = null): Members | null {
  const reserved = /^(CVE-\d{4}-\d{4,}|CAPEC-\d+)$/.test(id);
  const own = source === "cve" && /^CVE-\d{4}-(0\d{3}|[1-9]\d{3,})$/.test(id);
  if (reserved !== own) return null;
  return { source_name: own ? source : sourceName(source), ...urlMember(url), external_id: id };
}

/** The references to a source of a record: its page with the hash of what was kept of it, then the links that it rests on. */
export function referencesTo({ title, publisher, url, links, published, snapshot }: ToldSource): readonly Members[] {
  const dated = published === null ? "" : ` Published: ${sayWhen(published)}.`;
  const page = urlMember(url);
  const hashed = page.url !== undefined && snapshot !== null ? { hashes: { "SHA-256": snapshot } } : {};
  const source = sourceName(publisher);
  const further = links
    .filter((link) => link !== url)
    .flatMap((link) => {
      const member = urlMember(link);
      return member.url === undefined ? [] : [{ source_name: source, ...member }];
    });
  return [{ source_name: source, description: `${title ?? publisher}.${dated}`, ...page, ...hashed }, ...further];
}

/** The address as RFC 3986 writes it; no member where it is none of http or https. */
export function urlMember(url: string | null): { readonly url?: string } {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return {};
  const { protocol, host, pathname, search, hash } = new URL(url);
  const path = strict(pathname, /[^A-Za-z0-9\-._~!$&'()*+,;=:@%/]/g);
  const rest = [search, hash].map(
    (part) => part.slice(0, 1) + strict(part.slice(1), /[^A-Za-z0-9\-._~!$&'()*+,;=:@%/?]/g),
  );
  return { url: `${protocol}//${host}${path}${rest.join("")}` };
}

/** Two names are kept for registers with numbers of their own. */
function sourceName(name: string): string {
  return name === "cve" || name === "capec" ? name.toUpperCase() : name;
}

function strict(part: string, unwanted: RegExp): string {
  return part
    .toWellFormed()
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(unwanted, (character) => encodeURIComponent(character.toWellFormed()));
}
