/** What is asked for, as chips: each is a link to the same search without it. */
import { addressOf, type Asked, placeAfter } from "../question.ts";
import { everything, type Search } from "../../search/search.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";
import { type AskedPart, partsAsked } from "./search-words.ts";

/** The chips; nothing where everything is asked for. */
export function activeFilters(path: string, asked: Asked, labels: Pick<Search, "labelOf">): Html | null {
  const parts = partsAsked(asked.question, labels);
  if (parts.length === 0) return null;
  const all = addressOf(path, everything, placeAfter(asked, everything));
  return html`<ul class="chips" aria-label="${searchTexts.active}">
    ${parts.map((part) => html`<li>${chip(path, asked, part)}</li>`)}
    ${parts.length > 1 ? html`<li><a href="${all}" data-instant data-key="chip-all">${searchTexts.removeAll}</a></li>` : null}
  </ul>`;
}

function chip(path: string, asked: Asked, { kind, words, without }: AskedPart): Html {
  const href = addressOf(path, without, placeAfter(asked, without));
  return html`<a class="chip" href="${href}" data-instant data-key="chip-${kind}-${words}"
    >${kind === null ? null : html`<span class="chip-kind">${kind}</span> `}<bdi>${words}</bdi
    ><span class="unseen">, ${searchTexts.remove("")}</span><span aria-hidden="true">${"\u00a0×"}</span></a
  >`;
}
