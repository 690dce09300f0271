/** Topics whose value is a term of a frame: kind of incident, effects, techniques, motives, measures. */
import type { Polarity } from "../../../domain/assertion.ts";
import type { Field } from "../../../domain/field.ts";
import type { Proposed } from "../../extractor.ts";
import { type Hit, speaks } from "../frames/hits.ts";
import { propose, quoteSpan, stanceOf, weightOf } from "../proposals/propose.ts";
import { hitsAbout, type Scene } from "../proposals/scene.ts";
import { inLead } from "../reading/document.ts";
import type { Speaker } from "../speakers/speaker.ts";

/** One term that a hit states. */
interface Told {
  readonly field: Field;
  readonly term: string;
  readonly polarity: Polarity;
  readonly hit: Hit;
  readonly speaker: Speaker;
  readonly weight: number;
}

const fields: ReadonlySet<Field> = new Set([
  "incident.type",
  "cia.confidentiality",
  "cia.integrity",
  "cia.availability",
  "asset.variety",
  "technique",
  "motive",
  "response",
]);

/** Kinds of incident that a report of one names once only where it names them first. */
const needsLeadOrTwo: ReadonlySet<Field> = new Set(["incident.type", "action.variety"]);

const authorities: ReadonlySet<string> = new Set(["victim", "agency", "government", "court"]);

/** What the frames with fixed terms say of the primary event: one proposal a term and polarity, with the weightiest words. */
export function proposeTerms(scene: Scene): readonly Proposed[] {
  const plain = hitsAbout(scene, (field) => fields.has(field)).flatMap((hit) => toldBy(hit, scene));
  const told = [...plain, ...downBefore(plain, scene)];
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.field} ${one.term} ${one.polarity}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const kinds = [...groups.values()].filter(([first]) => first?.field === "incident.type").length;
  const founded = [...groups.values()].filter(
    (group) => (isWellFounded(group, kinds === 1) || isFlood(group, groups)) && !isOverruled(group, groups),
  );
  return founded.filter((group) => !isPartOfAnother(group, founded)).flatMap((group) => proposeGroup(group, scene));
}

/** An agency whose help is told of is whose deed and word it is, where nobody else is quoted. */
function helperIn(hit: Hit, { document, speakerOf }: Scene): Speaker | null {
  if (hit.frame.id !== "response-government-assistance" && hit.frame.id !== "response-mitigated-traffic") return null;
  if (speakerOf(hit).role !== "journalist") return null;
  const names = document.lines[hit.sentence.index]?.names ?? [];
  const agency = names.find(({ role, start }) => role === "agency" && start >= hit.clause.start && start < hit.end);
  return agency === undefined ? null : { role: "agency", name: agency.text, span: null };
}

function toldBy(hit: Hit, scene: Scene): readonly Told[] {
  const { field, value, also = [], polarity = "affirmed" } = hit.frame;
  if (value === null || !speaks(hit)) return [];
  const speaker = helperIn(hit, scene) ?? scene.speakerOf(hit);
  const weight = weightOf(hit, speaker.role);
  const main: Told = {
    field,
    term: value,
    polarity: field.startsWith("cia.") ? polarity : "affirmed",
    hit,
    speaker,
    weight,
  };
  return [main, ...also.map(([other, term]) => ({ ...main, field: other, term, polarity: "affirmed" as const }))];
}

/** A break-in that ended in extortion or an outage goes by what it ended in; so does the leak that a blackmailer made. */
const goneInto: Readonly<Record<string, readonly string[]>> = {
  intrusion: ["ransomware", "ddos", "wiper", "technical-outage"],
  "data-leak": ["ransomware", "extortion"],
};

function isPartOfAnother([first]: readonly Told[], groups: readonly (readonly Told[])[]): boolean {
  const wholes = first?.field === "incident.type" ? (goneInto[first.term] ?? []) : [];
  return groups.some(([other]) => other?.field === "incident.type" && wholes.includes(other.term));
}

/** What a flood of traffic hit and what "was working again" had been down, though nobody says so. */
function downBefore(told: readonly Told[], scene: Scene): readonly Told[] {
  if (!told.some(({ term }) => term === "ddos") || told.some(({ field }) => field === "cia.availability")) return [];
  const [hit] = hitsAbout(scene, (field) => field === "date.restored");
  if (hit === undefined) return [];
  const speaker = scene.speakerOf(hit);
  const weight = weightOf(hit, speaker.role);
  return [{ field: "cia.availability", term: "affected", polarity: "affirmed", hit, speaker, weight }];
}

/** A flood of traffic that is named once is what put things out of reach, where something was and no other attack on availability is told. */
function isFlood([first]: readonly Told[], groups: ReadonlyMap<string, readonly Told[]>): boolean {
  return (
    first?.term === "ddos" &&
    !first.hit.hedged &&
    !/\battacks\b/i.test(first.hit.sentence.text.slice(first.hit.start - first.hit.sentence.start)) &&
    groups.has("cia.availability affected affirmed") &&
    !groups.has("incident.type ransomware affirmed") &&
    !groups.has("incident.type wiper affirmed")
  );
}

/** A kind of incident that is named once, far down, is rarely that of the event, unless no other is named. Weak words alone make no technique. */
function isWellFounded(group: readonly Told[], alone: boolean): boolean {
  const [first] = group;
  if (first === undefined) return false;
  if (needsLeadOrTwo.has(first.field))
    return (
      group.length > 1 ||
      (alone && group.some(({ hit }) => !hit.hedged)) ||
      group.some(({ hit, speaker }) => inLead(hit.sentence) || (!hit.hedged && authorities.has(speaker.role)))
    );
  if (first.field === "technique")
    return group.some(({ hit, speaker }) => !hit.hedged || (speaker.role === "victim" && inLead(hit.sentence)));
  if (first.field === "motive") return group.some(({ hit }) => !hit.hedged);
  return true;
}

/** The same speaker's "no data was taken" gives way to their "names were taken": the first then spoke of a part. */
function isOverruled(group: readonly Told[], groups: ReadonlyMap<string, readonly Told[]>): boolean {
  const [first] = group;
  if (first?.polarity !== "negated") return false;
  const opposite = groups.get(`${first.field} ${first.term} affirmed`) ?? [];
  return opposite.some(({ hit, speaker }) => !hit.hedged && group.some((one) => one.speaker.role === speaker.role));
}

function proposeGroup(group: readonly Told[], scene: Scene): readonly Proposed[] {
  const best = group.reduce((a, b) => (b.weight > a.weight ? b : a));
  const { field, term, polarity, hit } = best;
  const inferred = hit.frame.stance === "inferred";
  const speaker: Speaker = inferred ? { ...best.speaker, role: "coder", name: null } : best.speaker;
  const stance = stanceOf(speaker.role, hit.hedged);
  const span = quoteSpan(hit, best.speaker);
  return propose(scene, {
    field,
    content: { kind: "term", term },
    polarity,
    stance,
    speaker,
    span,
    rule: hit.frame.id,
  });
}
