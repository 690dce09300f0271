/**
 * Notes: what no standard place can say, in words for people: the desk's prose, dates and numbers as they are known, what was spared, and
 * what this audience is not told. Statements of the incident's own extension carry the same for machines.
 */
import { type Field, fieldNames, fields } from "../../domain/field.ts";
import { sayAsserter, sayManner, sayNote, sayStatement } from "../../domain/say.ts";
import { spokenFor } from "./own-extensions.ts";
import { paths, type Topic, topicTitles } from "./paths.ts";
import { addOwn, type Line, lineName, place, type Sheet } from "./sheet.ts";

/** Puts a note on the sheet for each piece of prose and for each topic of which something is left to say. Comes last. */
export function writeNotes(sheet: Sheet, incident: string): void {
  for (const line of sheet.lines) if (!sheet.places.has(line)) writeProse(sheet, incident, line);
  for (const topic of Object.keys(topicTitles) as Topic[]) {
    const lines = sheet.lines.filter((line) => !sheet.places.has(line) && topicOf(line) === topic);
    if (lines.length > 0) writeNote(sheet, incident, topicTitles[topic], topic, lines.map(sayLine(sheet)).join("\n"));
  }
  const kept = fieldNames.flatMap((field) => keptBack(sheet, field));
  if (kept.length > 0) writeNote(sheet, incident, "Not told to this audience", "not-told", kept.join("\n"));
}

/** Prose that stands is a note of its own, whose content it is. */
function writeProse(sheet: Sheet, incident: string, line: Line): void {
  const { content, polarity, stance } = line.told;
  if (content.kind !== "prose" || polarity === "negated" || ["retracted", "superseded"].includes(stance)) return;
  const id = addOwn(sheet, "note", [lineName(line)], {
    abstract: fields[line.field].label,
    content: content.text,
    object_refs: [incident],
    extensions: spokenFor(line.field),
  });
  place(sheet, line, id, "content");
}

function writeNote(sheet: Sheet, incident: string, abstract: string, topic: string, content: string): void {
  addOwn(sheet, "note", ["topic", topic], { abstract, content, object_refs: [incident], extensions: spokenFor(topic) });
}

/** What is negated, or stated to be none, is a negative finding whatever its field. */
function topicOf({ field, told: { polarity, content } }: Line): Topic {
  const none = content.kind === "unknown" && content.state === "stated-none";
  return polarity === "negated" || none ? "negatives" : paths[field].topic;
}

/** `Began (Northport): about March 2021; 2021-03~ — City of Northport (the victim), confirmed`. */
function sayLine({ lines }: Sheet): (line: Line) => string {
  const names = new Map<string, string>();
  for (const { field, told } of lines) {
    const name = told.content.kind === "name" || told.content.kind === "party" ? told.content.name : null;
    const naming = field === "victim.name" || fields[field].value === "party";
    if (naming && told.about !== null && name !== null && !names.has(told.about)) names.set(told.about, name);
  }
  return ({ field, told }) => {
    const about = told.about === null ? "" : ` (${names.get(told.about) ?? told.about})`;
    const note = sayNote(told.content);
    const said = `${sayStatement(field, told)}${note === null ? "" : `; ${note}`}`;
    const speaker = told.asserter === null ? "" : `${sayAsserter(told.asserter)}, `;
    return `${fields[field].label}${about}: ${said} — ${speaker}${sayManner(told)}`;
  };
}

/** That something is kept back is told where the number is; of a field that is wholly withheld nobody learns whether there is anything. */
function keptBack({ projection }: Sheet, field: Field): readonly string[] {
  const told = projection.fields[field];
  const { label } = fields[field];
  switch (told.kind) {
    case "shown":
      return [];
    case "counted":
      return [`${label}: ${told.count}, by number only`];
    case "withheld":
      return [`${label}: withheld`];
  }
}
