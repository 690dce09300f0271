/** Keeping one imported record: found again or new, a draft for a person or a review in bulk, and never merged with another. */
import type { Assertion } from "../domain/assertion.ts";
import type { Decision } from "../domain/decision.ts";
import { type Draft, type DraftId, progressOf, type Proposal } from "../domain/draft.ts";
import { finding, type Finding } from "../domain/finding.ts";
import type { Imported, ImportRun } from "../domain/import-run.ts";
import { type Incident, type IncidentId } from "../domain/incident.ts";
import type { Instant, Report } from "../domain/report.ts";
import { slugOf } from "../domain/source.ts";
import type { Shelves } from "../store/store.ts";
import { freshNumber } from "./draft.ts";
import { type House, randomName } from "./house.ts";
import { type RecordRead, sayingOf } from "./import-reading.ts";
import { publishOpened } from "./publish.ts";
import { getOpenDraft, type OpenDraft } from "./review.ts";

/** What keeping works with, within one transaction. */
export interface Keeping {
  readonly shelves: Shelves;
  readonly policies: House["policies"];
  readonly random: House["random"];
  readonly at: Instant;
  /** Format and publisher, within which keys are unique. */
  readonly scope: string;
  readonly run: ImportRun;
}

/** What became of the record. */
export interface Outcome {
  readonly kind: "created" | "revised" | "unchanged" | "refused";
  /** Null where it was refused. */
  readonly incident: IncidentId | null;
  readonly findings: readonly Finding[];
}

/** The most records that a possible duplicate is told of. */
const mostAlike = 3;

/** Keeps a record as the run wants it: as a draft, or accepted and published. */
export async function keepRecord(keeping: Keeping, record: RecordRead): Promise<Outcome> {
  const { shelves, scope } = keeping;
  const { findings } = record;
  if (record.assertions.length === 0) {
    const told = findings.length > 0 ? findings : [finding("", "value-missing")];
    return { kind: "refused", incident: null, findings: told };
  }
  const known = await shelves.findImported(scope, record.key);
  if (known === null) return keepNew(keeping, record);
  if (known.said === record.said) return keepSame(keeping, record, known);
  return keepChanged(keeping, record, known);
}

async function keepNew(keeping: Keeping, record: RecordRead): Promise<Outcome> {
  const { shelves } = keeping;
  const alike = await recordsAlike(keeping, record);
  const incident = await freshNumber(keeping, shelves);
  const proposals = record.assertions.map((assertion): Proposal => ({ assertion, standing: "proposed" }));
  const findings = [...record.findings, ...alike];
  const draft = draftFrom(keeping, { incident, base: 0, report: record.report, proposals, findings, decisions: [] });
  await keepDraft(keeping, record, draft, null);
  return { kind: "created", incident, findings };
}

/** What says the same as before stays as it is; a draft of it that still waits is accepted where this run accepts. */
async function keepSame(keeping: Keeping, record: RecordRead, known: Imported): Promise<Outcome> {
  const { shelves, run } = keeping;
  const unchanged: Outcome = { kind: "unchanged", incident: known.incident, findings: record.findings };
  if (!run.accepted) return unchanged;
  const opened = await getOpenDraft(shelves, known.draft);
  const head = await shelves.findIncident(known.incident);
  const waits = opened.draft.state === "open" && opened.draft.base === (head?.revision ?? 0) && head?.withdrawn == null;
  if (!waits || progressOf(opened.draft).undecided === 0) return unchanged;
  const draft = { ...inBulk(opened.draft, keeping), edition: opened.draft.edition + 1 };
  await saveDraft(shelves, draft);
  await publishOpened(shelves, keeping.policies, { ...opened, draft }, noteOf(keeping), keeping.at);
  return { ...unchanged, kind: head === null ? "created" : "revised" };
}

/** What says something else becomes a draft upon what stands: the new is proposed, what the source no longer says is retired or named. */
async function keepChanged(keeping: Keeping, record: RecordRead, known: Imported): Promise<Outcome> {
  const { shelves, run } = keeping;
  const head = await shelves.findIncident(known.incident);
  const base = head === null ? null : await shelves.findRevision(head.id, head.revision);
  const standing = base?.assertions ?? [];
  const sayings = new Set(standing.map(sayingOf));
  const proposals = record.assertions
    .filter((assertion) => !sayings.has(sayingOf(assertion)))
    .map((assertion): Proposal => ({ assertion, standing: "proposed" }));
  const gone = await goneFrom(keeping, record, standing);
  const findings = [
    ...record.findings,
    ...gone.map(({ field, id }) => finding(`${field} ${id}`, "no-longer-said")),
    ...(head?.withdrawn != null ? [finding(known.incident, "record-withdrawn")] : []),
  ];
  await putAside(keeping, known);
  const decisions = run.accepted ? gone.map((assertion) => retired(assertion, keeping)) : [];
  const { report } = record;
  const number = base?.number ?? 0;
  const draft = draftFrom(keeping, { incident: known.incident, base: number, report, proposals, findings, decisions });
  await keepDraft(keeping, record, draft, head);
  return { kind: "revised", incident: known.incident, findings };
}

/** What this source said of the record before and says no longer. What people wrote, and what other sources say, is not theirs to take back. */
async function goneFrom(
  { shelves, run }: Keeping,
  record: RecordRead,
  standing: readonly Assertion[],
): Promise<readonly Assertion[]> {
  const sayings = new Set(record.assertions.map(sayingOf));
  const unsaid = standing.filter(
    (assertion) =>
      assertion.origin.by === "import" && assertion.origin.name === run.format && !sayings.has(sayingOf(assertion)),
  );
  const reports = new Map<string, Report | null>();
  for (const id of new Set(unsaid.flatMap(({ evidence }) => evidence.map(({ report }) => report)))) {
    reports.set(id, await shelves.findReport(id));
  }
  return unsaid.filter(({ evidence }) =>
    evidence.every(({ report }) => reports.get(report)?.source === record.report.source),
  );
}

function retired({ id }: Assertion, { run, at }: Keeping): Decision {
  return { kind: "retire", target: id, reason: "The source no longer says it.", by: run.by, at };
}

/** An earlier draft that nobody has touched gives way to the new one. */
async function putAside({ shelves }: Keeping, { draft: id }: Imported): Promise<void> {
  const draft = await shelves.findDraft(id);
  if (draft?.state !== "open" || draft.decisions.length > 0) return;
  const findings = [...draft.findings, finding("draft", "draft-abandoned", "The source has changed the record.")];
  await saveDraft(shelves, { ...draft, state: "abandoned", findings, edition: draft.edition + 1 });
}

type DraftParts = Pick<Draft, "incident" | "base" | "proposals" | "findings" | "decisions"> & {
  readonly report: Report;
};

function draftFrom(keeping: Keeping, { report, ...parts }: DraftParts): Draft {
  const draft: Draft = {
    ...parts,
    id: randomName(keeping, 8) as DraftId,
    reports: [report.id],
    marking: report.marking,
    state: "open",
    edition: 1,
    opened: keeping.at,
    sample: false,
  };
  return keeping.run.accepted ? inBulk(draft, keeping) : draft;
}

function inBulk(draft: Draft, keeping: Keeping): Draft {
  return { ...draft, bulk: { rule: noteOf(keeping).note, by: keeping.run.by, at: keeping.at } };
}

function noteOf({ run }: Keeping): { readonly note: string; readonly by: ImportRun["by"] } {
  return { note: `Imported from ${run.publisher} (${run.format}/${run.version}), accepted in bulk.`, by: run.by };
}

/** Keeps the report, the draft and the record's place in the source, and publishes where the run accepts and the record is not withdrawn. */
async function keepDraft(
  keeping: Keeping,
  { report: found, original, key, said, texts }: RecordRead,
  draft: Draft,
  head: Incident | null,
): Promise<void> {
  const { shelves, run, scope, policies, at } = keeping;
  // The very same bytes may stand at another place too: they are one report, the one that was kept first.
  const report = (await shelves.findReport(found.id)) ?? found;
  await shelves.saveReport(report, original);
  await shelves.saveImported({
    source: scope,
    key,
    incident: draft.incident,
    report: report.id,
    draft: draft.id,
    said,
    run: run.id,
  });
  const saysNothingNew = draft.proposals.length === 0 && draft.decisions.length === 0;
  if (!run.accepted || head?.withdrawn != null || saysNothingNew) {
    await saveDraft(shelves, draft);
    return;
  }
  const { base, reports } = await standingOf(keeping, draft, report);
  // Reading has held them against this report. One that was kept earlier may have been read by other rules.
  const checked = report === found ? texts : new Map<Assertion, string>();
  // Publishing keeps the draft in its next edition, which is its first.
  const opened = { draft: { ...draft, edition: 0 }, base, reports, checked };
  await publishOpened(shelves, policies, opened, noteOf(keeping), at);
}

/** What a draft that is not kept yet stands on. */
async function standingOf(
  { shelves }: Keeping,
  { incident, base: number }: Draft,
  report: Report,
): Promise<Pick<OpenDraft, "base" | "reports">> {
  const base = number === 0 ? null : await shelves.findRevision(incident, number);
  const ids = new Set((base?.assertions ?? []).flatMap(({ evidence }) => evidence.map((piece) => piece.report)));
  const others = await Promise.all([...ids].filter((id) => id !== report.id).map((id) => shelves.findReport(id)));
  return { base, reports: [report, ...others.filter((other) => other !== null)] };
}

async function saveDraft(shelves: Shelves, draft: Draft): Promise<void> {
  if (!(await shelves.saveDraft(draft))) throw new Error(`the draft ${draft.id} changed within its own transaction`);
}

/** Records of the same victim and date, which may be the same event. Only what is published is found. */
async function recordsAlike({ shelves }: Keeping, { assertions }: RecordRead): Promise<readonly Finding[]> {
  const date = dateIn(assertions);
  const victims = new Set(
    assertions.flatMap(({ field, content }) =>
      field === "victim.name" && content.kind === "name" ? [slugOf(content.name)] : [],
    ),
  );
  if (date === null) return [];
  const found: Finding[] = [];
  for (const slug of [...victims].slice(0, mostAlike)) {
    const alike = await shelves.recordsAlike("desk", { kind: "organisation", slug }, date, mostAlike);
    found.push(...alike.map((incident) => finding("victim.name", "maybe-duplicate", `${incident} (${slug})`)));
  }
  return found;
}

/** The date that the record will be listed under, as `dateOf` has it of what is told. */
function dateIn(assertions: readonly Assertion[]): string | null {
  for (const field of ["date.began", "date.discovered", "date.disclosed"] as const) {
    const found = assertions.find((assertion) => assertion.field === field && assertion.content.kind === "date");
    if (found?.content.kind === "date") return found.content.edtf;
  }
  return null;
}
