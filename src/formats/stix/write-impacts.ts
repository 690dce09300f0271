/** Impacts of the extended profile, each with its one sub-extension: what was lost, what was spared, and sums of money. */
import { type Amount, sayAmount } from "../../domain/amount.ts";
import { saidBy, textIn } from "./line-words.ts";
import { newType } from "./own-extensions.ts";
import { addOwn, coreList, isSound, type Line, lineName, linesOf, place, type Sheet, soundLines } from "./sheet.ts";
import type { Members } from "./wire.ts";
import { informationWords, moneyWords, wordIn } from "./words.ts";
import { singleOf } from "./write-core.ts";

/** Puts the impacts on the sheet. */
export function writeImpacts(sheet: Sheet): void {
  for (const line of linesOf(sheet, "cia.confidentiality")) writeConfidentiality(sheet, line);
  for (const line of linesOf(sheet, "cia.integrity")) writeIntegrity(sheet, line);
  for (const line of linesOf(sheet, "cia.availability")) writeAvailability(sheet, line);
  for (const line of soundLines(sheet, "finding.not-affected")) writeSpared(sheet, line);
  for (const [field, variety] of Object.entries(moneyWords)) {
    for (const line of soundLines(sheet, field as keyof typeof moneyWords)) writeMoney(sheet, line, variety);
  }
}

function addImpact(sheet: Sheet, line: Line, category: string, members: Members, description: string): string {
  const name = `${category}-ext`;
  const id = addOwn(sheet, "impact", [category, lineName(line)], {
    impact_category: name,
    description,
    extensions: { ...newType("impact"), [name]: members },
  });
  coreList(sheet, "impact_refs").push(id);
  return id;
}

/** `none`: stated not to be affected; `sure`: said without doubt; `unsure`: suspected or claimed; null: taken back, or in dispute. */
function effectOf({ told }: Line): "none" | "sure" | "unsure" | null {
  if (told.content.kind === "unknown") return null;
  if (isSound(told)) return told.polarity === "negated" ? "none" : "sure";
  return told.polarity === "affirmed" && ["suspected", "claimed"].includes(told.stance) ? "unsure" : null;
}

function writeConfidentiality(sheet: Sheet, line: Line): void {
  const effect = effectOf(line);
  if (effect === null) return;
  const selector = "extensions.confidentiality-ext";
  if (effect === "none") {
    const id = addImpact(sheet, line, "confidentiality", { loss_type: "none" }, saidBy([line]));
    place(sheet, line, id, `${selector}.loss_type`);
    return;
  }
  const first = linesOf(sheet, "cia.confidentiality").find((other) =>
    ["sure", "unsure"].includes(effectOf(other) ?? ""),
  );
  const kind =
    first === line ? soundLines(sheet, "data.variety").find((other) => informationIn(other) !== null) : undefined;
  const records =
    first === line ? soundLines(sheet, "impact.records").find((other) => wholeIn(other, 1) !== null) : undefined;
  const volume =
    first === line ? soundLines(sheet, "impact.data-volume").find((other) => bytesIn(other) !== null) : undefined;
  const loss = {
    loss_type: effect === "sure" ? "confirmed-loss" : "suspected-loss",
    information_type: (kind === undefined ? null : informationIn(kind)) ?? "unspecified",
    ...(records === undefined ? {} : { record_count: wholeIn(records, 1) }),
    ...(volume === undefined ? {} : { record_size: bytesIn(volume) }),
  };
  const id = addImpact(sheet, line, "confidentiality", loss, saidBy([line]));
  place(sheet, line, id, `${selector}.loss_type`);
  if (kind !== undefined) place(sheet, kind, id, `${selector}.information_type`);
  if (records !== undefined) place(sheet, records, id, `${selector}.record_count`);
  if (volume !== undefined) place(sheet, volume, id, `${selector}.record_size`);
}

/** How much was altered is not told, so that the least that can be said is written. */
function writeIntegrity(sheet: Sheet, line: Line): void {
  const effect = effectOf(line);
  if (effect === null) return;
  const alteration =
    effect === "none"
      ? { alteration: "none" }
      : { information_type: "unspecified", alteration: "potential-modification" };
  const words = effect === "sure" ? "Altered; to which extent is not told." : "";
  const id = addImpact(sheet, line, "integrity", alteration, `${saidBy([line])} ${words}`.trim());
  place(sheet, line, id, "extensions.integrity-ext.alteration");
}

/** How much was out is a number there, which nobody gives: only that nothing was can be written. */
function writeAvailability(sheet: Sheet, line: Line): void {
  if (effectOf(line) !== "none") return;
  const id = addImpact(sheet, line, "availability", { availability_impact: 0 }, saidBy([line]));
  place(sheet, line, id, "extensions.availability-ext.availability_impact");
}

function writeSpared(sheet: Sheet, line: Line): void {
  const { content } = line.told;
  if (content.kind !== "matter" || content.object !== "data") return;
  const spared = { loss_type: "none", information_type: content.what };
  const id = addImpact(sheet, line, "confidentiality", spared, `${saidBy([line])} Stated not to be affected.`);
  place(sheet, line, id, "extensions.confidentiality-ext.information_type");
}

/** A demand stands as its greatest amount, with 0 for the least (monetary-impact-type-ov). */
function writeMoney(sheet: Sheet, line: Line, variety: string): void {
  const { content } = line.told;
  if (content.kind !== "amount" || content.min === null || content.max === null || content.max === 0) return;
  const demand = variety === "ransom-demand" && singleOf(content) !== null;
  const sum = { variety, currency: content.unit, min_amount: demand ? 0 : content.min, max_amount: content.max };
  const id = addImpact(sheet, line, "monetary", sum, `${labelOf(line)}: ${sayAmount(content)}. ${saidBy([line])}`);
  place(sheet, line, id, "extensions.monetary-ext");
}

function labelOf({ field }: Line): string {
  return { "impact.money-demanded": "Demanded", "impact.money-paid": "Paid" }[field as string] ?? "Loss";
}

function informationIn(line: Line): string | null {
  return wordIn(informationWords, textIn(line) ?? "");
}

function wholeIn({ told: { content } }: Line, factor: number): number | null {
  const single = content.kind === "amount" ? singleOf(content) : null;
  const whole = single === null ? null : Math.round(single * factor);
  return whole !== null && Number.isSafeInteger(whole) && Math.abs(whole - (single ?? 0) * factor) < 1e-6
    ? whole
    : null;
}

function bytesIn(line: Line): number | null {
  const { content } = line.told;
  return content.kind === "amount" ? wholeIn(line, bytesPer(content)) : null;
}

function bytesPer({ unit }: Amount): number {
  return { MB: 1e6, GB: 1e9, TB: 1e12 }[unit] ?? 1e9;
}
