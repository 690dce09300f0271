/** How much was affected and lost, and what states did about it. */
import { type Amount, amountOf } from "../../domain/amount.ts";
import { readAmount } from "../tables/numbers.ts";
import type { Notes } from "../tables/notes.ts";
import { type Cell, cellAt, labelsIn, type Row } from "./cells.ts";
import { currencies, responses } from "./words.ts";

/** Says numbers of entities, economic losses and responses. */
export function readImpacts(incident: Row, notes: Notes): void {
  sayEntities(incident, notes);
  sayLoss(incident, notes);
  const columns = [
    "political_response_type",
    "political_response_type_subcode",
    "legal_response_type",
    "legal_response_type_subcode",
  ];
  for (const column of columns) sayResponses(cellAt(incident, column), notes);
}

/** The exact number where there is one, else its band. Zero is what the column holds where nothing was counted. */
function sayEntities(incident: Row, notes: Notes): void {
  const band = cellAt(incident, "political_impact_affected_entities");
  const exact = cellAt(incident, "political_impact_affected_entities_exact_value");
  const number = exactIn(exact, "organisations");
  const range =
    band === null ? null : readAmount(band.text, { unit: "organisations", qualifier: "exactly", decimal: "." });
  const content = number ?? range;
  if (content === null) return;
  const cells = [number === null ? null : exact, range !== null && within(content, range) ? band : null];
  const pointers = cells.flatMap((cell) => (cell === null ? [] : [cell.pointer]));
  notes.say({ field: "impact.organisations", content, pointers });
  for (const pointer of pointers) notes.find(pointer, "value-mapped", number === null ? band?.text : exact?.text);
}

/** "None" is chosen where "Not available" could have been, so it says that there was none. */
function sayLoss(incident: Row, notes: Notes): void {
  const band = cellAt(incident, "economic_impact");
  const exact = cellAt(incident, "economic_impact_exact_value");
  const currency = cellAt(incident, "economic_impact_currency");
  if (band?.text === "None") {
    const content = { kind: "unknown", state: "stated-none" } as const;
    const zero = exact !== null && /^0(\.0+)?$/.test(exact.text) ? [exact.pointer] : [];
    notes.say({ field: "impact.money-loss", content, pointers: [band.pointer, ...zero] });
    return;
  }
  const unit = currencies.get(currency?.text ?? "");
  if (currency === null || unit === undefined) return;
  const number = exactIn(exact, unit.term);
  const range = millionsIn(band, unit.term);
  const content = number ?? range;
  if (content === null) return;
  const cells = [number === null ? null : exact, range !== null && within(content, range) ? band : null, currency];
  const pointers = cells.flatMap((cell) => (cell === null ? [] : [cell.pointer]));
  notes.say({ field: "impact.money-loss", content, pointers });
  if (!unit.exact) notes.find(currency.pointer, "value-mapped", currency.text);
}

/** Null for zero, which stands wherever nothing was entered, and for what is no amount. */
function exactIn(cell: Cell | null, unit: string): Amount | null {
  const value = cell !== null && /^\d{1,15}(\.\d+)?$/.test(cell.text) ? Number(cell.text) : 0;
  return value > 0 ? amountOf(value, "exactly", unit) : null;
}

/** `> 10 Mio - 100 Mio`. */
function millionsIn(cell: Cell | null, unit: string): Amount | null {
  const [, low, high] = /^> ?(\d{1,4}) Mio - (\d{1,4}) Mio$/.exec(cell?.text ?? "") ?? [];
  if (low === undefined || high === undefined || Number(low) > Number(high)) return null;
  return { kind: "amount", min: Number(low) * 1e6, max: Number(high) * 1e6, qualifier: "between", unit };
}

function within({ min, max }: Amount, range: Amount): boolean {
  return (min ?? 0) >= (range.min ?? 0) && (max ?? Infinity) <= (range.max ?? Infinity);
}

function sayResponses(cell: Cell | null, notes: Notes): void {
  if (cell === null) return;
  for (const label of labelsIn(cell)) {
    const response = responses.get(label);
    if (response === undefined) {
      notes.find(cell.pointer, "import-lost", label);
      continue;
    }
    notes.say({ field: "response", content: { kind: "term", term: response.term }, pointers: [cell.pointer] });
    if (!response.exact) notes.find(cell.pointer, "value-mapped", label);
  }
}
