/** Roles: what part the words of a noun phrase play as a speaker, by a table of names and nouns. */
import type { Asserter, AsserterRole } from "../../../domain/asserter.ts";
import { groupNouns, hostileWords } from "../lexicon/actors.ts";
import { organisationHeads } from "../lexicon/sectors.ts";
import { actorsIn } from "../mentions/actor-phrases.ts";
import type { NameMention } from "../mentions/names.ts";
import type { Line } from "../reading/document.ts";
import type { Cast } from "../scope/cast.ts";

/** What is known when a speaker is looked for. */
export interface Known {
  readonly cast: Cast;
  readonly line: Line;
  /** Who spoke before, the latest first. */
  readonly before: readonly Asserter[];
  /** Everybody with a name who speaks in the report, in order. */
  readonly heard: readonly Asserter[];
}

const attackerWords = new RegExp(
  String.raw`\b(?:(?:${hostileWords}) (?:[\w-]+ )?(?:${groupNouns})|(?:the |these |those )?(?:hackers?|attackers?|hacktivists?|cybercriminals?|extortionists?|perpetrators?|intruders?|gang|thieves)|(?:group|collective|gang|crew|hackers?) (?:calling|known|called|named|that calls|that supports|sympathetic|describing|supporting|loyal|using the)|(?:pro|anti)-\\w+ (?:[\\w-]+ )?(?:group|collective|gang|crew|hackers?|activists?))\b(?! (?:news|forum))`,
  "i",
);
const nouns: readonly (readonly [RegExp, AsserterRole])[] = [
  [
    /\b(?:sources?|people|persons?|officials?|someone|insiders?) (?:familiar|close to|briefed|with knowledge|who (?:asked|spoke|declined|requested))|\banonym|\bon condition of/i,
    "anonymous-source",
  ],
  [
    /\b(?:prosecutors?|indictment|court|judge|jury|attorney's office|justice department|complaint|affidavit|court (?:documents?|papers|filings?|records))\b/i,
    "court",
  ],
  [
    /\b(?:police|sheriff(?:'s)?|constabulary|gendarmerie|fbi|law enforcement|(?:emergency|incident|national|cyber) response (?:cent(?:re|er)|team)|csirt|cert|investigators?|detectives?|federal (?:officials|authorities|agents)|cyber ?security (?:agency|centre|center|authority)|cyber(?: \w+)? (?:agency|cent(?:re|er)|authority|directorate|office|bureau|unit|command|service|council|watchdog|body|team)|regulator|watchdog|commissioner|(?:federal|national|cyber|senior|security|u\.?s\.?) agency|agency (?:officials?|spokes\w+|director|chief)|intelligence (?:agencies|officials|community))\b/i,
    "agency",
  ],
  [
    /\b(?:researchers?|security (?:firm|company|vendor|experts?)|cyber ?security (?:firm|company|vendor)|antivirus|threat intelligence)\b/i,
    "vendor",
  ],
  [
    /\b(?:experts?|analysts?|professors?|consultants?|lawyers?|advocates?|observers?|critics|academics?|privacy group)\b/i,
    "third-party",
  ],
  [
    /\b(?:foreign ministry|government|minister|ministry|president|white house|lawmakers?|senators?|kremlin|embassy|ambassador|parliament|cabinet|foreign office|diplomats?|premier|chancellor)\b/i,
    "government",
  ],
  [
    /\b(?:customers?|users?|residents?|patients?|passengers?|victims?|students?|parents?|employees?|witnesses)\b/i,
    "third-party",
  ],
];
const ownVoice =
  /\b(?:spokes(?:man|woman|person|people)|chief executive|ceo|ciso|cio|company|firm|hospital|university|college|school|district|bank|retailer|airline|airport|city|county|town|council|provider|operator|organi[sz]ation|manufacturer|chain|hotel|utility|carrier|insurer|clinic|superintendent|mayor|director|director-general|head of|heads|chair(?:man|woman|person)?|deputy|secretary|president|officer|registrar|rector|principal|manager|commissioner|administrators?|executives?|management|statement|letter|notice|notification|website|state|province|office|department|authority|agency|election officials|secretary of state|clerk)\b/i;
const pronoun =
  /^(?:it|they|he|she|we|both|the (?:agency|group|ministry|bureau|company|firm|department|office|organi[sz]ation|statement|gang|collective|post|report))\b/i;

/** The role and name behind a noun phrase, or null where its words are nobody's that the table knows. */
export function roleOf(words: string, names: readonly NameMention[], known: Known): Asserter | null {
  const phrase = words.trim();
  if (phrase === "") return null;
  if (names.length === 0 && isVictimsNoun(phrase, known.cast)) {
    return { role: "victim", name: known.cast.likely?.name ?? null };
  }
  const back = pronoun.exec(phrase);
  if (back !== null && names.length === 0)
    return carried(back[0].toLowerCase(), known) ?? fromNouns(phrase, names, known);
  if (attackerWords.test(phrase) && !/\bsecurity (?:group|team|firm|researcher)/i.test(phrase))
    return { role: "attacker", name: actorName(phrase) };
  const name = names.findLast(({ kind }) => kind !== "place");
  if (name !== undefined) return fromName(name, phrase, names, known);
  return fromNouns(phrase, names, known);
}

/** Who "it", "they" or "the agency" is: the latest speaker that the word can mean. */
function carried(word: string, { before, cast }: Known): Asserter | null {
  if (/agency|bureau/.test(word)) return before.find(({ role }) => role === "agency") ?? null;
  if (/ministry|department/.test(word))
    return before.find(({ role }) => role === "government" || role === "agency") ?? null;
  if (/gang|group|collective/.test(word)) return before.find(({ role }) => role === "attacker") ?? null;
  if (/company|firm|organi[sz]ation|office/.test(word)) return { role: "victim", name: cast.likely?.name ?? null };
  if (word === "we")
    return (
      before.find(({ role }) => role === "victim") ?? before[0] ?? { role: "victim", name: cast.likely?.name ?? null }
    );
  if (/^(?:he|she)$/.test(word)) return before.find(({ role }) => role !== "attacker") ?? null;
  return before[0] ?? null;
}

function fromName(name: NameMention, phrase: string, names: readonly NameMention[], known: Known): Asserter | null {
  const { cast } = known;
  if (names.some(({ kind }) => kind === "actor")) return { role: "attacker", name: actorName(phrase) };
  const victim = names.find(
    ({ key, role }) => cast.likely?.keys.has(key) && (role !== "vendor" || cast.victim !== null),
  );
  const institution = names.find(({ role }) => role !== null);
  if (institution?.role != null && victim === undefined) {
    if (institution.role === "journalist") return null;
    return { role: institution.role, name: institution.text };
  }
  if (victim !== undefined) {
    const voice = names.findLast(({ kind }) => kind === "person" || kind === "other");
    return { role: "victim", name: (voice ?? victim).text };
  }
  if (
    /^(?:The )?(?:Mayor|Commissioner|Director|Chair(?:man|woman|person)?|Clerk|Superintendent|Registrar|Administrator)\b/.test(
      name.text,
    )
  )
    return lastOfName(name, known) ?? { role: "victim", name: name.text };
  if (isDefinedTerm(phrase, cast)) return { role: "victim", name: cast.likely?.name ?? name.text };
  if (isVictimsOfficer(phrase, names, cast) || isVictimsOwn(phrase, names, cast))
    return { role: "victim", name: name.text };
  const noun = nouns.find(([pattern]) => pattern.test(phrase));
  if (noun !== undefined) return { role: noun[1], name: name.text };
  if (isOfVictimsHouse(names, phrase, known)) return { role: "victim", name: name.text };
  if (name.kind === "other" && !name.text.includes(" ")) {
    const again = lastOfName(name, known);
    if (again !== null) return again;
  }
  if (name.kind === "person")
    return lastOfName(name, known) ?? { role: ownVoice.test(phrase) ? "victim" : "third-party", name: name.text };
  const [first] = names;
  if (
    /\b(?:Directorate|Ministry|Department|Parliament|Government|Chancellery|Secretariat|Treasury|Prefecture|Inspectorate)$/.test(
      name.text,
    )
  )
    return { role: "government", name: name.text };
  const joint = first !== undefined && names.length === 2 && phrase.includes(`${first.text} and ${name.text}`);
  return { role: "third-party", name: joint ? `${first.text} and ${name.text}` : name.text };
}

/** "The Bank", "The Ministry": a noun with a capital stands for the one body that the report is about. */
function isDefinedTerm(phrase: string, { likely }: Cast): boolean {
  const noun = /^The ([A-Z][a-z]{3,14})(?: (?:also|has|had|does|did|is))*$/.exec(phrase)?.[1];
  return likely !== null && noun !== undefined && organisationHeads.has(noun.toLowerCase());
}

/** "Commissioner Jane Doe" where a commission was hit; "Deputy Secretary Jane Doe" where a government's office was and nobody else's office is named. */
function isVictimsOfficer(phrase: string, names: readonly NameMention[], { likely, sector }: Cast): boolean {
  const keys = [...(likely?.keys ?? [])].join(" ");
  if (/\bcommissioner\b/i.test(phrase)) return /\bcommission\b/.test(keys);
  if (!names.every(({ kind, text }) => kind === "person" || text === "Deputy" || text === "Chief")) return false;
  return /\bsecretary\b/i.test(phrase)
    ? sector?.startsWith("government") === true || /\bsecretary\b/.test(keys)
    : /\bwho (?:heads|runs|leads) the\b/i.test(phrase);
}

/** "Commission director Jane Doe", "County Clerk Jane Doe": a person whose office is named by the last word of the victim's name. */
function isVictimsOwn(phrase: string, names: readonly NameMention[], { likely }: Cast): boolean {
  const other = names.some(({ kind, role }) => kind === "organisation" || role !== null);
  if (other || !names.some(({ kind }) => kind === "person" || kind === "other")) return false;
  const words = phrase.toLowerCase().match(/[a-z]{4,16}/g) ?? [];
  return [...(likely?.keys ?? [])].some((key) => key.includes(" ") && words.some((word) => key.endsWith(` ${word}`)));
}

/** Authorities of the place that was hit speak as the victim where the victim is a government's office. */
function isOfVictimsHouse(names: readonly NameMention[], phrase: string, { cast }: Known): boolean {
  if (cast.sector?.startsWith("government") !== true) return false;
  const keys = [...(cast.likely?.keys ?? [])].join(" ");
  const shared = names.some(({ key }) =>
    key.split(" ").some((word) => word.length > 3 && keys.split(" ").includes(word)),
  );
  return (
    shared &&
    /\b(?:officials?|authorities|office|secretary|governor|clerk|state|county|city|spokes\w+|department|director|council|mayor|administrators?)\b/i.test(
      phrase,
    )
  );
}

/** "Smith said" after "Jane Smith, a spokeswoman for …". */
function lastOfName({ text }: NameMention, { before, heard }: Known): Asserter | null {
  const last = ` ${text.split(" ").at(-1) ?? text}`;
  return [...before, ...heard].find(({ name }) => name?.endsWith(last) === true) ?? null;
}

function fromNouns(phrase: string, names: readonly NameMention[], { cast, before }: Known): Asserter | null {
  const noun = nouns.find(([pattern]) => pattern.test(phrase));
  if (noun !== undefined)
    return {
      role: noun[1],
      name:
        noun[1] === "agency" && /\bagency\b/i.test(phrase)
          ? (before.find(({ role }) => role === "agency")?.name ?? null)
          : null,
    };
  const place = names.find(({ kind }) => kind === "place");
  if (isCountries(phrase, names)) return { role: "government", name: phraseName(phrase) };
  if (/\b(?:officials?|authorities)\b/i.test(phrase)) {
    const local = cast.sector?.startsWith("government") === true;
    const federal = /\b(?:federal|national|u\.?s\.?|security|intelligence)\b/i.test(phrase);
    return {
      role: federal ? "agency" : local ? "victim" : "government",
      name: place?.text === undefined ? null : phraseName(phrase),
    };
  }
  if (ownVoice.test(phrase) && !/\b(?:security|another|other|rival|partner) /i.test(phrase)) {
    return { role: "victim", name: cast.likely?.name ?? null };
  }
  return /\b(?:reports?|media|newspaper|outlets?)\b/i.test(phrase)
    ? null
    : before.length > 0 && /^(?:who|which)\b/i.test(phrase)
      ? (before[0] ?? null)
      : null;
}

/** "Britain and the Netherlands" speak as governments. */
function isCountries(phrase: string, names: readonly NameMention[]): boolean {
  const rest = names.reduce((words, { text }) => words.replace(text, ""), phrase);
  return (
    names.length > 0 &&
    names.every(({ place }) => place?.kind === "country") &&
    /^(?:the|and|,|\s|(?:on )?\w{3,6}day)*$/i.test(rest)
  );
}

/** "The ministry" and "a ministry spokesman" where the victim's name ends in that word. */
function isVictimsNoun(phrase: string, { likely }: Cast): boolean {
  if (!/^(?:the|an?) /i.test(phrase)) return false;
  const words = (phrase.toLowerCase().match(/[a-z]{4,16}/g) ?? []).slice(0, 3);
  return [...(likely?.keys ?? [])].some((key) =>
    words.some(
      (word) =>
        key.endsWith(` ${word}`) ||
        ((organisationHeads.has(word) || ownVoice.test(word)) &&
          ` ${key} `.includes(` ${word} `) &&
          key.includes(" of ")),
    ),
  );
}

function phraseName(phrase: string): string {
  return phrase
    .replace(/^(?:the|both|some|several|a|an)\s+/i, "")
    .replace(/(?<!\s)\s+(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$/, "")
    .replace(/(?<!\s)\s+(?:also|later|then|since|has|have|had|would)$/i, "")
    .slice(0, 80);
}

/** The name that the phrase gives an attacker; null where it only describes one. */
function actorName(phrase: string): string | null {
  return actorsIn(phrase, 0).find(({ named }) => named)?.name ?? null;
}
