/** Money in VERIS: its currencies and the variety of loss that has a field of its own. */
import { fields } from "../../domain/field.ts";

/** The variety of loss that is compensation, settlements and fines. */
export const legalLoss = "Legal and regulatory";

/** Bitcoin has a code of its own in the list of ISO 4217's private ones. */
const bitcoin = { veris: "XBT", ours: "BTC" } as const;

/** Our unit for a currency of VERIS; null where the codebook has none. */
export function unitOfCurrency(currency: unknown): string | null {
  if (typeof currency !== "string") return null;
  const unit = currency === bitcoin.veris ? bitcoin.ours : currency;
  return fields["impact.money-loss"].units.includes(unit) ? unit : null;
}

/** The currency of one of our units as VERIS writes it. */
export function currencyOfUnit(unit: string): string {
  return unit === bitcoin.ours ? bitcoin.veris : unit;
}
