/** The second step of signing in: GET and POST /sign-in/second-step, for whose password was right and who owes something more. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { confirmedTotp } from "../../domain/factor.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { passSecondStep } from "../../workflow/second-factor.ts";
import { findSecondStep } from "../../workflow/session.ts";
import { looksLikeRecovery } from "../../workflow/totp.ts";
import { cookieOf } from "../cookies.ts";
import { doorGuard, entranceOf, isAboutCode, letIn, secondStepCookie, siteOf } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { openLimiter } from "../limiter.ts";
import { passkeyPlace } from "../own-place.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { passkeyDoor } from "../parts/passkey-form.ts";
import { type Routes } from "../route.ts";
import { secondFactorTexts } from "../texts/second-factor.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = secondFactorTexts.step;

/** Attempts within a quarter of an hour: for one account from one address, and for all accounts from one address. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/**
 * Codes of an app that are tried for one account, wherever from, within a quarter of an hour and within a day: of a million, three are right
 * at a time. Recovery codes cannot be guessed, so these limits do not hold them up and lock nobody out.
 */
const guesses = [
  { points: 10, seconds: 15 * 60 },
  { points: 50, seconds: 24 * 3600 },
] as const;

/** What the page offers. */
interface Step {
  readonly name: string;
  readonly asksCode: boolean;
  readonly next: string | null;
  /** Null where the account has no passkey, or none works here. */
  readonly passkey: Html | null;
  readonly said: Html | null;
  readonly token: Html;
}

/** The page. */
export const secondStepRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);
    const guessed = guesses.map((limit) => openLimiter(limit));
    const site = siteOf(settings);

    const show = async (request: FastifyRequest, reply: FastifyReply, refusal: Refusal | null) => {
      const owed = await findSecondStep(house, cookieOf(request, secondStepCookie) ?? "");
      if (owed === null) return reply.redirect("/sign-in", 303);
      const { account, next } = owed;
      const token = formField(request, reply);
      const hasPasskey = account.passkeys.length > 0 && passkeyPlace(settings, request) !== null;
      const passkey = hasPasskey ? passkeyDoor(token, next) : null;
      const said = refusal === null ? null : notice("error", html`<p>${refusal.message}</p>`);
      const asksCode = confirmedTotp(account) !== null;
      const page = stepPage({ name: account.name, asksCode, next, passkey, said, token });
      return reply.page(refusal === null ? page : { ...page, status: groundOf(refusal).status });
    };

    app.get("/sign-in/second-step", (request, reply) => show(request, reply, null));

    app.post("/sign-in/second-step", async (request, reply) => {
      const secret = cookieOf(request, secondStepCookie) ?? "";
      const owed = await findSecondStep(house, secret);
      if (owed === null) throw new Refusal("second-step-over");
      const code = typedIn(request.body).word("code").slice(0, 100);
      await guard.enter(request, owed.account.id, reply);
      if (!looksLikeRecovery(code)) {
        for (const limiter of guessed) {
          const { within, seconds } = await limiter.count(owed.account.id);
          if (!within) throw new Refusal("sign-in-limited", { seconds });
        }
      }
      try {
        const entered = await passSecondStep(house, { secret, code, how: entranceOf(request, "second-step"), site });
        post.nudge();
        await guard.welcome(request, owed.account.id);
        for (const limiter of guessed) await limiter.forget(owed.account.id);
        const place = await letIn(house, request, reply, entered, owed.next);
        return await reply.redirect(entered.by === "recovery-code" ? "/account/security" : place, 303);
      } catch (error) {
        if (!(error instanceof Refusal) || !isAboutCode(error)) throw error;
        return show(request, reply, error);
      }
    });
    return Promise.resolve();
  };

function stepPage({ name, asksCode, passkey, said, token }: Step): PageContent {
  const label = asksCode ? texts.code : texts.codeOnly;
  const body = html`<h1>${texts.title}</h1>
    <p>${texts.lead(html`<strong><bdi>${name}</bdi></strong>`)}</p>
    ${said} ${asksCode ? null : passkey}
    <form method="post" action="/sign-in/second-step" class="narrow-form">
      ${token}
      ${lineEntry({ name: "code", label, value: "", autocomplete: "one-time-code", hint: texts.hint, required: true })}
      <p><button class="main">${texts.button}</button></p>
    </form>
    ${asksCode ? passkey : null}
    <p>${texts.again}</p>
    <p class="hint">${texts.lost}</p>`;
  const scripts = passkey === null ? {} : { scripts: ["passkeys.js"] };
  const styles = ["desk.css", "security.css"];
  return { title: texts.title, body, noindex: true, section: "/sign-in", styles, ...scripts };
}
