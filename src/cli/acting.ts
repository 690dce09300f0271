/** For whom a command acts: everything that is done is on record under somebody's name. */
import { houseAccount } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import { commandLine, type Doer } from "../workflow/doer.ts";
import type { House } from "../workflow/house.ts";
import type { Acting, Given, Option } from "./command.ts";

/** The option that names the account. */
export const asOption: Option = {
  type: "string",
  value: "name",
  meaning: "account that acts; left out: the house itself",
};

export const acting: Acting = async (given, { store }) => {
  const name = given.option("as");
  if (name === undefined) return { by: houseAccount, via: "command-line" };
  const account = await store.findAccountByName(name);
  if (account === null) throw new Refusal("account-not-found", { name });
  return { by: account.id, via: "command-line" };
};

/** Who is at the command line, or the account named by `--as`, for what only some may do to accounts and groups. */
export async function doerOf(given: Given, house: House): Promise<Doer> {
  const { by } = await acting(given, house);
  return { ...commandLine, by };
}
