/** One incident with its attributions and receivers -> what they say. */
import { takeNotes, publisherOf, type Notes } from "../tables/notes.ts";
import type { Provenance, RecordReading } from "../format.ts";
import { readActors } from "./actors.ts";
import { groupsOf } from "./attribution-groups.ts";
import { readAttribution, type RowRead } from "./attributions.ts";
import { absentCells, cellAt, type Joined, joinedIn, type Row } from "./cells.ts";
import { readEffects } from "./effects.ts";
import { bareId } from "./gather.ts";
import { readImpacts } from "./impacts.ts";
import { readLinks } from "./links.ts";
import { restatedAttributions } from "./restated.ts";
import { subjectsOf } from "./subjects.ts";
import { readTimeline } from "./timeline.ts";
import { readVictims } from "./victims.ts";

/** Reads a record as `gather` makes them. Never throws. */
export function read(record: unknown, { publisher }: Provenance): RecordReading {
  const notes = takeNotes(publisher);
  const joined = joinedIn(record);
  if (joined === null) {
    notes.find("", "record-shape", record);
    return {
      key: null,
      title: null,
      published: null,
      url: null,
      links: [],
      said: [],
      findings: notes.findings(record),
    };
  }
  coverFrame(joined, notes);
  const { incident } = joined;
  const description = cellAt(incident, "description");
  if (description !== null) {
    const { text, pointer } = description;
    notes.say({ field: "description", content: { kind: "prose", text }, pointers: [pointer] });
  }
  readTimeline(incident, notes);
  readVictims(joined, { notes, victims: subjectsOf("victim") });
  readEffects(incident, notes);
  readResponsibility(joined, notes, publisher);
  readImpacts(incident, notes);
  const id = cellAt(incident, "ID");
  return {
    key: id === null ? null : bareId(id.text),
    title: titleOf(incident),
    published: null,
    url: null,
    links: readLinks(incident, notes),
    said: notes.said(),
    findings: notes.findings(record),
  };
}

/** What names and joins rows, and what spells that nothing is there. */
function coverFrame({ incident, attributions, receivers }: Joined, notes: Notes): void {
  const at = (row: Row, ...columns: readonly string[]) =>
    columns.flatMap((column) => cellAt(row, column)?.pointer ?? []);
  notes.cover(...at(incident, "ID", "name"));
  for (const row of attributions) notes.cover(...at(row, "incident_ID", "attribution_ID"));
  for (const row of receivers) notes.cover(...at(row, "ID"));
  for (const row of [incident, ...attributions, ...receivers]) notes.cover(...absentCells(row));
}

function readResponsibility(joined: Joined, notes: Notes, publisherName: string): void {
  const to = { notes, actors: subjectsOf("actor"), publisher: publisherOf(publisherName) };
  const rows = groupsOf(joined.attributions).flatMap((group) =>
    group.rows.flatMap((row): readonly RowRead[] => {
      const one = readAttribution(row, group, to);
      return one === null ? [] : [one];
    }),
  );
  readActors(joined, rows, to);
  rows[0]?.resay(restatedAttributions(joined));
}

function titleOf(incident: Row): string | null {
  const name = cellAt(incident, "name")?.text.replace(/\s+/g, " ").slice(0, 300).toWellFormed() ?? "";
  return name === "" ? null : name;
}
