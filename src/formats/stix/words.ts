/**
 * Words of STIX 2.1 (open vocabularies of section 10) and of the Incident Core extension, draft 2.0, beside ours. Where two of ours
 * share a word of theirs, reading takes the wider.
 */
import type { IncidentType } from "../../vocabulary/incident-type.ts";
import type { Sector } from "../../vocabulary/sector.ts";
import type { Field } from "../../domain/field.ts";

/** A word of theirs in ours. */
export interface WordRead {
  readonly term: string;
  /** Whether the two mean the same, or ours is only the nearest. */
  readonly exact: boolean;
}

const exact = (term: string): WordRead => ({ term, exact: true });
const near = (term: string): WordRead => ({ term, exact: false });

/** industry-sector-ov for each sector; null: it has no word for it, and ours stands. */
export const sectorWords: Readonly<Record<Sector, string | null>> = {
  government: "government",
  "government.local": "government-local",
  "government.regional": "government-regional",
  "government.national": "government-national",
  "government.military": "defense",
  education: "education",
  health: "healthcare",
  energy: "energy",
  water: "water",
  transport: "transportation",
  "transport.air": "transportation",
  "transport.rail": "transportation",
  "transport.water": "transportation",
  "transport.road": "transportation",
  telecom: "telecommunications",
  technology: "technology",
  "technology.software": "technology",
  "technology.cloud": "technology",
  "technology.security": "technology",
  "technology.games": "technology",
  media: "entertainment",
  finance: "financial-services",
  "finance.bank": "financial-services",
  "finance.insurance": "insurance",
  "finance.cryptocurrency": "financial-services",
  "finance.credit": "financial-services",
  nonprofit: "non-profit",
  "nonprofit.political": "non-profit",
  retail: "retail",
  hospitality: "hospitality-leisure",
  manufacturing: "manufacturing",
  food: "agriculture",
  "professional-services": null,
  space: null,
  culture: null,
  individual: null,
  other: null,
};

/** Sectors for the words of industry-sector-ov; words that are not here have no place. */
export const sectorsRead: Readonly<Record<string, WordRead>> = {
  government: exact("government"),
  "government-local": exact("government.local"),
  "government-regional": exact("government.regional"),
  "government-national": exact("government.national"),
  "government-public-services": near("government"),
  "emergency-services": near("government"),
  defense: near("government.military"),
  education: exact("education"),
  healthcare: exact("health"),
  pharmaceuticals: near("health"),
  energy: exact("energy"),
  nuclear: near("energy"),
  utilities: near("energy"),
  water: exact("water"),
  dams: near("water"),
  transportation: exact("transport"),
  telecommunications: exact("telecom"),
  communications: near("telecom"),
  technology: exact("technology"),
  entertainment: near("media"),
  "financial-services": exact("finance"),
  insurance: exact("finance.insurance"),
  "non-profit": exact("nonprofit"),
  retail: exact("retail"),
  "hospitality-leisure": exact("hospitality"),
  manufacturing: exact("manufacturing"),
  automotive: near("manufacturing"),
  chemical: near("manufacturing"),
  aerospace: near("manufacturing"),
  agriculture: near("food"),
  engineering: near("professional-services"),
};

/** threat-actor-type-ov for each type of actor; null: it has no word for it. */
export const actorTypeWords: Readonly<Record<string, string | null>> = {
  state: "nation-state",
  "state-affiliated": "nation-state",
  criminal: "criminal",
  hacktivist: "activist",
  insider: "insider-disgruntled",
  competitor: "competitor",
  terrorist: "terrorist",
  individual: null,
};

/** Types of actor for the words of threat-actor-type-ov; hacker, sensationalist and spy say how, not what. */
export const actorTypesRead: Readonly<Record<string, WordRead>> = {
  activist: exact("hacktivist"),
  competitor: exact("competitor"),
  "crime-syndicate": near("criminal"),
  criminal: exact("criminal"),
  "insider-accidental": near("insider"),
  "insider-disgruntled": near("insider"),
  "nation-state": near("state"),
  terrorist: exact("terrorist"),
};

/** event-type-ov for each kind of incident; null: it has no word for it, and ours stands. */
export const eventTypeWords: Readonly<Record<IncidentType, string | null>> = {
  ddos: "denial-of-service",
  ransomware: "ransomware",
  extortion: null,
  intrusion: "unauthorized-access-system",
  "data-theft": "data-exfiltration",
  "data-leak": "unauthorized-release",
  defacement: "vandalism",
  wiper: "destruction",
  sabotage: null,
  "supply-chain": "supply-chain-customer",
  "insider-misuse": "unauthorized-use",
  phishing: "dissemination-phishing-emails",
  fraud: null,
  "hoax-claim": null,
  "technical-outage": null,
};

/** Kinds of incident for the words of event-type-ov; many of them name a step or a state rather than a kind of incident. */
export const eventTypesRead: Readonly<Record<string, WordRead>> = {
  "denial-of-service": near("ddos"),
  "packet-flood": near("ddos"),
  ransomware: exact("ransomware"),
  "unauthorized-access-system": exact("intrusion"),
  "compromised-system": exact("intrusion"),
  "theft-access-credentials": near("intrusion"),
  "data-exfiltration": exact("data-theft"),
  "unauthorized-access-information": near("data-theft"),
  "unauthorized-release": exact("data-leak"),
  vandalism: near("defacement"),
  "modification-information": near("defacement"),
  destruction: near("wiper"),
  "deletion-information": near("wiper"),
  "supply-chain-customer": exact("supply-chain"),
  "supply-chain-vendor": exact("supply-chain"),
  "unauthorized-use": near("insider-misuse"),
  "dissemination-phishing-emails": exact("phishing"),
  "hosting-phishing-sites": near("phishing"),
  "aggregation-information-phishing-schemes": near("phishing"),
  misconfiguration: near("technical-outage"),
};

/** incident-determination-enum for each reality; what nobody has shown to be real is `suspected`, as the draft asks. */
export const determinationWords: Readonly<Record<string, string>> = {
  confirmed: "confirmed",
  suspected: "suspected",
  disputed: "suspected",
  hoax: "false-positive",
  "not-malicious": "confirmed",
  "near-miss": "failed-attempt",
};

/** Realities for the words of incident-determination-enum. */
export const determinationsRead: Readonly<Record<string, WordRead>> = {
  confirmed: exact("confirmed"),
  suspected: exact("suspected"),
  blocked: near("near-miss"),
  "failed-attempt": near("near-miss"),
  "false-positive": near("not-malicious"),
};

/** Ways of discovery for the words of detection-methods-ov; the others say too little to choose one. */
export const detectionsRead: Readonly<Record<string, WordRead>> = {
  "message-from-attacker": near("external.Actor disclosure"),
  "user-reporting": near("internal.Reported by employee"),
};

/** Kinds of data for the words of information-type-ov. */
export const informationRead: Readonly<Record<string, WordRead>> = {
  "classified-material": exact("Classified"),
  communication: near("Internal"),
  "credentials-admin": exact("Credentials"),
  "credentials-user": exact("Credentials"),
  financial: near("Internal"),
  legal: near("Internal"),
  payment: exact("Payment"),
  phi: exact("Medical"),
  pii: exact("Personal"),
  proprietary: near("Secrets"),
  system: exact("System"),
};

/** information-type-ov for kinds of data; kinds that are not here have no word of theirs. */
export const informationWords: Readonly<Record<string, string>> = {
  Classified: "classified-material",
  Credentials: "credentials-user",
  Payment: "payment",
  Medical: "phi",
  Personal: "pii",
  "Sensitive Personal": "pii",
  Secrets: "proprietary",
  "Source code": "proprietary",
  System: "system",
};

/** monetary-impact-type-ov for sums of money; a recovered sum is no impact. */
export const moneyWords = {
  "impact.money-demanded": "ransom-demand",
  "impact.money-paid": "ransom-payment",
  "impact.money-loss": "uncategorized",
  "impact.money-compensation": "legal-and-regulatory",
} as const satisfies Partial<Record<Field, string>>;

/** Which sum a word of monetary-impact-type-ov is; every other word is a loss. */
export const moneyRead: Readonly<Record<string, keyof typeof moneyWords>> = {
  "ransom-demand": "impact.money-demanded",
  "ransom-payment": "impact.money-paid",
  "legal-and-regulatory": "impact.money-compensation",
};

/** entity-type-ov, and the older plural words of its schema, for what is counted. */
export const countedEntities: Readonly<Record<string, Field>> = {
  individual: "impact.persons",
  individuals: "impact.persons",
  organization: "impact.organisations",
  organizations: "impact.organisations",
  system: "impact.systems",
  systems: "impact.systems",
  "information-systems": "impact.systems",
};

/** task-type-ov with its outcome for measures; measures that are not here stand as labels. */
export const taskWords: Readonly<Record<string, { readonly type: string; readonly outcome: string }>> = {
  "notified-affected": { type: "victim-notification", outcome: "successful" },
  "investigation-opened": { type: "investigation", outcome: "ongoing" },
  "hired-forensics": { type: "external-support", outcome: "successful" },
  "ransom-paid": { type: "ransom-payment", outcome: "successful" },
};

/** Measures for the words of task-type-ov, where the outcome says that it was done or is under way. */
export const tasksRead: Readonly<Record<string, WordRead>> = {
  "victim-notification": exact("notified-affected"),
  investigation: exact("investigation-opened"),
  "external-support": near("hired-forensics"),
  "ransom-payment": exact("ransom-paid"),
};

/** Levels of the US National Cyber Incident Scoring System by their number. */
export const severityLevels = ["baseline", "low", "medium", "high", "severe", "emergency"] as const;

/** The name under which the level stands among the scores of an incident. */
export const severityScore = "US National Cyber Incident Scoring System, level";

/** What a table says of a word; null where it says nothing. */
export function wordIn<T>(table: Readonly<Record<string, T>>, word: string): T | null {
  return Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
