/** The filter over the list of proposals. What it was set to outlives the list's being replaced. */
import { wordsFor } from "./desk-words.ts";

const wanted = { words: "", undecidedOnly: false };

/** Shows the line of the filter, set as it was. */
export function prepareFilter(): void {
  const line = document.querySelector<HTMLElement>("[data-filter]");
  if (line === null) return;
  line.hidden = false;
  const [words, undecided] = entries();
  if (words !== null) words.value = wanted.words;
  if (undecided !== null) undecided.checked = wanted.undecidedOnly;
  show();
}

/** Hides what is not asked for. Returns what is left, in words. */
export function applyFilter(): string {
  const [words, undecided] = entries();
  wanted.words = words?.value ?? "";
  wanted.undecidedOnly = undecided?.checked ?? false;
  const [left, all] = show();
  return wordsFor("shown", { left: String(left), all: String(all) });
}

function show(): readonly [number, number] {
  const words = wanted.words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const items = [...document.querySelectorAll<HTMLElement>("#draft .item")];
  for (const item of items) {
    const text = (item.textContent ?? "").toLowerCase();
    const waits = ["undecided", "candidate"].includes(item.dataset["state"] ?? "");
    item.hidden = (wanted.undecidedOnly && !waits) || !words.every((word) => text.includes(word));
  }
  for (const group of document.querySelectorAll<HTMLElement>("#draft .item-group, #draft .candidates"))
    group.hidden = group.querySelector(".item:not([hidden])") === null;
  return [items.filter(({ hidden }) => !hidden).length, items.length];
}

function entries(): readonly [HTMLInputElement | null, HTMLInputElement | null] {
  return [
    document.querySelector<HTMLInputElement>("#filter"),
    document.querySelector<HTMLInputElement>("#undecided-only"),
  ];
}
