/** Tables of lists. On a phone each row becomes a list of its cells. */
import { recordTexts } from "../texts/record.ts";
import { type Html, html } from "./html.ts";
import type { RosterSort } from "./roster.ts";

/** One column of a table of rows. */
export interface ListColumn<T> {
  readonly heading: string;
  /** Null: the list cannot be sorted by it. */
  readonly sort: RosterSort | null;
  /** True: set as a number. */
  readonly numeric?: boolean;
  readonly cell: (row: T) => Html;
}

/** How a table is sorted now, and where its other orders are. Null: the order cannot be chosen. */
export interface ListSorting {
  readonly sort: RosterSort;
  readonly descending: boolean;
  readonly address: (sort: RosterSort, descending: boolean) => string;
}

/** The table; `kind` is its class besides. */
export function listTable<T>(
  rows: readonly T[],
  columns: readonly ListColumn<T>[],
  { caption, sorting, kind }: { readonly caption: string; readonly sorting: ListSorting | null; readonly kind: string },
): Html {
  return html`<table class="${kind}" role="table">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map((column) => headingOf(column, sorting))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            ${columns.map(
              ({ heading, numeric, cell }) =>
                html`<td role="cell" data-label="${heading}" ${numeric === true ? html`class="number"` : null}>
                  <div>${cell(row)}</div>
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function headingOf<T>({ heading, sort, numeric }: ListColumn<T>, sorting: ListSorting | null): Html {
  const kind = numeric === true ? html`class="number"` : null;
  if (sort === null || sorting === null) return html`<th scope="col" role="columnheader" ${kind}>${heading}</th>`;
  const current = sorting.sort === sort;
  const next = current ? !sorting.descending : sort !== "name";
  const state = current ? html`aria-sort="${sorting.descending ? "descending" : "ascending"}"` : null;
  const arrow = current ? html` <span aria-hidden="true">${sorting.descending ? "↓" : "↑"}</span>` : null;
  return html`<th scope="col" role="columnheader" ${kind} ${state}>
    <a href="${sorting.address(sort, next)}"
      >${heading}${arrow}${next ? recordTexts.list.sortDescending : recordTexts.list.sortAscending}</a
    >
  </th>`;
}
