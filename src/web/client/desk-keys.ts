/** Single-letter keys of the desk. They can be turned off, since some people speak to their machine or press keys by chance. */
import { currentItem, draftElement, makeCurrent, say, visibleItems } from "./desk-current.ts";
import { wordsFor } from "./desk-words.ts";

const setting = "casebook-keys";

/** Whether this browser's reader turned the keys off. */
export function keysAreOff(): boolean {
  try {
    return localStorage.getItem(setting) === "off";
  } catch {
    return false;
  }
}

/** Shows the button for the list of keys and ties it to the list. */
export function prepareKeys(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-keys]");
  const off = document.querySelector<HTMLInputElement>("#keys-off");
  if (button === null || off === null) return;
  button.hidden = false;
  button.onclick = showKeys;
  off.checked = keysAreOff();
  off.onchange = () => {
    turnKeys(off.checked);
  };
}

/** Does what a key is for. True: it was for something. */
export function pressKey(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    document.querySelector("dialog[open]") !== null
  )
    return false;
  if (event.key === "Escape") return leaveReason(target);
  if (event.key === "Enter" && target?.id === "filter") return enterList();
  if (keysAreOff() || target?.closest("input:not([type=checkbox], [type=radio]), textarea, select") != null)
    return false;
  const deed = deeds[event.key.toLowerCase()];
  return deed === undefined ? false : deed();
}

const deeds: Readonly<Record<string, () => boolean>> = {
  j: () => move(1),
  k: () => move(-1),
  a: () => press(currentItem(), "form[data-deed=accept] button, form[data-deed=choose] button"),
  e: () => press(currentItem(), "a[data-deed=amend]"),
  r: openReason,
  u: () => press(currentItem(), undo) || press(latestItem(), undo),
  "/": () => focusOn("#filter"),
  p: () => focusOn("#publish"),
  "?": showKeys,
};

const undo = "form[data-deed=undo] button";

function move(step: number): boolean {
  const items = visibleItems();
  const place = items.findIndex((item) => item === currentItem());
  const next = place < 0 ? (step > 0 ? items[0] : items.at(-1)) : items[place + step];
  if (next === undefined) {
    say(wordsFor(items.length === 0 ? "nothingHere" : step > 0 ? "last" : "first"));
    return items.length > 0;
  }
  makeCurrent(next, { focus: true });
  return true;
}

/** From the filter to the first item that it leaves. */
function enterList(): boolean {
  const [first] = visibleItems();
  if (first !== undefined) makeCurrent(first, { focus: true });
  return true;
}

function press(item: HTMLElement | null, selector: string): boolean {
  const button = item?.querySelector<HTMLElement>(selector);
  button?.click();
  return button != null;
}

function openReason(): boolean {
  const details = currentItem()?.querySelector<HTMLDetailsElement>("details[data-deed=reject]");
  if (details == null) return false;
  details.open = true;
  details.querySelector<HTMLInputElement>("input[name=reason]")?.focus();
  return true;
}

/** Out of the line for a reason, back to the item. */
function leaveReason(target: HTMLElement | null): boolean {
  const details = target?.closest<HTMLDetailsElement>("details[data-deed=reject]");
  if (details == null) return false;
  details.open = false;
  details.closest<HTMLElement>(".item")?.focus();
  return true;
}

function latestItem(): HTMLElement | null {
  return document.getElementById(`p-${draftElement()?.dataset["latest"] ?? ""}`);
}

function focusOn(selector: string): boolean {
  const place = document.querySelector<HTMLElement>(selector);
  place?.focus();
  place?.scrollIntoView({ block: "nearest" });
  return place !== null;
}

function showKeys(): boolean {
  document.querySelector<HTMLDialogElement>("dialog#keys")?.showModal();
  return true;
}

function turnKeys(off: boolean): void {
  try {
    if (off) localStorage.setItem(setting, "off");
    else localStorage.removeItem(setting);
  } catch {
    say(wordsFor("notRemembered"));
  }
  draftElement()?.classList.toggle("keys-on", !off);
}
