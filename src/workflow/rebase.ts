/** Rebase: another curator published in the meantime; the draft goes on from the record as it is now. */
import { requirePossible } from "../domain/access.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import type { Draft, DraftId } from "../domain/draft.ts";
import { Refusal } from "../domain/refusal.ts";
import { rebase } from "../domain/rebase.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { getOpenDraft } from "./review.ts";

/** Moves an open draft onto the newest revision of its record; nothing changes where it stands there already. Refuses stale editions. */
export async function rebaseDraft(
  house: Pick<House, "store" | "clock" | "random">,
  { draft: id, edition, ...acting }: Acting & { readonly draft: DraftId; readonly edition: number | null },
): Promise<Draft> {
  return house.store.transaction(async (shelves) => {
    const { draft, base } = await getOpenDraft(shelves, id);
    requirePossible("rebase", draft.state, { draft: id });
    if (edition !== null && edition !== draft.edition)
      throw new Refusal("draft-stale", { draft: id, edition: draft.edition });
    const head = await shelves.findIncident(draft.incident);
    const newest = head === null ? null : await shelves.findRevision(draft.incident, head.revision);
    if (newest === null || newest.number === draft.base) return draft;
    const moved = { ...rebase(draft, base, newest), edition: draft.edition + 1 };
    if (!(await shelves.saveDraft(moved))) throw new Refusal("draft-stale", { draft: id });
    const detail = { record: draft.incident, from: draft.base, to: newest.number };
    await noteDeed(shelves, house, { action: "draft-rebased", ...actingIn(acting), object: id, detail });
    return moved;
  });
}
