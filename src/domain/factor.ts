/** Factors: by which ways an account can be entered, and which of its sessions rest on two proofs. Pure rules over accounts. */
import type { Account, Passkey, Totp } from "./account.ts";

/** A second factor that is asked for. */
export type ConfirmedTotp = Totp & { readonly confirmed: string };

/** The account's codes where they were set up to the end; null: none are asked for. */
export function confirmedTotp({ totp }: Pick<Account, "totp">): ConfirmedTotp | null {
  return totp?.confirmed == null ? null : { ...totp, confirmed: totp.confirmed };
}

/** Whether the account can prove more than a password: by codes, or by a passkey, which is two proofs in one. */
export function hasSecondFactor(account: Pick<Account, "totp" | "passkeys">): boolean {
  return confirmedTotp(account) !== null || account.passkeys.length > 0;
}

/** Whether its holder proves more than a password: here, or at a provider that vouched for it when they came by it last. For what they do without coming in, as by keys. */
export function isSaidToProveMore(account: Pick<Account, "totp" | "passkeys" | "identities">): boolean {
  return hasSecondFactor(account) || account.identities.some(({ manyFactors = false }) => manyFactors);
}

/**
 * Whether one way in is left without this passkey or identity. A mere address is no way in: whoever reads somebody's mail would then be that
 * person.
 */
export function isLeftWith(account: Pick<Account, "password" | "passkeys" | "identities">): boolean {
  return account.password !== null || account.passkeys.length > 0 || account.identities.length > 0;
}

/** The passkey of that id; null where the account has none such. */
export function passkeyOf({ passkeys }: Pick<Account, "passkeys">, id: string): Passkey | null {
  return passkeys.find((passkey) => passkey.id === id) ?? null;
}
