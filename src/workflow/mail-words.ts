/** The words of the mails that go to people about their accounts. Plain text; every mail says which casebook sends it. */
import type { Account } from "../domain/account.ts";
import { type Role, roles } from "../domain/role.ts";
import { tokenKinds } from "../domain/token.ts";
import { mailDays } from "./mailing.ts";

/** The casebook that a mail comes from. */
export interface Site {
  readonly name: string;
  /** Where links in mails lead: never what a request says of itself. Without a slash at the end. */
  readonly url: string;
}

/** What a mail says. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

type Named = Pick<Account, "name">;

/** To somebody who was added: the link with which they set their password. */
export function invitationLetter(site: Site, { name, role }: Named & { readonly role: Role }, secret: string): Letter {
  return letter(site, `Your account at ${site.name}`, [
    `An account was made for you at ${site.name}. You sign in with the name:`,
    `    ${name}`,
    `Your role is ${role}: somebody who ${roles[role]}.`,
    `Set your password here, within ${hoursOf("password-link")}; the link works once:`,
    `    ${site.url}/password/${secret}`,
    "If you expected nothing of the kind, leave it be: without a password nobody can use the account.",
  ]);
}

/** To an address with which somebody registered: the link that proves it. */
export function registrationLetter(site: Site, secret: string): Letter {
  return letter(site, `Confirm your registration at ${site.name}`, [
    `Somebody, probably you, registered at ${site.name} with this address.`,
    `Confirm it and choose a password here, within ${hoursOf("registration-link")}; the link works once:`,
    `    ${site.url}/register/${secret}`,
    "An administrator decides afterwards, and a mail tells you so. If it was not you, leave it be: what was entered is deleted soon.",
  ]);
}

/** To an address with which somebody registered although it has an account. */
export function knownLetter(site: Site, { name }: Named): Letter {
  return letter(site, `You have an account at ${site.name}`, [
    `Somebody, probably you, registered at ${site.name} with this address. There is an account with it already; its name is:`,
    `    ${name}`,
    `If you have lost the password, set it anew: ${site.url}/password/forgotten`,
    "If it was not you, nothing has changed and there is nothing to do.",
  ]);
}

/** To administrators: somebody waits. */
export function waitingLetter(site: Site, address: string): Letter {
  return letter(site, `Somebody waits for approval at ${site.name}`, [
    `${address} has registered at ${site.name} and confirmed the address.`,
    `Approve or refuse it here: ${site.url}/desk/people`,
  ]);
}

/** To somebody whose registration was approved. */
export function approvedLetter(site: Site, { name, role }: Named & { readonly role: Role }): Letter {
  return letter(site, `Your registration at ${site.name} is approved`, [
    `You can sign in now, as ${name}, with the password that you chose: ${site.url}/sign-in`,
    `Your role is ${role}: somebody who ${roles[role]}.`,
  ]);
}

/** To somebody whose registration was refused. */
export function refusedLetter(site: Site): Letter {
  return letter(site, `Your registration at ${site.name}`, [
    `An administrator of ${site.name} has decided not to take up your registration. What you entered has been deleted.`,
  ]);
}

/** To somebody who has forgotten a password: the link that sets it anew. */
export function resetLetter(site: Site, { name }: Named, secret: string): Letter {
  return letter(site, `Set your password at ${site.name} anew`, [
    `Somebody, probably you, asked to set the password of this account anew:`,
    `    ${name}`,
    `Do it here, within ${hoursOf("reset-link")}; the link works once, and earlier ones work no more:`,
    `    ${site.url}/password/${secret}`,
    "If it was not you, leave it be: the password stays as it is.",
  ]);
}

/** To somebody who asked for that although the account may not sign in. */
export function noResetLetter(site: Site, { name, state }: Pick<Account, "name" | "state">): Letter {
  const why =
    state === "suspended"
      ? "It is suspended, so its password cannot be set anew. Ask an administrator."
      : "It waits for an administrator's approval. A mail tells you what was decided; the password can be set anew then.";
  return letter(site, `Your account at ${site.name}`, [
    `Somebody, probably you, asked to set the password of this account anew:`,
    `    ${name}`,
    why,
  ]);
}

/** To the holder: the password was changed. */
export function passwordChangedLetter(site: Site, { name }: Named): Letter {
  return letter(site, `Your password at ${site.name} was changed`, [
    `The password of this account was changed, and it was signed out everywhere else:`,
    `    ${name}`,
    `If it was not you, set it anew at once and tell an administrator: ${site.url}/password/forgotten`,
  ]);
}

/** To a new address: the link that proves it. */
export function newAddressLetter(site: Site, { name }: Named, secret: string): Letter {
  return letter(site, `Confirm your new address at ${site.name}`, [
    `This address was entered as the new one of this account:`,
    `    ${name}`,
    `Confirm it here, within ${hoursOf("email-link")}; the link works once:`,
    `    ${site.url}/account/email/${secret}`,
    "If it was not you, leave it be: nothing changes.",
  ]);
}

/** To the address that was: another one counts now. */
export function oldAddressLetter(site: Site, { name }: Named): Letter {
  return letter(site, `Your address at ${site.name} was changed`, [
    `Mails about this account go to another address from now on:`,
    `    ${name}`,
    "If it was not you, tell an administrator at once.",
  ]);
}

/** To somebody whose account was erased. */
export function erasedLetter(site: Site): Letter {
  return letter(site, `Your account at ${site.name} was erased`, [
    `Your account at ${site.name} is gone, with its sessions, keys and saved searches. This is the last mail about it.`,
  ]);
}

/** What people read who wait for a mail that cannot be sent now. */
export const mailWaits = `The mail could not be sent yet; it is kept and tried again, for up to ${mailDays} days.`;

/** What they read where the mail never will be sent. */
export const mailGivenUp = "The mail server does not take mails to that address; nothing is sent there.";

function hoursOf(kind: keyof typeof tokenKinds): string {
  const hours = tokenKinds[kind].minutes / 60;
  return hours === 1 ? "one hour" : `${hours} hours`;
}

/** A letter of these paragraphs, signed by the casebook. */
export function letter({ name, url }: Site, subject: string, paragraphs: readonly string[]): Letter {
  return { subject, text: `${paragraphs.map(wrapped).join("\n\n")}\n\n-- \n${name}\n${url}\n` };
}

/** In characters; programs that read mail show plain text as it is. */
const longestLine = 72;

/** A paragraph in lines. What is set in, such as a link or a name, stays in one. */
function wrapped(paragraph: string): string {
  if (paragraph.startsWith(" ")) return paragraph;
  const lines: string[] = [];
  for (const word of paragraph.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= longestLine) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}
