/**
 * ATT&CK Navigator layers: how often each technique is stated of an incident. Layer file format 4.5 (MITRE, attack-navigator,
 * `layers/spec/v4.5`), which Navigator 4.9 and later open.
 */
import { stances } from "../../domain/assertion.ts";
import { type Projection, standingOf, type Telling, titleOf, type ToldAssertion } from "../../domain/projection.ts";
import { sayAsserter } from "../../domain/say.ts";
import { attackVersion, attackVersionInUse, currentTechnique } from "../../vocabulary/attack.ts";
import type { Speaker } from "../format.ts";

/** One technique of a layer. */
export interface CountedTechnique {
  /** `T1498`, or `T1498.001` for a sub-technique. */
  readonly technique: string;
  /** Number of records that state it. */
  readonly count: number;
  /** Plain text, one line a saying. */
  readonly comment: string;
}

/** A layer as the Navigator opens it. */
export interface NavigatorLayer {
  readonly name: string;
  readonly versions: { readonly attack: string; readonly navigator: string; readonly layer: "4.5" };
  readonly domain: "enterprise-attack";
  readonly description: string;
  /** 3: by score, highest first. */
  readonly sorting: 3;
  readonly layout: Readonly<Record<string, unknown>>;
  readonly hideDisabled: false;
  /** In order of their ids, without tactics: each stands under every tactic that it belongs to. */
  readonly techniques: readonly { readonly techniqueID: string; readonly score: number; readonly comment: string }[];
  readonly gradient: { readonly colors: readonly string[]; readonly minValue: number; readonly maxValue: number };
  readonly legendItems: readonly never[];
}

/** The oldest Navigator that opens layers of this format. */
const navigatorVersion = "4.9.0";

/** From hardly any to most: light to dark, told apart without colour vision. */
const colors = ["#fff7e6", "#b35c00"];

/** Sayings that one technique's comment holds; further ones are only counted. */
const longestComment = 20;

/** A layer of techniques with their counts. */
export function navigatorLayer(
  title: string,
  counted: readonly CountedTechnique[],
  description: string,
): NavigatorLayer {
  const sorted = counted.toSorted((a, b) => (a.technique < b.technique ? -1 : 1));
  return {
    name: title,
    versions: { attack: majorVersion(), navigator: navigatorVersion, layer: "4.5" },
    domain: "enterprise-attack",
    description,
    sorting: 3,
    layout: { layout: "side", showID: true, showName: true, expandedSubtechniques: "annotated" },
    hideDisabled: false,
    techniques: sorted.map(({ technique, count, comment }) => ({ techniqueID: technique, score: count, comment })),
    // A gradient needs two different ends.
    gradient: { colors, minValue: 0, maxValue: Math.max(1, ...counted.map(({ count }) => count)) },
    legendItems: [],
  };
}

/** The layer of one record: each technique that somebody states of it, with who does and how. */
export function layerOfRecord(projection: Projection, speaker: Speaker): NavigatorLayer {
  const counted = [...saidOf(projection)].map(([technique, said]) => ({
    technique,
    count: 1,
    comment: said.map(sayingOf).join("\n"),
  }));
  const { incident, version, since } = projection;
  const record = `Record ${incident}, version ${version}, as known on ${since.slice(0, 10)}.`;
  const told = tellsTechniques(projection) ? "" : " Its techniques are not told to this audience.";
  return navigatorLayer(titleOf(projection), counted, `${record}${told} ${speaker.url}/incidents/${incident}`);
}

/**
 * The layer of many records, such as those of an actor or of a search: the score is the number of records. Withdrawn records count for nothing.
 * How many records tell their techniques at all stands in the description.
 */
export async function layerOf(
  tellings: AsyncIterable<Telling>,
  title: string,
  speaker: Speaker,
): Promise<NavigatorLayer> {
  const techniques = new Map<string, { count: number; sayings: number; lines: string[] }>();
  let records = 0;
  let telling = 0;
  for await (const told of tellings) {
    if (told.kind === "tombstone") continue;
    records += 1;
    if (tellsTechniques(told)) telling += 1;
    for (const [technique, said] of saidOf(told)) {
      const counted = techniques.get(technique) ?? { count: 0, sayings: 0, lines: [] };
      techniques.set(technique, counted);
      counted.count += 1;
      counted.sayings += said.length;
      const room = Math.max(0, longestComment - counted.lines.length);
      counted.lines.push(...said.slice(0, room).map((one) => `${told.incident}: ${sayingOf(one)}`));
    }
  }
  const counted = [...techniques].map(([technique, { count, sayings, lines }]) => {
    const more = sayings > lines.length ? [`and ${sayings - lines.length} more`] : [];
    return { technique, count, comment: [...lines, ...more].join("\n") };
  });
  const how = `Each score is the number of records in which somebody states the technique.`;
  return navigatorLayer(
    title,
    counted,
    `${how} ${telling} of ${records} records tell their techniques. ${speaker.url}`,
  );
}

/** The version of ATT&CK in use, as the Navigator numbers them; the shipped one where a loaded one has no number. */
function majorVersion(): string {
  const major = (version: string) => /^\d{1,3}(?=\.|$)/.exec(version)?.[0];
  return major(attackVersionInUse()) ?? major(attackVersion) ?? attackVersion;
}

/** What is affirmed and stands, by technique, in the order told. */
function saidOf(projection: Projection): ReadonlyMap<string, readonly ToldAssertion[]> {
  const said = new Map<string, ToldAssertion[]>();
  for (const one of standingOf(projection, "technique")) {
    if (one.content.kind !== "term") continue;
    // The Navigator shows techniques of one version: a revoked one is shown as what took its place.
    const { id } = currentTechnique(one.content.term);
    said.set(id, [...(said.get(id) ?? []), one]);
  }
  return said;
}

/** `confirmed, The bureau (an agency)`. */
function sayingOf({ stance, asserter }: ToldAssertion): string {
  // The stance of an inference names its speaker already.
  return asserter === null || stance === "inferred" ? stances[stance] : `${stances[stance]}, ${sayAsserter(asserter)}`;
}

function tellsTechniques(projection: Projection): boolean {
  return projection.fields.technique.kind === "shown";
}
