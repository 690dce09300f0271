/** What stands above a page that tells of the past: as of when, under whose rules, and the way to what is known today. */
import type { Instant } from "../../domain/report.ts";
import { sayWhen } from "../../domain/when.ts";
import { everything, type Question, type Search } from "../../search/search.ts";
import { searchTexts } from "../texts/search.ts";
import { type Html, html } from "./html.ts";
import { sayMoment } from "./search-words.ts";

/** The notice; nothing where today is asked for. `today` is the address of the same as it is known today. */
export function asKnownNotice(
  asKnownOn: Instant | null,
  today: string,
  { span = null, besides = null }: { readonly span?: Search["span"]; readonly besides?: string | null } = {},
): Html | null {
  if (asKnownOn === null) return null;
  const early =
    span !== null && asKnownOn < span.first ? searchTexts.beforeFirst(sayWhen(span.first.slice(0, 10))) : null;
  return html`<div class="note">
    <p><strong>${searchTexts.asKnown(sayMoment(asKnownOn))}.</strong> ${searchTexts.asKnownNote} ${besides} ${early}</p>
    <p><a href="${today}" data-instant data-key="today">${searchTexts.asKnownToday}</a></p>
  </div>`;
}

/** The title of a page, with as of when it tells. */
export function titleThen(title: string, asKnownOn: Instant | null): string {
  return asKnownOn === null ? title : searchTexts.titleThen(title, sayMoment(asKnownOn));
}

/** The question that asks for all records as they were known then. */
export function everythingThen(asKnownOn: Instant | null): Question {
  return asKnownOn === null ? everything : { ...everything, asKnownOn };
}
