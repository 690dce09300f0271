/** The watch over the audit log: each look at it checks some more of its chain, so that no page has to wait for all of it. */
import { type AuditEntry, verifyAudit, verifyErased } from "../domain/audit.ts";
import { type Finding, finding } from "../domain/finding.ts";
import type { Instant } from "../domain/report.ts";
import type { AuditLog } from "../store/store.ts";
import { erasuresIn } from "./audit-verify.ts";
import type { House } from "./house.ts";

/** How far the chain was checked. */
export interface AuditState {
  /** How many entries there are. */
  readonly entries: number;
  /** Up to which entry it was checked, from the first; 0: none yet. */
  readonly checked: number;
  /** When it was checked so far. */
  readonly at: Instant;
  readonly findings: readonly Finding[];
}

/** The watch. */
export interface AuditWatch {
  /** Checks some more and tells how far it came. */
  look(): Promise<AuditState>;
}

/** Entries that are checked at one look: about a tenth of a second. */
const atOneLook = 5000;

/** Entries that are held at a time. */
const batch = 500;

/** After so many milliseconds the next look begins with the first entry again: what was sound may have been tampered with since. */
const soundForMs = 3_600_000;

interface Course {
  readonly begun: number;
  readonly last: AuditEntry | null;
  readonly findings: readonly Finding[];
}

/** A watch that has looked at nothing yet. */
export function openAuditWatch({ store, clock }: Pick<House, "clock"> & { readonly store: AuditLog }): AuditWatch {
  let course: Course = { begun: Date.parse(clock()), last: null, findings: [] };
  const look = async (): Promise<AuditState> => {
    const at = clock();
    const now = Date.parse(at);
    const entries = (await store.newestEntry())?.number ?? 0;
    const isOld = now < course.begun || now - course.begun > soundForMs;
    if (isOld && (course.last?.number ?? 0) >= entries) course = { begun: now, last: null, findings: [] };
    const cutOff = course.last !== null && entries < course.last.number;
    course = cutOff ? withCutOff(course, entries) : await goOn(store, course);
    return { entries, checked: Math.min(course.last?.number ?? 0, entries), at, findings: course.findings };
  };
  let looking: Promise<unknown> = Promise.resolve();
  return {
    look: () => {
      const next = looking.catch(() => null).then(look);
      looking = next;
      return next;
    },
  };
}

/** What was there at an earlier look is there no more. */
function withCutOff(course: Course, entries: number): Course {
  const cut = finding("audit log", "audit-entries-missing", `${entries} of ${course.last?.number ?? 0}`);
  return course.findings.some(({ code }) => code === cut.code)
    ? course
    : { ...course, findings: [...course.findings, cut] };
}

async function goOn(store: AuditLog, { begun, last: from, findings }: Course): Promise<Course> {
  const erasures = await erasuresIn(store);
  const found: Finding[] = [];
  let last = from;
  for (let seen = 0; seen < atOneLook; seen += batch) {
    const slice = await store.entriesAfter(last?.number ?? 0, batch);
    found.push(...verifyAudit(slice, last), ...verifyErased(slice, erasures));
    last = slice.at(-1) ?? last;
    if (slice.length < batch) break;
  }
  return { begun, last, findings: [...findings, ...found] };
}
