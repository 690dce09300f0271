/** Questions as programs ask them: the parameters of the search page, described. What they mean is read by `questionIn`. */
import { type TSchema, Type } from "typebox";
import { type Field, fields, lanes } from "../../domain/field.ts";
import { matterObjects } from "../../domain/value.ts";
import { shortLane } from "../../search/columns.ts";
import { type Facet, facetNames } from "../../search/facet.ts";
import { longestWords, searchSorts } from "../question.ts";

/** What one value of each facet is: one of so many, or such a text. Values of open facets need not be of any record. */
const facetValues: Readonly<Record<Facet, TSchema>> = {
  type: termOf("incident.type"),
  lane: among(lanes.map(shortLane)),
  actor: text("conti"),
  country: Type.String({ pattern: "^[A-Za-z]{2}$" }),
  region: text("us/california"),
  sector: termOf("victim.sector"),
  year: text("2022"),
  cia: among(["confidentiality", "integrity", "availability"]),
  motive: termOf("motive"),
  technique: Type.String({ pattern: "^[Tt][0-9]{4}([.][0-9]{3})?$" }),
  campaign: text("moveit"),
  negative: among(Object.keys(matterObjects)),
  organisation: text("state-of-southmoor"),
  parent: text("state-of-southmoor"),
  source: text("southmoor-post"),
  language: text("en"),
};

const facetWords: Readonly<Record<Facet, string>> = {
  type: "A term of `incident.type`.",
  lane: "A lane of responsibility in which anything stands.",
  actor: "The name of an actor that claims, is attributed or is suspected, or of its page.",
  country: "ISO 3166-1 alpha-2 code of a victim's country.",
  region: "A victim's region, as `/facets` has it.",
  sector: "A term of `victim.sector`; a sector holds its parts.",
  year: "A year that the record's date may fall in, as `/facets` has it.",
  cia: "An effect that was had.",
  motive: "A term of `motive`.",
  technique: "An ATT&CK technique; a technique holds its sub-techniques.",
  campaign: "A campaign, as `/facets` has it.",
  negative: "Of what it is stated that it was not affected, or did not happen.",
  organisation: "The name of a victim, or of its page.",
  parent: "The name of an organisation that a victim is said to be part of, or of its page.",
  source: "The name of a publisher, as `/facets` has it.",
  language: "ISO 639-1 code of the language of a source.",
};

const anyOfThese = "Given several times, any of the values will do.";

/** The facets as parameters, each as often as values are chosen. */
const facetParameters = Object.fromEntries(
  facetNames.map((facet) => [
    facet,
    Type.Optional(Type.Array(facetValues[facet], { maxItems: 100, description: `${facetWords[facet]} ${anyOfThese}` })),
  ]),
);

/** `asKnownOn` of whatever lists records. */
export const asKnownOnParameter = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 40,
    description:
      "What was known then, as today's policy and markings tell the past: a day such as `2022-11-09`, which means its end in UTC, or an " +
      "instant such as `2022-11-09T17:30:00Z`; not in the future.",
    examples: ["2022-11-09"],
  }),
);

/** The parameters of a question: all that are given must hold. */
export const questionParameters = {
  q: Type.Optional(
    Type.String({
      maxLength: longestWords,
      description:
        'Words, `"phrases"`, `begin*`, `-not`, `OR`, and filters such as `victim:` or `claimed-by:`, as on the search page.',
      examples: ["hospital -ransomware"],
    }),
  ),
  ...facetParameters,
  date: Type.Optional(
    Type.String({
      minLength: 4,
      maxLength: 80,
      description: "EDTF, such as `2022-11` or `2022-10/2023-03`: the record's date may fall on one of these days.",
      examples: ["2022"],
    }),
  ),
  dates: Type.Optional(
    Type.Enum(["sure", "all"], {
      type: "string",
      default: "all",
      description: "`sure`: with `date`, only records that fall on these days for sure.",
    }),
  ),
  asKnownOn: asKnownOnParameter,
  changed_since: Type.Optional(
    Type.String({
      minLength: 10,
      maxLength: 40,
      description: "A day, or an instant with its zone (RFC 3339): told as it is since then.",
      examples: ["2026-01-01"],
    }),
  ),
  incident: Type.Optional(
    Type.String({
      minLength: 9,
      maxLength: 4000,
      description: "Record numbers, parted by commas, at most 400.",
      examples: ["CB-SXTHM0"],
    }),
  ),
};

/** The parameters of the order that records come in. */
export const orderParameters = {
  sort: Type.Optional(
    Type.Enum([...searchSorts], {
      type: "string",
      description:
        "`relevance` (where there are words and nothing is said), `date` (where there are none), `known` (since when it is told so), " +
        "`impact` (how many are affected) or `title`.",
    }),
  ),
  order: Type.Optional(
    Type.Enum(["asc", "desc"], {
      type: "string",
      description: "`desc` where nothing is said, but for titles.",
    }),
  ),
};

function among(words: readonly string[]): TSchema {
  return Type.Enum([...words], { type: "string" });
}

function termOf(field: Extract<Field, "incident.type" | "victim.sector" | "motive">): TSchema {
  return among(Object.keys(fields[field].terms ?? {}));
}

function text(example: string): TSchema {
  return Type.String({ minLength: 1, maxLength: 200, examples: [example] });
}
