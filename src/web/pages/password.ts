/** Setting a password with a link that works once (/password/:secret), and having one mailed for a forgotten password (/password/forgotten). */
import { accountKeyOf } from "../../domain/account.ts";
import type { Finding } from "../../domain/finding.ts";
import { Refusal } from "../../domain/refusal.ts";
import { accountOfLink, setPassword } from "../../workflow/accounts.ts";
import { askReset } from "../../workflow/recovery.ts";
import { doorGuard, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { openLimiter } from "../limiter.ts";
import { html, type Html } from "../parts/html.ts";
import { mailNotice } from "../parts/mail-notice.ts";
import type { PageContent } from "../parts/page.ts";
import { invitedDoor } from "../parts/provider-door.ts";
import { newPasswordEntries, newPasswordIn } from "../parts/password-form.ts";
import { keepSecretAddress, type Routes } from "../route.ts";
import { passwordTexts as texts } from "../texts/password.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** Asking for links: within an hour, for one name from one address, and for all names from one address. */
const limits = { name: 5, address: 20, seconds: 3600 } as const;

/** Mails within an hour for one name, wherever they are asked for: more are not sent, and nobody is told so. */
const mails = { points: 5, seconds: 3600 } as const;

/** The pages. */
export const passwordRoutes: Routes =
  ({ house, settings, post, provider = null }) =>
  (app) => {
    const guard = doorGuard(limits);
    const mailed = openLimiter(mails);
    const site = siteOf(settings);
    keepSecretAddress(app);

    app.get("/password/forgotten", (request, reply) => reply.page(forgottenPage(null, formField(request, reply))));

    app.post("/password/forgotten", async (request, reply) => {
      const who = typedIn(request.body).word("who").slice(0, 254);
      await guard.enter(request, who, reply);
      const { within: mayMail } = await mailed.count(accountKeyOf(who));
      await askReset(house, { who, site, mayMail });
      post.nudge();
      const said = mailNotice(texts.forgotten.taken, (await post.isWorking()) ? "sent" : "waiting");
      return reply.page(forgottenPage(said, formField(request, reply)));
    });

    app.get("/password/:secret", async (request, reply) => {
      const secret = typedIn(request.params).text("secret");
      const { name, state } = await accountOfLink(house, secret);
      const token = formField(request, reply);
      const door = provider !== null && state === "invited" ? invitedDoor(provider.name, secret, token) : null;
      return reply.page(passwordPage(name, [], null, token, door));
    });

    app.post("/password/:secret", async (request, reply) => {
      const secret = typedIn(request.params).text("secret");
      const { name } = await accountOfLink(house, secret);
      try {
        await setPassword(house, { secret, password: newPasswordIn(typedIn(request.body)), site });
        post.nudge();
        return await reply.redirect("/sign-in?said=password-set", 303);
      } catch (error) {
        if (!(error instanceof Refusal) || !["input-invalid", "password-weak"].includes(error.code)) throw error;
        const said = error.code === "password-weak" ? notice("error", html`<p>${error.message}</p>`) : null;
        return reply.page({ ...passwordPage(name, error.findings, said, formField(request, reply)), status: 422 });
      }
    });
    return Promise.resolve();
  };

function passwordPage(
  name: string,
  findings: readonly Finding[],
  said: Html | null,
  token: Html,
  door: Html | null = null,
): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    <p>${texts.lead(html`<strong><bdi>${name}</bdi></strong>`)}</p>
    ${said}
    <form method="post" class="narrow-form">
      ${token} ${newPasswordEntries(name, findings)}
      <p><button class="main">${texts.button}</button></p>
    </form>
    ${door}`;
  return { title: texts.heading, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}

function forgottenPage(said: Html | null, token: Html): PageContent {
  const { forgotten } = texts;
  const form = html`<p>${forgotten.lead}</p>
    <form method="post" action="/password/forgotten" class="narrow-form">
      ${token} ${lineEntry({ name: "who", label: forgotten.who, value: "", autocomplete: "username", required: true })}
      <p><button class="main">${forgotten.button}</button></p>
    </form>`;
  const body = html`<h1>${forgotten.heading}</h1>
    ${said ?? form}
    <p class="hint">${forgotten.noMail}</p>
    <p>${forgotten.back}</p>`;
  return { title: forgotten.heading, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}
