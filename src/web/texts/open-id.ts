/** What is said of signing in with a provider of identities. `provider` is its name as the operator set it. */
import { type Html, html } from "../parts/html.ts";

/** The texts. */
export const openIdTexts = {
  signIn: (provider: string) => `Sign in with ${provider}`,
  heading: (provider: string) => `Sign-in with ${provider}`,
  headingAlone: "Linked identities",
  none: (provider: string) => `Your account is not linked with ${provider}.`,
  why: html`Accounts are linked here, by whoever has signed in, and never by an e-mail address that a provider names:
  addresses are not always proven there, and whoever enters yours would get your account.`,
  link: (provider: string) => `Link with ${provider}`,
  linked: (provider: string, subject: Html) =>
    html`Linked with ${provider}, where you are known as <code>${subject}</code>.`,
  elsewhere: (issuer: Html, subject: Html) =>
    html`Linked with <code>${issuer}</code>, which this casebook no longer uses, as <code>${subject}</code>.`,
  unlink: (subject: Html) => html`Remove the link<span class="unseen"> ${subject}</span>`,
  lastWay:
    "This link is the last way to sign in to your account. Set a password or add a passkey before you remove it.",
  unsuited: html`This does not work at the address by which you reach this casebook. The operator sets the right one
    with <code>CASEBOOK_URL</code>.`,
  leave: {
    title: (provider: string) => `On to ${provider}`,
    link: (provider: string, name: Html) =>
      html`Sign in at ${provider} with the identity that shall open the account ${name} from now on. You come back here
      afterwards.`,
    invitation: (provider: string, name: Html) =>
      html`Sign in at ${provider}. Your identity there will open the account ${name}, in place of a password, and the
      link that you were sent is used up.`,
    go: (provider: string) => `Go on to ${provider}`,
    stay: html`<a href="/account/security">Do not link</a>`,
  },
  unknown: {
    title: "Nobody here is linked with that identity",
    lead: (provider: string) =>
      `${provider} vouches for you, but no account of this casebook is linked with your identity there.`,
    have: html`<strong>You have an account?</strong> <a href="/sign-in">Sign in</a> as you always do, and link it under
      “Security of your account”.`,
    invited: html`<strong>You were invited?</strong> Open the link that you were sent: it can be linked with your
      identity.`,
    closed: "Accounts are made by the administrators of this casebook.",
    register: "Register",
    registerLead: (provider: string) =>
      `An administrator decides. Afterwards you sign in with ${provider}; there is no password to remember.`,
    name: "What you want to be called here",
    introduction: "Who you are, and why you ask",
    button: "Register",
    over: html`Begin again: <a href="/sign-in">sign in</a>.`,
  },
  registered: {
    title: "Your registration waits",
    lead: (provider: string) =>
      `An administrator decides on it. Try to sign in with ${provider} in some days; until then you are told that it waits.`,
  },
  invitation: (provider: string) => `Use ${provider} in place of a password`,
} as const;
