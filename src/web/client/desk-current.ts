/** Which item is looked at, in the list and in the report. */

/** The draft in the page; null on pages without one. */
export function draftElement(): HTMLElement | null {
  return document.getElementById("draft");
}

/** The items that the filter leaves, in order. */
export function visibleItems(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#draft .item")].filter(({ hidden }) => !hidden);
}

/** The item that is looked at; null where there is none. */
export function currentItem(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#draft .item[aria-current="true"]');
}

/** Looks at another item: it is marked in the list, and its quote in the report. */
export function makeCurrent(item: HTMLElement, { focus }: { readonly focus: boolean }): void {
  currentItem()?.removeAttribute("aria-current");
  item.setAttribute("aria-current", "true");
  if (focus) {
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }
  showQuote(item.dataset["key"] ?? "");
}

/** Marks the quotes of an item in the report and scrolls the first into the report's part of the page. */
export function showQuote(key: string): void {
  for (const mark of document.querySelectorAll("mark.quoted.current")) mark.classList.remove("current");
  const marks = [...document.querySelectorAll<HTMLElement>("mark[data-of]")];
  const mine = marks.filter(({ dataset }) => (dataset["of"] ?? "").split(" ").includes(key));
  for (const mark of mine) mark.classList.add("current");
  const [first] = mine;
  const pane = first?.closest<HTMLElement>(".report-pane");
  if (first === undefined || pane == null) return;
  first.closest("details")?.setAttribute("open", "");
  // Only the pane is scrolled: the item in the list must stay where it is.
  const [at, frame] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (at.top < frame.top + 24 || at.bottom > frame.bottom - 24)
    pane.scrollTop += at.top - frame.top - pane.clientHeight / 3;
}

/** Tells those who hear the page what has happened. */
export function say(words: string): void {
  const place = document.getElementById("announce");
  if (place !== null) place.textContent = words;
}
