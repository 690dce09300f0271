/** Where each field goes in a MISP event: the place that other tools know for it, and the category of the text that says it otherwise. */
import { techniques } from "../../vocabulary/attack.ts";
import type { Field } from "../../domain/field.ts";
import { sectorWords } from "./sector-words.ts";
import { tagName } from "./tag.ts";
import { discoveryTag, groupedTag, realityTag } from "./veris-tags.ts";

/** A place that other tools know. It takes only what is affirmed, stands, and is not the word of somebody with an interest. */
export type Home =
  /** An attribute of the event with the value as it is spelt, where the value is of a kind that MISP admits there. */
  | { readonly kind: "attribute"; readonly type: string; readonly category: string; readonly admits?: RegExp }
  /** A tag of the event; null: there is none for this value. */
  | { readonly kind: "tag"; readonly tagOf: (value: string) => string | null }
  /** A report of the event, in Markdown. */
  | { readonly kind: "report" };

/** Where a field goes. */
export interface Path {
  /** Null: no place is known to others. */
  readonly home: Home | null;
  /** Type and category of the attribute that says in words what has no home. */
  readonly words: { readonly type: "text" | "comment"; readonly category: string };
}

const attribute = (type: string, category: string, admits?: RegExp): Home =>
  admits === undefined ? { kind: "attribute", type, category } : { kind: "attribute", type, category, admits };
const tag = (tagOf: (value: string) => string | null): Home => ({ kind: "tag", tagOf });
const report: Home = { kind: "report" };

const targeting = { type: "comment", category: "Targeting data" } as const;
const attribution = { type: "text", category: "Attribution" } as const;
const analysis = { type: "text", category: "External analysis" } as const;
const other = { type: "text", category: "Other" } as const;
const payload = { type: "text", category: "Payload type" } as const;

const dated: Path = { home: null, words: other };
const counted: Path = { home: null, words: other };
const laned: Path = { home: null, words: attribution };

/** The places of all fields. */
export const paths: Readonly<Record<Field, Path>> = {
  "victim.name": { home: attribute("target-org", "Targeting data"), words: targeting },
  "victim.alias": { home: null, words: targeting },
  "victim.parent": { home: null, words: targeting },
  "victim.role": { home: null, words: targeting },
  "victim.country": { home: attribute("target-location", "Targeting data"), words: targeting },
  "victim.region": { home: attribute("target-location", "Targeting data"), words: targeting },
  "victim.place": { home: attribute("target-location", "Targeting data"), words: targeting },
  "victim.sector": { home: tag(sectorTag), words: targeting },
  "victim.industry": { home: tag(industryTag), words: targeting },
  "victim.size": { home: tag((size) => tagName("veris", "victim:employee_count", size)), words: targeting },
  summary: { home: report, words: analysis },
  description: { home: report, words: analysis },
  context: { home: report, words: analysis },
  "date.began": dated,
  "date.entered": dated,
  "date.ended": dated,
  "date.discovered": dated,
  "date.contained": dated,
  "date.restored": dated,
  "date.disclosed": dated,
  "date.claimed": dated,
  "date.attributed": dated,
  "date.claim-withdrawn": dated,
  "date.ransom-demanded": dated,
  "date.data-leaked": dated,
  "date.patched": dated,
  "date.emergency-declared": dated,
  "date.updated": dated,
  "incident.reality": { home: tag(realityTag), words: other },
  "incident.type": { home: tag(typeTag), words: other },
  "incident.rsit": { home: tag(rsitTag), words: other },
  "incident.targeted": { home: tag((word) => tagName("veris", "targeted", word)), words: other },
  "discovery.method": { home: tag(discoveryTag), words: other },
  "severity.level": { home: tag(severityTag), words: other },
  "severity.input": { home: null, words: other },
  "cia.confidentiality": {
    home: tag(() => tagName("veris", "attribute:confidentiality:data_disclosure", "Yes")),
    words: other,
  },
  "cia.integrity": { home: null, words: other },
  "cia.availability": { home: null, words: other },
  "asset.variety": { home: tag((asset) => tagName("veris", "asset:assets:variety", asset)), words: other },
  "attribute.variety": { home: tag((term) => groupedTag("attribute", "variety", term)), words: other },
  "data.variety": {
    home: tag((data) => tagName("veris", "attribute:confidentiality:data:variety", data)),
    words: other,
  },
  motive: { home: null, words: attribution },
  technique: { home: tag(techniqueTag), words: other },
  "action.variety": { home: tag((term) => groupedTag("action", "variety", term)), words: other },
  "action.vector": { home: tag((term) => groupedTag("action", "vector", term)), words: other },
  vulnerability: { home: attribute("vulnerability", "External analysis", /^CVE-\d{4}-\d{4,}$/), words: other },
  malware: { home: attribute("text", "Payload type"), words: payload },
  "responsibility.claimed": laned,
  "responsibility.attributed": { home: attribute("threat-actor", "Attribution"), words: attribution },
  "responsibility.suspected": laned,
  "responsibility.not-attributed": laned,
  "responsibility.denied": laned,
  "claim.state": laned,
  "claim.channel": laned,
  "actor.alias": laned,
  "actor.type": laned,
  "actor.variety": laned,
  "actor.country": laned,
  "actor.profile": laned,
  "impact.persons": counted,
  "impact.records": counted,
  "impact.files": counted,
  "impact.data-volume": counted,
  "impact.organisations": counted,
  "impact.systems": counted,
  "impact.services-cancelled": counted,
  "impact.reports": counted,
  "impact.downtime": counted,
  "impact.money-demanded": counted,
  "impact.money-paid": counted,
  "impact.money-loss": counted,
  "impact.money-recovered": counted,
  "impact.money-compensation": counted,
  "finding.not-affected": { home: null, words: analysis },
  "finding.not-happened": { home: null, words: analysis },
  response: { home: null, words: other },
  "relation.campaign": { home: attribute("campaign-name", "Attribution"), words: attribution },
  "relation.same-event": { home: null, words: analysis },
  "relation.follows": { home: null, words: analysis },
  "relation.related": { home: null, words: analysis },
  "relation.dismissed": { home: null, words: analysis },
};

function sectorTag(sector: string): string | null {
  const word = new Map(Object.entries(sectorWords)).get(sector);
  return word === undefined ? null : tagName("misp-galaxy", "sector", word);
}

function industryTag(digits: string): string | null {
  return /^\d{2,6}$/.test(digits) ? tagName("misp-galaxy", "naics", digits) : null;
}

const classifications: ReadonlyMap<string, string> = new Map([
  ["ddos", "denial-of-service"],
  ["ransomware", "ransomware"],
  ["phishing", "phishing"],
  ["wiper", "wiper"],
  ["sabotage", "sabotage"],
  ["data-leak", "information-leak"],
  ["intrusion", "system-compromise"],
]);

function typeTag(type: string): string | null {
  const word = classifications.get(type);
  return word === undefined ? null : tagName("circl", "incident-classification", word);
}

function rsitTag(entry: string): string | null {
  const dot = entry.indexOf(".");
  return dot < 0 ? null : tagName("rsit", entry.slice(0, dot), entry.slice(dot + 1));
}

/** The taxonomy divides the baseline in two, so that ours has no tag. */
function severityTag(level: string): string | null {
  return level === "baseline" ? null : `priority-level:${level}`;
}

function techniqueTag(id: string): string | null {
  const technique = techniques.get(id);
  return technique === undefined ? null : tagName("misp-galaxy", "mitre-attack-pattern", `${technique.name} - ${id}`);
}

/** What the tag of an actor needs to be one on every instance: no quotation marks, no line ends, and room in the column. */
export function actorTag(name: string): string | null {
  return /^[^"\p{C}]{1,200}$/u.test(name) ? tagName("misp-galaxy", "threat-actor", name) : null;
}
