/** Writing of what was done and with what: actions, programs, weaknesses. */
import { standsAbsent, termsOf, type Told, valuesOf } from "./telling.ts";
import { add, put, type Tree, valueIn } from "./tree.ts";
import { writeWords } from "./write-words.ts";

/** Type of incident -> the action that it is, for records that name no action. */
const actionsOfTypes: ReadonlyMap<string, readonly [path: string, variety: string]> = new Map([
  ["ddos", ["/action/hacking/variety", "DoS"]],
  ["ransomware", ["/action/malware/variety", "Ransomware"]],
  ["phishing", ["/action/social/variety", "Phishing"]],
  ["wiper", ["/action/malware/variety", "Destroy data"]],
]);

/** Writes the actions; `unknown` where nothing that stands is one. */
export function writeActions(root: Tree, told: Told): void {
  writeWords(root, told, "action.variety");
  writeWords(root, told, "action.vector");
  if (valueIn(root, "/action") === undefined) {
    for (const type of termsOf(told, "incident.type")) {
      const [path, variety] = actionsOfTypes.get(type) ?? [];
      if (path !== undefined && variety !== undefined) add(root, path, variety);
    }
  }
  writeProgramsAndWeaknesses(root, told);
  const unknown = standsAbsent(told, "action.variety", "reported-unknown");
  if (unknown || valueIn(root, "/action") === undefined) put(root, "/action/unknown", {});
}

/** A program is malware; a weakness that was exploited was so by malware where there is nothing else, and by hacking otherwise. */
function writeProgramsAndWeaknesses(root: Tree, told: Told): void {
  const programs = valuesOf(told, "malware", "name").filter(({ name }) => name === name.trim() && !/[;,]/.test(name));
  if (programs.length > 0) put(root, "/action/malware/name", programs.map(({ name }) => name).join("; "));
  const numbers = valuesOf(told, "vulnerability", "name").filter(({ name }) => /^CVE-\d{4}-\d{4,19}$/.test(name));
  const [first] = numbers;
  if (first === undefined) return;
  const byMalware = valueIn(root, "/action/hacking") === undefined && valueIn(root, "/action/malware") !== undefined;
  const group = byMalware ? "/action/malware" : "/action/hacking";
  put(root, `${group}/cve`, numbers.map(({ name }) => name).join("; "));
  if (valueIn(root, `${group}/variety`) === undefined) add(root, `${group}/variety`, "Exploit vuln");
}
