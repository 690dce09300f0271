/** The sample casebook: briefings and recorded reviews, brought in through the same corridor as everything else, and taken out again. */
import { houseAccount } from "../domain/account.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { type IncidentId, parseIncidentId } from "../domain/incident.ts";
import { parseMarking } from "../domain/marking.ts";
import { noteDeed } from "./audit.ts";
import { openDraft } from "./draft.ts";
import type { House } from "./house.ts";
import { publishDraft } from "./publish.ts";
import { receive } from "./receive.ts";
import { parseRecordedReview, type RecordedReview, wishesOf } from "./recorded-review.ts";
import { reviewDraft } from "./review.ts";
import { withdrawIncident } from "./withdraw.ts";

/** One briefing with its review. */
export interface SampleEntry {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Parsed JSON of the recorded review. */
  readonly review: unknown;
}

const note = "sample";

/** Loads what of the sample is not here yet; once it was removed it is not loaded again. Returns how many records were made. */
export async function loadSample(house: House, entries: readonly SampleEntry[]): Promise<number> {
  if ((await house.store.findNote(note)) === "removed") return 0;
  let made = 0;
  for (const entry of entries) {
    const review = parseRecordedReview(entry.review);
    const incident = parseIncidentId(review.incident ?? "");
    if (incident === null) throw new TypeError(`the review of ${entry.fileName} names no record number`);
    if ((await house.store.findIncident(incident)) !== null) continue;
    await loadEntry(house, entry, review, incident);
    made += 1;
  }
  if (made > 0) {
    const deed = { action: "sample-loaded", ...actingIn({}), object: null, detail: { records: made } } as const;
    await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  }
  return made;
}

/** Withdraws every sample record and remembers not to load them again. Returns how many were withdrawn. */
export async function removeSample(
  house: House,
  entries: readonly SampleEntry[],
  acting: Acting = {},
): Promise<number> {
  let withdrawn = 0;
  for (const entry of entries) {
    const incident = parseIncidentId(parseRecordedReview(entry.review).incident ?? "");
    const kept = incident === null ? null : await house.store.findIncident(incident);
    if (kept === null || kept.revision === 0 || kept.withdrawn !== null) continue;
    await withdrawIncident(house, { incident: kept.id, reason: "This was sample data.", by: houseAccount, ...acting });
    withdrawn += 1;
  }
  await house.store.transaction(async (shelves) => {
    await shelves.saveNote(note, "removed");
    const detail = { records: withdrawn };
    await noteDeed(shelves, house, { action: "sample-removed", ...actingIn(acting), object: null, detail });
  });
  return withdrawn;
}

async function loadEntry(
  house: House,
  entry: SampleEntry,
  review: RecordedReview,
  incident: IncidentId,
): Promise<void> {
  const { report } = await receive(house, {
    bytes: entry.bytes,
    mediaType: "text/markdown",
    fileName: entry.fileName,
    marking: parseMarking(review.marking ?? ""),
    sample: true,
  });
  const draft = await openDraft(house, { report: report.id, incident: null, number: incident });
  await reviewDraft(house, { draft: draft.id, edition: null, wishes: wishesOf(review), by: houseAccount });
  await publishDraft(house, {
    draft: draft.id,
    edition: null,
    note: review.note ?? "",
    leaveOutUndecided: true,
    by: houseAccount,
  });
}
