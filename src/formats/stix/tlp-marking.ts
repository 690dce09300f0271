/**
 * Markings: the TLP 2.0 marking definitions with their fixed ids (OASIS extension 60a3c5c5, 1 October 2022), those of TLP 1 that
 * are read but never written, and the narrowest label of several.
 */
import { type AudienceName, type Tier, tierOf } from "../../domain/audience.ts";
import { type Tlp, tlpLabels } from "../../vocabulary/tlp.ts";
import { extensionOf, membersOf, type StixObject } from "./wire.ts";

/** Key of the TLP 2.0 extension of marking definitions. */
export const tlpExtension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/** The five TLP 2.0 marking definitions. Files with other ends of these ids are in circulation; these are the published ones. */
export const tlpIds: Readonly<Record<Tlp, string>> = {
  "TLP:CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
  "TLP:GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
  "TLP:AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
  "TLP:AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
  "TLP:RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
};

/** The four marking definitions of TLP 1 (STIX 2.1, section 7.2.1.4), each with the label of TLP 2.0 that is not wider. */
export const oldTlpIds: Readonly<Record<string, Tlp>> = {
  "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "TLP:CLEAR",
  "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "TLP:GREEN",
  "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "TLP:AMBER",
  "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "TLP:RED",
};

const tlpOfTier: Readonly<Record<Tier, Tlp>> = {
  public: "TLP:CLEAR",
  member: "TLP:GREEN",
  partner: "TLP:AMBER",
  desk: "TLP:RED",
};

/** What an audience may do with what it is told: the label of the tier that a projection was made for. */
export function tlpOfAudience(audience: AudienceName): Tlp {
  return tlpOfTier[tierOf(audience)];
}

/** How a marking was understood. */
export interface MarkingRead {
  /** Null: it says nothing of sharing, such as a statement of copyright. */
  readonly label: Tlp | null;
  /** `as-is` · `mapped`: from TLP 1, or under an id that is not its own · `unknown`: taken for the narrowest. */
  readonly how: "as-is" | "mapped" | "unknown";
}

/** The marking definition of a label, as it stands in bundles. */
export function tlpMarking(label: Tlp): StixObject {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id: tlpIds[label],
    created: "2022-10-01T00:00:00.000Z",
    name: label,
    extensions: {
      [tlpExtension]: { extension_type: "property-extension", tlp_2_0: label.slice("TLP:".length).toLowerCase() },
    },
  };
}

/**
 * What a marking definition means, given its id and the object where the document holds it. Where id and object contradict each
 * other the narrower counts; what nobody knows counts as TLP:RED.
 */
export function readMarking(id: string, definition: StixObject | undefined): MarkingRead {
  const byId = labelOfId(id);
  if (definition === undefined) return byId ?? { label: "TLP:RED", how: "unknown" };
  const byContent = labelOfContent(definition);
  if (byId === null || byContent === null) return byId ?? byContent ?? { label: "TLP:RED", how: "unknown" };
  if (byId.label === byContent.label) return byId;
  return { label: narrowest([byId.label, byContent.label]), how: "mapped" };
}

/** The label that lets the fewest know; null where there is none. */
export function narrowest(labels: readonly (Tlp | null)[]): Tlp | null {
  return tlpLabels.toReversed().find((label) => labels.includes(label)) ?? null;
}

function labelOfId(id: string): MarkingRead | null {
  const known = tlpLabels.find((label) => tlpIds[label] === id);
  if (known !== undefined) return { label: known, how: "as-is" };
  const old = Object.hasOwn(oldTlpIds, id) ? oldTlpIds[id] : undefined;
  return old === undefined ? null : { label: old, how: "mapped" };
}

function labelOfContent(definition: StixObject): MarkingRead | null {
  const stated = extensionOf(definition, tlpExtension)["tlp_2_0"];
  if (stated !== undefined) return labelOfWord(stated);
  if (definition["definition_type"] === "tlp") return labelOfWord(membersOf(definition["definition"])["tlp"]);
  return definition["definition_type"] === "statement" ? { label: null, how: "as-is" } : null;
}

function labelOfWord(word: unknown): MarkingRead {
  const name = typeof word === "string" ? word.trim().toUpperCase() : "";
  const label = tlpLabels.find((known) => known === `TLP:${name === "WHITE" ? "CLEAR" : name}`);
  return label === undefined ? { label: "TLP:RED", how: "unknown" } : { label, how: "mapped" };
}
