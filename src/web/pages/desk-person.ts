/** One person: GET /desk/people/:id, and everything that an administrator does to an account. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Account, AccountId } from "../../domain/account.ts";
import { finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { renewLink } from "../../workflow/accounts.ts";
import {
  changeGroups,
  changeRole,
  endSessionsOf,
  lastUseOf,
  resumeAccount,
  suspendAccount,
} from "../../workflow/administration.ts";
import { type Doer, getAccount, signedIn } from "../../workflow/doer.ts";
import { eraseAccount } from "../../workflow/erasure.ts";
import { approveRegistration, refuseRegistration } from "../../workflow/registration.ts";
import { clearFactors } from "../../workflow/second-factor.ts";
import { sessionsOf } from "../../workflow/session.ts";
import { siteOf } from "../entrance.ts";
import type { Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import { requireFreshFor } from "../fresh.ts";
import { html, type Html } from "../parts/html.ts";
import { invitedNotice } from "../parts/invited-notice.ts";
import { type PersonSheet, erasePage, personPage } from "../parts/person.ts";
import { requireOperation, type Routes } from "../route.ts";
import { peopleTexts as texts } from "../texts/people.ts";
import { findingsNotice, notice } from "./form-entry.ts";
import { roleIn } from "./role-entry.ts";
import { type Typed, typedIn } from "./typed.ts";

/** Something that is done to an account by a form, after which a page says so. */
interface Deed {
  readonly path: string;
  /** The word by which the page says what was done. */
  readonly done: keyof typeof texts.done;
  /** Whether the account is there still to be shown. */
  readonly remains: boolean;
  /** Whether it lets somebody in, or further: then it asks again who does it. */
  readonly admits: boolean;
  do(doer: Doer, account: AccountId, typed: Typed): Promise<unknown>;
}

/** The pages. */
export const personRoutes: Routes = (rooms) => (app) => {
  const { house, settings, post } = rooms;
  /** Somebody else's account: one's own is erased on the page of one's own data, with the password. */
  const otherOf = async (request: FastifyRequest): Promise<Account> => {
    const { id } = requireOperation(request, "erase-account");
    const account = await getAccount(house.store, idIn(request.params));
    if (account.id === id) throw new Refusal("own-account");
    return account;
  };

  app.get("/desk/people/:id", async (request, reply) => {
    return reply.page(personPage(await sheetOf(rooms, request, reply, doneIn(typedIn(request.query).word("said")))));
  });

  for (const deed of deedsOf(rooms)) {
    app.post(`/desk/people/:id/${deed.path}`, async (request, reply) => {
      const may = "administer";
      const doer = signedIn(deed.admits ? await requireFreshFor(house, request, may) : requireOperation(request, may));
      const id = idIn(request.params);
      try {
        await deed.do(doer, id, typedIn(request.body));
      } catch (error) {
        return showRefused(rooms, error, request, reply);
      }
      post.nudge();
      return reply.redirect(`${deed.remains ? `/desk/people/${id}` : "/desk/people"}?said=${deed.done}`, 303);
    });
  }

  app.post("/desk/people/:id/link", async (request, reply) => {
    const doer = signedIn(await requireFreshFor(house, request, "renew-link"));
    try {
      const { name } = await getAccount(house.store, idIn(request.params));
      const invited = await renewLink(house, name, { doer, site: siteOf(settings) });
      const said = await invitedNotice(invited, post, settings.url ?? `${request.protocol}://${request.host}`);
      return await reply.page(personPage(await sheetOf(rooms, request, reply, said)));
    } catch (error) {
      return showRefused(rooms, error, request, reply);
    }
  });

  app.get("/desk/people/:id/erase", async (request, reply) => {
    const account = await otherOf(request);
    return reply.page(erasePage(account, [], null, formField(request, reply)));
  });

  app.post("/desk/people/:id/erase", async (request, reply) => {
    const doer = signedIn(await requireFreshFor(house, request, "erase-account"));
    const account = await otherOf(request);
    if (typedIn(request.body).word("confirm") !== account.name) {
      const findings = [finding("confirm", "confirmation-differs")];
      const said = findingsNotice(findings, new Refusal("input-invalid").message);
      return reply.page({ ...erasePage(account, findings, said, formField(request, reply)), status: 422 });
    }
    await eraseAccount(house, doer, { account: account.id, site: siteOf(settings) });
    post.nudge();
    return reply.redirect("/desk/people?said=erased", 303);
  });
  return Promise.resolve();
};

function deedsOf(rooms: Rooms): readonly Deed[] {
  return [...belongingDeeds(rooms), ...accessDeeds(rooms)];
}

/** Whether somebody belongs here, and as what. */
function belongingDeeds({ house, settings }: Rooms): readonly Deed[] {
  const site = siteOf(settings);
  return [
    {
      path: "approve",
      done: "approved",
      remains: true,
      admits: true,
      do: (doer, account, typed) =>
        approveRegistration(house, doer, { account, role: roleIn(typed.word("role")), site }),
    },
    {
      path: "refuse",
      done: "refused",
      remains: false,
      admits: false,
      do: (doer, account) => refuseRegistration(house, doer, { account, site }),
    },
    {
      path: "role",
      done: "role",
      remains: true,
      admits: true,
      do: (doer, account, typed) => changeRole(house, doer, account, roleIn(typed.word("role"))),
    },
    {
      path: "groups",
      done: "groups",
      remains: true,
      admits: true,
      do: (doer, account, typed) => changeGroups(house, doer, account, typed.all("groups")),
    },
  ];
}

/** Whether they get in, and by what. */
function accessDeeds({ house, settings }: Rooms): readonly Deed[] {
  const site = siteOf(settings);
  return [
    {
      path: "suspend",
      done: "suspended",
      remains: true,
      admits: false,
      do: (doer, account) => suspendAccount(house, doer, account),
    },
    {
      path: "resume",
      done: "resumed",
      remains: true,
      admits: true,
      do: (doer, account) => resumeAccount(house, doer, account),
    },
    {
      path: "end-sessions",
      done: "sessions",
      remains: true,
      admits: false,
      do: (doer, account) => endSessionsOf(house, doer, account),
    },
    {
      path: "factors",
      done: "factors",
      remains: true,
      admits: true,
      do: (doer, account) => clearFactors(house, { account, site }, doer),
    },
  ];
}

/** The account that an address names. Refuses what cannot name one. */
function idIn(params: unknown): AccountId {
  const id = typedIn(params).text("id");
  if (!/^[\w-]{1,64}$/.test(id)) throw new Refusal("account-not-found");
  return id as AccountId;
}

function doneIn(word: string): Html | null {
  const done: Readonly<Record<string, string>> = texts.done;
  const said = Object.hasOwn(done, word) ? done[word] : undefined;
  return said === undefined ? null : notice("said", html`<p>${said}</p>`);
}

async function sheetOf(
  { house }: Pick<Rooms, "house">,
  request: FastifyRequest,
  reply: FastifyReply,
  said: Html | null,
): Promise<PersonSheet> {
  const reader = requireOperation(request, "administer");
  const account: Account = await getAccount(house.store, idIn(request.params));
  const sessions = await sessionsOf(house, account.id);
  const keys = await house.store.listKeys(account.id);
  return {
    account,
    isOwn: account.id === reader.id,
    groups: await house.store.listGroups(),
    sessions: sessions.length,
    keys: keys.filter(({ revoked }) => revoked === null).length,
    used: await lastUseOf(house.store, account.id),
    token: formField(request, reply),
    notice: said,
  };
}

/** What was refused, on the page on which it was tried. */
async function showRefused(
  rooms: Rooms,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const told = ["account-state", "last-administrator", "own-account", "input-invalid"];
  if (!(error instanceof Refusal) || !told.includes(error.code)) throw error;
  const said = findingsNotice(error.findings, error.message) ?? notice("error", html`<p>${error.message}</p>`);
  return reply.page({
    ...personPage(await sheetOf(rooms, request, reply, said)),
    status: groundOf(error).status,
  });
}
