/** Labels of facet values, as far as vocabularies know them. Names of organisations, actors and the like are told by the records. */
import { fields, labelOfTerm, lanes } from "../domain/field.ts";
import { slugOf } from "../domain/source.ts";
import { matterObjects } from "../domain/value.ts";
import { countryCodeOf, countryName, countryNames } from "../vocabulary/country.ts";
import { type Column, shortLane } from "./columns.ts";
import { type Facet, facets } from "./facet.ts";

const languages = new Map<string, string>();
const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** The label of a value that a vocabulary knows; null where records alone can tell. */
export function knownLabel(facet: Facet, value: string): string | null {
  switch (facet) {
    case "type":
    case "sector":
    case "motive":
      return labelOfTerm(facets[facet].fields[0], value);
    case "technique": {
      const name = labelOfTerm("technique", value);
      return name === value ? value : `${value} ${name}`;
    }
    case "country":
      return countryName(value) ?? value;
    case "lane": {
      const lane = lanes.find((one) => shortLane(one) === value);
      return lane === undefined ? value : fields[lane].label;
    }
    case "cia": {
      const field = facets.cia.fields.find((one) => one === `cia.${value}`);
      return field === undefined ? value : fields[field].label;
    }
    case "negative": {
      const object = Object.entries(matterObjects).find(([name]) => name === value)?.[1] ?? value;
      return object.charAt(0).toUpperCase() + object.slice(1);
    }
    case "language":
      return languageOf(value);
    case "year":
      return yearLabel(value);
    case "actor":
    case "region":
    case "campaign":
    case "organisation":
    case "parent":
    case "source":
      return null;
  }
}

/** The names by which somebody may call a value of a column, as slugs: its own and, where a vocabulary knows it, its label. */
export function namesOf(column: Column, value: string): readonly string[] {
  const own = slugOf(value);
  switch (column) {
    case "country":
      return distinct([own, ...countryNames(value).map(slugOf)]);
    case "region":
      return distinct([own, slugOf(value.slice(value.indexOf("/") + 1))]);
    case "technique":
      return distinct([own, slugOf(labelOfTerm("technique", value))]);
    case "month":
    case "attribution-lag":
    case "claimed-by":
    case "attributed-to":
    case "suspected-of":
    case "denied-by":
    case "unit":
    case "actor":
    case "campaign":
    case "organisation":
    case "parent":
    case "source":
      return [own];
    case "type":
    case "lane":
    case "sector":
    case "year":
    case "cia":
    case "motive":
    case "negative":
    case "language":
      return distinct([own, slugOf(knownLabel(column, value) ?? value)]);
  }
}

/** The names that somebody means who calls a value of a column so. A value is meant where `namesOf` has one of them. */
export function askedNames(column: Column, word: string): readonly string[] {
  const code = column === "country" ? countryCodeOf(word) : null;
  return distinct([slugOf(word), ...(code === null ? [] : [slugOf(code)])]);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** Asking for a name takes long, and there are few languages. What comes from reports is bounded all the same. */
function languageOf(code: string): string {
  const known = languages.get(code);
  if (known !== undefined) return known;
  if (languages.size >= 1000) languages.clear();
  let name = code;
  try {
    name = languageNames.of(code) ?? code;
  } catch {
    // It is no code of a language: it stands for itself.
  }
  languages.set(code, name);
  return name;
}

/** `202X` is a decade, `20XX` a century. */
function yearLabel(value: string): string {
  if (value.endsWith("XX")) return `${value.slice(0, 2)}00–${value.slice(0, 2)}99`;
  return value.replace("X", "0s");
}
