/** Words: every place of the standard part that holds a word of a list, with what each word says here. Read and written by one table. */
import { type Field, fields } from "../../domain/field.ts";
import type { Content } from "../../domain/value.ts";
import { countryCodes } from "../../vocabulary/country.ts";
import { type Motive, motives } from "../../vocabulary/motive.ts";
import {
  actionVarieties,
  actionVectors,
  actorMotives,
  actorVarieties,
  assetVarieties,
  attributeVarieties,
  dataVarieties,
  discoveryVarieties,
  employeeCounts,
  targetedWords,
} from "../../vocabulary/veris.ts";
import { absence, termContent } from "./implied.ts";

/** The groups of actors that VERIS tells apart, in the order in which their actors are numbered. */
export const actorGroups = ["external", "internal", "partner"] as const;

/** One group of actors. */
export type ActorGroup = (typeof actorGroups)[number];

/** What a place is about: the incident, the main victim, or the actor of a group. */
export type PlaceSubject = "incident" | "victim" | ActorGroup;

/** A place that holds one word or a list of words. */
export interface WordPlace {
  /** Pointer without the places in lists. */
  readonly path: string;
  readonly field: Field;
  readonly about: PlaceSubject;
  readonly contents: ReadonlyMap<string, Content>;
  /** Spellings that stand in records -> the word that is meant. Lower-case spellings of every word are among them. */
  readonly spellings: ReadonlyMap<string, string>;
  /** False: the place is filled to be valid and read where others fill it, but it is not where the field is written. */
  readonly written: boolean;
}

const unknown = absence("reported-unknown");
const notApplicable = absence("not-applicable");

/** Misspellings that stand in published records, by path. */
const misspelt: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "/action/error/variety": { Publishing: "Publishing error" },
};

/** VERIS motive -> ours. Several of ours have one VERIS word; the first of them in the table is what the word says, but `Other` stays other. */
const motiveContents = new Map<string, Content>(
  actorMotives.map((word) => {
    if (word === "Unknown") return [word, unknown];
    if (word === "NA") return [word, notApplicable];
    const ours = (Object.keys(motives) as Motive[]).find((motive) => motives[motive].veris === word);
    return [word, termContent(word === "Other" || ours === undefined ? "other" : ours)];
  }),
);

const countryContents = new Map<string, Content>([
  ["Unknown", unknown],
  ...countryCodes.map((code) => [code, termContent(code)] as const),
]);

/** Persons that social engineering aims at are assets of the class P by VERIS's own rule. */
const targetContents = new Map<string, Content>(
  assetVarieties
    .filter((variety) => variety.startsWith("P - "))
    .map((variety) => [variety.slice("P - ".length), termContent(variety)]),
);

/** Every place of words. */
export const wordPlaces: readonly WordPlace[] = [
  place("/victim/country", "victim.country", "victim", countryContents),
  place("/victim/employee_count", "victim.size", "victim", plain("victim.size", employeeCounts)),
  ...actorGroups.flatMap((group) => [
    ...(group === "internal" ? [] : [place(`/actor/${group}/country`, "actor.country", group, countryContents)]),
    place(`/actor/${group}/motive`, "motive", "incident", motiveContents),
  ]),
  ...grouped("/actor", "variety", "actor.variety", actorVarieties),
  ...grouped("/action", "variety", "action.variety", actionVarieties),
  ...grouped("/action", "vector", "action.vector", actionVectors),
  ...grouped("/attribute", "variety", "attribute.variety", attributeVarieties),
  ...grouped("/discovery_method", "variety", "discovery.method", discoveryVarieties),
  place("/asset/assets/variety", "asset.variety", "incident", plain("asset.variety", assetVarieties)),
  { ...place("/action/social/target", "asset.variety", "incident", targetContents), written: false },
  place("/attribute/confidentiality/data/variety", "data.variety", "incident", plain("data.variety", dataVarieties)),
  place("/targeted", "incident.targeted", "incident", plain("incident.targeted", targetedWords)),
];

/** A word at its place. */
export interface PlacedWord {
  readonly place: WordPlace;
  readonly word: string;
}

const written = new Map<string, PlacedWord[]>();
for (const at of wordPlaces.filter((one) => one.written)) {
  for (const [word, content] of at.contents) {
    const key = keyOf(at.field, content);
    written.set(key, [...(written.get(key) ?? []), { place: at, word }]);
  }
}

/** Where VERIS writes a content of a field: several places where it has one for each group of actors, none where it has no word. */
export function wordsFor(field: Field, content: Content): readonly PlacedWord[] {
  return written.get(keyOf(field, content)) ?? [];
}

/** The terms and states that are keys of the table; other contents have no key that is in it. */
function keyOf(field: Field, content: Content): string {
  if (content.kind === "term") return `${field} ${content.term}`;
  return content.kind === "unknown" ? `${field} (${content.state})` : `${field} :${content.kind}`;
}

function grouped(
  root: string,
  member: string,
  field: Field,
  groups: Readonly<Record<string, readonly string[]>>,
): readonly WordPlace[] {
  return Object.entries(groups).map(([group, words]) =>
    place(
      `${root}/${group}/${member}`,
      field,
      root === "/actor" && isGroup(group) ? group : "incident",
      new Map(words.map((word) => [word, termContent(`${group}.${word}`)])),
    ),
  );
}

/** The words of a list as the field has them: terms where it admits them, else the stated absences that they stand for. */
function plain(field: Field, words: readonly string[]): ReadonlyMap<string, Content> {
  const { terms } = fields[field];
  return new Map(
    words.map((word) => {
      if (terms !== null && Object.hasOwn(terms, word)) return [word, termContent(word)];
      return [word, word === "NA" ? notApplicable : unknown];
    }),
  );
}

function place(path: string, field: Field, about: PlaceSubject, contents: ReadonlyMap<string, Content>): WordPlace {
  const spellings = new Map([...contents.keys()].map((word) => [word.toLowerCase(), word]));
  for (const [spelling, word] of Object.entries(misspelt[path] ?? {})) spellings.set(spelling.toLowerCase(), word);
  return { path, field, about, contents, spellings, written: true };
}

function isGroup(name: string): name is ActorGroup {
  return actorGroups.some((group) => group === name);
}
