/** Posts of ransomware groups on their own sites (object `ransomware-group-post`): a claim in the claimant's own words, and nothing more. */
import type { Asserter } from "../../domain/asserter.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import { partsCalled, type ReadAttribute, relationOf } from "./attributes.ts";
import { dateMeant } from "./dates.ts";
import { type Harvest, note, say, type Words } from "./harvest.ts";
import { type Inside, placeOf } from "./inside.ts";
import { countryMeaning, sectorMeaning } from "./tag-meaning.ts";

/**
 * Reads a post: that the group claims it, whom it names as its victim with place and line of activity, all in the group's own
 * words, and on which day. The text and the addresses of the post stay in the kept original alone:
 * they lead to the group.
 */
export function readClaimPost(harvest: Harvest, post: Inside): ReadAttribute {
  const group = partsCalled(post, "ransomware-group")[0] ?? null;
  const entity = partsCalled(post, "entity-name")[0] ?? null;
  const asserter: Asserter = { role: "attacker", name: group };
  const victim = entity === null ? null : harvest.subjects.named("victim", entity);
  const claims = (about: SubjectKey | null, meaning: Pick<Words, "field" | "content"> | null, at: string) =>
    meaning === null || about === null
      ? null
      : ({ ...meaning, about, stance: "claimed", asserter, pointers: [at] } as const);
  const wordsOf = (attribute: Inside, value: string): Words | null => {
    const at = placeOf(attribute, "value");
    switch (relationOf(attribute)) {
      case "ransomware-group": {
        const content = { kind: "party", name: value.trim(), basis: null } as const;
        return claims(harvest.subjects.named("actor", value), { field: "responsibility.claimed", content }, at);
      }
      case "entity-name":
        return claims(victim, { field: "victim.name", content: { kind: "name", name: value.trim() } }, at);
      case "geo":
        return claims(victim, plainly(countryMeaning(value)), at);
      case "sector":
        return claims(victim, plainly(sectorMeaning(value)), at);
      case "date-published":
        return dateWords(harvest, value, at);
      default:
        return null;
    }
  };
  return (_harvest, attribute, value, around) => {
    const words = group === null ? null : wordsOf(attribute, value);
    if (words === null) return undefined;
    say(harvest, words, around);
    return words.about;
  };
}

/** Words for a sector that are merely near are not put into the group's mouth. */
function plainly<T extends { readonly near: boolean }>(meaning: T | null): T | null {
  return meaning?.near === true ? null : meaning;
}

/** That it was claimed on that day says whoever watched the site. */
function dateWords(harvest: Harvest, value: string, at: string): Words | null {
  const date = dateMeant(value);
  if (date === null) return null;
  if (date.reading === "to-day") note(harvest, at, "precision-reduced", value);
  if (date.reading === "repaired") note(harvest, at, "value-repaired", value);
  return {
    field: "date.claimed",
    about: null,
    content: { kind: "date", edtf: date.edtf, partOfDay: null },
    pointers: [at],
  };
}
