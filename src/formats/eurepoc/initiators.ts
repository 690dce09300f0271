/** The initiators as the incident's own row lists them: four lists, entry by entry the same initiator. */
import { type Cell, cellAt, type Joined, membersIn } from "./cells.ts";

/** One initiator; null: not told. */
export interface Initiator {
  readonly name: string | null;
  readonly country: string | null;
  readonly category: string | null;
  readonly subcategory: string | null;
}

/** Where these stand. */
export const initiatorColumns = {
  name: "initiator_name",
  country: "initiator_country",
  category: "initiator_category",
  subcategory: "initiator_category_subcode",
} as const;

/** The entries; lists of another length than the longest cannot be matched to names and are told of nobody. */
export function initiatorsIn({ incident }: Joined): readonly Initiator[] {
  const lists = Object.values(initiatorColumns).map((column) => entriesIn(cellAt(incident, column)));
  const length = Math.max(...lists.map((list) => list.length));
  const [names, countries, categories, subcategories] = lists.map((list) => (list.length === length ? list : []));
  return Array.from({ length }, (_, index) => ({
    name: names?.[index] ?? null,
    country: countries?.[index] ?? null,
    category: categories?.[index] ?? null,
    subcategory: subcategories?.[index] ?? null,
  }));
}

function entriesIn(cell: Cell | null): readonly (string | null)[] {
  return membersIn(cell).map((member) => (typeof member === "string" ? member : null));
}
