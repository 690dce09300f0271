/** The security of one's account: GET /account/security; taking the authenticator app off, and new recovery codes. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { removeTotp, renewRecoveryCodes } from "../../workflow/second-factor.ts";
import { doorGuard, isAboutCode, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { isFresh, requireFresh } from "../fresh.ts";
import { ownOrigin, passkeyPlace } from "../own-place.ts";
import { html, type Html } from "../parts/html.ts";
import { recoveryCodesPage } from "../parts/recovery-codes.ts";
import type { PageContent } from "../parts/page.ts";
import { securityPage } from "../parts/security-page.ts";
import { requireAccount, type Routes } from "../route.ts";
import { secondFactorTexts as texts } from "../texts/second-factor.ts";
import { notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** Codes that are tried within a quarter of an hour: for one account from one address, and for all accounts from one address. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** The pages. */
export const securityRoutes: Routes = (rooms) => (app) => {
  const { house, settings, post, provider = null } = rooms;
  const guard = doorGuard(limits);
  const site = siteOf(settings);

  const show = async (request: FastifyRequest, reply: FastifyReply, said: Html | null): Promise<PageContent> => {
    const account = requireAccount(request);
    return securityPage({
      account,
      said,
      owes: request.visit.owesFactor ?? false,
      fresh: await isFresh(house, request),
      token: formField(request, reply),
      passkeysWork: passkeyPlace(settings, request) !== null,
      provider,
      placeKnown: ownOrigin(settings, request) !== null,
    });
  };

  app.get("/account/security", async (request, reply) => {
    const word = typedIn(request.query).word("said");
    const sentences: Readonly<Record<string, string>> = texts.said;
    const sentence = Object.hasOwn(sentences, word) ? sentences[word] : undefined;
    const said = sentence === undefined ? null : notice("said", html`<p>${sentence}</p>`);
    return reply.page(await show(request, reply, said));
  });

  app.post("/account/security/app/remove", async (request, reply) => {
    const { id } = await requireFresh(house, request);
    await guard.enter(request, id, reply);
    try {
      await removeTotp(house, { account: id, site }, typedIn(request.body).word("code").slice(0, 100));
      post.nudge();
      await guard.welcome(request, id);
      return await reply.redirect("/account/security?said=app-removed", 303);
    } catch (error) {
      if (!(error instanceof Refusal) || !isAboutCode(error)) throw error;
      const page = await show(request, reply, notice("error", html`<p>${error.message}</p>`));
      return reply.page({ ...page, status: groundOf(error).status });
    }
  });

  app.post("/account/security/recovery", async (request, reply) => {
    const { id } = await requireFresh(house, request);
    const codes = await renewRecoveryCodes(house, { account: id, site });
    post.nudge();
    return reply.page(recoveryCodesPage(codes, texts.recovery.renewed));
  });
  return Promise.resolve();
};
