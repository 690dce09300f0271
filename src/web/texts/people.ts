/** What the pages say on which administrators look after accounts. Roles bring their own words. */
import type { AccountState } from "../../domain/account.ts";
import { type Html, html } from "../parts/html.ts";

const plural = (n: number, one: string, many: string): string => (n === 1 ? one : many.replace("%", String(n)));

const states: Readonly<Record<AccountState, string>> = {
  invited: "invited, no password set yet",
  unverified: "registered, address not confirmed yet",
  pending: "waits for approval",
  active: "active",
  suspended: "suspended",
};

/** The texts of the pages. */
export const peopleTexts = {
  title: "People",
  states,
  waiting: {
    heading: "Waiting for approval",
    none: "Nobody waits for approval.",
    closed: html`Registration is closed: people are added here. Setting <code>CASEBOOK_REGISTRATION</code> to
      <code>approval</code> opens it.`,
    since: (when: string) => `registered ${when}`,
  },
  mails: (n: number, since: string) =>
    plural(n, `1 mail waits to be sent, since ${since}.`, `% mails wait to be sent, the oldest since ${since}.`),
  mailsHelp: "They are tried again by themselves. If it goes on, look at the settings of the mail server.",
  all: "Accounts",
  ofGroups: { partner: (groups: string) => `of ${groups}`, other: (groups: string) => `of no effect: ${groups}` },
  column: { name: "Name", role: "Role", state: "State", factor: "Second factor", used: "Last used" },
  yes: "yes",
  no: "no",
  never: "never",
  unused: (days: number) => `not used for ${days} days`,
  add: {
    heading: "Add somebody",
    lead: "They get a link with which they set their password, good once within 72 hours: by mail where you enter an address, and shown here in any case.",
    name: "Name to sign in with",
    email: "E-mail address (may be left empty)",
    role: "Role",
    choice: (role: string, does: string) => `${role}: ${does}`,
    button: "Add the account",
  },
  sendLink: (name: Html, hours: number) =>
    html`Send this link to ${name}. It sets their password once, within ${hours} hours, and is shown only now:`,
  mailed: "Another link is on its way to their address by mail.",
  back: html`<a href="/desk/people">All people</a>`,
  person: {
    fact: {
      name: "Name",
      role: "Role",
      state: "State",
      email: "E-mail address",
      groups: "Sharing groups",
      password: "Password",
      factor: "Second factor",
      identities: "Other providers",
      keys: "API keys",
      sessions: "Sessions",
      created: "Since",
      used: "Last used",
      introduction: "Says of themselves",
    },
    set: "set",
    notSet: "not set",
    none: "none",
    unproven: (address: Html) => html`${address} (not confirmed)`,
    own: "This is your own account. What concerns your role, suspension or erasure another administrator does for you.",
    approve: {
      heading: "Approve the registration",
      role: "Role",
      button: "Approve",
    },
    refuse: {
      heading: "Refuse the registration",
      lead: "What was entered is deleted at once, and they are told by mail. They may register again.",
      button: "Refuse and delete",
    },
    groups: {
      heading: "Sharing groups",
      label: "Is of these",
      partner: "From the next request on. They read as partner of one of them at a time.",
      other: (role: string) => `It counts only for partners: as long as the role is ${role}, it is of no effect.`,
      button: "Save the groups",
    },
    role: { heading: "Role", label: "Role from the next request on", button: "Change the role" },
    link: {
      heading: "Link to set a password",
      lead: "For a lost password or a link that ran out. Earlier links stop working; the password that is set works on until then.",
      button: "Make a new link",
    },
    sessions: { heading: "Sessions", button: "End all sessions", none: "There is no session." },
    factors: {
      heading: "Second factor",
      lead: "For somebody who has lost theirs: their app, passkeys and recovery codes are taken off, and all sessions end. Make sure that it is they who ask.",
      button: "Take all second factors off",
    },
    suspend: {
      heading: "Suspend",
      lead: "Nothing of the account works, sessions and links end, until it is resumed.",
      button: "Suspend the account",
    },
    resume: {
      heading: "Resume",
      lead: "The account works again as before; sessions begin anew.",
      button: "Resume the account",
    },
    erase: { heading: "Erase", lead: "The account goes for good.", link: "Erase the account" },
  },
  erase: {
    title: (name: string) => `Erase the account ${name}`,
    lead: html`The account goes for good, at once, with its sessions, keys and saved searches. What the person decided
    at the desk stays in the records under a random number, as the work of a former member of the desk; what was noted
    of them by name or address is erased from the audit log. Where their address is known they are told by mail.`,
    confirm: (name: Html) => html`Type the name, ${name}, to confirm`,
    button: "Erase the account for good",
  },
  done: {
    approved: "The registration is approved.",
    refused: "The registration is refused, and what was entered is deleted.",
    role: "The role is changed.",
    groups: "The sharing groups are changed.",
    suspended: "The account is suspended.",
    resumed: "The account works again.",
    sessions: "All sessions are ended.",
    factors: "All second factors are taken off.",
    erased: "The account is erased.",
  },
} as const;
