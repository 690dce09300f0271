/** The coverage note of a release: what its numbers are of, and what they are not. */
import { type Coverage, countedFields, type FieldCoverage, type Tally } from "../domain/release-coverage.ts";
import { type Field, fieldNames, fields, labelOfTerm } from "../domain/field.ts";
import type { Release } from "./release-manifest.ts";
import { countOf, markdownTable, plain } from "./release-markdown.ts";
import { toldTo } from "./release-words.ts";

/** The note, in Markdown. */
export function coverageText({ name, audience, state, site }: ReleaseHead, coverage: Coverage): string {
  const { records, samples, withdrawn } = coverage;
  const examples = samples === 0 ? "" : ` ${countOf(samples, "of them is a sample", "of them are samples")}.`;
  const stones =
    withdrawn === 0 ? "" : ` Of ${countOf(withdrawn, "further record")} is only told why they were withdrawn.`;
  return [
    `# What release ${name} of ${plain(site.name)} covers`,
    `${countOf(records, "record")} as told to ${toldTo(audience)} on ${state.date}.${examples}${stones}`,
    cautions,
    `## By year\n\nThe year of the date that a record is listed under: began, else discovered, else disclosed.\n\n${yearTable(coverage)}`,
    ...countedFields.map((field) => termSection(field, coverage)),
    `## By field\n\nShare of the records. *Told*: a value stands. *Stated*: only that there is none, that it is unknown, that the question does not arise, or that something is not so. *Not reported*: no report speaks of it. *Counted*: only how many values there are is told. *Withheld*: the policy keeps it from ${toldTo(audience)}, whether or not there is anything behind it.\n\n${fieldTable(coverage)}`,
    `## What is withheld\n\n${withheldText(coverage, toldTo(audience))}`,
    "",
  ].join("\n\n");
}

type ReleaseHead = Pick<Release, "name" | "audience" | "state" | "site">;

const cautions = `## Before you count

- **This is no census.** A record is here because a report of it was received and reviewed. What was never reported, or reported where nobody looked, is not here. No number in this note is one of incidents in the world, and no share is one of theirs.
- **The last months always look empty.** Reports come late, often by a year or more. A decline at the end of a series is a property of the reporting, not of the world.
- **Not reported is not none.** The states of no value are different things: see the column \`state\`.
- **Years differ in how they were covered.** More reports were received of some countries, sectors and kinds of incident than of others.
- **A claim is not an attribution.** Lanes of responsibility are never to be added up.`;

function yearTable({ years, severalYears, undated }: Coverage): string {
  const known = [...years].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows: readonly (readonly (string | number)[])[] = [
    ...known,
    ...(severalYears > 0 ? [["one of several years", severalYears]] : []),
    ...(undated > 0 ? [["no date told", undated]] : []),
  ];
  return rows.length === 0 ? "There are no records." : markdownTable(["year", "#records"], rows);
}

function termSection(field: (typeof countedFields)[number], { terms, fields: told }: Coverage): string {
  const { label } = fields[field];
  const { stated, notReported, counted, withheld } = told[field];
  const rows: readonly (readonly [string, number])[] = [
    ...mostFirst(terms[field]).map(([term, count]) => [plain(labelOfTerm(field, term)), count] as const),
    ...(
      [
        ["nothing but stated absences", stated],
        ["not reported", notReported],
        ["only counted", counted],
        ["withheld", withheld],
      ] as const
    ).filter(([, count]) => count > 0),
  ];
  const body = rows.length === 0 ? "There are no records." : markdownTable([label.toLowerCase(), "#records"], rows);
  return `## ${label}\n\nA record with several counts once for each.\n\n${body}`;
}

function mostFirst(tally: Tally): readonly (readonly [string, number])[] {
  return [...tally].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

const ways = [
  "told",
  "stated",
  "notReported",
  "counted",
  "withheld",
] as const satisfies readonly (keyof FieldCoverage)[];

function fieldTable({ records, fields: told }: Coverage): string {
  if (records === 0) return "There are no records.";
  const share = (count: number) => `${((100 * count) / records).toFixed(1)} %`;
  const spoken = fieldNames.filter((field) => told[field].withheld < records);
  return markdownTable(
    ["field", "#told", "#stated", "#not reported", "#counted", "#withheld"],
    spoken.map((field) => [`\`${field}\``, ...ways.map((way) => share(told[field][way]))]),
  );
}

function withheldText({ records, fields: told }: Coverage, reader: string): string {
  if (records === 0) return "There are no records.";
  const wholly = (way: keyof FieldCoverage) => (field: Field) => told[field][way] === records;
  const partly = (field: Field) => told[field].withheld > 0 && !wholly("withheld")(field);
  const lines = [
    saying("Withheld in every record", fieldNames.filter(wholly("withheld"))),
    saying("Only counted in every record", fieldNames.filter(wholly("counted"))),
    saying("Withheld in some records", fieldNames.filter(partly)),
  ].filter((line) => line !== null);
  return lines.length === 0 ? `The policy withholds no field from ${reader}.` : lines.join("\n\n");
}

function saying(what: string, which: readonly Field[]): string | null {
  return which.length === 0 ? null : `${what}: ${which.map((field) => `\`${field}\``).join(", ")}.`;
}
