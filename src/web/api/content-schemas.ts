/** Schemas of values: what an assertion says of a field, by the kinds of the codebook. */
import { type TSchema, Type } from "typebox";
import { qualifiers } from "../../domain/amount.ts";
import { attributionBases, matterObjects, unknownStates, type ValueKind } from "../../domain/value.ts";
import { partsOfDay } from "../../domain/when.ts";

/** One of a few words. */
export function oneOf(words: readonly string[], description: string): TSchema {
  return Type.Unsafe({ type: "string", enum: [...words], description });
}

/** The schema or null; `description` says when it is which. */
export function orNull(schema: TSchema, description: string): TSchema {
  return Type.Union([schema, Type.Null()], { description });
}

/** A date as a source knows it. */
export const edtf = (description: string): TSchema =>
  Type.String({
    description: `${description} EDTF (ISO 8601-2), level 0 or 1: what is known to the month stays a month.`,
    examples: ["2022-11"],
  });

/** An instant of the casebook's own clock. */
export const instant = (description: string): TSchema =>
  Type.String({ format: "date-time", description, examples: ["2026-01-05T12:00:00.000Z"] });

/** What stands where a speaker says that there is no value. That nobody says anything is an empty list instead. */
const unknownContent = Type.Object(
  {
    kind: Type.Literal("unknown"),
    state: oneOf(
      Object.keys(unknownStates),
      "`stated-none`: there was none; `reported-unknown`: it is said not to be known; `not-applicable`: the question does not arise.",
    ),
  },
  { title: "StatedAbsence", description: "A speaker says that there is no value, and why." },
);

/** A value of each kind. */
const values: Readonly<Record<ValueKind, TSchema>> = {
  name: Type.Object(
    { kind: Type.Literal("name"), name: Type.String({ description: "As written in the report." }) },
    { title: "NameValue", description: "A proper name." },
  ),
  term: Type.Object(
    { kind: Type.Literal("term"), term: Type.String({ description: "A term of the field; see `/api/v1/fields`." }) },
    { title: "TermValue", description: "A term that the field's vocabulary admits." },
  ),
  prose: Type.Object(
    { kind: Type.Literal("prose"), text: Type.String({ description: "Paragraphs are parted by an empty line." }) },
    { title: "ProseValue", description: "Running text in the desk's own words." },
  ),
  date: Type.Object(
    {
      kind: Type.Literal("date"),
      edtf: edtf("The date."),
      partOfDay: orNull(oneOf(partsOfDay, "Part of the day."), "Null where none is said."),
    },
    { title: "DateValue", description: "A date as exactly as the source knows it, and no more exactly." },
  ),
  amount: Type.Object(
    {
      kind: Type.Literal("amount"),
      min: orNull(Type.Number(), "Lower bound, inclusive; null where none was stated."),
      max: orNull(Type.Number(), "Upper bound, inclusive; null where none was stated."),
      qualifier: oneOf(qualifiers, "How the speaker qualified the number."),
      unit: Type.String({ description: "What is counted: a unit of the field." }),
    },
    { title: "AmountValue", description: "A number or range with its unit." },
  ),
  party: Type.Object(
    {
      kind: Type.Literal("party"),
      name: orNull(Type.String(), "Name or description as written; null: nobody in particular."),
      basis: orNull(
        oneOf(Object.keys(attributionBases), "On what an attribution is said to rest."),
        "Null where no ground is named, and in lanes other than attribution.",
      ),
    },
    { title: "PartyValue", description: "Who is said to be responsible, in one of the lanes." },
  ),
  matter: Type.Object(
    {
      kind: Type.Literal("matter"),
      what: Type.String(),
      object: oneOf(Object.keys(matterObjects), "What kind of thing it is."),
    },
    { title: "MatterValue", description: "What was stated not to be affected, or not to have happened." },
  ),
  relation: Type.Object(
    {
      kind: Type.Literal("relation"),
      what: Type.String({ description: "The other matter as the report calls it." }),
      incident: orNull(Type.String(), "Its record number; null where it has no record here."),
      reason: orNull(Type.String(), "Why it was dismissed; null for other relations, or where no reason was given."),
    },
    { title: "RelationValue", description: "Another event or campaign, and how the incident stands to it." },
  ),
};

/** The kinds of value that the codebook knows. */
export const valueKinds = Object.keys(values) as readonly ValueKind[];

/** What an assertion on a field of this kind says: a value, or a stated absence of one. */
export function contentSchema(kind: ValueKind): TSchema {
  return Type.Union([values[kind], unknownContent], { title: `${capital(kind)}Content` });
}

/** What any assertion says. */
export const anyContent: TSchema = Type.Union([...Object.values(values), unknownContent], {
  title: "Content",
  description: "A value of one of the kinds of the codebook, or a stated absence of one.",
});

/** `name` -> `Name`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
