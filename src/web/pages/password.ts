/** Setting a password with a link that works once: GET and POST /password/:secret. */
import { type Finding, finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import { accountOfLink, setPassword } from "../../workflow/accounts.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import type { Routes } from "../route.ts";
import { passwordTexts } from "../texts/password.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** The page behind a one-time link. */
export const passwordRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.addHook("onRequest", (_request, reply, done) => {
      // The address holds a secret, so it is passed on to nobody, not even to this site's own log of referrers. With
      // `no-referrer` browsers would not say where the form comes from either, and it would be refused.
      void reply.header("referrer-policy", "strict-origin").header("cache-control", "private, no-store");
      done();
    });

    app.get("/password/:secret", async (request, reply) => {
      const { name } = await accountOfLink(house, typedIn(request.params).text("secret"));
      return reply.page(passwordPage(name, [], null, formField(request, reply)));
    });

    app.post("/password/:secret", async (request, reply) => {
      const secret = typedIn(request.params).text("secret");
      const { name } = await accountOfLink(house, secret);
      const typed = typedIn(request.body);
      const password = typed.text("password");
      try {
        if (password !== typed.text("again"))
          throw new Refusal("input-invalid", {}, [finding("again", "password-differs")]);
        await setPassword(house, { secret, password });
        return await reply.redirect("/sign-in?password=set", 303);
      } catch (error) {
        if (!(error instanceof Refusal) || !["input-invalid", "password-weak"].includes(error.code)) throw error;
        const said = error.code === "password-weak" ? notice("error", html`<p>${error.message}</p>`) : null;
        return reply.page({ ...passwordPage(name, error.findings, said, formField(request, reply)), status: 422 });
      }
    });
    return Promise.resolve();
  };

function passwordPage(name: string, findings: readonly Finding[], said: Html | null, token: Html): PageContent {
  const autocomplete = "new-password";
  const { hint } = passwordTexts;
  const body = html`<h1>${passwordTexts.heading}</h1>
    <p>${passwordTexts.lead(html`<strong><bdi>${name}</bdi></strong>`)}</p>
    ${said}
    <form method="post" class="narrow-form">
      ${token}
      <input type="text" name="username" value="${name}" autocomplete="username" readonly hidden />
      ${lineEntry({ name: "password", label: passwordTexts.password, value: "", type: "password", autocomplete, hint, findings, required: true })}
      ${lineEntry({ name: "again", label: passwordTexts.again, value: "", type: "password", autocomplete, findings, required: true })}
      <p><button class="main">${passwordTexts.button}</button></p>
    </form>`;
  return { title: passwordTexts.heading, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}
