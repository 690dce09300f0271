/** A record as one audience is told it, as text for the terminal. */
import { type Field, fieldNames, fields } from "../domain/field.ts";
import {
  actorsOf,
  dateOf,
  organisationsOf,
  type Projection,
  type Telling,
  titleOf,
  type ToldAssertion,
  type ToldSource,
} from "../domain/projection.ts";
import { sayAsserter, sayStances, sayStatement } from "../domain/say.ts";
import { sayWhen } from "../domain/when.ts";
import { indented, labelled } from "./wrapped.ts";

/** The whole record: head, then each field that is told with its values and speakers, then the sources. Or what stays of a withdrawn one. */
export function recordText(telling: Telling): string {
  const { incident, version } = telling;
  const day = sayWhen(telling.since.slice(0, 10));
  if (telling.kind === "tombstone") {
    return `${incident} was withdrawn on ${day} (version ${version}).\nThe reason given: ${telling.reason}`;
  }
  const names = namesOf(telling);
  const sample = telling.sample ? ["Sample data: an example that came with the program."] : [];
  return [
    titleOf(telling),
    `${dateWords(telling)} · ${incident}, version ${version}, as known on ${day}, as told to: ${telling.audience}`,
    ...sample,
    "",
    ...fieldNames.flatMap((field) => fieldLines(telling, field, names)),
    ...withheldLine(telling),
    "",
    "Sources",
    ...telling.sources.map((source) => indented(`${source.number}. ${sourceWords(source)}`, 2)),
  ].join("\n");
}

/** The date that a record is listed under, in words. */
export function dateWords(record: Projection): string {
  const date = dateOf(record);
  return date === null ? "date not reported" : sayWhen(date);
}

function fieldLines(record: Projection, field: Field, names: ReadonlyMap<string, string>): readonly string[] {
  const told = record.fields[field];
  const { label } = fields[field];
  if (told.kind === "withheld") return [];
  if (told.kind === "counted") return [labelled(label, `${told.count} (only how many)`)];
  return told.assertions.map((said, index) => labelled(index === 0 ? label : "", valueWords(field, said, names)));
}

/** The value, how its speaker stands to it, and the speaker with the numbers of the sources. */
function valueWords(field: Field, said: ToldAssertion, names: ReadonlyMap<string, string>): string {
  const { about, asserter, evidence } = said;
  const name = about === null || namesItself(field) ? undefined : names.get(about);
  // Of the coder the role says already that it is inferred.
  const stance = asserter?.role === "coder" ? null : sayStances([said]);
  const sources = [...new Set(evidence.map(({ source }) => source))].map((number) => ` [${number}]`);
  const speaker = asserter === null ? "" : ` — ${sayAsserter(asserter)}`;
  return [
    name === undefined ? "" : `${name}: `,
    sayStatement(field, said),
    stance === null ? "" : ` (${stance})`,
    speaker,
    ...sources,
  ].join("");
}

/** Names of the victims, where there are several, and of the actors, by the keys that they have in this record. */
function namesOf(record: Projection): ReadonlyMap<string, string> {
  const victims = organisationsOf(record);
  return new Map(
    [...(victims.length > 1 ? victims : []), ...actorsOf(record)].map(({ about, name }) => [about, name] as const),
  );
}

/** How many fields the policy keeps from the audience in every record. It says nothing of this one. */
function withheldLine(record: Projection): readonly string[] {
  const withheld = fieldNames.filter((field) => record.fields[field].kind === "withheld").length;
  if (withheld === 0) return [];
  return ["", `The policy keeps ${withheld} of ${fieldNames.length} fields of every record from: ${record.audience}.`];
}

function sourceWords({ title, publisher, url, published, links }: ToldSource): string {
  const date = published === null ? "date not reported" : sayWhen(published);
  return [title ?? "Untitled report", publisher, date, ...(url === null ? [] : [url]), ...links].join(", ");
}

/** Fields whose value is the name of what they are about. */
function namesItself(field: Field): boolean {
  return field === "victim.name" || field.startsWith("responsibility.");
}
