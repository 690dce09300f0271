/** Records as use cases find them: there, and in a state in which what is asked is possible. */
import { type ObjectOperation, recordStateOf, requirePossible } from "../domain/access.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Ledger } from "../store/store.ts";

/** What can be done to a record that is there. */
type RecordOperation = Extract<
  ObjectOperation,
  "correct" | "illustrate" | "take-picture-off" | "restrict" | "take-down" | "withdraw" | "reinstate"
>;

/** The record. Refuses what is not possible as it stands (`incident-not-found`, `incident-withdrawn`). */
export async function getRecordFor(
  operation: RecordOperation,
  shelves: Pick<Ledger, "findIncident">,
  id: IncidentId,
): Promise<Incident> {
  const incident = await shelves.findIncident(id);
  requirePossible(operation, recordStateOf(incident), { incident: id });
  if (incident === null) throw new Refusal("incident-not-found", { incident: id });
  return incident;
}
