/** Clauses: the stretches of a sentence within which a negation, a hedge and a speaker act. */
import type { Clause, Span } from "./passage.ts";

/** Where a new clause opens. The first character of the new clause is the first one after the match of group 1. */
const borders = new RegExp(
  [
    String.raw`;\s`,
    String.raw`,?\s(?=when\s)`,
    String.raw`\s-{1,2}\s`,
    String.raw`,?\s(?=(?:but|while|although|though|whereas|however|yet|because|even though)\s)`,
    String.raw`,\s(?=(?:which|who|whose|where|when|after which|after|before|as|so|adding|noting|saying|causing|leaving|forcing|citing|prompting|with|resulting|meaning)\s)`,
    String.raw`,\s(?=(?:and|or)\s(?:it|he|she|they|we|the|that|is|are|was|were|has|have|had|said|says|will|did|does|no|there)\b)`,
    String.raw`\s(?=and\s(?:it|he|she|they|was|were|is|are|had|has|that|threatened|demanded|said|says|did|does|will|would|told|added|notified|reported|declared)\s)`,
    String.raw`\s(?=(?:and|or)\s(?:the|its|their|an?)\s\w{1,15}\s(?:was|were|had|has|have|is|are|did|said)\s)`,
    String.raw`,?\s(?=(?:showing|suggesting) that\s)`,
  ].join("|"),
  "gi",
);

/** Clauses shorter than this are left with the one before. */
const shortest = 8;

/** No sentence is parted into more clauses than this; the rest stays in the last one. */
const mostClauses = 60;

/** The clauses of a sentence, in order. */
export function clausesOf(text: string, sentence: Span): readonly Clause[] {
  const words = text.slice(sentence.start, sentence.end);
  const starts = [0, ...openingBorder(words), ...bordersIn(words)].toSorted((a, b) => a - b);
  const clauses: Clause[] = [];
  for (const [place, start] of starts.entries()) {
    const end = starts[place + 1] ?? words.length;
    const trimmed = words.slice(start, end).replace(/(?<![\s,;(-])[\s,;(-]+$/, "");
    if (trimmed === "") continue;
    clauses.push({ start: sentence.start + start, end: sentence.start + start + trimmed.length, text: trimmed });
  }
  return clauses;
}

function bordersIn(words: string): readonly number[] {
  const found: number[] = [];
  for (const match of words.matchAll(borders)) {
    const place = match.index + match[0].length;
    if (place - (found.at(-1) ?? 0) < shortest || words.length - place < shortest) continue;
    found.push(place);
    if (found.length >= mostClauses) break;
  }
  return found;
}

/** The end of a clause that opens the sentence ("While …, officials said …"). */
function openingBorder(words: string): readonly number[] {
  if (!/^(?:while|although|though|even though|as|after|when|if|once|because|since|despite)\s/i.test(words)) return [];
  const comma = words.slice(0, 240).search(/,\s(?!\d|and\s|or\s|[a-z-]{1,16},)/);
  return comma < shortest ? [] : [comma + 2];
}
