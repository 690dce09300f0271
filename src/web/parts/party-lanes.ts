/** An actor's records lane by lane: what is attributed to it and what it claims are never in one list. */
import type { AudienceName } from "../../domain/audience.ts";
import { interestedRoles } from "../../domain/asserter.ts";
import type { Lane } from "../../domain/field.ts";
import { shownAbout, type ToldAssertion } from "../../domain/projection.ts";
import type { Instant } from "../../domain/report.ts";
import type { Search } from "../../search/search.ts";
import { type Building, isBuilding } from "../../workflow/searching.ts";
import { recordsThen, type Telling } from "../records-then.ts";
import { type AskedLane, askedLanes, firstOf, laneQuestion } from "./lane-questions.ts";
import type { Mention } from "./party-facts.ts";
import type { PartyLeaf } from "./party-leaf.ts";
import { mentionIn } from "./party-list.ts";

/** All lanes in the order of an actor's page: what others attribute to it stands before what it claims. */
export const actorLanes: readonly Lane[] = [
  "responsibility.attributed",
  "responsibility.claimed",
  "responsibility.suspected",
  "responsibility.not-attributed",
  "responsibility.denied",
];

/** How many records of a lane stand on an actor's page. */
const shownFirst = 10;

/** One lane of an actor. */
export interface LaneList {
  readonly lane: Lane;
  /** How many records there are; where not all were looked at, how many of these. */
  readonly total: number;
  /** Of so many latest records that name the actor; null: of all. */
  readonly among: number | null;
  /** Latest first. */
  readonly mentions: readonly Mention[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
}

/** Every lane of an actor with its latest records. Lanes by which the index does not find it are looked for among the latest that name it. */
export function laneLists(
  house: Telling,
  search: Search | Building,
  audience: AudienceName,
  leaf: PartyLeaf,
): Promise<readonly LaneList[]> {
  return Promise.all(
    actorLanes.map((lane) => {
      const short = shortOf(lane);
      return isBuilding(search) || short === null
        ? Promise.resolve(amongLatest(leaf, lane))
        : laneList(house, search, audience, {
            ...{ lane: short, slug: leaf.party.slug, after: null, limit: shownFirst },
            asKnownOn: leaf.asKnownOn,
          });
    }),
  );
}

/** What part of a lane is wanted. */
export interface LaneAsked {
  readonly lane: AskedLane;
  readonly slug: string;
  readonly after: string | null;
  readonly limit: number;
  /** Null: as it is told today. */
  readonly asKnownOn: Instant | null;
}

/** A part of one lane from the index. Refuses (`request-invalid`) a place that cannot be read. */
export async function laneList(
  house: Telling,
  search: Search,
  audience: AudienceName,
  { lane, slug, after, limit, asKnownOn }: LaneAsked,
): Promise<LaneList> {
  const { hits, total, next } = search.ask(laneQuestion(lane, slug, asKnownOn), { ...firstOf(limit), after });
  const records = await recordsThen(house, audience, hits, asKnownOn);
  const mentions = records.map((record) => mentionIn(record, "actor", slug)).filter((mention) => mention !== null);
  return { lane: `responsibility.${lane}`, total, among: null, mentions, next };
}

/** The mentions with a word in a lane that is not counted: taken back, disputed, or of somebody with an interest in it. */
export function uncounted(mentions: readonly Mention[]): readonly (Mention & { readonly lane: Lane })[] {
  return mentions.flatMap(({ record, about }) =>
    actorLanes
      .filter((lane) => {
        const said = shownAbout(record, lane, about);
        return said.length > 0 && !said.some((one) => stands(lane, one));
      })
      .map((lane) => ({ record, about, lane })),
  );
}

function amongLatest({ mentions, total }: PartyLeaf, lane: Lane): LaneList {
  const found = mentions.filter(({ record, about }) =>
    shownAbout(record, lane, about).some((one) => stands(lane, one)),
  );
  const among = total > mentions.length ? mentions.length : null;
  return { lane, total: found.length, among, mentions: found, next: null };
}

/** Whether a word counts: affirmed, neither taken back nor replaced, and for attributions by somebody without an interest who does not dispute it. */
function stands(lane: Lane, { polarity, stance, asserter }: ToldAssertion): boolean {
  if (polarity === "negated" || stance === "retracted" || stance === "superseded") return false;
  if (lane !== "responsibility.attributed") return true;
  return (
    (stance === "confirmed" || stance === "reported") && (asserter === null || !interestedRoles.includes(asserter.role))
  );
}

function shortOf(lane: Lane): AskedLane | null {
  return askedLanes.find((short) => lane === `responsibility.${short}`) ?? null;
}
