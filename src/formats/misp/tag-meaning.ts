/** What the tags of other people mean in our fields: taxonomies (RSIT, VERIS, CIRCL, priority-level …) and galaxies. */
import { techniques } from "../../vocabulary/attack.ts";
import { countryCodeOf } from "../../vocabulary/country.ts";
import { type Field, fields } from "../../domain/field.ts";
import { type Meaning, nameMeaning, termMeaning, unknownMeaning } from "./meaning.ts";
import { sectorMeant } from "./sector-words.ts";
import { parseTag } from "./tag.ts";
import { verisMeaning } from "./veris-tags.ts";

/** What a tag says; null where it says nothing that we know. */
export function meaningOf(name: string): Meaning | null {
  const tag = parseTag(name);
  if (tag === null) return null;
  const { namespace, predicate } = tag;
  const value = tag.value ?? "";
  switch (namespace) {
    case "rsit":
      return knownTerm("incident.rsit", `${predicate}.${value.toLowerCase()}`);
    case "veris":
      return verisMeaning(predicate, value);
    case "circl":
      return predicate === "incident-classification" ? listed(circl, value) : null;
    case "priority-level":
      return listed(priorities, predicate);
    case "incident-disposition":
      return listed(dispositions, `${predicate}=${value}`);
    case "state-responsibility":
      return listed(responsibilities, predicate.replace(/\.$/, ""));
    case "misp-galaxy":
      return galaxyMeaning(predicate, value);
    default:
      return null;
  }
}

/** Galaxies whose clusters are actors. */
const actorGalaxies = [
  "threat-actor",
  "mitre-intrusion-set",
  "mitre-enterprise-attack-intrusion-set",
  "microsoft-activity-group",
  "360net-threat-actor",
];

/** Galaxies whose clusters are malicious programs; of `tool` and `mitre-tool` some are ordinary programs in wrong hands. */
const malwareGalaxies = [
  "ransomware",
  "malpedia",
  "mitre-malware",
  "mitre-enterprise-attack-malware",
  "rat",
  "stealer",
  "backdoor",
  "banker",
  "botnet",
  "cryptominers",
  "exploit-kit",
];
const toolGalaxies = ["tool", "mitre-tool", "mitre-enterprise-attack-tool"];

/** ATT&CK names clusters `Name - G0034`. */
const attackNumber = / - [GS]\d{4}$/;

function galaxyMeaning(galaxy: string, cluster: string): Meaning | null {
  const name = cluster.replace(attackNumber, "").trim();
  if (name === "") return null;
  if (actorGalaxies.includes(galaxy)) {
    return { field: "responsibility.suspected", content: { kind: "party", name, basis: null }, near: false };
  }
  if (malwareGalaxies.includes(galaxy) || toolGalaxies.includes(galaxy)) {
    return nameMeaning("malware", name, toolGalaxies.includes(galaxy));
  }
  if (galaxy.endsWith("attack-pattern")) {
    const id = /\bT\d{4}(?:\.\d{3})?$/.exec(cluster)?.[0] ?? "";
    return techniques.has(id) ? termMeaning("technique", id) : null;
  }
  switch (galaxy) {
    case "sector":
      return sectorMeaning(cluster);
    case "naics":
      return /^\d{2,6}$/.test(cluster) ? nameMeaning("victim.industry", cluster) : null;
    case "target-information":
    case "country":
      // A country on an event is that of its targets by custom alone.
      return countryMeaning(cluster, galaxy === "country");
    default:
      return null;
  }
}

/** What a word for a sector says of a victim; null where it is not known. */
export function sectorMeaning(word: string): Meaning | null {
  if (/^unknown$/i.test(word.trim())) return unknownMeaning("victim.sector");
  const meant = sectorMeant(word);
  return meant === null ? null : termMeaning("victim.sector", meant.sector, meant.near);
}

/** What the name or code of a country says of a victim; null where no country is called so. */
export function countryMeaning(name: string, near = false): Meaning | null {
  const code = countryCodeOf(name);
  return code === null ? null : termMeaning("victim.country", code, near);
}

function knownTerm(field: Field, term: string): Meaning | null {
  return Object.hasOwn(fields[field].terms ?? {}, term) ? termMeaning(field, term) : null;
}

function listed(words: ReadonlyMap<string, Meaning>, word: string): Meaning | null {
  return words.get(word.toLowerCase()) ?? null;
}

/** CIRCL's classification of incidents, version 6. */
const circl: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    "denial-of-service": termMeaning("incident.type", "ddos"),
    ransomware: termMeaning("incident.type", "ransomware"),
    locker: termMeaning("incident.type", "ransomware", true),
    screenlocker: termMeaning("incident.type", "ransomware", true),
    sextortion: termMeaning("incident.type", "extortion", true),
    phishing: termMeaning("incident.type", "phishing"),
    whaling: termMeaning("incident.type", "phishing", true),
    smishing: termMeaning("incident.type", "phishing", true),
    wiper: termMeaning("incident.type", "wiper"),
    sabotage: termMeaning("incident.type", "sabotage"),
    scam: termMeaning("incident.type", "fraud", true),
    "information-leak": termMeaning("incident.type", "data-leak"),
    "system-compromise": termMeaning("incident.type", "intrusion"),
    spam: termMeaning("incident.rsit", "abusive-content.spam"),
    scan: termMeaning("incident.rsit", "information-gathering.scanner"),
    "copyright-issue": termMeaning("incident.rsit", "fraud.copyright"),
    "social-engineering": termMeaning("incident.rsit", "information-gathering.social-engineering"),
    xss: termMeaning("action.variety", "hacking.XSS"),
    "sql-injection": termMeaning("action.variety", "hacking.SQLi"),
  }),
);

/** Levels of the US incident scoring system, version 2 of the taxonomy, which divides the baseline. */
const priorities: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    emergency: termMeaning("severity.level", "emergency"),
    severe: termMeaning("severity.level", "severe"),
    high: termMeaning("severity.level", "high"),
    medium: termMeaning("severity.level", "medium"),
    low: termMeaning("severity.level", "low"),
    "baseline-minor": termMeaning("severity.level", "baseline", true),
    "baseline-negligible": termMeaning("severity.level", "baseline", true),
  }),
);

/** How an incident was disposed of (NIST 800-61), version 2 of the taxonomy. What was refuted was found to be none. */
const dispositions: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    "incident=confirmed": termMeaning("incident.reality", "confirmed"),
    "not-an-incident=misconfiguration": termMeaning("incident.reality", "not-malicious"),
    "not-an-incident=failed": termMeaning("incident.reality", "near-miss", true),
    "not-an-incident=refuted": { ...termMeaning("incident.reality", "confirmed", true), polarity: "negated" },
  }),
);

/** The part of a state in an attack (Healey's spectrum), version 1 of the taxonomy; the steps below encouragement make no actor of it. */
const responsibilities: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    "state-encouraged": termMeaning("actor.type", "state-affiliated", true),
    "state-shaped": termMeaning("actor.type", "state-affiliated", true),
    "state-coordinated": termMeaning("actor.type", "state-affiliated", true),
    "state-ordered": termMeaning("actor.type", "state-affiliated", true),
    "state-rogue-conducted": termMeaning("actor.type", "state", true),
    "state-executed": termMeaning("actor.type", "state", true),
    "state-integrated": termMeaning("actor.type", "state", true),
  }),
);
