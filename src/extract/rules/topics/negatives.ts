/** Negative findings: each object that a speaker says was not affected, and each event that a speaker says did not happen. */
import type { Field } from "../../../domain/field.ts";
import type { Matter } from "../../../domain/value.ts";
import type { Proposed } from "../../extractor.ts";
import { type Hit, speaks } from "../frames/hits.ts";
import { propose, quoteSpan, stanceOf } from "../proposals/propose.ts";
import { hitsAbout, type Scene } from "../proposals/scene.ts";
import { slugOf } from "../../../domain/source.ts";
import { subjectIn } from "../reading/subject.ts";
import type { Speaker } from "../speakers/speaker.ts";

/** Fields whose frames say that something was down. */
const showsOutage: ReadonlySet<Field> = new Set<Field>(["cia.availability", "date.restored", "incident.type"]);

/** "So did the archive." says what the sentence before it says. */
function isEcho({ sentence, start, end }: Hit): boolean {
  return /^so\b/i.test(sentence.text.slice(start - sentence.start, end - sentence.start));
}

function sparesBefore({ sentence }: Hit, { document }: Scene): boolean {
  const before = document.lines[sentence.index - 1];
  return before?.hits.some((hit) => hit.frame.field === "finding.not-affected" && speaks(hit)) === true;
}

/** What went on or stood apart was spared only where something else was down. */
const ofOutages: ReadonlySet<string> = new Set([
  "not-affected-as-planned",
  "not-affected-apart",
  "not-affected-left-alone",
  "not-affected-whole",
]);

/** No more objects than these are read from one list. */
const mostObjects = 8;

/** What was stated not to be affected and not to have happened, one proposal an object. */
export function proposeNegatives(scene: Scene): readonly Proposed[] {
  const seen = new Set<string>();
  const outage = hitsAbout(scene, (field) => showsOutage.has(field)).some(
    ({ frame }) => frame.field !== "incident.type" || frame.value === "ddos",
  );
  return hitsAbout(scene, (field) => field === "finding.not-affected" || field === "finding.not-happened").flatMap(
    (hit) => {
      if (ofOutages.has(hit.frame.id) && !outage) return [];
      if (isEcho(hit) && !sparesBefore(hit, scene)) return [];
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

/** Whom "They were not affected" means: the subject of the clause before, else of the sentence before, where both fit into a quote. */
function spokenOfBefore(hit: Hit, { document }: Scene): { readonly words: string; readonly start: number } | null {
  const { clause, sentence, start } = hit;
  const before = sentence.text.slice(0, start - sentence.start);
  if (
    !/(?:^|[\s"'])(?:they|these|those|it|all|each|both|none|(?:all|both|each|none) of (?:these|them|those|which))(?:\s(?:all|both|too|also|still|have|had|has)){0,6}\s?$/i.test(
      before,
    )
  )
    return null;
  const home = sentence.clauses.findLast((one) => one.end <= clause.start);
  const near = home === undefined ? null : subjectIn(home.text);
  if (home !== undefined && near !== null) return { words: near, start: home.start };
  const previous = document.lines[sentence.index - 1]?.sentence;
  if (previous?.paragraph !== sentence.paragraph || clause.end - previous.start > 300) return null;
  const subject = subjectIn(previous.text);
  return subject === null ? null : { words: subject, start: previous.start };
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
  const subject = home === undefined ? null : subjectIn(home.text);
  if (home === undefined || subject === null) return clause;
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
      .replace(/^(?:no|none of|neither|not (?:a single|one|any)|left|leaving|leaves|kept|keeping)\s/i, "")
      .replace(
        /\s(?:was|were|has been|have been|had been|is|are|came|got|went|suffered|stopped|failed|faltered|missed|felt|sustained|experienced|noticed|depends?|rel(?:y|ies)|runs?|sits?|took|had)\b.*$/i,
        "",
      )
      .replace(
        /\s(?:untouched|alone|intact|unharmed|unaffected|undisturbed|unscathed|in peace|unchanged|undamaged)$/i,
        "",
      ),
  );
}

const sayWord =
  "(?:said|says?|confirm(?:ed|s)|stress(?:ed|es)?|stated|announce[ds]|told(?: \\w+)?|tells|wrote|writes|add(?:ed|s)|explain(?:ed|s)|noted|insist(?:ed|s)|reiterate[ds]|emphasi[sz]e[ds]?|maintain(?:ed|s)|clarif(?:ied|ies)|assure[ds]?(?: \\w+)?|reaffirm(?:ed|s)|found|showed|believe[ds]?|conclude[ds]|claimed|acknowledge[ds]|reported|pointed out|points out|underline[ds])";
/** "… said that", "… said in a release that", "… was at pains to say that", and a bare "that" before a noun phrase. */
const saidThat = new RegExp(
  String.raw`^.*\b(?:${sayWord}(?: (?:in|on|at|to|during|via|through|by|with)(?: [\w'-]+){1,5}?| \w+day| late| also| later)+ that|that(?=\s(?:the|its|their|his|her|our|all|both|neither|no|any|an?|these|those|it|they|none)\b)|${sayWord})\b[,:]?\s(?:that\s)?`,
  "i",
);

/** The subject of the clause, without the speaker who says it and without what opens the clause. */
function objectsBefore(words: string): readonly string[] {
  const said = saidThat.exec(words);
  const told = said === null ? words : words.slice(said[0].length);
  const own = told.slice(
    endOf(
      /^.*(?:[:;"]\s|,\s(?:adding|saying|noting|stressing|insisting|emphasi[sz]ing|claiming|confirming|explaining|meaning|ensuring|assuring)\s(?=\S))/,
      told,
    ),
  );
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
  const parts = subject
    .replace(/^(?:on|at|in|by|for|as|from|with|throughout|during) (?:the |an? )?(?:[\w-]+ ){0,3}?[\w-]+,\s/i, "")
    .split(/\b(?:including|such as|like)\s/i);
  return listOf((parts.length > 1 ? parts.slice(1).join(", ") : subject).replace(/,\s*$/, ""));
}

/** Where a pattern that opens the words ends; 0 where it does not stand there. */
function endOf(pattern: RegExp, words: string): number {
  return pattern.exec(words)?.[0].length ?? 0;
}

/** "voting systems, ballot tabulation, or result reporting" -> three; "personal or financial data" stays one. */
function listOf(words: string): readonly string[] {
  const parts = words.split(/,\s*(?:and|or|nor)\s+|,\s+|(?<!\s)\s+(?:and|or|nor|as well as)\s+/i).map(tidy);
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
    .replace(/^[\s"',]+/, "")
    .replace(/(?<![\s"',.])[\s"',.]+$/, "")
    .replace(
      /^(?:(?:any|either|same|the|all|other|both|of|to|with|by|on|for|our|some|that|these|those|many|most)\s)+/i,
      "",
    )
    .replace(
      /\s(?:(?:ever|even|in any way|itself|themselves) )?(?:affected|encrypted|touched|stolen|altered|compromised|accessed|harmed|reached|involved|disrupted|at risk|in danger|damaged|hit|exposed|impacted|breached|disturbed|interrupted|under threat|impaired|hindered)$/i,
      "",
    )
    .replace(
      /\s(?:also|themselves|itself|which|that|have|has|had|was|were|is|are|at this time|at any time|in any way|so far|still|all|directly|otherwise|either)$/i,
      "",
    )
    .trim();
}

/** "the systems we vote with", "the network over which results travel": a clause that only says which. */
const which =
  /\s(?:that |which )?(?:we|they|people|voters|customers|patients|staff) (?:use[sd]?|vote|count|pay|work|rely|depend|book)\b.*$|\s(?:(?:over|on|in|through|by|with|to|for|from|at|via|of) )?(?:which|that|who|whom|whose|where)\b.*$|\s(?:used|run|operated|kept|held|needed|meant|known|called) (?:by|for|to|in|at|on|as)\b.*$/i;

function isObject(whole: string): boolean {
  const part = whole.replace(which, "");
  return (
    part.length > 2 &&
    whole.split(" ").length <= 16 &&
    part.split(" ").length <= 12 &&
    !/^(?:it|they|this|that|them|he|she|we|you|these|those|who|which|there|its|their|anyone|anything|everything|nothing|others?|us|him|her|one|i|what|so|people|users?|customers?|the|all|both|none|each|neither|either|everyone|everybody|any|much|day|then|now|(?:[\w-]+ )?(?:seconds|minutes|hours|days|weeks|months|years|statement|case))$/i.test(
      part,
    ) &&
    !/\b(?:said|says|told|did|does|whether|cause|worry|if|they|it|we|he|she|i|you|not|who|had|would|could|attacks?|attackers?|hackers?|intruders?|carried on|ran|went|continued|was|were)\b/i.test(
      part,
    ) &&
    !/^(?:in|on|at|by|from|with|for|to|of|under|over|after|before|during|despite|since|according|out|as|once|again|though|although|while|when|if|also|here|there|now|then|still|yet|however|apart|besides|instead|unlike|until|within|without|because|due|thanks|not|only|even|just|and|or|but|so)\s/i.test(
      whole,
    ) &&
    !/(?:^|\s)(?:staff|engineers?|technicians?|teams?|crews?|workers|experts|specialists|investigators|administrators|colleagues|officials|volunteers)$/i.test(
      part,
    ) &&
    !/^(?:though|however|meanwhile|otherwise|instead|too|again)$/i.test(part) &&
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
    .replace(/(?<![\s,"'])[\s,"']+$/, "")
    .trim();
  return what.length < 4 ? [] : [{ kind: "matter", what, object: "event" }];
}
