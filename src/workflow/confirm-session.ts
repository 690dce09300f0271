/** Confirming a session: its holder proves again, by the password, that it is they who use it. */
import type { AccountId } from "../domain/account.ts";
import { digestOf } from "../domain/digest.ts";
import { Refusal } from "../domain/refusal.ts";
import type { House } from "./house.ts";
import { isPassword } from "./password.ts";
import { noteRefused } from "./refused-sign-ins.ts";
import type { Entrance } from "./session.ts";

/** What is proven again. */
export interface Confirmation {
  readonly account: AccountId;
  /** Of the session. */
  readonly secret: string;
  readonly password: string;
}

/** Notes with the session that it was confirmed now. Refuses a wrong password (`sign-in-failed`), which is noted, and a session that is over (`sign-in-required`). */
export async function confirmSession(
  house: Pick<House, "store" | "clock" | "random">,
  { account: id, secret, password }: Confirmation,
  how: Entrance,
): Promise<void> {
  const account = await house.store.findAccount(id);
  if (!(await isPassword(password, account?.password ?? null))) {
    await noteRefused(house, account, how, "credentials");
    throw new Refusal("sign-in-failed");
  }
  await house.store.transaction(async (shelves) => {
    const token = await shelves.findToken(digestOf(secret), "session", house.clock());
    if (token?.account !== id) throw new Refusal("sign-in-required");
    await shelves.saveToken({ ...token, about: { ...token.about, confirmed: house.clock() } });
  });
}
