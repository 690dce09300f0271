/** `casebook group …`: sharing groups, whose partners are told what is restricted to them. */
import type { SharingGroup } from "../domain/group.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Doer } from "../workflow/doer.ts";
import { addGroup, closeGroup, describeGroup, getGroup, reopenGroup } from "../workflow/groups.ts";
import type { House } from "../workflow/house.ts";
import { retellAll } from "../workflow/retelling.ts";
import { asOption, doerOf } from "./acting.ts";
import type { Command, Given, Wiring } from "./command.ts";
import { exitCodes } from "./exit-codes.ts";
import { onlyOperand } from "./input.ts";
import { progressOn } from "./progress.ts";
import { textTable } from "./text-table.ts";

const json = { type: "boolean", meaning: "print JSON" } as const;
const title = { type: "string", value: "text", meaning: "as people read it" } as const;
const about = { type: "string", value: "text", meaning: "who they are, and what is shared with them" } as const;

export const groupListCommand: Command = {
  name: "group list",
  summary: "List the sharing groups, with how they stand and who is of them.",
  operands: "",
  options: { json },
  details: "By name. A group that was closed stays in the list, since its name is never given to another.",
  run: async (given, wiring) => {
    const { terminal } = wiring;
    const { store } = await wiring.openHouse();
    const accounts = await store.listAccounts();
    const groups = (await store.listGroups()).map((group) => {
      const people = accounts.filter((account) => account.groups.includes(group.name)).map(({ name }) => name);
      return { ...group, people };
    });
    const rows = groups.map((group) => [String(group.people.length), stateOf(group), group.name, group.title]);
    terminal.out(
      given.flag("json")
        ? JSON.stringify(groups)
        : rows.length === 0
          ? "There are no sharing groups."
          : textTable(["people", "state", "name", "title"], rows).join("\n"),
    );
    return exitCodes.done;
  },
};

export const groupAddCommand: Command = {
  name: "group add",
  summary: "Make a sharing group, and tell it every record that its partners may know of.",
  operands: "<name>",
  options: { title, about, as: asOption, json },
  details: [
    "Names are lower-case letters, digits and hyphens. Say who is of it with `casebook user groups`, restrict to it with",
    "`casebook restrict --groups`. Its partners read as partners of no group until everything was told to it; what is cut off",
    "goes on with the next `casebook serve`.",
    "",
    '  casebook group add finance-isac --title "Finance ISAC" --about "Banks that share under our agreement."',
  ].join("\n"),
  run: (given, wiring) =>
    changed(given, wiring, async (house, doer, name) => {
      const words = { title: given.option("title") ?? name, about: given.option("about") ?? "" };
      return addGroup(house, doer, { name, ...words });
    }),
};

export const groupDescribeCommand: Command = {
  name: "group describe",
  summary: "Give a sharing group another title, or say otherwise what it is for.",
  operands: "<name>",
  options: { title, about, as: asOption, json },
  details: "What is left out stays. The name itself never changes: restrictions go by it.",
  run: (given, wiring) =>
    changed(given, wiring, async (house, doer, name) => {
      const group = await getGroup(house.store, name);
      const words = { title: given.option("title") ?? group.title, about: given.option("about") ?? group.about };
      return describeGroup(house, doer, { name, ...words });
    }),
};

export const groupCloseCommand: Command = {
  name: "group close",
  summary: "Close a sharing group: nobody reads as a partner of it any more.",
  operands: "<name>",
  options: { as: asOption, json },
  details: [
    "What is restricted to it alone is left to the desk. Who is of it is kept: `casebook group reopen` takes it back, and tells",
    "the group what it has missed.",
  ].join("\n"),
  run: (given, wiring) => changed(given, wiring, closeGroup),
};

export const groupReopenCommand: Command = {
  name: "group reopen",
  summary: "Reopen a sharing group that was closed, and tell it what it has missed.",
  operands: "<name>",
  options: { as: asOption, json },
  details: "",
  run: (given, wiring) => changed(given, wiring, reopenGroup),
};

/** Changes a group, and carries out what is to be told then. */
async function changed(
  given: Given,
  wiring: Wiring,
  change: (house: House, doer: Doer, name: string) => Promise<SharingGroup>,
): Promise<number> {
  const { terminal } = wiring;
  const name = onlyOperand(given.operands, "one name");
  const house = await wiring.openHouse();
  await change(house, await doerOf(given, house), name);
  const tell = progressOn(terminal, "records", () => performance.now());
  await retellAll(house, null, {
    progress: ({ done, all }) => {
      tell(done, all);
    },
  });
  const group = await getGroup(house.store, name);
  if (group.ready === null && group.closed === null) throw new Refusal("group-not-ready", { group: name });
  terminal.out(given.flag("json") ? JSON.stringify(group) : `${group.name} (${group.title}): ${stateOf(group)}`);
  return exitCodes.done;
}

function stateOf({ ready, closed }: SharingGroup): string {
  if (closed !== null) return `closed since ${closed.slice(0, 10)}`;
  return ready === null ? "is being told" : `open since ${ready.slice(0, 10)}`;
}
