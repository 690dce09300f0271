/** Words on the card of a record. */
import type { Lane } from "../../domain/field.ts";

const laneWords: Readonly<Record<Lane, (names: string) => string>> = {
  "responsibility.claimed": (names) => (names === "" ? "Claimed" : `Claimed by ${names}`),
  "responsibility.attributed": (names) => (names === "" ? "Attributed" : `Attributed to ${names}`),
  "responsibility.suspected": (names) => (names === "" ? "Suspected" : `Suspected: ${names}`),
  "responsibility.not-attributed": () => "Not attributed (stated)",
  "responsibility.denied": (names) => (names === "" ? "Denied" : `Denied by ${names}`),
};

export const cardTexts = {
  kicker: "Cyber Incident Victim",
  undated: "Date not reported",
  andOthers: (names: readonly string[], more: number) => `${names.join(", ")} and ${more} others`,
  lane: (lane: Lane, names: string) => laneWords[lane](names),
  footing: (incident: string, version: number) => `${incident} · version ${version}`,
  alt: (parts: readonly string[]) => parts.filter((part) => part !== "").join("; "),
} as const;
