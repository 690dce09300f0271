/** Selecting words of the report: a button appears that asserts something with them, or quotes them in the form at hand. */
import { draftElement } from "./desk-current.ts";
import { wordsFor } from "./desk-words.ts";

/** A stretch of one report, in UTF-16 units of its text, end exclusive. */
interface Stretch {
  readonly report: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

let offer: HTMLButtonElement | null = null;

/** Shows the button at the selection, or hides it where nothing of a report is selected. */
export function offerSelection(): void {
  const draft = draftElement();
  const selection = getSelection();
  const stretch = draft === null || selection === null ? null : stretchOf(selection);
  if (draft === null || selection === null || stretch === null || !mayAssert(draft)) {
    offer?.remove();
    offer = null;
    return;
  }
  offer ??= makeOffer();
  const form = draft.querySelector<HTMLFormElement>("form[data-assertion-form]");
  offer.textContent = wordsFor(form === null ? "assert" : "useAsQuote");
  offer.onclick = () => {
    if (form === null) location.assign(addressOf(draft, stretch));
    else fillForm(form, stretch);
  };
  place(offer, selection.getRangeAt(0).getBoundingClientRect());
}

function mayAssert(draft: HTMLElement): boolean {
  return draft.querySelector("#publish, form[data-assertion-form]") !== null;
}

/** The selected stretch without space at its ends; null where it is not words of one report. */
function stretchOf(selection: Selection): Stretch | null {
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = range.startContainer;
  const text = (from instanceof Element ? from : from.parentElement)?.closest<HTMLElement>(".report-text");
  const report = text?.dataset["report"];
  if (text == null || report === undefined) return null;
  const before = lengthUpTo(text, from, range.startOffset);
  const whole = text.textContent ?? "";
  const end = text.contains(range.endContainer) ? lengthUpTo(text, range.endContainer, range.endOffset) : whole.length;
  const selected = whole.slice(before, end);
  const words = selected.trim();
  const start = before + selected.indexOf(words);
  return words === "" ? null : { report, start, end: start + words.length, words };
}

/** The page holds the report's text to the letter, so counting in the page is counting in the text. */
function lengthUpTo(text: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function addressOf(draft: HTMLElement, { report, start, end }: Stretch): string {
  return `${draft.dataset["address"] ?? ""}/add?report=${report}&start=${start}&end=${end}`;
}

function fillForm(form: HTMLFormElement, { report, start, words }: Stretch): void {
  const quotes = [...form.querySelectorAll<HTMLTextAreaElement>("textarea[name=quote]")];
  const quote = quotes.find((area) => area === lastQuote) ?? quotes[0];
  const place = form.querySelector<HTMLInputElement | HTMLSelectElement>("[name=start]");
  const which = form.querySelector<HTMLInputElement | HTMLSelectElement>("[name=report]");
  if (quote !== undefined) quote.value = words;
  if (which !== null) which.value = report;
  if (place instanceof HTMLSelectElement)
    place.replaceChildren(new Option(wordsFor("asSelected"), String(start), true, true));
  else if (place !== null) place.value = quotes.length > 1 ? "" : String(start);
  getSelection()?.removeAllRanges();
  quote?.focus();
}

let lastQuote: EventTarget | null = null;

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLTextAreaElement && target.name === "quote") lastQuote = target;
});

function makeOffer(): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "offer";
  // Pressing the button must not undo the selection that it is about.
  button.addEventListener("pointerdown", (event) => {
    event.preventDefault();
  });
  document.body.append(button);
  return button;
}

function place(button: HTMLElement, at: DOMRect): void {
  const left = Math.min(Math.max(8, at.left), innerWidth - button.offsetWidth - 8);
  const below = at.bottom + 8;
  const top = below + button.offsetHeight < innerHeight ? below : Math.max(8, at.top - button.offsetHeight - 8);
  button.style.left = `${left}px`;
  button.style.top = `${top}px`;
}
