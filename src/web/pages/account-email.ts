/** Another address: GET and POST /account/email, and /account/email/:secret, where the new one is proven. */
import type { Account } from "../../domain/account.ts";
import type { Finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { addressOfLink, askAddress, confirmAddress } from "../../workflow/recovery.ts";
import { doorGuard, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { isFresh, requireFresh } from "../fresh.ts";
import { html, type Html } from "../parts/html.ts";
import { mailNotice } from "../parts/mail-notice.ts";
import type { PageContent } from "../parts/page.ts";
import { keepSecretAddress, requireAccount, type Routes } from "../route.ts";
import { accountTexts } from "../texts/account.ts";
import { findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = accountTexts.email;

/** Attempts at the password, and mails to new addresses, within an hour. */
const limits = { name: 10, address: 30, seconds: 3600 } as const;

/** The pages. */
export const addressRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);
    const site = siteOf(settings);
    keepSecretAddress(app);

    app.get("/account/email", async (request, reply) => {
      const account = requireAccount(request);
      const token = (await isFresh(house, request)) ? formField(request, reply) : null;
      return reply.page(addressPage(account, "", [], null, token));
    });

    app.post("/account/email", async (request, reply) => {
      const account = await requireFresh(house, request);
      const typed = typedIn(request.body);
      const email = typed.word("email").slice(0, 300);
      await guard.enter(request, account.id, reply);
      try {
        const wish = { account: account.id, old: typed.text("old"), email, site };
        const outcome = await post.deliver(await askAddress(house, wish));
        const said = mailNotice(texts.taken, outcome);
        return await reply.page(addressPage(account, "", [], said, formField(request, reply)));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "input-invalid") throw error;
        const said = findingsNotice(error.findings, error.message);
        const page = addressPage(account, email, error.findings, said, formField(request, reply));
        return reply.page({ ...page, status: groundOf(error).status });
      }
    });

    app.get("/account/email/:secret", async (request, reply) => {
      const { account, address } = await addressOfLink(house, typedIn(request.params).text("secret"));
      return reply.page(confirmPage(account, address, formField(request, reply)));
    });

    app.post("/account/email/:secret", async (request, reply) => {
      await confirmAddress(house, { secret: typedIn(request.params).text("secret"), site });
      post.nudge();
      const body = html`<h1>${texts.confirmedTitle}</h1>
        ${notice("said", html`<p>${texts.confirmed}</p>`)}
        <p>${accountTexts.back}</p>`;
      return reply.page({ ...layout, title: texts.confirmedTitle, body });
    });
    return Promise.resolve();
  };

const layout = { noindex: true, section: "/account", styles: ["desk.css"] } as const;

/** Without a token there is no form, but the way to prove who is there. */
function addressPage(
  { email, password }: Account,
  typed: string,
  findings: readonly Finding[],
  said: Html | null,
  token: Html | null,
): PageContent {
  const body = html`<h1>${texts.title}</h1>
    ${said}
    <p>${presentOf(email)}</p>
    <p>${texts.lead}</p>
    ${token === null ? html`<p>${texts.again}</p>` : addressForm(typed, findings, token, password !== null)}
    <p>${accountTexts.back}</p>`;
  return { ...layout, title: texts.title, body };
}

function presentOf(email: Account["email"]): string | Html {
  if (email === null) return texts.nowNone;
  const address = html`<strong><bdi>${email.address}</bdi></strong>`;
  return email.verified === null ? texts.nowUnproven(address) : texts.now(address);
}

function addressForm(typed: string, findings: readonly Finding[], token: Html, hasPassword: boolean): Html {
  const old = lineEntry({
    name: "old",
    label: texts.password,
    value: "",
    type: "password",
    autocomplete: "current-password",
    findings,
    required: true,
  });
  return html`<form method="post" action="/account/email" class="narrow-form">
    ${token}
    ${lineEntry({
      name: "email",
      label: texts.email,
      value: typed,
      type: "email",
      autocomplete: "email",
      findings,
      required: true,
    })}
    ${hasPassword ? old : null}
    <p><button class="main">${texts.button}</button></p>
  </form>`;
}

function confirmPage({ name }: Account, address: string, token: Html): PageContent {
  const { confirm } = texts;
  const body = html`<h1>${confirm.title}</h1>
    <p>${confirm.lead(html`<strong><bdi>${address}</bdi></strong>`, html`<bdi>${name}</bdi>`)}</p>
    <form method="post">${token}<button class="main">${confirm.button}</button></form>`;
  return { ...layout, title: confirm.title, body };
}
