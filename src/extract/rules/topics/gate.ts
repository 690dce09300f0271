/** The gate: whether a report tells of an incident that happened, rather than of weaknesses, advice or the trade. */
import { incidentTypeFrames } from "../frames/incident-type-frames.ts";
import { type Hit, hitsIn, indexFrames, speaks } from "../frames/hits.ts";
import type { Scene } from "../proposals/scene.ts";
import { inLead, type Line } from "../reading/document.ts";
import { sentenceAt } from "../reading/read-passage.ts";
import type { Candidate } from "../victims/candidates.ts";

const types = indexFrames(incidentTypeFrames);
const past =
  /\b(?:was|were|had|has|have|been|began|stole|took|hit|said|struck|went|broke|fell|found|made|gave|lost|told|saw|led|sent|got|paid|forced|shut|became|came|ran|left|cut|wrote|threw|spread|sold|held|put|did|[a-z]{2,14}ed)\b/i;
const product =
  /\b(?:vulnerabilit(?:y|ies)|patch(?:es|ed)?|flaws?|bugs?|CVE-\d{4}-\d{2,7}|security (?:update|advisory)|exploit code|proof[ -]of[ -]concept|exploits?)\b/gi;
const advice =
  /\b(?:you should|users should|how to|tips|best practi[cs]es|we recommend|experts recommend|make sure|never click|be wary|beware|survey|study|per ?cent|average|trends?|on the rise|increasing(?:ly)?|\d ?%|respondents|webinar|our product|solutions?)\b/gi;

/** What an incident must reach: a statement in the lead and another one, or three further down. */
const enough = 2.6;

/** What a sentence weighs, and the most that sentences of its kind weigh together. */
const weights = {
  stated: 0.7,
  statedInLead: 2,
  effect: 0.4,
  effectInLead: 1,
  lane: 0.6,
  refusal: 0.3,
  mostLanes: 1.2,
  spared: 0.3,
  mostSpared: 0.9,
  fault: 1.2,
  faultOwned: 2,
  dated: 0.5,
  side: 0.35,
};

/** How many sides of one event are told: what was down, what was spared, when it was over, who claims it, who will not say. Two are told of any event. */
function sidesTold(primary: readonly Line[]): number {
  const sides = ["cia.availability", "finding.not-affected", "date.restored", "responsibility.claimed", refusal];
  return Math.max(0, sides.filter((side) => countOf(primary, ({ frame }) => frame.field === side) > 0).length - 2);
}

/** Not knowing who did it says less of an incident than somebody's name does. */
const refusal = "responsibility.not-attributed";

/** Whether the report tells of an incident that happened. */
export function tellsOfIncident(scene: Scene): boolean {
  const { document, primary } = scene;
  const stated = sum(primary.map(statedWeight));
  const effects = sum(primary.map(effectWeight));
  const lanes = Math.min(
    weights.mostLanes,
    countOf(primary, ({ frame }) => frame.field.startsWith("responsibility.") && frame.field !== refusal) *
      weights.lane +
      countOf(primary, ({ frame }) => frame.field === refusal) * weights.refusal,
  );
  const spared = Math.min(
    weights.mostSpared,
    countOf(primary, (hit) => hit.frame.field.startsWith("finding.")) * weights.spared,
  );
  const faults = primary.flatMap(({ hits }) => hits.filter((hit) => isFault(hit) && speaks(hit)));
  const fault = faults.some((hit) => scene.speakerOf(hit).role === "victim")
    ? weights.faultOwned
    : faults.length > 0
      ? weights.fault
      : 0;
  if (stated === 0 && fault === 0 && effects < weights.effectInLead) return false;
  const score =
    stated +
    effects +
    lanes +
    spared +
    fault +
    titleScore(document.report.title) +
    sufferer(scene) +
    (stated > 0 ? sidesTold(primary) * weights.side : 0) +
    (isDated(primary) ? weights.dated : 0);
  return score - otherMatters(document.passage.text) >= enough;
}

/** "What: …", "- Incident: …": a line of a list states without a verb. */
const labelled = /^(?:[-*] )?[A-Z][\w ]{1,24}: /;

/** A kind of incident that the sentence states of the past. */
function statedWeight({ sentence, hits }: Line): number {
  const stated = hits.filter(
    (hit) =>
      hit.frame.field === "incident.type" && speaks(hit) && (past.test(sentence.text) || labelled.test(sentence.text)),
  );
  if (stated.length === 0) return 0;
  const hedged = stated.every((hit) => hit.hedged) ? 0.7 : 1;
  return (inLead(sentence) ? weights.statedInLead : weights.stated) * hedged;
}

function effectWeight({ sentence, hits }: Line): number {
  const states = hits.some(
    (hit) => hit.frame.field.startsWith("cia.") && speaks(hit) && !hit.hedged && past.test(sentence.text),
  );
  return states ? (inLead(sentence) ? weights.effectInLead : weights.effect) : 0;
}

/** An outage that somebody says was no attack is an incident to be recorded too. */
function isFault({ frame, hedged }: Hit): boolean {
  return frame.field === "incident.reality" && frame.value === "not-malicious" && !hedged;
}

function countOf(lines: readonly Line[], isCounted: (hit: Hit) => boolean): number {
  return lines.filter(({ hits }) => hits.some((hit) => isCounted(hit) && speaks(hit))).length;
}

/** An incident happens to somebody, be it "the clinic". */
function sufferer({ cast, primary }: Scene): number {
  const somebody = primary.some(
    (line) =>
      unnamed.test(line.sentence.text) &&
      ((inLead(line.sentence) && statedWeight(line) > 0) || line.hits.some((hit) => isFault(hit) && speaks(hit))),
  );
  return Math.max(namedWeight(cast.likely), somebody ? 0.4 : -1);
}

const bodies =
  "(?:company|firm|city|county|town|village|hospital|clinic|practice|university|college|school|district|bank|retailer|agency|airline|airport|council|insurer|ministry|operator|provider|manufacturer|chain|hotel|authority|utility|charity|library|museum|church|port|office|department|store|shop|restaurant|commission|portal|registry|hotel)";
/** "The clinic said …", "… hit a school". */
const unnamed = new RegExp(
  String.raw`\b(?:the|an?|our) (?:[\w'-]+ ){0,3}${bodies}(?:'s)?\b[^.;]{0,60}\b(?:said|says|told|confirmed|reported|disclosed|announced|was|were|has|had|suffered|lost|paid|is)\b|\b(?:hit|struck|infected|crippled|encrypted|attacked|breached|hacked|targeted|on|at|against|of) (?:the|an?) (?:[\w'-]+ ){0,3}${bodies}\b`,
  "i",
);

/** A sentence states what happened and on which day. */
function isDated(primary: readonly Line[]): boolean {
  return primary.some((line) => statedWeight(line) >= 1 && line.times.some(({ day }) => day !== null));
}

function namedWeight(likely: Candidate | null): number {
  if (likely === null) return -1;
  return likely.score < 3 ? 0 : Math.min(1.5, likely.framed * 0.4 + (likely.titled ? 0.3 : 0));
}

/** How much of the text speaks of weaknesses in products, of advice and of statistics. */
function otherMatters(whole: string): number {
  const text = whole.slice(0, 6000);
  const words = Math.max(60, text.length / 6);
  return (timesSaid(text, product) * 130 + timesSaid(text, advice) * 120) / words;
}

/** No single word counts more often than this: a school's survey is not a survey of the trade. */
const mostOfOne = 4;

function timesSaid(text: string, words: RegExp): number {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(words)) {
    const key = word.toLowerCase().replace(/s$/, "");
    counts.set(key, Math.min(mostOfOne, (counts.get(key) ?? 0) + 1));
  }
  return sum([...counts.values()]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function titleScore(title: string | null): number {
  if (title === null) return 0.5;
  const sentence = sentenceAt(title, { start: 0, end: Math.min(title.length, 300) }, 0, 0);
  const hits = hitsIn(sentence, types).filter(speaks);
  const bare =
    /\b(?:breach(?:ed)?|hack(?:ed|s)?|ransomware|cyber ?-?attacks?|ddos|stolen|steals?|leak(?:ed|s)?|outage|hits?|attack(?:ed)?|scam(?:med)?|defaced)\b/i.test(
      title,
    );
  const trade =
    /\b(?:patch(?:es|ed)?|fix(?:es|ed)?|flaws?|vulnerabilit(?:y|ies)|bugs?|update|how to|tips|why|what is|guide|report:|study|survey)\b/i.test(
      title,
    );
  return (hits.length > 0 ? 1.6 : bare ? 1.1 : 0) - (trade ? 1.2 : 0);
}
