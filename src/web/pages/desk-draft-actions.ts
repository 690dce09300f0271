/** What can be done with a draft: POST /desk/drafts/:id/… Each answers with the next thing to decide, or with the same page and what was wrong. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Finding, finding } from "../../domain/finding.ts";
import { parseMarking } from "../../domain/marking.ts";
import { groundOf, Refusal, refusalCodes } from "../../domain/refusal.ts";
import { abandonDraft, reopenDraft } from "../../workflow/abandon.ts";
import { publishDraft } from "../../workflow/publish.ts";
import { rebaseDraft } from "../../workflow/rebase.ts";
import { reviewDraft, type Wish } from "../../workflow/review.ts";
import type { Face } from "../face.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import { actingFor } from "../acting.ts";
import type { Routes } from "../route.ts";
import { assertionTexts } from "../texts/assertion.ts";
import { draftTexts } from "../texts/draft.ts";
import { reasonMissing } from "./desk-assertion-form.ts";
import { formPage } from "./desk-draft.ts";
import { type Item, nextUndecided, subjectNames } from "./desk-draft-items.ts";
import { draftPage, type DraftVisit } from "./desk-draft-page.ts";
import { type DraftView, viewDraft } from "./desk-draft-view.ts";
import { sayField } from "./desk-words.ts";
import { atEntries, keyIn, typedForm, writtenFrom } from "./desk-written.ts";
import { findingsNotice, notice, wrongEntries } from "./form-entry.ts";
import { draftIn, editionIn, type Typed, typedIn } from "./typed.ts";

/** One submitted form with the draft as it is kept now. */
interface Action {
  readonly view: DraftView;
  readonly typed: Typed;
  /** The edition that the form was made from. */
  readonly edition: number;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The forms of a draft. */
export const draftActionRoutes: Routes =
  ({ house }) =>
  (app) => {
    const on = (name: string, act: (house: Face["house"], action: Action) => Promise<FastifyReply>) => {
      app.post(`/desk/drafts/:id/${name}`, async (request, reply) => {
        const typed = typedIn(request.body);
        const view = await viewDraft(house, draftIn(request.params));
        return act(house, { view, typed, edition: editionIn(typed), request, reply });
      });
    };
    on("decide", decide);
    on("mark", mark);
    on("add", (store, action) => write(store, action, null));
    on("amend", (store, action) => write(store, action, keyIn(action.view.items, action.typed, "target")));
    on("publish", publish);
    on("abandon", abandon);
    on("reopen", reopen);
    on("rebase", rebase);
    return Promise.resolve();
  };

async function decide(house: Face["house"], action: Action): Promise<FastifyReply> {
  const { view, typed, request } = action;
  const item = keyIn(view.items, typed, "target");
  const kind = typed.word("kind");
  const reason = typed.word("reason");
  if (item === null) {
    if (action.edition !== view.draft.edition) return showDraft(action, { status: 409, notice: staleNotice(null) });
    throw new Refusal("proposal-not-found", { target: typed.word("target").slice(0, 80) });
  }
  try {
    const acting = actingFor(request, "review");
    const wishes = wishesFor(kind, item, reason, view.items);
    await reviewDraft(house, { draft: view.draft.id, edition: action.edition, wishes, ...acting });
  } catch (error) {
    const unsent = reason === "" && kind !== "reject" && kind !== "retire" ? null : { key: item.key, reason };
    return showRefused(action, error, {
      at: item.key,
      stale: staleNotice(askedOf(kind, sayField(item.assertion, subjectNames(view.items)))),
      unsent: unsent === null ? null : { ...unsent, sentence: sentenceOf(error) },
    });
  }
  return goOn(action, kind === "undo" && item.part !== "added" ? item : null, item);
}

/** Null where the form asked for something that it does not offer. */
function askedOf(kind: string, field: string): string | null {
  const { accept, choose, reject, retire, undo } = draftTexts.asked;
  const asked = Object.entries({ accept, choose, reject, retire, undo }).find(([name]) => name === kind);
  return asked === undefined ? null : asked[1](field);
}

function wishesFor(kind: string, { key: target }: Item, reason: string, items: readonly Item[]): readonly Wish[] {
  switch (kind) {
    case "accept":
    case "undo":
      return [{ kind, target }];
    case "reject":
    case "retire":
      return [{ kind, target, reason }];
    case "choose":
      return [
        ...rivalsOf(target, items).map((rival): Wish => ({ kind: "undo", target: rival })),
        { kind: "accept", target },
      ];
    default:
      throw new Refusal("input-invalid", {}, [finding("kind", "value-not-admitted", kind)]);
  }
}

/** Candidates for the same field that were chosen before. */
function rivalsOf(target: Item["key"], items: readonly Item[]): readonly Item["key"][] {
  const chosen = items.find(({ key }) => key === target);
  return items
    .filter(({ part, decision }) => part === "candidate" && decision !== null)
    .filter(({ key, assertion }) => key !== target && assertion.field === chosen?.assertion.field)
    .map(({ key }) => key);
}

async function mark(house: Face["house"], action: Action): Promise<FastifyReply> {
  const { view, typed, request, edition } = action;
  const label = typed.word("marking");
  const marking = label === "" ? null : parseMarking(label);
  try {
    if (label !== "" && marking === null)
      throw new Refusal("input-invalid", {}, [finding("marking", "marking-invalid", label)]);
    const acting = actingFor(request, "review");
    await reviewDraft(house, { draft: view.draft.id, edition, wishes: [{ kind: "mark", marking }], ...acting });
  } catch (error) {
    return showRefused(action, error, {
      stale: staleNotice(label === "" ? draftTexts.asked.unmark : draftTexts.asked.mark(label)),
    });
  }
  return action.reply.redirect(`/desk/drafts/${view.draft.id}#publish`, 303);
}

/** Adds an assertion, or puts one in the place of another. */
async function write(house: Face["house"], action: Action, item: Item | null): Promise<FastifyReply> {
  const { view, typed, request, reply, edition } = action;
  const form = typedForm(typed);
  const show = (status: number, findings: readonly Finding[], above: Html | null) =>
    reply.page(formPage(view, form, { item, findings, notice: above, status }, request, reply));
  const report =
    view.reports.find(({ id }) => id === form.report) ?? (form.report === "" ? view.reports[0] : undefined);
  if (typed.word("step") === "field") return show(200, [], null);
  if (item === null && typed.word("target") !== "")
    return show(409, [], notice("error", html`<p>${draftTexts.goneForm}</p>`));
  const { written, findings } = writtenFrom(form, report ?? null);
  const missing = item !== null && item.part !== "added" && form.reason === "" ? [reasonMissing] : [];
  const wrong = [...findings, ...missing];
  if (wrong.length > 0) return show(422, wrong, wrongNotice(wrong));
  const quoted = report === undefined ? {} : { report: report.id };
  try {
    const acting = actingFor(request, "review");
    const next = await reviewDraft(house, {
      draft: view.draft.id,
      edition,
      wishes: writingWishes(item, { ...quoted, written, reason: form.reason }),
      ...acting,
    });
    const added = next.decisions.at(-1);
    return await goOn(action, null, item, added?.kind === "add" ? added.assertion.id : null);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const found = atEntries(error.findings);
    if (error.code === "draft-stale") return show(409, [], notice("error", html`<p>${draftTexts.staleForm}</p>`));
    if (found.length > 0) return show(422, found, wrongNotice(found));
    return show(groundOf(error).status, [], notice("error", html`<p>${error.message}</p>`));
  }
}

/** An added assertion has nothing behind it to amend: it makes room for the new one. */
function writingWishes(item: Item | null, { reason, ...rest }: Writing): readonly Wish[] {
  if (item !== null && item.part !== "added") return [{ kind: "amend", target: item.key, reason, ...rest }];
  const add: Wish = { kind: "add", ...rest, ...(reason === "" ? {} : { reason }) };
  return item === null ? [add] : [{ kind: "undo", target: item.key }, add];
}

type Writing = Pick<Wish & { kind: "amend" }, "written" | "reason" | "report">;

async function publish(house: Face["house"], action: Action): Promise<FastifyReply> {
  const { view, typed, request, reply, edition } = action;
  const note = typed.text("note").trim().slice(0, 5000);
  const leaveOut = typed.word("leave-out") === "yes";
  try {
    const acting = actingFor(request, "publish");
    const { revision } = await publishDraft(house, {
      draft: view.draft.id,
      edition,
      note,
      leaveOutUndecided: leaveOut,
      ...acting,
    });
    return await reply.redirect(`/desk/incidents/${revision.incident}?published=${revision.number}`, 303);
  } catch (error) {
    return showRefused(action, error, { stale: staleNotice(draftTexts.asked.publish), closing: { note, leaveOut } });
  }
}

async function abandon(house: Face["house"], action: Action): Promise<FastifyReply> {
  const { view, typed, edition, request, reply } = action;
  const command = { draft: view.draft.id, edition, reason: typed.word("reason") };
  try {
    await abandonDraft(house, { ...command, ...actingFor(request, "abandon") });
  } catch (error) {
    return showRefused(action, error, { stale: staleNotice(draftTexts.asked.putAside(typed.word("reason"))) });
  }
  return reply.redirect("/desk", 303);
}

async function reopen(house: Face["house"], action: Action): Promise<FastifyReply> {
  const { view, edition, request, reply } = action;
  await reopenDraft(house, { draft: view.draft.id, edition, ...actingFor(request, "reopen") });
  return reply.redirect(`/desk/drafts/${view.draft.id}`, 303);
}

async function rebase(house: Face["house"], action: Action): Promise<FastifyReply> {
  const { view, edition, request, reply } = action;
  try {
    await rebaseDraft(house, { draft: view.draft.id, edition, ...actingFor(request, "rebase") });
  } catch (error) {
    return showRefused(action, error, { stale: staleNotice(null) });
  }
  return reply.redirect(`/desk/drafts/${view.draft.id}`, 303);
}

/** To the next undecided item after the one that was decided; to publishing where none is left. */
async function goOn(
  { view, reply }: Action,
  stay: Item | null,
  after: Item | null,
  to: Item["key"] | null = null,
): Promise<FastifyReply> {
  const others = view.items.map((item) => (item.key === after?.key ? { ...item, state: "accepted" as const } : item));
  const next = to ?? stay?.key ?? nextUndecided(others, after?.key ?? null);
  const address = `/desk/drafts/${view.draft.id}`;
  return reply.redirect(next === null ? `${address}#publish` : `${address}?at=${next}#p-${next}`, 303);
}

interface Refused extends Pick<DraftVisit, "unsent" | "closing"> {
  readonly at?: Item["key"];
  readonly stale: Html;
}

/** The draft as it is now, with what was wrong and what was typed. What the page cannot help with is thrown on. */
async function showRefused(action: Action, error: unknown, { at, stale, ...rest }: Refused): Promise<FastifyReply> {
  if (!(error instanceof Refusal)) throw error;
  const { status } = groundOf(error);
  if (status !== 409 && status !== 422) throw error;
  const said = html`<p>${error.message}</p>
    ${error.code === "revision-stale" ? rebaseForm(action) : null}`;
  const plain = error.findings.length > 0 ? findingsNotice(error.findings, error.message) : notice("error", said);
  return showDraft(action, { ...rest, at: at ?? null, status, notice: error.code === "draft-stale" ? stale : plain });
}

/** The way out where somebody else has published: look at the record, then take the draft on from there. */
function rebaseForm({ view, request, reply }: Action): Html {
  const { id, incident, edition } = view.draft;
  return html`<p><a href="/desk/incidents/${incident}">${draftTexts.seeRecord}</a></p>
    <form method="post" action="/desk/drafts/${id}/rebase">
      ${formField(request, reply)}<input type="hidden" name="edition" value="${edition}" />
      <button>${draftTexts.rebase}</button>
      <p class="hint">${draftTexts.rebaseHint}</p>
    </form>`;
}

function showDraft(
  { view, request, reply }: Action,
  visit: Omit<DraftVisit, "token" | "at"> & Partial<Pick<DraftVisit, "at">>,
): FastifyReply {
  return reply.page(draftPage(view, { at: null, ...visit, token: formField(request, reply) }));
}

function sentenceOf(error: unknown): string {
  return error instanceof Refusal ? error.message : refusalCodes["input-invalid"].sentence;
}

function staleNotice(asked: string | null): Html {
  return notice("error", html`<p>${asked === null ? draftTexts.stale : draftTexts.staleAsked(asked)}</p>`);
}

function wrongNotice(findings: readonly Finding[]): Html {
  return wrongEntries(findings, draftTexts.nothingSaved, assertionTexts.labels);
}
