/** Actor phrases: what in a stretch of words can be somebody who attacks, by name or by description. */
import { actorDesignation, actorNames, groupNouns, hostileWords, wordLikeActorNames } from "../lexicon/actors.ts";
import { countryIn, places } from "../lexicon/places.ts";
import type { Span } from "../reading/passage.ts";

/** Somebody who may have done it. */
export interface ActorPhrase extends Span {
  /** Name, or description as written where there is none. */
  readonly name: string;
  readonly named: boolean;
  /** The whole phrase, from which type and country are read. */
  readonly phrase: string;
}

const proper = String.raw`[\p{Lu}0-9][\p{L}\p{N}_$.\-']{0,24}(?:\(\d{1,3}\))?`;
const run = String.raw`${proper}(?: (?:of the |of |the )?${proper}){0,4}`;
const called = new RegExp(
  String.raw`\b(?:an?|the|another|this|one)?\s?(?:[\w-]{1,20} ){0,5}?(?:${groupNouns}|someone|person|user|persona|individual|organization|organisation|entity|channel|account|page|profile|poster|people|band|bunch|faction|network|movement|alliance|brigade|squad|hacktivists|clan|club|front|party|grouping|cluster|formation|association|union)s?,? (?:\(?(?:who |which |that )?(?:calls? (?:itself|themselves|himself)|(?:calling|presenting|describing|identifying|introducing|billing|branding|advertising|naming|signing|passing) (?:itself|themselves|himself|herself)(?: off)?(?: as| under the name)?|styl(?:es?|ed|ing) (?:itself|themselves|himself)|called|known (?:online )?as|named|dubbed|tracked as|identified as|using the (?:name|handle|alias|banner|label|moniker)(?: of)?|go(?:ing|es)? by(?: the (?:name|handle|alias|moniker|label)(?: of)?)?|(?:operating|posting|acting|writing|working|appearing) (?:as|under)(?: the (?:name|handle|alias|label|banner|moniker)(?: of)?)?|(?:under|with|by|bearing|carrying|using) the (?:name|label|banner|handle|alias|moniker|pseudonym)(?: of)?|(?:that |which |who )?(?:goes|go|went) by(?: the (?:name|handle|alias|label)(?: of)?)?|(?:that |which |who )?(?:signs|signed|signing) (?:itself|themselves|its \w+|their \w+|as)))\s["']?(?:the )?(${run})`,
  "u",
);
const apposed = new RegExp(String.raw`\b(${run}), (?:an?|the|one of the) (?:[\w-]{1,20} ){0,5}(?:${groupNouns}),`, "u");
const goesBy = new RegExp(
  String.raw`\b(?:[Tt]hey|[Ii]t|[Hh]e|[Ss]he|who|which|that) (?:go(?:es)? by|went by|call(?:s|ed)? (?:itself|themselves|himself|herself)|styles? (?:itself|themselves)|signs? (?:itself|themselves)|operates? (?:as|under)|posts? (?:as|under))(?: the (?:name|handle|alias|label|banner|nickname|moniker)(?: of)?)? ["']?(?:the )?(${run})`,
  "u",
);
const memberOf = new RegExp(
  String.raw`\b(?:[Hh]ackers?|[Mm]embers?|[Aa]ctivists?|[Aa]ttackers?) (?:of|from|with) (?:the |an? )?(?:[\w-]{1,15} )?(?:${groupNouns}) ["']?(${run})`,
  "u",
);
const namedGroup = new RegExp(
  String.raw`\b(${run})["']?(?:'s)? (?:(?:${hostileWords}|[A-Z]\w{1,15}) ){0,3}(?:${groupNouns})\b`,
  "u",
);
const nounThenName = new RegExp(
  String.raw`\b(?:${hostileWords}|(?:pro|anti)-[A-Z]\w+|\w+-(?:backed|linked|aligned)) (?:[\w-]{1,15} )?(?:${groupNouns}),? ["']?(${run})`,
  "u",
);
const handled =
  /\b(?:(?:an?|the|one|another) )?(?:[\w-]{1,20} ){0,2}(?:hacker|user|person|someone|individual|actor|persona|poster|seller)s? (?:using|under|going by|with|known by|by) (?:the |an? )?(?:online )?(?:name|handle|alias|nickname|username|moniker|pseudonym)(?: of)? ["']?([\w.$-]{3,24})/i;
const leaning = new RegExp(
  String.raw`\b(?:(?:an?|the|one|another) )?(?:[\w-]{1,22} ){0,4}?(?:${groupNouns}) (?:sympathetic to|loyal to|aligned with|allied with|supporting|opposed to|linked to|(?:that|which|who) (?:supports?|backs?|sides? with|sympathi[sz]es? with)|(?:that |which )?describ(?:ing|es) (?:itself|themselves) as) (?:(?!(?:has|have|had|said|says|claimed|claims|posted|took|wrote|on|was|were|is|boasted|announced|also|later)\b)[\w'-]{1,24} ?){1,5}`,
  "gi",
);
const anyGroup =
  /\b(?:(?:an?|the|this|that|some|another|one|unknown|unidentified|anonymous|same) )?(?:[\w-]{1,20} ){0,3}?(?:groups?|gang|collective|crew|hackers?|hacktivists?|attackers?|cybercriminals?|extortionists?|activists?)\b/gi;
const described = new RegExp(
  String.raw`\b(?:(?:an?|the|some|several|two|three|suspected|unnamed) )?((?:[\w'-]{1,22} ){0,4}?(?:(?:${hostileWords}) ){0,2}(?:${groupNouns}|intelligence (?:agency|service|officers?)|military intelligence|spies|nationals?))\b`,
  "gi",
);
const distinguishing = new RegExp(
  String.raw`\b(?:pro-\w+|anti-\w+|state-(?:sponsored|backed|linked|affiliated)|nation[- ]state|government-(?:backed|sponsored|linked)|hacktivist|ransomware|military|intelligence|activist|iranian|teenage)\b`,
  "i",
);

/** Everybody in the words who may have done it, in the order of the text. `offset`: the place of the words in the report. */
export function actorsIn(words: string, offset: number): readonly ActorPhrase[] {
  const found = [
    calledIn(words, offset),
    handledIn(words, offset),
    apposedIn(words, offset),
    goesByIn(words, offset),
    memberIn(words, offset),
    ...knownIn(words, offset),
    groupIn(words, offset),
    afterNoun(words, offset),
    ...leaningIn(words, offset),
    ...describedIn(words, offset),
  ];
  const all = found
    .filter((one) => one !== null)
    .toSorted((a, b) => Number(b.named) - Number(a.named) || a.start - b.start);
  return all
    .filter((one, place) => !all.slice(0, place).some((other) => one.start < other.end && other.start < one.end))
    .toSorted((a, b) => a.start - b.start);
}

/** Groups and hackers that nothing tells from others: enough to be somebody who claims, not to be somebody who is blamed. */
export function anybodyIn(words: string, offset: number): readonly ActorPhrase[] {
  return [...words.matchAll(anyGroup)]
    .slice(0, 6)
    .filter(
      ({ 0: text }) =>
        !/[A-Z]/.test(text.slice(1)) &&
        !/\b(?:no|security|research|rights|advocacy|user|parent|hospital|hotel|media|news|against|by)\b/i.test(text),
    )
    .map(({ 0: text, index }) => {
      const cut = /^(?:.*\b(?:of|from|to|that|said|and) )(?=\S)/i.exec(text)?.[0].length ?? 0;
      return placed(text.slice(cut), text.slice(cut), index + cut, offset, false);
    });
}

/** Governments and services that an attribution may name: a country, or a body of one. */
export function statesIn(words: string, offset: number): readonly ActorPhrase[] {
  const pattern =
    /\b((?:the )?(?:(?:[A-Z][\p{L}.]{2,20} ){1,2})(?:government|intelligence(?: agency| service| services| officers?)?|military(?: intelligence| hackers)?|regime|state|spies|spy agency|embassy|foreign ministry|officials)|Kremlin|Moscow|Beijing|Tehran|Pyongyang|GRU|FSB|SVR|[A-Z][\p{L}.]{2,20}(?: [A-Z][\p{L}.]{2,20})?(?:'s (?:government|military|intelligence \w+|[A-Z][\w ]{2,40}))?)/gu;
  return [...words.matchAll(pattern)].slice(0, 6).flatMap(({ 0: phrase, index }) => {
    const bare = phrase.replace(/^the /i, "");
    const place =
      places.get(bare) ?? places.get(bare.split(/'s| /)[0] ?? "") ?? places.get(bare.split(" ").slice(0, 2).join(" "));
    const service = /^(?:GRU|FSB|SVR|Kremlin|Moscow|Beijing|Tehran|Pyongyang)$/.test(phrase);
    const whole = place?.kind === "country" || (place?.kind === "demonym" && bare.includes(" "));
    return service || whole
      ? [{ start: offset + index, end: offset + index + phrase.length, name: bare, named: true, phrase }]
      : [];
  });
}

/** What kind of actor a phrase says it is; null where it says none. */
export function actorTypeOf(
  phrase: string,
): "state" | "state-affiliated" | "criminal" | "hacktivist" | "insider" | null {
  if (/\b(?:hacktivists?|activists?|pro-[A-Z]\w+|anti-[A-Z]\w+)/.test(phrase)) return "hacktivist";
  if (/\bstate-(?:sponsored|backed|linked|affiliated)|\bgovernment-(?:backed|sponsored|linked)/i.test(phrase))
    return "state-affiliated";
  if (/\b(?:government|intelligence|military|GRU|FSB|SVR|nation[- ]state|ministry|regime)\b/i.test(phrase))
    return "state";
  if (/\b(?:ransomware|gang|criminals?|cybercriminals?|extortion\w*|cartel|syndicate|cybercrime)\b/i.test(phrase))
    return "criminal";
  return /\b(?:former|ex-) ?(?:employee|worker|contractor|administrator)|insider\b/i.test(phrase) ? "insider" : null;
}

/** The country that a phrase places an actor in: "Russian hackers"; not "pro-Russian", which is a leaning. */
export function actorCountryOf(phrase: string): string | null {
  return countryIn(phrase.replace(/\b(?:pro|anti)-[A-Z]\w+/g, ""));
}

function placed(name: string, phrase: string, index: number, offset: number, named = true): ActorPhrase {
  return {
    start: offset + index,
    end: offset + index + phrase.length,
    name: (named ? name.replace(/^(?:The|the) (?=[A-Z])/, "") : name).replace(/'s$|(?<!["'.,-])["'.,-]+$/g, "").trim(),
    named,
    phrase,
  };
}

function calledIn(words: string, offset: number): ActorPhrase | null {
  const match = called.exec(words);
  return match === null || !isName(match[1] ?? "") ? null : placed(match[1] ?? "", match[0], match.index, offset);
}

/** "a hacker using the handle …": a handle may be written small. */
function handledIn(words: string, offset: number): ActorPhrase | null {
  const match = handled.exec(words);
  return match === null ? null : placed(match[1] ?? "", match[0], match.index, offset);
}

/** "Red Heron, a … hacktivist collective". */
function apposedIn(words: string, offset: number): ActorPhrase | null {
  const match = apposed.exec(words);
  const hostile = match !== null && (distinguishing.test(match[0]) || anyHostile.test(match[0]));
  return hostile && isName(match[1] ?? "") ? placed(match[1] ?? "", match[0], match.index, offset) : null;
}

const anyHostile = new RegExp(String.raw`\b(?:${hostileWords}|gang|hackers?|hacktivists?|crew|collective)\b`, "i");

/** "They go by the name …". */
function goesByIn(words: string, offset: number): ActorPhrase | null {
  const match = goesBy.exec(words);
  return match === null || !isName(match[1] ?? "") ? null : placed(match[1] ?? "", match[0], match.index, offset);
}

/** "hackers of the group …". */
function memberIn(words: string, offset: number): ActorPhrase | null {
  const match = memberOf.exec(words);
  return match === null || !isName(match[1] ?? "") ? null : placed(match[1] ?? "", match[0], match.index, offset);
}

/** "a group sympathetic to …", "a group describing itself as …". */
function leaningIn(words: string, offset: number): readonly ActorPhrase[] {
  return [...words.matchAll(leaning)].slice(0, 4).map(({ 0: text, index }) => {
    const phrase = text.trimEnd();
    return placed(phrase, phrase, index, offset, false);
  });
}

function groupIn(words: string, offset: number): ActorPhrase | null {
  const match = namedGroup.exec(words);
  if (
    match === null ||
    !isName(match[1] ?? "") ||
    /\b(?:security|research|response|intelligence|media|news|hotels?|health|insurance|financial) (?:group|team|unit)s?$/i.test(
      match[0],
    )
  )
    return null;
  const hostile = new RegExp(
    String.raw`\b(?:${hostileWords}|gang|hackers?|hacktivists?|cartel|crew|collective|attackers?|criminals?|cybercriminals?|affiliates?)\b`,
    "i",
  ).test(match[0]);
  const known = wordLikeActorNames.has(match[1] ?? "") || isKnown(match[1] ?? "");
  return hostile || known ? placed(match[1] ?? "", match[0], match.index, offset) : null;
}

function afterNoun(words: string, offset: number): ActorPhrase | null {
  const match = nounThenName.exec(words);
  return match === null || !isName(match[1] ?? "") ? null : placed(match[1] ?? "", match[0], match.index, offset);
}

function knownIn(words: string, offset: number): readonly ActorPhrase[] {
  return [...words.matchAll(new RegExp(run, "gu"))].slice(0, 12).flatMap(({ 0: text, index }) => {
    const parts = text.split(" ");
    for (let length = parts.length; length > 0; length -= 1) {
      for (let from = 0; from + length <= parts.length; from += 1) {
        const name = parts
          .slice(from, from + length)
          .join(" ")
          .replace(/'s$|(?<![.'-])[.'-]+$/g, "");
        if (isKnown(name))
          return [placed(name, name, index + parts.slice(0, from).join(" ").length + (from > 0 ? 1 : 0), offset)];
      }
    }
    return [];
  });
}

function isKnown(name: string): boolean {
  return actorNames.has(name) || actorDesignation.test(name);
}

/** A proper name, and not only a place, a demonym or a word that opens a sentence. */
function isName(name: string): boolean {
  const plain = name.replace(/'s$/, "");
  return (
    !places.has(plain) &&
    !/^(?:pro|anti)-|-(?:speaking|language|based|backed|linked|aligned|sponsored)$/i.test(plain) &&
    !/^(?:The|A|An|This|That|These|Those|Hackers?|Some|In|On|It|They|Its|One|Two|Three|Several|Ransomware|Cyber|U\.S|US|UK|According|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\d+)$/.test(
      plain,
    ) &&
    plain.split(" ").some((part) => !places.has(part))
  );
}

/** Descriptions that tell one group from another: "a pro-… hacking group", "Chinese state hackers". */
function describedIn(words: string, offset: number): readonly ActorPhrase[] {
  return [...words.matchAll(described)].slice(0, 8).flatMap(({ 0: text, index }) => {
    const cutAt =
      /^(?:.*\b(?:that|by|to|on|of|the work of|said|for|with|from|and|when|after|believe|says?|were|was|charged|blamed|accused|indicted|arrested|named|identified|suspects?) )(?=\S)/i.exec(
        text,
      )?.[0].length ?? 0;
    const phrase = text.slice(cutAt);
    if (!distinguishing.test(phrase) && actorCountryOf(phrase) === null) return [];
    if (/\bsecurity\b|\blaw enforcement\b|\bgroup of (?:people|customers)/i.test(phrase)) return [];
    return [placed(phrase, phrase, index + cutAt, offset, false)];
  });
}
