/** The seat of a victim: country and region, from its name or from the words beside it. */
import type { Place } from "../lexicon/places.ts";
import type { NameMention } from "../mentions/names.ts";
import type { Document, Line } from "../reading/document.ts";
import type { Span } from "../reading/passage.ts";
import type { Candidate } from "./candidates.ts";

/** A seat with the words that tell it. */
export interface Seat {
  readonly country: string;
  /** As in the gazetteer; null where the words tell no region. */
  readonly region: string | null;
  readonly span: Span;
}

/** Where the victim is seated, or null where nothing beside its name tells. */
export function seatOf(victim: Candidate, document: Document, gazetteer: ReadonlyMap<string, Place>): Seat | null {
  const mentions = victim.mentions.slice(0, 10);
  const seats = [
    ...mentions.map(({ mention }) => inName(mention, gazetteer)),
    ...mentions.map(({ mention, line }) => beside(mention, line, document, gazetteer)),
    dateline(document, gazetteer),
  ].filter((seat) => seat !== null);
  const [first] = seats;
  return seats.find(({ country, region }) => region !== null && country === first?.country) ?? first ?? null;
}

/** "… of Bavaria", "Ohio State University". A region counts before a country and a city. */
function inName(mention: NameMention, gazetteer: ReadonlyMap<string, Place>): Seat | null {
  const words = mention.text.split(" ");
  let found: Seat | null = null;
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const place = gazetteer.get(
        words
          .slice(from, from + length)
          .join(" ")
          .replace(/'s$/, ""),
      );
      if (place === undefined || (found !== null && place.region === null)) continue;
      if (found?.region == null) found = { country: place.country, region: place.region, span: mention };
    }
  }
  return found;
}

/** "Springfield, Illinois", "a hospital in Ohio", "German retailer …", "Texas-based …". */
function beside(
  mention: NameMention,
  line: Line,
  { passage }: Document,
  gazetteer: ReadonlyMap<string, Place>,
): Seat | null {
  const places = line.names.filter(({ place }) => place !== null);
  for (const { place, start, end } of places) {
    if (place === null) continue;
    const after = passage.text.slice(mention.end, start);
    const before = passage.text.slice(end, mention.start);
    const follows =
      start >= mention.end &&
      /^(?:,|'s)? ?(?:(?:an?|the|in|of|based in|headquartered in|located in|at) )?(?:(?:[A-Z][\w.]+),? ){0,2}(?:in )?$/.test(
        after,
      ) &&
      after.length < 42;
    const leads = end <= mention.start && /^(?:-based|'s)? (?:(?:[\w-]+ ){0,3})$/.test(before) && before.length < 36;
    if (!follows && !leads) continue;
    const span = follows ? { start: mention.start, end } : { start, end: mention.end };
    const finer = follows ? regionAfter(passage.text, end, gazetteer) : null;
    return {
      country: (finer ?? place).country,
      region: (finer ?? place).region,
      span: finer === null ? span : { ...span, end: finer.end },
    };
  }
  return based(mention, line, gazetteer);
}

/** "Ohio-based Northwind Mills": the hyphen makes one word of it. */
function based(mention: NameMention, { sentence }: Line, gazetteer: ReadonlyMap<string, Place>): Seat | null {
  const from = Math.max(0, mention.start - sentence.start - 50);
  const match = /([A-Z][\w.]{1,60}(?: [A-Z][\w.]{1,60})?)-(?:based|headquartered) (?:[\w-]{1,60} ){0,3}$/.exec(
    sentence.text.slice(from, mention.start - sentence.start),
  );
  const place = match === null ? undefined : gazetteer.get(match[1] ?? "");
  return match === null || place === undefined
    ? null
    : {
        country: place.country,
        region: place.region,
        span: { start: sentence.start + from + match.index, end: mention.end },
      };
}

function regionAfter(
  text: string,
  end: number,
  gazetteer: ReadonlyMap<string, Place>,
): (Place & { end: number }) | null {
  const match = /^, ([A-Z][\w]+(?: [A-Z]\w+)?\.?)/.exec(text.slice(end, end + 30));
  const name = match?.[1] ?? "";
  const place = gazetteer.get(name) ?? gazetteer.get(name.split(" ")[0] ?? "");
  return match === null || place?.region == null ? null : { ...place, end: end + match[0].length };
}

/** "OAKDALE, Calif. - ": the place that a report is sent from. */
function dateline({ passage }: Document, gazetteer: ReadonlyMap<string, Place>): Seat | null {
  const match = /^\s{0,4}([A-Z][A-Z .'-]{2,30})(?:, ([A-Z][\w.]+(?: [A-Z][\w.]+)?))?(?: \([\w ]{2,20}\))? --? /.exec(
    passage.text.slice(0, 90),
  );
  if (match === null) return null;
  const city = (match[1] ?? "").toLowerCase().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
  const place = gazetteer.get(match[2] ?? "") ?? gazetteer.get(city);
  const start = passage.text.indexOf(match[1] ?? "");
  return place === undefined
    ? null
    : {
        country: place.country,
        region: place.region,
        span: { start, end: match[0].trimEnd().replace(/(?<![\s-])[\s-]+$/, "").length },
      };
}
