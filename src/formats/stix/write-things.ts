/** Techniques, malicious programs, weaknesses and campaigns as objects that the incident is related with. */
import { techniques } from "../../vocabulary/attack.ts";
import { saidBy, textIn } from "./line-words.ts";
import { selectorFor } from "./read-things.ts";
import { referenceTo } from "./references.ts";
import { addShared, type Line, place, relate, type Sheet, soundLines } from "./sheet.ts";
import type { Members } from "./wire.ts";

/** Puts them on the sheet, each once, with who says so. */
export function writeThings(sheet: Sheet, incident: string): void {
  for (const line of soundLines(sheet, "technique")) {
    const id = textIn(line) ?? "";
    writeThing(sheet, incident, line, "attack-pattern", "uses", {
      name: techniques.get(id)?.name ?? id,
      ...register("mitre-attack", id),
    });
  }
  for (const line of soundLines(sheet, "malware")) {
    writeThing(sheet, incident, line, "malware", "uses", { name: textIn(line) ?? "", is_family: true });
  }
  for (const line of soundLines(sheet, "vulnerability")) {
    const name = textIn(line) ?? "";
    writeThing(sheet, incident, line, "vulnerability", "exploits", { name, ...register("cve", name) });
  }
  for (const line of soundLines(sheet, "relation.campaign")) {
    const { content } = line.told;
    if (content.kind === "relation")
      writeThing(sheet, incident, line, "campaign", "associated-with", { name: content.what });
  }
}

/** A reference to the register that the id is of; none where it is no id of that register. */
function register(source: "cve" | "mitre-attack", id: string): Members {
  if (source === "cve" && !id.startsWith("CVE-")) return {};
  const url = source === "cve" ? null : `https://attack.mitre.org/techniques/${id.replace(".", "/")}`;
  const reference = referenceTo(source, id, url);
  return reference === null ? {} : { external_references: [reference] };
}

/** A campaign is associated with an incident; of everything else it is the incident that uses it. */
function writeThing(
  sheet: Sheet,
  incident: string,
  line: Line,
  type: string,
  relation: string,
  members: Members,
): void {
  const id = addShared(sheet, type, [members["name"], members["external_references"] ?? null], members);
  const [source, target] = type === "campaign" ? [id, incident] : [incident, id];
  relate(sheet, source, relation, target, { description: saidBy([line]) });
  const object = sheet.find(id);
  if (object !== undefined) place(sheet, line, id, selectorFor(object));
}
