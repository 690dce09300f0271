/** How much changed between two releases. */
import type { RecordChange } from "./release-changes.ts";
import type { DiffCounts } from "./state-diff.ts";

/** Records by what became of them, and what changed within those that changed. */
export interface ReleaseCounts {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly reinstated: number;
  readonly gone: number;
  /** Within the records that changed. */
  readonly assertions: DiffCounts;
}

/** Nothing. */
export const noChanges: ReleaseCounts = {
  added: 0,
  changed: 0,
  withdrawn: 0,
  reinstated: 0,
  gone: 0,
  assertions: { added: 0, removed: 0, changed: 0, retold: 0 },
};

/** The counts with one change more. */
export function counted(counts: ReleaseCounts, change: RecordChange): ReleaseCounts {
  const more = { ...counts, [change.kind]: counts[change.kind] + 1 };
  if (change.kind !== "changed") return more;
  const [all, one] = [counts.assertions, change.diff.counts];
  return {
    ...more,
    assertions: {
      added: all.added + one.added,
      removed: all.removed + one.removed,
      changed: all.changed + one.changed,
      retold: all.retold + one.retold,
    },
  };
}
