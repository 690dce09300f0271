/** What the pages say where a password is set: behind a one-time link, for a forgotten one, and anew. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the pages. */
export const passwordTexts = {
  heading: "Set your password",
  lead: (name: Html) => html`For the account ${name}. The link to this page works once.`,
  password: "Password",
  hint: "12 to 200 characters, of any kind, and not your name. A few words that you alone would put together do well.",
  again: "The same once more",
  button: "Set the password",
  forgotten: {
    heading: "Forgotten password",
    lead: "We send a link to your address with which you set your password anew. It works once, within an hour.",
    who: "Name or e-mail address",
    button: "Send the link",
    taken:
      "If there is an account of that name or address, and it may sign in, a mail with a link is on its way to its address.",
    noMail: "Is no address known of your account? Then an administrator can give you a link.",
    back: html`<a href="/sign-in">Sign in</a>`,
  },
  change: {
    heading: "Change your password",
    lead: "Everywhere else you will be signed out.",
    old: "Present password",
    password: "New password",
    button: "Change the password",
    none: html`Your account has no password. <a href="/password/forgotten">Have a link sent</a> with which to set one.`,
    back: html`<a href="/account">Back to your account</a>`,
  },
} as const;
