/** The entrance: how somebody came in, the cookies that they get for it, and limits on attempts. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { mayDo } from "../domain/access.ts";
import { accountKeyOf } from "../domain/account.ts";
import { Refusal } from "../domain/refusal.ts";
import { tokenKinds } from "../domain/token.ts";
import type { House } from "../workflow/house.ts";
import type { Site } from "../workflow/mail-words.ts";
import { type Entrance, sessionHours, type SignedIn, signOut } from "../workflow/session.ts";
import { browserName } from "./browser-name.ts";
import { cookieOf, dropCookie, setCookie } from "./cookies.ts";
import type { FaceSettings } from "./face.ts";
import { type Limiter, openLimiter } from "./limiter.ts";
import { readerAt } from "./network.ts";
import { sessionCookie } from "./visit.ts";

/** The cookie of a browser whose holder owes a second factor. */
export const secondStepCookie = "casebook_second_step";

/** How somebody comes in with this request. */
export function entranceOf({ headers, ip }: FastifyRequest, way: Entrance["way"]): Entrance {
  return { way, browser: browserName(headers["user-agent"]), address: ip };
}

/** Gives the browser its session, and ends the one that it had before. Returns where the holder goes: `next`, else the place of the role. */
export async function letIn(
  house: Pick<House, "store" | "clock" | "random">,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, secret }: SignedIn,
  next: string | null,
): Promise<string> {
  const before = cookieOf(request, sessionCookie);
  if (before !== undefined && before !== "") await signOut(house, before);
  dropCookie(reply, secondStepCookie);
  setCookie(reply, sessionCookie, secret, sessionHours * 3600);
  return next ?? (mayDo(account.role, "curate") ? "/desk" : "/");
}

/** Gives the browser what says that its holder owes a second factor. */
export function owe(reply: FastifyReply, secret: string): void {
  setCookie(reply, secondStepCookie, secret, tokenKinds["second-step"].minutes * 60);
}

/** The casebook as mails name it. Their links lead where the settings say, never to the host that a request names. */
export function siteOf({ siteName, url, origin }: Pick<FaceSettings, "siteName" | "url" | "origin">): Site {
  return { name: siteName, url: url ?? origin ?? "http://localhost" };
}

/** So many addresses, and names at addresses, are counted at a time: some 10 MB at most. */
const mostCounted = 20_000;

/** Attempts within a window: for one name (or account, or mail address) from one address, and for all names from one address. */
export interface DoorLimits {
  readonly name: number;
  readonly address: number;
  readonly seconds: number;
}

/** Counts attempts. Names are counted as accounts are found by them, whatever their spelling, and with the address, so that nobody can lock another out from elsewhere. */
export interface DoorGuard {
  /** Counts an attempt. Refuses (`sign-in-limited`, with `Retry-After`) where there were too many. */
  enter(request: Pick<FastifyRequest, "ip">, name: string, reply: Headed): Promise<void>;
  /** Forgets the attempts of one who did get in; for the address, only this one. */
  welcome(request: Pick<FastifyRequest, "ip">, name: string): Promise<void>;
}

/** What takes headers, as replies do. */
interface Headed {
  header(name: string, value: number): unknown;
}

/** A guard that has counted nothing yet. */
export function doorGuard({ name: ofName, address: ofAddress, seconds }: DoorLimits): DoorGuard {
  const byName = openLimiter({ points: ofName, seconds }, mostCounted);
  const byAddress = openLimiter({ points: ofAddress, seconds }, mostCounted);
  const keyOf = (reader: string, name: string) => `${reader} ${accountKeyOf(name.trim()).slice(0, 200)}`;
  return {
    enter: async ({ ip }, name, reply) => {
      const reader = readerAt(ip);
      await consume(byAddress, reader, reply);
      await consume(byName, keyOf(reader, name), reply);
    },
    welcome: async ({ ip }, name) => {
      const reader = readerAt(ip);
      await byName.forget(keyOf(reader, name));
      await byAddress.giveBack(reader);
    },
  };
}

async function consume(limiter: Limiter, key: string, reply: Headed): Promise<void> {
  const { within, seconds } = await limiter.count(key);
  if (within) return;
  void reply.header("retry-after", seconds);
  throw new Refusal("sign-in-limited", { seconds });
}

/** Whether a refusal is about the code that was typed, and is told beside where it was typed. */
export function isAboutCode({ code }: Refusal): boolean {
  return code === "code-wrong" || code === "factor-unreadable";
}
