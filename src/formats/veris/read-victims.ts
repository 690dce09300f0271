/** Reading of the victims: the one that was hit, and those that were harmed through it. */
import { amountOf } from "../../domain/amount.ts";
import { type SubjectKey, subjectKey } from "../../domain/subject.ts";
import { absence, nameContent, note, numberOf, say, sayAmount, type Sink, termContent, wordsOf } from "./implied.ts";
import { type Leaf, leafAt, leavesAt, type Sheet } from "./leaves.ts";
import { type IndustrySector, sectorOfCode, sectorOfLabel } from "./naics.ts";
import { regionOf, unknownRegion } from "./regions.ts";

/** The victim that the object `victim` is about. */
export const mainVictim: SubjectKey = subjectKey("victim", 1);

/** As many subjects as keys can name; the main victim is one of them. */
const mostSecondary = 9998;

/** Level of government -> the sector that it is. */
export const governmentSectors: ReadonlyMap<unknown, string> = new Map([
  ["Federal", "government.national"],
  ["Regional", "government.regional"],
  ["Local", "government.local"],
]);

/** Reads everything about victims that is no word of a list. */
export function readVictims(sheet: Sheet, sink: Sink): void {
  const name = leafAt(sheet, "/victim/victim_id");
  if (name !== undefined) sayName(sink, name, "victim.name");
  readSecondary(sheet, sink);
  for (const leaf of leavesAt(sheet, "/victim/state")) sayName(sink, leaf, "victim.region");
  for (const leaf of leavesAt(sheet, "/victim/region")) readRegion(sink, leaf);
  readIndustry(sheet, sink);
}

function sayName(sink: Sink, leaf: Leaf, field: "victim.name" | "victim.region"): void {
  const name = wordsOf(sink, leaf);
  if (name === null) return;
  say(sink, leaf, field, mainVictim, name === "Unknown" ? absence("reported-unknown") : nameContent(name));
}

function readSecondary(sheet: Sheet, sink: Sink): void {
  let count = 0;
  for (const leaf of leavesAt(sheet, "/victim/secondary/victim_id")) {
    const name = wordsOf(sink, leaf);
    if (name === null || name === "Unknown" || count >= mostSecondary) continue;
    count += 1;
    const about = subjectKey("victim", count + 1);
    say(sink, leaf, "victim.name", about, nameContent(name));
    say(sink, leaf, "victim.role", about, termContent("secondary"), { slot: `${leaf.pointer}#role` });
  }
  for (const leaf of leavesAt(sheet, "/victim/secondary/amount")) {
    const amount = numberOf(sink, leaf);
    if (amount !== null) sayAmount(sink, leaf, "impact.organisations", amountOf(amount, "exactly", "organisations"));
  }
}

function readRegion(sink: Sink, leaf: Leaf): void {
  if (leaf.value === unknownRegion) say(sink, leaf, "victim.region", mainVictim, absence("reported-unknown"));
  const region = typeof leaf.value === "string" ? regionOf(leaf.value) : null;
  if (region === null) return;
  if (!region.clean) note(sink, "value-repaired", leaf);
  say(sink, leaf, "victim.region", mainVictim, nameContent(region.name));
}

/** The digits stay as they are; what sector they mean is said beside them, by the level of government where that is given. */
function readIndustry(sheet: Sheet, sink: Sink): void {
  const industry = leafAt(sheet, "/victim/industry");
  const sector = industry === undefined ? null : industrySector(sink, industry);
  const governed = sector === null || sector.sector.startsWith("government");
  const levels = leavesAt(sheet, "/victim/government");
  const named = levels.filter(({ value }) => governmentSectors.has(value));
  for (const leaf of named) {
    const term = termContent(governmentSectors.get(leaf.value) ?? "government");
    const pointers = governed && industry !== undefined ? [leaf.pointer, industry.pointer] : [leaf.pointer];
    say(sink, leaf, "victim.sector", mainVictim, term, { pointers });
  }
  if (industry === undefined || sector === null || (governed && named.length > 0)) return;
  if (sector.near) note(sink, "value-mapped", industry);
  // "Not applicable" as the level of government says once more that the sector is another.
  const also = governed ? [] : levels.filter(({ value }) => value === "NA");
  const pointers = [industry, ...also].map(({ pointer }) => pointer);
  const slot = `${industry.pointer}#sector`;
  say(sink, industry, "victim.sector", mainVictim, termContent(sector.sector), { slot, pointers });
}

/** Says the industry where it is digits; gives the sector that it means, or null. */
function industrySector(sink: Sink, leaf: Leaf): IndustrySector | null {
  const text = wordsOf(sink, leaf);
  if (text === null) return null;
  if (/^0{2,6}$/.test(text)) {
    say(sink, leaf, "victim.industry", mainVictim, absence("reported-unknown"));
    return null;
  }
  if (/^\d{2}(?:\d{0,4}|-\d{0,3})$/.test(text)) {
    say(sink, leaf, "victim.industry", mainVictim, nameContent(text));
    return sectorOfCode(text.replace("-", ""));
  }
  const labelled = sectorOfLabel(text);
  if (text === "Unknown") say(sink, leaf, "victim.sector", mainVictim, absence("reported-unknown"));
  else if (labelled === null) note(sink, "value-not-admitted", leaf);
  return labelled;
}
