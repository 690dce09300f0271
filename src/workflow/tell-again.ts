/** Tell again: when the policy or the rules of disclosure have changed, every record is disclosed anew to every audience, a batch at a time. */
import type { IncidentId } from "../domain/incident.ts";
import { disclosureRules } from "../domain/disclosure.ts";
import { policyDigest } from "../domain/policy.ts";
import type { Shelves } from "../store/store.ts";
import type { House } from "./house.ts";
import { tellAll } from "./telling.ts";

const note = "policy";
const batch = 200;

/** Discloses all records anew where the kept tellings follow another policy or other rules. Returns how many were looked at; 0 where nothing was to do. */
export async function tellAgain({ store, policy, clock }: Pick<House, "store" | "policy" | "clock">): Promise<number> {
  const wanted = `${disclosureRules} ${policyDigest(policy)}`;
  if ((await store.findNote(note)) === wanted) return 0;
  const ids = await store.incidentIds();
  for (let start = 0; start < ids.length; start += batch) {
    await store.transaction(async (shelves) => {
      for (const id of ids.slice(start, start + batch)) await tellOne(shelves, policy, id, clock());
    });
  }
  await store.transaction((shelves) => shelves.saveNote(note, wanted));
  return ids.length;
}

async function tellOne(shelves: Shelves, policy: House["policy"], id: IncidentId, at: string): Promise<void> {
  const incident = await shelves.findIncident(id);
  const revision = incident === null ? null : await shelves.findRevision(id, incident.revision);
  if (incident !== null && revision !== null) await tellAll(shelves, policy, { incident, revision, at });
}
