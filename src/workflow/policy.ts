/** Policy: what is told changes only here. A policy is put into the book as a new version; `tell-again.ts` then carries the change out. */
import type { AccountId } from "../domain/account.ts";
import { type Acting, actingIn } from "../domain/audit.ts";
import { disclosureRules } from "../domain/disclosure.ts";
import { tiersToldOtherwise, type Policy, policyDigest, policyFrom, type WrittenPolicy } from "../domain/policy.ts";
import type { PolicyOrigin, PolicyStanding, PolicyVersion, Redisclosure } from "../domain/policy-book.ts";
import { houseAccount } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Instant } from "../domain/report.ts";
import type { Shelves } from "../store/store.ts";
import { noteDeed } from "./audit.ts";
import { requireMay } from "./doer.ts";
import type { House } from "./house.ts";

/** A policy to put in force. */
export interface PolicyCommand extends Acting {
  /** Checked already (`parsePolicy`). */
  readonly written: WrittenPolicy;
  readonly origin: PolicyOrigin;
  readonly note: string;
  readonly by: AccountId;
  /** The version that was in force when it was decided; null: whatever is. */
  readonly seen: number | null;
}

/** The policy that the settings name. */
export interface SettingPolicy {
  readonly written: WrittenPolicy;
  /** False: nothing was set, and this is what a casebook begins with. */
  readonly isSet: boolean;
}

/** What a change of policy needs of a house. */
type Needs = Pick<House, "store" | "clock" | "random">;

/** The longest note, in characters. */
export const longestNote = 2000;

/** Puts a policy in force where the store has none yet: the one of the settings. Everything else is left to `takeSetting`. */
export async function establishPolicy(house: Needs, setting: SettingPolicy): Promise<void> {
  if ((await house.store.findStanding()) !== null) return;
  await house.store.transaction(async (shelves) => {
    if ((await shelves.findStanding()) !== null) return;
    const at = house.clock();
    const { written, isSet } = setting;
    const origin = isSet ? "setting" : "shipped";
    await shelves.appendPolicy({ number: 1, written, origin, by: houseAccount, at, note: "" });
    const ids = await shelves.incidentIds();
    // What was told before there was a book of policies was noted so.
    const noted = `${disclosureRules} ${policyDigest(policyFrom(written))}`;
    const isTold = ids.length === 0 || (await shelves.findNote("policy")) === noted;
    const taken = isSet ? policyDigest(policyFrom(written)) : null;
    const standing = { inForce: 1, former: null, rules: isTold ? disclosureRules : "", change: null, setting: taken };
    await shelves.saveStanding(standing);
  });
}

/**
 * Takes up what only a start can bring: a policy that is set to something else than what was taken from the setting last, and new rules of
 * disclosure. True where something is to be told anew now. While a change is going on nothing is taken up; ask again when it is over.
 */
export async function takeSetting(house: Needs, setting: SettingPolicy): Promise<boolean> {
  return house.store.transaction(async (shelves) => {
    const standing = await getStanding(shelves);
    if (standing.change !== null) return true;
    const digest = policyDigest(policyFrom(setting.written));
    if (setting.isSet && digest !== standing.setting) {
      const policy = await policyOf(shelves, standing.inForce);
      const taken = { ...standing, setting: digest };
      if (policyDigest(policy) === digest) await shelves.saveStanding(taken);
      else {
        const command = {
          written: setting.written,
          origin: "setting",
          note: "",
          by: houseAccount,
          seen: null,
        } as const;
        await begin(shelves, house, taken, command);
        return true;
      }
    }
    if (standing.rules === disclosureRules) return false;
    const current = await getStanding(shelves);
    await shelves.saveStanding({ ...current, change: await changeTo(shelves, current.inForce, house.clock()) });
    return true;
  });
}

/**
 * Puts a policy into the book and has everything told anew under it, which is carried out by `tellAgain`. Refuses while another change is
 * carried out (`policy-changing`), where another version is in force than the one that was seen (`policy-stale`), and what is in force
 * already (`policy-unchanged`). Returns the new version.
 */
export async function changePolicy(house: Needs, command: PolicyCommand): Promise<PolicyVersion> {
  return house.store.transaction(async (shelves) => {
    await requireMay(shelves, { by: command.by, via: command.via ?? "house" }, "change-policy");
    const standing = await getStanding(shelves);
    if (standing.change !== null) throw new Refusal("policy-changing", { version: standing.change.version });
    if (command.seen !== null && command.seen !== standing.inForce) {
      throw new Refusal("policy-stale", { version: standing.inForce });
    }
    const before = await policyOf(shelves, standing.inForce);
    if (policyDigest(before) === policyDigest(policyFrom(command.written))) {
      throw new Refusal("policy-unchanged", { version: standing.inForce });
    }
    return begin(shelves, house, standing, command);
  });
}

/** Stops the change that is going on and has what it told told again as it was. Refuses where none is going on, or it goes back already (`policy-unchanged`). */
export async function stopChange(house: Needs, acting: Acting): Promise<void> {
  await house.store.transaction(async (shelves) => {
    const standing = await getStanding(shelves);
    const { change, inForce } = standing;
    await requireMay(shelves, { by: acting.by ?? houseAccount, via: acting.via ?? "house" }, "change-policy");
    if (change === null || change.back || change.version === inForce) {
      throw new Refusal("policy-unchanged", { version: inForce });
    }
    const at = house.clock();
    const resumed = { at, done: change.done };
    await shelves.saveStanding({ ...standing, change: { ...change, back: true, resumed } });
    const detail = { version: inForce, stopped: change.version };
    const deed = { action: "policy-changed", ...actingIn(acting), object: String(inForce), detail } as const;
    await noteDeed(shelves, house, deed, at);
  });
}

/** Where things stand. Throws where no policy was ever put in force: a house that is open has one. */
export async function getStanding(shelves: Pick<Shelves, "findStanding">): Promise<PolicyStanding> {
  const standing = await shelves.findStanding();
  if (standing === null) throw new TypeError("the store has no policy in force");
  return standing;
}

/** A version of the policy. Refuses numbers that there are none of (`policy-not-found`). */
export async function getVersion(shelves: Pick<Shelves, "findPolicy">, number: number): Promise<PolicyVersion> {
  const version = await shelves.findPolicy(number);
  if (version === null) throw new Refusal("policy-not-found", { version: number });
  return version;
}

async function policyOf(shelves: Pick<Shelves, "findPolicy">, number: number): Promise<Policy> {
  return policyFrom((await getVersion(shelves, number)).written);
}

/** Puts the next version into the book. Where no audience is told anything otherwise by it, it is in force at once. */
async function begin(
  shelves: Shelves,
  house: Needs,
  standing: PolicyStanding,
  { written, origin, note, by, via }: Omit<PolicyCommand, "seen">,
): Promise<PolicyVersion> {
  const at = house.clock();
  const number = ((await shelves.listPolicies({ offset: 0, limit: 1 })).entries[0]?.number ?? 0) + 1;
  const version: PolicyVersion = { number, written, origin, by, at, note: note.trim().slice(0, longestNote) };
  await shelves.appendPolicy(version);
  const otherwise = tiersToldOtherwise(await policyOf(shelves, standing.inForce), policyFrom(written));
  const isSame = otherwise.length === 0 && standing.rules === disclosureRules;
  await shelves.saveStanding(
    isSame
      ? { ...standing, inForce: number, former: standing.inForce }
      : { ...standing, change: await changeTo(shelves, number, at) },
  );
  const detail = {
    version: number,
    before: standing.inForce,
    name: written.name,
    origin,
    note: version.note,
    otherwise,
  };
  const deed = { action: "policy-changed", ...actingIn(via === undefined ? { by } : { by, via }) } as const;
  await noteDeed(shelves, house, { ...deed, object: String(number), detail }, at);
  return version;
}

/** What a change begins with. */
export async function changeTo(shelves: Shelves, version: number, at: Instant): Promise<Redisclosure> {
  const all = (await shelves.incidentIds()).length;
  const resumed = { at, done: 0 };
  return { version, rules: disclosureRules, cursor: null, back: false, done: 0, all, started: at, resumed };
}
