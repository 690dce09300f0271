/** Rebase: another curator published in the meantime; the draft goes on from the record as it is now. */
import type { Draft, DraftId } from "../domain/draft.ts";
import { Refusal } from "../domain/refusal.ts";
import { rebase } from "../domain/rebase.ts";
import type { House } from "./house.ts";
import { getOpenDraft } from "./review.ts";

/** Moves an open draft onto the newest revision of its record; nothing changes where it stands there already. Refuses stale editions. */
export async function rebaseDraft(
  { store }: Pick<House, "store">,
  { draft: id, edition }: { readonly draft: DraftId; readonly edition: number | null },
): Promise<Draft> {
  return store.transaction(async (shelves) => {
    const { draft, base } = await getOpenDraft(shelves, id);
    if (draft.state !== "open") throw new Refusal("draft-closed", { draft: id });
    if (edition !== null && edition !== draft.edition)
      throw new Refusal("draft-stale", { draft: id, edition: draft.edition });
    const head = await shelves.findIncident(draft.incident);
    const newest = head === null ? null : await shelves.findRevision(draft.incident, head.revision);
    if (newest === null || newest.number === draft.base) return draft;
    const moved = { ...rebase(draft, base, newest), edition: draft.edition + 1 };
    if (!(await shelves.saveDraft(moved))) throw new Refusal("draft-stale", { draft: id });
    return moved;
  });
}
