/** Writing of the victims: one of them is VERIS's victim, those that were harmed through it are its secondary ones. */
import { titleVictimsOf } from "../../domain/projection.ts";
import { type SubjectKey, subjectKey } from "../../domain/subject.ts";
import { codeOfSector } from "./naics.ts";
import { governmentSectors, mainVictim } from "./read-victims.ts";
import { codeOfRegion, unknownRegion } from "./regions.ts";
import { standsAbsent, subjectsOf, termsOf, type Told, valuesOf } from "./telling.ts";
import { add, append, put, type Tree } from "./tree.ts";
import { writeWords } from "./write-words.ts";

/** As many names as the reader takes. */
const mostSecondary = 5000;

/** Writes the victims; gives for each that has a place the key under which the standard part, read back, speaks of it. */
export function writeVictims(root: Tree, told: Told): ReadonlyMap<string, SubjectKey> {
  const keys = new Map<string, SubjectKey>();
  const main = mainOf(told);
  if (main === null) return keys;
  keys.set(main, mainVictim);
  writeMain(root, told, main);
  for (const victim of subjectsOf(told, "victim")) {
    const written = nameOf(told, victim);
    const secondary = termsOf(told, "victim.role", victim).includes("secondary");
    if (victim === main || !secondary || written === null || keys.size > mostSecondary) continue;
    append(root, "/victim/secondary/victim_id", written);
    keys.set(victim, subjectKey("victim", keys.size + 1));
  }
  const [harmed] = valuesOf(told, "impact.organisations", "amount");
  if (harmed?.min != null && Number.isInteger(harmed.min)) put(root, "/victim/secondary/amount", harmed.min);
  return keys;
}

/** The first victim of the title that was itself hit; else the first of all; null where there is none. */
function mainOf(told: Told): string | null {
  const titled = titleVictimsOf(told.projection).map(({ about }) => about);
  const victims = [...titled, ...subjectsOf(told, "victim")];
  const hit = victims.find((victim) => termsOf(told, "victim.role", victim).every((role) => role === "primary"));
  return hit ?? victims[0] ?? null;
}

/** The name as VERIS can keep it; null where none stands. */
function nameOf(told: Told, victim: string): string | null {
  const name = valuesOf(told, "victim.name", "name", victim)[0]?.name.trim() ?? "Unknown";
  return name === "Unknown" ? null : name;
}

function writeMain(root: Tree, told: Told, main: string): void {
  const name = nameOf(told, main);
  if (name !== null) put(root, "/victim/victim_id", name);
  if (standsAbsent(told, "victim.name", "reported-unknown", main)) put(root, "/victim/victim_id", "Unknown");
  writeWords(root, told, "victim.country", main);
  writeWords(root, told, "victim.size", main);
  for (const { name: region } of valuesOf(told, "victim.region", "name", main)) {
    const code = codeOfRegion(region);
    if (code !== null) add(root, "/victim/region", code);
    else if (region.trim() !== "Unknown") put(root, "/victim/state", region.trim());
  }
  if (standsAbsent(told, "victim.region", "reported-unknown", main)) add(root, "/victim/region", unknownRegion);
  writeIndustry(root, told, main);
}

/** The industry as it is said, else the widest that holds the sector; and the level of a government. */
function writeIndustry(root: Tree, told: Told, main: string): void {
  const said = valuesOf(told, "victim.industry", "name", main).find(({ name }) => isIndustry(name));
  if (said !== undefined) put(root, "/victim/industry", said.name);
  const sectors = termsOf(told, "victim.sector", main);
  for (const sector of sectors) {
    const code = codeOfSector(sector);
    if (code !== null) put(root, "/victim/industry", code);
    for (const [level, meant] of governmentSectors)
      if (meant === sector) add(root, "/victim/government", String(level));
  }
  const governs = sectors.some((sector) => sector.startsWith("government"));
  if (sectors.length > 0 && !governs) put(root, "/victim/government", ["NA"]);
}

/** Digits that begin with a sector of NAICS, as the schema has them. */
function isIndustry(digits: string): boolean {
  return /^(?:11|2[1-3]|3[1-3]|4[24589]|5[1-6]|6[12]|7[12]|81|92)\d{0,4}$/.test(digits);
}
