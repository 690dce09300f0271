/** Rosters as tables that can be sorted, with the form that narrows them. */
import { namedTexts } from "../texts/named.ts";
import { type Html, html } from "./html.ts";
import { type ListColumn, type ListSorting, listTable } from "./list-table.ts";
import {
  isNarrowed,
  type RosterAsked,
  rosterAddress,
  type RosterForm,
  type RosterLane,
  widened,
} from "./roster-query.ts";

/** A roster as a table. The first column names its row. */
export function rosterTable<T>(
  rows: readonly T[],
  columns: readonly ListColumn<T>[],
  caption: string,
  sorting: ListSorting | null,
): Html {
  return listTable(rows, columns, { caption, sorting, kind: "records parties" });
}

/** One choice of a list that narrows, with how many records show it. */
export interface RosterChoice {
  readonly value: string;
  readonly label: string;
  /** Null: not counted. */
  readonly count: number | null;
}

/** What the lists of the form hold; those that are empty are left out. */
export interface RosterChoices {
  readonly country: readonly RosterChoice[];
  readonly sector: readonly RosterChoice[];
  readonly lane: Readonly<Record<RosterLane, string>> | null;
}

/** The form that narrows a roster. It keeps the order. */
export function rosterFilter(form: RosterForm, asked: RosterAsked, choices: RosterChoices): Html {
  const texts = namedTexts.filter;
  const lanes =
    choices.lane === null
      ? []
      : Object.entries(choices.lane).map(([value, label]): RosterChoice => ({ value, label, count: null }));
  const order = new URLSearchParams(rosterAddress(form, widened(asked)).split("?")[1] ?? "");
  return html`<form class="roster-form" action="${form.path}" role="search" aria-label="${texts.legend}">
    <div class="entry">
      <label for="narrow-name">${texts.name}</label>
      <input
        id="narrow-name"
        name="name"
        value="${asked.name}"
        maxlength="200"
        autocomplete="off"
        aria-describedby="narrow-hint"
      />
      <p class="hint" id="narrow-hint">${texts.nameHint}</p>
    </div>
    ${choice("country", texts.country, choices.country, asked.country)}
    ${choice("sector", texts.sector, choices.sector, asked.sector)} ${choice("lane", texts.lane, lanes, asked.lane)}
    ${[...order].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p class="roster-do">
      <button>${texts.show}</button>
      ${isNarrowed(asked) ? html`<a href="${rosterAddress(form, widened(asked))}">${texts.clear}</a>` : null}
    </p>
  </form>`;
}

function choice(name: string, label: string, choices: readonly RosterChoice[], chosen: string | null): Html | null {
  if (choices.length === 0 && chosen === null) return null;
  const listed =
    chosen === null || choices.some(({ value }) => value === chosen)
      ? choices
      : [...choices, { value: chosen, label: chosen, count: null }];
  return html`<div class="entry">
    <label for="narrow-${name}">${label}</label>
    <select id="narrow-${name}" name="${name}">
      <option value="">${namedTexts.filter.any}</option>
      ${listed.map(
        ({ value, label: words, count }) =>
          html`<option value="${value}" ${value === chosen ? html`selected` : null}>
            ${count === null ? words : namedTexts.filter.withCount(words, count)}
          </option>`,
      )}
    </select>
  </div>`;
}
