/** A part of a page with its heading, which stands beside the text where there is room. */
import { type Html, html } from "./html.ts";

/** `id` names the heading, so that links can lead to it. */
export function section(id: string, heading: string, body: Html): Html {
  return html`<section class="part" aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    <div class="part-body">${body}</div>
  </section>`;
}
