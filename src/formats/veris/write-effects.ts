/** Writing of what was affected, and of how much: assets, attributes, records, time, money. */
import type { Amount } from "../../domain/amount.ts";
import { legalLoss, currencyOfUnit } from "./money.ts";
import { saidOf, standsAbsent, termsOf, type Told, valuesOf } from "./telling.ts";
import { append, listIn, put, type Tree, valueIn } from "./tree.ts";
import { writeWords } from "./write-words.ts";

const confidentiality = "/attribute/confidentiality";

/** Unit of downtime -> unit of VERIS. */
const timeUnits: Readonly<Record<string, string>> = {
  minutes: "Minutes",
  hours: "Hours",
  days: "Days",
  weeks: "Weeks",
  months: "Months",
};

/** Writes assets, attributes and amounts. */
export function writeEffects(root: Tree, told: Told): void {
  writeWords(root, told, "asset.variety");
  writeSystems(root, told);
  writeWords(root, told, "attribute.variety");
  writeWords(root, told, "data.variety");
  writeConfidentiality(root, told);
  for (const attribute of ["integrity", "availability"] as const) {
    if (termsOf(told, `cia.${attribute}`).length > 0) put(root, `/attribute/${attribute}`, {});
  }
  writeDowntime(root, told);
  writeMoney(root, told);
}

/** The number of devices where there is one kind of asset that it can be the number of. */
function writeSystems(root: Tree, told: Told): void {
  const [asset, ...more] = listIn(root, "/asset/assets");
  const [systems] = valuesOf(told, "impact.systems", "amount");
  const number = systems === undefined ? null : exactOf(systems);
  const variety = valueIn({ asset }, "/asset/variety");
  if (more.length > 0 || number === null || !Number.isInteger(number)) return;
  if (typeof variety === "string" && /^[ENSTU] - /.test(variety)) put({ asset }, "/asset/amount", number);
}

/** Yes, by a firm word that nobody firm contradicts; No likewise; a claim, a suspicion or a contradiction leaves it possible. */
function writeConfidentiality(root: Tree, told: Told): void {
  const field = "cia.confidentiality";
  const affirmed = termsOf(told, field).length > 0;
  const all = saidOf(told, field).filter(({ stance }) => stance !== "retracted" && stance !== "superseded");
  const denied = all.some(
    ({ polarity, stance }) => polarity === "negated" && (stance === "confirmed" || stance === "reported"),
  );
  const possible = all.some(({ polarity, content }) => polarity === "affirmed" && content.kind === "term");
  const records = valuesOf(told, "impact.records", "amount")
    .map(boundOf)
    .find((number) => number !== null);
  const [volume] = valuesOf(told, "impact.data-volume", "amount");
  const gigabytes = volume?.unit === "GB" ? boundOf(volume) : null;
  if (records !== undefined) put(root, `${confidentiality}/data_total`, records);
  if (gigabytes !== null) put(root, `${confidentiality}/data_volume`, gigabytes);
  const certain = affirmed && !denied ? "Yes" : denied && !possible ? "No" : null;
  if (certain !== null || possible) put(root, `${confidentiality}/data_disclosure`, certain ?? "Potentially");
  const unknown = standsAbsent(told, field, "reported-unknown");
  if (unknown || valueIn(root, confidentiality) !== undefined)
    put(root, `${confidentiality}/data_disclosure`, "Unknown");
}

function writeDowntime(root: Tree, told: Told): void {
  const duration = "/attribute/availability/duration";
  const [downtime] = valuesOf(told, "impact.downtime", "amount");
  const value = downtime === undefined ? null : (downtime.min ?? downtime.max);
  const unit = downtime === undefined ? undefined : timeUnits[downtime.unit];
  if (value !== null && unit !== undefined) {
    put(root, `${duration}/unit`, unit);
    put(root, `${duration}/value`, value);
  }
  if (valueIn(root, "/attribute/availability") === undefined) return;
  if (standsAbsent(told, "date.restored", "stated-none")) put(root, `${duration}/unit`, "Never");
  else if (standsAbsent(told, "impact.downtime", "reported-unknown")) put(root, `${duration}/unit`, "Unknown");
  else if (standsAbsent(told, "impact.downtime", "not-applicable")) put(root, `${duration}/unit`, "NA");
}

/** One currency has to do for all sums: that of the loss, or else of the compensation. A sum of losses is never less than one of them. */
function writeMoney(root: Tree, told: Told): void {
  const [loss] = valuesOf(told, "impact.money-loss", "amount");
  const paid = valuesOf(told, "impact.money-compensation", "amount");
  const unit = loss?.unit ?? paid[0]?.unit;
  if (unit === undefined) return;
  put(root, "/impact/iso_currency_code", currencyOfUnit(unit));
  if (loss !== undefined) putSum(root, "/impact/overall_", loss);
  const most = loss === undefined ? Number.POSITIVE_INFINITY : (loss.max ?? Number.POSITIVE_INFINITY);
  let sum = 0;
  for (const amount of paid.filter((one) => one.unit === unit)) {
    sum += amount.max ?? amount.min ?? 0;
    if (sum > most) break;
    const part: Tree = { variety: legalLoss };
    putSum(part, "/", amount);
    append(root, "/impact/loss", part);
  }
}

function putSum(root: Tree, prefix: string, { min, max, qualifier }: Amount): void {
  if (qualifier === "exactly" || qualifier === "about") put(root, `${prefix}amount`, min ?? max);
  else {
    if (min !== null) put(root, `${prefix}min_amount`, min);
    if (max !== null) put(root, `${prefix}max_amount`, max);
  }
}

/** A number that is stated as such, be it about; null for ranges. */
function exactOf({ min, max }: Amount): number | null {
  return min === max ? min : null;
}

/** A whole number for places that take one: what is stated, or at least so. */
function boundOf({ min }: Amount): number | null {
  return min !== null && Number.isInteger(min) ? min : null;
}
