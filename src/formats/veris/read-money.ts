/** Reading of losses in money. */
import { type Amount, amountOf } from "../../domain/amount.ts";
import { valueAt } from "../../domain/evidence.ts";
import { note, numberOf, sayAmount, type Sink } from "./implied.ts";
import { type Leaf, leafAt, leavesAt, type Sheet } from "./leaves.ts";
import { legalLoss, unitOfCurrency } from "./money.ts";

/** The numbers of one loss, or of all together. */
interface Sum {
  readonly exact: Leaf | undefined;
  readonly least: Leaf | undefined;
  readonly most: Leaf | undefined;
}

/** Where amounts of money go, in the currency that the record names. */
interface Purse {
  readonly sink: Sink;
  readonly unit: string;
  readonly currency: Leaf;
}

type MoneyField = "impact.money-loss" | "impact.money-compensation";

/**
 * Reads all amounts of money. The sum of all is what was lost; without one a single loss is, and several losses set its least.
 * What was paid to settle or as a fine is said by itself. Amounts without a currency that the codebook knows are not read.
 */
export function readMoney(sheet: Sheet, sink: Sink): void {
  const currency = leafAt(sheet, "/impact/iso_currency_code");
  const unit = unitOfCurrency(currency?.value);
  if (currency === undefined || unit === null) return;
  const purse = { sink, unit, currency };
  const losses = lossesOf(sheet);
  const others = losses.filter(({ legal }) => !legal).map(({ sum }) => sum);
  for (const { sum, legal } of losses) if (legal) saySum(purse, "impact.money-compensation", sum, []);
  const overall = sumAt((member) => leafAt(sheet, `/impact/overall_${member}`));
  if (leavesIn(overall).length > 0) {
    // A loss that is the same number is a place of the sum; any other is a part of it, which has no field.
    const same = others.flatMap(leavesIn).filter(({ value }) => value === overall.exact?.value);
    saySum(purse, "impact.money-loss", overall, same);
  } else if (others.length === 1) for (const sum of others) saySum(purse, "impact.money-loss", sum, []);
  else sayLeast(purse, others);
}

function lossesOf(sheet: Sheet): readonly { readonly sum: Sum; readonly legal: boolean }[] {
  const found = ["amount", "min_amount", "max_amount"].flatMap((member) => leavesAt(sheet, `/impact/loss/${member}`));
  const byPointer = new Map(found.map((leaf) => [leaf.pointer, leaf]));
  const losses = new Set(found.map(({ pointer }) => pointer.slice(0, pointer.lastIndexOf("/"))));
  return [...losses].map((loss) => ({
    sum: sumAt((member) => byPointer.get(`${loss}/${member}`)),
    legal: valueAt(sheet.record, `${loss}/variety`) === legalLoss,
  }));
}

function sumAt(find: (member: string) => Leaf | undefined): Sum {
  return { exact: find("amount"), least: find("min_amount"), most: find("max_amount") };
}

function leavesIn({ exact, least, most }: Sum): readonly Leaf[] {
  return [exact, least, most].filter((leaf) => leaf !== undefined);
}

/** Losses that nobody added up: together they are the least that was lost. */
function sayLeast(purse: Purse, losses: readonly Sum[]): void {
  const parts = losses.flatMap(({ exact, least }) => {
    const leaf = exact ?? least;
    const number = leaf === undefined ? null : numberOf(purse.sink, leaf);
    return leaf === undefined || number === null ? [] : [{ leaf, number }];
  });
  const [first, ...more] = parts;
  if (first === undefined) return;
  note(purse.sink, "value-mapped", first.leaf);
  const sum = parts.reduce((all, { number }) => all + number, 0);
  sayMoney(
    purse,
    "impact.money-loss",
    amountOf(sum, "at-least", purse.unit),
    [first, ...more].map(({ leaf }) => leaf),
  );
}

function saySum(purse: Purse, field: MoneyField, { exact, least, most }: Sum, same: readonly Leaf[]): void {
  const number = exact === undefined ? null : numberOf(purse.sink, exact);
  if (exact !== undefined && number !== null) {
    sayMoney(purse, field, amountOf(number, "exactly", purse.unit), [exact, ...same]);
  }
  const bounds = [least, most].map((leaf) => (leaf === undefined ? null : numberOf(purse.sink, leaf)));
  const [min = null, max = null] = bounds;
  if (min === null && max === null) return;
  const qualifier = min === null ? "at-most" : max === null ? "at-least" : "between";
  const leaves = [least, most].filter((leaf, index) => leaf !== undefined && bounds[index] !== null);
  sayMoney(
    purse,
    field,
    { kind: "amount", min, max, qualifier, unit: purse.unit },
    leaves.filter((leaf) => leaf !== undefined),
  );
}

function sayMoney({ sink, currency }: Purse, field: MoneyField, amount: Amount, leaves: readonly Leaf[]): void {
  const [first] = leaves;
  if (first === undefined) return;
  sayAmount(sink, first, field, amount, { pointers: [...leaves, currency].map(({ pointer }) => pointer) });
}
