/** A few facts with their names. */
import { type Hole, type Html, html } from "./html.ts";

/** In the order in which they are given. */
export function facts(entries: readonly (readonly [string, Hole])[]): Html {
  return html`<dl class="fields">
    ${entries.map(
      ([name, fact]) =>
        html`<dt>${name}</dt>
          <dd>${fact}</dd>`,
    )}
  </dl>`;
}
