/** Making tokens: a secret for whoever is to hold it, of which only the digest is kept. */
import type { AccountId } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { type Token, type TokenId, type TokenKind, tokenOf } from "../domain/token.ts";
import type { AccountBook } from "../store/store.ts";
import { type House, randomName } from "./house.ts";

/** What a new token is to be. */
export interface TokenWish {
  readonly kind: TokenKind;
  /** Null: whose it will be is not known yet. */
  readonly account: AccountId | null;
  readonly about?: Readonly<Record<string, string>>;
}

/** A token, and the secret behind it, which is kept nowhere. */
export interface MadeToken {
  readonly token: Token;
  /** 48 hexadecimal digits. */
  readonly secret: string;
}

/** Makes and keeps a token that is good for as long as its kind may be. Call it with the shelves of the transaction that it belongs to. */
export async function issueToken(
  shelves: Pick<AccountBook, "saveToken">,
  house: Pick<House, "clock" | "random">,
  { kind, account, about = {} }: TokenWish,
): Promise<MadeToken> {
  const secret = randomName(house, 24);
  const id = randomName(house, 8) as TokenId;
  const token = tokenOf({ digest: digestOf(secret), id, kind, account, created: house.clock(), about });
  await shelves.saveToken(token);
  return { token, secret };
}
