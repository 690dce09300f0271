/** What is said of passkeys: on the pages, and by the script that asks the browser for one. */
import { type Html, html } from "../parts/html.ts";

/** The texts of the pages. */
export const passkeyTexts = {
  heading: "Passkeys",
  lead: html`A passkey is kept by your phone, your computer or a security key, which you unlock as you always do. It
  signs you in without name, password or code, and works at this site alone, so nobody can be tricked into giving it
  away.`,
  none: "You have none.",
  full: "You have as many passkeys as an account can keep. Remove one to add another.",
  column: { label: "Name", made: "Added", used: "Last used", change: "Change" },
  never: "never",
  rename: (label: Html) => html`Rename or remove<span class="unseen"> ${label}</span>`,
  label: "Name for a new passkey",
  labelHint: "Such as “phone” or “blue key”, so that you know it again.",
  add: "Add a passkey",
  unsuited: html`Passkeys do not work at the address by which you reach this casebook: they need https and a name, or
    <code>localhost</code>. The operator sets it with <code>CASEBOOK_URL</code>.`,
  noScript: "Passkeys need scripts, which are off in this browser.",
  signIn: "Sign in with a passkey",
  one: {
    title: (label: string) => `Passkey “${label}”`,
    made: (day: string) => `Added on ${day}.`,
    used: (day: string) => `Last used on ${day}.`,
    neverUsed: "Never used.",
    rename: "Rename",
    name: "Name",
    removeHeading: "Remove it",
    remove: "Remove this passkey",
    removeLead:
      "It opens your account no more. What your device keeps of it stays there until you delete it there too.",
    lastWay:
      "It is the last way to sign in to your account, so it cannot be removed. Set a password or add another first.",
  },
} as const;

/** What the script says. */
export const passkeyScriptTexts = {
  waiting: "Follow what your browser asks.",
  unsupported: "This browser is too old for passkeys. Sign in in another way, or update it.",
  cancelled: "Nothing was done: it was cancelled, it took too long, or there is no passkey for this site here.",
  known: "This device has a passkey for your account already.",
  refused: "The casebook could not be asked. Load the page again.",
  again: "You signed in some time ago. Load the page again and confirm that it is you.",
} as const;
