/** Speakers: whose word a clause is. The nearest say-verb's subject, "according to", a quote's speaker, a pronoun's; else the journalist. */
import type { Asserter, AsserterRole } from "../../../domain/asserter.ts";
import type { NameMention } from "../mentions/names.ts";
import type { Line } from "../reading/document.ts";
import type { Span } from "../reading/passage.ts";
import { clauseAt, type Hit } from "../frames/hits.ts";
import type { Cast } from "../scope/cast.ts";
import { type Known, roleOf } from "./role.ts";

/** A speaker with the place where the sentence names them; null: the sentence does not. */
export interface Speaker extends Asserter {
  readonly span: Span | null;
}

/** Says whose word a hit is. Keeps, as it goes on, who spoke last and which names stand for whom. `doer`: who does it says it, where nobody is quoted ("The bank has not named anybody"). */
export type SpeakerFinder = (hit: Pick<Hit, "sentence" | "clause" | "start" | "end">, doer?: boolean) => Speaker;

const verbs =
  "said|says|say|saying|told|tells|confirmed|confirms|confirming|announced|announces|stated|states|wrote|writes|tweeted|acknowledged|acknowledges|admitted|admits|disclosed|discloses|reported|reports|revealed|reveals|claimed|claims|claim|claiming|added|adds|adding|warned|warns|noted|notes|noting|explained|explains|" +
  "emphasi[sz]ed|emphasi[sz]es|stressed|stresses|informs|assures|clarifies|asserts|posted|clarified|reiterated|reaffirmed|insisted|insists|denied|denies|described|cautioned|declined|refused|observed|concluded|determined|believes?|believed|alleged|alleges|argued|testified|assured|maintained|asserted|notified|informed|advised|estimates?|estimated|blamed|blames|attributed|attributes|accused|" +
  "accuses|suspects?|recalled|responded|replied|declared|charged|boasted|bragged|emailed|saw|found|posted|underlined|confirmed|called|released a statement|issued a statement|lacked|judged|reckoned|conceded|pointed|hit back|refrained|stopped short|reserved|commented|replied|pledged|suggested|contended|vowed|joked|remarked|hopes?|thinks?|thought|knows?|knew|feels?|felt|considers?|considered|puts? it|put it|summed up|remembers?|remembered|recalls?|quipped|countered|conceded|allowed|offered|promised|repeated|repeats|observes|writes|answered|answers|urged|urges|insists|stresses|argues|points|cautions|describes|calls|admits|concedes|recounts|recounted|reads|read";
const sayVerb = new RegExp(String.raw`\b(?:${verbs})\b`, "gi");
const passive =
  /\b(?:was|were|is|are|been|being|be|has been|have been|as|also been|first|newly|recently|previously|once|widely|to)\s$/i;
const trailing =
  /,?["']?,?\s(?:(?:[^,"]{1,80}\s)?(?:said|says|told|wrote|added|confirmed|explained|announced|noted|warned|stated|tweeted|according to)\b[^"]{0,80})$/i;

/** Makes a finder for one document. */
export function speakersOf(lines: readonly Line[], cast: Cast): SpeakerFinder {
  const byIndex = new Map(lines.map((line) => [line.sentence.index, line]));
  const heard: Speaker[] = [];
  const author = ownVoiceOf(lines, cast) ?? journalist;
  const last = lastSpeakers(lines, cast, heard);
  return (hit, doer = false) => {
    const line = byIndex.get(hit.sentence.index);
    if (line === undefined) return journalist;
    const known: Known = { cast, line, before: last.get(hit.sentence.index) ?? [], heard };
    return (
      byAccording(line, known) ??
      byAgent(hit, line, known) ??
      (doer ? byOwnSubject(hit, line, known) : null) ??
      byVerbBefore(hit, line, known) ??
      byVerbAfter(hit, line, known) ??
      bySentenceBefore(hit, known) ??
      (doer ? subjectBefore(hit.start, line, known) : null) ??
      author
    );
  };
}

/** In a statement of its own the victim speaks where nobody else does. */
function ownVoiceOf(lines: readonly Line[], { likely }: Cast): Speaker | null {
  const issued = lines.filter(
    ({ sentence, names }) =>
      names.some(({ key }) => likely?.keys.has(key) === true) && issues.test(sentence.text.slice(0, 160)),
  ).length;
  const first = lines.filter(({ sentence }) => sentence.quotes.length === 0 && /\b(?:we|our)\b/i.test(sentence.text));
  const ours = first.some(({ sentence }) => ourThings.test(sentence.text));
  return issued > 1 || (first.length > 2 && ours) ? { role: "victim", name: likely?.name ?? null, span: null } : null;
}

const issues =
  /^(?:the )?(?:[\w'&.-]+ ){1,9}(?:informs|thanks|emphasi[sz]es|regrets|advises|apologi[sz]es|assures|has taken note|confirms|announces|takes|asks|recommends|wishes|stresses|reminds)\b/i;
const ourThings =
  /\bour (?:[\w-]+ ){0,2}(?:systems?|servers?|networks?|customers|guests|patients|employees|students|members|clients|websites?|databases?|donors)\b/i;

/** No more speakers of one report are kept to be known again by their last name. */
const mostHeard = 200;

const journalist: Speaker = { role: "journalist", name: null, span: null };

/** For every sentence, those who spoke before it in its paragraph (then in the lead), the latest first. Everybody is added to `heard`. */
function lastSpeakers(lines: readonly Line[], cast: Cast, heard: Speaker[]): ReadonlyMap<number, readonly Speaker[]> {
  const table = new Map<number, readonly Speaker[]>();
  let [spoken, paragraph]: [readonly Speaker[], number] = [[], 0];
  let first: readonly Speaker[] = [];
  for (const line of lines) {
    if (line.sentence.paragraph !== paragraph) spoken = [...first, ...spoken].slice(0, 6);
    paragraph = line.sentence.paragraph;
    table.set(line.sentence.index, spoken);
    const known = { cast, line, before: spoken, heard };
    const speaker =
      mainSpeaker(line, known) ?? byAccording(line, known) ?? namedActor(line, cast) ?? knownPerson(line, heard);
    if (speaker !== null) spoken = [speaker, ...spoken.slice(0, 5)];
    if (speaker?.name != null && heard.length < mostHeard) heard.push(speaker);
    if (heard.length < mostHeard) heard.push(...introduced(line, known));
    if (paragraph === 0) first = spoken;
  }
  return table;
}

/** "The chief digital officer, Jane Doe", "county spokesman John Roe": persons whose office is told where they are first named, whether they speak there or not. */
function introduced(line: Line, known: Known): readonly Speaker[] {
  const { text, start } = line.sentence;
  return line.names.flatMap((name) => {
    if (name.kind !== "person" && (name.kind !== "other" || !name.text.includes(" "))) return [];
    const before = text.slice(Math.max(0, name.start - start - 60), name.start - start);
    const office =
      /(?:(?:the|its|their|our|a|an) )?(?:[a-z][\w'-]{1,40} ){1,5}$|(?:the|its|their|our) [a-z][\w' -]{3,40}, $/.exec(
        before,
      )?.[0] ?? "";
    const after =
      /^, (?:(?:the|its|an?|who) )?[a-z][^,.;]{3,60}(?=[,.;])/.exec(text.slice(name.end - start))?.[0] ?? "";
    if (!offices.test(office) && !offices.test(after)) return [];
    const found = roleOf(`${office}${name.text}${after}`, [name], { ...known, heard: [], before: [] });
    return found === null || found.role === "third-party" ? [] : [{ ...found, name: name.text, span: null }];
  });
}

const offices =
  /\b(?:director|head|heads|chief|spokes\w+|officer|clerk|mayor|minister|secretary|commissioner|president|chair\w*|manager|administrator|superintendent|registrar|rector|principal|governor|executive|sheriff|auditor|treasurer|deputy|press|runs|leads|official|ombudsman|dean|provost|editor|councillor|alderman|captain|inspector)\b/i;

/** The subject of the first say-verb of a line. */
function mainSpeaker(line: Line, known: Known): Speaker | null {
  const { sentence } = line;
  for (const match of sentence.text.matchAll(sayVerb)) {
    if (passive.test(sentence.text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const speaker = subjectOf(match, line, known);
    if (speaker !== null) return speaker;
  }
  return null;
}

/** The subject of a say-verb: the words before it, or those after it in "…, said the mayor". */
function subjectOf(verb: RegExpExecArray, line: Line, known: Known): Speaker | null {
  const { text, start } = line.sentence;
  const after = text.slice(verb.index + verb[0].length);
  const inverted =
    /[,?!"]["']?\s*$/.test(text.slice(0, verb.index)) && plainVerb.test(verb[0]) && subjectAfter.test(after);
  if (!inverted) return subjectBefore(start + verb.index, line, known);
  const words = after.slice(0, 120).split(/[;."]/)[0] ?? "";
  const from = start + verb.index + verb[0].length;
  return spoken(words, { start: from, end: from + words.length }, line, known);
}

const plainVerb = /^(?:said|says|wrote|added|explained|confirmed|warned|noted|stressed)$/i;
/** A name with what parts it from the rest, or a noun phrase that ends the sentence. */
const subjectAfter =
  /^\s(?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,4}(?:,|\.?["']?$| who\b| of\b| for\b| at\b)|(?:the|an?|its|their)(?: [\w'-]+){1,7}(?:\.?["']?$|,\s(?:an?|the|who)\s))/;

/** The victim or agency that acts rather than speaks is what "it" and "the agency" in the next sentence mean. */
function namedActor({ names }: Line, { likely }: Cast): Speaker | null {
  const victim = names.find(({ kind }) => kind !== "place");
  if (victim !== undefined && likely?.keys.has(victim.key) === true)
    return { role: "victim", name: victim.text, span: null };
  const agency = names.find(({ role }) => role === "agency");
  return agency === undefined ? null : { role: "agency", name: agency.text, span: null };
}

/** "Berg shrugs. …": a person who was heard before and opens the sentence is the one who speaks on. */
function knownPerson({ names, sentence }: Line, heard: readonly Speaker[]): Speaker | null {
  const [first] = names;
  if (first === undefined || first.start - sentence.start > 2) return null;
  const again = heard.find(({ name }) => name !== null && (name === first.text || name.endsWith(` ${first.text}`)));
  return again === undefined ? null : { ...again, span: null };
}

function byAccording(line: Line, known: Known): Speaker | null {
  const match = /\baccording to (?!(?:the )?(?:plan|schedule|type|size))/i.exec(line.sentence.text);
  if (match === null) return null;
  const from = line.sentence.start + match.index + match[0].length;
  const words =
    line.sentence.text
      .slice(from - line.sentence.start, from - line.sentence.start + 90)
      .split(/[,;"]| which | that | who /)[0] ?? "";
  return spoken(words, { start: from, end: from + words.length }, line, known);
}

/** "… but the city is not pointing the finger": who withholds is the subject of the hit's own clause, where no verb of saying stands before the hit in it. */
function byOwnSubject(hit: Pick<Hit, "start" | "clause">, line: Line, known: Known): Speaker | null {
  const before = hit.clause.text.slice(0, Math.max(0, hit.start - hit.clause.start));
  const opened =
    /^["'\s]*(?:(?:but|and|while|although|though|whereas|nor|neither|both|yet|however|so|even|only|for (?:its|their) part)[,\s]+)*/i.exec(
      before,
    )?.[0].length ?? 0;
  const words = before.slice(opened);
  if (/^(?:whose|which|who)\b/i.test(words)) {
    const home = line.sentence.clauses.findLast(({ end }) => end <= hit.clause.start);
    const head = home === undefined ? null : spoken(home.text, home, line, known);
    return head === null || head.role === "attacker" || head.role === "third-party" ? null : head;
  }
  if (
    words.length < 3 ||
    words.search(sayVerb) !== -1 ||
    /^(?:that|which|who|because|as|since|it|they|he|she|there|this|we)\b/i.test(words)
  )
    return null;
  const start = hit.clause.start + opened;
  const speaker = spoken(words, { start, end: start + words.length }, line, known);
  return speaker === null || speaker.role === "attacker" || speaker.role === "third-party" ? null : speaker;
}

/** The nearest say-verb that stands before the hit, or in it, with a subject. */
function byVerbBefore(hit: Pick<Hit, "start" | "end" | "clause">, line: Line, known: Known): Speaker | null {
  const { sentence } = line;
  const found = [...sentence.text.slice(0, hit.end - sentence.start).matchAll(sayVerb)].slice(-6).toReversed();
  for (const match of found) {
    if (passive.test(sentence.text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const speaker = subjectOf(match, line, known);
    if (speaker !== null) return speaker;
  }
  return null;
}

/** "… has been made by the state": the doer of a passive that tells of saying. */
function byAgent({ clause }: Pick<Hit, "clause">, line: Line, known: Known): Speaker | null {
  const match =
    /\b(?:made|described|stated|given|confirmed|announced|offered|acknowledged|(?:warned|advised) against)(?: \w+ly)? by (?=(?:the|an?|[A-Z]))/.exec(
      clause.text,
    );
  if (match === null) return null;
  const from = clause.start + match.index + match[0].length;
  const words = (clause.text.slice(from - clause.start).split(/[,;"]| which | that | who | as /)[0] ?? "").slice(0, 80);
  return spoken(words, { start: from, end: from + words.length }, line, known);
}

/** "…, the company said" and "…, said the mayor" at the end of the sentence. */
function byVerbAfter(hit: Pick<Hit, "end">, line: Line, known: Known): Speaker | null {
  const { sentence } = line;
  const from = Math.max(0, hit.end - sentence.start);
  const rest = sentence.text.slice(from);
  const match =
    /,"? ?(?:[^,"]{0,90}?)\b(?:said|says|told|wrote|added|confirmed|explained|announced|noted|warned|stated|tweeted|reported|reports|claims|claimed|estimates|believes?|stressed|emphasi[sz]ed|insisted|reiterated|acknowledged)\b/i.exec(
      rest,
    ) ?? trailing.exec(rest);
  if (match === null) return null;
  const verb =
    /\b(?:said|says|told|wrote|added|confirmed|explained|announced|noted|warned|stated|tweeted|reported|reports|claims|claimed|estimates|believes?|stressed|emphasi[sz]ed|insisted|reiterated|acknowledged)\b/i.exec(
      match[0],
    );
  if (verb === null) return null;
  const at = sentence.start + from + match.index + verb.index;
  const start = sentence.start + from + match.index;
  const before = sentence.text.slice(start - sentence.start, at - sentence.start).replace(/^[,"'\s]+/, "");
  if (/^(?:which|who|that|it|and)\b/i.test(before) && before.length < 6 && !/^it\b/i.test(before)) return null;
  if (before.trim() !== "") return spoken(before, { start: at - before.length, end: at }, line, known);
  const after =
    sentence.text
      .slice(at + verb[0].length - sentence.start, at + verb[0].length - sentence.start + 110)
      .split(/[;."]/)[0] ?? "";
  return spoken(after, { start: at + verb[0].length, end: at + verb[0].length + after.length }, line, known);
}

/** A sentence that is all quote goes on with who spoke before it. */
function bySentenceBefore({ sentence, start }: Pick<Hit, "sentence" | "start">, { before }: Known): Speaker | null {
  const quoted = sentence.quotes.some((quote) => start >= quote.start && start < quote.end);
  const ours = /\b(?:we|our|us|my)\b/i.test(sentence.text) || /(?:^|[\s"])I(?:'|\s)/.test(sentence.text);
  if (!quoted && !ours) return null;
  const [speaker] = before;
  return speaker === undefined ? null : { ...speaker, span: null };
}

/** The words before a verb, back to where its clause begins, as a speaker. */
function subjectBefore(verb: number, line: Line, known: Known): Speaker | null {
  const { sentence } = line;
  const clause = clauseAt(sentence, verb);
  let from = Math.max(clause.start, verb - 130);
  if (from > clause.start) from = sentence.start + sentence.text.indexOf(" ", from - sentence.start) + 1;
  const words = () => line.sentence.text.slice(from - sentence.start, verb - sentence.start);
  const quote = Math.max(words().lastIndexOf('"'), words().lastIndexOf("] "));
  if (quote !== -1) from += quote + 1;
  const comma = words().trimEnd().endsWith(",") ? -1 : words().lastIndexOf(", ");
  if (comma !== -1) from += comma + 2;
  const opened =
    /^(?:["'\s,]*(?:but|while|although|though|however|and|which|who|as|yet|whereas|that|after|because)\s)+/i.exec(
      words(),
    );
  if (opened !== null) from += opened[0].length;
  if (
    /^\s*(?:said|says|told)\b/i.test(words()) ||
    /^\s*(?:(?:also|later|then|since|has|have|had|would|did|not|further|previously|officially|repeatedly|only)\s)*$/i.test(
      words(),
    )
  )
    return subjectOfSentence(clause.start, line, known);
  return spoken(words(), { start: from, end: verb }, line, known);
}

/** A clause without a subject of its own ("… but cautioned that") has that of the sentence. */
function subjectOfSentence(clauseStart: number, line: Line, known: Known): Speaker | null {
  const { sentence } = line;
  if (clauseStart <= sentence.start) return null;
  const home = sentence.clauses.findLast(({ start }) => start < clauseStart);
  if (home !== undefined && /^(?:which|who)\b/i.test(sentence.text.slice(clauseStart - sentence.start))) {
    const head = home.text.replace(/^(?:and|but|while|although|though|however|as|that)\s/i, "");
    return spoken(head, { start: home.end - head.length, end: home.end }, line, known);
  }
  const before = sentence.text.slice(0, clauseStart - sentence.start);
  const verb = [...before.matchAll(sayVerb)].at(0);
  const end = verb === undefined ? Math.min(before.length, 110) : verb.index;
  const from = afterOpening(before.slice(0, end));
  return spoken(before.slice(from, end), { start: sentence.start + from, end: sentence.start + end }, line, known);
}

/** Where the subject begins after an opening such as "Asked about the post, he". */
function afterOpening(words: string): number {
  const comma = words.lastIndexOf(", ");
  const opens = /^(?:asked|replying|speaking|answering|in|on|at|after|when|while|during|following|by|for)\b/i.test(
    words,
  );
  return opens && comma !== -1 && words.length - comma < 60 ? comma + 2 : 0;
}

/** A noun phrase as a speaker, or null where it is none that the rules know. */
function spoken(words: string, span: Span, line: Line, known: Known): Speaker | null {
  const verb = words.search(sayVerb);
  const subject = verb > 3 ? words.slice(0, verb) : words;
  const place = { start: span.start, end: span.start + subject.length };
  const found = roleOf(subject, namesWithin(line.names, place), known);
  if (found === null) return null;
  return { role: found.role, name: found.name, span: trimmed(place, subject) };
}

function namesWithin(names: readonly NameMention[], { start, end }: Span): readonly NameMention[] {
  return names.filter((name) => name.start >= start && name.start < end);
}

function trimmed({ start, end }: Span, words: string): Span {
  const lead = words.length - words.trimStart().length;
  return { start: start + lead, end };
}

/** Roles whose word is news of the matter itself rather than of a reporter. */
export function isStatedBy(role: AsserterRole): boolean {
  return role !== "journalist" && role !== "coder";
}
