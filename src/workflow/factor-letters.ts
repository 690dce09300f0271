/** What people are written about their second factors, passkeys and linked identities, so that a change that was not theirs is noticed. */
import type { Account } from "../domain/account.ts";
import { type Letter, letter, type Site } from "./mail-words.ts";

/** What was done to the factors of an account, with how a letter says it. */
export const factorChanges = {
  "codes-added": "An authenticator app was set up: from now on the password alone no longer opens the account.",
  "codes-removed": "The authenticator app was taken off: its codes are asked for no more.",
  "recovery-codes-renewed": "New recovery codes were made. The earlier ones no longer work.",
  "factors-cleared":
    "An administrator took the authenticator app, all passkeys and the recovery codes off the account, and ended its sessions.",
  "passkey-added": "A passkey was added, with which the account can be entered.",
  "passkey-removed": "A passkey was removed.",
  "identity-linked": "The account was linked with an identity at another provider, with which it can be entered.",
  "identity-unlinked": "The link with an identity at another provider was removed.",
} as const;

/** One such change. */
export type FactorChanged = keyof typeof factorChanges;

/** To the holder: a factor was changed. */
export function factorLetter(site: Site, { name }: Pick<Account, "name">, change: FactorChanged): Letter {
  return letter(site, `The security of your account at ${site.name} was changed`, [
    `Something was changed in how this account is entered:`,
    `    ${name}`,
    factorChanges[change],
    `If it was not you, set your password anew at once (${site.url}/password/forgotten) and tell an administrator.`,
  ]);
}

/** To the holder: a recovery code was used. */
export function recoveryLetter(site: Site, { name, recoveryCodes }: Pick<Account, "name" | "recoveryCodes">): Letter {
  const left = recoveryCodes.length;
  return letter(site, `A recovery code of your account at ${site.name} was used`, [
    `Somebody, probably you, signed in with the password and a recovery code of this account:`,
    `    ${name}`,
    left === 0 ? "No recovery code is left." : `Recovery codes that are left: ${left}.`,
    `Make new ones here: ${site.url}/account/security`,
    `If it was not you, set your password anew at once (${site.url}/password/forgotten) and tell an administrator.`,
  ]);
}

/** To the holder: a passkey seems to have been copied. */
export function clonedLetter(site: Site, { name }: Pick<Account, "name">, label: string): Letter {
  return letter(site, `A passkey of your account at ${site.name} was refused`, [
    `A passkey of this account was refused, for it counted fewer uses than it must have had. It may have been copied:`,
    `    ${name}`,
    `    ${label}`,
    `Remove it, and make another one: ${site.url}/account/security`,
  ]);
}
