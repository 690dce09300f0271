/** Verify: whether everything that is kept still bears out everything that is told. */
import { audienceNamed } from "../domain/audience.ts";
import type { AuditHead } from "../domain/audit.ts";
import { type Digest, digestOf } from "../domain/digest.ts";
import { disclose } from "../domain/disclosure.ts";
import { resolverOf } from "../domain/evidence.ts";
import { confirmedTotp } from "../domain/factor.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { Incident, IncidentId } from "../domain/incident.ts";
import { type ReportId, reportIdOf } from "../domain/report.ts";
import { type Revision, verifyChain } from "../domain/revision.ts";
import type { Store } from "../store/store.ts";
import { type AuditVerification, verifyAuditLog } from "./audit-verify.ts";
import { openFactor } from "./factor-secret.ts";
import type { House } from "./house.ts";
import { audiencesIn, citedReports, narrowingOf } from "./telling.ts";

/** What was looked at, and everything that was wrong. */
export interface Verification {
  readonly reports: number;
  readonly incidents: number;
  readonly revisions: number;
  readonly evidence: number;
  /** The log of what was done: how many entries, and its newest. */
  readonly audit: Pick<AuditVerification, "entries" | "head">;
  readonly findings: readonly Finding[];
  /** What the store says of its own soundness, as sentences. */
  readonly store: readonly string[];
}

/**
 * Checks that each report and each picture has the hash that names it, each chain of revisions holds, each piece of evidence resolves, and each
 * telling is what the policy makes of the revision, that secrets of authenticator apps can be opened, and that the audit log holds, with
 * `outside` for its head as it was written down elsewhere.
 * `progress` is told how many incidents are done, and of how many.
 */
export async function verify(
  { store, policies, clock, secret }: Pick<House, "store" | "policies" | "clock" | "secret">,
  progress: (done: number, all: number) => void = () => undefined,
  outside: AuditHead | null = null,
): Promise<Verification> {
  const reportIds = await store.reportIds();
  const findings = (await inTurn(reportIds, (id) => verifyReport(store, id))).flat();
  findings.push(...(await inTurn(await store.pictureDigests(), (name) => verifyPicture(store, name))).flat());
  const incidentIds = await store.incidentIds();
  const counts = { revisions: 0, evidence: 0 };
  for (const [index, id] of incidentIds.entries()) {
    const revisions = await store.listRevisions(id);
    counts.revisions += revisions.length;
    counts.evidence += revisions.flatMap(({ assertions }) => assertions.flatMap(({ evidence }) => evidence)).length;
    findings.push(...verifyChain(revisions), ...(await verifyEvidence(store, revisions)));
    findings.push(...(await verifyTellings({ store, policies, clock }, id, revisions)));
    progress(index + 1, incidentIds.length);
  }
  findings.push(...(await verifyFactors({ store, secret })));
  const { findings: inLog, ...audit } = await verifyAuditLog(store, outside);
  return {
    reports: reportIds.length,
    incidents: incidentIds.length,
    ...counts,
    audit,
    findings: [...findings, ...inLog],
    store: await store.check(),
  };
}

async function verifyReport(store: Store, id: ReportId): Promise<readonly Finding[]> {
  const report = await store.findReport(id);
  const original = await store.findOriginal(id);
  const sound =
    report !== null && original !== null && reportIdOf(original) === id && digestOf(report.text) === report.textDigest;
  return sound ? [] : [finding(`report ${id}`, "report-altered")];
}

async function verifyPicture(store: Store, name: Digest): Promise<readonly Finding[]> {
  const bytes = await store.findPicture(name);
  return bytes !== null && digestOf(bytes) === name ? [] : [finding(`picture ${name}`, "picture-altered")];
}

/** Whoever has set up an app must be able to sign in with it. */
async function verifyFactors({ store, secret }: Pick<House, "store" | "secret">): Promise<readonly Finding[]> {
  const accounts = await store.listAccounts();
  return accounts.flatMap((account) => {
    const totp = confirmedTotp(account);
    const opens = totp === null || openFactor({ secret }, account.id, totp) !== null;
    return opens ? [] : [finding(`account ${account.name}`, "factor-unreadable")];
  });
}

async function verifyEvidence(store: Store, revisions: readonly Revision[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const revision of revisions) {
    const reports = await citedReports(store, revision);
    const resolvers = new Map([...reports].map(([id, { report }]) => [id, resolverOf(report)]));
    for (const assertion of revision.assertions) {
      const at = `${revision.incident} revision ${revision.number} ${assertion.field}`;
      for (const piece of assertion.evidence) {
        const resolves = resolvers.get(piece.report);
        if (resolves === undefined) findings.push(finding(at, "evidence-report-unknown", piece.report));
        else if (!resolves(piece)) findings.push(finding(at, "evidence-unresolved", piece.place.quote));
      }
    }
  }
  return findings;
}

/** The pointer must stand on the newest revision, and what each audience is told must follow from it. */
async function verifyTellings(
  { store, policies, clock }: Pick<House, "store" | "policies" | "clock">,
  id: IncidentId,
  revisions: readonly Revision[],
): Promise<readonly Finding[]> {
  const incident = await store.findIncident(id);
  const newest = revisions.at(-1);
  if (incident === null) return [];
  if (newest === undefined)
    return incident.revision === 0 ? [] : [finding(`${id} pointer`, "chain-broken", incident.revision)];
  if (incident.revision !== newest.number) return [finding(`${id} pointer`, "chain-broken", incident.revision)];
  const { illustration } = incident;
  const policy = await policies.of(store, id);
  const reports = await citedReports(store, newest);
  const narrowing = await narrowingOf(store, incident);
  const hung = await verifyHung(store, incident);
  const stale = await inTurn(await audiencesIn(store), async (name) => {
    const kept = await store.findTelling(id, name);
    const due =
      incident.withdrawn === null
        ? disclose(
            { revision: newest, reports, policy, illustration, ...narrowing },
            audienceNamed(name),
            kept,
            clock(),
          )
        : null;
    const right = due === null ? kept?.kind !== "record" : due === kept;
    return right ? [] : [finding(`${id} as told to ${name}`, "projection-stale")];
  });
  return [...hung, ...stale.flat()];
}

async function verifyHung(store: Store, { id, illustration }: Incident): Promise<readonly Finding[]> {
  if (illustration === null || (await store.findPicture(illustration.digest)) !== null) return [];
  return [finding(`${id} picture`, "picture-altered", illustration.digest)];
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
