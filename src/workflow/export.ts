/** Export: what an audience is told, in a format of others. */
import type { AudienceName } from "../domain/audience.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Telling } from "../domain/projection.ts";
import { Refusal } from "../domain/refusal.ts";
import { isSelected, type Selection } from "../domain/selection.ts";
import type { Format, PackedFile, Speaker } from "../formats/format.ts";
import type { ProjectionShelf } from "../store/store.ts";

/** What to export, for whom, and how the house calls itself. */
export interface ExportCommand {
  readonly format: Format;
  readonly audience: AudienceName;
  readonly selection: Selection;
  readonly speaker: Speaker;
  /** Called for each record as its turn comes. */
  readonly count?: () => void;
}

/** How many tellings are held at a time. */
const pageSize = 200;

/** The file of an export, in pieces. Refuses formats that are only read (`format-not-written`). */
export function exportFile(
  shelf: Pick<ProjectionShelf, "tellingsAfter">,
  { format, audience, selection, speaker, count }: ExportCommand,
): AsyncIterable<string | Uint8Array> {
  if (format.writes === null) throw new Refusal("format-not-written", { format: format.name });
  return format.writes.pack(counted(tellingsFor(shelf, audience, selection), count), speaker);
}

/** The files of an export whose format makes a folder. Refuses formats that make none (`format-not-written`). */
export function exportFolder(
  shelf: Pick<ProjectionShelf, "tellingsAfter">,
  { format, audience, selection, speaker, count }: ExportCommand,
): AsyncIterable<PackedFile> {
  const packFolder = format.writes?.packFolder ?? null;
  if (packFolder === null) throw new Refusal("format-not-written", { format: format.name, as: "a folder" });
  return packFolder(counted(tellingsFor(shelf, audience, selection), count), speaker);
}

/** The tellings, with each record counted as its turn comes. */
export async function* counted(
  tellings: AsyncIterable<Telling>,
  count: () => void = () => undefined,
): AsyncGenerator<Telling> {
  for await (const telling of tellings) {
    if (telling.kind === "record") count();
    yield telling;
  }
}

/** What an audience is told of the selected records, by record number. Tombstones are told where nothing but records or time is selected. */
export async function* tellingsFor(
  shelf: Pick<ProjectionShelf, "tellingsAfter">,
  audience: AudienceName,
  selection: Selection,
): AsyncGenerator<Telling> {
  let after: IncidentId | null = null;
  for (;;) {
    const page: readonly Telling[] = await shelf.tellingsAfter(audience, after, pageSize);
    for (const telling of page) {
      if (telling.kind === "record" ? isSelected(selection, telling) : tellsOfStones(selection, telling)) yield telling;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last.incident;
  }
}

function tellsOfStones({ incidents, changedSince, ...others }: Selection, { incident, since }: Telling): boolean {
  const named = incidents === undefined || incidents.includes(incident);
  const recent = changedSince === undefined || since >= changedSince;
  return named && recent && Object.keys(others).length === 0;
}
