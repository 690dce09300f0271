/** Words of MISP for sectors (galaxy `sector`, version 6, and the object template `victim`, version 10) beside ours. */
import type { Sector } from "../../vocabulary/sector.ts";

/** Our sectors with the galaxy's word for the same; sectors that are not named have none. */
export const sectorWords: Readonly<Partial<Record<Sector, string>>> = {
  government: "Government, Administration",
  "government.military": "Military",
  education: "Education",
  health: "Health",
  energy: "Energy",
  water: "Water",
  transport: "Transport",
  "transport.air": "Civil Aviation",
  "transport.rail": "Railway",
  "transport.water": "Maritime",
  telecom: "Telecoms",
  technology: "Technology",
  "technology.security": "IT - Security",
  "technology.games": "Game",
  media: "News - Media",
  finance: "Finance",
  "finance.bank": "Bank",
  "finance.insurance": "Insurance",
  nonprofit: "Non-profit organisation",
  "nonprofit.political": "Political party",
  retail: "Retail",
  hospitality: "Hospitality",
  manufacturing: "Manufacturing",
  food: "Food",
  space: "Space",
  culture: "Culture",
  individual: "Citizens",
  other: "Other",
};

/** Other words for the very same. */
const sameWords: Readonly<Partial<Record<Sector, readonly string[]>>> = {
  "government.local": ["government local"],
  "government.regional": ["government regional"],
  "government.national": ["government national"],
  "government.military": ["defence", "defense"],
  health: ["healthcare"],
  telecom: ["telecommunications"],
  transport: ["transportation"],
  finance: ["financial services"],
  nonprofit: ["non profit", "NGO"],
  hospitality: ["hospitality leisure"],
};

/** Words that say more, less or something beside it. */
const nearWords: Readonly<Partial<Record<Sector, readonly string[]>>> = {
  government: [
    "government public services",
    "diplomacy",
    "justice",
    "law enforcement",
    "police - law enforcement",
    "intelligence",
    "immigration",
    "international organization",
  ],
  education: ["academia - university", "higher education"],
  health: ["pharmacy", "pharmaceuticals", "life science", "biomedical"],
  energy: ["electric", "gas", "oil", "petrochemical", "turbine", "smart meter", "utilities"],
  "transport.water": ["shipping"],
  transport: ["logistic"],
  telecom: ["it - isp", "telecommunications - internet service provider", "communications"],
  technology: ["it", "high tech", "digital services", "information and cultural industries"],
  "technology.software": ["programming"],
  "technology.cloud": [
    "managed services provider",
    "telecommunications - managed service provider",
    "telecommunications - hosting provider",
    "dns service provider",
    "digital infrastructure",
  ],
  "technology.security": ["security actors"],
  media: [
    "television broadcast",
    "entertainment",
    "journalist",
    "publishing industry",
    "streaming service",
    "video sharing",
    "social networks",
  ],
  finance: ["payment", "investment"],
  nonprofit: ["civil society", "think tanks", "think tank", "islamic organisation", "faith-based organization"],
  "nonprofit.political": ["opposition"],
  retail: ["ecommerce", "online marketplace", "trade"],
  hospitality: ["hotels", "restaurant", "travel", "tourism", "casino"],
  manufacturing: [
    "automotive",
    "steel",
    "metal",
    "chemical",
    "industrial",
    "semi-conductors",
    "electronic",
    "communication equipment",
    "aerospace",
  ],
  food: ["agriculture"],
  "professional-services": [
    "consulting",
    "accounting",
    "lawyers",
    "legal",
    "marketing",
    "advertising",
    "engineering",
    "tax firm",
  ],
  culture: ["arts"],
  individual: ["activists", "dissidents", "dissident"],
};

/** A sector as a word of MISP means it. */
export interface SectorMeaning {
  readonly sector: Sector;
  /** Whether the word says something else than the sector, which is merely the nearest. */
  readonly near: boolean;
}

const meanings: ReadonlyMap<string, SectorMeaning> = new Map([
  ...entriesOf(nearWords, true),
  ...entriesOf(sameWords, false),
  ...Object.entries(sectorWords).flatMap(([sector, word]) => entriesOf({ [sector]: [word] }, false)),
]);

/** What a word for a sector means, in any case; null where it is not known. */
export function sectorMeant(word: string): SectorMeaning | null {
  return meanings.get(word.trim().toLowerCase()) ?? null;
}

function entriesOf(
  words: Readonly<Partial<Record<Sector, readonly string[]>>>,
  near: boolean,
): readonly (readonly [string, SectorMeaning])[] {
  return Object.entries(words).flatMap(([sector, names]) =>
    names.map((name) => [name.toLowerCase(), { sector: sector as Sector, near }] as const),
  );
}
