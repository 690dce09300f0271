/** Setting up an authenticator app: below /account/security/app. */
import type { FastifyRequest } from "fastify";
import { confirmedTotp } from "../../domain/factor.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { openFactor } from "../../workflow/factor-secret.ts";
import type { House } from "../../workflow/house.ts";
import { abandonTotp, beginTotp, confirmTotp } from "../../workflow/second-factor.ts";
import { offerOf } from "../../workflow/totp.ts";
import { cookieOf } from "../cookies.ts";
import { doorGuard, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { requireFresh } from "../fresh.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { qrSquare } from "../parts/qr-square.ts";
import { recoveryCodesPage } from "../parts/recovery-codes.ts";
import { requireAccount, type Routes } from "../route.ts";
import { secondFactorTexts as texts } from "../texts/second-factor.ts";
import { sessionCookie } from "../visit.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** Codes that are tried within a quarter of an hour: for one account from one address, and for all accounts from one address. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** The pages. */
export const appRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);
    const site = siteOf(settings);

    app.post("/account/security/app/begin", async (request, reply) => {
      const { id } = await requireFresh(house, request);
      await beginTotp(house, id);
      return reply.redirect("/account/security/app", 303);
    });

    app.get("/account/security/app", async (request, reply) => {
      await requireFresh(house, request);
      return reply.page(
        setUpPage(house, request, formField(request, reply), { siteName: settings.siteName, said: null }),
      );
    });

    app.post("/account/security/app", async (request, reply) => {
      const { id } = await requireFresh(house, request);
      await guard.enter(request, id, reply);
      try {
        const code = typedIn(request.body).word("code").slice(0, 100);
        const session = cookieOf(request, sessionCookie) ?? "";
        const codes = await confirmTotp(house, { account: id, site, session }, code);
        post.nudge();
        await guard.welcome(request, id);
        return await reply.page(recoveryCodesPage(codes, texts.recovery.on));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "code-wrong") throw error;
        const said = notice("error", html`<p>${texts.setUp.wrong}</p>`);
        const page = setUpPage(house, request, formField(request, reply), { siteName: settings.siteName, said });
        return reply.page({ ...page, status: groundOf(error).status });
      }
    });

    app.post("/account/security/app/cancel", async (request, reply) => {
      await abandonTotp(house, requireAccount(request).id);
      return reply.redirect("/account/security", 303);
    });
    return Promise.resolve();
  };

/** Refuses (`factor-not-found`) where nothing is being set up: the secret of an app that is in use is shown to nobody. */
function setUpPage(
  house: Pick<House, "secret">,
  request: FastifyRequest,
  token: Html,
  { siteName, said }: { readonly siteName: string; readonly said: Html | null },
): PageContent {
  const account = requireAccount(request);
  if (account.totp === null || confirmedTotp(account) !== null) throw new Refusal("factor-not-found");
  const opened = openFactor(house, account.id, account.totp);
  if (opened === null) throw new Refusal("factor-unreadable");
  const { secret, uri } = offerOf(opened, siteName, account.name);
  const { setUp } = texts;
  const body = html`<h1>${setUp.title}</h1>
    ${said}
    <h2>${setUp.scan}</h2>
    ${qrSquare(uri, setUp.square)}
    <p>${setUp.orType}<br /><span class="secret-words">${(secret.match(/.{1,4}/g) ?? []).join(" ")}</span></p>
    <p><a href="${uri}">${setUp.link}</a></p>
    <h2>${setUp.confirm}</h2>
    <form method="post" action="/account/security/app" class="narrow-form">
      ${token}
      ${lineEntry({ name: "code", label: setUp.code, value: "", autocomplete: "one-time-code", hint: setUp.hint, required: true })}
      <p><button class="main">${setUp.button}</button></p>
    </form>
    <form method="post" action="/account/security/app/cancel">
      ${token}<button class="quiet">${setUp.cancel}</button>
    </form>`;
  const styles = ["desk.css", "security.css"];
  return { title: setUp.title, body, noindex: true, section: "/account", styles };
}
