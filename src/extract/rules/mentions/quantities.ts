/** Quantities: numbers with what they count, as a text writes them ("more than 1.2 million customers", "$4.5m"). */
import type { Qualifier } from "../../../domain/amount.ts";
import type { Span } from "../reading/passage.ts";

/** A number in a text. */
export interface Quantity extends Span {
  readonly value: number;
  readonly qualifier: Exclude<Qualifier, "between">;
  /** Currency by ISO 4217; null: not money. */
  readonly currency: string | null;
}

const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
};
const small = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const currencies: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  usd: "USD",
  dollars: "USD",
  dollar: "USD",
  a$: "AUD",
  au$: "AUD",
  aud: "AUD",
  c$: "CAD",
  ca$: "CAD",
  cad: "CAD",
  "€": "EUR",
  eur: "EUR",
  euros: "EUR",
  euro: "EUR",
  "£": "GBP",
  gbp: "GBP",
  pounds: "GBP",
  "¥": "JPY",
  yen: "JPY",
  jpy: "JPY",
  yuan: "CNY",
  "₹": "INR",
  rupees: "INR",
  won: "KRW",
  btc: "BTC",
  bitcoin: "BTC",
  bitcoins: "BTC",
  chf: "CHF",
  francs: "CHF",
  kronor: "SEK",
};

const figure = new RegExp(
  String.raw`(?:(US\$|AU\$|A\$|CA\$|C\$|[$€£¥₹]|USD|EUR|GBP|CHF)\s?)?(?<![\w.,/:-])(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(\.\d{1,3})?(?:[\s-]?(thousand|million|billion|trillion|bn|mn|[kmb])(?![\w-]))?(?:[\s-](U\.?S\.? dollars?|dollars?|euros?|pounds|yen|yuan|rupees|won|bitcoins?|btc|francs|kronor)(?!\w))?(?![\w/]|[.,]\d|-\d|:\d)`,
  "gi",
);
const worded = new RegExp(
  String.raw`(?<![\w-])(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[\s-](thousand|million|billion))?(?![\w])`,
  "gi",
);

const lead: readonly (readonly [RegExp, Quantity["qualifier"]])[] = [
  [
    /\b(?:more than|over|at least|upwards of|in excess of|exceeding|above|greater than|no fewer than|no less than|topped|exceeded|well over)\s(?:an? |some |estimated )?$/i,
    "at-least",
  ],
  [
    /\b(?:up to|as many as|as much as|at most|fewer than|less than|no more than|under|below|nearly up to|a maximum of)\s(?:an? |some |estimated )?$/i,
    "at-most",
  ],
  [
    /\b(?:about|around|some|approximately|roughly|nearly|almost|close to|an estimated|estimated|approx\.?|circa|just under|just over|somewhere around)\s(?:an? )?$/i,
    "about",
  ],
];

/** The quantities in a clause whose text starts at `offset` of the report. Years, times of day and version numbers are left out by their form. */
export function quantitiesIn(text: string, offset: number): readonly Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(figure)) {
    const [whole, sign, digits = "", fraction = "", scale, unit] = match;
    const factor = scale === undefined ? 1 : (scales[scale.toLowerCase()] ?? 1);
    const value = round(Number(digits.replaceAll(",", "") + fraction) * factor);
    const currency = currencies[(sign ?? unit ?? "").toLowerCase().replace(/^u\.?s\.? /, "")] ?? null;
    if (currency === null && scale === undefined && fraction === "" && /^(?:19|20)\d\d$/.test(digits)) continue;
    if (scale?.length === 1 && currency === null && !/\d\s?[km]$/i.test(whole)) continue;
    found.push({
      ...placed(match.index, whole, offset),
      value,
      currency,
      qualifier: qualifierAt(text, match.index, whole.length),
    });
    if (found.length > 40) return found;
  }
  for (const match of text.matchAll(worded)) {
    const value = small.indexOf((match[1] ?? "").toLowerCase()) * (scales[(match[2] ?? "").toLowerCase()] ?? 1);
    found.push({
      ...placed(match.index, match[0], offset),
      value,
      currency: null,
      qualifier: qualifierAt(text, match.index, match[0].length),
    });
    if (found.length > 60) break;
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function placed(index: number, whole: string, offset: number): Span {
  const lead = whole.length - whole.trimStart().length;
  return { start: offset + index + lead, end: offset + index + whole.trimEnd().length };
}

function qualifierAt(text: string, index: number, length: number): Quantity["qualifier"] {
  const before = text.slice(Math.max(0, index - 28), index);
  const after = text.slice(index + length, index + length + 10);
  if (/^ or more\b/i.test(after)) return "at-least";
  if (/^ or (?:so|thereabouts)\b/i.test(after)) return "about";
  return lead.find(([pattern]) => pattern.test(before))?.[1] ?? "exactly";
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
