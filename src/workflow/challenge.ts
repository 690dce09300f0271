/**
 * Challenges that were met. What a passkey signs, or a provider sends back, is good once: it is remembered here for as long as it could be
 * shown again. One that was never met costs the store nothing, so that nobody can fill it by asking for many.
 */
import { digestOf } from "../domain/digest.ts";
import { type TokenId, tokenOf } from "../domain/token.ts";
import type { AccountBook } from "../store/store.ts";
import { type House, randomName } from "./house.ts";

/** For how many minutes a challenge may be met; less than its digest is kept. */
export const challengeMinutes = 5;

/** Uses a challenge up; false where it was used before. It belongs to no account: what ends with an account's tokens would be good again. Call it within the transaction that rests on it. */
export async function spendChallenge(
  shelves: Pick<AccountBook, "findToken" | "saveToken">,
  house: Pick<House, "clock" | "random">,
  challenge: string,
): Promise<boolean> {
  const digest = digestOf(`challenge ${challenge}`);
  const created = house.clock();
  if ((await shelves.findToken(digest, "challenge", created)) !== null) return false;
  const id = randomName(house, 8) as TokenId;
  await shelves.saveToken(tokenOf({ digest, id, kind: "challenge", account: null, created, about: {} }));
  return true;
}
