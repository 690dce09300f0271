/** One's own data: GET /account/data; POST /account/data/copy gives a copy, POST /account/data/erase erases the account. */
import type { Account } from "../../domain/account.ts";
import { type Finding, finding } from "../../domain/finding.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { signedIn } from "../../workflow/doer.ts";
import { eraseAccount } from "../../workflow/erasure.ts";
import { exportAccount } from "../../workflow/own-data.ts";
import { requirePassword } from "../../workflow/recovery.ts";
import { dropCookie } from "../cookies.ts";
import { doorGuard, siteOf } from "../entrance.ts";
import { requireFresh } from "../fresh.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { section } from "../parts/section.ts";
import { requireAccount, type Routes } from "../route.ts";
import { accountTexts } from "../texts/account.ts";
import { sessionCookie } from "../visit.ts";
import { findingsNotice, lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = accountTexts.dataPage;

/** Attempts at the password within a quarter of an hour. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** The page. */
export const accountDataRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);

    app.get("/account/data", (request, reply) => {
      const account = requireAccount(request);
      return reply.page(dataPage(account, [], null, formField(request, reply)));
    });

    app.post("/account/data/copy", async (request, reply) => {
      const copy = await exportAccount(house, requireAccount(request));
      return reply
        .header("content-disposition", 'attachment; filename="casebook-account.json"')
        .type("application/json; charset=utf-8")
        .send(JSON.stringify(copy, null, 2));
    });

    app.post("/account/data/erase", async (request, reply) => {
      const account = requireAccount(request);
      const typed = typedIn(request.body);
      await guard.enter(request, account.id, reply);
      try {
        if (typed.word("confirm") !== account.name)
          throw new Refusal("input-invalid", {}, [finding("confirm", "confirmation-differs")]);
        if (account.password === null) await requireFresh(house, request);
        else await requirePassword(house, account.id, typed.text("old"));
        await eraseAccount(house, signedIn(account), { account: account.id, site: siteOf(settings) });
        dropCookie(reply, sessionCookie);
        post.nudge();
        return await reply.redirect("/sign-in?said=erased", 303);
      } catch (error) {
        if (!(error instanceof Refusal) || !["input-invalid", "last-administrator"].includes(error.code)) throw error;
        const said = findingsNotice(error.findings, error.message) ?? notice("error", html`<p>${error.message}</p>`);
        const page = dataPage(account, error.findings, said, formField(request, reply));
        return reply.page({ ...page, status: groundOf(error).status });
      }
    });
    return Promise.resolve();
  };

function dataPage(account: Account, findings: readonly Finding[], said: Html | null, token: Html): PageContent {
  const { copy, erase } = texts;
  const body = html`<h1>${texts.title}</h1>
    ${said}
    ${section(
      "copy",
      copy.heading,
      html`<p>${copy.lead}</p>
        <form method="post" action="/account/data/copy">${token}<button>${copy.button}</button></form>`,
    )}
    ${section("erase", erase.heading, eraseForm(account, findings, token))}
    <p>${accountTexts.back}</p>`;
  return { title: texts.title, body, noindex: true, section: "/account", styles: ["desk.css"] };
}

function eraseForm({ name, password }: Account, findings: readonly Finding[], token: Html): Html {
  const { erase } = texts;
  return html`<p class="warning">${erase.lead}</p>
    <form method="post" action="/account/data/erase" class="narrow-form">
      ${token}
      ${
        password === null
          ? html`<p>${erase.recent}</p>`
          : lineEntry({
              name: "old",
              label: erase.password,
              value: "",
              type: "password",
              autocomplete: "current-password",
              findings,
              required: true,
            })
      }
      ${lineEntry({
        name: "confirm",
        label: erase.confirm(html`<bdi>${name}</bdi>`),
        value: "",
        findings,
        required: true,
      })}
      <p><button class="quiet">${erase.button}</button></p>
    </form>`;
}
