/** People: GET /desk/people, who waits for approval and everybody's account; POST /desk/people adds somebody. For administrators. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Account } from "../../domain/account.ts";
import type { GroupName } from "../../domain/audience.ts";
import { hasSecondFactor } from "../../domain/factor.ts";
import type { Finding } from "../../domain/finding.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import { roles } from "../../domain/role.ts";
import { addAccount } from "../../workflow/accounts.ts";
import { lastUseOf } from "../../workflow/administration.ts";
import { signedIn } from "../../workflow/doer.ts";
import { daysBefore } from "../../workflow/retention.ts";
import { siteOf } from "../entrance.ts";
import type { FaceSettings, Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import { requireFreshFor } from "../fresh.ts";
import { html, type Html } from "../parts/html.ts";
import { invitedNotice } from "../parts/invited-notice.ts";
import type { PageContent } from "../parts/page.ts";
import { type Leaf, leafOf, pager, readQuery } from "../parts/paging.ts";
import { requireOperation, type Routes } from "../route.ts";
import { peopleTexts as texts } from "../texts/people.ts";
import { sayInstant } from "./desk-words.ts";
import { choiceEntry, findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { roleChoices, roleIn } from "./role-entry.ts";
import { type Typed, typedIn } from "./typed.ts";

/** What the page shows. */
interface PeopleSheet {
  readonly token: Html;
  readonly pending: readonly Account[];
  readonly people: Leaf<Person>;
  /** All sharing groups that there ever were. */
  readonly groups: readonly SharingGroup[];
  readonly mails: { readonly mails: number; readonly oldest: Instant | null };
  readonly settings: FaceSettings;
  readonly now: Instant;
  readonly notice: Html | null;
  readonly findings: readonly Finding[];
  /** What was typed for a new account. */
  readonly form: { readonly name: string; readonly email: string; readonly role: string };
}

/** An account with when it was last used; null: never. */
interface Person {
  readonly account: Account;
  readonly used: Instant | null;
}

const emptyForm = { name: "", email: "", role: "member" };

/** Accounts of which nothing was heard for so many days are marked, where no setting says otherwise. */
const usualUnusedDays = 180;

/** The page. */
export const peopleRoutes: Routes = (rooms) => (app) => {
  const { house, settings, post } = rooms;
  app.get("/desk/people", async (request, reply) => {
    requireOperation(request, "administer");
    const said = doneIn(typedIn(request.query).word("said"));
    return reply.page(peoplePage(await sheetOf(rooms, request, reply, { notice: said })));
  });

  app.post("/desk/people", async (request, reply) => {
    const account = await requireFreshFor(house, request, "invite");
    const form = formIn(typedIn(request.body));
    try {
      const newcomer = { ...form, role: roleIn(form.role) };
      const invited = await addAccount(house, newcomer, { doer: signedIn(account), site: siteOf(settings) });
      const said = await invitedNotice(invited, post, settings.url ?? `${request.protocol}://${request.host}`);
      return await reply.page({ ...peoplePage(await sheetOf(rooms, request, reply, { notice: said })), status: 201 });
    } catch (error) {
      if (!(error instanceof Refusal) || !["account-exists", "input-invalid"].includes(error.code)) throw error;
      const said = findingsNotice(error.findings, error.message) ?? notice("error", html`<p>${error.message}</p>`);
      const { findings } = error;
      const sheet = await sheetOf(rooms, request, reply, { notice: said, findings, form });
      return reply.page({ ...peoplePage(sheet), status: groundOf(error).status });
    }
  });
  return Promise.resolve();
};

function formIn(typed: Typed): PeopleSheet["form"] {
  return { name: typed.word("name"), email: typed.word("email"), role: typed.word("role") };
}

/** What was done on another page, by the word in the address. */
function doneIn(word: string): Html | null {
  const done: Readonly<Record<string, string>> = texts.done;
  const said = Object.hasOwn(done, word) ? done[word] : undefined;
  return said === undefined ? null : notice("said", html`<p>${said}</p>`);
}

async function sheetOf(
  { house, settings }: Pick<Rooms, "house" | "settings">,
  request: FastifyRequest,
  reply: FastifyReply,
  more: Partial<Pick<PeopleSheet, "notice" | "findings" | "form">>,
): Promise<PeopleSheet> {
  const { store, clock } = house;
  const accounts = await store.listAccounts();
  const pending = accounts.filter(({ state }) => state === "pending");
  const page = readQuery(({ page }) => page(request.method === "GET" ? pageAsked(request.query) : undefined));
  const people = await leafOf(page, addressOf, async ({ offset, limit }) => {
    const shown = accounts.slice(offset, offset + limit);
    const entries = await Promise.all(
      shown.map(async (account) => ({ account, used: await lastUseOf(store, account.id) })),
    );
    return { entries, total: accounts.length };
  });
  const mails = await store.mailsWaiting();
  const groups = await store.listGroups();
  const sheet = { pending, people, groups, mails, settings, now: clock(), token: formField(request, reply) };
  return { notice: null, findings: [], form: emptyForm, ...more, ...sheet };
}

function pageAsked(query: unknown): unknown {
  return query !== null && typeof query === "object" && "page" in query ? query.page : undefined;
}

function addressOf(page: number): string {
  return page === 1 ? "/desk/people" : `/desk/people?page=${page}`;
}

function peoplePage(sheet: PeopleSheet): PageContent {
  const { mails, oldest } = sheet.mails;
  const body = html`<h1>${texts.title}</h1>
    ${sheet.notice}
    ${
      oldest === null
        ? null
        : notice(
            "error",
            html`<p>${texts.mails(mails, sayInstant(oldest))}</p>
              <p>${texts.mailsHelp}</p>`,
          )
    }
    ${waitingList(sheet)} ${peopleTable(sheet)} ${addForm(sheet)}`;
  return { title: texts.title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function waitingList({ pending, settings }: PeopleSheet): Html {
  const { waiting } = texts;
  const none = settings.registration === "approval" ? waiting.none : waiting.closed;
  return html`<section>
    <h2>${waiting.heading}</h2>
    ${
      pending.length === 0
        ? html`<p>${none}</p>`
        : html`<ul class="values">
            ${pending.map(
              ({ id, name, created }) =>
                html`<li>
                  <a href="/desk/people/${id}"><bdi>${name}</bdi></a>
                  <span class="hint">${waiting.since(sayInstant(created))}</span>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function peopleTable(sheet: PeopleSheet): Html {
  const { people, settings } = sheet;
  const { column } = texts;
  const days = settings.unusedDays ?? usualUnusedDays;
  return html`<section>
    <h2>${texts.all}</h2>
    <table class="records">
      <thead>
        <tr>
          ${Object.values(column).map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${people.entries.map((person) => personRow(person, sheet, days))}
      </tbody>
    </table>
    ${pager(people, addressOf)}
  </section>`;
}

function personRow({ account, used }: Person, { groups: all, now }: PeopleSheet, days: number): Html {
  const { column } = texts;
  const { id, name, role, groups, state, created } = account;
  const ofGroups = texts.ofGroups[role === "partner" ? "partner" : "other"];
  const titleOf = (group: GroupName) => all.find((known) => known.name === group)?.title ?? group;
  const isUnused = days > 0 && (used ?? created) < daysBefore(now, days);
  return html`<tr>
    <th scope="row">
      <a href="/desk/people/${id}"><bdi>${name}</bdi></a>
    </th>
    <td data-label="${column.role}">
      ${role}
      ${groups.length === 0 ? null : html`<span class="hint">${ofGroups(groups.map(titleOf).join(", "))}</span>`}
    </td>
    <td data-label="${column.state}">${texts.states[state]}</td>
    <td data-label="${column.factor}">${hasSecondFactor(account) ? texts.yes : texts.no}</td>
    <td data-label="${column.used}">
      ${used === null ? texts.never : sayInstant(used)}
      ${isUnused ? html`<span class="hint">${texts.unused(days)}</span>` : null}
    </td>
  </tr>`;
}

function addForm({ token, form, findings }: PeopleSheet): Html {
  const { add } = texts;
  return html`<section>
    <h2>${add.heading}</h2>
    <p>${add.lead}</p>
    <form method="post" action="/desk/people" class="narrow-form">
      ${token} ${lineEntry({ name: "name", label: add.name, value: form.name, findings, required: true })}
      ${lineEntry({ name: "email", label: add.email, value: form.email, type: "email", findings })}
      ${choiceEntry({
        name: "role",
        label: add.role,
        value: form.role,
        choices: roleChoices((role) => add.choice(role, roles[role])),
        findings,
      })}
      <p><button class="main">${add.button}</button></p>
    </form>
  </section>`;
}
