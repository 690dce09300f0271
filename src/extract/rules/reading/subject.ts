/** Subjects: the words of a clause that stand before its verb, found without a grammar. */

/** Verbs that end a subject: auxiliaries, and verbs of being, going on, suffering and standing somewhere. */
const finite =
  /\s(?:(?:all|both|each|also|still|never|too|then|now|simply|themselves|itself|likewise)\s){0,6}(?:was|were|is|are|had|have|has|did|do|does|could|can|would|will|may|might|went|go|goes|ran|runs?|remain(?:ed|s)?|continue[ds]?|stay(?:ed|s)?|kept|keeps?|worked|works?|operate[ds]?|functioned|sits?|sat|stands?|stood|lives?|lived|use[sd]?|rel(?:y|ies|ied)|depends?|travel(?:led|s)?|move[sd]?|took|takes?|suffered|came|comes?|got|held|holds?|carr(?:y|ies|ied)|resides?|served?|belong(?:s|ed)?|includes?|included|fell|felt|lost|escaped|survived|proceed(?:ed|s)?|departed|arrived|departs?|opened|closed|counts?|counted|prints?|reads?|adds?|connects?)\b/gi;

/** A verb after one of these belongs to a clause that only says which thing is meant. */
const relative =
  /\b(?:that|which|who|whom|where|we|they|people|you)\s(?:\w+ly\s)?$|\b(?:which|whom|where)\s(?:the|an?|its|their|our)\s(?:[\w'-]+\s){1,2}$/i;

/** The subject of a clause as written; null where no verb is known or what stands before it is too long to be one. */
export function subjectIn(clause: string): string | null {
  const opened =
    /^["']?(?:(?:and|but|while|although|though|however|so|because|as|yet)\s)?/i.exec(clause)?.[0].length ?? 0;
  const words = clause.slice(opened, opened + 220);
  for (const { index } of words.matchAll(finite)) {
    if (relative.test(words.slice(0, index + 1))) continue;
    return index < 3 || index > 160 ? null : words.slice(0, index);
  }
  return null;
}
