/** Event scope: which event a sentence speaks of. Only what speaks of the primary event fills a draft. */
import type { Hit } from "../frames/hits.ts";
import { speaks } from "../frames/hits.ts";
import { type NameMention, keyOfName } from "../mentions/names.ts";
import { type Document, inLead, type Line } from "../reading/document.ts";

/** `primary`: the event that the report is about; `other`: another event; `background`: earlier times, general matters. */
export type Scope = "primary" | "other" | "background";

/** What the scope of a sentence is judged by. */
export interface ScopeClues {
  /** Keys of all spellings of the primary victim; empty where there is none yet. */
  readonly victimKeys: ReadonlySet<string>;
  /** The lead states an attack, so that a harmless cause is that of something else. */
  readonly attackLed: boolean;
  /** Places of lines that a sentence dismisses by pointing back at them. */
  readonly dismissed: ReadonlySet<number>;
  /** Years that the primary event may lie in. */
  readonly years: ReadonlySet<number>;
}

const opensOther =
  /^["']?(?:separately|elsewhere|(?:over|up|down) in [A-Z]|across the border|in neighbou?ring|there was (?:also )?other trouble|in (?:a|an|another|other) (?:separate|unrelated|different|similar|earlier|previous|second|other)?\s?(?:\w+ )?(?:incidents?|attacks?|breach(?:es)?|cases?|developments?|news|events?|hacks?)|in other news|meanwhile, (?:in|at|another|a)\b|another (?:\w+ ){0,2}(?:company|firm|hospital|victim|city|bank|university|retailer|breach|attack|incident|case)|unrelated to (?:this|that|the)|in an unrelated|also (?:on|this) (?:\w+), (?:a|an|another)\b)/i;
const opensBackground =
  /^["']?(?:previously|historically|in the past|in recent (?:years|months|weeks)|over the (?:past|last)|last (?:year|month|week)|years ago|earlier (?:this|last) (?:year|month)|(?:two|three|four|five|several|\w+) (?:years|months) (?:ago|earlier)|back in|a similar (?:attack|breach|incident)|similar (?:attacks?|breaches|incidents?)|other (?:recent )?(?:victims|attacks|breaches|incidents)|the (?:same )?(?:group|gang|collective|malware) (?:has|had|was|is|first|also|previously|emerged|appeared|surfaced)\b)/i;
const holdsBackground =
  /\b(?:the same (?:group|gang|hackers|collective|actors?) (?:has|had|was|also|that)|(?:has|had|have) (?:also )?(?:previously|earlier|in the past)|previously (?:been )?(?:hacked|hit|attacked|breached|targeted|claimed)|(?:a|an|the|its|their) (?:previous|earlier|prior) (?:\w+ )?(?:attack|breach|incident|hack|intrusion)|first (?:emerged|appeared|surfaced|spotted)|in recent (?:years|months|weeks)|in the past|is known for|are known for|(?:has|have) (?:also )?(?:been (?:linked|tied|blamed|accused)|targeted|attacked|hit|claimed)\b[^.;]{0,40}\b(?:other|several|dozens|hundreds|many|numerous|government|victims)|so far this year|wave of|string of|spate of|a growing number|average|typically|usually|often|on the rise|according to (?:a|its|the) (?:\w+ )?(?:report|study|survey)|comes (?:\w+ )?(?:after|as|just|amid)|came (?:\w+ ){0,3}after)\b/i;
const anaphora =
  /\b(?:the|this|that|its|their) (?:latest |recent |cyber ?)?(?:attack|breach|incident|hack|intrusion|outage|disruption|leak|theft|company|firm|hospital|city|county|bank|university|school|agency|office|website|system|state)s?\b/i;

/** The scope of every line, in order. */
export function scopesOf(document: Document, clues: ScopeClues): readonly Scope[] {
  const scopes: Scope[] = [];
  let [state, paragraph, section]: [Scope, number, Scope] = ["primary", 0, "primary"];
  for (const line of document.lines) {
    if (isHeading(line, document)) section = opensAside(line) ? "other" : "primary";
    if (line.sentence.paragraph !== paragraph) state = section;
    paragraph = line.sentence.paragraph;
    const scope = section === "other" ? "other" : scopeOf(line, state, clues);
    scopes.push(scope);
    state = nextState(line, scope, state, clues);
  }
  return scopes;
}

/** A heading over what is not part of the event. */
function opensAside({ sentence }: Pick<Line, "sentence">): boolean {
  return /\b(?:other|unrelated|elsewhere|separate|meanwhile|not (?:related|connected|linked|part|included|counted)|out of scope|ruled out|discounted|excluded|different|false alarms?)\b/i.test(
    sentence.text,
  );
}

/** A few words without a stop that are a paragraph of their own. */
function isHeading({ sentence }: Line, { lines }: Document): boolean {
  if (sentence.words.length > 6 || /[.!,;:"]$/.test(sentence.text)) return false;
  return [lines[sentence.index - 1], lines[sentence.index + 1]].every(
    (next) => next?.sentence.paragraph !== sentence.paragraph,
  );
}

/** How many sentences before it a sentence speaks of: "Neither …" of up to three, "It …" and "The cause …" of one. */
function reachesBack({ sentence: { text } }: Line): number {
  const start = text.slice(0, 110).replace(/^["']?(?:(?:but|and|however|both cases),? )?/i, "");
  if (/^(?:neither|both|none of)\b/i.test(start)) return 3;
  return /^(?:(?:[\w'. -]{3,50} (?:said|says|found|clarified|added|stressed)(?: later)?(?: that)?|according to [^,]{3,50}),? )?(?:it|that|this|they|these|those|the (?:cause|problems?|trouble|issue|incident|outage|matter|failure|reason|fault|alarm|glitch|alert)|(?:there (?:is|was) )?no (?:connection|link))\b/i.test(
    start,
  )
    ? 1
    : 0;
}

/** A kind of attack that the line states plainly. */
function statesAttack(line: Line): boolean {
  return (
    !isHarmlessCause(line) &&
    !isDismissal(line) &&
    line.hits.some(
      (hit) =>
        hit.frame.field === "incident.type" && !harmlessTypes.has(hit.frame.value ?? "") && speaks(hit) && !hit.hedged,
    )
  );
}

/** Kinds of incident that are no attack. */
export const harmlessTypes: ReadonlySet<string> = new Set(["technical-outage", "hoax-claim", "data-leak"]);

/** "A reported hack of … was really a contractor's error": matter and dismissal in one sentence. */
const supposed =
  /\b(?:reported|suspected|apparent|feared|supposed|alleged|rumou?red|what (?:looked|seemed|appeared) (?:like|to be))\b[^.;]{0,30}\b(?:hack(?:ing)?|attack|breach|intrusion|cyber ?attack)\b/i;

/** Places of lines about a matter that turned out harmless or unrelated, in a report that states an attack elsewhere. */
export function dismissedLines(document: Document): ReadonlySet<number> {
  const { lines } = document;
  const dismissed = new Set<number>([...asideLines(document), ...answeredAway(document)]);
  const attacks = new Set(lines.flatMap((line, place) => (statesAttack(line) ? [place] : [])));
  for (const [place, line] of lines.entries()) {
    const harmless = isHarmlessCause(line);
    if (!harmless && !isDismissal(line)) continue;
    const back = reachesBack(line);
    if (back === 0 && !(harmless && supposed.test(line.sentence.text))) continue;
    const group = new Set([place]);
    for (let step = 1; step <= Math.max(back, line.sentence.paragraph > 0 ? mostMatter : back); step += 1) {
      const earlier = lines[place - step];
      if (earlier?.sentence.paragraph !== line.sentence.paragraph) break;
      if (step > 1 && attacks.has(place - step)) break;
      if (step > back && tellsOfEvent(earlier)) break;
      group.add(place - step);
    }
    if (attacks.size > group.size || [...attacks].some((at) => !group.has(at)))
      for (const at of group) dismissed.add(at);
  }
  return dismissed;
}

/** "A false lead. …": a few words with a stop that head a paragraph over something else. */
function isRunIn({ sentence }: Line): boolean {
  return (
    sentence.words.length < 6 &&
    (opensAside({ sentence }) ||
      /\b(?:false (?:lead|trail|alarm)|red herring|delimitation|coincidence|mix-up|myths?|rumou?rs?|by the way|one more thing|footnote|an? aside|correction|not this one|noise)\b/i.test(
        sentence.text,
      ))
  );
}

/** Places of the lines under a heading over what is not part of the event. */
function asideLines(document: Document): readonly number[] {
  let [aside, runIn, paragraph] = [false, false, -1];
  return document.lines.flatMap((line) => {
    if (isHeading(line, document)) aside = opensAside(line);
    if (line.sentence.paragraph !== paragraph) runIn = isRunIn(line);
    paragraph = line.sentence.paragraph;
    return aside || runIn ? [line.sentence.index] : [];
  });
}

/** No further back than this does the matter begin that a sentence dismisses, in sentences. */
const mostMatter = 3;

/** The line says what the event did, what it spared, who claims it or who will not say. */
function tellsOfEvent({ hits, sentence }: Line): boolean {
  return (
    anaphora.test(sentence.text) ||
    hits.some(
      (hit) =>
        /^(?:responsibility\.|finding\.|date\.restored)/.test(hit.frame.field) && speaks(hit) && !hit.hypothetical,
    )
  );
}

/** "Same people? No." A question whether something else is part of it, with the answer that it is not: the lines of both. */
function answeredAway({ lines }: Document): readonly number[] {
  return lines.flatMap((line, place) => {
    if (!asksOfOther.test(line.sentence.text)) return [];
    const answer = lines.slice(place + 1, place + 4).find(({ sentence }) => !isLabelOnly.test(sentence.text));
    if (answer === undefined || !deniesIt.test(answer.sentence.text)) return [];
    const [from, to] = [line.sentence.paragraph, answer.sentence.paragraph];
    return lines
      .filter(({ sentence }) => sentence.paragraph >= from && sentence.paragraph <= to)
      .map(({ sentence }) => sentence.index);
  });
}

const asksOfOther =
  /\basked (?:whether|if)\b[^.;]{0,140}\b(?:consequence|connected|related|linked|part of|same|result|caused by|due to|because of|to do with)\b|\b(?:same|connected|related|linked|part of (?:it|this|that|the same)|to do with (?:it|this|that)|(?:it|this|that|them|they|hackers?|attackers?|attack) (?:\w+ )?(?:too|as well|also)|another attack|because of (?:it|this|that)|coincidence)\b[^.;]{0,40}\?/i;
const isLabelOnly = /^(?:\[[^\]]{1,30}\]|[A-Z]{1,20}[.:]|[QA]\.)$/;
const deniesIt =
  /^(?:\[[^\]]{1,30}\]\s|[A-Z][\w ]{0,20}:\s|[QA]\.\s)?["']?(?:[\w' .]{2,40} (?:said|replied|answered|responded|says)(?: that)? (?:it|they|this|that) (?:had|was|were|did|is|has|are)(?: not|n't)|no\b|not\b|nope|(?:it|that|this|they|those|these) (?:isn't|wasn't|aren't|weren't|is not|was not|are not|were not|had nothing|has nothing)|none\b|nothing\b|hardly|unrelated|completely|pure coincidence|a coincidence)/i;

/** An "other" event goes on until the paragraph ends or the primary victim is named again. */
function nextState(line: Line, scope: Scope, state: Scope, clues: ScopeClues): Scope {
  if (scope === "other")
    return isDismissal(line) && !opensOther.test(line.sentence.text) && !namesOtherVictim(line, clues)
      ? state
      : "other";
  return scope === "primary" ? "primary" : state;
}

function scopeOf(line: Line, state: Scope, clues: ScopeClues): Scope {
  const { text } = line.sentence;
  const namesVictim = line.names.some(({ key }) => clues.victimKeys.has(key)) || mentions(text, clues.victimKeys);
  if (opensOther.test(text) || isDismissal(line) || clues.dismissed.has(line.sentence.index)) return "other";
  const lead = inLead(line.sentence);
  if (!lead && (meanwhile.test(text.slice(0, 90)) || (clues.attackLed && isHarmlessCause(line)))) return "other";
  if (!lead && namesOtherVictim(line, clues) && !namesVictim) return "other";
  if (opensBackground.test(text) && !namesVictim && !(lead && anaphora.test(text))) return "background";
  if (holdsBackground.test(text) && !lead) return "background";
  if (farInTime(line, clues) && !lead) return "background";
  if (state === "other") return namesVictim ? "primary" : "other";
  return "primary";
}

/** "The town of … meanwhile reported": somebody else at the same time. */
const meanwhile =
  /^(?:[A-Z][\w.'-]* |of |in |the )+(?:meanwhile|separately|also|in turn) (?:reported|said|disclosed|suffered|confirmed|saw)\b/i;

/** In a report of an attack, trouble with a harmless cause is trouble of another kind. */
function isHarmlessCause({ hits }: Line): boolean {
  return hits.some((hit) => hit.frame.id === "dismissed-technical-cause" && speaks(hit) && !hit.negated);
}

/** A statement that something else is unrelated or harmless. */
function isDismissal({ hits }: Line): boolean {
  return hits.some((hit) => hit.frame.id === "dismissed-unrelated" && speaks(hit) && dismissesMatter(hit));
}

/** The dismissed matter is a thing of its own, not this incident's "no connection to the internet". */
function dismissesMatter({ sentence }: Hit): boolean {
  return !/\b(?:internet|mains|grid|network) connection\b/i.test(sentence.text);
}

/** A victim frame speaks of an organisation that is not the primary victim. */
function namesOtherVictim({ names, hits, sentence }: Line, { victimKeys }: ScopeClues): boolean {
  if (victimKeys.size === 0) return false;
  const strong = hits.filter(
    (hit) =>
      strongVictimFrames.test(hit.sentence.text.slice(hit.start - sentence.start, hit.end - sentence.start)) &&
      hit.frame.field === "victim.name" &&
      !hit.hypothetical,
  );
  return strong.some(({ frame, start, end }) => {
    const inSlot = names
      .filter((name) => isOutsider(name, victimKeys))
      .some((name) =>
        frame.slot === "before"
          ? start - name.end >= 0 && start - name.end < 40
          : name.start - end >= 0 && name.start - end < 20,
      );
    return (
      inSlot ||
      (frame.slot === "before" &&
        newcomer.test(sentence.text.slice(Math.max(0, start - sentence.start - 60), start - sentence.start)))
    );
  });
}

/** Words that make a victim frame speak of having been hit, rather than of speaking. */
const strongVictimFrames =
  /\b(?:suffered|experienced|sustained|fell|been (?:hit|hacked|breached|attacked|struck|targeted|compromised|infected)|(?:was|were) (?:\w+ )?(?:hit|hacked|breached|attacked|struck|targeted|compromised|infected|crippled|defaced)|(?:attack|breach|hack|intrusion|ransomware|leak)\w*\b[^.;]{0,18}\b(?:at|on|against)|hacked|breached|broke into|infiltrated|paid|reported (?:an?|its)|disclosed (?:an?|its)|confirmed (?:an?|its)|reported|disclosed)\b/i;

/** "A hospital in …", "another retailer": somebody who was not spoken of before. */
const newcomer =
  /\b(?:an?|another|two|three|four|several|other) (?:[\w'-]+ ){0,3}(?:hospital|city|county|town|company|firm|bank|university|college|school|retailer|district|airport|airline|port|clinic|insurer|ministry|utility|operator|provider|council|hotel|chain)s?\b[^.;]{0,40}$/i;

function isOutsider({ kind, key, place }: NameMention, victimKeys: ReadonlySet<string>): boolean {
  if (kind !== "organisation" && kind !== "other" && place?.kind !== "city") return false;
  const words = key.split(" ");
  return (
    key.length > 2 &&
    ![...victimKeys].some(
      (known) => known === key || known.split(" ").some((word) => word.length > 3 && words.includes(word)),
    )
  );
}

/** All full dates or years of the sentence lie outside the years of the event. */
function farInTime({ times, sentence }: Line, { years }: ScopeClues): boolean {
  if (years.size === 0 || times.length === 0 || anaphora.test(sentence.text)) return false;
  return times.every(({ edtf }) => ![...years].some((year) => Math.abs(year - Number(edtf.slice(0, 4))) < 1));
}

function mentions(text: string, keys: ReadonlySet<string>): boolean {
  const folded = ` ${keyOfName(text)} `;
  return [...keys].some((key) => key.length > 3 && folded.includes(` ${key} `));
}
