/** What an entry tells of a record: the few words that a reader needs to know whether to go on. Made of what is told now, and of nothing else. */
import { claimStateOf } from "../../domain/claim.ts";
import { fields, labelOfTerm, type Lane, lanes } from "../../domain/field.ts";
import {
  countriesOf,
  dateOf,
  labelsOf,
  type Projection,
  shownAbout,
  standingOf,
  type Telling,
  type ToldAssertion,
  victimNamesOf,
} from "../../domain/projection.ts";
import { parseSubjectKey } from "../../domain/subject.ts";
import { sayWhen } from "../../domain/when.ts";
import { undirected } from "../parts/saying.ts";
import { feedTexts } from "../texts/feed.ts";
import type { Tag } from "./feed.ts";

const texts = feedTexts.facts;

/** A record as it is told now. */
export interface Facts {
  readonly version: number;
  /** Names of the victims, or the record's number; null: the record was withdrawn. */
  readonly name: string | null;
  /** Sentences; of a withdrawn record the reason. */
  readonly words: string;
  /** ISO codes. */
  readonly countries: readonly string[];
  readonly tags: readonly Tag[];
}

const listed = new Intl.ListFormat("en", { type: "conjunction" });

/** The facts of a telling. */
export function factsOf(telling: Telling): Facts {
  const { version } = telling;
  if (telling.kind === "tombstone") {
    return { version, name: null, words: undirected(texts.reason(telling.reason)), countries: [], tags: [] };
  }
  return {
    version,
    name: undirected(victimNamesOf(telling)),
    words: undirected([...circumstances(telling), ...lanes.flatMap((lane) => laneWords(telling, lane))].join(" ")),
    countries: countriesOf(telling),
    tags: tagsOf(telling),
  };
}

function circumstances(record: Projection): readonly string[] {
  const date = dateOf(record);
  const countries = countriesOf(record).map((code) => labelOfTerm("victim.country", code));
  const types = labelsOf(record, "incident.type");
  const setting = [...(date === null ? [] : [texts.incidentOf(sayWhen(date))]), ...countries.slice(0, 5)];
  return [
    ...(setting.length === 0 ? [] : [`${setting.join(", ")}.`]),
    ...(types.length === 0 ? [] : [`${types.join(", ")}.`]),
    ...(record.sample ? [texts.sample] : []),
  ];
}

/** `Claimed by Tidal Crew (claim withdrawn).` Who is not named is not told of; that nobody is named can be. */
function laneWords(record: Projection, lane: Lane): readonly string[] {
  const { label } = fields[lane];
  const said = standingOf(record, lane);
  if (said.length === 0) return [];
  if (lane === "responsibility.not-attributed") return [texts.lane(label)];
  const names = new Set(said.flatMap((one) => nameIn(record, lane, one)));
  if (names.size === 0) return [];
  const say = lane === "responsibility.suspected" ? texts.suspected : texts.laneOf;
  return [say(label, listed.format(names))];
}

function nameIn(record: Projection, lane: Lane, { about, content, stance }: ToldAssertion): readonly string[] {
  if (content.kind !== "party" || content.name === null) return [];
  const notes = [
    ...(stance === "disputed" ? [texts.disputed] : []),
    ...(lane === "responsibility.claimed" && about !== null ? claimNote(record, about) : []),
  ];
  return [notes.length === 0 ? content.name : `${content.name} (${notes.join(", ")})`];
}

/** What became of a claim, where that is said and where it is more than that it was made. */
function claimNote(record: Projection, about: string): readonly string[] {
  const key = parseSubjectKey(about);
  const said = shownAbout(record, "claim.state", about).map(({ content, polarity, asserted }) => {
    return { field: "claim.state", about: key, content, polarity, asserted } as const;
  });
  const state = claimStateOf(said, about);
  return state === "open" ? [] : [texts.claim(labelOfTerm("claim.state", state).toLowerCase())];
}

function tagsOf(record: Projection): readonly Tag[] {
  const types = standingOf(record, "incident.type").flatMap(({ content }) =>
    content.kind === "term" ? [content.term] : [],
  );
  return [
    ...[...new Set(types)].map((term) => ({ kind: "type", term, label: labelOfTerm("incident.type", term) }) as const),
    ...countriesOf(record).map((term) => {
      return { kind: "country", term, label: labelOfTerm("victim.country", term) } as const;
    }),
    ...(record.sample ? [{ kind: "sample", term: "sample", label: texts.sampleTag } as const] : []),
  ];
}
