/** The desk with scripts: keys, decisions without leaving the page, a filter, and asserting what is selected in the report. */
import { currentItem, draftElement, makeCurrent, say, showQuote } from "./desk-current.ts";
import { applyFilter, prepareFilter } from "./desk-filter.ts";
import { keysAreOff, pressKey, prepareKeys } from "./desk-keys.ts";
import { offerSelection } from "./desk-select.ts";
import { sendForm } from "./desk-send.ts";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || draftElement() === null) return;
  const submitter = event.submitter;
  const stays = form.hasAttribute("data-swap") || submitter?.hasAttribute("data-step");
  if (stays !== true) return;
  event.preventDefault();
  void sendForm(form, submitter, prepare);
});

document.addEventListener("keydown", (event) => {
  if (draftElement() !== null && pressKey(event)) event.preventDefault();
});

document.addEventListener("focusin", ({ target }) => {
  const item = target instanceof Element ? target.closest<HTMLElement>(".item") : null;
  if (item !== null && item !== currentItem()) makeCurrent(item, { focus: false });
});

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLElement>("[data-show]");
  const mark = target?.closest<HTMLElement>("mark[data-of]");
  if (link != null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const item = document.getElementById(`p-${link.dataset["show"] ?? ""}`);
    if (item !== null) makeCurrent(item, { focus: false });
  } else if (mark != null && getSelection()?.isCollapsed !== false) {
    showItemOf(mark);
  }
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || target.id !== "f-field") return;
  const step = target.form?.querySelector<HTMLButtonElement>("button[data-step]");
  if (step != null) target.form?.requestSubmit(step);
});

document.addEventListener("input", ({ target }) => {
  if (target instanceof Element && target.closest("[data-filter]") !== null) say(applyFilter());
});

document.addEventListener("selectionchange", offerSelection);

prepare();

/** What has to be done anew whenever the draft was put into the page. */
function prepare(): void {
  const draft = draftElement();
  if (draft === null) return;
  draft.classList.toggle("keys-on", !keysAreOff());
  prepareKeys();
  prepareFilter();
  const item = currentItem();
  if (item !== null) showQuote(item.dataset["key"] ?? "");
  else document.getElementById("q-selection")?.scrollIntoView({ block: "center" });
}

/** Of several items that quote the same words, each click shows the next. */
function showItemOf(mark: HTMLElement): void {
  const keys = (mark.dataset["of"] ?? "").split(" ");
  const shown = keys.indexOf(currentItem()?.dataset["key"] ?? "");
  const item = document.getElementById(`p-${keys[(shown + 1) % keys.length] ?? ""}`);
  if (item !== null) makeCurrent(item, { focus: true });
}
