/** What somebody is told who waits for a mail. */
import { mailGivenUp, mailWaits } from "../../workflow/mail-words.ts";
import type { MailOutcome } from "../../workflow/mailing.ts";
import { notice } from "../pages/form-entry.ts";
import { type Html, html } from "./html.ts";

/** What was done, and where mails cannot be sent just now that they are kept. */
export function mailNotice(done: string | Html, outcome: MailOutcome): Html {
  if (outcome === "given-up") return notice("error", html`<p>${mailGivenUp}</p>`);
  const isSent = outcome === "sent";
  return notice(
    isSent ? "said" : "error",
    html`<p>${done}</p>
      ${isSent ? null : html`<p>${mailWaits}</p>`}`,
  );
}
