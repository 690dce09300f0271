/**
 * Form tokens: a form is believed only where it was loaded from this casebook by the browser that sends it.
 *
 * A token is made of a random salt and the HMAC of that salt, a cookie of the browser and its session. The salt makes every
 * token look different, so that nothing can be learned of one by watching how pages compress.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { Store } from "../store/store.ts";
import { type House, randomName } from "../workflow/house.ts";
import { cookieOf, setCookie } from "./cookies.ts";
import { textIn } from "./form-body.ts";
import { type Html, html } from "./parts/html.ts";
import { checkedBy } from "./route.ts";
import { sessionCookie } from "./visit.ts";

/** The cookie that ties a form to the browser that loaded it; `cookies.ts` says how browsers know it. */
export const formCookie = "casebook_form";

/** The header in which scripts send the token. */
const formHeader = "x-casebook-form";

interface Minter {
  readonly key: Buffer;
  readonly house: Pick<House, "random">;
}

const minterKey = Symbol("minter");
const cookieKey = Symbol("form cookie");

declare module "fastify" {
  interface FastifyContextConfig {
    /** True for what programs send with credentials of their own and in a form that no page of elsewhere can make a browser send: it has no token. */
    readonly formless?: boolean;
  }
  interface FastifyInstance {
    [minterKey]: Minter;
  }
  interface FastifyRequest {
    /** The browser's form cookie as it came or as it was set just now; null: no form was made or sent. */
    [cookieKey]: string | null;
  }
}

/** Checks every request that changes something, whatever its route: no form can forget to be checked. `site`: CASEBOOK_URL, where it is set. */
export async function guardForms(
  app: FastifyInstance,
  house: Pick<House, "store" | "random">,
  site: string | null,
): Promise<void> {
  app.decorate(minterKey, { key: await keyFrom(house), house });
  app.decorateRequest(cookieKey, null);
  const own = site === null ? null : new URL(site).origin;
  const fromHere = checkedBy((request) => {
    if (changesSomething(request) && comesFromElsewhere(request, own)) throw new Refusal("form-expired");
  });
  const withToken = checkedBy((request) => {
    if (changesSomething(request) && !bringsOwnCredentials(request)) checkForm(request);
  });
  app.addHook("onRequest", fromHere);
  app.addHook("preHandler", withToken);
}

/** The hidden field that every form must hold. Sets the browser's form cookie where it has none. */
export function formField(request: FastifyRequest, reply: FastifyReply): Html {
  return html`<input type="hidden" name="form" value="${formToken(request, reply)}" />`;
}

function formToken(request: FastifyRequest, reply: FastifyReply): string {
  const { house } = request.server[minterKey];
  let cookie = request[cookieKey] ?? cookieOf(request, formCookie) ?? "";
  if (!/^[0-9a-f]{32}$/.test(cookie)) {
    cookie = randomName(house, 16);
    setCookie(reply, formCookie, cookie);
  }
  request[cookieKey] = cookie;
  const salt = randomName(house, 8);
  return `${salt}.${sign(request, salt, cookie)}`;
}

/** Refuses (`form-expired`) a request whose token is missing, was made for another browser or session, or by nobody. */
export function checkForm(request: FastifyRequest): void {
  const header = request.headers[formHeader];
  const token = typeof header === "string" ? header : textIn(request.body, "form");
  const [salt = "", signature = ""] = token.split(".");
  const cookie = cookieOf(request, formCookie) ?? "";
  const given = Buffer.from(signature);
  const right = Buffer.from(sign(request, salt, cookie));
  const same = given.length === right.length && timingSafeEqual(given, right);
  if (!same || cookie === "" || salt === "") throw new Refusal("form-expired");
}

/** Whether this response holds a form, and so belongs to one browser alone. */
export function holdsForm(request: FastifyRequest): boolean {
  return request[cookieKey] !== null;
}

/** A key of this casebook for another purpose than forms, which is named; nobody can make one of them from another. 32 bytes. */
export function keyFor(app: FastifyInstance, purpose: string): Buffer {
  return createHmac("sha256", app[minterKey].key).update(`key for ${purpose}`).digest();
}

function sign(request: FastifyRequest, salt: string, cookie: string): string {
  const session = cookieOf(request, sessionCookie) ?? "";
  return createHmac("sha256", request.server[minterKey].key)
    .update(JSON.stringify([salt, cookie, session]))
    .digest("base64url");
}

function changesSomething({ method }: FastifyRequest): boolean {
  return !["GET", "HEAD", "OPTIONS"].includes(method);
}

/** Only where the route takes nothing else, and only with the header that brings them: a cookie alone is a browser's, and needs the token. */
function bringsOwnCredentials({ routeOptions, headers }: FastifyRequest): boolean {
  return routeOptions.config.formless === true && headers.authorization !== undefined;
}

/** Browsers say from where a form was sent, in two ways; neither may say elsewhere. What says nothing is judged by its token alone. */
function comesFromElsewhere({ headers, host, protocol }: FastifyRequest, own: string | null): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin } = headers;
  return origin !== undefined && origin !== own && origin !== `${protocol}://${host}`;
}

/** 32 bytes, made once for each store and kept in it, so that forms outlive a restart and other nodes know them. */
async function keyFrom({ store, random }: { readonly store: Store } & Pick<House, "random">): Promise<Buffer> {
  const note = "form-key";
  const kept = await store.findNote(note);
  if (kept !== null) return Buffer.from(kept, "hex");
  const key = await store.transaction(async (shelves) => {
    const other = await shelves.findNote(note);
    const made = other ?? randomName({ random }, 32);
    if (other === null) await shelves.saveNote(note, made);
    return made;
  });
  return Buffer.from(key, "hex");
}
