/** The numbers behind a picture as a table that can be read, copied and printed. */
import { type Hole, type Html, html } from "../parts/html.ts";
import { sayNumber } from "../texts/charts.ts";

/** A table whose first columns are words and whose others are numbers. */
export interface DataTable {
  readonly columns: readonly string[];
  readonly rows: readonly DataRow[];
}

/** One row: its words, with where the first leads (null: nowhere), and its numbers in order. Texts among these stand as they are. */
export interface DataRow {
  readonly words: readonly string[];
  readonly href: string | null;
  readonly numbers: readonly (number | string)[];
}

/** How many rows a table names one by one. */
const longest = 200;

/** The rows, and where they are too many one row for the rest: its first number is their sum, so that the sum of the table stays. */
export function withRest(rows: readonly DataRow[], say: (rows: number) => string): readonly DataRow[] {
  const rest = rows.slice(longest);
  const [first] = rest;
  if (first === undefined) return rows;
  const sum = rest.reduce((total, { numbers: [number] }) => total + (typeof number === "number" ? number : 0), 0);
  const words = [say(rest.length), ...first.words.slice(1).map(() => "")];
  return [...rows.slice(0, longest), { words, href: null, numbers: [sum, ...first.numbers.slice(1).map(() => "")] }];
}

/** The table. It scrolls inside itself where it is wider than the page, and can be scrolled by keys. */
export function tableOf({ columns, rows }: DataTable, caption: string): Html {
  const words = rows[0]?.words.length ?? 1;
  return html`<div class="chart-scroll" role="group" aria-label="${caption}" tabindex="0">
    <table class="chart-table">
      <thead>
        <tr>
          ${columns.map((column, at) => html`<th scope="col" ${at < words ? null : html`class="number"`}>${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(rowOf)}
      </tbody>
    </table>
  </div>`;
}

function rowOf({ words, href, numbers }: DataRow): Html {
  const [head = "", ...others] = words;
  return html`<tr>
    <th scope="row">${linked(head, href)}</th>
    ${others.map((word) => html`<td><bdi>${word}</bdi></td>`)}
    ${numbers.map((number) => html`<td class="number">${typeof number === "number" ? sayNumber(number) : number}</td>`)}
  </tr>`;
}

function linked(word: Hole, href: string | null): Html {
  return href === null ? html`<bdi>${word}</bdi>` : html`<a href="${href}"><bdi>${word}</bdi></a>`;
}
