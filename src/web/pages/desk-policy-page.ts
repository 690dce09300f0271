/** The page of the policy: what is in force, what is being changed, how to change it, and every version. */
import { policyFrom } from "../../domain/policy.ts";
import type { PolicyStanding, PolicyVersion, Redisclosure } from "../../domain/policy-book.ts";
import { shippedWritten } from "../../domain/shipped-policies.ts";
import type { ChangeProgress } from "../../workflow/policy-progress.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { deskTexts } from "../texts/desk.ts";
import { policyTexts as texts } from "../texts/policy.ts";
import { policyTable } from "./desk-policy-table.ts";
import { sayInstant } from "./desk-words.ts";

/** Everything that the page shows. */
export interface PolicyView {
  readonly standing: PolicyStanding;
  readonly inForce: PolicyVersion;
  /** Null: there was none. */
  readonly former: PolicyVersion | null;
  /** Newest first, as many as are listed. */
  readonly versions: readonly PolicyVersion[];
  /** Who made each, by account. */
  readonly people: ReadonlyMap<string, string>;
  /** Null: nothing is being changed. */
  readonly progress: ChangeProgress | null;
}

/** What the page is shown with. */
export interface PolicySheet {
  readonly token: Html;
  /** Whether the reader may change it. */
  readonly mayChange: boolean;
  readonly notice: Html | null;
  /** What was pasted, to be put right. */
  readonly pasted: string;
  readonly status?: number;
}

/** The page. */
export function policyPage(view: PolicyView, sheet: PolicySheet): PageContent {
  const { standing, inForce } = view;
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1>${texts.title}</h1>
    <p>${texts.intro}</p>
    ${sheet.notice} ${standing.change === null ? null : goingSection(standing.change, view, sheet)}
    <section aria-labelledby="in-force">
      <h2 id="in-force">${texts.inForce}</h2>
      <p>${texts.version(inForce.number, texts.named(inForce.written.name))}, ${madeOf(inForce, view)}.</p>
      ${inForce.note === "" ? null : html`<p>${texts.note}: <q dir="auto">${inForce.note}</q></p>`}
      ${undoForm(view, sheet)}
      <p class="hint">${texts.legend}</p>
      <details>
        <summary>${texts.tableAll}</summary>
        ${policyTable(policyFrom(inForce.written))}
      </details>
      <p><a href="/desk/policy/written">${texts.written}</a> <span class="hint">${texts.writtenHint}</span></p>
    </section>
    ${sheet.mayChange ? changeSection(view, sheet) : html`<p class="hint">${texts.onlyAdministrators}</p>`}
    <section aria-labelledby="versions">
      <h2 id="versions">${texts.versions}</h2>
      <p class="hint">${texts.versionsHint}</p>
      ${versionTable(view, sheet)}
    </section>`;
  const { status } = sheet;
  const page = { title: texts.title, body, noindex: true, section: "/desk", styles: ["desk.css"] } as const;
  return status === undefined ? page : { ...page, status };
}

function madeOf(version: PolicyVersion, { people }: PolicyView): Html {
  const who = html`<bdi>${people.get(version.by) ?? deskTexts.gone}</bdi>`;
  return html`${texts.since(sayInstant(version.at), who)}, ${texts.from(version.origin)}`;
}

function goingSection(
  change: Redisclosure,
  { standing, progress }: PolicyView,
  { token, mayChange }: PolicySheet,
): Html {
  const { going } = texts;
  const onlyRules = change.version === standing.inForce;
  const groups = change.groups === undefined ? null : new Intl.ListFormat("en").format(change.groups);
  const heading = onlyRules ? going.again : change.back ? going.back(change.version) : going.heading(change.version);
  const { done, all, rate, secondsLeft } = progress ?? { done: 0, all: 0, rate: 0, secondsLeft: null };
  const said = change.back ? going.left(done) : going.done(done, all);
  return html`<section aria-labelledby="going">
    <h2 id="going">${groups === null ? heading : going.groups(groups)}</h2>
    <p>
      <progress value="${done}" max="${Math.max(1, all)}" aria-labelledby="going"></progress>
      ${said}; ${secondsLeft === null ? going.soon : going.pace(rate, secondsLeft)}.
      <a href="/desk/policy">${going.look}</a>
    </p>
    <p class="hint">${groups === null ? going.about : going.groupsAbout}</p>
    ${
      !mayChange || change.back || onlyRules
        ? null
        : html`<form method="post" action="/desk/policy/stop" class="deeds">
            ${token}<button>${going.stop}</button>
            <p class="hint">${going.stopHint}</p>
          </form>`
    }
  </section>`;
}

/** One button, since it can be undone by the same button. */
function undoForm({ former, standing }: PolicyView, { token, mayChange }: PolicySheet): Html | null {
  if (former === null || !mayChange || standing.change !== null) return null;
  return html`<form method="post" action="/desk/policy/apply" class="deeds">
    ${token}
    <input type="hidden" name="version" value="${former.number}" />
    <input type="hidden" name="seen" value="${standing.inForce}" />
    <input type="hidden" name="note" value="${texts.undoNote(former.number)}" />
    <button>${texts.undo(former.number, former.written.name)}</button>
  </form>`;
}

function changeSection({ inForce }: PolicyView, { token, pasted }: PolicySheet): Html {
  return html`<section aria-labelledby="change">
    <h2 id="change">${texts.change}</h2>
    <p>${texts.changeHint}</p>
    <h3>${texts.shipped}</h3>
    <dl class="fields">
      ${Object.keys(shippedWritten).map(
        (name) =>
          html`<dt>${name}</dt>
            <dd>${texts.shippedMeaning[name] ?? null} ${compareForm(token, name, texts.compare(name))}</dd>`,
      )}
    </dl>
    <h3>${texts.edit}</h3>
    <p>${texts.editHint} <a href="/desk/policy/edit">${texts.edit}</a>. ${texts.editFrom(inForce.number)}</p>
    <h3>${texts.own}</h3>
    <form method="post" action="/desk/policy/compare" enctype="multipart/form-data" class="narrow-form">
      ${token}
      <div class="entry">
        <label for="f-file">${texts.file}</label>
        <input id="f-file" type="file" name="file" accept=".json,application/json" aria-describedby="f-file-hint" />
        <p class="hint" id="f-file-hint">${texts.fileHint}</p>
      </div>
      <div class="entry">
        <label for="f-policy">${texts.paste}</label>
        <textarea id="f-policy" name="policy" rows="6" spellcheck="false">${"\n"}${pasted}</textarea>
      </div>
      <p><button>${texts.send}</button></p>
    </form>
  </section>`;
}

function compareForm(token: Html, named: string | number, words: Html | string): Html {
  return html`<form method="post" action="/desk/policy/compare" class="deeds">
    ${token}<input type="hidden" name="named" value="${named}" /><button>${words}</button>
  </form>`;
}

function versionTable(view: PolicyView, { token, mayChange }: PolicySheet): Html {
  const { column, standing: words } = texts;
  const { inForce, change } = view.standing;
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${column.version}</th>
        <th scope="col">${column.name}</th>
        <th scope="col">${column.when}</th>
        <th scope="col">${column.who}</th>
        <th scope="col">${column.from}</th>
        <th scope="col">${column.note}</th>
      </tr>
    </thead>
    <tbody>
      ${view.versions.map((version) => {
        const { number, written, at, by, origin, note } = version;
        const stands = number === inForce ? words.inForce : number === change?.version ? words.coming : null;
        return html`<tr>
          <th scope="row">${number}${stands === null ? null : html` <span class="hint">${stands}</span>`}</th>
          <td data-label="${column.name}">
            <a href="/desk/policy/written?version=${number}"><bdi>${written.name}</bdi></a>
            ${
              mayChange && number !== inForce && change === null ? compareForm(token, number, texts.compareAgain) : null
            }
          </td>
          <td data-label="${column.when}">${sayInstant(at)}</td>
          <td data-label="${column.who}"><bdi>${view.people.get(by) ?? deskTexts.gone}</bdi></td>
          <td data-label="${column.from}">${texts.origins[origin]}</td>
          <td data-label="${column.note}"><bdi>${note}</bdi></td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}
