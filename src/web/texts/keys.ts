/** What the pages of API keys say, to their owners and to administrators. */
import type { AudienceName } from "../../domain/audience.ts";
import type { KeyState, Scope } from "../../domain/key.ts";
import { type Html, html } from "../parts/html.ts";
import { readersOf } from "./audience.ts";

function toldWords(audience: AudienceName): string {
  return `${readersOf(audience)} ${["public", "desk"].includes(audience) ? "is" : "are"} told`;
}

/** The texts of the pages. */
export const keyTexts = {
  title: "Your API keys",
  lead: html`A key lets a program ask in your name: the <a href="/api">API</a>, <a href="/feeds">feeds</a>,
    <a href="/data">files of data</a> and TAXII. It is never good for more than you are yourself, and not for pages like
    this one.`,
  back: "Your account",
  none: "You have no keys yet.",
  column: {
    label: "Name",
    owner: "Whose",
    for: "Good for",
    created: "Made",
    expires: "Until",
    used: "Last used",
    deed: "What to do",
  },
  good: (scopes: readonly Scope[], audience: AudienceName) => {
    const words = { read: `reading what ${toldWords(audience)}`, import: "importing" };
    return scopes.map((scope) => words[scope]).join(", ");
  },
  state: { active: "", expired: "over", revoked: "revoked" } satisfies Record<KeyState, string>,
  revokedOn: (day: string) => `revoked on ${day}`,
  expiredOn: (day: string) => `over since ${day}`,
  waiting: "refused: no second factor",
  waits: html`<strong>Your keys are refused, and you can make none.</strong> This casebook asks people of the desk for a
    second factor. <a href="/account/security">Set one up</a>, and the keys are good again.`,
  never: "never",
  usedFrom: (day: string, network: string) => `${day}, from ${network}`,
  manage: (label: string) => html`Replace or revoke<span class="unseen"> ${label}</span>`,
  confirm: (next: string) =>
    html`For this it must be sure that it is you:
      <a href="/account/confirm?next=${encodeURIComponent(next)}">confirm it first</a>.`,
  noted: "The day of the last use and its network are noted once an hour at most.",
  made: {
    said: (label: Html) => html`The key ${label} is made. It is shown only now; keep it like a password:`,
    use: "Programs send it in a header:",
    example: (origin: string) => `curl -H "Authorization: Bearer $KEY" '${origin}/api/v1/incidents?limit=1'`,
    never: "Never put a key into an address: logs keep these.",
    replaced: (until: string) => `The old key is good until ${until}.`,
    replacedAtOnce: "The old key is revoked.",
  },
  add: {
    heading: "Make a key",
    nothing: "No key was made.",
    label: "Name of the key",
    labelHint: "What will use it, such as: nightly copy on the library's server.",
    scopes: "Good for",
    scope: {
      read: "reading: API, feeds, TAXII, files of data",
      import: "importing data sets",
    } satisfies Record<Scope, string>,
    audience: "Is told what these are told",
    audienceHint: "Choose no more than the program needs.",
    audienceChoice: (audience: AudienceName) => readersOf(audience),
    days: "Good for how many days",
    daysHint: (most: number) => `At most ${most}. Replace it before that time is over.`,
    button: "Make the key",
    full: (most: number) =>
      `You have ${most} keys that are good, which is as many as an account can have. Revoke one first.`,
  },
  one: {
    title: (label: string) => `API key: ${label}`,
    back: "Your API keys",
    begins: (id: string) => html`It begins with <code>cbk_${id}</code>.`,
    over: "This key is good for nothing any more.",
    rotate: {
      heading: "Replace it",
      body: "You get a new key of the same name, for the same things and as many days. While the old one goes on, programs can be changed one by one.",
      old: "The old key",
      choice: { "24": "goes on for a day", "0": "is revoked at once" },
      button: "Replace the key",
    },
    revoke: {
      heading: "Revoke it",
      body: "Whatever uses the key is refused from the next request on. This cannot be taken back; a new key can be made at any time.",
      button: (label: string) => html`Revoke<span class="unseen"> ${label}</span>`,
      done: (label: Html) => html`The key ${label} is revoked.`,
    },
  },
  desk: {
    title: "API keys",
    back: "The desk",
    lead: "All keys of all accounts, the newest first. A key never does more than its owner may do at the time.",
    none: "Nobody has made a key yet.",
    list: "All API keys",
    gone: "an account that is gone",
    waits: html`It is refused as long as its owner has no second factor, which this casebook asks of the desk.`,
    revoke: (label: string) => html`Revoke<span class="unseen"> ${label}</span>`,
  },
} as const;
