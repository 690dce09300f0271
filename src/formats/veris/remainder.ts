/**
 * The remainder: what a projection says and the standard part of its record, read back, does not say, or not by whom and how; and
 * what the standard part says too much. It is found by holding the one against the other, so nothing can fall between them.
 */
import type { Asserter } from "../../domain/asserter.ts";
import { canonicalJson } from "../../domain/digest.ts";
import type { Field } from "../../domain/field.ts";
import { type KeyedKind, parseSubjectKey, type SubjectKey, subjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import type { Saying } from "../format.ts";
import type { Entry, Extension } from "./extension.ts";
import type { Implied } from "./implied.ts";
import type { Standard } from "./standard.ts";

/** What the extension has to carry. */
export type Remainder = Pick<Extension, "speakers" | "said" | "filled">;

/**
 * Holds sayings against the standard part. `keys` says under which key the standard part speaks of a victim or actor; all others get
 * keys that it does not use.
 */
export function remainderOf(
  sayings: readonly Saying[],
  { implied, findings }: Standard,
  keys: ReadonlyMap<string, SubjectKey>,
): Remainder {
  const speakers = speakersOf(sayings);
  const slots = slotsOf(implied);
  const keyOf = keyGiver(keys, implied);
  const spoken = new Map<string, Entry[]>();
  const apart: Entry[] = [];
  for (const saying of sayings) {
    const about = saying.about === null ? null : keyOf(saying.about);
    const slot = slots.get(matchKey(saying.field, about, saying.content));
    const manner = mannerOf(saying, slot, speakers);
    if (slot === undefined) apart.push(entryApart(saying, about, manner));
    else
      spoken.set(slot.slot, [...(spoken.get(slot.slot) ?? []), { at: slot.slot, ...partsOf(saying, slot), ...manner }]);
  }
  const told = [...spoken.values()].flatMap((entries) => {
    const once = distinct(entries);
    // A slot of which nothing but the usual is said speaks for itself.
    return once.length === 1 && Object.keys(once[0] ?? {}).length === 1 ? [] : once;
  });
  const silent = implied.filter(({ slot }) => !spoken.has(slot)).map(({ slot }) => slot);
  const lost = findings.filter(({ code }) => code === "import-lost").map(({ at }) => at);
  return { speakers: speakers.list, said: [...told, ...distinct(apart)], filled: [...new Set([...silent, ...lost])] };
}

interface Speakers {
  /** Those who say most first. */
  readonly list: readonly Asserter[];
  /** The place of a speaker in the list; null for one who was kept back. */
  readonly placeOf: (asserter: Asserter | null) => number | null;
}

function speakersOf(sayings: readonly Saying[]): Speakers {
  const counts = new Map<string, { readonly asserter: Asserter; count: number }>();
  for (const { asserter } of sayings) {
    if (asserter === null) continue;
    const known = counts.get(nameOf(asserter));
    if (known === undefined) counts.set(nameOf(asserter), { asserter, count: 1 });
    else known.count += 1;
  }
  const list = [...counts.values()].toSorted((a, b) => b.count - a.count).map(({ asserter }) => asserter);
  const places = new Map(list.map((asserter, index) => [nameOf(asserter), index]));
  return { list, placeOf: (asserter) => (asserter === null ? null : (places.get(nameOf(asserter)) ?? null)) };
}

function nameOf({ role, name }: Asserter): string {
  return JSON.stringify([role, name]);
}

/** What is implied, by what it says; the first slot where several say the same. */
function slotsOf(implied: readonly Implied[]): ReadonlyMap<string, Implied> {
  const slots = new Map<string, Implied>();
  for (const one of implied) {
    const key = matchKey(one.field, one.about, one.content);
    if (!slots.has(key)) slots.set(key, one);
  }
  return slots;
}

/** Lanes share their slots, since the standard part has one name for an actor in whatever lane; so do the two kinds of prose. */
function matchKey(field: Field, about: string | null, content: Content): string {
  const kin = isLane(field) ? "lane" : field === "description" ? "summary" : field;
  return `${kin} ${about ?? ""} ${valueKey(content)}`;
}

/** A value without the parts that no slot has a place for. */
function valueKey(content: Content): string {
  switch (content.kind) {
    case "term":
      return `=${content.term}`;
    case "name":
      return `=${content.name}`;
    case "prose":
      return `=${content.text}`;
    case "date":
      return `=${content.edtf}`;
    case "party":
      return JSON.stringify(content.name);
    case "unknown":
      return `?${content.state}`;
    case "amount":
      return [content.min, content.max, content.qualifier, content.unit].join(" ");
    case "matter":
    case "relation":
      return canonicalJson(content);
  }
}

function isLane(field: Field): boolean {
  return field.startsWith("responsibility.");
}

/** The key of a subject: the standard part's where it has one, else the next that is free of its kind. */
function keyGiver(keys: ReadonlyMap<string, SubjectKey>, implied: readonly Implied[]): (about: string) => string {
  const given = new Map<string, string>(keys);
  const taken = new Set<string>([...keys.values(), ...implied.flatMap(({ about }) => (about === null ? [] : [about]))]);
  const last: Record<KeyedKind, number> = { victim: 0, actor: 0 };
  return (about) => {
    const known = given.get(about);
    if (known !== undefined) return known;
    const kind: KeyedKind = about.startsWith("victim-") ? "victim" : "actor";
    let free: SubjectKey;
    do free = subjectKey(kind, ++last[kind]);
    while (taken.has(free) && parseSubjectKey(free) !== null);
    given.set(about, free);
    return free;
  };
}

/** How a thing is said, where it is otherwise than the slot implies or than most is said. */
function mannerOf(saying: Saying, slot: Implied | undefined, { list, placeOf }: Speakers): Entry {
  const { asserter, asserted, likelihood, confidence, polarity, stance } = saying;
  const usual = slot ?? { polarity: "affirmed", stance: "reported", confidence: null };
  const by = placeOf(asserter);
  return {
    ...(polarity === usual.polarity ? {} : { polarity }),
    ...(stance === usual.stance ? {} : { stance }),
    ...(by === (list.length === 0 ? null : 0) ? {} : { by }),
    ...(asserted === null ? {} : { asserted }),
    ...(likelihood === null ? {} : { likelihood }),
    ...(confidence === usual.confidence ? {} : { confidence }),
  };
}

/** What the slot has no place for, or another field than it implies. */
function partsOf({ field, content }: Saying, slot: Implied): Entry {
  return {
    ...(field === slot.field ? {} : { field }),
    ...(content.kind === "party" && content.basis !== null ? { basis: content.basis } : {}),
    ...(content.kind === "date" && content.partOfDay !== null ? { part: content.partOfDay } : {}),
  };
}

function entryApart({ field, content }: Saying, about: string | null, manner: Entry): Entry {
  return { field, ...(about === null ? {} : { about }), content, ...manner };
}

function distinct(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}
