/** Reading of everything that is a word of a list. */
import { type SubjectKey, subjectKey } from "../../domain/subject.ts";
import type { Content } from "../../domain/value.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import type { ActorKeys } from "./actor-keys.ts";
import { note, say, type Sink, termContent } from "./implied.ts";
import { type Leaf, leavesAt, type Sheet } from "./leaves.ts";
import { type WordPlace, wordPlaces } from "./words.ts";

/** Reads every place of words. `reduced`: the record is of the reduced form, in which countries have three letters. */
export function readWords(sheet: Sheet, sink: Sink, actors: ActorKeys, reduced: boolean): void {
  for (const place of wordPlaces) {
    for (const leaf of leavesAt(sheet, place.path)) {
      const content = contentOf(sink, place, leaf, reduced);
      if (content !== null) say(sink, leaf, place.field, subjectOf(place, actors), content);
    }
  }
}

function subjectOf({ about }: WordPlace, actors: ActorKeys): SubjectKey | null {
  if (about === "incident") return null;
  return about === "victim" ? subjectKey("victim", 1) : (actors.groups.get(about) ?? null);
}

/** What the word says; null where it is none of the place's words, which is noted. */
function contentOf(sink: Sink, place: WordPlace, leaf: Leaf, reduced: boolean): Content | null {
  const { value } = leaf;
  const known = typeof value === "string" ? place.contents.get(value) : undefined;
  if (known !== undefined) return known;
  const meant = typeof value === "string" ? otherwiseSpelt(place, value) : null;
  if (meant === null) note(sink, "value-not-admitted", leaf);
  else if (!reduced || !place.path.endsWith("/country")) note(sink, "value-repaired", leaf);
  return meant;
}

function otherwiseSpelt({ path, contents, spellings }: WordPlace, text: string): Content | null {
  const word = spellings.get(text.trim().toLowerCase());
  if (word !== undefined) return contents.get(word) ?? null;
  const code = path.endsWith("/country") && text.length < 100 ? countryCodeOf(text) : null;
  return code === null ? null : termContent(code);
}
