/** What the page of one's account says, and what it says of everybody else's to administrators. Roles bring their own words. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the page. */
export const accountTexts = {
  title: "Your account",
  signedIn: (name: Html, role: string, does: string) => html`You are signed in as ${name}, ${role}: ${does}.`,
  signOut: "Sign out",
  accounts: "Accounts",
  column: { name: "Name", role: "Role", password: "Password", since: "Since", link: "Link" },
  set: "set",
  notSet: "not set yet",
  newLink: (name: string) => html`New link<span class="unseen"> for ${name}</span>`,
  sendLink: (name: Html, hours: number) =>
    html`Send this link to ${name}. It sets their password once, within ${hours} hours, and is shown only now:`,
  add: {
    heading: "Add an account",
    name: "Name to sign in with",
    role: "Role",
    choice: (role: string, does: string) => `${role}: ${does}`,
    button: "Add the account",
  },
} as const;
