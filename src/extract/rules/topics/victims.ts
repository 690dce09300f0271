/** Victims: a ranked choice, proposed only where one candidate is clear, with country, region and sector where words tell them. */
import { subjectKey } from "../../../domain/subject.ts";
import type { Proposed } from "../../extractor.ts";
import { places } from "../lexicon/places.ts";
import { propose } from "../proposals/propose.ts";
import type { Scene } from "../proposals/scene.ts";
import type { Span } from "../reading/passage.ts";
import { clauseAt } from "../frames/hits.ts";
import type { Candidate, Placed } from "../victims/candidates.ts";
import { seatOf } from "../victims/seat.ts";
import { sectorOf } from "../victims/sector.ts";

/** No more candidates than these are offered. */
const mostCandidates = 3;

/** The victim, or up to three candidates, with what is told of each. */
export function proposeVictims(scene: Scene): readonly Proposed[] {
  const { cast } = scene;
  const chosen = cast.victim === null ? [] : [cast.victim];
  const others = cast.candidates.filter((one) => one !== cast.victim && isOffered(one, scene)).slice(0, mostCandidates);
  return [...chosen, ...others].flatMap((candidate, place) =>
    proposeOne(candidate, place + 1, candidate === cast.victim ? "proposed" : "candidate", scene),
  );
}

/** The best candidate is offered on weaker grounds than the others. */
function isOffered(one: Candidate, { cast }: Scene): boolean {
  return one === cast.likely ? one.score >= 1.2 : (one.framed > 0 || one.titled) && one.score >= 2;
}

function proposeOne(
  candidate: Candidate,
  number: number,
  standing: Proposed["standing"],
  scene: Scene,
): readonly Proposed[] {
  const about = subjectKey("victim", number);
  const best = tellingMention(candidate);
  if (best === null) return [];
  const told = { about, standing, stance: "reported", speaker: { role: "journalist", name: null } } as const;
  const seat = seatOf(candidate, scene.document, places);
  const sector = sectorOf(candidate, scene.document);
  return [
    ...propose(scene, {
      ...told,
      field: "victim.name",
      content: { kind: "name", name: candidate.name },
      span: quoteAround(best),
      rule: "victim-ranked",
    }),
    ...(seat?.country == null
      ? []
      : propose(scene, {
          ...told,
          field: "victim.country",
          content: { kind: "term", term: seat.country },
          span: seat.span,
          rule: "victim-seat",
        })),
    ...(seat?.region == null
      ? []
      : propose(scene, {
          ...told,
          field: "victim.region",
          content: { kind: "name", name: seat.region },
          span: seat.span,
          rule: "victim-seat",
        })),
    ...(sector === null
      ? []
      : propose(scene, {
          ...told,
          field: "victim.sector",
          content: { kind: "term", term: sector.sector },
          span: sector.span,
          rule: "victim-sector",
        })),
  ];
}

/** The mention that stands in a victim frame, with the fullest name first. */
function tellingMention({ mentions, name }: Candidate): Placed | null {
  const framed = mentions.filter(({ mention, line }) =>
    line.hits.some(
      (hit) =>
        hit.frame.field === "victim.name" &&
        Math.min(Math.abs(hit.start - mention.end), Math.abs(mention.start - hit.end)) < 45,
    ),
  );
  return (
    framed.find(({ mention }) => mention.text === name) ??
    mentions.find(({ mention }) => mention.text === name) ??
    framed[0] ??
    mentions[0] ??
    null
  );
}

/** The clause of a mention, no further than a quote may reach. */
function quoteAround({ mention, line }: Placed): Span {
  const clause = clauseAt(line.sentence, mention.start);
  const end = Math.max(clause.end, mention.end);
  if (end - clause.start <= 240) return { start: Math.min(clause.start, mention.start), end };
  const text = line.sentence.text;
  const stop = text.indexOf(" ", Math.min(text.length - 1, mention.end - line.sentence.start + 120));
  return {
    start: Math.max(clause.start, mention.start),
    end: stop === -1 ? Math.min(end, mention.end + 150) : Math.min(end, line.sentence.start + stop),
  };
}
