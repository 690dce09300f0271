/** Withdraw: the pointer is moved off a record, a tombstone stays for those who had been told of it, and its history is kept. */
import type { AccountId } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { tellingTransaction } from "./lift-embargoes.ts";
import { getRecordFor } from "./record.ts";
import { tellAll } from "./telling.ts";

/** Which record to withdraw, and why; the reason is told to those who had been told of the record. */
export interface WithdrawCommand extends Acting {
  readonly incident: IncidentId;
  readonly reason: string;
  readonly by: AccountId;
}

type Needs = Pick<House, "store" | "policies" | "clock" | "random">;

/** Withdraws a record. Returns the audiences that are left a tombstone. */
export async function withdrawIncident(house: Needs, command: WithdrawCommand): Promise<readonly AudienceName[]> {
  const { incident: id, by } = command;
  const reason = command.reason.trim();
  if (reason === "") throw new Refusal("reason-missing");
  return tellingTransaction(house, async (shelves, at) => {
    const incident = await getRecordFor("withdraw", shelves, id);
    const told = await move(shelves, house.policies, { ...incident, withdrawn: { at, by, reason } }, at);
    const deed = { action: "record-withdrawn", ...actingIn(command), object: id, detail: { reason, told } } as const;
    await noteDeed(shelves, house, deed, at);
    return told;
  });
}

/** Takes a withdrawal back: the record is told again as its newest revision says. Returns the audiences that are told. */
export async function reinstateIncident(
  house: Needs,
  { incident: id, ...acting }: Acting & Pick<WithdrawCommand, "incident">,
): Promise<readonly AudienceName[]> {
  return tellingTransaction(house, async (shelves, at) => {
    const incident = await getRecordFor("reinstate", shelves, id);
    const told = await move(shelves, house.policies, { ...incident, withdrawn: null }, at);
    const deed = { action: "record-reinstated", ...actingIn(acting), object: id, detail: { told } } as const;
    await noteDeed(shelves, house, deed, at);
    return told;
  });
}

async function move(
  shelves: Shelves,
  policies: House["policies"],
  incident: Incident,
  at: string,
): Promise<readonly AudienceName[]> {
  const revision = await shelves.findRevision(incident.id, incident.revision);
  if (revision === null) throw new Refusal("incident-not-found", { incident: incident.id });
  await shelves.saveIncident(incident);
  return tellAll(shelves, await policies.of(shelves, incident.id), { incident, revision, at });
}
