/** Publish: what a review accepted becomes a revision, the incident points at it, and every audience is told its part. */
import { recordStateOf, requirePossible } from "../domain/access.ts";
import type { AccountId } from "../domain/account.ts";
import type { AudienceName } from "../domain/audience.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { checkStatement } from "../domain/assertion.ts";
import { type Draft, type DraftId, progressOf } from "../domain/draft.ts";
import { resolverOf } from "../domain/evidence.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { type Incident, incidentAt } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import { outcomeOf } from "../domain/review.ts";
import { type Revision, sealRevision } from "../domain/revision.ts";
import { withPlaces } from "../domain/takedown.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { tellingTransaction } from "./lift-embargoes.ts";
import type { Policies } from "./policies.ts";
import { getOpenDraft, type OpenDraft } from "./review.ts";
import { tellAll } from "./telling.ts";

/** Which draft to publish. */
export interface PublishCommand extends Acting {
  readonly draft: DraftId;
  /** The edition that the curator saw; null: whatever is kept. */
  readonly edition: number | null;
  /** For the record's history; may be empty. */
  readonly note: string;
  /** True: proposals that nobody decided are left out on purpose. */
  readonly leaveOutUndecided: boolean;
  readonly by: AccountId;
}

/** What was published. */
export interface Published {
  readonly revision: Revision;
  /** Audiences for whom something changed. */
  readonly told: readonly AudienceName[];
  /** Such as that nothing is cleared for the public. */
  readonly findings: readonly Finding[];
}

/** Publishes a reviewed draft, wholly or not at all. */
export async function publishDraft(
  house: Pick<House, "store" | "policies" | "clock" | "random">,
  command: PublishCommand,
): Promise<Published> {
  return tellingTransaction(house, async (shelves, at) => {
    const opened = await getOpenDraft(shelves, command.draft);
    requireReady(opened.draft, command);
    const published = await publishOpened(shelves, house.policies, opened, command, at);
    const { incident, number, made, digest } = published.revision;
    const detail = { revision: number, digest, draft: command.draft, told: published.told, note: command.note };
    const deed = { action: "record-published", ...actingIn(command), object: incident, detail } as const;
    await noteDeed(shelves, house, deed, made);
    return { ...published, findings: await findingsOn(shelves, published.revision) };
  });
}

/** Publishes a reviewed draft within the transaction of another use case, a `tellingTransaction`. Refuses records that were withdrawn and drafts that were overtaken. */
export async function publishOpened(
  shelves: Shelves,
  policies: Policies,
  opened: OpenDraft,
  { note, by }: Pick<PublishCommand, "note" | "by">,
  made: Instant,
): Promise<Omit<Published, "findings">> {
  const head = await shelves.findIncident(opened.draft.incident);
  // Publishing would put the record back, which is not everybody's to do.
  requirePossible("revise", recordStateOf(head), { incident: opened.draft.incident });
  if ((head?.revision ?? 0) !== opened.draft.base) {
    throw new Refusal("revision-stale", { incident: opened.draft.incident, revision: head?.revision ?? 0 });
  }
  const revision = revisionFrom(opened, { note, by }, made);
  const { incident: id, number } = revision;
  const before = head ?? incidentAt(id, 0);
  const takedowns = withPlaces(before.takedowns, revision.assertions);
  const incident: Incident = { ...before, revision: number, takedowns };
  await shelves.saveIncident(incident);
  await shelves.appendRevision(revision);
  await close(shelves, opened.draft, revision);
  const announced = { incident, revision, at: made, known: opened.reports, isNew: head === null };
  const told = await tellAll(shelves, await policies.of(shelves, id), announced);
  return { revision, told };
}

function requireReady(draft: Draft, { edition, leaveOutUndecided }: PublishCommand): void {
  requirePossible("publish", draft.state, { draft: draft.id });
  if (edition !== null && edition !== draft.edition)
    throw new Refusal("draft-stale", { draft: draft.id, edition: draft.edition });
  const { undecided } = progressOf(draft);
  if (undecided > 0 && !leaveOutUndecided) throw new Refusal("draft-undecided", { draft: draft.id, undecided });
}

/** The next revision. Everything in it is checked once more, unless that was only just done: no value without evidence that resolves. */
function revisionFrom(
  { draft, base, reports, checked }: OpenDraft,
  { note, by }: Pick<PublishCommand, "note" | "by">,
  made: Instant,
): Revision {
  const assertions = outcomeOf(draft, base?.assertions ?? []);
  if (assertions.length === 0) throw new Refusal("draft-empty", { draft: draft.id });
  const resolvers = new Map(reports.map((report) => [report.id, resolverOf(report)]));
  const findings = assertions.flatMap((assertion) => {
    if (checked?.has(assertion) === true) return [];
    const loose = assertion.evidence.filter((piece) => resolvers.get(piece.report)?.(piece) !== true);
    const at = `${assertion.field} ${assertion.id}`;
    return [
      ...checkStatement(assertion, at),
      ...loose.map(({ place }) => finding(at, "evidence-unresolved", place.quote)),
    ];
  });
  if (findings.length > 0) throw new Refusal("input-invalid", { draft: draft.id }, findings);
  const { incident, id, sample } = draft;
  const predecessor = base?.digest ?? null;
  const content = { incident, number: draft.base + 1, predecessor, assertions, draft: id, by, made, note, sample };
  return sealRevision(content, checked);
}

async function close(shelves: Shelves, draft: Draft, outcome: Revision): Promise<void> {
  const kept = await shelves.saveDraft({ ...draft, state: "published", edition: draft.edition + 1 }, outcome);
  if (!kept) throw new Refusal("draft-stale", { draft: draft.id });
}

async function findingsOn(shelves: Shelves, { incident }: Revision): Promise<readonly Finding[]> {
  const shown = await shelves.findTelling(incident, "public");
  return shown?.kind === "record" ? [] : [finding("public", "nothing-cleared")];
}
