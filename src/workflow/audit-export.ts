/** Exporting the audit log: entries as lines of JSON, which can be verified elsewhere, or as a table. That it was done is noted. */
import { type Account, type AccountId, houseAccount } from "../domain/account.ts";
import { type Acting, actingIn, type AuditEntry } from "../domain/audit.ts";
import { guarded } from "../formats/rows/formula-guard.ts";
import { csvText } from "../formats/rows/csv-text.ts";
import type { AuditLog, AuditWanted } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import type { House } from "./house.ts";
import { heldBack } from "./noted-export.ts";

/** The forms in which the log is given out, with the types of their files. */
export const auditForms = {
  ndjson: "application/x-ndjson; charset=utf-8",
  csv: "text/csv; charset=utf-8",
} as const;

/** One such form. */
export type AuditForm = keyof typeof auditForms;

/** What of the log to give out. */
export interface AuditExport extends Acting {
  readonly wanted: AuditWanted;
  readonly form: AuditForm;
}

/** Entries that are held at a time. */
const batch = 500;

/** The wanted entries that there are now, oldest first. What is noted meanwhile is left out. */
export async function* auditEntries(
  log: Pick<AuditLog, "newestEntry" | "entriesAfter">,
  wanted: AuditWanted,
): AsyncGenerator<readonly AuditEntry[]> {
  const last = (await log.newestEntry())?.number ?? 0;
  for (let seen = 0; seen < last;) {
    const slice = await log.entriesAfter(seen, batch);
    if (slice.length === 0) return;
    seen = slice.at(-1)?.number ?? last;
    yield slice.filter((entry) => entry.number <= last && isWanted(entry, wanted));
  }
}

/** The file of an export, in pieces. As with every export, the last piece is given once the note is kept. */
export function exportAudit(
  house: Pick<House, "store" | "clock" | "random">,
  { wanted, form, ...acting }: AuditExport,
): AsyncIterable<string> {
  const given = { entries: 0 };
  const count = (entries: number) => {
    given.entries += entries;
  };
  return heldBack(piecesOf(house.store, wanted, form, count), async (whole) => {
    const asked = Object.entries(wanted).flatMap(([name, value]: [string, string | null]) =>
      value === null ? [] : [`${name} ${value}`],
    );
    const detail = { asked, entries: given.entries, whole };
    const deed = { action: "audit-exported", ...actingIn(acting), object: form, detail } as const;
    await house.store.transaction((shelves) => noteDeed(shelves, house, deed));
  });
}

async function* piecesOf(
  store: House["store"],
  wanted: AuditWanted,
  form: AuditForm,
  count: (entries: number) => void,
): AsyncGenerator<string> {
  const names = new Map((await store.listAccounts()).map(({ id, name }: Account) => [id, name]));
  const nameOf = (by: AccountId | null) => (by === null || by === houseAccount ? null : (names.get(by) ?? null));
  if (form === "csv") yield csvText([columns]);
  for await (const entries of auditEntries(store, wanted)) {
    count(entries.length);
    const rows = entries.map((entry) => ({ ...entry, name: nameOf(entry.by) }));
    yield form === "csv" ? csvText(rows.map(rowOf)) : rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  }
}

const columns = ["number", "at", "action", "by", "name", "via", "object", "detail", "digest"];

function rowOf(entry: AuditEntry & { readonly name: string | null }): readonly string[] {
  const { number, at, action, by, name, via, object, detail, digest } = entry;
  const texts = [at, action, by, name, via, object, detail === null ? null : JSON.stringify(detail), digest];
  return [String(number), ...texts.map(guarded)];
}

function isWanted(entry: AuditEntry, { action, by, object, from, to }: AuditWanted): boolean {
  return (
    (action === null || entry.action === action) &&
    (by === null || entry.by === by) &&
    (object === null || entry.object === object) &&
    (from === null || entry.at >= from) &&
    (to === null || entry.at < to)
  );
}
