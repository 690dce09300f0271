/** One record as somebody is told it, or why they are not. */
import type { AudienceName } from "../../domain/audience.ts";
import { parseIncidentId } from "../../domain/incident.ts";
import type { Projection } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ProjectionShelf } from "../../store/store.ts";
import { nothingTold } from "./endpoint.ts";

/** Refuses numbers that are malformed, of no record, or of one that is wholly withheld, all alike (`nothing-told`); and, with the reason, withdrawn ones (`incident-withdrawn`). */
export async function getRecord(
  shelf: Pick<ProjectionShelf, "findTelling">,
  number: string,
  audience: AudienceName,
): Promise<Projection> {
  const id = parseIncidentId(number);
  const telling = id === null ? null : await shelf.findTelling(id, audience);
  if (telling === null) throw nothingTold();
  if (telling.kind === "record") return telling;
  const { incident, version, since, reason } = telling;
  throw new Refusal("incident-withdrawn", { incident, version, withdrawn: since, reason });
}
