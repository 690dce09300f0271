/** Confirming that it is still the holder who uses a session: GET and POST /account/confirm. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { confirmSession } from "../../workflow/confirm-session.ts";
import { cookieOf } from "../cookies.ts";
import { doorGuard, entranceOf } from "../entrance.ts";
import type { Face } from "../face.ts";
import { formField } from "../form-token.ts";
import { passkeyPlace } from "../own-place.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { passkeyDoor } from "../parts/passkey-form.ts";
import { providerDoor } from "../parts/provider-door.ts";
import { localPath, requireAccount, type Routes } from "../route.ts";
import { secondFactorTexts } from "../texts/second-factor.ts";
import { sessionCookie } from "../visit.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = secondFactorTexts.confirm;

/** Attempts within a quarter of an hour: for one account from one address, and for all accounts from one address. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** The page. */
export const confirmRoutes: Routes = (face) => (app) => {
  const { house } = face;
  const guard = doorGuard(limits);

  app.get("/account/confirm", (request, reply) => {
    const next = localPath(typedIn(request.query).word("next")) ?? "/account";
    return reply.page(confirmPage(face, request, reply, next, null));
  });

  app.post("/account/confirm", async (request, reply) => {
    const account = requireAccount(request);
    const typed = typedIn(request.body);
    const next = localPath(typed.word("next")) ?? "/account";
    await guard.enter(request, account.id, reply);
    try {
      const secret = cookieOf(request, sessionCookie) ?? "";
      const confirmation = { account: account.id, secret, password: typed.text("password") };
      await confirmSession(house, confirmation, entranceOf(request, "password"));
      await guard.welcome(request, account.id);
      return await reply.redirect(next, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "sign-in-failed") throw error;
      const said = notice("error", html`<p>${error.message}</p>`);
      return reply.page({ ...confirmPage(face, request, reply, next, said), status: groundOf(error).status });
    }
  });
  return Promise.resolve();
};

function confirmPage(
  { settings, provider = null }: Pick<Face, "settings" | "provider">,
  request: FastifyRequest,
  reply: FastifyReply,
  next: string,
  said: Html | null,
): PageContent {
  const { name, password, passkeys, identities } = requireAccount(request);
  const token = formField(request, reply);
  const passkey = passkeys.length > 0 && passkeyPlace(settings, request) !== null ? passkeyDoor(token, next) : null;
  const linked = provider !== null && identities.some(({ issuer }) => issuer === provider.issuer);
  const entry = { name: "password", label: texts.password, value: "", type: "password", required: true } as const;
  const byPassword = html`<form method="post" action="/account/confirm" class="narrow-form">
    ${token}<input type="hidden" name="next" value="${next}" />
    <input type="text" name="username" value="${name}" autocomplete="username" readonly hidden />
    ${lineEntry({ ...entry, autocomplete: "current-password" })}
    <p><button class="main">${texts.button}</button></p>
  </form>`;
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead(html`<strong><bdi>${name}</bdi></strong>`)}</p>
    ${said} ${password === null ? html`<p>${texts.noPassword}</p>` : byPassword} ${passkey}
    ${linked ? providerDoor(provider.name, next) : null}`;
  const scripts = passkey === null ? {} : { scripts: ["passkeys.js"] };
  const styles = ["desk.css", "security.css"];
  return { title: texts.title, body, noindex: true, section: "/account", styles, ...scripts };
}
