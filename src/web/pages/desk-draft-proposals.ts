/** The list beside the report: what is proposed, in words, with its quote, its speaker, and what can be decided of it. */
import type { AccountId } from "../../domain/account.ts";
import { rejectionReasons } from "../../domain/review.ts";
import { sayNote, sayStatement } from "../../domain/say.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import { sayValue } from "../parts/saying.ts";
import { deskTexts } from "../texts/desk.ts";
import { draftTexts } from "../texts/draft.ts";
import { groupsOf, type Item, type ItemGroup, subjectNames } from "./desk-draft-items.ts";
import { sayField, sayOrigin, saySpeaker, shorten } from "./desk-words.ts";

/** What the list needs besides its items. */
export interface ProposalSheet {
  /** `/desk/drafts/<id>`. */
  readonly address: string;
  readonly edition: number;
  /** The hidden field of every form. */
  readonly token: Html;
  /** False: the draft is closed, and nothing can be decided in it. */
  readonly open: boolean;
  /** Key of the current item; null where there is none. */
  readonly current: string | null;
  /** Names of those who decided. */
  readonly people: ReadonlyMap<AccountId, string>;
  /** A reason that was typed but not taken, to be shown again at its item. */
  readonly unsent: { readonly key: string; readonly reason: string; readonly sentence: string } | null;
}

/** All items under the headings of the codebook. */
export function proposalList(items: readonly Item[], sheet: ProposalSheet): Html {
  const names = subjectNames(items);
  return html`<datalist id="reasons">
      ${rejectionReasons.map((reason) => html`<option value="${reason}"></option>`)}
    </datalist>
    ${groupsOf(items).map((group) => groupSection(group, names, sheet))}`;
}

function groupSection({ heading, items }: ItemGroup, names: ReadonlyMap<string, string>, sheet: ProposalSheet): Html {
  const offered = new Set(items.flatMap(({ part, assertion }) => (part === "candidate" ? [assertion.field] : [])));
  const others = items.filter(({ part }) => part !== "candidate");
  return html`<section class="item-group">
    <h3>${heading}</h3>
    ${others.length === 0 ? null : itemList(others, false, names, sheet)}
    ${[...offered].map((field) => {
      const candidates = items.filter(({ part, assertion }) => part === "candidate" && assertion.field === field);
      return candidateList(candidates, names, sheet);
    })}
  </section>`;
}

function candidateList(candidates: readonly Item[], names: ReadonlyMap<string, string>, sheet: ProposalSheet): Html {
  const chosen = candidates.filter(({ decision }) => decision !== null).length;
  const n = candidates.length;
  return html`<div class="candidates">
    <p class="hint">${chosen === 0 ? draftTexts.candidates(n) : draftTexts.candidatesChosen(n, chosen)}</p>
    ${itemList(candidates, chosen > 0, names, sheet)}
  </div>`;
}

function itemList(
  items: readonly Item[],
  rivals: boolean,
  names: ReadonlyMap<string, string>,
  sheet: ProposalSheet,
): Html {
  return html`<ul class="items">
    ${items.map((item) => itemEntry(item, rivals, names, sheet))}
  </ul>`;
}

function itemEntry(item: Item, rivals: boolean, names: ReadonlyMap<string, string>, sheet: ProposalSheet): Html {
  const { key, state, assertion } = item;
  const current = key === sheet.current;
  const [head, lane = ""] = assertion.field.split(".");
  const look = `item is-${state} ${head === "responsibility" ? `lane-${lane}` : "lane-none"}`;
  const label = sayField(assertion, names);
  return html`<li
    class="${look}"
    id="p-${key}"
    data-key="${key}"
    data-state="${state}"
    tabindex="-1"
    aria-labelledby="n-${key}"
    ${current ? html`aria-current="true"` : null}
  >
    <div class="item-head">
      <h4 id="n-${key}">${label}</h4>
      <span class="state">${draftTexts.states[state]}</span>
    </div>
    ${valueOf(item)} ${quotesOf(item, sheet)}
    <p class="who">${saySpeaker(assertion)} <span class="origin">· ${sayOrigin(assertion.origin)}</span></p>
    ${decisionOf(item, sheet)} ${sheet.open ? deedsOf(item, label, rivals, sheet) : null}
  </li>`;
}

function valueOf({ assertion, before }: Item): Html {
  const { field, content } = assertion;
  const note = sayNote(content);
  const instead = before?.field === field ? sayStatement(field, before) : null;
  return html`<div class="value">
    ${sayValue(field, assertion)} ${note === null ? null : html`<span class="aside">${note}</span>`}
    ${instead === null || instead === sayStatement(field, assertion) ? null : html`<del><bdi>${instead}</bdi></del>`}
  </div>`;
}

function quotesOf({ key, assertion }: Item, { address }: ProposalSheet): Hole {
  return assertion.evidence.map(({ place }) => {
    const words = html`<q dir="auto">${shorten(place.quote, 280)}</q>`;
    return place.kind === "pointer"
      ? html`<p class="quote">${words} <code>${place.pointer}</code></p>`
      : html`<p class="quote"><a href="${address}?at=${key}#q-${key}" data-show="${key}">${words}</a></p>`;
  });
}

function decisionOf({ decision }: Item, { people }: ProposalSheet): Html | null {
  if (decision === null) return null;
  const { kind, reason } = decision;
  const said = draftTexts.decidedBy[kind](people.get(decision.by) ?? deskTexts.gone);
  return html`<p class="decision">
    ${reason === null ? said : draftTexts.because(said, html`<q dir="auto">${reason}</q>`)}
  </p>`;
}

function deedsOf(item: Item, label: string, rivals: boolean, sheet: ProposalSheet): Html {
  const { key, decision, part, state } = item;
  const decided = decision !== null;
  const editable = state !== "rejected" && state !== "retired";
  return html`<div class="deeds">
    ${decided || part === "standing" ? null : acceptDeeds(item, label, rivals, sheet)}
    ${
      editable
        ? html`<a class="button" href="${sheet.address}/amend?target=${key}" data-deed="amend"
            >${draftTexts.deeds.edit}<kbd>E</kbd><span class="unseen"> ${label}</span></a
          >`
        : null
    }
    ${decided || part === "candidate" ? null : refusalForm(item, label, sheet)}
    ${decided ? simpleDeed("undo", [draftTexts.deeds.undo, "U"], key, label, sheet) : null}
  </div>`;
}

/** Of candidates one is chosen; where one is chosen already, another can take its place or stand beside it. */
function acceptDeeds({ key, part }: Item, label: string, rivals: boolean, sheet: ProposalSheet): Hole {
  const { deeds } = draftTexts;
  if (part !== "candidate") return simpleDeed("accept", [deeds.accept, "A"], key, label, sheet);
  if (!rivals) return simpleDeed("choose", [deeds.choose, "A"], key, label, sheet);
  return [
    simpleDeed("choose", [deeds.chooseInstead, "A"], key, label, sheet),
    simpleDeed("accept", [deeds.chooseToo, ""], key, label, sheet),
  ];
}

function simpleDeed(
  kind: "accept" | "choose" | "undo",
  [words, letter]: readonly [string, string],
  key: string,
  label: string,
  sheet: ProposalSheet,
): Html {
  const hint = letter === "" ? null : html`<kbd>${letter}</kbd>`;
  return html`<form method="post" action="${sheet.address}/decide" data-swap data-deed="${kind}">
    ${hiddenFields(key, sheet)}
    <button name="kind" value="${kind}">${words}${hint}<span class="unseen"> ${label}</span></button>
  </form>`;
}

/** Rejecting needs a reason, so its button opens a line for it. */
function refusalForm({ key, part }: Item, label: string, sheet: ProposalSheet): Html {
  const kind = part === "standing" ? "retire" : "reject";
  const words = draftTexts.deeds[kind];
  const unsent = sheet.unsent?.key === key ? sheet.unsent : null;
  return html`<details class="refuse" data-deed="reject" ${unsent === null ? null : html`open`}>
    <summary class="button">${words}<kbd>R</kbd><span class="unseen"> ${label}</span></summary>
    <form method="post" action="${sheet.address}/decide" data-swap>
      ${hiddenFields(key, sheet)}
      <label for="r-${key}">${draftTexts.reason}</label>
      <input
        id="r-${key}"
        name="reason"
        list="reasons"
        required
        maxlength="500"
        autocomplete="off"
        value="${unsent?.reason ?? ""}"
      />
      <button name="kind" value="${kind}">${words}</button>
      ${unsent === null ? null : html`<p class="error">${unsent.sentence}</p>`}
    </form>
  </details>`;
}

function hiddenFields(key: string, { token, edition }: ProposalSheet): Html {
  return html`${token}<input type="hidden" name="edition" value="${edition}" />
    <input type="hidden" name="target" value="${key}" />`;
}
