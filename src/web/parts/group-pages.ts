/** The pages of sharing groups at the desk: the list with the form for another, one group, and the page that asks before one is closed. */
import type { Account } from "../../domain/account.ts";
import type { Finding } from "../../domain/finding.ts";
import { mostGroups, type SharingGroup } from "../../domain/group.ts";
import type { Redisclosure } from "../../domain/policy-book.ts";
import type { Instant } from "../../domain/report.ts";
import { sayInstant } from "../pages/desk-words.ts";
import { areaEntry, lineEntry } from "../pages/form-entry.ts";
import { deskTexts } from "../texts/desk.ts";
import { groupTexts as texts } from "../texts/groups.ts";
import type { WantedGroup } from "../../workflow/groups.ts";
import { facts } from "./facts.ts";
import { isBeingTold, sayState } from "./group-state.ts";
import { type Html, html } from "./html.ts";
import type { PageContent } from "./page.ts";
import { section } from "./section.ts";

/** What all pages of groups are shown with. */
export interface GroupSheet {
  readonly token: Html;
  /** Whether the reader may change groups, and see whose accounts there are. */
  readonly mayChange: boolean;
  readonly notice: Html | null;
  readonly findings: readonly Finding[];
  /** What was typed. */
  readonly form: WantedGroup;
  /** What is being told anew at this moment; null: nothing. */
  readonly change: Redisclosure | null;
  readonly now: Instant;
  /** Left out: 200. */
  readonly status?: number;
}

/** A group with those who are of it. */
export interface GroupView {
  readonly group: SharingGroup;
  readonly people: readonly Account[];
}

/** Nothing typed yet. */
export const emptyGroupForm: WantedGroup = { name: "", title: "", about: "" };

const longestName = 60;

/** The list. */
export function groupsPage(groups: readonly GroupView[], sheet: GroupSheet): PageContent {
  const body = html`<p class="where"><a href="/desk">${deskTexts.title}</a></p>
    <h1>${texts.title}</h1>
    ${sheet.notice}
    <p>${texts.intro}</p>
    ${groups.length === 0 ? html`<p>${texts.none}</p>` : groupTable(groups, sheet)}
    ${sheet.mayChange ? section("make", texts.add.heading, makePart(groups, sheet)) : html`<p class="hint">${texts.onlyAdministrators}</p>`}`;
  return withStatus(pageOf(texts.title, body), sheet);
}

/** One group. */
export function groupPage({ group, people }: GroupView, sheet: GroupSheet): PageContent {
  const { fact } = texts.one;
  const entries = [
    [fact.name, html`<code>${group.name}</code>`],
    [fact.state, sayState(group, sheet.change, sheet.now)],
    [fact.made, sayInstant(group.created)],
    ...(sheet.mayChange ? [] : [[fact.people, texts.counted(people.length)] as const]),
  ] as const;
  const body = html`${where}
    <h1><bdi>${group.title}</bdi></h1>
    ${sheet.notice} ${group.about === "" ? null : html`<p class="as-typed" dir="auto">${group.about}</p>`}
    ${facts(entries)}
    ${
      isBeingTold(group)
        ? html`<p class="hint">
            ${texts.waiting.about} <a href="/desk/groups/${group.name}">${texts.waiting.look}</a>
          </p>`
        : null
    }
    ${sheet.mayChange ? changeParts({ group, people }, sheet) : html`<p class="hint">${texts.onlyAdministrators}</p>`}`;
  return withStatus(pageOf(group.title, body), sheet);
}

/** The page that asks before a group is closed, and says what that means. */
export function closingPage({ group, people }: GroupView, token: Html): PageContent {
  const { closing } = texts;
  const body = html`${where}
    <h1>${closing.title(group.title)}</h1>
    <p>${closing.people(people.length)}</p>
    <p>${closing.keys}</p>
    <p>${closing.restricted}</p>
    <p>${closing.kept}</p>
    <form method="post" action="/desk/groups/${group.name}/close">
      ${token}
      <p class="deeds">
        <button class="main">${closing.button}</button>
        <a class="button" href="/desk/groups/${group.name}">${closing.back}</a>
      </p>
    </form>`;
  return pageOf(closing.title(group.title), body);
}

const where = html`<p class="where">
  <a href="/desk">${deskTexts.title}</a> · <a href="/desk/groups">${texts.title}</a>
</p>`;

function pageOf(title: string, body: Html): PageContent {
  return { title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function withStatus(page: PageContent, { status }: GroupSheet): PageContent {
  return status === undefined ? page : { ...page, status };
}

function groupTable(groups: readonly GroupView[], { change, now }: GroupSheet): Html {
  const { column } = texts;
  return html`<table class="records">
    <thead>
      <tr>
        ${Object.values(column).map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${groups.map(
        ({ group, people }) =>
          html`<tr>
            <th scope="row">
              <a href="/desk/groups/${group.name}"><bdi>${group.title}</bdi></a>
              <span class="hint"><code>${group.name}</code></span>
            </th>
            <td data-label="${column.state}">${sayState(group, change, now)}</td>
            <td data-label="${column.people}">${people.length}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function makePart(groups: readonly GroupView[], { token, form, findings }: GroupSheet): Html {
  const { add } = texts;
  if (groups.filter(({ group }) => group.closed === null).length >= mostGroups)
    return html`<p>${add.full(mostGroups)}</p>`;
  return html`<form method="post" action="/desk/groups" class="narrow-form">
    ${token}
    ${lineEntry({
      name: "name",
      label: add.name,
      value: form.name,
      hint: add.nameHint(longestName),
      findings,
      required: true,
    })}
    ${wordEntries(form, findings)}
    <p><button class="main">${add.button}</button></p>
  </form>`;
}

function wordEntries(form: Omit<WantedGroup, "name">, findings: readonly Finding[]): Html {
  const { add } = texts;
  const title = { name: "title", label: add.title, value: form.title, hint: add.titleHint, findings, required: true };
  const about = { name: "about", label: add.about, value: form.about, hint: add.aboutHint, findings, rows: 4 };
  return html`${lineEntry(title)} ${areaEntry(about)}`;
}

function changeParts({ group, people }: GroupView, { token, form, findings }: GroupSheet): Html {
  const { describe, close, reopen } = texts.one;
  const address = `/desk/groups/${group.name}`;
  const describing = html`<form method="post" action="${address}/describe" class="narrow-form">
    ${token} ${wordEntries(form, findings)}
    <p><button>${describe.button}</button></p>
  </form>`;
  const ending =
    group.closed === null
      ? section(
          "close",
          close.heading,
          html`<p>${close.lead}</p>
            <p><a class="button quiet" href="${address}/close">${close.link}</a></p>`,
        )
      : section(
          "reopen",
          reopen.heading,
          html`<p>${reopen.lead}</p>
            <form method="post" action="${address}/reopen">
              ${token}
              <p><button class="quiet">${reopen.button}</button></p>
            </form>`,
        );
  return html`${section("people", texts.one.people.heading, peopleList(people))}
  ${section("describe", describe.heading, describing)} ${ending}`;
}

function peopleList(people: readonly Account[]): Html {
  const { people: words } = texts.one;
  const list = html`<ul class="values">
    ${people.map(
      ({ id, name, role }) =>
        html`<li>
          <a href="/desk/people/${id}"><bdi>${name}</bdi></a>
          ${role === "partner" ? null : html`<span class="hint">${words.role(role)}</span>`}
        </li>`,
    )}
  </ul>`;
  return html`${people.length === 0 ? html`<p>${words.none}</p>` : list}
    <p class="hint">${words.lead} <a href="/desk/people">${words.all}</a></p>`;
}
