/** How a draft ends: who may know of it, what publishing would tell to whom, publishing, and putting aside. */
import { html, type Html } from "../parts/html.ts";
import type { DraftView } from "./desk-draft-view.ts";
import { markingChoices, readerWords } from "./desk-words.ts";
import { areaEntry, choiceEntry } from "./form-entry.ts";

/** What the closing forms need besides the draft. */
export interface ClosingSheet {
  /** `/desk/drafts/<id>`. */
  readonly address: string;
  readonly token: Html;
  /** As typed for the record's history. */
  readonly note: string;
  readonly leaveOut: boolean;
}

/** Marking, preview, publishing and putting aside; for a closed draft nothing. */
export function closingForms(view: DraftView, sheet: ClosingSheet): Html | null {
  if (view.draft.state !== "open") return null;
  return html`<section class="closing">
    ${markForm(view, sheet)} ${publishForm(view, sheet)} ${abandonForm(view, sheet)}
  </section>`;
}

function markForm(view: DraftView, { address, token }: ClosingSheet): Html {
  const { draft } = view;
  const kept = view.items.filter(
    ({ decision }) => decision !== null && decision.kind !== "reject" && decision.kind !== "retire",
  );
  const marked = kept.filter(({ assertion }) => assertion.marking !== null).length;
  const own =
    marked === 0 ? "" : ` ${marked} of ${kept.length} accepted carry their own, which stays; edit them to change it.`;
  const hint = `Marks what is accepted and carries no marking yet.${own}`;
  const choices = markingChoices;
  return html`<form method="post" action="${address}/mark" data-swap>
    <h3>Who may know of it</h3>
    ${token}${editionField(view)}
    ${choiceEntry({ name: "marking", label: "How may this be shared?", value: draft.marking ?? "", choices, hint })}
    <p><button>Mark the draft</button></p>
    ${tellingLine(view, address)}
  </form>`;
}

/** What readers would see, in a sentence, with the pages themselves a step away. */
function tellingLine({ told, progress }: DraftView, address: string): Html {
  const preview = html`<p class="hint">
    Preview:
    ${(["public", "member", "partner"] as const).map((name, index) => {
      return html`${index === 0 ? null : " · "}<a href="${address}/preview?for=${name}">as ${readerWords[name]}</a>`;
    })}
  </p>`;
  if (progress.accepted === 0) return html`<p class="hint">Nothing is accepted yet, so there is nothing to tell.</p>`;
  if (told.length === 0) {
    return html`<p class="warning">
        Nothing accepted here is cleared for readers: published like this, the record is seen at the desk alone.
      </p>
      ${preview}`;
  }
  const names = new Intl.ListFormat("en").format(told.map((name) => readerWords[name]));
  if (told.includes("public"))
    return html`<p class="hint">Would be told to ${names}, each in their form.</p>
      ${preview}`;
  return html`<p class="warning">Nothing is cleared for the public. It would be told to ${names} alone.</p>
    ${preview}`;
}

function publishForm(view: DraftView, { address, token, note, leaveOut }: ClosingSheet): Html {
  const { undecided } = view.progress;
  const revision = view.draft.base + 1;
  const left =
    undecided === 1 ? "Leave out the 1 undecided proposal" : `Leave out the ${undecided} undecided proposals`;
  const hint = "For the record’s history at the desk; may be empty.";
  return html`<form method="post" action="${address}/publish" id="publish" tabindex="-1">
    <h3>Publish</h3>
    ${token}${editionField(view)}
    ${areaEntry({ name: "note", label: "What is new in this revision", value: note, rows: 2, hint })}
    ${
      undecided === 0
        ? null
        : html`<p>
            <label class="check"
              ><input type="checkbox" name="leave-out" value="yes" required ${leaveOut ? html`checked` : null} />
              ${left}</label
            >
          </p>`
    }
    <p><button class="main">Publish revision ${revision}</button></p>
  </form>`;
}

function abandonForm(view: DraftView, { address, token }: ClosingSheet): Html {
  return html`<details class="abandon">
    <summary>Put this draft aside</summary>
    <form method="post" action="${address}/abandon">
      ${token}${editionField(view)}
      <label for="abandon-reason">Reason</label>
      <input id="abandon-reason" name="reason" required maxlength="500" autocomplete="off" />
      <button>Put aside</button>
      <p class="hint">Nothing is published; the draft and its decisions are kept and can be taken up again.</p>
    </form>
  </details>`;
}

function editionField({ draft }: DraftView): Html {
  return html`<input type="hidden" name="edition" value="${draft.edition}" />`;
}
