/** The front matter of a Markdown document: `key: value` lines and simple lists between two lines of three hyphens. */
import { finding, type Finding } from "../domain/finding.ts";
import { canonicalLine } from "./canonical-text.ts";
import type { StatedMetadata } from "./reader.ts";
import { statedDate } from "./stated-date.ts";
import { webAddress } from "./web-address.ts";

/** A Markdown document taken apart. */
export interface FrontMatter {
  readonly metadata: StatedMetadata;
  /** The document without its front matter. */
  readonly body: string;
  /** Lines that could not be read, keys that nobody asked for, values that are not what they should be. */
  readonly findings: readonly Finding[];
}

const keys = ["title", "published", "url", "publisher", "source", "author", "lang", "links"] as const;
type Key = (typeof keys)[number];

interface Entry {
  readonly key: Key;
  readonly line: number; // 1-based, in the document
  readonly values: string[];
}

const mostLines = 200;

/** Takes the front matter off a document. A document without any comes back whole, with nothing stated. */
export function frontMatter(document: string): FrontMatter {
  const lines = document.split(/\r\n|\n|\r/u);
  const end = isFence(lines[0]) ? lines.slice(0, mostLines).findIndex((line, at) => at > 0 && isFence(line)) : -1;
  const findings: Finding[] = [];
  const entries = entriesOf(lines.slice(1, Math.max(1, end)), findings);
  const body = end === -1 ? document : lines.slice(end + 1).join("\n");
  return { metadata: metadataOf(entries, findings), body, findings };
}

function isFence(line: string | undefined): boolean {
  return line?.trimEnd() === "---";
}

function entriesOf(lines: readonly string[], findings: Finding[]): readonly Entry[] {
  const entries: Entry[] = [];
  // Lines of a key that was not accepted belong to it, so its list items must not land in the key before it.
  let open: Entry | null = null;
  for (const [at, text] of lines.entries()) {
    const line = at + 2;
    const item = /^\s*-\s+(\S.*)$/u.exec(text)?.[1];
    const [, key, value] = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/u.exec(text) ?? [];
    if (key !== undefined) open = opened(key, value ?? "", line, entries, findings);
    else if (item !== undefined) open?.values.push(unquoted(item));
    else if (text.trim() !== "" && !text.startsWith("#"))
      findings.push(finding(`line ${line}`, "front-matter-unreadable", text));
  }
  return entries;
}

function opened(key: string, value: string, line: number, entries: Entry[], findings: Finding[]): Entry | null {
  const known = keys.find((one) => one === key);
  if (known === undefined || entries.some((entry) => entry.key === known)) {
    findings.push(finding(`line ${line}`, "front-matter-unreadable", key));
    return null;
  }
  const entry = { key: known, line, values: value.trim() === "" ? [] : [unquoted(value)] };
  entries.push(entry);
  return entry;
}

function unquoted(value: string): string {
  const text = value.trim();
  return /^(["']).*\1$/u.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

function metadataOf(entries: readonly Entry[], findings: Finding[]): StatedMetadata {
  /** The first value of a key as `read` understands it; what it does not understand is a finding. */
  const first = (key: Key, read: (value: string) => string | null): string | null => {
    const entry = entries.find((one) => one.key === key);
    const value = entry?.values[0];
    if (entry === undefined || value === undefined) return null;
    const result = read(value);
    if (result === null) findings.push(finding(`line ${entry.line}`, "front-matter-unreadable", `${key}: ${value}`));
    return result;
  };
  const links = entries.find((one) => one.key === "links")?.values ?? [];
  return {
    title: first("title", canonicalLine),
    published: first("published", statedDate),
    url: first("url", webAddress),
    publisher: first("publisher", canonicalLine) ?? first("source", canonicalLine),
    author: first("author", canonicalLine),
    language: first("lang", (tag) => (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag) ? tag : null)),
    links: links.flatMap((link) => webAddress(link) ?? []),
  };
}
