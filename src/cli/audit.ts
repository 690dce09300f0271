/** `casebook audit` and `casebook audit head`: what was done, by whom, and the word by which the log can be held to account from outside. */
import { type AccountId, houseAccount } from "../domain/account.ts";
import { auditActions, type AuditEntry, type Deed, isAuditAction, sayHead } from "../domain/audit.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { parseWhen } from "../domain/when.ts";
import type { AccountBook, AuditLog, AuditWanted } from "../store/store.ts";
import { auditPerson } from "../workflow/audit-person.ts";
import { headOf } from "../workflow/audit-verify.ts";
import type { Command, Given } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { textTable } from "./text-table.ts";

/** How many entries are listed unless another number is asked for. */
const usualLimit = 50;

export const auditCommand: Command = {
  name: "audit",
  summary: "List what was done and by whom, the newest last.",
  operands: "",
  options: {
    since: { type: "string", value: "day|instant", meaning: "from then on: 2026-01-31" },
    until: { type: "string", value: "day|instant", meaning: "before then" },
    action: { type: "string", value: "action", meaning: "only deeds of this kind: record-published" },
    by: { type: "string", value: "name", meaning: "only deeds of this account, by its name or id" },
    object: {
      type: "string",
      value: "name",
      meaning: "only what was done to this: a record number, a draft, an account's id",
    },
    limit: { type: "string", value: "number", meaning: `at most so many of the newest; left out: ${usualLimit}` },
    json: { type: "boolean", meaning: "print one line of JSON for each entry" },
  },
  details: [
    "Reading here is not noted: whoever may read the store's file reads the log with it. At the desk administrators read it under",
    "/desk/audit. `casebook verify` checks that nothing in it was changed.",
    "",
    "  casebook audit --since 2026-01-01 --action record-withdrawn",
    "  casebook audit --by jane@example.org --limit 500 --json",
    "",
    `Actions: ${Object.keys(auditActions).join(", ")}.`,
  ].join("\n"),
  run: async (given, wiring) => {
    const limit = limitGiven(given);
    const { store } = await wiring.openHouse();
    const wanted = await wantedGiven(given, store);
    const { entries, total } = await store.listEntries(wanted, { offset: 0, limit });
    const listed = entries.toReversed();
    if (given.flag("json")) for (const entry of listed) wiring.terminal.out(JSON.stringify(entry));
    else wiring.terminal.out((await linesOf(store, listed, total)).join("\n"));
    return exitCodes.done;
  },
};

export const auditHeadCommand: Command = {
  name: "audit head",
  summary: "Print number and digest of the newest audit entry, to be kept somewhere else.",
  operands: "",
  options: { json: { type: "boolean", meaning: "print JSON" } },
  details: [
    "A log whose end was cut off looks whole from inside. Kept where who can write to the store cannot, this word tells:",
    "",
    "  casebook audit head >> /elsewhere/audit-heads",
    "  casebook verify --audit-head 41:9f86d081884c7d65…",
  ].join("\n"),
  run: async (given, wiring) => {
    const { store } = await wiring.openHouse();
    const head = headOf(await store.newestEntry());
    wiring.terminal.out(given.flag("json") ? JSON.stringify(head) : sayHead(head));
    return exitCodes.done;
  },
};

function limitGiven(given: Given): number {
  const text = given.option("limit") ?? String(usualLimit);
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Refusal("usage", { option: "--limit", expected: "a number from 1 on" });
}

/** Refuses (`input-invalid`) what is no action, no time, and nobody's name. */
async function wantedGiven(given: Given, store: AccountBook & AuditLog): Promise<AuditWanted> {
  const [action, by] = [given.option("action"), given.option("by")];
  const [from, to] = [given.option("since"), given.option("until")].map(instantOf);
  const person = by === undefined ? null : await auditPerson(store, by);
  const wrong: readonly Finding[] = [
    ...(action !== undefined && !isAuditAction(action) ? [finding("--action", "value-not-admitted", action)] : []),
    ...(by !== undefined && person === null ? [finding("--by", "person-unknown", by)] : []),
    ...(from === null ? [finding("--since", "instant-invalid", given.option("since"))] : []),
    ...(to === null ? [finding("--until", "instant-invalid", given.option("until"))] : []),
  ];
  if (wrong.length > 0) throw new Refusal("input-invalid", {}, wrong);
  return {
    action: action !== undefined && isAuditAction(action) ? action : null,
    by: person,
    object: given.option("object") ?? null,
    from: from ?? null,
    to: to ?? null,
  };
}

/** Undefined where nothing is given; null where it is none. */
function instantOf(text: string | undefined): string | null | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (isDay) return parseWhen(text) === null ? null : `${text}T00:00:00.000Z`;
  return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null;
}

async function linesOf(store: AccountBook, entries: readonly AuditEntry[], total: number): Promise<readonly string[]> {
  if (total === 0) return ["No entry."];
  const names = new Map((await store.listAccounts()).map(({ id, name }) => [id, name]));
  const nameOf = (by: AccountId | null) =>
    by === null ? "-" : by === houseAccount ? "casebook" : (names.get(by) ?? `former member ${by}`);
  const rows = entries.map(({ number, at, action, by, via, object, detail }) => [
    String(number),
    at.slice(0, 19).replace("T", " "),
    action,
    nameOf(by),
    via,
    object ?? "-",
    detail === null ? "(erased)" : sayDetail(detail),
  ]);
  const plain = rows.map((row) => row.map(sayPlainly));
  const left = total - entries.length;
  return [
    ...textTable(["number", "at (UTC)", "action", "by", "via", "object", "details"], plain),
    ...(left > 0 ? [`${left} older ${left === 1 ? "entry" : "entries"}: --limit lists more.`] : []),
  ];
}

/** What others typed must not move the cursor, and digests are known by their beginning. */
function sayPlainly(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").replace(/\b([0-9a-f]{12})[0-9a-f]{28,}\b/g, "$1…");
}

function sayDetail(detail: Deed["detail"]): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(",") : String(value)}`)
    .join(" ");
}
