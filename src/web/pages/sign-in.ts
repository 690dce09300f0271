/** Signing in and out: GET and POST /sign-in, POST /sign-out. Attempts are limited by address and by name. */
import type { FastifyReply } from "fastify";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { mayDo } from "../../domain/access.ts";
import { Refusal } from "../../domain/refusal.ts";
import { sessionHours, signIn, signOut } from "../../workflow/session.ts";
import { formField } from "../form-token.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { localPath, type Routes } from "../route.ts";
import { signInTexts } from "../texts/sign-in.ts";
import { sessionCookie } from "../visit.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** Attempts within a quarter of an hour: for one name from one address, and for all names from one address. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** What stands in the form. */
interface SignInForm {
  readonly name: string;
  /** Where to go afterwards, a path of this site; null: to the place of the role. */
  readonly next: string | null;
}

/** The door. */
export const signInRoutes: Routes =
  ({ house, settings }) =>
  (app) => {
    const guard = doorGuard();

    app.get("/sign-in", (request, reply) => {
      const query = typedIn(request.query);
      const form = { name: "", next: localPath(query.word("next")) };
      const said = query.word("password") === "set" ? notice("said", html`<p>${signInTexts.passwordSet}</p>`) : null;
      return reply.page(signInPage(form, said, formField(request, reply)));
    });

    app.post("/sign-in", async (request, reply) => {
      const typed = typedIn(request.body);
      const form = { name: typed.word("name").slice(0, 200), next: localPath(typed.word("next")) };
      await guard.enter(request.ip, form.name, reply);
      try {
        const { account, secret } = await signIn(house, { name: form.name, password: typed.text("password") });
        await guard.welcome(request.ip, form.name);
        void reply.setCookie(sessionCookie, secret, {
          ...cookie,
          secure: settings.secureCookies,
          maxAge: sessionHours * 3600,
        });
        return await reply.redirect(form.next ?? (mayDo(account.role, "curate") ? "/desk" : "/"), 303);
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "sign-in-failed") throw error;
        const said = notice("error", html`<p>${error.message}</p>`);
        return reply.page({ ...signInPage(form, said, formField(request, reply)), status: 401 });
      }
    });

    app.post("/sign-out", async (request, reply) => {
      const secret = request.cookies[sessionCookie];
      if (secret !== undefined) await signOut(house, secret);
      void reply.clearCookie(sessionCookie, { ...cookie, secure: settings.secureCookies });
      return reply.redirect("/", 303);
    });
    return Promise.resolve();
  };

const cookie = { path: "/", httpOnly: true, sameSite: "lax" } as const;

/** Counts attempts. Names are counted with the address, so that nobody can lock another out from elsewhere. */
function doorGuard() {
  const byName = new RateLimiterMemory({ points: limits.name, duration: limits.seconds });
  const byAddress = new RateLimiterMemory({ points: limits.address, duration: limits.seconds });
  const keyOf = (address: string, name: string) => `${address} ${name.toLowerCase()}`;
  return {
    /** Counts an attempt. Refuses (`sign-in-limited`, with `Retry-After`) where there were too many. */
    async enter(address: string, name: string, reply: FastifyReply): Promise<void> {
      try {
        await byAddress.consume(address);
        await byName.consume(keyOf(address, name));
      } catch (limit) {
        if (!(limit instanceof RateLimiterRes)) throw limit;
        const seconds = Math.max(1, Math.ceil(limit.msBeforeNext / 1000));
        void reply.header("retry-after", seconds);
        throw new Refusal("sign-in-limited", { seconds });
      }
    },
    /** Forgets the failed attempts of one who did get in; for the address, only this attempt. */
    async welcome(address: string, name: string): Promise<void> {
      await byName.delete(keyOf(address, name));
      await byAddress.reward(address);
    },
  };
}

function signInPage({ name, next }: SignInForm, said: Html | null, token: Html): PageContent {
  const body = html`<h1>${signInTexts.heading}</h1>
    ${said}
    <form method="post" action="/sign-in" class="narrow-form">
      ${token} ${next === null ? null : html`<input type="hidden" name="next" value="${next}" />`}
      ${lineEntry({ name: "name", label: signInTexts.name, value: name, autocomplete: "username", required: true })}
      ${lineEntry({
        name: "password",
        label: signInTexts.password,
        value: "",
        type: "password",
        autocomplete: "current-password",
        required: true,
      })}
      <p><button class="main">${signInTexts.button}</button></p>
    </form>
    <p class="hint">${signInTexts.hint}</p>`;
  return { title: signInTexts.heading, body, noindex: true, section: "/sign-in", styles: ["desk.css"] };
}
