/** One entry of the audit log as a person reads it: when, a sentence with links to what it is about, and the facts beside it. */
import { type AccountId, houseAccount } from "../../domain/account.ts";
import { type AuditAction, auditActions, type AuditEntry, type Deed } from "../../domain/audit.ts";
import { parseIncidentId } from "../../domain/incident.ts";
import { auditTexts as texts } from "../texts/audit.ts";
import { type Html, html } from "./html.ts";

/** Names of accounts; those that are gone have none. */
export type Names = ReadonlyMap<AccountId, string>;

/** The accounts that entries speak of: who acted, and to whom it was done. */
export function accountsIn(entries: readonly AuditEntry[]): readonly AccountId[] {
  return entries.flatMap(({ by, action, object }) => [
    ...(by === null ? [] : [by]),
    ...(object !== null && isToAccount(action) ? [object as AccountId] : []),
  ]);
}

/** The entry. `when` says its instant in words. */
export function auditEntry(entry: AuditEntry, names: Names, when: string): Html {
  const { number, at, action } = entry;
  const way = texts.way(entry.via);
  const sentence = texts.deed(action, auditActions[action], whoOf(entry, names), whatOf(entry, names));
  return html`<li id="entry-${number}">
    <p class="log-when"><time datetime="${at}">${when}</time> <span>${texts.number(number)}</span></p>
    <div>
      <p>${sentence} ${way === "" ? null : html`<span class="hint">${way}</span>`}</p>
      ${entry.detail === null ? html`<p class="hint">${texts.erased}</p>` : facts(entry.detail)}
    </div>
  </li>`;
}

function whoOf({ by }: Pick<Deed, "by">, names: Names): Html | string {
  if (by === null) return texts.who.nobody;
  const name = by === houseAccount ? texts.who.house : (names.get(by) ?? texts.who.former);
  return html`<a href="/desk/audit?person=${encodeURIComponent(by)}"><bdi>${name}</bdi></a>`;
}

/** What it was done to, leading to where that stands; null: nothing that the sentence does not say. */
function whatOf({ by, action, object }: Pick<Deed, "by" | "action" | "object">, names: Names): Html | string | null {
  if (object === null) return null;
  if (isToAccount(action)) {
    if (object === by) return null;
    const name = object === houseAccount ? texts.whose.house : (names.get(object as AccountId) ?? texts.whose.former);
    return html`<a href="/desk/audit?object=${encodeURIComponent(object)}"><bdi>${name}</bdi></a>`;
  }
  if (action === "audit-detail-erased") return /^\d/.test(object) ? texts.entriesBefore(object) : object;
  const href = hrefOf(action, object) ?? `/desk/audit?object=${encodeURIComponent(object)}`;
  return html`<a href="${href}"><bdi class="log-object">${shortened(object)}</bdi></a>`;
}

/** The page of what an entry is about; null: there is none. */
function hrefOf(action: AuditAction, object: string): string | null {
  const place = encodeURIComponent(object);
  if (parseIncidentId(object) === object) return `/desk/incidents/${place}`;
  if (action.startsWith("draft-")) return `/desk/drafts/${place}`;
  if (action === "import-run") return `/desk/imports/${place}`;
  if (action === "released") return `/releases/${place}`;
  return action.startsWith("vocabulary-") ? "/vocabularies" : null;
}

/** Deeds whose object is an account. */
function isToAccount(action: AuditAction): boolean {
  return /^(?:account|password|factor|session|sign|recovery|mail)-/.test(action);
}

/** Digests are known by their beginning. */
function shortened(text: string): string {
  return /^[0-9a-f]{40,}$/.test(text) ? `${text.slice(0, 12)}…` : text;
}

function facts(detail: Deed["detail"]): Html | null {
  const told = Object.entries(detail).filter(([, value]) => value !== null && value !== "");
  if (told.length === 0) return null;
  return html`<dl class="log-facts">
    ${told.map(
      ([name, value]) =>
        html`<div>
          <dt>${texts.facts[name] ?? name}</dt>
          <dd><bdi>${factOf(name, value)}</bdi></dd>
        </div>`,
    )}
  </dl>`;
}

/** Records and drafts lead to their pages. */
function factOf(name: string, value: Deed["detail"][string]): Html | string {
  const action = name === "record" ? "record-published" : name === "draft" ? "draft-opened" : undefined;
  const href = action === undefined || typeof value !== "string" ? null : hrefOf(action, value);
  return href === null ? sayFact(value) : html`<a href="${href}">${sayFact(value)}</a>`;
}

function sayFact(value: Deed["detail"][string]): string {
  if (typeof value === "boolean") return value ? texts.yes : texts.no;
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (value === null || typeof value === "string") return shortened(value ?? texts.nothing);
  return value.length === 0 ? texts.nothing : value.map(shortened).join(", ");
}
