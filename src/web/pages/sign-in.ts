/** Signing in and out: GET and POST /sign-in, POST /sign-out. Attempts are limited by address and by name. */
import type { FastifyRequest } from "fastify";
import { hasSecondFactor } from "../../domain/factor.ts";
import { groundOf, Refusal } from "../../domain/refusal.ts";
import { beginSecondStep, openSession, provePassword, signOut } from "../../workflow/session.ts";
import { cookieOf, dropCookie } from "../cookies.ts";
import { doorGuard, entranceOf, letIn, owe } from "../entrance.ts";
import { formField } from "../form-token.ts";
import { passkeyPlace } from "../own-place.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { passkeyDoor } from "../parts/passkey-form.ts";
import { providerDoor } from "../parts/provider-door.ts";
import { localPath, type Routes } from "../route.ts";
import { signInTexts as texts } from "../texts/sign-in.ts";
import { sessionCookie } from "../visit.ts";
import { lineEntry, notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** Attempts within a quarter of an hour. */
const limits = { name: 10, address: 50, seconds: 15 * 60 } as const;

/** What stands in the form. */
interface SignInForm {
  readonly name: string;
  /** Where to go afterwards, a path of this site; null: to the place of the role. */
  readonly next: string | null;
}

/** Ways in beside the password that are offered here. */
interface Offered {
  readonly registration: boolean;
  /** Whether passkeys work at this address. */
  readonly passkeys: boolean;
  /** Name of the provider; null: there is none. */
  readonly provider: string | null;
}

/** The door. */
export const signInRoutes: Routes =
  ({ house, settings, provider = null }) =>
  (app) => {
    const guard = doorGuard(limits);
    const offeredTo = (request: FastifyRequest): Offered => ({
      registration: settings.registration === "approval",
      passkeys: passkeyPlace(settings, request) !== null,
      provider: provider?.name ?? null,
    });

    app.get("/sign-in", (request, reply) => {
      const query = typedIn(request.query);
      const form = { name: "", next: localPath(query.word("next")) };
      return reply.page(
        signInPage(form, greetingIn(query.word("said")), formField(request, reply), offeredTo(request)),
      );
    });

    app.post("/sign-in", async (request, reply) => {
      const typed = typedIn(request.body);
      const form = { name: typed.word("name").slice(0, 254), next: localPath(typed.word("next")) };
      await guard.enter(request, form.name, reply);
      try {
        const how = entranceOf(request, "password");
        const account = await provePassword(house, { name: form.name, password: typed.text("password") }, how);
        await guard.welcome(request, form.name);
        if (hasSecondFactor(account)) {
          owe(reply, (await beginSecondStep(house, account, form.next)).secret);
          return await reply.redirect("/sign-in/second-step", 303);
        }
        const opened = await openSession(house, account, how);
        return await reply.redirect(await letIn(house, request, reply, opened, form.next), 303);
      } catch (error) {
        if (!(error instanceof Refusal) || !staysHere.has(error.code)) throw error;
        const said = notice("error", html`<p>${error.message}</p>`);
        const { status } = groundOf(error);
        return reply.page({ ...signInPage(form, said, formField(request, reply), offeredTo(request)), status });
      }
    });

    app.post("/sign-out", async (request, reply) => {
      const secret = cookieOf(request, sessionCookie);
      if (secret !== undefined) await signOut(house, secret);
      dropCookie(reply, sessionCookie);
      return reply.redirect("/", 303);
    });
    return Promise.resolve();
  };

/** Refusals that are told above the form. The latter two are told only to who knows the password. */
const staysHere: ReadonlySet<string> = new Set(["sign-in-failed", "account-pending", "account-suspended"]);

/** What is said to somebody who was led here, by the word in the address. */
function greetingIn(word: string): Html | null {
  const greetings: Readonly<Record<string, string>> = { "password-set": texts.passwordSet, erased: texts.erased };
  const said = Object.hasOwn(greetings, word) ? greetings[word] : undefined;
  return said === undefined ? null : notice("said", html`<p>${said}</p>`);
}

function signInPage({ name, next }: SignInForm, said: Html | null, token: Html, offered: Offered): PageContent {
  const body = html`<h1>${texts.heading}</h1>
    ${said}
    <form method="post" action="/sign-in" class="narrow-form">
      ${token} ${next === null ? null : html`<input type="hidden" name="next" value="${next}" />`}
      ${lineEntry({ name: "name", label: texts.name, value: name, autocomplete: "username", required: true })}
      ${lineEntry({
        name: "password",
        label: texts.password,
        value: "",
        type: "password",
        autocomplete: "current-password",
        required: true,
      })}
      <p><button class="main">${texts.button}</button></p>
    </form>
    ${offered.passkeys ? passkeyDoor(token, next) : null}
    ${offered.provider === null ? null : providerDoor(offered.provider, next)}
    <p>${texts.forgotten}</p>
    <p class="hint">${offered.registration ? texts.register : texts.hint}</p>`;
  const scripts = offered.passkeys ? { scripts: ["passkeys.js"] } : {};
  return {
    title: texts.heading,
    body,
    noindex: true,
    section: "/sign-in",
    styles: ["desk.css", "security.css"],
    ...scripts,
  };
}
