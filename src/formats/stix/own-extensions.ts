/**
 * Our own extensions as objects, and how they and the Incident Core extension are named on what they extend. The objects never change
 * but with their version: many bundles hold them, and a bundle of anybody may be merged with them.
 */
import { uuid5 } from "../uuid.ts";
import { sharedSince } from "./sheet.ts";
import { tlpIds } from "./tlp-marking.ts";
import { claimExtension, coreExtensions, type Members, recordExtension, type StixObject } from "./wire.ts";

/** Who defines the extensions: the project, not the site that uses it. */
const makerId = `identity--${uuid5("stix/identity/casebook")}`;

/** Names an object of a type that the Incident Core extension adds. */
export function newType(type: "event" | "impact" | "task"): Members {
  return { [coreExtensions[type]]: { extension_type: "new-sdo" } };
}

/** Marks an object that statements of our own speak for, so that reading does not take it twice. */
export function spokenFor(topic: string): Members {
  return { [recordExtension]: { extension_type: "property-extension", topic } };
}

/** The project as the maker of its extensions. */
export const makerIdentity: StixObject = {
  type: "identity",
  spec_version: "2.1",
  id: makerId,
  created: sharedSince,
  modified: sharedSince,
  name: "Casebook",
  identity_class: "system",
  object_marking_refs: [tlpIds["TLP:CLEAR"]],
};

/** The extension of incidents, and the mark on objects that its statements speak for. */
export const recordDefinition: StixObject = definition(
  recordExtension,
  "x-casebook-record",
  "What a record of Casebook says as far as standard places lose it. On an incident: record, version, audience and statements; each statement has " +
    "a field of the codebook, the object and selector where its value stands (object_ref, selector), what the value is beyond that (value), whom it " +
    "is about, and the speaker, stance, polarity, date, likelihood and confidence where they differ from what the object says. On any other object: " +
    "topic, which says that statements of the incident speak for it.",
);

/** The extension of notes that pass on a claim. */
export const claimDefinition: StixObject = definition(
  claimExtension,
  "x-claim",
  "A note that passes on a claim of responsibility: claimant_ref, the actor that claims; state (open, corroborated, disputed, refuted, withdrawn, " +
    "recycled) and channel where they are known. It attributes nothing.",
);

function definition(id: string, name: string, schema: string): StixObject {
  return {
    type: "extension-definition",
    spec_version: "2.1",
    id,
    created_by_ref: makerId,
    created: sharedSince,
    modified: sharedSince,
    name,
    schema,
    version: "1.0.0",
    extension_types: ["property-extension"],
    object_marking_refs: [tlpIds["TLP:CLEAR"]],
  };
}
