/** Entries: one for each version of a record that an audience was told. What a version said is told only as long as it is told now. */
import type { AudienceName } from "../../domain/audience.ts";
import { newsKinds } from "../../domain/news.ts";
import type { Change } from "../../store/store.ts";
import { feedTexts } from "../texts/feed.ts";
import type { Facts } from "./facts.ts";
import { entryIdOf, type FeedEntry, type Tag } from "./feed.ts";

const texts = feedTexts.entry;

/** The entry of a change, given what is told of its record now. A change of which no news is known says its version alone. */
export function entryFrom(change: Change, facts: Facts, audience: AudienceName): FeedEntry {
  const { incident, version, at, news } = change;
  const current = facts.version === version;
  const words = news.length === 0 ? texts.version(version) : news.map((kind) => newsKinds[kind]).join(", ");
  const named = news.map((kind): Tag => ({ kind: "news", term: kind, label: newsKinds[kind] }));
  return {
    id: entryIdOf(change, audience),
    title: texts.title(words, facts.name ?? incident),
    summary: texts.summary(words, incident, version, current ? facts.words : overtaken(facts)),
    path: `/incidents/${incident}`,
    at,
    tags: [...named, ...(current ? facts.tags : [])],
    incident,
    version,
    news,
  };
}

/** What is said of a version that is not told any more. */
function overtaken({ name, version }: Facts): string {
  return name === null ? texts.withdrawn(version) : texts.overtaken(version);
}
