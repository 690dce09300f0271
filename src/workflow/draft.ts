/** Draft: a report's words become proposals for a record, each pinned to its quote. */
import { adoptSubjects } from "../domain/adoption.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { assert, type Assertion, checkStatement, statementOf } from "../domain/assertion.ts";
import { canonicalJson } from "../domain/digest.ts";
import type { Draft, DraftId, Proposal } from "../domain/draft.ts";
import { resolverOf } from "../domain/evidence.ts";
import { type IncidentId, incidentIdFrom } from "../domain/incident.ts";
import { Refusal } from "../domain/refusal.ts";
import { withoutDismissed } from "../domain/relation.ts";
import type { Report, ReportId } from "../domain/report.ts";
import type { Revision } from "../domain/revision.ts";
import type { Extraction, Readable } from "../extract/extractor.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type House, randomName } from "./house.ts";
import { getRecordFor } from "./record.ts";

/** What to draft from and for. At least one of the two is given. */
export interface DraftCommand extends Acting {
  /** Null: a correction of the record without a new report. */
  readonly report: ReportId | null;
  /** Null: a new record. */
  readonly incident: IncidentId | null;
  /** The number of a new record, where it is fixed beforehand, as in the sample. */
  readonly number?: IncidentId;
}

/** Opens a draft. Refuses reports and incidents that are not here. */
export async function openDraft(
  house: Pick<House, "store" | "extract" | "clock" | "random">,
  command: DraftCommand,
): Promise<Draft> {
  return house.store.transaction(async (shelves) => {
    const report = command.report === null ? null : await getReport(shelves, command.report);
    const base = await baseOf(shelves, command);
    const incident = command.incident ?? command.number ?? (await freshNumber(house, shelves));
    const extraction = report === null ? { proposals: [], findings: [] } : propose(house, report);
    const draft: Draft = {
      id: randomName(house, 8) as DraftId,
      incident,
      base: base?.number ?? 0,
      reports: report === null ? [] : [report.id],
      proposals: proposalsFor(extraction, base),
      decisions: [],
      findings: extraction.findings,
      marking: report?.marking ?? null,
      state: "open",
      edition: 1,
      opened: house.clock(),
      sample: report?.sample ?? base?.sample ?? false,
    };
    if (!(await shelves.saveDraft(draft))) throw new Error(`a draft ${draft.id} is here already`);
    const detail = { record: incident, report: command.report, proposals: draft.proposals.length };
    const deed = { action: "draft-opened", ...actingIn(command), object: draft.id, detail } as const;
    await noteDeed(shelves, house, deed, draft.opened);
    return draft;
  });
}

/**
 * What the extractor proposes, less what the codebook or the text does not bear out: no extractor is trusted to quote right.
 * Also used to look at a report without keeping anything.
 */
export function propose({ extract }: Pick<House, "extract">, report: Readable & Pick<Report, "mediaType">): Extraction {
  const { proposals, findings } = extract(report);
  const resolves = resolverOf(report);
  const sound = proposals.filter(
    ({ statement }) => checkStatement(statement, "proposal").length === 0 && statement.evidence.every(resolves),
  );
  return { proposals: sound, findings };
}

function proposalsFor(extraction: Extraction, base: Revision | null): readonly Proposal[] {
  const standing = base?.assertions ?? [];
  const statements = extraction.proposals.map((proposed) => ({ ...proposed.statement, standing: proposed.standing }));
  const adopted = adoptSubjects(withoutDismissed(statements, standing), standing);
  const proposals = adopted.map(({ standing: offered, ...statement }) => ({
    assertion: assert(statement),
    standing: offered,
  }));
  const known = new Set(standing.map(sayingOf));
  const unique = new Map(proposals.map((proposal) => [proposal.assertion.id, proposal]));
  return [...unique.values()].filter(({ assertion }) => !known.has(sayingOf(assertion)));
}

/** What is said and on what, whoever may know of it: to clear an assertion does not make it another one. */
function sayingOf(assertion: Assertion): string {
  const evidence = assertion.evidence.map((piece) => ({ ...piece, marking: null }));
  return canonicalJson({ ...statementOf(assertion), marking: null, embargo: null, groups: null, evidence });
}

async function getReport(shelves: Shelves, id: ReportId): Promise<Report> {
  const report = await shelves.findReport(id);
  if (report === null) throw new Refusal("report-not-found", { report: id });
  return report;
}

async function baseOf(shelves: Shelves, { incident, report }: DraftCommand): Promise<Revision | null> {
  if (incident === null) {
    if (report === null) throw new Refusal("report-not-found");
    return null;
  }
  const head = await getRecordFor("correct", shelves, incident);
  return shelves.findRevision(incident, head.revision);
}

/** A record number that no record and no draft has taken. */
export async function freshNumber(house: Pick<House, "random">, shelves: Shelves): Promise<IncidentId> {
  const number = incidentIdFrom(house.random(5));
  const taken = (await shelves.findIncident(number)) !== null || (await shelves.draftsFor(number)).length > 0;
  return taken ? freshNumber(house, shelves) : number;
}
