/** Countries by ISO 3166-1 alpha-2 code, with English names and flags (package i18n-iso-countries). */
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };

const names: Readonly<Record<string, string | readonly string[]>> = english.countries;

/** Every alpha-2 code that has a name, in the order of the ISO list; XK (Kosovo) is among them by common use. */
export const countryCodes: readonly string[] = Object.keys(names);

function namesOf(code: string): readonly string[] {
  const name = Object.hasOwn(names, code) ? names[code] : undefined;
  if (name === undefined) return [];
  return typeof name === "string" ? [name] : name;
}

/** The English short name of a country, or null where the code is not in the list. */
export function countryName(code: string): string | null {
  return namesOf(code)[0] ?? null;
}

/** All English names of a country, the usual one first; empty where the code is not in the list. */
export function countryNames(code: string): readonly string[] {
  return namesOf(code);
}

/** The flag as a pair of Unicode regional indicators; an empty string where the code is no two letters. */
export function flagOf(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return "";
  return String.fromCodePoint(code.charCodeAt(0) + 0x1f1e6 - 65, code.charCodeAt(1) + 0x1f1e6 - 65);
}
