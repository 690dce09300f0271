/**
 * A provider of OpenID Connect: authorization code with PKCE, state and nonce; the signature of what it says is checked with its keys.
 *
 * Its description is asked for when somebody first wants to go there, and anew every hour. Nothing but that, its keys and its token endpoint
 * is ever asked for.
 */
import type * as openid from "openid-client";
import { Refusal } from "../domain/refusal.ts";
import { guardedFetch, isLoopback, safeAddress, Unsafe } from "./guarded-fetch.ts";
import type { IdentityProvider, Vouched } from "./provider.ts";

/** As the operator set it. */
export interface OpenIdOptions {
  /** The provider's address, https, or http on loopback. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null: none was given out; PKCE alone shows that it is us. */
  readonly clientSecret: string | null;
  /** As people know the provider. */
  readonly name: string;
  /** Whether an address is one of the public internet. */
  readonly isPublic: (address: string) => boolean;
  /** All addresses of a host name; by default what the system says. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** What was found of a provider, and since when, in milliseconds. */
interface Known {
  readonly since: number;
  readonly configuration: Promise<openid.Configuration>;
}

/** In milliseconds. */
const keptFor = 60 * 60_000;

/** In seconds, for each request. */
const patience = 10;

/** In seconds: so much may the provider's clock differ. */
const clockTolerance = 30;

/** Loaded when it is needed: most casebooks have no provider. */
const library = (): Promise<typeof openid> => import("openid-client");

/** A provider. Nothing is asked of it before somebody wants to go there. */
export function openIdProvider(options: OpenIdOptions): IdentityProvider {
  let known: Known | null = null;
  const configured = async (): Promise<openid.Configuration> => {
    if (known === null || Date.now() - known.since > keptFor) {
      const configuration = discover(options);
      const asked = (known = { since: Date.now(), configuration });
      // What could not be found is looked for again by the next one who asks.
      configuration.catch(() => {
        if (known === asked) known = null;
      });
    }
    return known.configuration;
  };
  return {
    name: options.name,
    issuer: options.issuer,
    departure: ({ state, nonce, verifier }, back) =>
      explained(async () => {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
        return buildAuthorizationUrl(await configured(), {
          redirect_uri: back,
          scope: "openid",
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
          state,
          nonce,
        }).href;
      }),
    arrival: ({ state, nonce, verifier }, arrival) =>
      explained(async () => {
        const { authorizationCodeGrant } = await library();
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const answer = await authorizationCodeGrant(await configured(), new URL(arrival), checks);
        return vouchedIn(answer.claims());
      }),
  };
}

/** The provider's description, checked; nothing that it names may lead where a provider has no business. */
async function discover(options: OpenIdOptions): Promise<openid.Configuration> {
  const client = await library();
  const issuer = new URL(options.issuer);
  const guard = { ...options, issuer };
  const ask: openid.CustomFetch = (url, asked) =>
    guardedFetch(url, { ...asked, body: asked.body instanceof URLSearchParams ? asked.body : null }, guard);
  const plain = issuer.protocol === "http:" && isLoopback(issuer) ? [client.allowInsecureRequests] : [];
  const found = await client.discovery(issuer, options.clientId, undefined, client.None(), {
    execute: plain,
    timeout: patience,
    [client.customFetch]: ask,
  });
  const server = found.serverMetadata();
  // The library lets one large provider name another issuer than the one that was asked.
  if (new URL(server.issuer).href !== issuer.href) throw new Unsafe("issuer");
  const { authorization_endpoint: authorization, token_endpoint: token, jwks_uri: keys } = server;
  for (const address of [authorization, token, keys]) safeAddress(address ?? "", guard);
  const metadata = { [client.clockTolerance]: clockTolerance };
  const shown = authenticationFor(client, server, options.clientSecret);
  const configuration = new client.Configuration({ ...server }, options.clientId, metadata, shown);
  for (const allow of [...plain, client.enableNonRepudiationChecks]) allow(configuration);
  configuration[client.customFetch] = ask;
  configuration.timeout = patience;
  return configuration;
}

/** How we show that it is us: as the provider says it takes it, by HTTP Basic where it says nothing (OpenID Connect Discovery 1.0, 3). */
function authenticationFor(
  { ClientSecretBasic, ClientSecretPost, None }: typeof openid,
  { token_endpoint_auth_methods_supported: methods = ["client_secret_basic"] }: openid.ServerMetadata,
  secret: string | null,
): openid.ClientAuth {
  if (secret === null) return None();
  return methods.includes("client_secret_basic") ? ClientSecretBasic(secret) : ClientSecretPost(secret);
}

function vouchedIn(claims: openid.IDToken | undefined): Vouched {
  // Neither may be longer in any provider that follows the specification (OpenID Connect Core 1.0, 2: 255 characters of a subject).
  if (claims === undefined || claims.sub === "" || claims.sub.length > 255) throw new Unsafe("subject");
  const methods: unknown = claims["amr"];
  const manyFactors = Array.isArray(methods) && methods.includes("mfa");
  return { identity: { issuer: claims.iss, subject: claims.sub }, manyFactors };
}

/** Turns what went wrong into a refusal: the provider was out of reach, or what came back was not as it must be. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = reasonOf(error);
    throw new Refusal(isOutage(error, reason) ? "provider-unreachable" : "provider-refused", { reason });
  }
}

/** One word, for the log and the operator: which claim, or which code of the library or of the system. Never what the provider wrote. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const cause = error.cause instanceof Error ? error.cause : null;
  if (error instanceof Unsafe || cause instanceof Unsafe) return (cause ?? error).message;
  const deep = cause?.cause;
  const claim = isNamed(deep, "claim") ?? isNamed(deep, "reason") ?? isNamed(cause, "claim");
  const code = isNamed(cause, "code") ?? isNamed(error, "code") ?? "failed";
  return (claim === null ? code : `${code} ${claim}`).toLowerCase().replaceAll("_", "-").slice(0, 100);
}

function isNamed(value: unknown, name: string): string | null {
  if (value === null || typeof value !== "object" || !(name in value)) return null;
  const found: unknown = Reflect.get(value, name);
  return typeof found === "string" && /^[\w .-]{1,60}$/u.test(found) ? found : null;
}

const outages =
  /^(?:econn|enotfound|eai-again|etimedout|ehostunreach|enetunreach|epipe|err-tls|err-ssl|cert-|depth-zero|self-signed|unable-to|oauth-timeout|oauth-abort|host-not-found)/u;

function isOutage(error: unknown, reason: string): boolean {
  if (outages.test(reason)) return true;
  // An answer with a status that none of the protocol's has is a provider that is out of order.
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Response && cause.status >= 500;
}
