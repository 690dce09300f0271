/** Preview: what each audience would be told of a draft if it were published as it stands. Nothing is kept. */
import { houseAccount } from "../domain/account.ts";
import { type AudienceName, audienceNames, audiences } from "../domain/audience.ts";
import { disclose } from "../domain/disclosure.ts";
import type { DraftId } from "../domain/draft.ts";
import type { Projection } from "../domain/projection.ts";
import { outcomeOf } from "../domain/review.ts";
import { sealRevision } from "../domain/revision.ts";
import type { House } from "./house.ts";
import { getOpenDraft } from "./review.ts";
import { citedReports } from "./telling.ts";

/** By audience; null: nothing in the draft is cleared for them. */
export type Preview = Readonly<Record<AudienceName, Projection | null>>;

/** What publishing the draft now would tell, undecided proposals left out. Refuses drafts that are not here (`draft-not-found`). */
export async function previewDraft(
  { store, policy, clock }: Pick<House, "store" | "policy" | "clock">,
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
  const reports = await citedReports(store, revision);
  const told = (name: AudienceName) => [name, disclose({ revision, reports, policy }, audiences[name], null, made)];
  return Object.fromEntries(audienceNames.map(told)) as Preview;
}
