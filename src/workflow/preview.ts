/** Preview: what each audience would be told of a draft if it were published as it stands, or of a record under another policy. Nothing is kept. */
import { houseAccount } from "../domain/account.ts";
import { type AudienceName, audienceNamed } from "../domain/audience.ts";
import { disclose } from "../domain/disclosure.ts";
import type { DraftId } from "../domain/draft.ts";
import type { Projection } from "../domain/projection.ts";
import { outcomeOf } from "../domain/review.ts";
import { sealRevision } from "../domain/revision.ts";
import type { IncidentId } from "../domain/incident.ts";
import type { Policy } from "../domain/policy.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "./house.ts";
import { disclosableOf } from "./policy-diff.ts";
import { getOpenDraft } from "./review.ts";
import { audiencesIn, citedReports } from "./telling.ts";

/** By audience; null: nothing in the draft is cleared for them. */
export type Preview = ReadonlyMap<AudienceName, Projection | null>;

/** What publishing the draft now would tell, undecided proposals left out. Refuses drafts that are not here (`draft-not-found`). */
export async function previewDraft(
  { store, policies, clock }: Pick<House, "store" | "policies" | "clock">,
  id: DraftId,
): Promise<Preview> {
  const { draft, base } = await getOpenDraft(store, id);
  const made = clock();
  const revision = sealRevision({
    incident: draft.incident,
    number: draft.base + 1,
    predecessor: base?.digest ?? null,
    assertions: outcomeOf(draft, base?.assertions ?? []),
    draft: draft.id,
    by: houseAccount,
    made,
    note: "",
    sample: draft.sample,
  });
  const policy = await policies.of(store, draft.incident);
  const reports = await citedReports(store, revision);
  const { restriction = null, takedowns = [] } = (await store.findIncident(draft.incident)) ?? {};
  const disclosable = { revision, reports, policy, restriction, takedowns, asOf: made };
  const told = (name: AudienceName) => [name, disclose(disclosable, audienceNamed(name), null, made)] as const;
  return new Map((await audiencesIn(store)).map(told));
}

/**
 * What each audience would be told of a record under a policy. The versions are those that they are told now: a preview tells what is said, and
 * not when. Refuses records that are not here, were never published or are withdrawn (`incident-not-found`).
 */
export async function previewRecord(
  { store, clock }: Pick<House, "store" | "clock">,
  id: IncidentId,
  policy: Policy,
): Promise<Preview> {
  const found = await disclosableOf(store, id);
  if (found === null) throw new Refusal("incident-not-found", { incident: id });
  const told = async (name: AudienceName) => {
    const kept = await store.findTelling(id, name);
    return [name, disclose({ ...found, policy }, audienceNamed(name), kept, clock())] as const;
  };
  return new Map(await Promise.all((await audiencesIn(store)).map(told)));
}
