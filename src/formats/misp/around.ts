/** Tags that say something of everything around them: markings (TLP 1 and 2, PAP) and estimative language. */
import { type Confidence, confidenceWords, type Likelihood, likelihoodBands } from "../../vocabulary/icd203.ts";
import { tlpLabels } from "../../vocabulary/tlp.ts";
import { type Marking, parseMarking } from "../../domain/marking.ts";
import { clusterKeys, galaxyKeys, tagKeys } from "./bookkeeping.ts";
import { type Around, type Harvest, lose, loseOthers, note, partsOf } from "./harvest.ts";
import { type Inside, isRecord, type Item, itemsIn, textIn } from "./inside.ts";
import { parseTag } from "./tag.ts";

/** A tag of a part, with the place of its name. */
export interface PlacedTag {
  readonly at: string;
  readonly name: string;
}

/** Nothing is said. */
export const nothingAround: Around = { marking: null, likelihood: null, confidence: null };

/** The tags of a part, and those that its galaxies stand for. What else stands in them is named as lost. */
export function tagsOf(harvest: Harvest, part: Inside): readonly PlacedTag[] {
  const tags = itemsIn(part, "Tag").flatMap((item) => tagIn(harvest, item));
  const galaxies = partsOf(harvest, part, "Galaxy");
  for (const galaxy of galaxies) loseOthers(harvest, galaxy, galaxyKeys);
  const clusters = galaxies.flatMap((galaxy) => partsOf(harvest, galaxy, "GalaxyCluster"));
  return [...tags, ...clusters.flatMap((cluster) => tagOfCluster(harvest, cluster))];
}

/**
 * What the tags say of everything in the part, where more is said around it: of several markings the narrowest. Likelihood and
 * confidence belong to one judgment; on a whole event nobody knows to which, so there they are not taken.
 */
export function aroundFrom(harvest: Harvest, tags: readonly PlacedTag[], outer: Around, whole: boolean): Around {
  const markings = tags.flatMap((tag) => markingIn(harvest, tag) ?? []);
  const known = [...markings, ...(outer.marking === null ? [] : [outer.marking])];
  const marking = tlpLabels.filter((label) => known.includes(label)).at(-1) ?? null;
  const judged = tags.flatMap(judgmentIn);
  if (whole) {
    for (const { at, name } of judged) note(harvest, at, "value-ambiguous", name);
    return { ...outer, marking };
  }
  const likelihood = judged.find(({ likelihood }) => likelihood !== null);
  const confidence = judged.find(({ confidence }) => confidence !== null);
  for (const judgment of judged) {
    if (judgment !== likelihood && judgment !== confidence) lose(harvest, judgment.at, judgment.name);
  }
  return { marking, likelihood: likelihood?.likelihood ?? null, confidence: confidence?.confidence ?? null };
}

/** Whether a tag speaks of its surroundings, and is thus read by `aroundFrom`. */
export function isAround(name: string): boolean {
  return ["tlp", "pap", "estimative-language"].includes(parseTag(name)?.namespace ?? "");
}

function tagIn(harvest: Harvest, { at, value }: Item): readonly PlacedTag[] {
  if (typeof value === "string" && value.trim() !== "") return [{ at, name: value }];
  const tag = isRecord(value) ? { at, value } : null;
  const name = tag === null ? null : textIn(tag, "name");
  if (tag === null || name === null) {
    lose(harvest, at, value);
    return [];
  }
  loseOthers(harvest, tag, tagKeys);
  return [{ at: `${at}/name`, name }];
}

/** The tag that stands for a cluster. Of the copy of its entry only what the keys do not know is named as lost: synonyms and references. */
function tagOfCluster(harvest: Harvest, cluster: Inside): readonly PlacedTag[] {
  loseOthers(harvest, cluster, clusterKeys);
  const [tag, type, value] = [textIn(cluster, "tag_name"), textIn(cluster, "type"), textIn(cluster, "value")];
  if (tag !== null) return [{ at: `${cluster.at}/tag_name`, name: tag }];
  if (type !== null && value !== null) return [{ at: `${cluster.at}/value`, name: `misp-galaxy:${type}="${value}"` }];
  lose(harvest, cluster.at, cluster.value);
  return [];
}

/** The label of a TLP or PAP tag; null where the tag is no marking, or says nothing of who may know. */
function markingIn(harvest: Harvest, { at, name }: PlacedTag): Marking | null {
  const tag = parseTag(name);
  if (tag?.namespace === "tlp") {
    const label = tag.predicate === "unclear" ? "TLP:RED" : parseMarking(tag.predicate);
    if (label === null) lose(harvest, at, name);
    else if (label !== name.trim().toUpperCase()) note(harvest, at, "marking-mapped", name);
    return label;
  }
  if (tag?.namespace !== "pap") return null;
  // PAP says what may be done with a thing, not who may know of it: it can narrow, but it clears nothing.
  const label = parseMarking(tag.predicate);
  if (label === null || label === "TLP:CLEAR") {
    lose(harvest, at, name);
    return null;
  }
  note(harvest, at, "marking-mapped", name);
  return label;
}

interface Judgment extends PlacedTag {
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
}

function judgmentIn({ at, name }: PlacedTag): readonly Judgment[] {
  const tag = parseTag(name);
  if (tag?.namespace !== "estimative-language") return [];
  const likely = tag.predicate === "likelihood-probability";
  const sure = tag.predicate === "confidence-in-analytic-judgment";
  const likelihood = likely ? likelihoods.find((word) => word === tag.value) : undefined;
  const confidence = sure ? confidenceWords.find((word) => word === tag.value) : undefined;
  return [{ at, name, likelihood: likelihood ?? null, confidence: confidence ?? null }];
}

const likelihoods = Object.keys(likelihoodBands) as readonly Likelihood[];
