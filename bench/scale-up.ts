/**
 * Records in any number for measuring, made from the real ones: each is a real record under another number, with another name,
 * country and date, and with some words exchanged, so that words and values are spread as in a larger collection. The same
 * seed gives the same records.
 */
import type { IncidentId } from "../src/domain/incident.ts";
import { type Projection, shownOf, type Told, type ToldAssertion } from "../src/domain/projection.ts";
import type { Content } from "../src/domain/value.ts";
import { countryCodes } from "../src/vocabulary/country.ts";
import { realRecords, realSources } from "../test/laws/round-trip.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** What the desk would be told of the real records that are here, every so manyth of each source. Throws where none are. */
export function realProjections(step = 1): readonly Projection[] {
  const here = realSources.filter((source) => source.isHere());
  if (here.length === 0) throw new Error("../shared/data is not here");
  return here.flatMap((source) => [...realRecords(source, step)]);
}

/** So many records, made one at a time. */
export function* scaledUp(real: readonly Projection[], count: number, seed = 1): Generator<Projection> {
  const random = randomFrom(seed);
  const words = wordsOf(real);
  for (let index = 0; index < count; index += 1) {
    const base = real[Math.floor(random() * real.length)];
    if (base !== undefined) yield varied(base, { random, words, number: numberOf(index) });
  }
}

/** A number of its own for each, spread as random ones are. */
export function numberOf(index: number): IncidentId {
  // An odd factor leads through all numbers below a power of two before any comes again.
  let rest = (index * 0x2545f491 + 0x1234567) % 2 ** 30;
  let digits = "";
  for (let place = 0; place < 6; place += 1) {
    digits = (alphabet[rest % 32] ?? "0") + digits;
    rest = Math.floor(rest / 32);
  }
  return `CB-${digits}` as IncidentId;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Variation {
  readonly random: () => number;
  readonly words: readonly string[];
  readonly number: IncidentId;
}

function varied(base: Projection, variation: Variation): Projection {
  const { random, number } = variation;
  const since = new Date(Date.UTC(2024, 0, 1) + Math.floor(random() * 730) * 86_400_000).toISOString();
  const years = Math.floor(random() * 12) - 6;
  const country = random() < 0.3 ? countryCodes[Math.floor(random() ** 2 * countryCodes.length)] : undefined;
  const changed: Record<string, Told> = {};
  const change = (field: keyof Projection["fields"], make: (content: Content) => Content) => {
    if (base.fields[field].kind !== "shown") return;
    const assertions = shownOf(base, field).map((told): ToldAssertion => ({ ...told, content: make(told.content) }));
    changed[field] = { kind: "shown", assertions };
  };
  change("victim.name", (content) => (content.kind === "name" ? { ...content, name: nameFrom(variation) } : content));
  for (const field of ["summary", "description"] as const) {
    change(field, (content) =>
      content.kind === "prose" ? { ...content, text: exchanged(content.text, variation) } : content,
    );
  }
  for (const field of ["date.began", "date.discovered", "date.disclosed"] as const) {
    change(field, (content) => (content.kind === "date" ? { ...content, edtf: moved(content.edtf, years) } : content));
  }
  if (country !== undefined)
    change("victim.country", (content) => (content.kind === "term" ? { ...content, term: country } : content));
  return { ...base, incident: number, since, fields: { ...base.fields, ...changed } };
}

/** One name of many; some stand in several records, as organisations do that were hit more than once. */
function nameFrom({ random, words }: Variation): string {
  const word = () => {
    const text = words[Math.floor(random() * words.length)] ?? "North";
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const kinds = ["Hospital", "University", "Bank", "City of", "Group", "Energy", "Logistics", "Schools", "Ministry of"];
  const kind = kinds[Math.floor(random() * kinds.length)] ?? "Group";
  return kind.endsWith("of")
    ? `${kind} ${word()}`
    : random() < 0.5
      ? `${word()} ${kind}`
      : `${word()} ${word()} ${kind}`;
}

/** Every seventh word or so gives way to another; now and then to one that stands nowhere else. */
function exchanged(text: string, { random, words }: Variation): string {
  return text.replace(/[\p{L}]{4,}/gu, (word) => {
    const chance = random();
    if (chance < 0.004) return `${word}${Math.floor(random() * 1e6).toString(36)}`;
    return chance < 0.14 ? (words[Math.floor(random() ** 2 * words.length)] ?? word) : word;
  });
}

/** Moved by whole years; the last days of February stay days that exist. */
function moved(edtf: string, years: number): string {
  return edtf
    .replace(/(?<![-\d])\d{4}(?=$|[-/?~%])/g, (year) => String(Number(year) + years))
    .replaceAll("-02-29", "-02-28");
}

/** All words of the prose, those of most records first. */
function wordsOf(real: readonly Projection[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const projection of real) {
    for (const { content } of [...shownOf(projection, "summary"), ...shownOf(projection, "description")]) {
      if (content.kind !== "prose") continue;
      for (const word of new Set(content.text.toLowerCase().match(/\p{L}{3,}/gu)))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
}
