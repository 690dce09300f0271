/** Registering: GET and POST /register, and /register/:secret, where the address is proven. Where registration is closed none of it is there. */
import { accountKeyOf } from "../../domain/account.ts";
import type { Finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import {
  accountOfRegistration,
  confirmRegistration,
  register,
  type Registration,
} from "../../workflow/registration.ts";
import { doorGuard, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { openLimiter } from "../limiter.ts";
import { html, type Html } from "../parts/html.ts";
import { mailNotice } from "../parts/mail-notice.ts";
import type { PageContent } from "../parts/page.ts";
import { newPasswordEntries, newPasswordIn } from "../parts/password-form.ts";
import { checkedBy, keepSecretAddress, type Routes } from "../route.ts";
import { registrationTexts as texts } from "../texts/registration.ts";
import { areaEntry, findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** Registrations within an hour: of one mail address from one network address, and of all from one. */
const limits = { name: 3, address: 10, seconds: 3600 } as const;

/** Mails within a day to one address, wherever they are asked for: more are not sent, and nobody is told so. */
const mails = { points: 3, seconds: 24 * 3600 } as const;

/** The pages. */
export const registerRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);
    const mailed = openLimiter(mails);
    const site = siteOf(settings);
    app.addHook(
      "onRequest",
      checkedBy(() => {
        if (settings.registration !== "approval") throw new Refusal("page-not-found");
      }),
    );
    keepSecretAddress(app);

    app.get("/register", (request, reply) =>
      reply.page(registerPage({ email: "", introduction: "" }, [], null, formField(request, reply))),
    );

    app.post("/register", async (request, reply) => {
      const typed = typedIn(request.body);
      const form = { email: typed.word("email").slice(0, 300), introduction: typed.word("introduction") };
      await guard.enter(request, form.email, reply);
      try {
        const { within: mayMail } = await mailed.count(accountKeyOf(form.email));
        await register(house, form, { site, mayMail });
        post.nudge();
        return await reply.page(takenPage(await post.isWorking()));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "input-invalid") throw error;
        const said = findingsNotice(error.findings, error.message);
        const page = registerPage(form, error.findings, said, formField(request, reply));
        return reply.page({ ...page, status: groundOf(error).status });
      }
    });

    app.get("/register/:secret", async (request, reply) => {
      const { name } = await accountOfRegistration(house, typedIn(request.params).text("secret"));
      return reply.page(confirmPage(name, [], null, formField(request, reply)));
    });

    app.post("/register/:secret", async (request, reply) => {
      const secret = typedIn(request.params).text("secret");
      const { name } = await accountOfRegistration(house, secret);
      try {
        await confirmRegistration(house, { secret, password: newPasswordIn(typedIn(request.body)), site });
        post.nudge();
        return await reply.page(confirmedPage());
      } catch (error) {
        if (!(error instanceof Refusal) || !["input-invalid", "password-weak"].includes(error.code)) throw error;
        const said = error.code === "password-weak" ? notice("error", html`<p>${error.message}</p>`) : null;
        return reply.page({ ...confirmPage(name, error.findings, said, formField(request, reply)), status: 422 });
      }
    });
    return Promise.resolve();
  };

const layout = { noindex: true, section: "/sign-in", styles: ["desk.css"] } as const;

function registerPage(form: Registration, findings: readonly Finding[], said: Html | null, token: Html): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    ${said}
    <p>${texts.lead}</p>
    <form method="post" action="/register" class="narrow-form">
      ${token}
      ${lineEntry({
        name: "email",
        label: texts.email,
        hint: texts.emailHint,
        value: form.email,
        type: "email",
        autocomplete: "email",
        findings,
        required: true,
      })}
      ${areaEntry({
        name: "introduction",
        label: texts.introduction,
        hint: texts.introductionHint,
        value: form.introduction,
        rows: 4,
        findings,
      })}
      <p><button class="main">${texts.button}</button></p>
    </form>
    <p class="hint">${texts.kept}</p>
    <p>${texts.back}</p>`;
  return { ...layout, title: texts.heading, body };
}

function takenPage(isWorking: boolean): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    ${mailNotice(texts.taken, isWorking ? "sent" : "waiting")}
    <p>${texts.back}</p>`;
  return { ...layout, title: texts.heading, body };
}

function confirmPage(name: string, findings: readonly Finding[], said: Html | null, token: Html): PageContent {
  const { confirm } = texts;
  const body = html`<h1>${confirm.heading}</h1>
    <p>${confirm.lead(html`<strong><bdi>${name}</bdi></strong>`)}</p>
    ${said}
    <form method="post" class="narrow-form">
      ${token} ${newPasswordEntries(name, findings)}
      <p><button class="main">${confirm.button}</button></p>
    </form>`;
  return { ...layout, title: confirm.heading, body };
}

function confirmedPage(): PageContent {
  const { confirmed } = texts;
  const body = html`<h1>${confirmed.heading}</h1>
    <p>${confirmed.body}</p>`;
  return { ...layout, title: confirmed.heading, body };
}
