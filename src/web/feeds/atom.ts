/** Feeds as Atom 1.0 (RFC 4287). */
import { type Feed, type FeedEntry, type Tag, updatedOf } from "./feed.ts";
import type { Publisher } from "./publisher.ts";
import { type Xml, xml } from "./xml.ts";

/** The document. */
export function atomOf(feed: Feed, { name, url, version }: Publisher): string {
  const { path, query = "", title, about, page, entries } = feed;
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${url}${path}.atom${query}</id>
<title>${`${title} · ${name}`}</title>
<subtitle>${about}</subtitle>
<updated>${updatedOf(feed)}</updated>
<author><name>${name}</name><uri>${url}/</uri></author>
<generator version="${version}">Casebook</generator>
<link rel="self" type="application/atom+xml" href="${url}${path}.atom${query}"/>
<link rel="alternate" type="text/html" href="${url}${page}"/>
<link rel="alternate" type="application/feed+json" href="${url}${path}.json${query}"/>
${entries.map((entry) => entryOf(entry, url))}</feed>
`.text;
}

function entryOf({ id, title, summary, path, at, tags }: FeedEntry, url: string): Xml {
  return xml`<entry>
<id>${id}</id>
<title>${title}</title>
<published>${at}</published>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${url}${path}"/>
${tags.map((tag) => categoryOf(tag, url))}<summary>${summary}</summary>
</entry>
`;
}

function categoryOf({ kind, term, label }: Tag, url: string): Xml {
  return xml`<category scheme="${url}/feeds#${kind}" term="${term}" label="${label}"/>
`;
}
