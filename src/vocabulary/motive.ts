/** Motives of an actor: those of VERIS 1.4.1 and those that reports name besides, each with its label and VERIS word. */

/** Machine value -> label and VERIS motive. */
export const motives = {
  financial: { label: "Financial", veris: "Financial" },
  ideological: { label: "Ideological", veris: "Ideology" },
  political: { label: "Political", veris: "Ideology" },
  espionage: { label: "Espionage", veris: "Espionage" },
  "military-advantage": { label: "Military advantage", veris: "Other" },
  whistleblowing: { label: "Whistleblowing", veris: "Other" },
  grudge: { label: "Grudge", veris: "Grudge" },
  fun: { label: "Fun", veris: "Fun" },
  fear: { label: "Fear", veris: "Fear" },
  convenience: { label: "Convenience", veris: "Convenience" },
  secondary: { label: "Step to another attack", veris: "Secondary" },
  other: { label: "Other", veris: "Other" },
} as const;

/** One motive. */
export type Motive = keyof typeof motives;
