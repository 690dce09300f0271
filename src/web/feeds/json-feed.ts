/** Feeds as JSON Feed 1.1 (jsonfeed.org). What a machine wants besides stands in `_casebook`. */
import { type Feed, type FeedEntry } from "./feed.ts";
import type { Publisher } from "./publisher.ts";

/** The document. */
export function jsonFeedOf({ path, query = "", title, about, page, entries }: Feed, { name, url }: Publisher): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: `${title} · ${name}`,
    description: about,
    home_page_url: `${url}${page}`,
    feed_url: `${url}${path}.json${query}`,
    language: "en",
    authors: [{ name, url: `${url}/` }],
    items: entries.map((entry) => itemOf(entry, url)),
  });
}

function itemOf({ id, title, summary, path, at, tags, incident, version, news }: FeedEntry, url: string) {
  return {
    id,
    url: `${url}${path}`,
    title,
    content_text: summary,
    date_published: at,
    date_modified: at,
    ...(tags.length === 0 ? {} : { tags: tags.map(({ label }) => label) }),
    _casebook: { about: `${url}/feeds`, incident, version, news },
  };
}
