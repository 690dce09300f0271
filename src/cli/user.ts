/** `casebook user add` and `casebook user link`: people who may sign in. */
import { type Role, roles } from "../domain/role.ts";
import { Refusal } from "../domain/refusal.ts";
import { addAccount, type Invited, linkHours, renewLink } from "../workflow/accounts.ts";
import type { Command, Given, Wiring } from "./command.ts";
import { onlyOperand } from "./input.ts";

const json = { type: "boolean", meaning: "print JSON" } as const;

export const userAddCommand: Command = {
  name: "user add",
  summary: "Add an account and print the link with which the person sets a password.",
  operands: "<name>",
  options: {
    role: { type: "string", value: "role", meaning: `${Object.keys(roles).join(", ")}; left out: member` },
    json,
  },
  details: `The link is shown once and is good for ${linkHours} hours.\n\n  casebook user add jane@example.org --role curator`,
  run: async (given, wiring) => {
    const name = onlyOperand(given.operands, "one name");
    const role = roleFrom(given.option("role") ?? "member");
    return tell(await addAccount(await wiring.openHouse(), { name, role }), given, wiring);
  },
};

export const userLinkCommand: Command = {
  name: "user link",
  summary: "Print a fresh link for setting a password; earlier links stop working.",
  operands: "<name>",
  options: { json },
  details: "For a forgotten password or a link that ran out. The old password works until the new one is set.",
  run: async (given, wiring) => {
    const name = onlyOperand(given.operands, "one name");
    return tell(await renewLink(await wiring.openHouse(), name), given, wiring);
  },
};

function roleFrom(text: string): Role {
  if (Object.hasOwn(roles, text)) return text as Role;
  throw new Refusal("usage", { option: "--role", admitted: Object.keys(roles).join(", ") });
}

function tell({ account, secret }: Invited, given: Given, { terminal, siteUrl }: Wiring): number {
  const link = `${siteUrl}/password/${secret}`;
  const { name, role } = account;
  terminal.out(given.flag("json") ? JSON.stringify({ name, role, link }) : `${name} (${role})\n${link}`);
  return 0;
}
