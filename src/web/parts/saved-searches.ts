/** Saved searches: the way to keep one, and the list of them at the account. */
import type { SavedSearch } from "../../domain/saved-search.ts";
import { feedsTexts } from "../texts/feeds.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";
import { section } from "./section.ts";

const { saved } = searchTexts;

/** The link to the form that keeps a search. */
export function saveLink(query: string): Html {
  return html`<p>
    <a class="button quiet" href="/account/searches${suffixOf(query)}" rel="nofollow">${saved.save}</a>
  </p>`;
}

/** The saved searches with their feeds, each to be deleted. `token` is the hidden field of forms. */
export function savedSection(searches: readonly SavedSearch[], token: Html): Html {
  if (searches.length === 0) return section("searches", saved.heading, html`<p>${saved.none}</p>`);
  return section(
    "searches",
    saved.heading,
    html`<ul class="values">
        ${searches.map((search) => html`<li>${savedItem(search, token)}</li>`)}
      </ul>
      <p class="fine">${saved.feedNote}</p>`,
  );
}

function savedItem({ name, query }: SavedSearch, token: Html): Html {
  return html`<form method="post" action="/account/searches/delete">
    ${token}<input type="hidden" name="name" value="${name}" />
    <a href="/incidents${suffixOf(query)}"><bdi>${name}</bdi></a>
    <span class="fine"
      >·
      <a href="/feeds/search.atom${suffixOf(query)}">${feedsTexts.forms.atom}<span class="unseen">: ${name}</span></a> ·
      <a href="/feeds/search.json${suffixOf(query)}"
        >${feedsTexts.forms.json}<span class="unseen">: ${name}</span></a
      ></span
    >
    <button class="quiet">${saved.remove}<span class="unseen"> ${name}</span></button>
  </form>`;
}

function suffixOf(query: string): string {
  return query === "" ? "" : `?${query}`;
}
