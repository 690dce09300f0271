/** The audit log in memory. */
import { type AuditEntry, withoutDetail } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Prompt } from "../shelves.ts";
import type { AuditLog } from "../store.ts";
import type { Tables } from "./tables.ts";

/** The log over one view of the tables. */
export function auditLog({ audit, accounts }: Tables): Prompt<AuditLog> {
  const inOrder = () => audit.rows().toSorted((a, b) => a.number - b.number);
  // They are numbered without gaps, and none is ever removed.
  const newestEntry = () => audit.find(String(audit.rows().length));
  return {
    newestEntry,
    appendEntry: (entry) => {
      const { number } = entry;
      if (number !== (newestEntry()?.number ?? 0) + 1) throw new Refusal("revision-stale", { entry: number });
      audit.put(String(number), entry);
    },
    entriesAfter: (number, limit) =>
      inOrder()
        .filter((entry) => entry.number > number)
        .slice(0, limit),
    listEntries: (wanted, { offset, limit }) => {
      const { action, by: person, object, from, to } = wanted;
      const isWanted = (entry: AuditEntry) =>
        (action ?? entry.action) === entry.action &&
        (person ?? entry.by) === entry.by &&
        (object ?? entry.object) === entry.object &&
        (from === null || entry.at >= from) &&
        (to === null || entry.at < to);
      const all = inOrder().filter(isWanted).toReversed();
      return { entries: all.slice(offset, offset + limit), total: all.length };
    },
    eraseDetails: (before) => {
      const old = audit.rows().filter(({ at, detail }) => at < before && detail !== null);
      for (const entry of old) audit.put(String(entry.number), withoutDetail(entry));
      return old.length;
    },
    eraseDetailsOf: ({ account, actions, named }) => {
      const tells = ({ action, by, object, detail }: AuditEntry) =>
        object === account ||
        (by === account && actions.includes(action)) ||
        (named.some(({ fact, text }) => detail?.[fact] === text) && accounts.find(object ?? "") === null);
      const found = inOrder().filter((entry) => entry.detail !== null && tells(entry));
      for (const entry of found) audit.put(String(entry.number), withoutDetail(entry));
      return found.map(({ number }) => number);
    },
  };
}
