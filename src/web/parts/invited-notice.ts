/** What an administrator is shown who has made a link for somebody. */
import { type Invited, linkHours } from "../../workflow/accounts.ts";
import { mailGivenUp, mailWaits } from "../../workflow/mail-words.ts";
import type { PostRoom } from "../../workflow/mailing.ts";
import { notice } from "../pages/form-entry.ts";
import { peopleTexts as texts } from "../texts/people.ts";
import { type Html, html } from "./html.ts";

/** The link, which is shown now alone, and what became of the mail where there is one. `origin` is where the site is reached. */
export async function invitedNotice({ account, secret, mail }: Invited, post: PostRoom, origin: string): Promise<Html> {
  const outcome = mail === null ? null : await post.deliver(mail);
  const words = { sent: texts.mailed, waiting: mailWaits, "given-up": mailGivenUp };
  const said = outcome === null ? null : html`<p>${words[outcome]}</p>`;
  return notice(
    "said",
    html`<p>${texts.sendLink(html`<strong><bdi>${account.name}</bdi></strong>`, linkHours)}</p>
      <p><code class="secret">${origin}/password/${secret}</code></p>
      ${said}`,
  );
}
