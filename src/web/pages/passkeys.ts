/** Passkeys: signing in with one (POST /sign-in/passkey), and adding, renaming and removing one's own (below /account/security/passkeys). */
import type { FastifyRequest } from "fastify";
import type { Account, Passkey } from "../../domain/account.ts";
import { isLeftWith, passkeyOf } from "../../domain/factor.ts";
import { Refusal } from "../../domain/refusal.ts";
import { challengeMinutes } from "../../workflow/challenge.ts";
import {
  addPasskey,
  creationOptions,
  type PasskeyPlace,
  removePasskey,
  renamePasskey,
  requestOptions,
  signInWithPasskey,
} from "../../workflow/passkeys.ts";
import { cookieOf } from "../cookies.ts";
import { doorGuard, entranceOf, letIn, siteOf } from "../entrance.ts";
import type { FaceSettings } from "../face.ts";
import { formField } from "../form-token.ts";
import { requireFresh } from "../fresh.ts";
import { passkeyPlace } from "../own-place.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { recoveryCodesPage } from "../parts/recovery-codes.ts";
import { localPath, requireAccount, type Routes } from "../route.ts";
import { forgetSealed, keepSealed, sealedIn } from "../sealed.ts";
import { passkeyTexts } from "../texts/passkeys.ts";
import { secondFactorTexts } from "../texts/second-factor.ts";
import { sessionCookie } from "../visit.ts";
import { sayInstant } from "./desk-words.ts";
import { lineEntry } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

const texts = passkeyTexts.one;

/** Attempts within a quarter of an hour from one address. */
const limits = { name: 50, address: 50, seconds: 15 * 60 } as const;

/** What a browser is to sign, one for each purpose: what was asked for one is not taken for the other. */
const toShow = { name: "casebook_passkey", minutes: challengeMinutes } as const;
const toMake = { name: "casebook_new_passkey", minutes: challengeMinutes } as const;

/** Signing in with a passkey. */
export const passkeyDoorRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const guard = doorGuard(limits);
    const site = siteOf(settings);

    app.post("/sign-in/passkey/options", (request, reply) => {
      const challenge = challengeFrom(house.random(32));
      const options = requestOptions(placeOf(settings, request), challenge);
      keepSealed(reply, toShow, { challenge }, house.clock());
      return reply.send(options);
    });

    app.post("/sign-in/passkey", async (request, reply) => {
      await guard.enter(request, "", reply);
      const place = placeOf(settings, request);
      const typed = typedIn(request.body);
      const response = responseIn(typed.text("response"));
      const { challenge = "" } = sealedIn(request, toShow, house.clock()) ?? {};
      forgetSealed(reply, toShow);
      const how = entranceOf(request, "passkey");
      const opened = await signInWithPasskey(house, { place, challenge, response, how, site });
      post.nudge();
      await guard.welcome(request, "");
      return reply.redirect(await letIn(house, request, reply, opened, localPath(typed.word("next"))), 303);
    });
    return Promise.resolve();
  };

/** One's own passkeys. The list stands on the page about the security of the account. */
export const passkeyRoutes: Routes =
  ({ house, settings, post }) =>
  (app) => {
    const site = siteOf(settings);

    app.post("/account/security/passkeys/options", async (request, reply) => {
      const account = await requireFresh(house, request);
      const challenge = challengeFrom(house.random(32));
      const options = await creationOptions(account, placeOf(settings, request), settings.siteName, challenge);
      keepSealed(reply, toMake, { challenge, account: account.id }, house.clock());
      return reply.send(options);
    });

    app.post("/account/security/passkeys", async (request, reply) => {
      const account = await requireFresh(house, request);
      const place = placeOf(settings, request);
      const typed = typedIn(request.body);
      const response = responseIn(typed.text("response"));
      const kept = sealedIn(request, toMake, house.clock());
      forgetSealed(reply, toMake);
      if (kept?.["account"] !== account.id) throw new Refusal("passkey-refused", { reason: "challenge" });
      const asked = { place, challenge: kept["challenge"] ?? "", response };
      const session = cookieOf(request, sessionCookie) ?? "";
      const wish = { account: account.id, site, session, label: typed.word("label") };
      const added = await addPasskey(house, { ...wish, ...asked });
      post.nudge();
      if (added.recoveryCodes === null) return reply.redirect("/account/security?said=passkey-added", 303);
      return reply.page(recoveryCodesPage(added.recoveryCodes, secondFactorTexts.said["passkey-added"]));
    });

    app.get("/account/security/passkeys/:id", (request, reply) => {
      const account = requireAccount(request);
      return reply.page(passkeyPage(account, passkeyIn(request, account), formField(request, reply)));
    });

    app.post("/account/security/passkeys/:id/rename", async (request, reply) => {
      const account = requireAccount(request);
      const { id } = passkeyIn(request, account);
      await renamePasskey(house, account.id, id, typedIn(request.body).word("label"));
      return reply.redirect("/account/security?said=passkey-renamed", 303);
    });

    app.post("/account/security/passkeys/:id/remove", async (request, reply) => {
      const account = await requireFresh(house, request);
      await removePasskey(house, { account: account.id, site }, passkeyIn(request, account).id);
      post.nudge();
      return reply.redirect("/account/security?said=passkey-removed", 303);
    });
    return Promise.resolve();
  };

function passkeyPage(account: Account, { id, label, created, lastUsed }: Passkey, token: Html): PageContent {
  const action = `/account/security/passkeys/${encodeURIComponent(id)}`;
  const isLast = !isLeftWith({ ...account, passkeys: account.passkeys.filter((one) => one.id !== id) });
  const remove = html`<p>${texts.removeLead}</p>
    <form method="post" action="${action}/remove">
      ${token}
      <p><button class="quiet">${texts.remove}</button></p>
    </form>`;
  const body = html`<h1>${texts.title(label)}</h1>
    <p>${texts.made(sayInstant(created))} ${lastUsed === null ? texts.neverUsed : texts.used(sayInstant(lastUsed))}</p>
    <form method="post" action="${action}/rename" class="narrow-form">
      ${token} ${lineEntry({ name: "label", label: texts.name, value: label, required: true })}
      <p><button class="main">${texts.rename}</button></p>
    </form>
    <section>
      <h2>${texts.removeHeading}</h2>
      ${isLast ? html`<p>${texts.lastWay}</p>` : remove}
    </section>
    <p>${secondFactorTexts.backToSecurity}</p>`;
  const styles = ["desk.css", "security.css"];
  return { title: texts.title(label), body, noindex: true, section: "/account", styles };
}

/** One's own; another's is answered as what is not there. */
function passkeyIn({ params }: FastifyRequest, account: Account): Passkey {
  const passkey = passkeyOf(account, typedIn(params).text("id"));
  if (passkey === null) throw new Refusal("factor-not-found");
  return passkey;
}

function placeOf(settings: FaceSettings, request: FastifyRequest): PasskeyPlace {
  const place = passkeyPlace(settings, request);
  if (place === null) throw new Refusal("place-unsuited");
  return place;
}

function challengeFrom(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

/** What the script put into the form; nothing believable where it is no JSON. Refuses a form that no script has filled in. */
function responseIn(text: string): unknown {
  if (text === "") throw new Refusal("passkey-unscripted");
  try {
    return JSON.parse(text.slice(0, 200_000)) as unknown;
  } catch {
    return null;
  }
}
