/** The incident's own row repeats what the two other tables say: further evidence of the same, where it is the same. */
import { type Cell, cellAt, type Joined, type Row, textsIn } from "./cells.ts";

/** Column of the incident's row -> column of the attributions that it repeats. */
const attributionColumns = {
  attribution_date: "attribution_date",
  attribution_type: "attribution_type",
  attribution_basis: "attribution_basis",
  attributing_actor: "attributing_actor",
  attribution_it_company: "attribution_it_company",
  attributing_country: "attributing_country",
  attributed_initiator: "attributed_initiator",
  attributed_initiator_country: "attributed_initiator_country",
  attributed_initiator_category: "attributed_initiator_category",
  initiator_name: "attributed_initiator",
  initiator_country: "attributed_initiator_country",
  initiator_category: "attributed_initiator_category",
} as const;

/** Likewise of the receivers. Regions are not among them: they follow from the country, and have no place here. */
const receiverColumns = {
  receiver_name: "receiver_name",
  receiver_country: "receiver_country",
  receiver_category: "receiver_category",
  receiver_category_subcode: "receiver_category_subcode",
} as const;

/** Pointers to cells of the incident's row that say nothing but what the attribution rows say. */
export function restatedAttributions({ incident, attributions }: Joined): readonly string[] {
  return restated(incident, attributions, attributionColumns);
}

/** Likewise of the receiver rows. */
export function restatedReceivers({ incident, receivers }: Joined): readonly string[] {
  return restated(incident, receivers, receiverColumns);
}

function restated(incident: Row, rows: readonly Row[], columns: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(columns).flatMap(([own, theirs]) => {
    const cell = cellAt(incident, own);
    if (cell === null) return [];
    const said = new Set(rows.flatMap((row) => cellAt(row, theirs)?.text ?? []));
    return repeats(cell, said) ? [cell.pointer] : [];
  });
}

/** Tables were joined by a program that wrote dates with a time, and absence as `nan` or `None`. */
function repeats(cell: Cell, said: ReadonlySet<string>): boolean {
  const texts = textsIn(cell)
    .map((text) => text.replace(/ 00:00:00$/, ""))
    .filter((text) => text !== "None");
  return said.has(cell.text) || texts.every((text) => said.has(text));
}
