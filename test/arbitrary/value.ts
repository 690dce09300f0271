/** Arbitrary values: whatever the codebook admits for a field. */
import fc from "fast-check";
import { type Amount, amountOf } from "../../src/domain/amount.ts";
import { type Field, fieldNames, fields } from "../../src/domain/field.ts";
import { attributionBases, type Content, matterObjects, type Value } from "../../src/domain/value.ts";
import { partsOfDay } from "../../src/domain/when.ts";

/** Records as JSON gives them: with the prototype of plain objects. */
export const plain = { noNullPrototype: true } as const;

/** Any field of the codebook; those often in which several assertions meet. */
export const anyField: fc.Arbitrary<Field> = fc.oneof(
  fc.constantFrom(...fieldNames),
  fc.constantFrom("victim.name", "summary", "date.began", "motive", "responsibility.attributed", "impact.persons"),
);

const letters = [
  "a",
  "B",
  "ß",
  "e\u0301",
  " ",
  "-",
  "'",
  '"',
  "<",
  "&",
  "\\",
  "/",
  "%",
  "\u0000",
  "\n",
  "😀",
  "漢",
  "ا",
];

/** Words as reports and people write them, some of them hostile; never blank, always well formed. */
export const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("Northfield", "Grey Heron", "ACME", "City of Ålesund", "Лада", "가나다") },
  { weight: 2, arbitrary: fc.constantFrom("__proto__", "constructor", "<b>x</b>", "a\u202eb", "😀 𠀀", '"\\u0000') },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...letters), { maxLength: 9 }).map((text) => `w${text.join("")}`) },
);

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, "0"));

/** A day that exists, `YYYY-MM-DD`. */
export const day: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1998, max: 2026 }), two(1, 12), two(1, 28))
  .map(([year, month, date]) => `${year}-${month}-${date}`);

const single = fc.oneof(
  day,
  day.map((text) => text.slice(0, 7)),
  day.map((text) => text.slice(0, 4)),
);

/** Any EDTF text that Casebook keeps. */
export const edtf: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(single, fc.constantFrom("", "", "?", "~", "%")).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: fc.constantFrom("202X", "20XX", "2021-XX", "2021-XX-XX", "2021-03-XX") },
  {
    weight: 2,
    arbitrary: fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
  },
  { weight: 1, arbitrary: fc.tuple(single, fc.constantFrom("..", "")).map((parts) => parts.join("/")) },
  { weight: 1, arbitrary: single.map((text) => `../${text}`) },
);

/** An amount in one of the units given. */
export function amountIn(units: readonly string[]): fc.Arbitrary<Amount> {
  const number = fc.oneof(fc.nat(2000), fc.nat(Number.MAX_SAFE_INTEGER), fc.constantFrom(0, 0.5, 1, 9.99, 999, 1000));
  return fc.oneof(
    fc
      .tuple(number, fc.constantFrom("exactly", "about", "at-least", "at-most"), fc.constantFrom(...units))
      .map(([value, qualifier, unit]) => amountOf(value, qualifier, unit)),
    fc.tuple(number, number, fc.constantFrom(...units)).map(([a, b, unit]): Amount => ({
      kind: "amount",
      min: Math.min(a, b),
      max: Math.max(a, b),
      qualifier: "between",
      unit,
    })),
  );
}

/** A value of the field's kind. */
export function valueFor(field: Field): fc.Arbitrary<Value> {
  const { value: kind, terms, units } = fields[field];
  const nameOrNull = field === "responsibility.not-attributed" ? fc.option(words) : words;
  switch (kind) {
    case "name":
      return words.map((name) => ({ kind, name }));
    case "term":
      return fc.constantFrom(...Object.keys(terms ?? {}).slice(0, 8)).map((term) => ({ kind, term }));
    case "prose":
      return words.map((text) => ({ kind, text }));
    case "date":
      return fc
        .record({ edtf, partOfDay: fc.constantFrom(null, ...partsOfDay) }, plain)
        .map((date) => ({ kind, ...date }));
    case "amount":
      return amountIn(units);
    case "party":
      return fc
        .record({ name: nameOrNull, basis: fc.constantFrom(null, ...keysOf(attributionBases)) }, plain)
        .map((party) => ({ kind, ...party }));
    case "matter":
      return fc
        .record({ what: words, object: fc.constantFrom(...keysOf(matterObjects)) }, plain)
        .map((matter) => ({ kind, ...matter }));
    case "relation":
      return fc
        .record({ what: words, incident: fc.constantFrom(null, "CB-000001"), reason: fc.option(words) }, plain)
        .map((relation) => ({ kind, ...relation }));
  }
}

/** A value of the field's kind, or now and then a stated absence that the field admits. */
export function contentFor(field: Field): fc.Arbitrary<Content> {
  const known = contents.get(field) ?? contentOf(field);
  contents.set(field, known);
  return known;
}

const contents = new Map<Field, fc.Arbitrary<Content>>();

function contentOf(field: Field): fc.Arbitrary<Content> {
  const { states } = fields[field];
  if (states.length === 0) return valueFor(field);
  const absence = fc.constantFrom(...states).map((state) => ({ kind: "unknown", state }) as const);
  return fc.oneof({ weight: 8, arbitrary: valueFor(field) }, { weight: 1, arbitrary: absence });
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(table) as K[];
}
