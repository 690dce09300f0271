/** What the page says of what went wrong, beside the sentences of refusals and findings themselves: the next step, and what helps to find. */
import type { RefusalCode } from "../../domain/refusal.ts";
import { type Html, html } from "../parts/html.ts";

const home = html`<a href="/">start page</a>`;
const lists = html`<a href="/incidents">incidents</a>, <a href="/organisations">organisations</a> or
  <a href="/actors">actors</a>`;

const steps: Readonly<Partial<Record<RefusalCode, Html>>> = {
  "form-expired": html`Forms are good only in the browser that loaded them and until you sign in or out. Go back, load
  the page again and send the form once more; what you had typed is still in the browser's page.`,
  "not-allowed": html`Ask an administrator of this casebook for a role that may.
    <a href="/account">Your account</a> says which role you have.`,
  "sign-in-required": html`<a href="/sign-in">Sign in</a>, then ask again.`,
  "sign-in-limited": html`Nothing else is wrong. Attempts are counted for some minutes only.`,
  "confirmation-required": html`<a href="/account/confirm">Confirm that it is you</a>, then do it again.`,
  "second-factor-required": html`This casebook asks people of the desk for a second factor.
    <a href="/account/security">Set one up</a>, then ask again.`,
  "second-step-over": html`<a href="/sign-in">Sign in</a> from the start. Nothing is lost but the wait.`,
  "passkey-refused": html`<a href="/sign-in">Sign in</a> again, with this or another passkey or with your password. A
    passkey works only at the site that it was made for, and only once for each time that it is asked for.`,
  "passkey-unscripted": html`Allow scripts for this site, or <a href="/sign-in">sign in</a> in another way.`,
  "place-unsuited": html`Passkeys and providers are bound to one address. The operator must name it in the setting
    <code>CASEBOOK_URL</code>; passkeys need https there. On one's own machine <code>localhost</code> will do.`,
  "provider-refused": html`What came back was not as it must be; it was written down for the operator.
    <a href="/sign-in">Sign in</a> again, or in another way.`,
  "provider-unreachable": html`Nothing is wrong with your account. <a href="/sign-in">Sign in</a> in another way, or try
    again later.`,
  "link-invalid": html`Ask an administrator for a new link.`,
  "list-page-not-found": html`Lists grow and shrink; the page may have been there before.`,
  "address-too-long": html`Addresses here have at most 4,000 characters, and words to search for at most 2,000. Ask for
  fewer words or values, or start from the ${lists} as they are.`,
  "request-invalid": html`Something in the address is not what this page takes. Mend it, or start from the ${lists} as
  they are.`,
  "search-building": html`Load this page again in a moment. Until then there is the plain list of
    <a href="/incidents">incidents</a>.`,
  "store-full": html`The operator must make room; then send it again.`,
};

/** The texts. */
export const problemTexts = {
  defect: {
    title: "Something went wrong",
    heading: "Something went wrong in Casebook itself",
    body: "What you asked for was not done, and nothing was changed. The fault was written down for the operator.",
    again: (request: Html) =>
      html`Try again in a moment. If it happens again, tell the operator the number of this request: ${request}.`,
  },
  finding: (at: Html, sentence: string) => html`${at}: ${sentence}`,
  itSays: (saw: Html) => html`It says ${saw}.`,
  toBeExact: (reason: string) => `To be exact: ${reason}.`,
  takes: (name: Html, what: string | number | boolean | null) => html`${name} takes: ${what}`,
  lastPage: "Go to its last page",
  /** The next step, where there is one of a refusal's own. */
  steps,
  lookAmong: html`Look among the ${lists}, or begin at the ${home}.`,
  tryAgain: "Nothing was changed. Try again in a moment.",
  loadAgain: "Nothing was changed. Load the page again to see how things stand now.",
  mend: html`Nothing was changed. Go back, mend what is named above and send it again, or begin at the ${home}.`,
  search: "Look for it",
  label: "Words to look for",
  hint: "These are the words of the address.",
  maybe: "It may never have existed, may have another address, or may not be open to you. Casebook does not say which.",
  knownSince: (day: string) => `What is told of the record is known since ${day}.`,
  knownNow: "What is known now",
  namedNow: "What records that are open to you tell of it now",
  versions: "All versions",
} as const;
