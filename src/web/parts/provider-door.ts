/** The link that leads to a provider of identities. */
import { openIdTexts as texts } from "../texts/open-id.ts";
import { type Html, html } from "./html.ts";

/** For the door; a link, for forms may not lead elsewhere. `next`: where to go afterwards, a path of this site. */
export function providerDoor(provider: string, next: string | null): Html {
  const query = next === null ? "" : `?next=${encodeURIComponent(next)}`;
  return html`<p>
    <a class="button quiet" href="/sign-in/provider${query}" rel="nofollow">${texts.signIn(provider)}</a>
  </p>`;
}

/** For who was invited, in place of a password. `link`: the secret that they were sent. */
export function invitedDoor(provider: string, link: string, token: Html): Html {
  return html`<form method="post" action="/sign-in/provider/invitation">
    ${token}<input type="hidden" name="link" value="${link}" />
    <p><button class="quiet">${texts.invitation(provider)}</button></p>
  </form>`;
}
