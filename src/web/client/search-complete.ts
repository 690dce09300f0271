/** Completing what is typed into the search box: a list below it, as the combobox pattern of WAI-ARIA (APG) has it. */

interface Completion {
  readonly kind: string;
  readonly text: string;
  readonly href: string | null;
  readonly records: number;
}

/** In milliseconds; who types faster is not asked for each letter. */
const pause = 120;

let waiting: ReturnType<typeof setTimeout> | undefined;
let asked: AbortController | null = null;

/** Gives the box of the page its list, unless it has one. */
export function prepareCompletion(): void {
  const box = document.querySelector<HTMLInputElement>("input[data-complete]:not([role])");
  if (box === null) return;
  const list = listFor(box);
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(box, list), pause);
  });
  box.addEventListener("keydown", (event) => pressKey(event, box, list));
  box.addEventListener("blur", () => close(box, list));
  box.form?.addEventListener("submit", () => {
    clearTimeout(waiting);
    asked?.abort();
    close(box, list);
  });
  // With `mousedown` the box would lose the focus before the click arrives.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const item = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
    if (item !== null) take(box, list, item);
  });
}

function listFor(box: HTMLInputElement): HTMLElement {
  const wrap = document.createElement("div");
  wrap.className = "completing";
  box.replaceWith(wrap);
  const list = document.createElement("ul");
  list.id = "completions";
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.getAttribute("aria-label") ?? "");
  list.hidden = true;
  wrap.append(box, list);
  const states = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const [name, value] of Object.entries(states)) box.setAttribute(name, value);
  return list;
}

/** Filters and quotes are left alone: what is completed is the last word, or a name that is all there is. */
async function ask(box: HTMLInputElement, list: HTMLElement): Promise<void> {
  asked?.abort();
  const beginning = box.value.trim();
  if (beginning.length < 2 || /[:"”“]/.test(beginning)) return close(box, list);
  const course = new AbortController();
  asked = course;
  try {
    const address = `${box.dataset["complete"] ?? ""}?q=${encodeURIComponent(beginning)}`;
    const response = await fetch(address, { headers: { accept: "application/json" }, signal: course.signal });
    const { completions } = (await response.json()) as { completions: readonly Completion[] };
    show(box, list, completions);
  } catch {
    close(box, list);
  }
}

function show(box: HTMLInputElement, list: HTMLElement, completions: readonly Completion[]): void {
  if (completions.length === 0 || document.activeElement !== box) return close(box, list);
  list.replaceChildren(...completions.map(optionOf));
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
  box.removeAttribute("aria-activedescendant");
}

function optionOf({ kind, text, href, records }: Completion, index: number): HTMLElement {
  const item = document.createElement("li");
  item.id = `completion-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  if (href !== null) item.dataset["href"] = href;
  const name = document.createElement("bdi");
  name.textContent = text;
  const note = document.createElement("span");
  note.className = "fine";
  note.textContent = kind === "word" ? String(records) : `${kind} · ${records}`;
  item.append(name, note);
  return item;
}

function pressKey(event: KeyboardEvent, box: HTMLInputElement, list: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>("[role=option]")];
  if (list.hidden || items.length === 0) return;
  const current = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const item = items[current];
  if (step !== 0) {
    // One more place than there are items: the box itself.
    const next = ((current + 1 + step + items.length + 1) % (items.length + 1)) - 1;
    choose(box, items, next);
  } else if (event.key === "Enter" && item !== undefined) take(box, list, item);
  else if (event.key === "Escape") close(box, list);
  else return;
  event.preventDefault();
}

function choose(box: HTMLInputElement, items: readonly HTMLElement[], next: number): void {
  for (const [index, item] of items.entries()) item.setAttribute("aria-selected", String(index === next));
  const item = items[next];
  if (item === undefined) box.removeAttribute("aria-activedescendant");
  else box.setAttribute("aria-activedescendant", item.id);
}

/** A name leads to its page, a word into the box. */
function take(box: HTMLInputElement, list: HTMLElement, item: HTMLElement): void {
  close(box, list);
  const href = item.dataset["href"];
  if (href !== undefined) return location.assign(href);
  const word = item.querySelector("bdi")?.textContent ?? "";
  box.value = box.value.replace(/\S*$/, word);
  box.form?.requestSubmit();
}

function close(box: HTMLInputElement, list: HTMLElement): void {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
}
