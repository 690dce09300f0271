/** Lists in pages: what the address asks for, and the way to the other pages. */
import { type Finding, finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Listing, Page } from "../../store/store.ts";
import { pageTexts } from "../texts/page.ts";
import { type Html, html } from "./html.ts";

const texts = pageTexts.paging;

/** How many entries a page of a list holds. */
const pageLength = 50;

/** One page of a list, as the address asked for it. */
export interface Leaf<T> {
  readonly entries: readonly T[];
  /** Of the whole list. */
  readonly total: number;
  /** Counted from 1. */
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

/** What an address may ask of a list; anything else that it names is left alone. */
export type Query = Readonly<Record<string, unknown>>;

/** Reads the parts of an address; refuses (`request-invalid`) with everything that is wrong with them, and what each takes. */
export function readQuery<T>(read: (choose: Chooser) => T): T {
  const findings: Finding[] = [];
  const takes: Record<string, string> = {};
  const asked = read({
    page: (given) => {
      if (given === undefined) return 1;
      if (typeof given === "string" && /^[1-9]\d{0,6}$/.test(given)) return Number(given);
      findings.push(finding("page", "value-not-admitted", given));
      takes["page"] = texts.takes;
      return 1;
    },
    oneOf: (at, given, admitted, otherwise) => {
      const found = admitted.find((value) => value === given);
      if (found !== undefined || given === undefined) return found ?? otherwise;
      findings.push(finding(at, "value-not-admitted", given));
      takes[at] = admitted.join(", ");
      return otherwise;
    },
  });
  if (findings.length > 0) throw new Refusal("request-invalid", takes, findings);
  return asked;
}

/** Reads single parts of an address, noting what cannot be read. */
export interface Chooser {
  /** A page number, 1 where none is given. */
  readonly page: (given: unknown) => number;
  readonly oneOf: <T extends string>(at: string, given: unknown, admitted: readonly T[], otherwise: T) => T;
}

/**
 * One page of a list. Refuses (`list-page-not-found`, with the address of the last) pages beyond the end; the first page of an
 * empty list is empty.
 */
export async function leafOf<T>(
  page: number,
  address: (page: number) => string,
  list: (page: Page) => Promise<Listing<T>>,
): Promise<Leaf<T>> {
  const { entries, total } = await list({ offset: (page - 1) * pageLength, limit: pageLength });
  const pages = Math.max(1, Math.ceil(total / pageLength));
  if (page > pages) throw new Refusal("list-page-not-found", { page, last: address(pages) });
  return { entries, total, page, pages };
}

/** `1 record`, `1,234 records`. */
export function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}

/** Links to the previous and the next page; nothing where one page holds all. `address` gives the address of a page. */
export function pager({ page, pages }: Omit<Leaf<unknown>, "entries">, address: (page: number) => string): Html | null {
  if (pages === 1) return null;
  return html`<nav class="pager" aria-label="${texts.pages}">
    ${page > 1 ? html`<a rel="prev" href="${address(page - 1)}">${texts.previous}</a>` : null}
    <span>${texts.page(page, pages)}</span>
    ${page < pages ? html`<a rel="next" href="${address(page + 1)}">${texts.next}</a>` : null}
  </nav>`;
}
