/** The page about the security of an account: what it can be entered with, and what may be changed of it. */
import type { Account, Identity, Passkey } from "../../domain/account.ts";
import { confirmedTotp, hasSecondFactor, isLeftWith } from "../../domain/factor.ts";
import type { IdentityProvider } from "../../identity/provider.ts";
import { mostPasskeys } from "../../workflow/passkeys.ts";
import { sayInstant } from "../pages/desk-words.ts";
import { lineEntry, notice } from "../pages/form-entry.ts";
import { openIdTexts } from "../texts/open-id.ts";
import { passkeyTexts } from "../texts/passkeys.ts";
import { secondFactorTexts as texts } from "../texts/second-factor.ts";
import { html, type Html } from "./html.ts";
import type { PageContent } from "./page.ts";
import { passkeyForm } from "./passkey-form.ts";

/** What the page shows. */
export interface SecuritySheet {
  readonly account: Account;
  readonly said: Html | null;
  /** Whether the rule of this casebook asks for a factor that is not there yet. */
  readonly owes: boolean;
  /** Whether something may be changed without asking again who is there. */
  readonly fresh: boolean;
  readonly token: Html;
  /** Whether passkeys work at this address. */
  readonly passkeysWork: boolean;
  readonly provider: Pick<IdentityProvider, "name" | "issuer"> | null;
  /** Whether it is known where somebody can come back to from a provider. */
  readonly placeKnown: boolean;
}

/** The page. */
export function securityPage(sheet: SecuritySheet): PageContent {
  const { said, owes, fresh } = sheet;
  const body = html`<h1>${texts.title}</h1>
    ${said} ${owes ? notice("error", html`<p>${texts.required}</p>`) : null}
    <p>${texts.lead}</p>
    ${fresh ? null : notice("said", html`<p>${texts.toChange}</p>`)} ${appSection(sheet)} ${passkeySection(sheet)}
    ${recoverySection(sheet)} ${providerSection(sheet)}
    <p>${texts.back}</p>`;
  const scripts = ["passkeys.js"];
  const styles = ["desk.css", "security.css"];
  return { title: texts.title, body, noindex: true, section: "/account", styles, scripts };
}

function appSection({ account, fresh, token }: SecuritySheet): Html {
  const { app } = texts;
  const totp = confirmedTotp(account);
  const begin = html`<form method="post" action="/account/security/app/begin">
    ${token}
    <p><button class="main">${app.begin}</button></p>
  </form>`;
  const entry = { name: "code", label: app.code, value: "", hint: app.removeHint, required: true } as const;
  const remove = html`<form method="post" action="/account/security/app/remove" class="narrow-form">
    ${token} ${lineEntry({ ...entry, autocomplete: "one-time-code" })}
    <p><button class="quiet">${app.remove}</button></p>
  </form>`;
  const form = totp === null ? begin : remove;
  return html`<section>
    <h2>${app.heading}</h2>
    <p>${totp === null ? app.off : app.on(sayInstant(totp.confirmed))}</p>
    ${fresh ? form : null}
  </section>`;
}

function recoverySection({ account, fresh, token }: SecuritySheet): Html {
  const { recovery } = texts;
  const has = hasSecondFactor(account);
  const form = html`<form method="post" action="/account/security/recovery">
    ${token}
    <p class="hint">${recovery.renewHint}</p>
    <p><button class="quiet">${recovery.renew}</button></p>
  </form>`;
  return html`<section>
    <h2>${recovery.heading}</h2>
    <p>${has ? recovery.left(account.recoveryCodes.length) : recovery.none}</p>
    ${has && fresh ? form : null}
  </section>`;
}

function passkeySection({ account, fresh, token, passkeysWork }: SecuritySheet): Html {
  const { passkeys } = account;
  const label = lineEntry({
    name: "label",
    label: passkeyTexts.label,
    value: "",
    hint: passkeyTexts.labelHint,
    required: true,
  });
  const fields = html`${token}${label}`;
  const add = {
    kind: "create",
    action: "/account/security/passkeys",
    button: passkeyTexts.add,
    fields,
    main: true,
  } as const;
  const isFull = passkeys.length >= mostPasskeys;
  return html`<section>
    <h2>${passkeyTexts.heading}</h2>
    <p>${passkeyTexts.lead}</p>
    ${passkeys.length === 0 ? html`<p>${passkeyTexts.none}</p>` : passkeyTable(passkeys)}
    ${passkeysWork ? null : html`<p class="hint">${passkeyTexts.unsuited}</p>`}
    ${isFull ? html`<p>${passkeyTexts.full}</p>` : null} ${passkeysWork && fresh && !isFull ? passkeyForm(add) : null}
  </section>`;
}

function passkeyTable(passkeys: readonly Passkey[]): Html {
  const { column } = passkeyTexts;
  return html`<table class="records">
    <thead>
      <tr>
        ${Object.values(column).map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${passkeys.map(({ id, label, created, lastUsed }) => {
        const name = html`<bdi>${label}</bdi>`;
        return html`<tr>
          <th scope="row">${name}</th>
          <td data-label="${column.made}">${sayInstant(created)}</td>
          <td data-label="${column.used}">${lastUsed === null ? passkeyTexts.never : sayInstant(lastUsed)}</td>
          <td data-label="${column.change}">
            <a href="/account/security/passkeys/${encodeURIComponent(id)}">${passkeyTexts.rename(name)}</a>
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** Nothing where there is no provider and nothing is linked. */
function providerSection({ account, fresh, token, provider, placeKnown }: SecuritySheet): Html | null {
  const { identities } = account;
  if (provider === null && identities.length === 0) return null;
  const name = provider?.name ?? "";
  const isLinked = identities.some(({ issuer }) => issuer === provider?.issuer);
  const link = html`<form method="post" action="/account/security/identities">
    ${token}
    <p><button class="quiet">${openIdTexts.link(name)}</button></p>
  </form>`;
  return html`<section>
    <h2>${provider === null ? openIdTexts.headingAlone : openIdTexts.heading(name)}</h2>
    ${provider === null || isLinked ? null : html`<p>${openIdTexts.none(name)}</p>`}
    ${identities.map((identity) => identityEntry(identity, { account, fresh, token, provider }))}
    <p class="hint">${openIdTexts.why}</p>
    ${placeKnown || provider === null ? null : html`<p class="hint">${openIdTexts.unsuited}</p>`}
    ${provider !== null && fresh && placeKnown && !isLinked ? link : null}
  </section>`;
}

function identityEntry(
  identity: Identity,
  { account, fresh, token, provider }: Pick<SecuritySheet, "account" | "fresh" | "token" | "provider">,
): Html {
  const { issuer, subject } = identity;
  const known = html`<bdi>${subject}</bdi>`;
  const isLast = !isLeftWith({ ...account, identities: account.identities.filter((one) => one !== identity) });
  const unlink = html`<form method="post" action="/account/security/identities/remove">
    ${token}<input type="hidden" name="issuer" value="${issuer}" /><input
      type="hidden"
      name="subject"
      value="${subject}"
    />
    <p><button class="quiet">${openIdTexts.unlink(known)}</button></p>
  </form>`;
  const sentence =
    provider?.issuer === issuer
      ? openIdTexts.linked(provider.name, known)
      : openIdTexts.elsewhere(html`<bdi>${issuer}</bdi>`, known);
  return html`<p>${sentence}</p>
    ${isLast ? html`<p class="hint">${openIdTexts.lastWay}</p>` : fresh ? unlink : null}`;
}
