/** Everybody's API keys, for administrators: GET /desk/keys lists them, GET /desk/keys/:id shows one, which POST /desk/keys/:id/revoke takes back. */
import type { Account } from "../../domain/account.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { type ApiKey, keyStateOf } from "../../domain/key.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Instant } from "../../domain/report.ts";
import type { House } from "../../workflow/house.ts";
import { revokeKey } from "../../workflow/keys.ts";
import type { Shelves } from "../../store/store.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import { keyTable } from "../parts/key-table.ts";
import type { PageContent } from "../parts/page.ts";
import { leafOf, pager, readQuery, type Leaf } from "../parts/paging.ts";
import { requireOperation, type Routes } from "../route.ts";
import { keyTexts } from "../texts/keys.ts";
import { keyWaits } from "../second-factor-rule.ts";
import { actingOf } from "../visit.ts";
import { notice } from "./form-entry.ts";
import { keyIn } from "./key-address.ts";
import { keyFacts, revokeForm } from "./keys-page.ts";

const texts = keyTexts.desk;

/** The list, one key, and revoking it. */
export const deskKeyRoutes: Routes =
  ({ house, settings }) =>
  (app) => {
    const waits = (owner: Account | null) => owner !== null && keyWaits(settings.secondFactor ?? "optional", owner);
    app.get<{ Querystring: { readonly page?: unknown } }>("/desk/keys", async (request, reply) => {
      requireOperation(request, "administer");
      const page = readQuery((choose) => choose.page(request.query.page));
      const leaf = await leafOf(page, addressOf, (asked) => house.store.listAllKeys(asked));
      const owners = await ownersOf(house.store, leaf.entries);
      const isWaiting = ({ account }: ApiKey) => waits(owners.get(account) ?? null);
      return reply.page(listPage(leaf, { owners, isWaiting, ...(await knownBy(house)) }));
    });

    app.get("/desk/keys/:id", async (request, reply) => {
      requireOperation(request, "administer");
      const key = await house.store.findKey(keyIn(request.params));
      if (key === null) throw new Refusal("key-not-found", { key: keyIn(request.params) });
      const owner = await house.store.findAccount(key.account);
      const token = formField(request, reply);
      return reply.page(onePage(key, owner, { token, isWaiting: waits(owner), ...(await knownBy(house)) }));
    });

    app.post("/desk/keys/:id/revoke", async (request, reply) => {
      const { id: by } = requireOperation(request, "administer");
      await revokeKey(house, keyIn(request.params), { ...actingOf(request.visit), by });
      return reply.redirect("/desk/keys", 303);
    });
    return Promise.resolve();
  };

/** What else is needed to say what keys are good for. */
interface Known {
  readonly groups: readonly SharingGroup[];
  readonly now: Instant;
}

async function knownBy({ store, clock }: Pick<House, "store" | "clock">): Promise<Known> {
  return { groups: await store.listGroups(), now: clock() };
}

function addressOf(page: number): string {
  return page === 1 ? "/desk/keys" : `/desk/keys?page=${page}`;
}

async function ownersOf(
  store: Pick<Shelves, "findAccount">,
  keys: readonly ApiKey[],
): Promise<ReadonlyMap<string, Account>> {
  const ids = [...new Set(keys.map(({ account }) => account))];
  const accounts = await Promise.all(ids.map((id) => store.findAccount(id)));
  return new Map(accounts.filter((account) => account !== null).map((account) => [account.id, account]));
}

interface ListSheet extends Known {
  readonly owners: ReadonlyMap<string, Account>;
  readonly isWaiting: (key: ApiKey) => boolean;
}

function listPage(leaf: Leaf<ApiKey>, { owners, ...sheet }: ListSheet): PageContent {
  const list = keyTable({
    keys: leaf.entries,
    ...sheet,
    owner: null,
    ownerOf: ({ account }) => owners.get(account) ?? null,
    hrefOf: ({ id }) => `/desk/keys/${id}`,
    link: texts.revoke,
  });
  const body = html`<p class="where"><a href="/desk">${texts.back}</a></p>
    <h1>${texts.title}</h1>
    <p>${texts.lead}</p>
    ${leaf.total === 0 ? html`<p>${texts.none}</p>` : list} ${pager(leaf, addressOf)}
    <p class="fine">${keyTexts.noted}</p>`;
  return { title: texts.title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

interface KeySheet extends Known {
  readonly token: Html;
  readonly isWaiting: boolean;
}

function onePage(key: ApiKey, owner: Account | null, { token, isWaiting, ...known }: KeySheet): PageContent {
  const isGood = keyStateOf(key, known.now) === "active";
  const body = html`<p class="where"><a href="/desk/keys">${texts.list}</a></p>
    <h1><bdi>${key.label}</bdi></h1>
    <p>${keyTexts.column.owner}: <bdi>${owner?.name ?? texts.gone}</bdi></p>
    <p>${keyTexts.one.begins(key.id)}</p>
    ${keyFacts(key, owner, known)} ${isGood && isWaiting ? notice("error", html`<p>${texts.waits}</p>`) : null}
    ${isGood ? revokeForm(`/desk/keys/${key.id}/revoke`, key, token) : html`<p>${keyTexts.one.over}</p>`}`;
  return { title: keyTexts.one.title(key.label), body, noindex: true, section: "/desk", styles: ["desk.css"] };
}
