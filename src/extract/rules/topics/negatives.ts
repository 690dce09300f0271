/** Negative findings: each object that a speaker says was not affected, and each event that a speaker says did not happen. */
import type { Matter } from "../../../domain/value.ts";
import type { Proposed } from "../../extractor.ts";
import type { Hit } from "../frames/hits.ts";
import { propose, quoteSpan, stanceOf } from "../proposals/propose.ts";
import { hitsAbout, type Scene } from "../proposals/scene.ts";
import { slugOf } from "../../../domain/source.ts";
import type { Speaker } from "../speakers/speaker.ts";

/** No more objects than these are read from one list. */
const mostObjects = 8;

/** What was stated not to be affected and not to have happened, one proposal an object. */
export function proposeNegatives(scene: Scene): readonly Proposed[] {
  const seen = new Set<string>();
  return hitsAbout(scene, (field) => field === "finding.not-affected" || field === "finding.not-happened").flatMap(
    (hit) => {
      const speaker = scene.speakerOf(hit);
      if (speaker.role === "attacker") return [];
      const told = hit.frame.field === "finding.not-affected" ? notAffected(hit, speaker) : notHappened(hit);
      const back = told.length === 0 && hit.frame.slot === "before" ? spokenOfBefore(hit, scene) : null;
      const matters = back === null ? told : matterList(back.words, speaker);
      return matters.flatMap((matter) => {
        const key = `${hit.frame.field} ${slugOf(matter.what)}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return propose(scene, {
          field: hit.frame.field,
          content: matter,
          stance: stanceOf(speaker.role, false),
          speaker,
          span: back === null ? quoteSpan(hit, speaker) : { start: back.start, end: hit.clause.end },
          rule: hit.frame.id,
        });
      });
    },
  );
}

/** Whom "They were not affected" means: the subject of the sentence before, where both fit into a quote. */
function spokenOfBefore(hit: Hit, { document }: Scene): { readonly words: string; readonly start: number } | null {
  const { clause, sentence, start } = hit;
  const previous = document.lines[sentence.index - 1]?.sentence;
  const pronoun = /^["']?(?:they|these|those|all of (?:these|them))\s(?:all |both )?$/i.test(
    sentence.text.slice(0, start - sentence.start),
  );
  if (!pronoun || previous?.paragraph !== sentence.paragraph || clause.end - previous.start > 300) return null;
  const subject = /^["']?(.{6,140}?)\s(?:are|is|were|was|have|has|had|run|runs|ran|stand|sit|live|work)\b/i.exec(
    previous.text,
  );
  return subject === null ? null : { words: subject[1] ?? "", start: previous.start };
}

function matterList(words: string, speaker: Pick<Speaker, "role" | "name">): readonly Matter[] {
  return listOf(words)
    .slice(0, mostObjects)
    .flatMap((object) => matterOf(object, speaker));
}

/** The objects that a hit names, each as written. */
export function notAffected(hit: Hit, speaker: Pick<Speaker, "role" | "name">): readonly Matter[] {
  const { start, end, frame } = hit;
  const clause = clauseWithSubject(hit);
  const words =
    frame.slot === "after"
      ? clause.text.slice(end - clause.start, end - clause.start + (frame.window ?? 160))
      : frame.slot === "within"
        ? clause.text.slice(start - clause.start, end - clause.start)
        : clause.text.slice(Math.max(0, start - clause.start - (frame.window ?? 160)), start - clause.start);
  const list =
    frame.slot === "after"
      ? objectsAfter(words)
      : frame.slot === "within"
        ? objectsWithin(words)
        : objectsBefore(words);
  return list.slice(0, mostObjects).flatMap((object) => matterOf(object, speaker));
}

/** The clause, with the one before it where it opens with a bare "and were not …". */
function clauseWithSubject({ clause, sentence, start }: Hit): { readonly text: string; readonly start: number } {
  if (!/^(?:and|but) $/i.test(clause.text.slice(0, Math.max(0, start - clause.start)))) return clause;
  const home = sentence.clauses.findLast((one) => one.start < clause.start);
  const subject = /^(.{3,140}?)\s(?:was|were|is|are|had|have|has|went|ran|remained|did|could|continued)\b/i.exec(
    home?.text ?? "",
  )?.[1];
  if (home === undefined || subject === undefined) return clause;
  return {
    text:
      sentence.text
        .slice(home.start - sentence.start, home.start - sentence.start + subject.length + 1)
        .padEnd(start - home.start) + sentence.text.slice(start - sentence.start),
    start: home.start,
  };
}

function objectsAfter(words: string): readonly string[] {
  const end =
    /[.;:"(]|\s(?:but|which|who|because|after|before|during|when|while|as|since|said|and (?:was|were|is|has|had|that|did|it|they|will|would)|due|despite|in any way|at any (?:time|point)|at all|thanks|by)\s|,"?\s(?:[^,]{1,60}\s)?(?:said|says|told|added|confirmed|according|wrote|stressed|noted)\b/.exec(
      words,
    );
  return listOf(words.slice(0, end?.index ?? words.length));
}

function objectsWithin(words: string): readonly string[] {
  return listOf(
    words
      .replace(/^(?:no|none of|neither)\s/i, "")
      .replace(/\s(?:was|were|has been|have been|had been|is|are)\b.*$/i, ""),
  );
}

/** The subject of the clause, without the speaker who says it and without what opens the clause. */
function objectsBefore(words: string): readonly string[] {
  const said =
    /^.*\b(?:that|said|says|confirmed|reiterated|emphasi[sz]ed|stressed|stated|announced|added|insisted|clarified|believes?|noted|told \w+|showed|found|assured \w+|maintained|reaffirmed)\b[,:]?\s(?:that\s)?/i.exec(
      words,
    );
  const told = said === null ? words : words.slice(said[0].length);
  const own = told.slice(endOf(/^.*(?:[:;"]\s|,\s\w+ing\s)/, told));
  const subject = own.replace(
    /^(?:(?:and|but|however|while|although|though|as|so|because|where|which|who|with)\s|[,"\s])+/i,
    "",
  );
  if (
    /(?:^|[,\s])(?:it|they|this|that|these|those|he|she|we|you|which|who)(?:\s(?:both|all|also|still))?\s*$/i.test(
      subject,
    )
  )
    return [];
  const parts = subject.split(/\b(?:including|such as|like)\s/i);
  return listOf((parts.length > 1 ? parts.slice(1).join(", ") : subject).replace(/,\s*$/, ""));
}

/** Where a pattern that opens the words ends; 0 where it does not stand there. */
function endOf(pattern: RegExp, words: string): number {
  return pattern.exec(words)?.[0].length ?? 0;
}

/** "voting systems, ballot tabulation, or result reporting" -> three; "personal or financial data" stays one. */
function listOf(words: string): readonly string[] {
  const parts = words.split(/,\s*(?:and|or|nor)\s+|,\s+|\s+(?:and|or|nor|as well as)\s+/i).map(tidy);
  const whole: string[] = [];
  for (const [place, part] of parts.entries()) {
    const previous = whole.at(-1);
    if (previous !== undefined && isAdjective(previous)) whole[whole.length - 1] = `${previous} and ${part}`;
    else if (part !== "" || place === 0) whole.push(part);
  }
  return whole.filter(isObject);
}

function isAdjective(part: string): boolean {
  return /^(?:personal|financial|medical|sensitive|confidential|private|internal|external|local|national|fire|federal|physical|critical|public|municipal|credit|debit|customer|patient|user|employee|voting|safety|health|operational|clinical|business|corporate|student|staff|police|state|sensitive personal|email|payment)$/i.test(
    part,
  );
}

function tidy(part: string): string {
  return part
    .replace(/^[\s"',]+|[\s"',.]+$/g, "")
    .replace(/^(?:(?:any|either|the|all|other|both|of|to|with|by|our|some|that|these|those|many|most)\s)+/i, "")
    .replace(/\s(?:affected|encrypted|touched|stolen|altered|compromised|accessed|harmed)$/i, "")
    .replace(
      /\s(?:also|themselves|itself|which|that|have|has|had|was|were|is|are|at this time|at any time|in any way|so far|still|all|directly|otherwise|either)$/i,
      "",
    )
    .trim();
}

/** "the systems we vote with": a clause that only says which. */
const which =
  /\s(?:that |which )?(?:we|they|people|voters|customers|patients|staff) (?:use[sd]?|vote|count|pay|work|rely|depend|book)\b/i;

function isObject(whole: string): boolean {
  const part = whole.replace(which, "");
  const words = whole.split(" ");
  return (
    part.length > 2 &&
    words.length <= 9 &&
    !/^(?:it|they|this|that|them|he|she|we|you|these|those|who|which|there|its|their|anyone|anything|everything|nothing|others?|us|him|her|one|i|what|so|people|users?|customers?|the)$/i.test(
      part,
    ) &&
    !/\b(?:said|says|told|did|does|whether|cause|worry|if|they|it|we|he|she|i|you|not|who|had|would|could)\b/i.test(
      part,
    ) &&
    /\p{L}{3}/u.test(part)
  );
}

/** "Their networks" in another's mouth are the speaker's. */
function matterOf(object: string, { role, name }: Pick<Speaker, "role" | "name">): readonly Matter[] {
  const own = /^(?:its|their|his|her|my)\s(.+)$/i.exec(object);
  const what =
    own === null
      ? object
      : role === "third-party" && name !== null
        ? `${own[1] ?? object} of ${name}`
        : (own[1] ?? object);
  return [{ kind: "matter", what: what.slice(0, 120), object: objectKind(what) }];
}

function objectKind(what: string): Matter["object"] {
  if (
    /\b(?:data|information|records?|details|files|passwords?|credentials|numbers|documents|emails?|codes?|databases?|rolls?|history)\b/i.test(
      what,
    )
  )
    return "data";
  if (
    /\b(?:services?|care|operations?|dispatch|process(?:es)?|reporting|tabulation|voting|counting|processing|payments|delivery|flights|production|resources|safety|supply|functions?)\b/i.test(
      what,
    )
  )
    return "service";
  if (
    /\b(?:compan(?:y|ies)|hospitals?|universit(?:y|ies)|customers|users|patients|organi[sz]ations?|stores|branches|schools|subsidiar\w+|hotels|banks?)\b/i.test(
      what,
    )
  )
    return "organisation";
  return "system";
}

/** The event that did not happen: the words of the trigger after its "no", and what follows in the clause. */
export function notHappened({
  clause,
  start,
  end,
  frame,
}: Pick<Hit, "clause" | "start" | "end" | "frame">): readonly Matter[] {
  const inside = clause.text.slice(start - clause.start, end - clause.start);
  const no = /\bno\s|\bany\s|\bnot\s(?:\w+\s)?(?:an?\s)?/i.exec(inside);
  if (no === null) return [];
  const evidence =
    /^(?:\w+\s)?(?:evidence|indications?|signs?|suggestion|trace|proof)\b(?:\s(?:at this time|so far|yet|to date))?\s?(?:that(?:\sthere\s(?:was|were|is))?|of|suggest(?:ing|ed|s)?|to suggest|point(?:ing|ed) to)?\s?(?:any\s|an?\s|the\s)?/i;
  const from = start - clause.start + no.index + no[0].length;
  const rest = clause.text.slice(from, from + (frame.window ?? 120));
  const what = (/^[^.;:"]{0,110}/.exec(rest.replace(evidence, ""))?.[0] ?? "")
    .replace(/\s(?:was|were|has been|have been|had been) (?:made|received|issued|demanded|requested).*$/i, "")
    .replace(/,\s.*$/, "")
    .replace(/[\s,"']+$/, "")
    .trim();
  return what.length < 4 ? [] : [{ kind: "matter", what, object: "event" }];
}
