/** A record that grows and is corrected, for tests of its past: what is first told, then claimed, then attributed and reworded. */
import { houseAccount } from "../../src/domain/account.ts";
import type { AssertionId } from "../../src/domain/assertion.ts";
import { parseIncidentId } from "../../src/domain/incident.ts";
import type { ReportId } from "../../src/domain/report.ts";
import { openDraft } from "../../src/workflow/draft.ts";
import type { House } from "../../src/workflow/house.ts";
import { publishDraft } from "../../src/workflow/publish.ts";
import { reviewDraft, type Wish } from "../../src/workflow/review.ts";
import { type Briefing, publishBriefing } from "./public-house.ts";

/** The record's number. */
export const grownId = "CB-GR0WN1";

const first: Briefing = {
  id: grownId,
  text: "Northfield was hit on 1 November 2025. The sites went down.",
  publisher: "Northfield Gazette",
  assertions: [
    { field: "victim.name", about: "victim-1", value: "City of Northfield", quote: "Northfield was hit" },
    { field: "date.began", value: "2025-11-01", quote: "1 November 2025" },
    { field: "summary", value: "The sites of the city went down.", quote: "The sites went down" },
  ],
};

const second: Briefing = {
  id: grownId,
  text: "The group Grey Heron claimed the attack on Northfield in November 2025.",
  publisher: "Harbour Wire",
  assertions: [
    {
      ...{ field: "responsibility.claimed", about: "actor-1", value: "Grey Heron", role: "attacker" },
      quote: "The group Grey Heron claimed the attack",
    },
    { field: "date.claimed", value: "2025-11", quote: "in November 2025" },
  ],
};

const third: Briefing = {
  id: grownId,
  text: "The ministry attributed the attack on Northfield to Blue Lantern.",
  publisher: "Harbour Wire",
  assertions: [
    {
      ...{ field: "responsibility.attributed", about: "actor-2", value: "Blue Lantern", role: "government" },
      ...{ speaker: "Ministry of the Interior", quote: "attributed the attack on Northfield to Blue Lantern" },
    },
  ],
};

/** Publishes the first so many of its four revisions; the fourth rewords the summary. */
export async function publishGrown(house: House, revisions: 1 | 2 | 3 | 4): Promise<void> {
  for (const briefing of [first, second, third].slice(0, revisions)) await publishBriefing(house, briefing);
  if (revisions < 4) return;
  await correct(house, grownId, (standing) => {
    const [summary] = standing.filter(({ field }) => field === "summary");
    if (summary === undefined) throw new TypeError("the record has no summary");
    const { id: target, report } = summary;
    const value = "The sites of the city briefly went down.";
    return [
      {
        kind: "amend",
        target,
        report,
        reason: "shorter",
        written: { field: "summary", value, quote: "The sites went down" },
      },
    ];
  });
}

/** What stands in a record, as corrections name it. */
export interface Standing {
  readonly id: AssertionId;
  readonly field: string;
  readonly quote: string;
  readonly report: ReportId;
}

/** Publishes a correction of a record without a report of its own. */
export async function correct(
  house: House,
  number: string,
  wishesFor: (standing: readonly Standing[]) => readonly Wish[],
): Promise<void> {
  const incident = parseIncidentId(number);
  if (incident === null) throw new TypeError(`no record number: ${number}`);
  const revisions = await house.store.listRevisions(incident);
  const standing = (revisions.at(-1)?.assertions ?? []).flatMap(({ id, field, evidence: [piece] }) =>
    piece === undefined ? [] : [{ id, field, quote: piece.place.quote, report: piece.report }],
  );
  const draft = await openDraft(house, { report: null, incident });
  await reviewDraft(house, { draft: draft.id, edition: null, wishes: wishesFor(standing), by: houseAccount });
  const command = { draft: draft.id, edition: null, note: "", leaveOutUndecided: true, by: houseAccount };
  await publishDraft(house, command);
}
