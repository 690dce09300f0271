/**
 * Industries: digits of the North American Industry Classification System (NAICS 2012 and 2022) and the labels that reduced copies
 * use for its sectors, each with the sector of our table that holds it. The matching is our own.
 */
import type { Sector } from "../../vocabulary/sector.ts";

/** The sector for an industry, and whether it says no less than the industry does at that depth. */
export interface IndustrySector {
  readonly sector: Sector;
  /** True where our table has nothing that fits and the nearest was taken. */
  readonly near: boolean;
}

/** Digits -> sector; the longest beginning of a code counts. `~` before a sector: the nearest that there is. */
const byDigits: Readonly<Record<string, Sector | `~${Sector}`>> = {
  "11": "food",
  "113": "~other",
  "21": "~other",
  "211": "energy",
  "2121": "energy",
  "213111": "energy",
  "213112": "energy",
  "22": "~energy",
  "2211": "energy",
  "2212": "energy",
  "2213": "water",
  "23": "~other",
  "31": "manufacturing",
  "311": "food",
  "312": "food",
  "32": "manufacturing",
  "324": "energy",
  "33": "manufacturing",
  "42": "~retail",
  "44": "retail",
  "45": "retail",
  "48": "transport",
  "481": "transport.air",
  "482": "transport.rail",
  "483": "transport.water",
  "484": "transport.road",
  "485": "transport.road",
  "486": "energy",
  "4881": "transport.air",
  "4882": "transport.rail",
  "4883": "transport.water",
  "4884": "transport.road",
  "49": "transport",
  "51": "~technology",
  "511": "media",
  "5112": "technology.software",
  "512": "media",
  "513": "media",
  "5132": "technology.software",
  "515": "media",
  "516": "media",
  "517": "telecom",
  "518": "technology.cloud",
  "519": "~media",
  "51911": "media",
  "51912": "culture",
  "51913": "~technology",
  "51919": "~technology",
  "519210": "culture",
  "51929": "~technology",
  "52": "finance",
  "5221": "finance.bank",
  "524": "finance.insurance",
  "53": "~other",
  "54": "professional-services",
  "5415": "technology",
  "55": "~professional-services",
  "56": "~professional-services",
  "56145": "finance.credit",
  "562": "~other",
  "61": "education",
  "62": "health",
  "624": "~health",
  "71": "~media",
  "711": "media",
  "712": "culture",
  "72": "hospitality",
  "81": "~other",
  "813": "nonprofit",
  "81394": "nonprofit.political",
  "814": "individual",
  "92": "government",
  "928110": "government.military",
};

/** Labels of NAICS sectors as reduced copies of the data spell them -> sector. */
const byLabel: Readonly<Record<string, Sector | `~${Sector}`>> = {
  Accomodation: "hospitality",
  Accommodation: "hospitality",
  Administrative: "~professional-services",
  Agriculture: "food",
  Construction: "~other",
  Educational: "education",
  Entertainment: "~media",
  Finance: "finance",
  Healthcare: "health",
  Information: "~technology",
  Management: "~professional-services",
  Manufacturing: "manufacturing",
  Mining: "~other",
  "Other Services": "~other",
  Professional: "professional-services",
  Public: "government",
  "Real Estate": "~other",
  Retail: "retail",
  Trade: "~retail",
  Transportation: "transport",
  Utilities: "~energy",
};

const digits = tableOf(byDigits);
const labels = tableOf(byLabel);
const lengths = [6, 5, 4, 3, 2];

/** Sector -> digits that say no more than it does: none for sectors that lie across industries. */
const codes: ReadonlyMap<string, string> = new Map([
  ["government", "92"],
  ["government.local", "92"],
  ["government.regional", "92"],
  ["government.national", "92"],
  ["government.military", "928110"],
  ["education", "61"],
  ["health", "62"],
  ["energy", "22"],
  ["water", "2213"],
  ["transport", "48"],
  ["transport.air", "481"],
  ["transport.rail", "482"],
  ["transport.water", "483"],
  ["transport.road", "48"],
  ["telecom", "517"],
  ["technology", "51"],
  ["technology.software", "5112"],
  ["technology.cloud", "518"],
  ["media", "51"],
  ["finance", "52"],
  ["finance.bank", "5221"],
  ["finance.insurance", "524"],
  ["finance.cryptocurrency", "52"],
  ["finance.credit", "56145"],
  ["nonprofit", "813"],
  ["nonprofit.political", "81394"],
  ["retail", "44"],
  ["hospitality", "72"],
  ["manufacturing", "31"],
  ["professional-services", "54"],
]);

/** The sector of an industry by its digits; null where they begin no code. */
export function sectorOfCode(code: string): IndustrySector | null {
  for (const length of lengths) {
    const known = length <= code.length ? digits.get(code.slice(0, length)) : undefined;
    if (known !== undefined) return known;
  }
  return null;
}

/** The sector of an industry by its label; null where the label is none. */
export function sectorOfLabel(label: string): IndustrySector | null {
  return labels.get(label) ?? null;
}

/** Digits of an industry that takes the sector in; null where none does. */
export function codeOfSector(sector: string): string | null {
  return codes.get(sector) ?? null;
}

function tableOf(written: Readonly<Record<string, Sector | `~${Sector}`>>): ReadonlyMap<string, IndustrySector> {
  return new Map(
    Object.entries(written).map(([key, text]) => [
      key,
      { sector: (text.startsWith("~") ? text.slice(1) : text) as Sector, near: text.startsWith("~") },
    ]),
  );
}
