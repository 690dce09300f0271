/** Lanes of responsibility: claimed, attributed, suspected, not attributed, denied. A frame decides, and who speaks; never that two words stand together. */
import type { Field, Lane } from "../../../domain/field.ts";
import { slugOf } from "../../../domain/source.ts";
import { type SubjectKey, subjectKey } from "../../../domain/subject.ts";
import type { Party } from "../../../domain/value.ts";
import type { Proposed } from "../../extractor.ts";
import { claimChannels } from "../frames/actor-frames.ts";
import type { Hit } from "../frames/hits.ts";
import { groupNouns, hostileWords } from "../lexicon/actors.ts";
import {
  type ActorPhrase,
  actorCountryOf,
  actorsIn,
  actorTypeOf,
  anybodyIn,
  statesIn,
} from "../mentions/actor-phrases.ts";
import { propose, quoteSpan, stanceOf, weightOf } from "../proposals/propose.ts";
import { hitsAbout, type Scene } from "../proposals/scene.ts";
import type { Speaker } from "../speakers/speaker.ts";

/** One actor in one lane, by one speaker. */
interface Laned {
  readonly lane: Lane;
  readonly actor: ActorPhrase | null;
  readonly hit: Hit;
  readonly speaker: Speaker;
}

const lanes: ReadonlySet<Field> = new Set<Field>([
  "responsibility.claimed",
  "responsibility.attributed",
  "responsibility.suspected",
  "responsibility.not-attributed",
  "responsibility.denied",
]);

/** What is said of who did it, one proposal a lane, actor and role of the speaker; then what is said of those actors. */
export function proposeLanes(scene: Scene): readonly Proposed[] {
  const laned = hitsAbout(scene, (field) => lanes.has(field)).flatMap((hit) => lanedBy(hit, scene));
  const keys = new Map<string, SubjectKey>();
  const kept = best(laned);
  const known = kept.flatMap(({ actor }) => (actor === null ? [] : [actorKey(actor)]));
  return kept
    .filter((one) => !isSameActorAgain(one, kept))
    .flatMap((one) => {
      const about = one.actor === null ? null : keyFor(one.actor, known, keys);
      return [...proposeLane(one, about, scene), ...(about === null ? [] : proposeActor(one, about, scene))];
    });
}

/** Reads a hit's slot and decides on the lane. */
function lanedBy(hit: Hit, scene: Scene): readonly Laned[] {
  const { field } = hit.frame;
  const speaker = scene.speakerOf(hit, field === "responsibility.not-attributed");
  if (field === "responsibility.not-attributed") {
    return speaker.role === "attacker" ? [] : [{ lane: field, actor: null, hit, speaker }];
  }
  if (field === "responsibility.claimed") {
    return claimantOf(hit, scene).map((actor) => ({ lane: field, actor, hit, speaker: selfSpoken("attacker", actor) }));
  }
  if (field === "responsibility.denied") {
    return actorOf(hit, true).map((actor) => ({ lane: field, actor, hit, speaker: selfSpoken("accused", actor) }));
  }
  return actorOf(hit, true).flatMap((actor) => accused(hit, actor, passiveSpeaker(hit, scene) ?? speaker));
}

/** An actor that speaks for itself; one that is only described has no name as a speaker. */
function selfSpoken(role: "attacker" | "accused", actor: ActorPhrase): Speaker {
  return { role, name: actor.named ? actor.name : null, span: actor };
}

/** Attributed by somebody without an interest who names himself; suspected where hedged, or where only the report says so. An attacker's word is neither. */
function accused(hit: Hit, actor: ActorPhrase, speaker: Speaker): readonly Laned[] {
  if (speaker.role === "attacker" || speaker.role === "accused" || speaker.name === actor.name) return [];
  const plain = hit.frame.field === "responsibility.attributed" && !hit.hedged && !hit.hypothetical;
  const named = speaker.role !== "journalist" && speaker.role !== "third-party";
  const lane =
    plain && (named || hit.frame.id === "attribution-carried-out-by")
      ? "responsibility.attributed"
      : "responsibility.suspected";
  return [{ lane, actor, hit, speaker }];
}

/** "… was blamed on X by the ministry": the speaker stands after the actor. */
function passiveSpeaker(hit: Hit, { document }: Scene): Speaker | null {
  const { clause, sentence } = hit;
  const match =
    /\b(?:attributed|blamed|accused|charged|indicted)\b[^.;]{0,70}\bby (?:the )?([A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,5})/.exec(
      clause.text,
    );
  if (match === null) return null;
  const name = document.lines[sentence.index]?.names.find(
    ({ text }) => text.endsWith(match[1] ?? "") || (match[1] ?? "").startsWith(text),
  );
  if (name?.role == null) return null;
  return { role: name.role, name: name.text, span: null };
}

/** Who claims: an actor in the slot; for "the group" and "it", the actor last spoken of; else whoever stands there. */
function claimantOf(hit: Hit, scene: Scene): readonly ActorPhrase[] {
  const told = actorOf(hit, false);
  if (told.length > 0) return told;
  const { words, from } = slotOf(hit);
  const groups = anybodyIn(words, from);
  const group = hit.frame.slot === "after" ? groups[0] : groups.at(-1);
  const back =
    group === undefined
      ? /\b(?:it|they|he|she)(?: (?:then|later|also|has|have|had|since))*\s?$/i.test(words)
      : /^(?:the|this|that) /i.test(group.name);
  const apposition = /^, ([A-Z][\w.-]+(?: [A-Z][\w.-]+){0,3}),/.exec(
    hit.sentence.text.slice(hit.end - hit.sentence.start),
  );
  if (group !== undefined && apposition?.[1] !== undefined) {
    const start = hit.end + 2;
    const name = apposition[1];
    return [{ start, end: start + name.length, name, named: true, phrase: name }];
  }
  const alone = hit.frame.id === "claim-posted" && /\b(?:he|she)\b/i.test(words);
  if (back && !alone && (group !== undefined || hit.frame.id !== "claim-own-deed")) {
    const earlier = lastActorBefore(hit, scene);
    if (earlier !== null) return [earlier];
  }
  if (hit.frame.id === "claim-posted") return group !== undefined && isHostile(group) ? [group] : [];
  if (group !== undefined) return [group];
  return hit.frame.id === "claim-responsibility" ? bareNameBefore(hit, scene) : [];
}

/** "Hackers" attack, whoever they are; a "group" may be anybody. */
function isHostile({ name }: ActorPhrase): boolean {
  return /\b(?:gang|collective|crew|hackers?|hacktivists?|attackers?|cybercriminals?|extortionists?)\b/i.test(name);
}

/** No further back than this is "the group" looked for, in sentences. */
const mostBack = 6;

function lastActorBefore({ sentence, start }: Hit, { document }: Scene): ActorPhrase | null {
  const earlier = document.lines
    .filter((line) => line.sentence.index <= sentence.index && line.sentence.index >= sentence.index - mostBack)
    .flatMap((line) =>
      line.sentence.index === sentence.index
        ? actorsIn(sentence.text.slice(0, start - sentence.start), sentence.start)
        : actorsIn(line.sentence.text, line.sentence.start),
    );
  return earlier.findLast(({ named }) => named) ?? earlier.at(-1) ?? null;
}

/** "Red Heron claimed responsibility": a name that is not the victim's and stands right before the verb. */
function bareNameBefore({ sentence, start }: Hit, { document, cast }: Scene): readonly ActorPhrase[] {
  const { text } = document.passage;
  const name = document.lines[sentence.index]?.names.findLast(
    (one) =>
      one.end <= start &&
      /^(?:,[^,.]{0,60},)?\s(?:has |have |had |also |later |then )*$/.test(text.slice(one.end, start)),
  );
  if (
    name === undefined ||
    (name.kind !== "other" && name.kind !== "actor") ||
    cast.likely?.keys.has(name.key) === true
  )
    return [];
  return [{ start: name.start, end: name.end, name: name.text, named: true, phrase: name.text }];
}

/** The words in which a frame looks for its actor. */
function slotOf({ clause, start, end, frame, sentence }: Hit): { readonly words: string; readonly from: number } {
  const window = frame.window ?? 60;
  const [from, to] =
    frame.slot === "before"
      ? [Math.max(sentence.start, Math.min(clause.start, start - 1), start - window), start]
      : frame.slot === "after"
        ? [end, Math.min(clause.end, end + window)]
        : [start, Math.min(clause.end, end + window)];
  const reached =
    frame.slot === "before" &&
    (/^(?:which|who|that|and|has|also)?\s?$/i.test(clause.text.slice(0, Math.max(0, start - clause.start)).trim()) ||
      /^(?:which|who|that) /i.test(clause.text))
      ? Math.max(sentence.start, start - window)
      : from;
  return { words: sentence.text.slice(reached - sentence.start, to - sentence.start), from: reached };
}

/** The actor in the frame's slot: the nearest one, at most so far off. `states`: countries and services may stand there as well. */
function actorOf(hit: Hit, states: boolean): readonly ActorPhrase[] {
  const { frame } = hit;
  const { words, from: reached } = slotOf(hit);
  const found = [...actorsIn(words, reached), ...(states ? statesIn(words, reached) : [])].filter(
    ({ phrase }) => !/\b(?:security|police|federal|law enforcement)\b/i.test(phrase),
  );
  const ranked =
    frame.slot === "before"
      ? found.toSorted((a, b) => Number(b.named) - Number(a.named) || b.end - a.end)
      : found.toSorted((a, b) => a.start - b.start);
  return ranked.slice(0, 1);
}

/** Of equal lane, actor and role of the speaker, the weightiest words. */
function best(laned: readonly Laned[]): readonly Laned[] {
  const groups = new Map<string, Laned>();
  for (const one of laned) {
    const key = `${one.lane} ${one.actor === null ? "" : actorKey(one.actor)} ${one.lane === "responsibility.claimed" ? "" : one.speaker.role}`;
    const known = groups.get(key);
    if (known === undefined || weightOf(one.hit, one.speaker.role) > weightOf(known.hit, known.speaker.role))
      groups.set(key, one);
  }
  return [...groups.values()];
}

/** A description of a claimant ("a … hacking group") beside its name in the same lane is the same actor; so is a suspicion beside an attribution. */
function isSameActorAgain(one: Laned, all: readonly Laned[]): boolean {
  if (one.actor === null) return false;
  const key = actorKey(one.actor);
  const others = all.filter((other) => other !== one && other.actor !== null);
  if (one.lane === "responsibility.suspected")
    return others.some(
      ({ lane, actor }) => lane === "responsibility.attributed" && actor !== null && actorKey(actor) === key,
    );
  return (
    one.lane === "responsibility.claimed" &&
    !one.actor.named &&
    others.some(
      (other) => other.lane === one.lane && (other.actor?.named === true || all.indexOf(other) < all.indexOf(one)),
    )
  );
}

function actorKey({ name }: ActorPhrase): string {
  return slugOf(
    name.replace(new RegExp(String.raw`\b(?:the|${groupNouns}|${hostileWords})\b`, "gi"), " ").trim() || name,
  );
}

/** Keys are counted in the order of the text of first naming. */
function keyFor(actor: ActorPhrase, known: readonly string[], keys: Map<string, SubjectKey>): SubjectKey {
  const own = actorKey(actor);
  const same =
    known.find((key) => keys.has(key) && (key === own || key.startsWith(`${own}-`) || own.startsWith(`${key}-`))) ??
    own;
  const key = keys.get(same) ?? subjectKey("actor", keys.size + 1);
  keys.set(same, key);
  return key;
}

function proposeLane(
  { lane, actor, hit, speaker }: Laned,
  about: SubjectKey | null,
  scene: Scene,
): readonly Proposed[] {
  const content: Party = {
    kind: "party",
    name: actor?.name ?? null,
    basis: lane === "responsibility.attributed" ? basisOf(hit) : null,
  };
  const stance =
    lane === "responsibility.suspected"
      ? "suspected"
      : lane === "responsibility.denied"
        ? "denied"
        : stanceOf(speaker.role, false);
  return propose(scene, {
    field: lane,
    about,
    content,
    stance,
    speaker,
    span: quoteSpan(hit, speaker),
    rule: hit.frame.id,
  });
}

/** The stated ground of an attribution. */
function basisOf({ sentence: { text } }: Hit): Party["basis"] {
  if (/\b(?:charged|indict\w+|prosecutors)\b/i.test(text)) return "criminal-charges";
  if (/\b(?:sanction\w*)\b/i.test(text)) return "sanctions";
  if (/\b(?:convicted|sentenced|guilty verdict)\b/i.test(text)) return "judgment";
  if (/\b(?:forensic|technical evidence|malware code|infrastructure used|code similarities|indicators)\b/i.test(text))
    return "technical-evidence";
  return /\b(?:intelligence (?:assessment|agencies|community))\b/i.test(text) ? "intelligence" : "statement";
}

/** Type, country and channel as the same words tell them. */
function proposeActor({ lane, actor, hit, speaker }: Laned, about: SubjectKey, scene: Scene): readonly Proposed[] {
  if (actor === null) return [];
  const told = {
    about,
    stance: "reported",
    speaker: { role: "journalist", name: null },
    span: quoteSpan(hit, speaker),
  } as const;
  const type = actorTypeOf(actor.phrase);
  const country = lane === "responsibility.claimed" ? null : actorCountryOf(actor.phrase);
  const places =
    lane === "responsibility.claimed"
      ? [
          hit.sentence,
          ...scene.document.lines
            .map(({ sentence }) => sentence)
            .filter(({ start, end }) => actor.start >= start && actor.end <= end),
        ]
      : [];
  const place = places.find(({ text }) => claimChannels.some(([pattern]) => pattern.test(text)));
  const channel = claimChannels.find(([pattern]) => place !== undefined && pattern.test(place.text));
  return [
    ...(type === null
      ? []
      : propose(scene, { ...told, field: "actor.type", content: { kind: "term", term: type }, rule: "actor-type" })),
    ...(country === null
      ? []
      : propose(scene, {
          ...told,
          field: "actor.country",
          content: { kind: "term", term: country },
          rule: "actor-country",
        })),
    ...(channel === undefined
      ? []
      : propose(scene, {
          ...told,
          field: "claim.channel",
          content: { kind: "name", name: channel[1] },
          rule: "claim-channel",
          span: place === undefined || place === hit.sentence ? channelSpan(hit) : place,
        })),
  ];
}

/** The sentence where it fits, since the channel may stand in another clause than the claim. */
function channelSpan({ sentence, clause }: Hit): { start: number; end: number } {
  return sentence.end - sentence.start <= 300 ? sentence : clause;
}
