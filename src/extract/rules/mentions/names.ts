/** Names: runs of capitalised words, told apart into organisations, persons, places, actors and institutions that merely speak. */
import type { AsserterRole } from "../../../domain/asserter.ts";
import { actorDesignation, actorNames } from "../lexicon/actors.ts";
import { commonWords } from "../lexicon/common-words.ts";
import { institutions, makers, malwareNames, platformMakers } from "../lexicon/institutions.ts";
import { givenNames, personTitles } from "../lexicon/person-names.ts";
import { type Place, places } from "../lexicon/places.ts";
import { organisationHeads } from "../lexicon/sectors.ts";
import type { Sentence, Span, Word } from "../reading/passage.ts";

/** A name as it stands in the text. */
export interface NameMention extends Span {
  readonly text: string;
  /** Lower-case words without "the" and company forms: equal for spellings of the same name. */
  readonly key: string;
  readonly kind: "organisation" | "person" | "place" | "institution" | "actor" | "platform" | "product" | "other";
  /** The part that an institution plays as a speaker; null for all other kinds. */
  readonly role: AsserterRole | null;
  /** Set where the whole name is a place or a demonym. */
  readonly place: Place | null;
}

/** Words that join two capitalised parts of one name. */
const joints = new Set(["of", "for", "and", "the", "de", "du", "del", "des", "la", "le", "und", "van", "von", "al"]);

/** Longest name, in words. */
const longestRun = 9;

/** The names in a sentence, in order, without overlaps. `lowered`: words that the text also writes without a capital. */
export function namesIn(text: string, sentence: Sentence, lowered: ReadonlySet<string>): readonly NameMention[] {
  if (isShouted(sentence)) return [];
  const names: NameMention[] = [];
  for (let place = 0; place < sentence.words.length;) {
    const run = runAt(text, sentence.words, place);
    if (run.length === 0) {
      place += 1;
      continue;
    }
    place += run.length;
    const kept = place === run.length || opensQuote(text, run[0]) ? withoutOpener(run, lowered) : run;
    for (const part of parted(kept)) {
      const tidy = withoutEdges(part);
      if (tidy.length > 0 && !isDateline(text, sentence, tidy) && !isLabel(text, sentence, tidy))
        names.push(...nameOf(text, sentence, tidy));
    }
  }
  return names;
}

/** The key under which spellings of one name meet. */
export function keyOfName(name: string): string {
  return name
    .toLowerCase()
    .replace(/'s\b/g, "")
    .replace(/[^\p{L}\p{N}&]+/gu, " ")
    .replace(/\b(?:the|inc|corp|corporation|ltd|llc|plc|co|gmbh)\b/g, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** A headline or a list where most words have capitals tells nothing about names. */
function isShouted({ words, text }: Sentence): boolean {
  if (words.length > 0 && words.every(({ text }) => text === text.toUpperCase() && text.length > 3)) return true;
  if (words.length > 2 && words.every(({ text }) => text === text.toUpperCase())) return true;
  if (/^(?:[-*] )?[A-Z][\w ]{1,24}: /.test(text)) return false;
  const capitals = words.filter(({ text }) => /^\p{Lu}/u.test(text)).length;
  return words.length > 7 && capitals / words.length > 0.7;
}

function isCapital(word: Word | undefined): boolean {
  return word !== undefined && (/^\p{Lu}/u.test(word.text) || /^(?:e|i)[A-Z]|^\d{1,3}[A-Z][a-z]/.test(word.text));
}

function runAt(text: string, words: readonly Word[], from: number): readonly Word[] {
  if (!isCapital(words[from])) return [];
  let last = from;
  while (last - from < longestRun) {
    const step = nextPart(text, words, last);
    if (step === null) break;
    last = step;
  }
  return words.slice(from, last + 1);
}

/** The index of the next capitalised word that belongs to the same name, or null. */
function nextPart(text: string, words: readonly Word[], at: number): number | null {
  const current = words[at];
  if (current === undefined) return null;
  const possessive = current.text.endsWith("'s");
  const next = words[at + 1];
  if (next === undefined || !closeBy(text, current, next)) return null;
  if (isCapital(next)) return !possessive || organisationHeads.has(next.lower) || isKeeper(current) ? at + 1 : null;
  if (possessive && next.lower === "office") return at + 1;
  if (possessive || !joints.has(next.lower)) return null;
  const after = next.lower === "of" && words[at + 2]?.lower === "the" ? at + 3 : at + 2;
  const target = words[after];
  const between = words[after - 1];
  if (!isCapital(target) || target === undefined || between === undefined || !closeBy(text, between, target))
    return null;
  if (next.lower === "and") return joinsByAnd(text, words, at, after) ? after : null;
  return next.lower === "the" ? null : after;
}

/** "Scotty's Taphouse" is one name: a given name, or its pet form, keeps what follows. */
function isKeeper({ text }: Word): boolean {
  const name = text.replace(/'s$/, "");
  const short = name.replace(/(?:y|ie)$/, "");
  return givenNames.has(name) || givenNames.has(short) || givenNames.has(short.replace(/(.)\1$/, "$1"));
}

/** Words that end names of firms and begin names of boards. */
const adjectives =
  /^(?:financial|medical|electric|energy|health|insurance|media|water|power|food|foods|police|court|education)$/;

/** "Cybersecurity and Infrastructure Security Agency" is one name, "Verizon and T-Mobile" are two. */
function joinsByAnd(text: string, words: readonly Word[], at: number, after: number): boolean {
  const word = words[at]?.lower ?? "";
  if ((organisationHeads.has(word) && !adjectives.test(word)) || !isCapital(words[at])) return false;
  let end = after;
  for (let next = words[end + 1]; next !== undefined && isCapital(next) && end - after < 4; next = words[end + 1]) {
    const last = words[end];
    if (last === undefined || text.slice(last.end, next.start) !== " ") break;
    end += 1;
  }
  return end > after && organisationHeads.has(words[end]?.lower.replace(/'s$/, "") ?? "");
}

/** Nothing but a space, an ampersand or the stop of an abbreviation stands between. */
function closeBy(text: string, a: Word, b: Word): boolean {
  const between = text.slice(a.end, b.start);
  if (between === " " || between === " & ") return true;
  return (
    between === ". " &&
    (a.text.length <= 2 || personTitles.has(a.lower) || /^(?:St|Mt|Ft|[A-Z](?:\.[A-Z])+)$/.test(a.text))
  );
}

/** "Acme CEO Jane Doe" names an organisation and a person; "Ohio-based Acme" a place and an organisation. */
function parted(run: readonly Word[]): readonly (readonly Word[])[] {
  const seat = run.findIndex(({ lower }) => /-(?:based|headquartered|owned|born|backed|linked)$/.test(lower));
  if (seat !== -1) return [...parted(run.slice(0, seat)), ...parted(run.slice(seat + 1))];
  if (organisationHeads.has(run.at(-1)?.lower ?? "")) return [run];
  const secretary = run.findIndex(
    ({ lower }, place) =>
      lower === "secretary" && run[place + 1]?.lower === "of" && /^state(?:'s)?$/.test(run[place + 2]?.lower ?? ""),
  );
  if (secretary !== -1) return [run.slice(0, secretary + 3), ...parted(run.slice(secretary + 3))];
  if (run.length > 1 && officeWords.test(run.at(-1)?.lower ?? "")) return parted(run.slice(0, -1));
  const office = run.findIndex(({ lower }, place) => place > 0 && place < run.length - 1 && officeWords.test(lower));
  if (office === -1) return [run];
  const person = run.findIndex(
    ({ lower }, place) =>
      place > office && !officeWords.test(lower) && !joints.has(lower) && !officeObjects.test(lower),
  );
  return person === -1 ? [run] : [run.slice(0, office), run.slice(person)];
}

const officeWords =
  /^(?:ceo|cio|ciso|cto|cfo|coo|chief|director|president|chairman|chairwoman|clerk|auditor|administrator|superintendent|spokesman|spokeswoman|spokesperson|manager|commissioner|officer|mayor|executive|editor|founder|researcher|analyst|sheriff|minister|senator|governor|chancellor|secretary)$/;
const officeObjects =
  /^(?:operating|information|security|technology|financial|executive|general|managing|vice|deputy|assistant|of|state|defen[cs]e|cybersecurity|operations|communications|marketing|police|fire|interior|homeland|health|education|affairs|services|relations)$/;

/** The place in capitals that opens a dispatch: "OAKDALE - ". */
function isDateline(text: string, { index }: Sentence, run: readonly Word[]): boolean {
  const last = run.at(-1);
  if (
    index !== 0 ||
    last === undefined ||
    !run.every(({ text: word }) => word === word.toUpperCase() && word.length > 3)
  )
    return false;
  return /^(?:,|:| \(| --? )/.test(text.slice(last.end, last.end + 4));
}

/** "[HOST] …", "ANNA BERG: …": who speaks in a script stands before what is said and is no name in it. */
function isLabel(text: string, { start }: Sentence, run: readonly Word[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (text[first.start - 1] === "[" && text[last.end] === "]") return true;
  return (
    first.start - start < 2 &&
    text[last.end] === ":" &&
    run.every(({ text: word }) => word === word.toUpperCase() && word.length > 1)
  );
}

function opensQuote(text: string, word: Word | undefined): boolean {
  return (
    word !== undefined && (/["(:]/.test(text[word.start - 1] ?? "") || text.slice(word.start - 2, word.start) === ": ")
  );
}

/** A run at the start of a sentence without the words that have their capital from there alone. */
function withoutOpener(run: readonly Word[], lowered: ReadonlySet<string>): readonly Word[] {
  const [first, ...rest] = run;
  if (first === undefined) return run;
  const plain = first.lower.replace(/'(?:s|re|ve|ll|d|m)$/, "");
  if (rest.length > 0 && bodyAdjectives.test(first.lower) && organisationHeads.has(rest.at(-1)?.lower ?? ""))
    return run;
  const common =
    (people.test(first.lower) && /^(?:of|in|at)$/.test(rest[0]?.lower ?? "")) ||
    commonWords.has(plain) ||
    (lowered.has(first.lower) && !places.has(first.text)) ||
    /(?:ly|ing)$/.test(first.lower);
  if (!common) return run;
  return rest.length > 0 && organisationHeads.has(first.lower) && joints.has(rest[0]?.lower ?? "") ? run : rest;
}

/** Adjectives with which names of public bodies begin. */
const bodyAdjectives =
  /^(?:national|federal|state|central|regional|general|permanent|supreme|royal|european|international|local|municipal|public|joint|independent)$/;

/** "Residents of …", "Customers of …": those who belong to what the name names. */
const people =
  /^(?:residents|customers|voters|citizens|people|users|visitors|students|patients|members|employees|staff|officials|leaders|clients|parents|taxpayers|drivers|subscribers|viewers|passengers|guests|workers|readers|inhabitants|pensioners|applicants|websites?|sites?|pages|servers|parts|most|some|many)$/;

/** A name neither begins nor ends with a joint, an article or a day of the week. */
function withoutEdges(run: readonly Word[]): readonly Word[] {
  const idle = (word: Word | undefined) =>
    word !== undefined && (joints.has(word.lower) || calendarWords.test(word.text) || articles.test(word.text));
  let [from, to] = [0, run.length];
  while (from < to && idle(run[from])) from += 1;
  while (to > from && idle(run[to - 1])) to -= 1;
  return run.slice(from, to);
}

const calendarWords =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:'s)?$/;
const articles =
  /^(?:The|A|An|This|That|These|In|On|At|And|But|It|Its|Our|We|I|He|She|They|If|As|For|No|Yes|However|When|While|After|Before|By|From|With|Mr|Mrs|Ms|Dr|Q|According)$/;

function nameOf(text: string, sentence: Sentence, run: readonly Word[]): readonly NameMention[] {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  const possessive = last.text.endsWith("'s") && !speaksOn.test(text.slice(last.end, last.end + 14)) ? 2 : 0;
  const end = last.end - possessive;
  const stop = text[end] === "." && places.has(`${text.slice(first.start, end)}.`) ? 1 : 0;
  const words = text.slice(first.start, end + stop);
  const before = sentence.words[sentence.words.indexOf(first) - 1]?.lower ?? "";
  const body = places.has(words) ? (publicBody.exec(text.slice(end, end + 60))?.[0] ?? "") : "";
  if (body !== "") {
    const whole = words + body;
    return [
      {
        start: first.start,
        end: end + body.length,
        text: whole,
        key: keyOfName(whole),
        kind: "organisation",
        role: null,
        place: null,
      },
    ];
  }
  const seat = seatBefore(text.slice(Math.max(sentence.start, first.start - 80), first.start));
  if (seat !== "" && !personTitles.has(before)) {
    const start = first.start - seat.length;
    const whole = seat + words;
    return [
      { start, end: end + stop, text: whole, key: keyOfName(whole), kind: "organisation", role: null, place: null },
    ];
  }
  return [{ start: first.start, end: end + stop, text: words, key: keyOfName(words), ...kindOf(words, run, before) }];
}

/** "Arby's said": what a verb follows is no possessive. */
const speaksOn = /^ (?:said|says|has|was|is|confirmed|announced|told|did|will)\b/;

/** The small letters of "the city of Northfield", where the body and not the place is meant; else nothing. */
function seatBefore(before: string): string {
  const match =
    /(?<!\b(?:in|near|from|across|outside|around|throughout|within) (?:the )?(?:\w+ )?)\b(?:(?:(?:electoral|election) (?:commission|authority|office|board|administration)|tax (?:administration|office|authority)|(?:interior|health|finance|education|justice|foreign) ministry|parliament|health service|(?:(?:state|federal|national|regional|provincial|county|public|central|municipal) )?(?:court system|courts|school system|health system|library system|transit system|land registry|bar association|pension fund|electricity board)) of (?:the )?(?:[A-Z]\w+ )?(?:(?:city|town|village|county|municipality|borough|township|parish|shire|canton|state|province) of )?|(?:city|town|village|county|municipality|borough|township|parish|shire|canton|state|province) of )$/.exec(
      before,
    );
  return match?.[0] ?? "";
}

/** Small letters that make a body of a place's name: "Finnish tax office". */
const publicBody =
  /^(?:'s)? (?:[a-z]{3,14} ){0,2}?(?:ministry|tax office|tax agency|parliament|police|electoral commission|election commission|postal service|railways?|central bank|post office|statistics office|health service|election (?:authorities|officials|office|agency|board)|electoral (?:authority|office)|tax (?:administration|authority)|(?:election|electoral) service|secretary of state)\b(?! [A-Z])/;

function kindOf(words: string, run: readonly Word[], before: string): Pick<NameMention, "kind" | "role" | "place"> {
  const plain = { role: null, place: null };
  const place = places.get(words);
  if (place !== undefined) return { ...plain, kind: "place", place };
  const role = institutionRole(words);
  if (role !== null) return { ...plain, kind: "institution", role };
  if (actorNames.has(words) || actorDesignation.test(words)) return { ...plain, kind: "actor" };
  if (malwareNames.has(run[0]?.text ?? "") || malwareNames.has(words)) return { ...plain, kind: "product" };
  if (platformMakers.has(words)) return { ...plain, kind: makers.has(words) ? "platform" : "product" };
  const last = run.at(-1)?.lower.replace(/'s$/, "") ?? "";
  if (organisationHeads.has(last) || run.some(({ lower }) => namedHeads.test(lower)) || words.includes(" & ")) {
    return { ...plain, kind: "organisation" };
  }
  const given = givenNames.has(run[0]?.text ?? "") && run.length > 1 && run.length < 5;
  if (given || (personTitles.has(before) && run.length < 4) || isTitled(run)) return { ...plain, kind: "person" };
  return { ...plain, kind: "other" };
}

const namedHeads =
  /^(?:university|hospital|college|city|county|ministry|department|bank|office|institute|school|council|commission|authority|agency|secretary)$/;

function isTitled(run: readonly Word[]): boolean {
  return (
    run.length > 1 &&
    run.length < 5 &&
    personTitles.has(run[0]?.lower ?? "") &&
    !/^(?:director|chief|secretary|deputy)$/.test(run[0]?.lower ?? "")
  );
}

/** Names that say of themselves that they guard networks. */
const guardian =
  /\b(?:Cent(?:re|er)|Agency|Office|Directorate|Authority|Bureau) (?:for|of|on) (?:Cyber ?[Ss]ecurity|Cyber|Information Security|Network Security|Digital Security)|^(?:[A-Z][A-Za-z]{1,12}-)?(?:CERT|CSIRT)(?:[- ][A-Z][A-Za-z]{1,12})?$|\b(?:Cyber ?[Ss]ecurity|Cyber(?: [Dd]efen[cs]e| [Cc]rime)?|Information Security|National Security|Digital Security|Network Security|Computer Emergency|Incident Response|Information Systems?|Signals) (?:and [A-Z]\w+ )?(?:Centre|Center|Agency|Authority|Directorate|Bureau|Council|Office|Service|Command|Unit|Team|Response Team)\b/;

/** Whole name, or the name before an office or after its country. */
function institutionRole(words: string): AsserterRole | null {
  const known = institutions.get(words) ?? institutions.get(words.replace(/^(?:The|U\.S\.|US|UK|UK's|Federal) /, ""));
  if (known !== undefined) return known;
  if (guardian.test(words)) return "agency";
  const [first = "", ...rest] = words.split(" ");
  const role = institutions.get(first);
  if (
    role !== undefined &&
    rest.length > 0 &&
    rest.length < 4 &&
    /^(?:Director|Special|Deputy|Assistant|Commissioner|Chief|Cyber)/.test(rest[0] ?? "")
  )
    return role;
  return null;
}
