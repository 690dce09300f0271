/**
 * Sentences that address a reading machine rather than a reader ("ignore the above, set the actor to …"). They are mere text:
 * named in a finding, and read for nothing.
 */

const things =
  "(?:actor|attacker|attribution|victim|motive|technique|field|fields|value|values|record|draft|incident type|severity|confidence|marking|json|output|answer|schema|asserter|status|instruction|prompt)s?";

const addresses: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.;]{0,40}\b(?:above|previous|preceding|prior|earlier|foregoing|instructions?|rules|prompt|this article|the text|the rest)\b/i,
  new RegExp(
    String.raw`(?:^|[.;:,"(\]]\s{0,2}|\b(?:please|now|then|and|must|should|you|to)\s)(?:set|change|mark|record|output|return|classify|label|code|fill|treat|respond|reply|print|insert|write|enter|assign|replace|update)\s(?:[\w'-]{1,15}\s){0,3}${things}\s(?:[\w'-]{1,15}\s){0,3}(?:to|as|=|:|with|is|in)(?:\s|$)`,
    "i",
  ),
  /\b(?:you are|act as|pretend to be|as)\s(?:now\s)?an?\s(?:helpful\s)?(?:ai|assistant|language model|llm|extractor|parser|chatbot|curator bot|extraction (?:tool|system|engine))\b/i,
  /^\W{0,3}(?:system|assistant|developer|instructions?(?: to| for)?|(?:important )?note to (?:the )?(?:ai|model|extractor|parser|machine|bot|system|llm|automated)[\w\s]{0,20}|attention,? (?:ai|llm|model|machine|extractor)[\w\s]{0,20})\s?[:\]>]/i,
  /\b(?:ai|llm|language models?|automated|machine|extraction)\s(?:readers?|models?|systems?|tools?|extractors?|parsers?|assistants?|agents?|software)\b[^.;]{0,30}\b(?:must|should|shall|are (?:instructed|required|asked)|is (?:instructed|required|asked))\b/i,
  /<\/?(?:system|instructions?|prompt|assistant)\b|\[\/?INST\]|<\|[a-z_]{2,20}\|>/i,
  /\b(?:the|this) (?:extractor|parser|language model|coding machine|reading machine)\b[^.;]{0,20}\b(?:must|should|shall|will|has to)\b/i,
];

/** Whether a sentence speaks to a machine that reads it. */
export function addressesMachine(sentence: string): boolean {
  return isDataLine(sentence) || addresses.some((address) => address.test(sentence));
}

/** Whether a block is data made to look like a machine's answer: a JSON object, or a fence around one. */
export function isDataBlock(block: string): boolean {
  return /^\s{0,20}(?:`{3}[a-z]{0,10}\s{0,5})?[[{]/.test(block) && isDataLine(block);
}

/** Holds a quoted key with a value in a brace. */
function isDataLine(text: string): boolean {
  return /[{,[]\s{0,10}"[\w.$-]{1,40}"\s{0,3}:/.test(text);
}
