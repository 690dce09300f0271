/** What the pages about the security of an account say: authenticator apps, recovery codes, and the second step of signing in. */
import { type Html, html } from "../parts/html.ts";

/** The texts. */
export const secondFactorTexts = {
  title: "Security of your account",
  lead: "How your account is entered, and what is asked for besides a password.",
  back: html`Back to <a href="/account">your account</a>`,
  backToSecurity: html`Back to the <a href="/account/security">security of your account</a>`,
  required: html`<strong>This casebook asks people of the desk for a second factor.</strong> Whoever learns a password
    of the desk could otherwise read what only the desk may know. Until you have set up an authenticator app or a
    passkey, you are shown what the public is told.`,
  toChange: html`To change something here,
    <a href="/account/confirm?next=%2Faccount%2Fsecurity">confirm that it is you</a>: you signed in some time ago.`,
  said: {
    "app-removed": "The authenticator app is taken off. Its codes are asked for no more.",
    "passkey-added": "The passkey is added. You can sign in with it from now on.",
    "passkey-renamed": "The passkey has its new name.",
    "passkey-removed":
      "The passkey is removed. It opens nothing here any more; you may delete it from your device too.",
    linked: "Your account is linked. You can sign in that way from now on.",
    unlinked: "The link is removed.",
  },
  app: {
    heading: "Authenticator app",
    off: html`An app on your phone or computer that shows a new code every 30 seconds. After your password you are asked
    for the code, so that the password alone opens nothing.`,
    on: (since: string) => `Set up on ${since}. After your password you are asked for a code of it.`,
    begin: "Set up an app",
    remove: "Take the app off",
    removeHint: "A code of the app, or one of your recovery codes.",
    code: "Code",
  },
  setUp: {
    title: "Set up an authenticator app",
    scan: "1. Scan this square with the app",
    square: "A QR code that holds the secret which is written below it",
    orType: "Or type this secret into the app:",
    link: "On this device: open the app with this link",
    confirm: "2. Enter the code that it shows",
    code: "Code of six digits",
    button: "Turn it on",
    cancel: "Do not set it up",
    hint: "Nothing changes until the code is right. The square and the secret are shown only until then.",
    wrong:
      "The code is not right. It changes every 30 seconds; if the next one is not right either, compare the clock of the device with the time.",
  },
  recovery: {
    heading: "Recovery codes",
    none: "You have none. They come with your first second factor.",
    left: (count: number) =>
      count === 0
        ? "None is left. Make new ones, or a lost device locks you out."
        : `${count} ${count === 1 ? "is" : "are"} left. Each opens your account once, after the password, when the device is not at hand.`,
    renew: "Make new codes",
    renewHint: "The ones that you have stop working.",
    title: "Your recovery codes",
    shown: html`<strong>These are shown now and never again.</strong> Write them down or keep them in a password
      manager, not on the device that they stand in for. Each works once, after your password.`,
    list: "Recovery codes",
    on: "The second factor is on.",
    renewed: "These replace the codes that you had.",
    done: html`When you have kept them: <a href="/account/security">back to the security of your account</a>`,
  },
  step: {
    title: "One more step",
    lead: (name: Html) => html`The password of ${name} was right. The account asks for one thing more.`,
    fromProvider: "The account asks for one thing more.",
    code: "Code of your authenticator app, or a recovery code",
    codeOnly: "A recovery code",
    hint: "Six digits that change every 30 seconds. A recovery code has sixteen letters and digits.",
    button: "Sign in",
    again: html`Not you, or the wrong account? <a href="/sign-in">Begin again</a>.`,
    lost: "Device and recovery codes lost? Ask an administrator of this casebook.",
    lastCode: "That was your last recovery code.",
    usedCode: (left: number) => `You used a recovery code. ${left} ${left === 1 ? "is" : "are"} left.`,
  },
  confirm: {
    title: "Confirm that it is you",
    lead: (name: Html) =>
      html`You are signed in as ${name}, but for some time. What comes next changes how the account is entered or cannot
      be taken back, so it is asked again who is there.`,
    password: "Password",
    button: "Confirm",
    noPassword: "Your account has no password. Sign in again in the way that you did:",
  },
} as const;
