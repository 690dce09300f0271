/**
 * Labels: terms of the codebook in the common property `labels`, which STIX leaves to its users. Words of other vocabularies stand as
 * the machine tags that their users know (`veris:…`, `rsit:…`), kinds of incident by themselves, everything else as `casebook:field="term"`.
 */
import { type Field, fields } from "../../domain/field.ts";

/** A label that was understood. */
export interface LabelRead {
  readonly field: Field;
  readonly term: string;
}

/** Fields whose terms may stand as labels. */
export const labelFields = [
  "incident.reality",
  "incident.type",
  "incident.rsit",
  "incident.targeted",
  "discovery.method",
  "severity.level",
  "motive",
  "cia.confidentiality",
  "cia.integrity",
  "cia.availability",
  "asset.variety",
  "attribute.variety",
  "data.variety",
  "action.variety",
  "action.vector",
  "response",
  "victim.size",
  "actor.variety",
] as const satisfies readonly Field[];

/** One field whose terms may stand as labels. */
export type LabelField = (typeof labelFields)[number];

/** Whether the terms of a field may stand as labels. */
export function isLabelField(field: Field): field is LabelField {
  return labelFields.some((known) => known === field);
}

/** The label for a term. */
export function labelFor(field: LabelField, term: string): string {
  const dot = term.indexOf(".");
  const [group, entry] = dot < 0 ? [term, null] : [term.slice(0, dot), term.slice(dot + 1)];
  if (field === "incident.type") return term;
  const tag = entry === null ? wholeTags[field] : dottedTags[field]?.replace("*", group);
  return tag === undefined ? `casebook:${field}="${term}"` : `${tag}="${entry ?? term}"`;
}

/** The meaning of a label, in any case; null where it has none here. */
export function readLabel(label: string): LabelRead | null {
  return meanings().get(label.trim().toLowerCase()) ?? null;
}

/** Tags for terms of two parts, the first part in place of the star. */
const dottedTags: Partial<Record<LabelField, string>> = {
  "incident.rsit": "rsit:*",
  "discovery.method": "veris:discovery_method:*:variety",
  "attribute.variety": "veris:attribute:*:variety",
  "action.variety": "veris:action:*:variety",
  "action.vector": "veris:action:*:vector",
  "actor.variety": "veris:actor:*:variety",
};

const wholeTags: Partial<Record<LabelField, string>> = {
  "incident.targeted": "veris:targeted",
  "asset.variety": "veris:asset:assets:variety",
  "data.variety": "veris:attribute:confidentiality:data:variety",
  "victim.size": "veris:victim:employee_count",
};

let known: ReadonlyMap<string, LabelRead> | null = null;

/** Made when it is first asked for: a start that reads no STIX need not wait for it. */
function meanings(): ReadonlyMap<string, LabelRead> {
  known ??= new Map(
    labelFields.flatMap((field) =>
      Object.keys(fields[field].terms ?? {}).map(
        (term) => [labelFor(field, term).toLowerCase(), { field, term }] as const,
      ),
    ),
  );
  return known;
}
