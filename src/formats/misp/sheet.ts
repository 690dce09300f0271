/** The parts of an event while it is written: each value stands once, however many say it, under a name made of what it is. */
import { uuid5 } from "../uuid.ts";
import { assertionsTemplate } from "./assertions-object.ts";
import type { MispAttribute, MispEventReport, MispObject, MispTag } from "./wire.ts";

/** Category, type and value of an attribute. */
export interface Triplet {
  readonly category: string;
  readonly type: string;
  readonly value: string;
}

interface Kept extends Triplet {
  /** What each who says it adds. */
  readonly comments: Set<string>;
  readonly tags: (readonly string[])[];
}

/** What was written of one event so far. */
export interface Sheet {
  readonly incident: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly attributes: Map<string, Kept>;
  readonly tags: Set<string>;
  readonly reports: Map<string, MispEventReport>;
  /** The parts of our own object, in their order. */
  readonly parts: Map<string, Triplet & { readonly relation: string }>;
}

/** Nothing written yet. */
export function openSheet(incident: string, timestamp: string): Sheet {
  return { incident, timestamp, attributes: new Map(), tags: new Set(), reports: new Map(), parts: new Map() };
}

/** Puts an attribute on the sheet, with what is to be known of it; gives its identifier. */
export function putAttribute(sheet: Sheet, triplet: Triplet, comment: string, tags: readonly string[]): string {
  const { category, type, value } = triplet;
  const uuid = uuid5(`misp/${sheet.incident}/attribute/${category}/${type}/${value}`);
  const kept = sheet.attributes.get(uuid) ?? { ...triplet, comments: new Set(), tags: [] };
  if (comment !== "") kept.comments.add(comment);
  kept.tags.push(tags);
  sheet.attributes.set(uuid, kept);
  return uuid;
}

/** Puts a report on the sheet; gives its identifier. */
export function putReport(sheet: Sheet, name: string, content: string): string {
  const uuid = uuid5(`misp/${sheet.incident}/report/${name}/${content}`);
  const { timestamp } = sheet;
  const frame = { distribution: "5", sharing_group_id: "0", timestamp, deleted: false } as const;
  sheet.reports.set(uuid, { uuid, name, content, ...frame });
  return uuid;
}

/** Puts a part into our own object. */
export function putPart(sheet: Sheet, relation: string, value: string, type = "text"): void {
  const uuid = uuid5(`misp/${sheet.incident}/${assertionsTemplate.name}/${relation}/${value}`);
  sheet.parts.set(uuid, { relation, category: type === "link" ? "External analysis" : "Other", type, value });
}

/** The attributes as MISP has them. A tag stays only where all agree who say the value. */
export function attributesOf({ attributes, timestamp }: Sheet): readonly MispAttribute[] {
  return [...attributes].map(([uuid, { category, type, value, comments, tags }]) => {
    const [first = [], ...others] = tags;
    const agreed = first.filter((name) => others.every((other) => other.includes(name)));
    const attribute = attributeFrom(uuid, { category, type, value }, [...comments].join("; "), timestamp);
    return agreed.length === 0 ? attribute : { ...attribute, Tag: agreed.map((name): MispTag => ({ name })) };
  });
}

/** Our own object as MISP has it. */
export function objectOf({ parts, timestamp, incident }: Sheet): MispObject {
  return {
    uuid: uuid5(`misp/${incident}/${assertionsTemplate.name}`),
    name: assertionsTemplate.name,
    "meta-category": assertionsTemplate.category,
    description: assertionsTemplate.description,
    template_uuid: assertionsTemplate.uuid,
    template_version: assertionsTemplate.version,
    timestamp,
    distribution: "5",
    sharing_group_id: "0",
    comment: "",
    deleted: false,
    ObjectReference: [],
    Attribute: [...parts].map(([uuid, { relation, category, type, value }]) => ({
      ...attributeFrom(uuid, { category, type, value }, "", timestamp),
      object_relation: relation,
    })),
  };
}

function attributeFrom(uuid: string, triplet: Triplet, comment: string, timestamp: string): MispAttribute {
  return {
    uuid,
    ...triplet,
    comment,
    to_ids: false,
    distribution: "5",
    sharing_group_id: "0",
    timestamp,
    deleted: false,
    disable_correlation: true,
  };
}
