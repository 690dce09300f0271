/**
 * The place under which this casebook is reached, where something is bound to it: passkeys, and the way back from a provider. It is what
 * CASEBOOK_URL says. Where that says nothing, only a host of this machine is believed, for any other could be named by somebody else.
 */
import type { FastifyRequest } from "fastify";
import type { PasskeyPlace } from "../workflow/passkeys.ts";
import type { FaceSettings } from "./face.ts";

type Asked = Pick<FastifyRequest, "protocol" | "host">;

/** Such as `https://casebook.example`; null where CASEBOOK_URL must be set first. */
export function ownOrigin({ url }: Pick<FaceSettings, "url">, { protocol, host }: Asked): string | null {
  if (url !== null) return new URL(url).origin;
  const asked = `${protocol}://${host}`;
  return URL.canParse(asked) && isHere(new URL(asked).hostname) ? new URL(asked).origin : null;
}

/** Where passkeys are for; null where browsers make none: without https, but for `localhost`, and at an address that is a number. */
export function passkeyPlace(settings: Pick<FaceSettings, "url">, asked: Asked): PasskeyPlace | null {
  const origin = ownOrigin(settings, asked);
  if (origin === null) return null;
  const { protocol, hostname } = new URL(origin);
  const isName = !/^\[|^[\d.]+$/.test(hostname);
  return isName && (protocol === "https:" || isLocal(hostname)) ? { origin, relyingParty: hostname } : null;
}

function isHere(hostname: string): boolean {
  return isLocal(hostname) || hostname === "127.0.0.1" || hostname === "[::1]";
}

function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost");
}
