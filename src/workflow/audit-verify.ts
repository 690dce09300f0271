/** Verifying the audit log: whether nothing in it was changed or left out since it was noted. */
import {
  type AuditEntry,
  type AuditHead,
  type Erasure,
  erasureIn,
  sayHead,
  verifyAudit,
  verifyErased,
} from "../domain/audit.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { AuditLog, AuditWanted } from "../store/store.ts";

/** What was found of the log. */
export interface AuditVerification {
  readonly entries: number;
  /** The newest entry that was looked at; null where there is none. */
  readonly head: AuditHead | null;
  readonly findings: readonly Finding[];
}

/** Every entry. */
export const everyEntry: AuditWanted = { action: null, by: null, object: null, from: null, to: null };

/** Entries that are held at a time. */
const batch = 1000;

type Log = Pick<AuditLog, "entriesAfter" | "listEntries" | "newestEntry">;

/**
 * Checks that each entry follows from the one before, that details are only missing where it was noted that they were erased, and that
 * there are as many as the newest is numbered. Entries that were cut off the end cannot be missed from inside; `outside`, a head that
 * was written down elsewhere, tells of them: the log must still hold it.
 */
export async function verifyAuditLog(log: Log, outside: AuditHead | null = null): Promise<AuditVerification> {
  const newest = await log.newestEntry();
  const limit = newest?.number ?? 0;
  const erasures = await erasuresIn(log);
  const findings: Finding[] = [];
  let before: AuditEntry | null = null;
  let entries = 0;
  let seen: AuditHead | null = null;
  while (entries < limit) {
    const slice = await log.entriesAfter(before?.number ?? 0, batch);
    // What is noted meanwhile is for the next time.
    const known = slice.filter(({ number }) => number <= limit);
    findings.push(...verifyAudit(known, before), ...verifyErased(known, erasures));
    seen = known.find(({ number }) => number === outside?.number) ?? seen;
    entries += known.length;
    before = known.at(-1) ?? before;
    if (slice.length < batch || known.length < slice.length) break;
  }
  if (entries !== limit) findings.push(finding("audit log", "audit-entries-missing", `${entries} of ${limit}`));
  if (outside !== null && outside.digest !== seen?.digest) {
    findings.push(finding(`audit entry ${outside.number}`, "audit-head-differs", sayHead(seen)));
  }
  return { entries, head: headOf(newest), findings };
}

/** Number and digest of the newest entry; null where there is none. */
export function headOf(newest: AuditEntry | null): AuditHead | null {
  return newest === null ? null : { number: newest.number, digest: newest.digest };
}

/** Every erasure that was noted, the newest first. */
export async function erasuresIn(log: Pick<AuditLog, "listEntries">): Promise<readonly Erasure[]> {
  const erasures: Erasure[] = [];
  for (let offset = 0; ; offset += batch) {
    const wanted = { ...everyEntry, action: "audit-detail-erased" } as const;
    const { entries } = await log.listEntries(wanted, { offset, limit: batch });
    erasures.push(...entries.flatMap((entry) => erasureIn(entry) ?? []));
    if (entries.length < batch) return erasures;
  }
}
