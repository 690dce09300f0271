/** The feed of a search: the records that answer it, each at its newest version, those told so last first. */
import type { IncidentId } from "../../domain/incident.ts";
import { Refusal } from "../../domain/refusal.ts";
import { finding } from "../../domain/finding.ts";
import type { Question, Search } from "../../search/search.ts";
import { partsAsked } from "../parts/search-words.ts";
import { undirected } from "../parts/saying.ts";
import { addressOf, queryOf } from "../question.ts";
import { searchTexts } from "../texts/search.ts";
import type { Facts } from "./facts.ts";
import { type Feed, mostEntries } from "./feed.ts";
import { readFacts } from "./newest.ts";
import { changeTo, type Desk, entriesOf } from "./scopes.ts";

/** The feed. Refuses (`request-invalid`) questions for the past, of which there is no news. */
export async function feedOfSearch(desk: Desk, search: Search, question: Question): Promise<Feed> {
  if (question.asKnownOn !== null) {
    const wrong = finding("asKnownOn", "parameter-unknown", question.asKnownOn);
    throw new Refusal("request-invalid", { asKnownOn: searchTexts.feedTakes }, [wrong]);
  }
  const wanted = { sort: "known", descending: true, after: null, limit: mostEntries, facets: [], values: 0 } as const;
  const cards = search.ask(question, wanted).hits.map(({ card }) => card);
  const changes = cards.map(
    (card) =>
      desk.newest.changes.find(({ incident, version }) => incident === card.incident && version === card.version) ??
      changeTo(card),
  );
  const query = queryOf(question);
  const words = partsAsked(question, search).map((part) => part.words);
  return {
    path: "/feeds/search",
    query: query === "" ? "" : `?${query}`,
    title: undirected(words.length === 0 ? searchTexts.title : words.join(" · ")),
    about: searchTexts.feedAbout,
    page: addressOf("/incidents", question),
    entries: entriesOf(
      desk,
      changes,
      await factsFor(
        desk,
        cards.map(({ incident }) => incident),
      ),
    ),
  };
}

async function factsFor(desk: Desk, incidents: readonly IncidentId[]): Promise<ReadonlyMap<IncidentId, Facts>> {
  const facts = new Map<IncidentId, Facts>();
  for (const incident of incidents) {
    const told = desk.newest.facts.get(incident) ?? (await readFacts(desk.shelf, incident, desk.audience));
    if (told !== null) facts.set(incident, told);
  }
  return facts;
}
