/** A record built like the one that a careless coder gets wrong: claimed but expressly not attributed, with everything else said of it that a record can hold. */
import { type Field, fieldNames, fields } from "../../src/domain/field.ts";
import type { WrittenAssertion } from "../../src/workflow/written.ts";
import type { Briefing } from "./public-house.ts";

/** What the default policy tells the public of, in some form. */
const told: readonly Field[] = [
  "victim.name",
  "victim.role",
  "victim.country",
  "summary",
  "description",
  "date.began",
  "date.discovered",
  "date.disclosed",
  "motive",
  "technique",
  "responsibility.attributed",
];

const summary =
  "The election sites of Southmoor could not be reached for hours; a group claimed it and nobody attributed it.";
const description = ["On polling day the sites went down.", "They were back in the evening. Voting went on."];

/** Words that only members may read: values, speakers and quotes of every field that the public is not told of. */
export const membersOnly: readonly string[] = [
  ...fieldNames.flatMap((field) => (told.includes(field) ? [] : [`canary ${field} quote`])),
  ...fieldNames.flatMap((field) => (isWorded(field) && !told.includes(field) ? [`canary ${field} value`] : [])),
  "canary speaker",
  "canary motive quote",
  "canary technique quote",
  "Ideological",
  "T1498",
  "Network Denial of Service",
  "8 November",
  "1987",
  "7,654,321",
];

/** The record, with a value for every field of the codebook except attributions, of which it has none. */
export const floodedRecord: Briefing = {
  id: "CB-SXTHM0",
  title: "Flood of traffic on polling day",
  publisher: "Southmoor Post",
  url: "https://example.org/flood",
  published: "2022-11-10",
  text: [
    "The state of Southmoor was hit on 8 November 2022.",
    ...fieldNames.map((field) => `canary ${field} quote.`),
  ].join("\n"),
  assertions: [
    { field: "victim.name", about: "victim-1", value: "State of Southmoor", quote: "The state of Southmoor" },
    { field: "victim.role", about: "victim-1", value: "primary", role: "coder", quote: "was hit" },
    { field: "victim.country", about: "victim-1", value: "US", quote: "The state of Southmoor" },
    { field: "summary", value: summary, quote: "was hit" },
    { field: "description", value: description.join("\n\n"), quote: "was hit" },
    { field: "date.began", value: "2022-11-08", quote: "8 November 2022" },
    { field: "date.disclosed", value: "2022-11-09", quote: "8 November 2022" },
    { field: "motive", value: "ideological", role: "coder", quote: "canary motive quote" },
    { field: "technique", value: "T1498", quote: "canary technique quote" },
    {
      field: "responsibility.not-attributed",
      value: null,
      role: "government",
      speaker: "canary speaker",
      quote: "canary responsibility.not-attributed quote",
    },
    ...fieldNames
      .filter((field) => !told.includes(field) && field !== "responsibility.not-attributed")
      .map((field) => assertionOn(field)),
  ],
};

function isWorded(field: Field): boolean {
  const worded: readonly string[] = ["name", "prose", "party", "matter", "relation"];
  return worded.includes(fields[field].value) && field !== "responsibility.not-attributed";
}

function assertionOn(field: Field): WrittenAssertion {
  const { about, value: kind, terms, speakers } = fields[field];
  const role = speakers?.[0] ?? "victim";
  const common = {
    field,
    quote: `canary ${field} quote`,
    role,
    speaker: "canary speaker",
    ...(about === "incident" ? {} : { about: `${about}-1` }),
  };
  if (kind === "date") return { ...common, value: "1987-03-04" };
  if (kind === "amount") return { ...common, value: 7654321, qualifier: "at-least" };
  if (kind === "term") return { ...common, value: Object.keys(terms ?? {}).at(-1) ?? "" };
  return { ...common, value: `canary ${field} value` };
}
