/** Reading objects: what the parts of the templates that tell of incidents say (misp-objects). In others only attributes whose type leaves no doubt are read. */
import { type Field, fields } from "../../domain/field.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import {
  meant,
  partsCalled,
  readActor,
  readAttribute,
  type ReadAttribute,
  readDate,
  readLink,
  readLocation,
  readProse,
  readTyped,
  readVictim,
  relationOf,
} from "./attributes.ts";
import { objectKeys } from "./bookkeeping.ts";
import { readClaimPost } from "./claim-post.ts";
import { type Around, type Harvest, lose, loseOthers, partsOf, sayMeaning } from "./harvest.ts";
import { type Inside, isDeleted, placeOf, textIn } from "./inside.ts";
import { type Meaning, nameMeaning, termMeaning } from "./meaning.ts";
import { sectorMeaning } from "./tag-meaning.ts";

/** Reads one object. */
export function readObject(harvest: Harvest, object: Inside, around: Around): void {
  if (isDeleted(object)) {
    lose(harvest, object.at, `deleted: ${textIn(object, "name") ?? ""}`);
    return;
  }
  loseOthers(harvest, object, objectKeys);
  const reader = templates.get(textIn(object, "name") ?? "")?.(harvest, object) ?? readTyped;
  for (const attribute of partsOf(harvest, object, "Attribute")) readAttribute(harvest, attribute, around, reader);
}

/** What makes a reader of an object's attributes. */
type Template = (harvest: Harvest, object: Inside) => ReadAttribute;

/** Reads the parts that are named, and nothing of the others. */
function parts(readers: Readonly<Record<string, ReadAttribute>>): Template {
  const known = new Map(Object.entries(readers));
  return () => (harvest, attribute, value, around) =>
    known.get(relationOf(attribute))?.(harvest, attribute, value, around);
}

const asLink: ReadAttribute = (harvest, _attribute, value) => (readLink(harvest, value) ? null : undefined);

const asDescription: ReadAttribute = (harvest, attribute, _value, around) => {
  readProse(harvest, attribute, "value", "description", around);
  return null;
};

const asSummary: ReadAttribute = (harvest, attribute, _value, around) => {
  readProse(harvest, attribute, "value", "summary", around);
  return null;
};

const asDate =
  (field: Field): ReadAttribute =>
  (harvest, attribute, _value, around) =>
    readDate(harvest, attribute, field, ["value"], around);

const asWord =
  (words: Readonly<Record<string, Meaning>>): ReadAttribute =>
  (harvest, attribute, value, around) => {
    const meaning = new Map(Object.entries(words)).get(value.trim().toLowerCase());
    return meaning === undefined ? undefined : meant(harvest, attribute, meaning, around);
  };

/** Victims whose object names one of them have their places and sectors; those of several cannot be told apart. */
const victim: Template = (_harvest, object) => {
  const names = partsCalled(object, "name");
  return (harvest, attribute, value, around) => {
    const [name, ...others] = names;
    const key = name !== undefined && others.length === 0 ? harvest.subjects.named("victim", name) : null;
    switch (relationOf(attribute)) {
      case "name":
        return readVictim(harvest, attribute, value, around);
      case "external":
        return readTyped(harvest, attribute, value, around);
      case "regions":
        return readLocation(harvest, attribute, value, around, key);
      case "sectors":
        return ofSubject(harvest, attribute, sectorMeaning(value), around, key);
      default:
        return undefined;
    }
  };
};

/** An organisation is told of for many reasons; one of its parts says that it is a victim. */
const organization: Template = (_harvest, object) => {
  const roles = partsCalled(object, "role").map((role) => role.toLowerCase());
  const hit = roles.some((role) => role === "victim" || role === "target");
  const named = partsCalled(object, "name");
  return (harvest, attribute, value, around) => {
    const relation = relationOf(attribute);
    if (!hit) return undefined;
    if (relation === "name") return readVictim(harvest, attribute, value, around);
    const key = named[0] === undefined ? null : harvest.subjects.named("victim", named[0]);
    if (relation === "alias") return ofSubject(harvest, attribute, nameMeaning("victim.alias", value), around, key);
    return relation === "role" && ["victim", "target"].includes(value.trim().toLowerCase()) ? key : undefined;
  };
};

/** An actor that is described is no more than named: nobody says whose word it is. */
const intrusionSet: Template = (_harvest, object) => {
  const named = partsCalled(object, "name");
  return (harvest, attribute, value, around) => {
    const relation = relationOf(attribute);
    if (relation === "name") return readActor(harvest, attribute, value, around);
    if (relation !== "aliases" || named[0] === undefined) return undefined;
    const key = harvest.subjects.named("actor", named[0]);
    return ofSubject(harvest, attribute, nameMeaning("actor.alias", value), around, key);
  };
};

/** An annotation says itself what kind of text it is. */
const annotation: Template = (_harvest, object) => {
  const kinds = partsCalled(object, "type").map((kind) => kind.toLowerCase());
  const read = kinds.includes("executive summary") ? asSummary : asDescription;
  return parts({ text: read, ref: asLink, type: () => null, format: () => null })(_harvest, object);
};

/** A negotiation names the currency of its sums in a part of its own. */
const negotiation: Template = (_harvest, object) => {
  const currency = partsCalled(object, "currency")[0]?.toUpperCase();
  const field = "impact.money-demanded";
  const known = currency !== undefined && fields[field].units.includes(currency);
  return (harvest, attribute, value, around) => {
    const relation = relationOf(attribute);
    if (relation === "currency" && known) return null;
    if (relation === "data_stolen") return asWord(stolen)(harvest, attribute, value, around);
    if (relation === "data_leaked") return asWord(leaked)(harvest, attribute, value, around);
    const sum = Number(value);
    if (relation !== "initial_ransom" || !known || !(sum >= 0) || sum > Number.MAX_SAFE_INTEGER) return undefined;
    const content = { kind: "amount", min: sum, max: sum, qualifier: "exactly", unit: currency } as const;
    return meant(harvest, attribute, { field, content, near: false }, around);
  };
};

function ofSubject(
  harvest: Harvest,
  attribute: Inside,
  meaning: Meaning | null,
  around: Around,
  key: SubjectKey | null,
): SubjectKey | null | undefined {
  if (meaning === null) return undefined;
  sayMeaning(harvest, meaning, placeOf(attribute, "value"), around, key);
  return key;
}

const taken = termMeaning("cia.confidentiality", "affected");
const stolen = { "1": taken, true: taken, "0": negated(taken), false: negated(taken) };
const leak = termMeaning("incident.type", "data-leak");
const leaked = { "1": leak, true: leak, "0": negated(leak), false: negated(leak) };

function negated(meaning: Meaning): Meaning {
  return { ...meaning, polarity: "negated" };
}

/** Outcomes and kinds of the `incident` object, whose words are those of STIX. */
const determinations = {
  blocked: termMeaning("incident.reality", "near-miss", true),
  "failed-attempt": termMeaning("incident.reality", "near-miss", true),
  "successful-attempt": termMeaning("incident.reality", "confirmed", true),
  suspected: termMeaning("incident.reality", "suspected"),
};
const incidentTypes = {
  ransomware: termMeaning("incident.type", "ransomware"),
  "denial-of-service": termMeaning("incident.type", "ddos"),
  "packet-flood": termMeaning("incident.type", "ddos", true),
  "data-exfiltration": termMeaning("incident.type", "data-theft"),
  "compromised-system": termMeaning("incident.type", "intrusion"),
  "unauthorized-access-system": termMeaning("incident.type", "intrusion", true),
  "unauthorized-release": termMeaning("incident.type", "data-leak", true),
  "supply-chain-customer": termMeaning("incident.type", "supply-chain", true),
  "supply-chain-vendor": termMeaning("incident.type", "supply-chain", true),
  "dissemination-phishing-emails": termMeaning("incident.type", "phishing", true),
  "unauthorized-access-information": termMeaning(
    "incident.rsit",
    "information-content-security.unauthorised-information-access",
  ),
  "modification-information": termMeaning(
    "incident.rsit",
    "information-content-security.unauthorised-information-modification",
  ),
  "network-scanning": termMeaning("incident.rsit", "information-gathering.scanner"),
  "sql-injection": termMeaning("action.variety", "hacking.SQLi"),
  xss: termMeaning("action.variety", "hacking.XSS"),
};

const templates: ReadonlyMap<string, Template> = new Map(
  Object.entries({
    victim,
    organization,
    annotation,
    "intrusion-set": intrusionSet,
    "ransom-negotiation": negotiation,
    "ransomware-group-post": readClaimPost,
    incident: parts({
      description: asDescription,
      determination: asWord(determinations),
      incident_type: asWord(incidentTypes),
    }),
    report: parts({ summary: asSummary, link: asLink }),
    "news-media": parts({ link: asLink, archive: asLink }),
    ddos: parts({ text: asDescription, "first-seen": asDate("date.began"), "last-seen": asDate("date.ended") }),
    malware: parts({
      name: (harvest, attribute, value, around) => meant(harvest, attribute, nameMeaning("malware", value), around),
    }),
  }),
);
