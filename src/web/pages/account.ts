/** The account page: GET /account, who one is and how to leave; for administrators also everybody else's accounts. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { mayDo } from "../../domain/access.ts";
import type { Account } from "../../domain/account.ts";
import { type Role, roles } from "../../domain/role.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import type { SavedSearch } from "../../domain/saved-search.ts";
import type { AccountBook, SearchBook } from "../../store/store.ts";
import { addAccount, type Invited, linkHours, renewLink } from "../../workflow/accounts.ts";
import type { Face } from "../face.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { savedSection } from "../parts/saved-searches.ts";
import { requireAccount, requireOperation, type Routes } from "../route.ts";
import { accountTexts as texts } from "../texts/account.ts";
import { sayInstant } from "./desk-words.ts";
import { choiceEntry, findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** What the page shows besides the account itself. */
interface AccountSheet {
  readonly token: Html;
  /** Null for those who do not manage accounts. */
  readonly accounts: readonly Account[] | null;
  readonly searches: readonly SavedSearch[];
  readonly notice: Html | null;
  readonly findings: readonly Finding[];
  /** What was typed for a new account. */
  readonly form: { readonly name: string; readonly role: string };
  readonly status?: number;
}

/** The page, and for administrators adding accounts and renewing links. */
export const accountRoutes: Routes =
  ({ house, settings }) =>
  (app) => {
    app.get("/account", async (request, reply) => {
      requireAccount(request);
      return show(house.store, request, reply, {});
    });

    app.post("/account/people", async (request, reply) => {
      requireOperation(request, "administer");
      const typed = typedIn(request.body);
      const form = { name: typed.word("name"), role: typed.word("role") };
      try {
        const invited = await addAccount(house, { name: form.name, role: roleFrom(form.role) });
        return await show(house.store, request, reply, {
          notice: linkNotice(invited, settings.url ?? `${request.protocol}://${request.host}`),
          status: 201,
        });
      } catch (error) {
        return await showRefused(house, error, form, request, reply);
      }
    });

    app.post("/account/link", async (request, reply) => {
      requireOperation(request, "administer");
      const invited = await renewLink(house, typedIn(request.body).word("name"));
      return show(house.store, request, reply, {
        notice: linkNotice(invited, settings.url ?? `${request.protocol}://${request.host}`),
      });
    });
    return Promise.resolve();
  };

async function show(
  store: AccountBook & SearchBook,
  request: FastifyRequest,
  reply: FastifyReply,
  more: Partial<Omit<AccountSheet, "token" | "accounts" | "searches">>,
): Promise<FastifyReply> {
  const account = requireAccount(request);
  const accounts = mayDo(account.role, "administer") ? await store.listAccounts() : null;
  const searches = await store.listSearches(account.id);
  const empty = { notice: null, findings: [], form: { name: "", role: "member" } };
  return reply.page(accountPage(account, { ...empty, ...more, token: formField(request, reply), accounts, searches }));
}

async function showRefused(
  { store }: Face["house"],
  error: unknown,
  form: AccountSheet["form"],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!(error instanceof Refusal) || !["account-exists", "input-invalid"].includes(error.code)) throw error;
  const above = findingsNotice(error.findings, error.message) ?? notice("error", html`<p>${error.message}</p>`);
  const { findings } = error;
  return show(store, request, reply, { notice: above, findings, form, status: groundOf(error).status });
}

function roleFrom(text: string): Role {
  if (!isRole(text)) throw new Refusal("input-invalid", {}, [finding("role", "value-not-admitted", text)]);
  return text;
}

function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** `origin` is the scheme and host under which the site is reached. */
function linkNotice({ account, secret }: Invited, origin: string): Html {
  const link = `${origin}/password/${secret}`;
  return notice(
    "said",
    html`<p>${texts.sendLink(html`<strong><bdi>${account.name}</bdi></strong>`, linkHours)}</p>
      <p><code class="secret">${link}</code></p>`,
  );
}

function accountPage({ name, role }: Account, sheet: AccountSheet): PageContent {
  const body = html`<h1>${texts.title}</h1>
    ${sheet.notice}
    <p>${texts.signedIn(html`<strong><bdi>${name}</bdi></strong>`, role, roles[role])}</p>
    <form method="post" action="/sign-out">${sheet.token}<button>${texts.signOut}</button></form>
    ${savedSection(sheet.searches, sheet.token)}
    ${sheet.accounts === null ? null : html`${accountTable(sheet.accounts, sheet.token)} ${addForm(sheet)}`}`;
  const status = sheet.status === undefined ? {} : { status: sheet.status };
  return { title: texts.title, body, noindex: true, section: "/account", styles: ["desk.css"], ...status };
}

function accountTable(accounts: readonly Account[], token: Html): Html {
  const { column } = texts;
  return html`<section>
    <h2>${texts.accounts}</h2>
    <table class="records">
      <thead>
        <tr>
          <th scope="col">${column.name}</th>
          <th scope="col">${column.role}</th>
          <th scope="col">${column.password}</th>
          <th scope="col">${column.since}</th>
          <th scope="col">${column.link}</th>
        </tr>
      </thead>
      <tbody>
        ${accounts.map((account) => accountRow(account, token))}
      </tbody>
    </table>
  </section>`;
}

function accountRow({ name, role, password, created }: Account, token: Html): Html {
  const { column } = texts;
  return html`<tr>
    <th scope="row"><bdi>${name}</bdi></th>
    <td data-label="${column.role}">${role}</td>
    <td data-label="${column.password}">${password === null ? texts.notSet : texts.set}</td>
    <td data-label="${column.since}">${sayInstant(created)}</td>
    <td data-label="${column.link}">
      <form method="post" action="/account/link">
        ${token}<input type="hidden" name="name" value="${name}" />
        <button>${texts.newLink(name)}</button>
      </form>
    </td>
  </tr>`;
}

function addForm({ token, form, findings }: AccountSheet): Html {
  const choices = Object.entries(roles).map(([role, words]) => ({ value: role, label: texts.add.choice(role, words) }));
  return html`<section>
    <h2>${texts.add.heading}</h2>
    <form method="post" action="/account/people" class="narrow-form">
      ${token} ${lineEntry({ name: "name", label: texts.add.name, value: form.name, findings, required: true })}
      ${choiceEntry({ name: "role", label: texts.add.role, value: form.role, choices, findings })}
      <p><button class="main">${texts.add.button}</button></p>
    </form>
  </section>`;
}
