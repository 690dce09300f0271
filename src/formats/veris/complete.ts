/**
 * Completion: what a record needs besides what it says, by the rules that VERIS checks beyond its schema and by the schema itself.
 * Everything that is added here is named in the extension as filling, so that nobody who reads it back takes it for a finding.
 */
import { add, addMember, isTree, listIn, put, type Tree, valueIn } from "./tree.ts";
import { actorGroups } from "./words.ts";

/** An action that brings something with it. */
interface Rule {
  readonly when: (root: Tree) => boolean;
  readonly then: (root: Tree) => void;
}

/** Rules of `bin/rules.py` (vz-risk/veris) and of the checks of the VERIS community database, in our own words. */
const rules: readonly Rule[] = [
  {
    // Who talks somebody into something alters the behaviour of a person, who is an asset.
    when: (root) => valueIn(root, "/action/social") !== undefined,
    then: (root) => {
      add(root, "/attribute/integrity/variety", "Alter behavior");
      const persons = listIn(root, "/asset/assets").some((asset) =>
        startsWith(valueIn({ asset }, "/asset/variety"), "P - "),
      );
      if (!persons) addMember(root, "/asset/assets", "variety", "P - Unknown");
    },
  },
  {
    // What is stolen or lost is not available.
    when: (root) => has(root, "/action/physical/variety", "Theft") || has(root, "/action/error/variety", "Loss"),
    then: (root) => {
      add(root, "/attribute/availability/variety", "Loss");
    },
  },
  {
    when: (root) => has(root, "/action/malware/variety", "Ransomware"),
    then: (root) => {
      add(root, "/attribute/availability/variety", "Obscuration");
      add(root, "/attribute/availability/variety", "Interruption");
      add(root, "/attribute/integrity/variety", "Software installation");
    },
  },
];

/** Groups of actions that need a vector; those of the environment have none. */
const vectored: readonly string[] = ["hacking", "malware", "social", "misuse", "physical", "error"];

/** Adds what rules and schema ask for. */
export function complete(root: Tree): void {
  for (const { when, then } of rules) if (when(root)) then(root);
  completeActions(root);
  for (const group of actorGroups) {
    if (valueIn(root, `/actor/${group}`) === undefined) continue;
    if (group !== "partner") atLeastUnknown(root, `/actor/${group}/variety`);
    atLeastUnknown(root, `/actor/${group}/motive`);
    if (group === "partner") atLeastUnknown(root, "/actor/partner/country");
  }
  if (listIn(root, "/asset/assets").length === 0) put(root, "/asset/assets", [{ variety: "Unknown" }]);
  atLeastUnknown(root, "/asset/cloud");
  for (const attribute of ["integrity", "availability"]) {
    if (valueIn(root, `/attribute/${attribute}`) !== undefined) atLeastUnknown(root, `/attribute/${attribute}/variety`);
  }
  if (valueIn(root, "/discovery_method") === undefined) put(root, "/discovery_method/unknown", true);
  if (valueIn(root, "/impact") !== undefined) put(root, "/impact/overall_rating", "Unknown");
  completeVictim(root);
}

function completeActions(root: Tree): void {
  const actions = valueIn(root, "/action");
  for (const group of isTree(actions) ? Object.keys(actions) : []) {
    if (group === "unknown") continue;
    atLeastUnknown(root, `/action/${group}/variety`);
    if (vectored.includes(group)) atLeastUnknown(root, `/action/${group}/vector`);
  }
  if (valueIn(root, "/action/social") === undefined) return;
  for (const asset of listIn(root, "/asset/assets")) {
    const variety = valueIn({ asset }, "/asset/variety");
    if (startsWith(variety, "P - ")) add(root, "/action/social/target", variety.slice("P - ".length));
  }
}

function completeVictim(root: Tree): void {
  if (valueIn(root, "/victim") === undefined) return;
  atLeastUnknown(root, "/victim/country");
  put(root, "/victim/employee_count", "Unknown");
  put(root, "/victim/industry", "00");
  atLeastUnknown(root, "/victim/government");
}

function atLeastUnknown(root: Tree, path: string): void {
  if (listIn(root, path).length === 0) add(root, path, "Unknown");
}

function has(root: Tree, path: string, word: string): boolean {
  return listIn(root, path).includes(word);
}

function startsWith(value: unknown, beginning: string): value is string {
  return typeof value === "string" && value.startsWith(beginning);
}
