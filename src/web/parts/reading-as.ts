/** As whom a partner reads: the part of their account's page that says so and lets them choose among their sharing groups. */
import { groupsOf } from "../../domain/access.ts";
import type { Account } from "../../domain/account.ts";
import type { GroupName } from "../../domain/audience.ts";
import { isReadable, type SharingGroup } from "../../domain/group.ts";
import { choiceEntry } from "../pages/form-entry.ts";
import { groupTexts } from "../texts/groups.ts";
import { type Html, html } from "./html.ts";
import { section } from "./section.ts";

const texts = groupTexts.reading;

/** Everything that the part needs to know. */
export interface ReadingSheet {
  readonly groups: readonly SharingGroup[];
  /** The group as one of whose partners the account reads now; null: of none. */
  readonly readsAs: GroupName | null;
  readonly token: Html;
}

/** The part of the page; nothing for who is no partner, or of no group. */
export function readingSection(account: Account, { groups, readsAs, token }: ReadingSheet): Html | null {
  const own = groups.filter(({ name }) => account.groups.includes(name));
  if (account.role !== "partner" || own.length === 0) return null;
  const now = own.find(({ name }) => name === readsAs);
  const readable = groupsOf(account, groups);
  const choices = own.filter(({ name }) => readable.includes(name));
  const further = own.filter((group) => !isReadable(group));
  return section(
    "reading",
    texts.heading,
    html`<p>${now === undefined ? texts.asNone : texts.as(html`<strong>${groupTitle(now)}</strong>`)}</p>
      ${now === undefined || now.about === "" ? null : html`<p class="hint as-typed" dir="auto">${now.about}</p>`}
      ${choices.length < 2 ? null : switchForm(choices, readsAs, token)}
      ${further.map((group) => html`<p>${(group.closed === null ? texts.waiting : texts.closed)(groupTitle(group))}</p>`)}`,
  );
}

function switchForm(choices: readonly SharingGroup[], readsAs: GroupName | null, token: Html): Html {
  return html`<p>${texts.oneAtATime}</p>
    <form method="post" action="/account/reading-as" class="narrow-form">
      ${token}
      ${choiceEntry({
        name: "group",
        label: texts.label,
        value: readsAs ?? "",
        choices: choices.map(({ name, title }) => ({ value: name, label: title })),
      })}
      <p><button>${texts.button}</button></p>
    </form>`;
}

/** A group as running text names it. */
export function groupTitle({ title }: Pick<SharingGroup, "title">): Html {
  return html`<bdi>${title}</bdi>`;
}
