/** The search with scripts: the same pages and addresses, fetched and put in place; `/` leads to the box; names are completed as they are typed. */
import { prepareCompletion } from "./search-complete.ts";
import { applyFilter } from "./search-filter.ts";
import { go, submitTo } from "./search-swap.ts";

document.addEventListener("click", (event) => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest<HTMLAnchorElement>("a[data-instant]");
  if (link == null) return;
  event.preventDefault();
  void go(link.href, { push: true, from: link }, prepareCompletion);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-instant")) return;
  event.preventDefault();
  void go(submitTo(form), { push: true, from: form.querySelector("button") }, prepareCompletion);
});

document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target.form?.hasAttribute("data-filter") === true) applyFilter(target);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const box = document.querySelector<HTMLInputElement>("[data-search]");
  if (box === null) return;
  event.preventDefault();
  box.closest("details")?.setAttribute("open", "");
  box.focus();
  box.select();
});

addEventListener("popstate", () => {
  void go(location.href, { push: false, from: null }, prepareCompletion);
});

prepareCompletion();

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}
