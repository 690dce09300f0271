/** Another password, while signed in: GET and POST /account/password. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Account } from "../../domain/account.ts";
import type { Finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { changePassword } from "../../workflow/recovery.ts";
import { sessionHours } from "../../workflow/session.ts";
import { cookieOf, setCookie } from "../cookies.ts";
import { doorGuard, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { newPasswordEntries, newPasswordIn } from "../parts/password-form.ts";
import { requireAccount, type Routes } from "../route.ts";
import { passwordTexts } from "../texts/password.ts";
import { sessionCookie } from "../visit.ts";
import { findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = passwordTexts.change;

/** Attempts at the present password within a quarter of an hour. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** The page. */
export const accountPasswordRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);
    const site = siteOf(settings);

    app.get("/account/password", (request, reply) => {
      const account = requireAccount(request);
      return reply.page(changePage(account, [], null, tokenFor(account, request, reply)));
    });

    app.post("/account/password", async (request, reply) => {
      const account = requireAccount(request);
      const typed = typedIn(request.body);
      await guard.enter(request, account.id, reply);
      try {
        const [old, password] = [typed.text("old"), newPasswordIn(typed)];
        const session = cookieOf(request, sessionCookie) ?? "";
        const { secret } = await changePassword(house, { account: account.id, old, password, site, session });
        await guard.welcome(request, account.id);
        setCookie(reply, sessionCookie, secret, sessionHours * 3600);
        post.nudge();
        return await reply.redirect("/account?said=password-changed", 303);
      } catch (error) {
        if (!(error instanceof Refusal) || !["input-invalid", "password-weak"].includes(error.code)) throw error;
        const said = findingsNotice(error.findings, error.message) ?? notice("error", html`<p>${error.message}</p>`);
        const page = changePage(account, error.findings, said, tokenFor(account, request, reply));
        return reply.page({ ...page, status: groundOf(error).status });
      }
    });
    return Promise.resolve();
  };

/** Nothing where there is no form, so that no cookie is set for it. */
function tokenFor({ password }: Account, request: FastifyRequest, reply: FastifyReply): Html | null {
  return password === null ? null : formField(request, reply);
}

function changePage(
  { name }: Account,
  findings: readonly Finding[],
  said: Html | null,
  token: Html | null,
): PageContent {
  const form = html`<p>${texts.lead}</p>
    <form method="post" action="/account/password" class="narrow-form">
      ${token}
      ${lineEntry({
        name: "old",
        label: texts.old,
        value: "",
        type: "password",
        autocomplete: "current-password",
        findings,
        required: true,
      })}
      ${newPasswordEntries(name, findings, texts.password)}
      <p><button class="main">${texts.button}</button></p>
    </form>`;
  const body = html`<h1>${texts.heading}</h1>
    ${said} ${token === null ? html`<p>${texts.none}</p>` : form}
    <p>${texts.back}</p>`;
  return { title: texts.heading, body, noindex: true, section: "/account", styles: ["desk.css"] };
}
