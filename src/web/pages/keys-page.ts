/** The pages of one's API keys: the list with the form for another, one key with what can be done with it, and the key as it is shown once. */
import type { Reader } from "../../domain/access.ts";
import type { Account } from "../../domain/account.ts";
import type { AudienceName } from "../../domain/audience.ts";
import type { Finding } from "../../domain/finding.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { type ApiKey, keyDays, type KeyState, keyStateOf, mostKeys, type Scope } from "../../domain/key.ts";
import type { Instant } from "../../domain/report.ts";
import type { MadeKey } from "../../workflow/keys.ts";
import { html, type Html } from "../parts/html.ts";
import { goodFor, keyTable, sayEnd, sayUse } from "../parts/key-table.ts";
import type { PageContent } from "../parts/page.ts";
import { section } from "../parts/section.ts";
import { keyTexts as texts } from "../texts/keys.ts";
import { sayInstant } from "./desk-words.ts";
import { choiceEntry, lineEntry, notice } from "./form-entry.ts";

/** What stands in the form for a key. */
export interface KeyForm {
  readonly label: string;
  readonly scopes: readonly string[];
  readonly audience: string;
  readonly days: string;
}

/** What the list shows besides the account. */
export interface KeysSheet {
  readonly keys: readonly ApiKey[];
  readonly now: Instant;
  /** What the account may give to a key. */
  readonly scopes: readonly Scope[];
  readonly audiences: readonly AudienceName[];
  /** The sharing groups that there are. */
  readonly groups: readonly SharingGroup[];
  readonly form: KeyForm;
  readonly findings: readonly Finding[];
  readonly notice: Html;
  readonly token: Html;
  /** False: before a key is made it is to be proven again who is there. */
  readonly fresh: boolean;
  /** True: keys of this account are refused until it has a second factor. */
  readonly waits: boolean;
}

/** Nothing typed yet. */
export function emptyKeyForm(audience: AudienceName): KeyForm {
  return { label: "", scopes: ["read"], audience, days: String(keyDays.usual) };
}

/** The list and the form. */
export function keysPage(account: Account, sheet: KeysSheet): PageContent {
  const { keys, now } = sheet;
  const good = keys.filter((key) => keyStateOf(key, now) === "active").length;
  const list = keyTable({
    keys,
    now,
    owner: account,
    ownerOf: () => account,
    groups: sheet.groups,
    hrefOf: ({ id }) => `/account/keys/${id}`,
    link: texts.manage,
    isWaiting: () => sheet.waits,
  });
  const body = html`<p class="where"><a href="/account">${texts.back}</a></p>
    <h1>${texts.title}</h1>
    ${sheet.notice} ${sheet.waits ? notice("error", html`<p>${texts.waits}</p>`) : null}
    <p>${texts.lead}</p>
    ${
      keys.length === 0
        ? html`<p>${texts.none}</p>`
        : html`${list}
            <p class="fine">${texts.noted}</p>`
    }
    ${sheet.waits ? null : section("make", texts.add.heading, makePart(sheet, good))}`;
  return { title: texts.title, body, noindex: true, section: "/account", styles: ["desk.css"] };
}

/** The form, or why there is none just now. */
function makePart(sheet: KeysSheet, good: number): Html {
  if (good >= mostKeys) return html`<p>${texts.add.full(mostKeys)}</p>`;
  return sheet.fresh ? keyForm(sheet) : html`<p>${texts.confirm("/account/keys")}</p>`;
}

function keyForm({ form, findings, scopes, audiences, token }: KeysSheet): Html {
  const { add } = texts;
  return html`<form method="post" action="/account/keys" class="narrow-form">
    ${token}
    ${lineEntry({ name: "label", label: add.label, value: form.label, hint: add.labelHint, findings, required: true })}
    ${scopeEntry(form, scopes, findings)}
    ${choiceEntry({
      name: "audience",
      label: add.audience,
      value: form.audience,
      choices: audiences.map((value) => ({ value, label: add.audienceChoice(value) })),
      hint: add.audienceHint,
      findings,
    })}
    ${lineEntry({ name: "days", label: add.days, value: form.days, hint: add.daysHint(keyDays.most), findings })}
    <p><button class="main">${add.button}</button></p>
  </form>`;
}

function scopeEntry(form: KeyForm, offered: readonly Scope[], findings: readonly Finding[]): Html {
  const wrong = findings.some(({ at }) => at === "scopes");
  return html`<fieldset class="entry ${wrong ? "entry-wrong" : null}">
    <legend>${texts.add.scopes}</legend>
    ${offered.map((scope) => {
      const checked = form.scopes.includes(scope) ? html` checked` : null;
      return html`<label class="check"
        ><input type="checkbox" name="scopes" value="${scope}" ${checked} /> ${texts.add.scope[scope]}</label
      >`;
    })}
  </fieldset>`;
}

/** One key: what it is, replacing it, and revoking it, which cannot be taken back and so says first what it means. */
export function keyPage(
  key: ApiKey,
  account: Account,
  more: {
    readonly now: Instant;
    readonly groups: readonly SharingGroup[];
    readonly token: Html;
    readonly state: KeyState;
    readonly fresh: boolean;
  },
): PageContent {
  const { one } = texts;
  const { now, groups, token, state, fresh } = more;
  const body = html`<p class="where"><a href="/account/keys">${one.back}</a></p>
    <h1><bdi>${key.label}</bdi></h1>
    <p>${one.begins(key.id)}</p>
    ${keyFacts(key, account, { groups, now })}
    ${state === "active" ? html`${rotateForm(key, token, fresh)} ${revokeForm(`/account/keys/${key.id}/revoke`, key, token)}` : html`<p>${one.over}</p>`}`;
  return { title: one.title(key.label), body, noindex: true, section: "/account", styles: ["desk.css"] };
}

/** What a key is, in a list. */
export function keyFacts(
  key: ApiKey,
  owner: Reader | null,
  { groups, now }: { readonly groups: readonly SharingGroup[]; readonly now: Instant },
): Html {
  const { column } = texts;
  const facts = [
    [column.for, goodFor(key, owner, groups)],
    [column.created, sayInstant(key.created)],
    [column.expires, sayEnd(key, now)],
    [column.used, sayUse(key)],
  ] as const;
  return html`<dl class="fields">
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function rotateForm({ id }: ApiKey, token: Html, fresh: boolean): Html {
  const { rotate } = texts.one;
  const choices = (["24", "0"] as const).map((value) => ({ value, label: rotate.choice[value] }));
  const form = html`<form method="post" action="/account/keys/${id}/rotate" class="narrow-form">
    ${token} ${choiceEntry({ name: "hours", label: rotate.old, value: "24", choices })}
    <p><button>${rotate.button}</button></p>
  </form>`;
  const body = html`<p>${rotate.body}</p>
    ${fresh ? form : html`<p>${texts.confirm(`/account/keys/${id}`)}</p>`}`;
  return section("replace", rotate.heading, body);
}

/** The form that revokes a key, with what that means. */
export function revokeForm(action: string, { label }: ApiKey, token: Html): Html {
  const { revoke } = texts.one;
  return section(
    "revoke",
    revoke.heading,
    html`<p>${revoke.body}</p>
      <form method="post" action="${action}">
        ${token}
        <p><button>${revoke.button(label)}</button></p>
      </form>`,
  );
}

/** The key as it is shown once; `old` is the one in whose place it came. */
export function madeNotice({ key, secret }: MadeKey, origin: string, old: ApiKey | null): Html {
  const { made } = texts;
  const fate =
    old === null ? null : old.revoked === null ? made.replaced(sayInstant(old.expires)) : made.replacedAtOnce;
  return notice(
    "said",
    html`<p>${made.said(html`<strong><bdi>${key.label}</bdi></strong>`)}</p>
      <p><code class="secret">${secret}</code></p>
      ${fate === null ? null : html`<p>${fate}</p>`}
      <p>${made.use}</p>
      <p><code>${made.example(origin)}</code></p>
      <p>${made.never}</p>`,
  );
}
