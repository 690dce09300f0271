/** One's API keys: GET /account/keys lists them and has the form for another, POST makes one and shows it once; each can be replaced and revoked. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { audiencesFor } from "../../domain/access.ts";
import type { Account } from "../../domain/account.ts";
import { parseAudienceName } from "../../domain/audience.ts";
import type { Finding } from "../../domain/finding.ts";
import { type ApiKey, keyDays, keyStateOf, type Scope, scopes } from "../../domain/key.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { makeKey, rotateKey, revokeKey, scopesFor } from "../../workflow/keys.ts";
import type { Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import { isFresh, requireFreshFor } from "../fresh.ts";
import { html, type Html } from "../parts/html.ts";
import { requireAccount, type Routes } from "../route.ts";
import { keyWaits } from "../second-factor-rule.ts";
import { speakerOf } from "../speaker.ts";
import { keyTexts as texts } from "../texts/keys.ts";
import { actingOf } from "../visit.ts";
import { notice } from "./form-entry.ts";
import { emptyKeyForm, keyPage, keysPage, madeNotice, type KeyForm } from "./keys-page.ts";
import { keyIn } from "./key-address.ts";
import { type Typed, typedIn } from "./typed.ts";

/** For how many hours a key that was replaced may go on. */
const overlaps = [24, 0] as const;

/** What a page says besides the list. */
interface Said {
  readonly notice?: Html;
  readonly form?: KeyForm;
  readonly findings?: readonly Finding[];
  readonly status?: number;
}

/** The pages and what is done on them. */
export const keyRoutes: Routes = (rooms) => (app) => {
  const { house, settings } = rooms;
  app.get("/account/keys", (request, reply) => show(rooms, request, reply, {}));

  app.post("/account/keys", async (request, reply) => {
    const { id: by } = await requireFreshFor(house, request, "make-key");
    const form = formIn(typedIn(request.body));
    try {
      const made = await makeKey(house, wantedBy(form), { ...actingOf(request.visit), by });
      const said = madeNotice(made, speakerOf(settings, request).url, null);
      return await show(rooms, request, reply, { notice: said, status: 201 });
    } catch (error) {
      if (!(error instanceof Refusal) || !["input-invalid", "keys-full"].includes(error.code)) throw error;
      const said = notice("error", html`<p>${texts.add.nothing} ${error.message}</p>`);
      const { findings } = error;
      return show(rooms, request, reply, { notice: said, form, findings, status: groundOf(error).status });
    }
  });

  app.get("/account/keys/:id", async (request, reply) => {
    const account = requireAccount(request);
    const key = await ownKey(rooms, account, request);
    const state = keyStateOf(key, house.clock());
    const fresh = await isFresh(house, request);
    const groups = await house.store.listGroups();
    const token = formField(request, reply);
    return reply.page(keyPage(key, account, { now: house.clock(), groups, token, state, fresh }));
  });

  app.post("/account/keys/:id/rotate", async (request, reply) => {
    const { id: by } = await requireFreshFor(house, request, "rotate-key");
    const asked = Number(typedIn(request.body).word("hours"));
    const hours = overlaps.find((known) => known === asked) ?? 0;
    const id = keyIn(request.params);
    const made = await rotateKey(house, { id, hours }, { ...actingOf(request.visit), by });
    const old = await house.store.findKey(id);
    const said = madeNotice(made, speakerOf(settings, request).url, old);
    return show(rooms, request, reply, { notice: said, status: 201 });
  });

  app.post("/account/keys/:id/revoke", async (request, reply) => {
    const account = requireAccount(request);
    const { id } = await ownKey(rooms, account, request);
    const { label } = await revokeKey(house, id, { ...actingOf(request.visit), by: account.id });
    const said = notice("said", html`<p>${texts.one.revoke.done(html`<strong><bdi>${label}</bdi></strong>`)}</p>`);
    return show(rooms, request, reply, { notice: said });
  });
  return Promise.resolve();
};

/** The key that an address names. What is another's is answered like what is not there, to administrators too: theirs is the page at the desk. */
async function ownKey({ house }: Rooms, account: Account, { params }: FastifyRequest): Promise<ApiKey> {
  const id = keyIn(params);
  const key = await house.store.findKey(id);
  if (key?.account !== account.id) throw new Refusal("key-not-found", { key: id });
  return key;
}

async function show(
  { house, settings }: Rooms,
  request: FastifyRequest,
  reply: FastifyReply,
  { notice: above = html``, form, findings = [], status = 200 }: Said,
): Promise<FastifyReply> {
  const account = requireAccount(request);
  const keys = await house.store.listKeys(account.id);
  const groups = await house.store.listGroups();
  const offered = { scopes: scopesFor(account.role), audiences: audiencesFor(account, groups), groups };
  const filled = form ?? emptyKeyForm(request.visit.audience);
  const token = formField(request, reply);
  const fresh = await isFresh(house, request);
  const waits = keyWaits(settings.secondFactor ?? "optional", account);
  const sheet = { keys, now: house.clock(), form: filled, findings, notice: above, token, fresh, waits, ...offered };
  return reply.page({ ...keysPage(account, sheet), status });
}

function formIn(typed: Typed): KeyForm {
  return {
    label: typed.word("label"),
    scopes: typed.all("scopes"),
    audience: typed.word("audience"),
    days: typed.word("days"),
  };
}

/** What was typed, as what is wanted. What is none of what is offered is left for the use case to refuse. */
function wantedBy({ label, scopes: chosen, audience, days }: KeyForm) {
  return {
    label,
    scopes: (Object.keys(scopes) as Scope[]).filter((scope) => chosen.includes(scope)),
    audience: parseAudienceName(audience) ?? "public",
    days: /^\d{1,4}$/.test(days) ? Number(days) : days === "" ? keyDays.usual : 0,
  };
}
