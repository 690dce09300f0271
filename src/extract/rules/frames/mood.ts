/** Mood: whether the words around a trigger deny it, imagine it, or hedge it. It acts inside the clause. */
import type { Clause } from "../reading/passage.ts";

/** The mood of a clause at a place. */
export interface Mood {
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly hedged: boolean;
}

/** Phrases with a negation in them that deny nothing. */
const noDenial =
  /\b(?:not only|no longer|not just|no doubt|not the first|not immediately|not alone|not to mention|if not|not surprisingly|no stranger|no fewer|no less|not uncommon|not necessarily the|(?:not|never)(?: been)? (?:affected|impacted|hit|touched|disrupted|compromised|harmed) by (?:the|this|that)|cannot be ruled out|could not be ruled out|not rule out|not ruled out)\b/gi;
const denial =
  /\b(?:not|never|no|none|nobody|neither|nor|without|nothing|cannot)\b|n't\b|\b(?:den(?:y|ied|ies|ying)|rul(?:ed?|es|ing) out|refut(?:ed|es|ing)|reject(?:ed|s|ing)|lack(?:ed|s|ing)?|rather than|instead of|prevent(?:ed|ing|s)?|thwart(?:ed|ing|s)?|avert(?:ed|ing|s)?|foil(?:ed|ing|s)?|avoid(?:ed|ing|s)?|unaware of|fail(?:ed|ing|s)? to|unable to)\b/i;
/** "Did not say whether", "is not known if": nothing is said of the thing itself. */
const unsaid =
  /\b(?:not|n't|never|unclear|unknown|no (?:word|details?|information))\b[^.;]{0,20}\b(?:say|said|know|known|clear|specify|confirm|disclose|reveal|comment|determine|whether|how|if|identify)\b/i;
const modal = /\b(?:could|would|should|can|cannot|must|will|shall)\b/i;
const imagined =
  /\b(?:if|whether|(?:risks?|probability|likelihood|chances?|odds) of|threats? of|danger of|to prevent|prevents?|preventing|to avoid|protect\w* (?:\w+ )?(?:against|from)|defen[ds]\w* against|in case|how to|potential for|attempt(?:s|ed|ing)? to|tr(?:y|ies|ied|ying) to|(?:may|might) (?:try|use|attempt|seek|then|also|want)|plan(?:s|ned|ning)? to|aim(?:s|ed)? to|exercise|simulat\w+|drill|vulnerable to|susceptible to|fears? (?:of|that)|speculation (?:about|of|that)|rumou?rs (?:about|of|that)|warn\w* (?:\w+ )?(?:of|that|against|about)|unlikely|in the event of|future|next time|hypothetical|capable of|designed to|(?:enables?|allows?|lets?|permits?)(?! (?:had|has|have|was|were|and)\b)|ensur(?:e|es|ing)|make sure|making sure|to (?:confirm|verify|check|determine)|in order to|any)\b/i;
const hedge =
  /\b(?:may|might|appear(?:s|ed)?|possibl[ey]|potential(?:ly)?|alleged(?:ly)?|alleg(?:es|ing)|reportedly|reported(?! (?:that|an?|the|its|their|his|her|on|to|by|in|having|being|from|for)\b)|suspect(?:s|ed)?|believ(?:e|es|ed)|apparent(?:ly)?|seem(?:s|ed)?|likely|probabl[ey]|could have|claim(?:s|ed)?|purported(?:ly)?|so-called|supposed(?:ly)?|thought to)\b/i;

/** What only seemed to come from somebody did come. */
const noHedge = /\b(?:appear|purport|claim|seem|pretend)(?:ed|ing)? to (?:be|come|have come|originate) from\b/gi;

/** How far back a negation or a modal reaches, in UTF-16 units. */
const reach = 130;

/** A modal verb colours no more than the verb that follows it, with an adverb or an object between. */
const modalReach = 42;

/** The mood of the words from `start` to `end` of a clause. */
export function moodAt(clause: Clause, start: number, end: number): Mood {
  const from = start - clause.start;
  const before = clause.text
    .slice(Math.max(0, from - reach), from)
    .replace(noDenial, " ")
    .replace(noHedge, " ")
    .replace(ownObject, " ");
  const inside = clause.text
    .slice(from, end - clause.start)
    .replace(noHedge, " ")
    .replace(/\b(?:if|unless)\b.*$/i, "");
  const after = clause.text.slice(end - clause.start, end - clause.start + 32);
  const open = lastSegment(before);
  const wondered = unsaid.test(open);
  return {
    negated:
      !wondered &&
      (denial.test(open) ||
        /^[^,.;]{0,14}\b(?:not|never)\b(?! only)/i.test(after.replace(sparing, " ")) ||
        /\b(?:not|never|no)\b|n't\b/i.test(inside)),
    hypothetical:
      wondered ||
      (/\b(?:may|might) $/i.test(before) && !/^(?:have|be)\b/i.test(inside)) ||
      imaginedIn(open) ||
      /^ (?:could|would|may|might|can|will|should) (?!have)/i.test(after) ||
      /^ (?:are|is) (?:increasing|common|on the rise|becoming|growing|often|typically|usually|one of|getting|rising)\b/i.test(
        after,
      ) ||
      /\b(?:could|would|can|should|whether)\b(?! have been)/i.test(inside),
    hedged: hedge.test(before) || /\b(?:may|might|could) have\b/i.test(`${open}${inside}`) || hedge.test(inside),
  };
}

/** "May have been" and "could have been" are hedges, not imaginings. */
function imaginedIn(words: string): boolean {
  const plain = words
    .replace(/\b(?:(?:could|would) have(?: been)?|would (?:later |soon |eventually )?turn out)\b/gi, " ")
    .replace(/\bany (?:of|one)\b/gi, " ");
  return imagined.test(plain) || modal.test(plain.slice(-modalReach));
}

/** "The attack never touched the count" denies an effect of the attack, not the attack. */
const sparing =
  /^[^,.;]{0,14}\b(?:not|never) (?:\w+ly )?(?:touch|reach|affect|compromis|impact|disrupt|access|breach|harm|damag|alter|expos|involv|extend|spread|interfer|hinder|interrupt|influenc|prevent|stop|chang|put|get|come)\w*/i;

/** "With no card code" denies the code, not what follows it. */
const ownObject = /\b(?:with|(?<=\w )and) no (?:\w+ ){1,3}(?:\([^)]{1,12}\))?\s?/gi;

/** Where a denial ends that has its participle and a comma after it: "was not touched, the other systems …". */
function endOfDenial(before: string): number {
  const match = /^.*(?:\b(?:not|never)|n't)\s(?:been\s)?\w+ed\b[^,]{0,24},\s/i.exec(before);
  return match === null ? 0 : match[0].length;
}

/** The words after the last comma that is followed by a new subject: a denial before it does not reach over. */
function lastSegment(before: string): string {
  const cut = Math.max(
    before.lastIndexOf(", but "),
    before.lastIndexOf(" but "),
    before.lastIndexOf(", and "),
    before.lastIndexOf(": "),
    before.lastIndexOf('" '),
    ...["after", "because", "when", "since", "following"].map((word) => before.lastIndexOf(` ${word} `)),
  );
  const done = endOfDenial(before);
  return before.slice(Math.max(0, cut, done));
}
