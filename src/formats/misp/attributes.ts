/** Reading attributes: what each type of attribute says of an incident. Indicators and persons' data have no place here. */
import type { Field } from "../../domain/field.ts";
import type { SubjectKey } from "../../domain/subject.ts";
import { aroundFrom, isAround, type PlacedTag, tagsOf } from "./around.ts";
import { attributeKeys, commentedKeys } from "./bookkeeping.ts";
import { dateCalled, dateMeant } from "./dates.ts";
import { type Around, type Harvest, lose, loseOthers, note, say, sayMeaning } from "./harvest.ts";
import { type Inside, isDeleted, partsIn, placeOf, textIn } from "./inside.ts";
import { type Meaning, nameMeaning, termMeaning, unknownMeaning } from "./meaning.ts";
import { countryMeaning, meaningOf } from "./tag-meaning.ts";

/** What its part of an object, or of the event, makes of an attribute. Returns whom it is about; undefined: it says nothing. */
export type ReadAttribute = (
  harvest: Harvest,
  attribute: Inside,
  value: string,
  around: Around,
) => SubjectKey | null | undefined;

/** The part of its object that an attribute is; empty where it stands by itself. */
export function relationOf(attribute: Inside): string {
  return textIn(attribute, "object_relation") ?? "";
}

/** The values of the attributes of an object that are this part of it and were not taken back. */
export function partsCalled(object: Inside, relation: string): readonly string[] {
  const parts = partsIn(object, "Attribute").filter((part) => relationOf(part) === relation && !isDeleted(part));
  return parts.flatMap((part) => textIn(part, "value")?.trim() ?? []);
}

/** Reads one attribute with its tags; what stands in it beside what is read and the members that are known is lost. */
export function readAttribute(
  harvest: Harvest,
  attribute: Inside,
  outer: Around,
  read: ReadAttribute,
  known: ReadonlySet<string> = attributeKeys,
): void {
  const value = textIn(attribute, "value");
  if (isDeleted(attribute) || value === null) {
    lose(harvest, attribute.at, value === null ? attribute.value : `deleted: ${value}`);
    return;
  }
  const tags = tagsOf(harvest, attribute);
  const around = aroundFrom(harvest, tags, outer, false);
  const subject = read(harvest, attribute, value, around);
  if (subject === undefined) lose(harvest, placeOf(attribute, "value"), `${textIn(attribute, "type") ?? ""}: ${value}`);
  readTags(harvest, tags, around, subject ?? null);
  // What a bare datetime is the date of, its comment says.
  const dated = subject !== undefined && textIn(attribute, "type") === "datetime";
  loseOthers(harvest, attribute, dated ? commentedKeys : known);
}

/** Says what tags mean, of the subject where they are about one of its kind; those that nobody knows here are lost. */
export function readTags(
  harvest: Harvest,
  tags: readonly PlacedTag[],
  around: Around,
  subject: SubjectKey | null,
): void {
  for (const { at, name } of tags.filter((tag) => !isAround(tag.name))) {
    const meaning = meaningOf(name);
    if (meaning === null) lose(harvest, at, name);
    else sayMeaning(harvest, meaning, at, around, subject);
  }
}

/** What an attribute of the event itself says, by its type. */
export const readFreely: ReadAttribute = (harvest, attribute, value, around) => {
  switch (textIn(attribute, "type") ?? "") {
    case "text":
    case "comment":
    case "other":
      return readText(harvest, attribute, value, around);
    case "datetime": {
      const field = dateCalled(textIn(attribute, "comment") ?? "");
      return field === null ? undefined : readDate(harvest, attribute, field, ["value", "comment"], around);
    }
    case "malware-type":
      return meant(harvest, attribute, nameMeaning("malware", value), around);
    default:
      return readTyped(harvest, attribute, value, around);
  }
};

/** What an attribute says whose type leaves no doubt, wherever it stands. */
export const readTyped: ReadAttribute = (harvest, attribute, value, around) => {
  switch (textIn(attribute, "type") ?? "") {
    case "target-org":
      return readVictim(harvest, attribute, value, around);
    case "target-external": {
      const key = readVictim(harvest, attribute, value, around);
      sayMeaning(harvest, termMeaning("victim.role", "secondary", true), placeOf(attribute, "type"), around, key);
      return key;
    }
    case "target-location":
      return readLocation(harvest, attribute, value, around, null);
    case "threat-actor":
      return readActor(harvest, attribute, value, around);
    case "campaign-name":
      return meant(
        harvest,
        attribute,
        {
          field: "relation.campaign",
          content: { kind: "relation", what: value.trim(), incident: null, reason: null },
          near: false,
        },
        around,
      );
    case "vulnerability":
      return meant(harvest, attribute, nameMeaning("vulnerability", value), around);
    case "link":
      return readLink(harvest, value) ? null : undefined;
    default:
      return undefined;
  }
};

/** A victim by name; of one who is said to be unknown there is no key. */
export function readVictim(harvest: Harvest, attribute: Inside, value: string, around: Around): SubjectKey | null {
  if (isUnknown(value)) return meant(harvest, attribute, unknownMeaning("victim.name"), around);
  const key = harvest.subjects.named("victim", value);
  sayMeaning(harvest, nameMeaning("victim.name", value), placeOf(attribute, "value"), around, key);
  return key;
}

/** A place of a victim: a country where one is called so, else taken for a region. Of whoever is meant where the victim is null. */
export function readLocation(
  harvest: Harvest,
  attribute: Inside,
  value: string,
  around: Around,
  victim: SubjectKey | null,
): SubjectKey | null {
  const known = countryMeaning(value) ?? nameMeaning("victim.region", value, true);
  const meaning = isUnknown(value) ? unknownMeaning("victim.country") : known;
  sayMeaning(harvest, meaning, placeOf(attribute, "value"), around, victim);
  return victim;
}

/** An actor by name: nobody says whose word it is, so it is no more than suspected. */
export function readActor(harvest: Harvest, attribute: Inside, value: string, around: Around): SubjectKey | null {
  const field = "responsibility.suspected";
  if (isUnknown(value)) return meant(harvest, attribute, unknownMeaning(field), around);
  const content = { kind: "party", name: value.trim(), basis: null } as const;
  sayMeaning(harvest, { field, content, near: false }, placeOf(attribute, "value"), around);
  return harvest.subjects.named("actor", value);
}

function isUnknown(value: string): boolean {
  return /^\s*unknown\s*$/i.test(value);
}

/** Takes a link of the web; false: it is none. */
export function readLink(harvest: Harvest, value: string): boolean {
  const url = value.trim();
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  harvest.links.add(url);
  return true;
}

/** A date of the incident, to its day, resting on these members of the attribute; undefined where it can be none. */
export function readDate(
  harvest: Harvest,
  attribute: Inside,
  field: Field,
  members: readonly string[],
  around: Around,
): null | undefined {
  const [text, at] = [textIn(attribute, "value") ?? "", placeOf(attribute, "value")];
  const date = dateMeant(text);
  if (date === null) return undefined;
  if (date.reading === "to-day") note(harvest, at, "precision-reduced", text);
  if (date.reading === "repaired") note(harvest, at, "value-repaired", text);
  const content = { kind: "date", edtf: date.edtf, partOfDay: null } as const;
  say(harvest, { field, about: null, content, pointers: members.map((key) => placeOf(attribute, key)) }, around);
  return null;
}

/** Prose of whoever made the event, in a field of prose. */
export function readProse(
  harvest: Harvest,
  part: Inside,
  key: string,
  field: "summary" | "description",
  around: Around,
): void {
  const text = textIn(part, key)?.replace(/\r\n?/g, "\n").trim();
  if (text === undefined) return;
  say(harvest, { field, about: null, content: { kind: "prose", text }, pointers: [placeOf(part, key)] }, around);
}

/** Says what the attribute means of the incident or of whoever is meant. */
export function meant(harvest: Harvest, attribute: Inside, meaning: Meaning, around: Around): null {
  sayMeaning(harvest, meaning, placeOf(attribute, "value"), around);
  return null;
}

/** Names of programs stand in one category; elsewhere only what reads as a sentence is told, and words alone say nothing. */
function readText(harvest: Harvest, attribute: Inside, value: string, around: Around): null | undefined {
  const words = value.trim().split(/\s+/).length;
  if (textIn(attribute, "category") === "Payload type" && words <= 5) {
    return meant(harvest, attribute, nameMeaning("malware", value), around);
  }
  if (words < 6) return undefined;
  readProse(harvest, attribute, "value", "description", around);
  return null;
}
