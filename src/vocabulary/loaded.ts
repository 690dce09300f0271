/** What Casebook keeps of a vocabulary that an operator loaded: identifiers, names, and how they stand to each other; no descriptions. */

/** The vocabularies that can be loaded, with what people call them. */
export const vocabularyLabels = {
  attack: "MITRE ATT&CK",
  "misp-galaxy": "MISP galaxy",
  veris: "VERIS",
} as const;

/** One of them. */
export type VocabularyName = keyof typeof vocabularyLabels;

/** How ATT&CK stands to a technique in one version. */
export type TechniqueState = "active" | "revoked" | "deprecated";

/** One technique of a loaded version. */
export interface LoadedTechnique {
  /** `T1498` or `T1498.001`. */
  readonly id: string;
  readonly name: string;
  /** Of a sub-technique, the technique that it belongs to; else null. */
  readonly parent: string | null;
  /** Machine names of its tactics. */
  readonly tactics: readonly string[];
  readonly state: TechniqueState;
  /** The technique that took its place; null where it is not revoked, or none is named. */
  readonly revokedBy: string | null;
}

/** One entry of a galaxy: an actor, a program, a sector. */
export interface LoadedCluster {
  /** The galaxy's own UUID, which outlives a change of name; the name where it gives none. */
  readonly id: string;
  readonly name: string;
  /** Other names, as the galaxy writes them, each once. */
  readonly synonyms: readonly string[];
}

/** What every loaded version has. */
interface Version {
  /** Which of several lists of that name: `enterprise-attack`, `threat-actor`, `verisc`. Each part has versions of its own. */
  readonly part: string;
  /** As the file or the operator says; made of the date or the digest where neither does. */
  readonly version: string;
  /** The newest day that the file itself names, `YYYY-MM-DD`; null where it names none. */
  readonly dated: string | null;
}

/** A version of ATT&CK. */
export interface LoadedAttack extends Version {
  readonly vocabulary: "attack";
  /** By id, each once. */
  readonly techniques: readonly LoadedTechnique[];
}

/** A version of one galaxy. */
export interface LoadedGalaxy extends Version {
  readonly vocabulary: "misp-galaxy";
  readonly clusters: readonly LoadedCluster[];
}

/** A version of VERIS. */
export interface LoadedVeris extends Version {
  readonly vocabulary: "veris";
  /** Every enumeration by its path, such as `action.hacking.variety`, in the order of the file. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** One loaded version of a vocabulary. */
export type LoadedVocabulary = LoadedAttack | LoadedGalaxy | LoadedVeris;

/**
 * Less than 0 where the first is the older of two versions of a part, 0 where nothing tells: by the days that they name, else by
 * the numbers of their versions.
 */
export function compareAge(
  a: Pick<LoadedVocabulary, "dated" | "version">,
  b: Pick<LoadedVocabulary, "dated" | "version">,
): number {
  const [first, second] = [numbersOf(a), numbersOf(b)];
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const difference = (first[index] ?? -1) - (second[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a date or a dotted version; none for a version that is a word. */
function numbersOf({ dated, version }: Pick<LoadedVocabulary, "dated" | "version">): readonly number[] {
  const text = dated ?? version;
  return /^v?\d+([.-]\d+)*$/.test(text) ? text.replace("v", "").split(/[.-]/).map(Number) : [];
}
