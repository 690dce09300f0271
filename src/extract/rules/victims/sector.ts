/** The sector of a victim: from the nouns in its name, else from those that describe it. */
import type { Sector } from "../../../vocabulary/sector.ts";
import { sectorNouns } from "../lexicon/sectors.ts";
import type { Document } from "../reading/document.ts";
import type { Span } from "../reading/passage.ts";
import type { Candidate } from "./candidates.ts";

/** A sector with the words that tell it. */
export interface SectorFound {
  readonly sector: Sector;
  readonly span: Span;
}

/** The victim's sector, or null where no word tells it. Words of the name count first, then those that stand beside it. */
export function sectorOf(victim: Candidate, { passage }: Document): SectorFound | null {
  for (const { mention } of victim.mentions.slice(0, 8)) {
    const sector = nounIn(mention.text);
    if (sector !== null) return { sector, span: mention };
  }
  for (const { mention, line } of victim.mentions.slice(0, 8)) {
    const from = Math.max(line.sentence.start, mention.start - 50);
    const before = passage.text.slice(from, mention.start);
    const described = /(?:^|[\s,(])((?:[\w'-]+ ){0,2}[\w'-]+) $/.exec(before);
    const sector = nounIn(described?.[1] ?? "");
    if (sector !== null && described !== null) {
      return { sector, span: { start: from + described.index, end: mention.end } };
    }
    const after = passage.text.slice(mention.end, Math.min(line.sentence.end, mention.end + 70));
    const apposition = /^(?:, (?:an?|the|one of [\w' ]{1,30}) ([^,.;]{3,60})| is (?:an?|the) ([^,.;]{3,60}))/.exec(
      after,
    );
    const told = apposition === null ? null : nounIn(apposition[1] ?? apposition[2] ?? "");
    if (told !== null && apposition !== null)
      return { sector: told, span: { start: mention.start, end: mention.end + apposition[0].length } };
  }
  return null;
}

/** The sector of the longest noun that stands in the words, the last one first: "children's hospital". */
function nounIn(words: string): Sector | null {
  const folded = words
    .toLowerCase()
    .replace(/'s\b(?! office)/g, "")
    .split(/[^\p{L}'-]+/u)
    .filter((word) => word !== "");
  for (let length = Math.min(4, folded.length); length > 0; length -= 1) {
    for (let from = folded.length - length; from >= 0; from -= 1) {
      const sector = sectorNouns.get(folded.slice(from, from + length).join(" "));
      if (sector !== undefined) return sector;
    }
  }
  return null;
}
