/** Schemas of what an audience is told: the record, its fields, assertions, evidence and sources. */
import { type TSchema, Type } from "typebox";
import { asserterRoles } from "../../domain/asserter.ts";
import { polarities, stances } from "../../domain/assertion.ts";
import { tiers } from "../../domain/audience.ts";
import { fieldNames, fields } from "../../domain/field.ts";
import { pictureEndings } from "../../domain/illustration.ts";
import { evidenceForms } from "../../domain/policy.ts";
import type { ValueKind } from "../../domain/value.ts";
import { credibilityWords, reliabilityWords } from "../../vocabulary/admiralty.ts";
import { confidenceWords, likelihoodBands } from "../../vocabulary/icd203.ts";
import { anyContent, capital, contentSchema, edtf, instant, oneOf, orNull, valueKinds } from "./content-schemas.ts";

/** A record number. */
export const incidentNumber: TSchema = Type.String({
  pattern: "^CB-[0-9A-HJKMNP-TV-Z]{6}$",
  description:
    "Record number: `CB-` and six characters of Crockford's base 32. Drawn at random; it tells nothing of other records.",
  examples: ["CB-SXTHM0"],
});

/** The version of a record. */
export const version: TSchema = Type.Integer({
  minimum: 1,
  description:
    "Counted from 1 for each audience; grows only when what this audience is told changes. Cite a record with its version.",
});

/** Whose word it is. */
const asserter = Type.Object(
  {
    role: oneOf(
      Object.keys(asserterRoles),
      "The part that the speaker plays in the matter; `coder` stands for what the desk infers from the quoted words.",
    ),
    name: orNull(Type.String(), "As written in the report; null where it gives no name."),
  },
  { title: "Asserter", description: "Whose word it is." },
);

/** The speaker, where it is told. */
export const asserterOrNull: TSchema = orNull(
  asserter,
  "Null where the field is told in a coarser form than it was said.",
);

/** A quote in its surroundings. */
export const quote: TSchema = Type.Object(
  {
    text: Type.String({ description: "What stands in the report, letter for letter." }),
    before: Type.String({ description: "What stands before; empty where the audience may not read the report." }),
    after: Type.String({ description: "What stands after; empty where the audience may not read the report." }),
    place: Type.String({
      description:
        "`1234-1260`: UTF-16 units of the report's text, end exclusive; or a JSON Pointer (RFC 6901) into a record of data.",
      examples: ["1234-1260"],
    }),
  },
  { title: "Quote", description: "What stands in the report, and where." },
);

/** How credible a statement was judged. */
export const credibility: TSchema = orNull(
  oneOf(Object.keys(credibilityWords), "Admiralty code; 6 says that truth cannot be judged and is no middle value."),
  "Credibility of this information; null where nobody judged it, or it is not told.",
);

/** The quote, where it is told. */
export const quoteOrNull: TSchema = orNull(quote, "Null where the audience is told sources but no quotes.");

const evidence = Type.Object(
  {
    source: Type.Integer({ minimum: 1, description: "Number of the source within this record." }),
    quote: quoteOrNull,
    credibility,
  },
  { title: "Evidence", description: "A place in a report on which an assertion rests." },
);

const saidMembers = {
  polarity: oneOf(polarities, "Whether the speaker says that it is so, or that it is not so."),
  stance: oneOf(Object.keys(stances), "How the speaker stands to what is said."),
  asserter: asserterOrNull,
  asserted: orNull(edtf("When it was asserted."), "Null where unknown or not told."),
  likelihood: orNull(
    oneOf(Object.keys(likelihoodBands), "The speaker's own word of likelihood (ICD 203)."),
    "Null where the speaker used none. There is no default.",
  ),
  confidence: orNull(
    oneOf(confidenceWords, "The speaker's own word of confidence (ICD 203)."),
    "Null where the speaker used none. There is no default.",
  ),
  origin: oneOf(["human", "rule", "model", "import"], "Who put it into words; a person reviewed it in each case."),
};

/** Which victim or actor it is about. */
export const about: TSchema = orNull(
  Type.String({ pattern: "^(victim|actor)-[1-9][0-9]*$", examples: ["victim-1"] }),
  "Which victim or actor of the record it is about; null: the incident itself. Numbered within this version of the record.",
);

function assertionSchema(content: TSchema, title: string) {
  return Type.Object(
    { about, content, ...saidMembers, evidence: Type.Array(evidence, { description: "Empty where none is told." }) },
    { title, description: "One thing that a speaker says of a field." },
  );
}

/** An assertion on any field. */
export const toldAssertion = assertionSchema(anyContent, "ToldAssertion");

const counted = Type.Object(
  { kind: Type.Literal("counted"), count: Type.Integer({ minimum: 0 }) },
  { title: "Counted", description: "How many distinct values there are; the values are for other audiences." },
);

const withheld = Type.Object(
  { kind: Type.Literal("withheld") },
  { title: "Withheld", description: "Not told to this audience, whether or not there is anything behind it." },
);

function toldSchema(kind: ValueKind): TSchema {
  const shown = Type.Object(
    {
      kind: Type.Literal("shown"),
      assertions: Type.Array(assertionSchema(contentSchema(kind), `${capital(kind)}Assertion`), {
        description: "Empty: not reported. Several that disagree may stand side by side.",
      }),
    },
    { title: `Shown${capital(kind)}` },
  );
  return Type.Union([shown, counted, withheld], {
    title: `Told${capital(kind)}`,
    description: `What this audience is told of a field of the kind \`${kind}\`.`,
  });
}

const toldByKind = new Map(valueKinds.map((kind) => [kind, toldSchema(kind)]));

/** A field as it is told, of any kind. */
export const anyTold: TSchema = Type.Union(
  [
    Type.Object({ kind: Type.Literal("shown"), assertions: Type.Array(toldAssertion) }, { title: "Shown" }),
    counted,
    withheld,
  ],
  { title: "Told", description: "What this audience is told of a field." },
);

/** What a report behind a record is told as, without its number there. */
export const sourceMembers = {
  title: orNull(Type.String(), "Null where the document gives none."),
  publisher: Type.String(),
  url: orNull(Type.String(), "Where it was published; null where unknown."),
  links: Type.Array(Type.String(), { description: "Further public links to what the report rests on." }),
  published: orNull(edtf("When it was published."), "Null where unknown."),
  language: orNull(Type.String(), "ISO 639-1 code; null where unknown."),
  reliability: orNull(
    oneOf(Object.keys(reliabilityWords), "Admiralty code; F says that it cannot be judged and is no middle value."),
    "How reliable the source is; null where nobody judged it, or it is not told.",
  ),
  snapshot: orNull(
    Type.String({ pattern: "^[0-9a-f]{64}$" }),
    "SHA-256 of the kept snapshot; null where it is not told. The text of a report is never given out.",
  ),
};

/** A report behind a record. */
export const toldSource: TSchema = Type.Object(
  { number: Type.Integer({ minimum: 1, description: "Counted from 1 within the record." }), ...sourceMembers },
  { title: "Source", description: "A report behind what is told." },
);

/** The picture beside a record. */
const illustration: TSchema = Type.Object(
  {
    digest: Type.String({
      pattern: "^[0-9a-f]{64}$",
      description: "SHA-256 of the picture, which stands at `/incidents/{incident}/picture/{digest}`.",
    }),
    mediaType: oneOf(Object.keys(pictureEndings), "The form of the picture."),
    width: Type.Integer({ minimum: 1, description: "In pixels, as it is shown." }),
    height: Type.Integer({ minimum: 1, description: "In pixels, as it is shown." }),
    alt: Type.String({ description: "What it shows, in words." }),
    credit: Type.String({ description: "Who made it, as they want to be named." }),
    licence: Type.Object(
      {
        name: Type.String({ examples: ["CC BY 4.0"] }),
        url: orNull(Type.String(), "Where its terms stand; null: nowhere that was named."),
      },
      { description: "On what terms it may be shown." },
    ),
  },
  { title: "Illustration", description: "A picture that stands beside a record. It is no evidence." },
);

/** What is left of what was taken down. */
const takenDown: TSchema = Type.Object(
  {
    on: Type.String({ format: "date", description: "The day, in UTC." }),
    reason: Type.String({ description: "Why." }),
  },
  { title: "TakenDown", description: "A value that was told once and is told no more, in no state of the record." },
);

/** A record as one audience is told it. */
export const incident: TSchema = Type.Object(
  {
    kind: Type.Literal("record"),
    incident: incidentNumber,
    version,
    since: instant("When this version was first told."),
    first: instant("When this audience was first told of the record; the same in all versions."),
    audience: Type.Union(
      [
        oneOf(tiers, "A tier of readers."),
        Type.String({ pattern: "^partner:[a-z0-9]+(-[a-z0-9]+)*$", description: "The partners of a sharing group." }),
      ],
      { description: "For whom this was made." },
    ),
    evidence: oneOf(evidenceForms, "How evidence is told to this audience."),
    sample: Type.Boolean({ description: "True for records of the sample casebook; do not cite them." }),
    illustration: orNull(illustration, "Null: there is none, or none for this audience."),
    takenDown: Type.Array(takenDown, { description: "Values that were taken down, oldest first." }),
    fields: Type.Object(
      Object.fromEntries(
        fieldNames.map((field) => {
          const { label, definition, value } = fields[field];
          return [field, described(toldByKind.get(value) ?? anyTold, `${label}. ${definition}`)];
        }),
      ),
      { title: "Fields", description: "Every field of the codebook, in its order." },
    ),
    sources: Type.Array(toldSource, { description: "In order of first use." }),
  },
  { title: "Incident", description: "A record as one audience is told it." },
);

/** The same schema with other words of description. */
function described(schema: TSchema, description: string): TSchema {
  return { ...schema, description };
}
