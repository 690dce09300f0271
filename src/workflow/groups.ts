/**
 * Sharing groups: making, describing, closing and reopening them. What the partners of a group are told is kept ready like what every
 * audience is told: a group that is made waits until every record was told to it (`tell-again.ts`), and its partners read as partners
 * of no group until then. Whatever embargo has ended by then is lifted before: when that job comes shows in nothing that a group is told.
 */
import { groupsOf } from "../domain/access.ts";
import { type Account, type AccountId, houseAccount } from "../domain/account.ts";
import { type AudienceName, type GroupName, groupOf, isGroupName } from "../domain/audience.ts";
import { type Finding, finding } from "../domain/finding.ts";
import { checkGroupWords, mostGroups, type SharingGroup } from "../domain/group.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { type Doer, getAccount, requireMay } from "./doer.ts";
import type { House } from "./house.ts";
import { type Lifter, tellingTransaction } from "./lift-embargoes.ts";
import { changeTo, getStanding } from "./policy.ts";

/** A group as it was typed. */
export interface WantedGroup {
  readonly name: string;
  readonly title: string;
  readonly about: string;
}

/** Makes a group. Refuses (`input-invalid`) with findings at `name`, `title` and `about`, names that were used ever (`group-exists`), and more than there may be (`groups-full`). */
export async function addGroup(house: Lifter, doer: Doer, wanted: WantedGroup): Promise<SharingGroup> {
  return tellingTransaction(house, async (shelves, at) => {
    await requireMay(shelves, doer, "change-groups");
    const name = wanted.name.trim();
    const words = wordsOf(wanted);
    if (!isGroupName(name))
      throw invalid([finding("name", "groups-invalid", name.slice(0, 80)), ...checkGroupWords(words)]);
    requireWords(words);
    if ((await shelves.findGroup(name)) !== null) throw new Refusal("group-exists", { group: name });
    await requireRoom(shelves);
    const group = { name, ...words, created: at, ready: null, closed: null };
    return save(shelves, house, doer, group, "made");
  });
}

/** Gives a group other words. */
export async function describeGroup(house: Lifter, doer: Doer, { name, ...typed }: WantedGroup): Promise<SharingGroup> {
  return house.store.transaction(async (shelves) => {
    await requireMay(shelves, doer, "change-groups");
    const group = await getGroup(shelves, name);
    const words = wordsOf(typed);
    requireWords(words);
    if (group.title === words.title && group.about === words.about) return group;
    return save(shelves, house, doer, { ...group, ...words }, "described");
  });
}

/**
 * Closes a group: from their next request on its partners read as partners of no group, and what is restricted to it alone is left to the
 * desk. Who is of it is kept, for the case that it is reopened. Closing it again changes nothing.
 */
export async function closeGroup(house: Lifter, doer: Doer, name: string): Promise<SharingGroup> {
  return tellingTransaction(house, async (shelves, at) => {
    await requireMay(shelves, doer, "change-groups");
    const group = await getGroup(shelves, name);
    if (group.closed !== null) return group;
    await leaveOut(shelves, group.name);
    return save(shelves, house, doer, { ...group, ready: null, closed: at }, "closed");
  });
}

/** Where a group is being told everything, it is not told the rest: what it was told already may change while it is closed. */
async function leaveOut(shelves: Shelves, name: GroupName): Promise<void> {
  const standing = await shelves.findStanding();
  if (standing?.change?.groups?.includes(name) !== true) return;
  const groups = standing.change.groups.filter((other) => other !== name);
  await shelves.saveStanding({ ...standing, change: groups.length === 0 ? null : { ...standing.change, groups } });
}

/** Reopens a group: it is there for its partners as soon as everything that has changed since was told to it. */
export async function reopenGroup(house: Lifter, doer: Doer, name: string): Promise<SharingGroup> {
  return tellingTransaction(house, async (shelves) => {
    await requireMay(shelves, doer, "change-groups");
    const group = await getGroup(shelves, name);
    if (group.closed === null) return group;
    await requireRoom(shelves);
    return save(shelves, house, doer, { ...group, ready: null, closed: null }, "reopened");
  });
}

/** Chooses the group as one of whose partners somebody reads from their next request on. Refuses groups that they are not of, or that are not there for them (`group-not-found`). */
export async function readAs(house: Lifter, by: AccountId, name: string): Promise<Account> {
  return house.store.transaction(async (shelves) => {
    const account = await getAccount(shelves, by);
    const group = groupsOf(account, await shelves.listGroups()).find((known) => known === name);
    if (account.role !== "partner" || group === undefined)
      throw new Refusal("group-not-found", { group: name.slice(0, 80) });
    const changed = { ...account, readsAs: group };
    await shelves.saveAccount(changed);
    return changed;
  });
}

/** Refuses the names of audiences that are the partners of no group that there is (`group-not-found`), or of one that is being told still (`group-not-ready`); for whoever asks by name for what an audience is told. */
export async function requireAudience(shelves: Pick<Shelves, "findGroup">, audience: AudienceName): Promise<void> {
  const name = groupOf(audience);
  if (name === null) return;
  const { ready, closed } = await getGroup(shelves, name);
  if (closed !== null) throw new Refusal("group-not-found", { group: name, closed });
  if (ready === null) throw new Refusal("group-not-ready", { group: name });
}

/** A group by its name. Refuses names that no group has (`group-not-found`). */
export async function getGroup(shelves: Pick<Shelves, "findGroup">, name: string): Promise<SharingGroup> {
  const group = isGroupName(name) ? await shelves.findGroup(name) : null;
  if (group === null) throw new Refusal("group-not-found", { group: name.slice(0, 80) });
  return group;
}

/** Has everything told to the groups that wait for it. True where something is to be told now. While something else is being told anew, nothing is taken up. */
export async function takeGroups(house: Lifter): Promise<boolean> {
  if (!(await anyWaits(house.store))) return false;
  return tellingTransaction(house, async (shelves, at) => {
    const standing = await getStanding(shelves);
    const groups = (await shelves.listGroups()).filter(isWaiting).map(({ name }) => name);
    if (standing.change !== null) return true;
    if (groups.length === 0) return false;
    const { inForce, rules } = standing;
    const change = { ...(await changeTo(shelves, inForce, at)), rules, groups };
    await shelves.saveStanding({ ...standing, change });
    return true;
  });
}

/** Whether any group waits to be told what its partners may know of. */
export async function anyWaits(shelves: Pick<Shelves, "listGroups">): Promise<boolean> {
  return (await shelves.listGroups()).some(isWaiting);
}

/** Notes that everything is there for these groups, but for those that were closed meanwhile. */
export async function noteReady(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  names: readonly GroupName[],
): Promise<void> {
  const doer: Doer = { by: houseAccount, via: "house" };
  for (const name of names) {
    const group = await getGroup(shelves, name);
    if (isWaiting(group)) await save(shelves, house, doer, { ...group, ready: house.clock() }, "ready");
  }
}

function isWaiting({ ready, closed }: SharingGroup): boolean {
  return ready === null && closed === null;
}

function wordsOf({ title, about }: Pick<WantedGroup, "title" | "about">): Pick<SharingGroup, "title" | "about"> {
  return { title: title.trim(), about: about.trim().replaceAll("\r\n", "\n") };
}

function requireWords(words: Pick<SharingGroup, "title" | "about">): void {
  const findings = checkGroupWords(words);
  if (findings.length > 0) throw invalid(findings);
}

async function requireRoom(shelves: Pick<Shelves, "listGroups">): Promise<void> {
  const open = (await shelves.listGroups()).filter(({ closed }) => closed === null);
  if (open.length >= mostGroups) throw new Refusal("groups-full", { most: mostGroups });
}

async function save(
  shelves: Shelves,
  house: Pick<House, "clock" | "random">,
  doer: Doer,
  group: SharingGroup,
  what: "made" | "described" | "closed" | "reopened" | "ready",
): Promise<SharingGroup> {
  await shelves.saveGroup(group);
  const detail = { what, title: group.title };
  await noteDeed(shelves, house, { action: "group-changed", ...doer, object: group.name, detail });
  return group;
}

function invalid(findings: readonly Finding[]): Refusal {
  return new Refusal("input-invalid", {}, findings);
}
