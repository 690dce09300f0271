/** Sending a form of the draft without leaving the page: the answer is the same page, of which the draft is taken over. */
import { askPage, type AskedPage } from "./ask-page.ts";
import { currentItem, draftElement, makeCurrent, say } from "./desk-current.ts";
import { wordsFor } from "./desk-words.ts";

let busy = false;

/** Sends the form as its button would. `prepare` is called once the new draft stands in the page. */
export async function sendForm(
  form: HTMLFormElement,
  submitter: HTMLElement | null,
  prepare: () => void,
): Promise<void> {
  if (busy) return;
  busy = true;
  draftElement()?.setAttribute("aria-busy", "true");
  try {
    const answer = await askPage(form.getAttribute("action") ?? location.href, requestFor(form, submitter));
    const draft = answer.page.getElementById("draft");
    if (draft === null) complain(answer.page.querySelector("h1")?.textContent ?? wordsFor("oddAnswer"));
    else takeOver(draft, answer, form, prepare);
  } catch {
    complain(wordsFor("unreachable"));
  } finally {
    busy = false;
    draftElement()?.removeAttribute("aria-busy");
  }
}

function requestFor(form: HTMLFormElement, submitter: HTMLElement | null): Parameters<typeof askPage>[1] {
  const data = new FormData(form, submitter);
  const fields = [...data].map(([name, value]) => [name, typeof value === "string" ? value : ""]);
  const token = data.get("form");
  return {
    form: new URLSearchParams(fields),
    headers: { "x-casebook-form": typeof token === "string" ? token : "" },
  };
}

function takeOver(draft: HTMLElement, answer: AskedPage, form: HTMLFormElement, prepare: () => void): void {
  const old = draftElement();
  const scrolled = [".report-pane", ".work-pane"].map((pane) => old?.querySelector(pane)?.scrollTop ?? 0);
  const action = form.getAttribute("action") ?? "";
  const step = form.hasAttribute("data-assertion-form");
  old?.replaceWith(document.importNode(draft, true));
  const [report = 0, work = 0] = scrolled;
  draftElement()?.querySelector(".report-pane")?.scrollTo(0, report);
  draftElement()?.querySelector(".work-pane")?.scrollTo(0, work);
  if (answer.redirected && !step) history.replaceState(null, "", answer.url);
  prepare();
  focusAfter(action, step);
  tell();
}

/** Where the keyboard goes on: the next item, the same form, or publishing when everything is decided. */
function focusAfter(action: string, step: boolean): void {
  const item = currentItem();
  if (step) document.getElementById("f-field")?.focus();
  else if (action.endsWith("/mark")) document.querySelector<HTMLElement>(`form[action="${action}"] button`)?.focus();
  else if (item !== null) makeCurrent(item, { focus: true });
  else document.getElementById("publish")?.focus();
}

function tell(): void {
  const draft = draftElement();
  const wrong = draft?.querySelector(".draft-head .notice-error")?.textContent?.trim();
  const next = currentItem()?.querySelector("h4")?.textContent;
  const progress = draft?.dataset["progress"] ?? "";
  const told =
    next == null ? wordsFor("progressAllDecided", { progress }) : wordsFor("progressThenNext", { progress, next });
  say(wrong ?? told);
}

/** Shows what went wrong above the draft; what was typed stays where it is. */
function complain(words: string): void {
  const head = document.querySelector("#draft .draft-head");
  const note = document.createElement("p");
  note.className = "notice notice-error";
  note.setAttribute("role", "alert");
  note.textContent = words;
  head?.querySelector(".notice-error")?.remove();
  head?.append(note);
  note.scrollIntoView({ block: "nearest" });
}
