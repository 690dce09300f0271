/** `casebook user …`: people who may sign in. */
import type { Account } from "../domain/account.ts";
import { type Role, roles } from "../domain/role.ts";
import { Refusal } from "../domain/refusal.ts";
import { addAccount, type Invited, linkHours, renewLink } from "../workflow/accounts.ts";
import { changeGroups, changeRole, lastUseOf, resumeAccount, suspendAccount } from "../workflow/administration.ts";
import { type Doer, getAccount } from "../workflow/doer.ts";
import { eraseAccount } from "../workflow/erasure.ts";
import type { House } from "../workflow/house.ts";
import { mailWaits, type Site } from "../workflow/mail-words.ts";
import { sendMails } from "../workflow/mailing.ts";
import { clearFactors } from "../workflow/second-factor.ts";
import { asOption, doerOf } from "./acting.ts";
import type { Command, Given, Wiring } from "./command.ts";
import { onlyOperand } from "./input.ts";
import { textTable } from "./text-table.ts";

const json = { type: "boolean", meaning: "print JSON" } as const;

const roleNames = Object.keys(roles).join(", ");

export const userAddCommand: Command = {
  name: "user add",
  summary: "Add an account and print the link with which the person sets a password.",
  operands: "<name>",
  options: {
    role: { type: "string", value: "role", meaning: `${roleNames}; left out: member` },
    email: { type: "string", value: "address", meaning: "address to which a link is mailed too" },
    as: asOption,
    json,
  },
  details: `The link is shown once and is good for ${linkHours} hours.\n\n  casebook user add jane@example.org --role curator`,
  run: async (given, wiring) => {
    const name = onlyOperand(given.operands, "one name");
    const role = roleFrom(given.option("role") ?? "member");
    const house = await wiring.openHouse();
    const doer = await doerOf(given, house);
    const invited = await addAccount(
      house,
      { name, role, email: given.option("email") ?? "" },
      { doer, site: siteOf(wiring) },
    );
    return tell(invited, given, wiring, house);
  },
};

export const userLinkCommand: Command = {
  name: "user link",
  summary: "Print a fresh link for setting a password; earlier links stop working.",
  operands: "<name>",
  options: { as: asOption, json },
  details:
    "For a forgotten password or a link that ran out. The old password works until the new one is set. Where an address is known another link is mailed there.",
  run: async (given, wiring) => {
    const name = onlyOperand(given.operands, "one name");
    const house = await wiring.openHouse();
    const doer = await doerOf(given, house);
    return tell(await renewLink(house, name, { doer, site: siteOf(wiring) }), given, wiring, house);
  },
};

export const userListCommand: Command = {
  name: "user list",
  summary: "List the accounts with their roles, how they stand, and when they were last used.",
  operands: "",
  options: { json },
  details: "By name. What is shown as JSON holds no password and no other secret.",
  run: async (given, wiring) => {
    const { terminal } = wiring;
    const { store } = await wiring.openHouse();
    const people = await Promise.all(
      (await store.listAccounts()).map(async ({ id, name, role, groups, state, email, created }) => {
        return {
          id,
          name,
          role,
          groups,
          state,
          email: email?.address ?? null,
          created,
          used: await lastUseOf(store, id),
        };
      }),
    );
    if (given.flag("json")) terminal.out(JSON.stringify(people));
    else {
      const rows = people.map(({ name, role, state, used }) => [used?.slice(0, 10) ?? "never", role, state, name]);
      terminal.out(textTable(["last used", "role", "state", "name"], rows).join("\n"));
    }
    return 0;
  },
};

export const userRoleCommand: Command = {
  name: "user role",
  summary: "Give an account another role, from its next request on.",
  operands: "<name> <role>",
  options: { as: asOption, json },
  details: `Roles: ${roleNames}. The last administrator stays one.\n\n  casebook user role jane@example.org editor`,
  run: async (given, wiring) => {
    const [name, role, ...more] = given.operands;
    if (name === undefined || role === undefined || more.length > 0)
      throw new Refusal("usage", { expected: "a name and a role" });
    const house = await wiring.openHouse();
    const { id } = await accountNamed(house, name);
    return told(await changeRole(house, await doerOf(given, house), id, roleFrom(role)), given, wiring);
  },
};

export const userGroupsCommand: Command = {
  name: "user groups",
  summary: "Say of which sharing groups somebody is, from their next request on.",
  operands: "<name> [<group> …]",
  options: { as: asOption, json },
  details: [
    "Without a group they are of none. It counts for partners: of several groups they read as one at a time, and choose which.",
    "",
    "  casebook user groups jane@example.org finance-isac water",
  ].join("\n"),
  run: async (given, wiring) => {
    const [name, ...groups] = given.operands;
    if (name === undefined) throw new Refusal("usage", { expected: "a name, and sharing groups" });
    const house = await wiring.openHouse();
    const { id } = await accountNamed(house, name);
    return told(await changeGroups(house, await doerOf(given, house), id, groups), given, wiring);
  },
};

export const userSuspendCommand: Command = changing(
  "user suspend",
  "Suspend an account: its sessions and links end, and it may not sign in.",
  "The last administrator cannot be suspended.",
  suspendAccount,
);

export const userResumeCommand: Command = changing(
  "user resume",
  "Take a suspension back.",
  "The account works again as before. Sessions begin anew.",
  resumeAccount,
);

export const userClearFactorsCommand: Command = {
  name: "user clear-factors",
  summary: "Take all second factors off an account whose holder has lost them.",
  operands: "<name>",
  options: { as: asOption, json },
  details: [
    "Authenticator app, passkeys and recovery codes go, and sessions end: the password alone opens the account until the holder",
    "sets a factor up anew. Make sure by other means that it is they who ask. They are told by mail, and the audit log has it.",
  ].join("\n"),
  run: async (given, wiring) => {
    const house = await wiring.openHouse();
    const { id } = await accountNamed(house, onlyOperand(given.operands, "one name"));
    await clearFactors(house, { account: id, site: siteOf(wiring) }, await doerOf(given, house));
    await sendMails(house);
    return told(await getAccount(house.store, id), given, wiring);
  },
};

export const userEraseCommand: Command = {
  name: "user erase",
  summary: "Erase an account for good, with what is kept of the person.",
  operands: "<name>",
  options: { yes: { type: "boolean", meaning: "do not ask" }, as: asOption, json },
  details: [
    "Sessions, keys and saved searches end. What the person decided stays in the records, as the work of a former member of the desk;",
    "what the audit log says of them by name or address is erased. The last administrator cannot be erased.",
  ].join("\n"),
  run: async (given, wiring) => {
    const { terminal } = wiring;
    const house = await wiring.openHouse();
    const account = await accountNamed(house, onlyOperand(given.operands, "one name"));
    if (!given.flag("yes")) {
      const typed = terminal.interactive ? await terminal.ask(`Type the name, ${account.name}, to erase it: `) : null;
      if (typed?.trim() !== account.name) throw new Refusal("usage", { expected: "the name typed again, or --yes" });
    }
    await eraseAccount(house, await doerOf(given, house), { account: account.id, site: siteOf(wiring) });
    await sendMails(house);
    terminal.out(given.flag("json") ? JSON.stringify({ erased: account.id }) : `${account.name} is erased.`);
    return 0;
  },
};

/** A command that changes one account. */
function changing(
  name: string,
  summary: string,
  details: string,
  change: (house: House, doer: Doer, id: Account["id"]) => Promise<Account>,
): Command {
  return {
    name,
    summary,
    operands: "<name>",
    options: { as: asOption, json },
    details,
    run: async (given, wiring) => {
      const house = await wiring.openHouse();
      const { id } = await accountNamed(house, onlyOperand(given.operands, "one name"));
      return told(await change(house, await doerOf(given, house), id), given, wiring);
    },
  };
}

function siteOf({ speaker, siteUrl }: Wiring): Site {
  return { name: speaker.name, url: siteUrl };
}

async function accountNamed({ store }: House, name: string): Promise<Account> {
  const account = await store.findAccountByName(name);
  if (account === null) throw new Refusal("account-not-found", { name });
  return account;
}

function roleFrom(text: string): Role {
  if (Object.hasOwn(roles, text)) return text as Role;
  throw new Refusal("usage", { role: text, admitted: roleNames });
}

function told({ name, role, groups, state }: Account, given: Given, { terminal }: Wiring): number {
  const of = groups.length === 0 ? "" : ` of ${groups.join(", ")}`;
  terminal.out(given.flag("json") ? JSON.stringify({ name, role, groups, state }) : `${name} (${role}${of}): ${state}`);
  return 0;
}

/** The link; the mail is sent at once where there is one, and by the serving process later where that fails. */
async function tell(
  { account, secret, mail }: Invited,
  given: Given,
  { terminal, siteUrl }: Wiring,
  house: House,
): Promise<number> {
  if (mail !== null) await sendMails(house);
  if (mail !== null && (await house.store.findMail(mail)) !== null) terminal.err(mailWaits);
  const link = `${siteUrl}/password/${secret}`;
  const { name, role } = account;
  terminal.out(given.flag("json") ? JSON.stringify({ name, role, link }) : `${name} (${role})\n${link}`);
  return 0;
}
