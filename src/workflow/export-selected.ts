/** Export of what a search has selected: records by their numbers, as they are told now or were told at an instant. */
import type { AudienceName } from "../domain/audience.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Telling } from "../domain/projection.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import type { Format, Speaker } from "../formats/format.ts";
import { counted } from "./export.ts";
import { historyOf } from "./history.ts";
import type { House } from "./house.ts";

/** What to export, for whom, and how the house calls itself. */
export interface SelectedExport {
  readonly format: Format;
  readonly audience: AudienceName;
  /** In the order of the file. */
  readonly incidents: readonly IncidentId[];
  /** Null: as they are told now. */
  readonly asKnownOn: Instant | null;
  readonly speaker: Speaker;
  /** Called for each record as its turn comes. */
  readonly count?: () => void;
}

/** The file of an export, in pieces; each record is read when its turn comes. Refuses formats that are only read (`format-not-written`). */
export function exportSelected(
  house: Pick<House, "store" | "policies">,
  { format, speaker, count, ...selected }: SelectedExport,
): AsyncIterable<string | Uint8Array> {
  if (format.writes === null) throw new Refusal("format-not-written", { format: format.name });
  return format.writes.pack(counted(selectedTellings(house, selected), count), speaker);
}

/** What is told of the records. One that was withdrawn since they were selected is left out, like one of which nothing was told yet. */
async function* selectedTellings(
  house: Pick<House, "store" | "policies">,
  { audience, incidents, asKnownOn }: Pick<SelectedExport, "audience" | "incidents" | "asKnownOn">,
): AsyncGenerator<Telling> {
  for (const incident of incidents) {
    const telling =
      asKnownOn === null
        ? await house.store.findTelling(incident, audience)
        : (await historyOf(house, incident, audience)).findLast(({ since }) => since <= asKnownOn);
    if (telling?.kind === "record") yield telling;
  }
}
