/** Rows of attributions that belong together, and what can be told from how they differ. */
import { cellAt, type Row } from "./cells.ts";
import { bareId } from "./gather.ts";

/** An attribution with its rows. */
export interface Group {
  readonly rows: readonly Row[];
  /** Which parts differ between its rows. */
  readonly varies: Readonly<Record<"name" | "country" | "category", boolean>>;
  /** More than one part differs: the rows are combinations. */
  readonly crossed: boolean;
  /** Its rows name several bases, so that nobody can tell on which of them the attributing actor spoke. */
  readonly mixed: boolean;
  /** Its rows name several attributing actors, each beside each initiator. */
  readonly manyVoices: boolean;
}

/** Columns that tell of the initiator. */
export const columns = {
  name: "attributed_initiator",
  country: "attributed_initiator_country",
  category: "attributed_initiator_category",
} as const;

/** The rows of one record by attribution; rows without an ID stand for themselves. */
export function groupsOf(rows: readonly Row[]): readonly Group[] {
  const byId = new Map<string, Row[]>();
  rows.forEach((row, index) => {
    const cell = cellAt(row, "attribution_ID");
    const id = cell === null ? `row ${index}` : bareId(cell.text);
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [row]);
    else known.push(row);
  });
  return [...byId.values()].map(groupOf);
}

function groupOf(rows: readonly Row[]): Group {
  const several = (column: string) => new Set(rows.map((row) => cellAt(row, column)?.text ?? "")).size > 1;
  const varies = {
    name: several(columns.name),
    country: several(columns.country),
    category: several(columns.category),
  };
  return {
    rows,
    varies,
    crossed: Object.values(varies).filter(Boolean).length > 1,
    mixed: several("attribution_basis"),
    manyVoices: several("attributing_actor"),
  };
}
