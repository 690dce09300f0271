/** Review: a person's decisions on a draft, taken one at a time or several at once, and taken back. */
import { requirePossible } from "../domain/access.ts";
import type { AccountId } from "../domain/account.ts";
import { type Acting, actingIn, type Deed } from "../domain/audit.ts";
import { assert, type Assertion, type AssertionId } from "../domain/assertion.ts";
import type { Decision } from "../domain/decision.ts";
import type { Draft, DraftId } from "../domain/draft.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { Marking } from "../domain/marking.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Report, ReportId } from "../domain/report.ts";
import { decide, undecide } from "../domain/review.ts";
import type { Revision } from "../domain/revision.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { readWritten, type WrittenAssertion } from "./written.ts";

/** What the reviewer wants. `report` names the report that a written assertion quotes; left out, the draft's first. */
export type Wish =
  | { readonly kind: "accept"; readonly target: AssertionId; readonly reason?: string }
  | { readonly kind: "reject" | "retire"; readonly target: AssertionId; readonly reason: string }
  | {
      readonly kind: "amend";
      readonly target: AssertionId;
      readonly written: WrittenAssertion;
      readonly reason: string;
      readonly report?: ReportId;
    }
  | { readonly kind: "add"; readonly written: WrittenAssertion; readonly reason?: string; readonly report?: ReportId }
  | { readonly kind: "undo"; readonly target: AssertionId }
  | { readonly kind: "mark"; readonly marking: Marking | null };

/** One or more wishes on a draft of the edition that the reviewer saw. */
export interface ReviewCommand extends Acting {
  readonly draft: DraftId;
  /** Null: whatever edition is kept, for callers that have just made the draft. */
  readonly edition: number | null;
  readonly wishes: readonly Wish[];
  readonly by: AccountId;
}

/** A draft with what it stands on. */
export interface OpenDraft {
  readonly draft: Draft;
  /** The revision that it starts from; null for a new record. */
  readonly base: Revision | null;
  /** In the order of the draft's reports, then those that the base quotes. */
  readonly reports: readonly Report[];
  /** Assertions, by identity, that this very work has held against the codebook and the reports already, with their canonical JSON. */
  readonly checked?: ReadonlyMap<Assertion, string>;
}

/** Takes all the decisions or none. Refuses stale editions (`draft-stale`), and whatever the codebook or the text does not bear out (`input-invalid`). */
export async function reviewDraft(
  house: Pick<House, "store" | "clock" | "random">,
  command: ReviewCommand,
): Promise<Draft> {
  return house.store.transaction(async (shelves) => {
    const opened = await getOpenDraft(shelves, command.draft);
    requirePossible("review", opened.draft.state, { draft: command.draft });
    if (command.edition !== null && command.edition !== opened.draft.edition) {
      throw new Refusal("draft-stale", { draft: command.draft, edition: opened.draft.edition });
    }
    const at = house.clock();
    const decided = command.wishes.reduce((draft, wish, index) => {
      return grant({ ...opened, draft }, wish, { by: command.by, at }, `decisions.${index}`);
    }, opened.draft);
    const next = { ...decided, edition: opened.draft.edition + 1 };
    if (!(await shelves.saveDraft(next))) throw new Refusal("draft-stale", { draft: command.draft });
    await noteDeed(shelves, house, reviewedAs(command, next), at);
    return next;
  });
}

/** One entry a request, however many decisions it held: how many of which kind. What was decided and why stands in the draft. */
function reviewedAs(command: ReviewCommand, { incident }: Draft): Deed {
  const counts: Record<string, number> = {};
  for (const { kind } of command.wishes) counts[kind] = (counts[kind] ?? 0) + 1;
  const detail = { record: incident, ...counts };
  return { action: "draft-reviewed", ...actingIn(command), object: command.draft, detail };
}

/** A draft with its base and reports. Refuses drafts that are not here. */
export async function getOpenDraft(shelves: Shelves, id: DraftId): Promise<OpenDraft> {
  const draft = await shelves.findDraft(id);
  if (draft === null) throw new Refusal("draft-not-found", { draft: id });
  const base = await shelves.findRevision(draft.incident, draft.base);
  const quoted = (base?.assertions ?? []).flatMap(({ evidence }) => evidence.map(({ report }) => report));
  const ids = [...new Set([...draft.reports, ...quoted])];
  const reports = await Promise.all(ids.map((report) => shelves.findReport(report)));
  return { draft, base, reports: reports.filter((report) => report !== null) };
}

function grant(opened: OpenDraft, wish: Wish, who: { by: AccountId; at: string }, at: string): Draft {
  const standing = opened.base?.assertions ?? [];
  const take = (decision: Decision) => decide(opened.draft, decision, standing);
  switch (wish.kind) {
    case "accept":
      return take({ ...who, kind: "accept", target: wish.target, reason: wish.reason ?? null });
    case "reject":
    case "retire":
      return take({ ...who, kind: wish.kind, target: wish.target, reason: reasonFrom(wish.reason) });
    case "amend": {
      const assertion = readOrRefuse(opened, wish.written, wish.report, at);
      return take({ ...who, kind: "amend", target: wish.target, assertion, reason: reasonFrom(wish.reason) });
    }
    case "add":
      return take({
        ...who,
        kind: "add",
        assertion: readOrRefuse(opened, wish.written, wish.report, at),
        reason: wish.reason ?? null,
      });
    case "undo":
      return undecide(opened.draft, wish.target);
    case "mark":
      return { ...opened.draft, marking: wish.marking };
  }
}

function reasonFrom(reason: string): string {
  if (reason.trim() === "") throw new Refusal("reason-missing");
  return reason.trim();
}

function readOrRefuse({ reports }: OpenDraft, written: WrittenAssertion, id: ReportId | undefined, at: string) {
  const report = id === undefined ? reports[0] : reports.find((candidate) => candidate.id === id);
  if (report === undefined) throw invalid([finding(`${at}.report`, "evidence-report-unknown", id)]);
  const reading = readWritten(written, report, at);
  if ("findings" in reading) throw invalid(reading.findings);
  return assert(reading.statement);
}

function invalid(findings: readonly Finding[]): Refusal {
  return new Refusal("input-invalid", {}, findings);
}
