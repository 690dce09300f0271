/** How a draft ends: who may know of it, what publishing would tell to whom, publishing, and putting aside. */
import { html, type Html } from "../parts/html.ts";
import { publishingTexts } from "../texts/publishing.ts";
import type { DraftView } from "./desk-draft-view.ts";
import { markingChoices } from "./desk-words.ts";
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
  const { marking: texts } = publishingTexts;
  const kept = view.items.filter(
    ({ decision }) => decision !== null && decision.kind !== "reject" && decision.kind !== "retire",
  );
  const marked = kept.filter(({ assertion }) => assertion.marking !== null).length;
  const hint = marked === 0 ? texts.hint : `${texts.hint} ${texts.own(marked, kept.length)}`;
  const choices = markingChoices;
  return html`<form method="post" action="${address}/mark" data-swap>
    <h3>${texts.heading}</h3>
    ${token}${editionField(view)}
    ${choiceEntry({ name: "marking", label: texts.label, value: draft.marking ?? "", choices, hint })}
    <p><button>${texts.button}</button></p>
    ${tellingLine(view, address)}
  </form>`;
}

/** What readers would see, in a sentence, with the pages themselves a step away. */
function tellingLine({ readers, told, progress }: DraftView, address: string): Html {
  if (progress.accepted === 0) return html`<p class="hint">${publishingTexts.nothingAccepted}</p>`;
  const preview = previewLine(readers, address);
  if (told.length === 0) {
    return html`<p class="warning">${publishingTexts.deskAlone}</p>
      ${preview}`;
  }
  if (told.includes("public"))
    return html`<p class="hint">${publishingTexts.told(told)}</p>
      ${preview}`;
  return html`<p class="warning">${publishingTexts.notPublic(told)}</p>
    ${preview}`;
}

function previewLine(readers: DraftView["readers"], address: string): Html {
  const { label, as } = publishingTexts.preview;
  return html`<p class="hint">
    ${label}
    ${readers.map((name, index) => {
      return html`${index === 0 ? null : " · "}<a href="${address}/preview?for=${name}">${as(name)}</a>`;
    })}
  </p>`;
}

function publishForm(view: DraftView, { address, token, note, leaveOut }: ClosingSheet): Html {
  const { undecided } = view.progress;
  const { publish: texts } = publishingTexts;
  return html`<form method="post" action="${address}/publish" id="publish" tabindex="-1">
    <h3>${texts.heading}</h3>
    ${token}${editionField(view)}
    ${areaEntry({ name: "note", label: texts.note, value: note, rows: 2, hint: texts.noteHint })}
    ${
      undecided === 0
        ? null
        : html`<p>
            <label class="check"
              ><input type="checkbox" name="leave-out" value="yes" required ${leaveOut ? html`checked` : null} />
              ${texts.leaveOut(undecided)}</label
            >
          </p>`
    }
    <p><button class="main">${texts.button(view.draft.base + 1)}</button></p>
  </form>`;
}

function abandonForm(view: DraftView, { address, token }: ClosingSheet): Html {
  const { aside } = publishingTexts;
  return html`<details class="abandon">
    <summary>${aside.summary}</summary>
    <form method="post" action="${address}/abandon">
      ${token}${editionField(view)}
      <label for="abandon-reason">${aside.reason}</label>
      <input id="abandon-reason" name="reason" required maxlength="500" autocomplete="off" />
      <button>${aside.button}</button>
      <p class="hint">${aside.hint}</p>
    </form>
  </details>`;
}

function editionField({ draft }: DraftView): Html {
  return html`<input type="hidden" name="edition" value="${draft.edition}" />`;
}
