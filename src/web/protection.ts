/** What browsers are told that protects readers: with every answer, whatever it is an answer to. */
import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Names of the headers, in small letters. The tag of an answer names them too: a page that a browser has kept is fetched anew where they changed. */
export const protectiveHeaders = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "referrer-policy",
  "strict-transport-security",
  "x-content-type-options",
  "x-frame-options",
] as const;

/** Things that a browser can do and no page here asks for; passkeys are for the pages of the house alone. */
const permissions = [
  ...["accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "encrypted-media"],
  ...["fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer"],
  ...["microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb"],
  ...["web-share", "window-management", "xr-spatial-tracking"],
].map((name) => `${name}=()`);

const permissionsPolicy = [
  ...permissions,
  "publickey-credentials-create=(self)",
  "publickey-credentials-get=(self)",
].join(", ");

/** One year, in seconds. Without `includeSubDomains`: the operator may serve other things below the same name over plain http. */
const transport = { maxAge: 31_536_000, includeSubDomains: false, preload: false } as const;

/**
 * Nothing is loaded from elsewhere, nothing runs that does not come as a file from here, no script makes markup or code of text, nobody
 * frames a page, and nobody else's page holds a handle to one. `https`: readers come over TLS, and are to come over nothing else.
 * `issuer`: a provider of identities to whom forms lead on, since browsers hold a form to this wherever it is sent on to.
 */
export async function protect(app: FastifyInstance, https: boolean, issuer: string | null): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'none'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", ...(issuer === null ? [] : [new URL(issuer).origin])],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    // With `no-referrer` browsers would send forms with the origin `null`, which the guard of forms must refuse.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? transport : false,
    xFrameOptions: { action: "deny" },
  });
  app.addHook("onRequest", (_request, reply, done) => {
    void reply.header("permissions-policy", permissionsPolicy);
    done();
  });
}

/**
 * For what people brought in, such as pictures: should a browser ever take it for a page, that page may do nothing at all. Says of an
 * answer that it is no page.
 */
export const inert = "default-src 'none'; frame-ancestors 'none'; sandbox";
