/** The forms that ask the browser for a passkey. They need the script `passkeys.js`, and say so where it does not run. */
import { passkeyScriptTexts, passkeyTexts as texts } from "../texts/passkeys.ts";
import { type Hole, type Html, html } from "./html.ts";

/** One such form. */
export interface PasskeyForm {
  /** To make a passkey, or to show one. */
  readonly kind: "create" | "get";
  /** Where it is sent; what the browser is to be asked for stands at `…/options`. */
  readonly action: string;
  readonly button: string;
  /** Further fields, the hidden one of every form among them. */
  readonly fields: Hole;
  /** True: this is the main thing to do on the page. */
  readonly main?: boolean;
}

/** The form. */
export function passkeyForm({ kind, action, button, fields, main = false }: PasskeyForm): Html {
  return html`<form
    method="post"
    action="${action}"
    class="narrow-form passkey-form"
    data-passkey="${kind}"
    data-words="${JSON.stringify(passkeyScriptTexts)}"
  >
    ${fields}<input type="hidden" name="response" value="" />
    <p><button class="${main ? "main" : "quiet"}">${button}</button></p>
    <p class="hint" role="status" data-passkey-says></p>
    <noscript><p class="hint">${texts.noScript}</p></noscript>
  </form>`;
}

/** For the door: signs in with any passkey that the browser has for this site. */
export function passkeyDoor(token: Html, next: string | null): Html {
  const fields = html`${token}${next === null ? null : html`<input type="hidden" name="next" value="${next}" />`}`;
  return passkeyForm({ kind: "get", action: "/sign-in/passkey", button: texts.signIn, fields });
}
