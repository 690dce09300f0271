/** Abandon: a draft that will not be published is put aside with a reason, and can be taken up again. */
import { requirePossible } from "../domain/access.ts";
import { type Acting, actingIn, type AuditAction } from "../domain/audit.ts";
import type { Draft, DraftId } from "../domain/draft.ts";
import { finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";

/** Which draft to put aside, and why. */
export interface AbandonCommand extends Acting {
  readonly draft: DraftId;
  /** The edition that the curator saw; null: whatever is kept. */
  readonly edition: number | null;
  readonly reason: string;
}

type Needs = Pick<House, "store" | "clock" | "random">;

/** Closes an open draft unpublished; its decisions are kept. Refuses stale editions, closed drafts and a missing reason. */
export async function abandonDraft(house: Needs, command: AbandonCommand): Promise<Draft> {
  const reason = command.reason.trim();
  if (reason === "") throw new Refusal("reason-missing");
  return house.store.transaction(async (shelves) => {
    const draft = await getDraft(shelves, command);
    requirePossible("abandon", draft.state, { draft: draft.id });
    const findings = [...draft.findings, finding("draft", "draft-abandoned", reason)];
    await note(shelves, house, "draft-abandoned", command, { record: draft.incident, reason });
    return keep(shelves, { ...draft, state: "abandoned", findings });
  });
}

/** Takes up an abandoned draft where it was left. Refuses stale editions and drafts that were published (`draft-closed`). */
export async function reopenDraft(house: Needs, command: Omit<AbandonCommand, "reason">): Promise<Draft> {
  return house.store.transaction(async (shelves) => {
    const draft = await getDraft(shelves, command);
    requirePossible("reopen", draft.state, { draft: draft.id });
    const findings = draft.findings.filter(({ code }) => code !== "draft-abandoned");
    await note(shelves, house, "draft-reopened", command, { record: draft.incident });
    return keep(shelves, { ...draft, state: "open", findings });
  });
}

async function note(
  shelves: Shelves,
  house: Needs,
  action: AuditAction,
  command: Omit<AbandonCommand, "reason">,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await noteDeed(shelves, house, { action, ...actingIn(command), object: command.draft, detail });
}

async function getDraft(
  shelves: Shelves,
  { draft: id, edition }: Pick<AbandonCommand, "draft" | "edition">,
): Promise<Draft> {
  const draft = await shelves.findDraft(id);
  if (draft === null) throw new Refusal("draft-not-found", { draft: id });
  if (edition !== null && edition !== draft.edition)
    throw new Refusal("draft-stale", { draft: id, edition: draft.edition });
  return draft;
}

async function keep(shelves: Shelves, changed: Draft): Promise<Draft> {
  const next = { ...changed, edition: changed.edition + 1 };
  if (!(await shelves.saveDraft(next))) throw new Refusal("draft-stale", { draft: next.id });
  return next;
}
