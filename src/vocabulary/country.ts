/** Countries by ISO 3166-1 alpha-2 code, with English names and flags (package i18n-iso-countries). */
import codes from "i18n-iso-countries/codes.json" with { type: "json" };
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

/** Folded names and three-letter codes -> two-letter code. Names that data sets use besides the ISO list's are added by hand. */
const codesByName: ReadonlyMap<string, string> = new Map([
  ...codes.flatMap(([alpha2, alpha3]) =>
    alpha2 === undefined || alpha3 === undefined ? [] : [[alpha3, alpha2] as const],
  ),
  ...countryCodes.flatMap((code) => [code, ...namesOf(code)].map((name) => [foldName(name), code] as const)),
  ...Object.entries({
    "Korea, Republic of": "KR",
    "Republic of Korea": "KR",
    "Korea, Democratic People's Republic of": "KP",
    "Democratic People's Republic of Korea": "KP",
    "Iran, Islamic Republic of": "IR",
    "Islamic Republic of Iran": "IR",
    "Syrian Arab Republic": "SY",
    "Taiwan, Province of China": "TW",
    "Palestine, State of": "PS",
    "State of Palestine": "PS",
    "Palestinian Territories": "PS",
    "Moldova, Republic of": "MD",
    "Tanzania, United Republic of": "TZ",
    "United Republic of Tanzania": "TZ",
    "Venezuela, Bolivarian Republic of": "VE",
    "Venezuela (Bolivarian Republic of)": "VE",
    "Bolivia, Plurinational State of": "BO",
    "Bolivia (Plurinational State of)": "BO",
    "Micronesia, Federated States of": "FM",
    "Congo, The Democratic Republic of the": "CD",
    "Democratic Republic of the Congo": "CD",
    "Virgin Islands, British": "VG",
    "Virgin Islands, U.S.": "VI",
    "Macedonia, the former Yugoslav Republic of": "MK",
    "North Macedonia": "MK",
    "United States of America": "US",
    "The United States": "US",
    "United Kingdom of Great Britain and Northern Ireland": "GB",
    "Great Britain": "GB",
    UK: "GB",
    "Holy See (Vatican City State)": "VA",
    "Lao People's Democratic Republic": "LA",
    "Brunei Darussalam": "BN",
    "Viet Nam": "VN",
    "Russian Federation": "RU",
    Kosovo: "XK",
    XKX: "XK",
    Türkiye: "TR",
    Czechia: "CZ",
    "Czech Republic": "CZ",
    "Netherlands (Kingdom of the)": "NL",
    "Hong Kong": "HK",
    Macau: "MO",
    "Côte d'Ivoire": "CI",
    "Ivory Coast": "CI",
    "Cape Verde": "CV",
    Swaziland: "SZ",
    Burma: "MM",
    Syria: "SY",
    Laos: "LA",
    Brunei: "BN",
    Moldova: "MD",
    "Republic of Moldova": "MD",
    "Iran (Islamic Republic of)": "IR",
    Iran: "IR",
    Russia: "RU",
    "Micronesia (Federated States of)": "FM",
    Macedonia: "MK",
    "Cabo Verde": "CV",
    "Vatican City": "VA",
    "Holy See": "VA",
    "The Bahamas": "BS",
    Bosnia: "BA",
    "Bosnia and Herzegovina": "BA",
    "DR Congo": "CD",
    "St. Lucia": "LC",
    "Saint Lucia": "LC",
    "East Timor": "TL",
    "South Korea": "KR",
    "North Korea": "KP",
    Tanzania: "TZ",
    Venezuela: "VE",
    Bolivia: "BO",
    Vietnam: "VN",
    Palestine: "PS",
    Taiwan: "TW",
  }).map(([name, code]) => [foldName(name), code] as const),
]);

/**
 * The two-letter code of a country that is named by its two- or three-letter code or by one of its English names, in any case and
 * with or without accents; null where no country is named so.
 */
export function countryCodeOf(text: string): string | null {
  return codesByName.get(foldName(text)) ?? null;
}

function foldName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .trim()
    .toUpperCase();
}
