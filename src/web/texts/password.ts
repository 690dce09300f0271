/** What the page behind a one-time link says, where a password is set. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the page. */
export const passwordTexts = {
  heading: "Set your password",
  lead: (name: Html) => html`For the account ${name}. The link to this page works once.`,
  password: "Password",
  hint: "12 to 200 characters, of any kind, and not your name. A few words that you alone would put together do well.",
  again: "The same once more",
  button: "Set the password",
} as const;
