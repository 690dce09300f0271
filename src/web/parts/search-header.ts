/** The search in the header of every page: one line; on a small screen it opens at a touch. */
import { searchTexts } from "../texts/search.ts";
import { html } from "./html.ts";

const { form } = searchTexts;

/** The form. It stands open where there is room for it (the style sheet sees to that), whether or not the disclosure is. */
export const headerSearch = html`<search class="seek">
  <details>
    <summary>${form.headerLabel}</summary>
    <form action="/incidents">
      <input
        type="search"
        name="q"
        aria-label="${form.label}"
        placeholder="${form.headerPlaceholder}"
        maxlength="2000"
        data-search
      />
      <button>${form.headerLabel}</button>
    </form>
  </details>
</search>`;
