/** Withdraw: the pointer is moved off a record, a tombstone stays for those who had been told of it, and its history is kept. */
import type { AccountId } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Shelves } from "../store/store.ts";
import type { House } from "./house.ts";
import { tellAll } from "./telling.ts";

/** Which record to withdraw, and why; the reason is told to those who had been told of the record. */
export interface WithdrawCommand {
  readonly incident: IncidentId;
  readonly reason: string;
  readonly by: AccountId;
}

/** Withdraws a record. Returns the audiences that are left a tombstone. */
export async function withdrawIncident(
  { store, policy, clock }: Pick<House, "store" | "policy" | "clock">,
  { incident: id, reason, by }: WithdrawCommand,
): Promise<readonly AudienceName[]> {
  if (reason.trim() === "") throw new Refusal("reason-missing");
  return store.transaction(async (shelves) => {
    const incident = await getPublished(shelves, id);
    if (incident.withdrawn !== null) throw new Refusal("incident-withdrawn", { incident: id });
    const at = clock();
    return move(shelves, policy, { ...incident, withdrawn: { at, by, reason: reason.trim() } }, at);
  });
}

/** Takes a withdrawal back: the record is told again as its newest revision says. Returns the audiences that are told. */
export async function reinstateIncident(
  { store, policy, clock }: Pick<House, "store" | "policy" | "clock">,
  { incident: id }: Pick<WithdrawCommand, "incident">,
): Promise<readonly AudienceName[]> {
  return store.transaction(async (shelves) => {
    const incident = await getPublished(shelves, id);
    return move(shelves, policy, { ...incident, withdrawn: null }, clock());
  });
}

async function getPublished(shelves: Shelves, id: IncidentId): Promise<Incident> {
  const incident = await shelves.findIncident(id);
  if (incident === null || incident.revision === 0) throw new Refusal("incident-not-found", { incident: id });
  return incident;
}

async function move(
  shelves: Shelves,
  policy: House["policy"],
  incident: Incident,
  at: string,
): Promise<readonly AudienceName[]> {
  const revision = await shelves.findRevision(incident.id, incident.revision);
  if (revision === null) throw new Refusal("incident-not-found", { incident: incident.id });
  await shelves.saveIncident(incident);
  return tellAll(shelves, policy, { incident, revision, at });
}
