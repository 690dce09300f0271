/** API keys in a table: what each is good for, until when, and when it was used last. */
import { audienceWithin, type Reader } from "../../domain/access.ts";
import type { Account } from "../../domain/account.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { type ApiKey, keyStateOf } from "../../domain/key.ts";
import type { Instant } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import { keyTexts as texts } from "../texts/keys.ts";
import { type Html, html } from "./html.ts";

/** A table and for whom it is. */
export interface KeyTable {
  readonly keys: readonly ApiKey[];
  readonly now: Instant;
  /** Whose keys these are; null: everybody's, and `ownerOf` says whose. */
  readonly owner: Pick<Account, "role"> | null;
  /** The account of a key; null where it is gone. */
  readonly ownerOf: (key: ApiKey) => (Reader & Pick<Account, "name">) | null;
  /** The sharing groups that there are. */
  readonly groups: readonly SharingGroup[];
  /** The page on which something can be done with a key. */
  readonly hrefOf: (key: ApiKey) => string;
  readonly link: (label: string) => Html;
  /** Whether a key is refused for want of its owner's second factor; absent: none is. */
  readonly isWaiting?: (key: ApiKey) => boolean;
}

/** The table; keys that are over have no link. */
export function keyTable(table: KeyTable): Html {
  const { column } = texts;
  const head = (words: string) => html`<th scope="col">${words}</th>`;
  return html`<table class="records">
    <thead>
      <tr>
        ${head(column.label)} ${table.owner === null ? head(column.owner) : null} ${head(column.for)}
        ${head(column.created)} ${head(column.expires)} ${head(column.used)} ${head(column.deed)}
      </tr>
    </thead>
    <tbody>
      ${table.keys.map((key) => keyRow(key, table))}
    </tbody>
  </table>`;
}

function keyRow(key: ApiKey, { now, owner, ownerOf, groups, hrefOf, link, isWaiting }: KeyTable): Html {
  const { column, desk } = texts;
  const whose = ownerOf(key);
  const state = keyStateOf(key, now);
  return html`<tr>
    <th scope="row"><bdi>${key.label}</bdi></th>
    ${owner === null ? html`<td data-label="${column.owner}"><bdi>${whose?.name ?? desk.gone}</bdi></td>` : null}
    <td data-label="${column.for}">${goodFor(key, whose, groups)}</td>
    <td data-label="${column.created}">${sayDay(key.created)}</td>
    <td data-label="${column.expires}">
      ${sayEnd(key, now)}${state === "active" && isWaiting?.(key) === true ? html` (${texts.waiting})` : null}
    </td>
    <td data-label="${column.used}">${sayUse(key)}</td>
    <td data-label="${column.deed}">
      ${state === "active" ? html`<a href="${hrefOf(key)}">${link(key.label)}</a>` : texts.state[state]}
    </td>
  </tr>`;
}

/** What a key is good for by now: for no more than its owner. */
export function goodFor({ scopes, audience }: ApiKey, owner: Reader | null, groups: readonly SharingGroup[]): string {
  return texts.good(scopes, owner === null ? audience : audienceWithin(audience, owner, groups));
}

/** Until when, or since when not. */
export function sayEnd(key: ApiKey, now: Instant): string {
  if (key.revoked !== null) return texts.revokedOn(sayDay(key.revoked));
  return keyStateOf(key, now) === "expired" ? texts.expiredOn(sayDay(key.expires)) : sayDay(key.expires);
}

/** When it was used last, and from where. */
export function sayUse({ lastUse }: ApiKey): string {
  return lastUse === null ? texts.never : texts.usedFrom(sayDay(lastUse.at), lastUse.from);
}

/** The day of an instant. */
export function sayDay(instant: Instant): string {
  return sayWhen(instant.slice(0, 10));
}
