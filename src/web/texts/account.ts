/** What the pages of one's own account say. Roles bring their own words. */
import { type Html, html } from "../parts/html.ts";

const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many.replace("%", String(n)));

/** The texts of the pages. */
export const accountTexts = {
  title: "Your account",
  signOut: "Sign out",
  back: html`<a href="/account">Back to your account</a>`,
  profile: {
    heading: "Profile",
    name: "Name",
    role: "Role",
    says: (role: string, does: string) => `${role}: ${does}`,
    email: "E-mail address",
    noEmail: "none is known; mails, and a lost password, need one",
    unproven: "not confirmed yet",
    change: "Change the address",
    since: "Account since",
  },
  signIn: {
    heading: "Sign-in",
    password: "Password",
    set: "set",
    notSet: "not set",
    change: "Change the password",
    factors: "Second factor",
    codes: "codes of an app",
    passkeys: (n: number) => plural(n, "1 passkey", "% passkeys"),
    none: "none: the password alone opens your account",
    security: "Second factors and passkeys",
  },
  sessions: {
    heading: "Sessions",
    count: (n: number) => plural(n, "You are signed in here alone.", "You are signed in at % places."),
    link: "See where, and end sessions",
  },
  keys: {
    heading: "API keys",
    count: (n: number) =>
      n === 0
        ? "You have no keys with which programs ask in your name."
        : plural(n, "You have 1 key.", "You have % keys."),
    link: "API keys",
  },
  data: {
    heading: "Your data",
    lead: "Take a copy of what is kept of you, or erase your account.",
    link: "Your data",
  },
  sessionsPage: {
    title: "Where you are signed in",
    lead: html`A session ends 12 hours after signing in, and after 2 hours in which nothing was heard of it. When it was
    last seen is known to some minutes.`,
    column: {
      browser: "Browser",
      way: "Signed in with",
      since: "Since",
      seen: "Last seen",
      ends: "Ends at the latest",
      end: "",
    },
    unknown: "A browser or program that is not known",
    here: "this session",
    ways: {
      password: "password",
      "second-step": "password and second factor",
      passkey: "passkey",
      "open-id": "identity provider",
      basic: "name and password, by a program",
    },
    now: "now",
    end: (browser: string, since: string) =>
      html`End<span class="unseen"> the session of ${browser} since ${since}</span>`,
    endOthers: "End all others",
    ended: (n: number) => plural(n, "The session is ended.", "% sessions are ended."),
    alone: "There is no other session.",
  },
  email: {
    title: "Change your e-mail address",
    now: (address: Html) => html`Mails go to ${address}.`,
    nowUnproven: (address: Html) =>
      html`Your address is ${address}; it is not confirmed yet. Enter it again to have another link sent.`,
    nowNone: "No address is known.",
    lead: "We send a link to the new address. It counts once you have followed the link, and the address that you have now is told.",
    again: html`To change it, <a href="/account/confirm?next=%2Faccount%2Femail">confirm that it is you</a>: you signed
      in some time ago.`,
    email: "New e-mail address",
    password: "Your password",
    button: "Send the link",
    taken: "A mail is on its way to the new address; the link in it works once, within 72 hours.",
    confirm: {
      title: "Confirm your address",
      lead: (address: Html, name: Html) => html`${address} is to be the address of the account ${name}.`,
      button: "Confirm the address",
    },
    confirmed: "Your address is confirmed.",
    confirmedTitle: "Address confirmed",
  },
  passwordChanged: "Your password is changed, and you are signed out everywhere else.",
  dataPage: {
    title: "Your data",
    copy: {
      heading: "Take a copy",
      lead: html`Your account, sessions, keys (what they are for, not the keys themselves), saved searches, and what the
      audit log says of you, as a JSON file. What proves that it is you, such as your password, is not in it.`,
      button: "Take a copy",
    },
    erase: {
      heading: "Erase your account",
      lead: html`Your account goes for good, at once, with its sessions, keys and saved searches. This cannot be undone.
      What you decided at the desk stays in the records under a random number, as the work of a former member of the
      desk; what was noted of you by name or address is erased from the audit log.`,
      last: "You are the only administrator. Make somebody else an administrator first.",
      password: "Your password",
      recent: "Your account has no password. Where you signed in some time ago you are asked to do it again.",
      confirm: (name: Html) => html`Type your name, ${name}, to confirm`,
      button: "Erase my account for good",
    },
  },
} as const;
