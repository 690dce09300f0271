/** Going from one state of the search to another without leaving the page: the answer is a page, of which the search is taken over. */

import { askPage } from "./ask-page.ts";

/** How one gets there. */
interface Way {
  /** Whether the address becomes a new entry of the history. */
  readonly push: boolean;
  /** What was used, for the keyboard to go on from; null: nothing of the page. */
  readonly from: Element | null;
}

/** The request that goes on; a newer one takes its place. */
let going: AbortController | null = null;

/** Fetches an address and shows it. Where that fails, the browser goes there by itself. `prepare` is called once the new state stands. */
export async function go(address: string, { push, from }: Way, prepare: () => void): Promise<void> {
  going?.abort();
  const course = new AbortController();
  going = course;
  const old = searchElement();
  old?.setAttribute("aria-busy", "true");
  try {
    const { page, url, ok } = await askPage(address, { signal: course.signal });
    const next = page.getElementById("search");
    if (course.signal.aborted) return;
    if (old === null || next === null || !ok) return leave(address, push);
    if (push) history.pushState(null, "", url);
    takeOver(old, next, page.title);
    prepare();
    focusAfter(from, push);
  } catch {
    if (!course.signal.aborted) leave(address, push);
  }
}

/** The address that a form leads to, without what was left empty. */
export function submitTo(form: HTMLFormElement): string {
  const filled = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" ? [[name, value]] : [],
  );
  const query = new URLSearchParams(filled).toString();
  const address = new URL(form.action, location.href);
  address.search = query;
  return address.href;
}

function leave(address: string, push: boolean): void {
  if (push) location.assign(address);
  else location.reload();
}

/** What was opened or closed by hand stays so. */
function takeOver(old: HTMLElement, next: HTMLElement, title: string): void {
  const state = new Map(disclosures(old).map((details) => [details.dataset["key"], details.open]));
  const imported = document.importNode(next, true);
  for (const details of disclosures(imported)) {
    const was = state.get(details.dataset["key"]);
    if (was !== undefined) details.open = was || details.querySelector("[data-chosen]") !== null;
  }
  old.replaceWith(imported);
  document.title = title;
  const status = document.querySelector("[data-status]");
  const total = document.getElementById("total")?.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
  // A live region tells only of what changes once it is there.
  setTimeout(() => {
    if (status !== null) status.textContent = total;
  }, 50);
}

/** The keyboard goes on where it was; if that is gone, at the line that says how many there are. Pages of hits begin there, too. */
function focusAfter(from: Element | null, push: boolean): void {
  if (!push) return;
  const key = from instanceof HTMLElement ? from.dataset["key"] : undefined;
  const turned = key === "next" || key === "first";
  const again =
    key === undefined || turned ? null : document.querySelector<HTMLElement>(`[data-key=${CSS.escape(key)}]`);
  const total = document.getElementById("total");
  if (again !== null) return again.focus({ preventScroll: true });
  total?.focus({ preventScroll: !turned });
  if (turned) total?.scrollIntoView({ block: "start" });
}

function searchElement(): HTMLElement | null {
  return document.getElementById("search");
}

function disclosures(root: HTMLElement): readonly HTMLDetailsElement[] {
  return [...root.querySelectorAll<HTMLDetailsElement>("details[data-key]")];
}
