/** What the pages for registering say. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the pages. */
export const registrationTexts = {
  heading: "Register",
  lead: "Enter your address. We send a link to it, with which you choose a password; an administrator decides afterwards.",
  email: "E-mail address",
  emailHint: "You sign in with it. Only administrators see it.",
  introduction: "Who you are, and what brings you here (may be left empty)",
  introductionHint: "For the administrators who decide. It is deleted when they have.",
  button: "Register",
  taken: "A mail is on its way to that address. It says how to go on; the link in it works once, within 72 hours.",
  confirm: {
    heading: "Confirm your registration",
    lead: (name: Html) => html`For ${name}. The link to this page works once.`,
    button: "Confirm and set the password",
  },
  confirmed: {
    heading: "Your registration is confirmed",
    body: "An administrator decides now. A mail tells you what was decided; until then you cannot sign in.",
  },
  kept: html`What you enter is deleted after 7 days where the address is not confirmed, and at once where the
  registration is refused.`,
  back: html`<a href="/sign-in">Sign in</a>`,
} as const;
