/**
 * Signing in with a provider of identities: on to it and back (below /sign-in/provider), and linking one's account with it (below
 * /account/security/identities). Where none is set, none of these pages is there.
 */
import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import type { IdentityProvider, Journey, Vouched } from "../../identity/provider.ts";
import { accountOfLink } from "../../workflow/accounts.ts";
import {
  acceptWithIdentity,
  enterWithIdentity,
  linkIdentity,
  registerIdentity,
  unlinkIdentity,
} from "../../workflow/open-id.ts";
import { noteRefused } from "../../workflow/refused-sign-ins.ts";
import { doorGuard, entranceOf, letIn, owe, siteOf } from "../entrance.ts";
import type { Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import { requireFresh } from "../fresh.ts";
import { ownOrigin } from "../own-place.ts";
import { leavePage, registeredPage, unknownPage } from "../parts/provider-pages.ts";
import { localPath, requireAccount, type Routes } from "../route.ts";
import { type Facts, forgetSealed, keepSealed, sealedIn } from "../sealed.ts";
import { typedIn } from "./typed.ts";

/** Journeys within a quarter of an hour from one address. */
const limits = { name: 60, address: 60, seconds: 15 * 60 } as const;

/** What the browser keeps on its way to the provider and back. */
const underway = { name: "casebook_journey", minutes: 10 } as const;

/** Whom the provider vouched for, while nobody here is linked with them. */
const stranger = { name: "casebook_stranger", minutes: 30 } as const;

const backPath = "/sign-in/provider/return";

/** The pages, where a provider is set. */
export const openIdRoutes: Routes = (rooms) => (app) => {
  const { provider = null } = rooms;
  const absent = (): never => {
    throw new Refusal("page-not-found");
  };
  app.get("/sign-in/provider", provider === null ? absent : leaveToEnter(rooms, provider));
  app.get(backPath, provider === null ? absent : comeBack(rooms, provider));
  app.get("/sign-in/provider/unknown", (request, reply) =>
    provider === null ? absent() : reply.page(strangerPage(rooms, provider, request, reply)),
  );
  app.post("/sign-in/provider/register", provider === null ? absent : registerStranger(rooms, provider));
  app.post("/sign-in/provider/invitation", provider === null ? absent : leaveInvited(rooms, provider));
  app.post("/account/security/identities", provider === null ? absent : leaveToLink(rooms, provider));
  app.post("/account/security/identities/remove", async (request, reply) => {
    const { house, settings, post } = rooms;
    const { id } = await requireFresh(house, request);
    const typed = typedIn(request.body);
    const identity = { issuer: typed.text("issuer"), subject: typed.text("subject") };
    await unlinkIdentity(house, { account: id, site: siteOf(settings) }, identity);
    post.nudge();
    return reply.redirect("/account/security?said=unlinked", 303);
  });
  return Promise.resolve();
};

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

function leaveToEnter(rooms: Rooms, provider: IdentityProvider): Handler {
  const guard = doorGuard(limits);
  return async (request, reply) => {
    await guard.enter(request, "", reply);
    const next = localPath(typedIn(request.query).word("next"));
    const facts: Facts = { purpose: "enter", ...(next === null ? {} : { next }) };
    return reply.redirect(await leave(rooms, provider, request, reply, facts), 303);
  };
}

/** A page with a link: a form may lead nowhere but here, and nobody can make a browser link accounts by a mere address. */
function leaveToLink(rooms: Rooms, provider: IdentityProvider): Handler {
  return async (request, reply) => {
    const { id, name } = await requireFresh(rooms.house, request);
    const departure = await leave(rooms, provider, request, reply, { purpose: "link", account: id });
    return reply.page(leavePage(provider.name, name, "link", departure));
  };
}

function leaveInvited(rooms: Rooms, provider: IdentityProvider): Handler {
  return async (request, reply) => {
    const link = typedIn(request.body).text("link");
    const { name, state } = await accountOfLink(rooms.house, link);
    if (state !== "invited") throw new Refusal("link-invalid");
    const departure = await leave(rooms, provider, request, reply, { purpose: "invitation", link });
    return reply.page(leavePage(provider.name, name, "invitation", departure));
  };
}

/** Where the browser is to go, with what it keeps meanwhile. */
async function leave(
  { house, settings }: Rooms,
  provider: IdentityProvider,
  request: FastifyRequest,
  reply: FastifyReply,
  facts: Facts,
): Promise<string> {
  const origin = ownOrigin(settings, request);
  if (origin === null) throw new Refusal("place-unsuited");
  const word = () => Buffer.from(house.random(32)).toString("base64url");
  const journey: Journey = { state: word(), nonce: word(), verifier: word() };
  const departure = await provider.departure(journey, `${origin}${backPath}`);
  keepSealed(reply, underway, { ...facts, ...journey }, house.clock());
  return departure;
}

function comeBack(rooms: Rooms, provider: IdentityProvider): Handler {
  const { house, settings, post } = rooms;
  const guard = doorGuard(limits);
  const site = siteOf(settings);
  return async (request, reply) => {
    await guard.enter(request, "", reply);
    const { facts, returned } = await arrive(rooms, provider, request, reply);
    const how = entranceOf(request, "open-id");
    const next = localPath(facts["next"]);
    if (facts["purpose"] === "link") {
      const { id } = requireAccount(request);
      // Somebody else has signed in here meanwhile.
      if (id !== facts["account"]) throw new Refusal("provider-refused", { reason: "account" });
      await linkIdentity(house, { account: id, site }, returned);
      post.nudge();
      return reply.redirect("/account/security?said=linked", 303);
    }
    if (facts["purpose"] === "invitation") {
      const opened = await acceptWithIdentity(house, facts["link"] ?? "", returned, how);
      return reply.redirect(await letIn(house, request, reply, opened, next), 303);
    }
    const entered = await enterWithIdentity(house, returned, how, next);
    if (entered.kind === "in") return reply.redirect(await letIn(house, request, reply, entered, next), 303);
    if (entered.kind === "second-step") {
      owe(reply, entered.secret);
      return reply.redirect("/sign-in/second-step", 303);
    }
    keepSealed(reply, stranger, { ...returned.vouched.identity }, house.clock());
    return reply.redirect("/sign-in/provider/unknown", 303);
  };
}

/** Who came back, as the provider vouches for them. What is not as it must be is noted, and refused with one answer. */
async function arrive(
  { house, settings }: Rooms,
  provider: IdentityProvider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly facts: Facts; readonly returned: { readonly state: string; readonly vouched: Vouched } }> {
  const facts = sealedIn(request, underway, house.clock());
  forgetSealed(reply, underway);
  const refuse = async (refusal: Refusal): Promise<Refusal> => {
    const { reason = "failed" } = refusal.details;
    await noteRefused(house, null, entranceOf(request, "open-id"), String(reason));
    return new Refusal(refusal.code);
  };
  const origin = ownOrigin(settings, request);
  const { state = "", nonce = "", verifier = "" } = facts ?? {};
  if (facts === null || origin === null || !isSame(typedIn(request.query).text("state"), state))
    throw await refuse(new Refusal("provider-refused", { reason: "state" }));
  try {
    const vouched = await provider.arrival({ state, nonce, verifier }, `${origin}${request.url}`);
    return { facts, returned: { state, vouched } };
  } catch (error) {
    throw error instanceof Refusal ? await refuse(error) : error;
  }
}

function strangerPage(
  { house, settings }: Rooms,
  provider: IdentityProvider,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: { readonly name: string; readonly introduction: string } = { name: "", introduction: "" },
  findings: readonly Finding[] = [],
): ReturnType<typeof unknownPage> {
  // It rests on what this browser keeps, though nobody is signed in.
  void reply.header("cache-control", "private, no-store");
  const known = sealedIn(request, stranger, house.clock()) !== null;
  const mayRegister = settings.registration === "approval" && known;
  const token = mayRegister ? formField(request, reply) : null;
  return unknownPage({ provider: provider.name, known, token, typed, findings });
}

function registerStranger(rooms: Rooms, provider: IdentityProvider): Handler {
  const { house, settings, post } = rooms;
  const guard = doorGuard({ name: 10, address: 10, seconds: 3600 });
  return async (request, reply) => {
    if (settings.registration !== "approval") throw new Refusal("page-not-found");
    await guard.enter(request, "", reply);
    const { issuer = "", subject = "" } = sealedIn(request, stranger, house.clock()) ?? {};
    if (issuer === "") throw new Refusal("provider-refused");
    const form = typedIn(request.body);
    const typed = { name: form.word("name"), introduction: form.text("introduction") };
    try {
      await registerIdentity(house, { identity: { issuer, subject }, ...typed }, siteOf(settings));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "input-invalid") throw error;
      const page = strangerPage(rooms, provider, request, reply, typed, error.findings);
      return reply.page({ ...page, status: groundOf(error).status });
    }
    forgetSealed(reply, stranger);
    post.nudge();
    return reply.page(registeredPage(provider.name));
  };
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && other !== "" && timingSafeEqual(left, right);
}
