/** The deeds of worlds that are done to sharing groups. */
import type { GroupName } from "../../src/domain/audience.ts";
import { Refusal } from "../../src/domain/refusal.ts";
import { addAccount } from "../../src/workflow/accounts.ts";
import { changeGroups } from "../../src/workflow/administration.ts";
import { houseDoer } from "../../src/workflow/doer.ts";
import { addGroup, closeGroup, describeGroup, reopenGroup, takeGroups } from "../../src/workflow/groups.ts";
import type { House } from "../../src/workflow/house.ts";
import { getStanding, stopChange } from "../../src/workflow/policy.ts";
import { retellAll } from "../../src/workflow/retelling.ts";
import { tellAgain } from "../../src/workflow/tell-again.ts";
import type { GroupDeed } from "./world-groups.ts";

type DeedOf<Kind extends GroupDeed["kind"]> = GroupDeed & { readonly kind: Kind };

/** Does what is to be done to a group that the audience knows nothing of. Nothing happens where there is none to do it to. */
export async function changeGroup(house: House, { what, name, records }: DeedOf<"group">): Promise<void> {
  const group = await house.store.findGroup(name);
  const words = { name, title: name, about: `Partners of ${name}` };
  if (what === "open") {
    if (group === null) await addGroup(house, houseDoer, words);
    else await reopenGroup(house, houseDoer, name);
  } else if (group !== null) {
    if (what === "close") await closeGroup(house, houseDoer, name);
    else await describeGroup(house, houseDoer, { ...words, title: `${name} ${house.clock()}` });
  }
  await tellGroups(house, records);
}

/** Has groups that wait told what is theirs, as far as so many records. A change of policy that stands halfway is left as it is. */
export async function tellGroups(house: House, records: number): Promise<void> {
  await takeGroups(house);
  const { change } = await getStanding(house.store);
  if (change?.groups === undefined) return;
  let left = records;
  await tellAgain(house, { batchSize: 1, isStopped: () => left-- === 0 });
}

/** Makes or reopens the reader's group, with everything told to it, whatever else was going on in this world. */
export async function openOwnGroup(house: House, name: GroupName): Promise<void> {
  const { change } = await getStanding(house.store);
  if (change !== null && change.groups === undefined && !change.back) await stopChange(house, {});
  const group = await house.store.findGroup(name);
  if (group === null) await addGroup(house, houseDoer, { name, title: name, about: "" });
  else await reopenGroup(house, houseDoer, name);
  await retellAll(house, null);
}

/** Somebody whom the audience does not know is of other groups from here on. */
export async function changeMembers(house: House, { name, groups }: DeedOf<"members">): Promise<void> {
  const known = await house.store.findAccountByName(`${name} of groups`);
  const account = known ?? (await addAccount(house, { name: `${name} of groups`, role: "partner" })).account;
  const there = (await house.store.listGroups()).filter(({ closed }) => closed === null).map((group) => group.name);
  const wanted = groups.filter((group) => there.includes(group));
  await changeGroups(house, houseDoer, account.id, wanted).catch(ignoreRefusal);
}

/** What a world cannot do it does not. */
export function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
