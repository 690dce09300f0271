/** A provider of OpenID Connect on loopback for tests: it vouches for whom it is told to, and can be made to lie in every way that matters. */
import { createHmac, createSign, generateKeyPairSync, hash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** In which way it lies; what is left out is as it should be. */
export interface Lies {
  readonly subject?: string;
  readonly issuer?: string;
  readonly nonce?: string;
  readonly audience?: string;
  /** Seconds from now at which its word ends; 300 where it is left out. */
  readonly endsIn?: number;
  /** `none`: not signed. `HS256`: signed with the public key as if it were a shared secret. `other-key`: signed by somebody else. */
  readonly signed?: "none" | "HS256" | "other-key";
  /** True: gives no identity at all, only an access token. */
  readonly noIdentity?: boolean;
  /** Members of its description that are replaced. */
  readonly description?: Readonly<Record<string, unknown>>;
  /** Status of every answer. */
  readonly status?: number;
  /** `amr` of its word. */
  readonly methods?: readonly string[];
}

/** The provider, and what it was asked. */
export interface LoopbackProvider {
  readonly issuer: string;
  /** From now on. */
  lie(lies: Lies): void;
  /** Paths, in order. */
  readonly asked: string[];
  /** Goes where a browser would be sent, and gives the address that it would be sent back to. */
  visit(departure: string): Promise<string>;
  close(): Promise<void>;
}

/** The name under which Casebook is known there. */
export const clientId = "casebook";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const otherKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Opens one on a free port. It tells everybody the truth about `alice` until it is made to lie. */
export async function openLoopbackProvider(): Promise<LoopbackProvider> {
  let lies: Lies = {};
  const asked: string[] = [];
  const codes = new Map<string, URLSearchParams>();
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", issuer());
    asked.push(url.pathname);
    const json = (body: unknown, status = 200): void => {
      response.writeHead(lies.status ?? status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (url.pathname === "/.well-known/openid-configuration") json({ ...description(issuer()), ...lies.description });
    else if (url.pathname === "/jwks") json({ keys: [jwk()] });
    else if (url.pathname === "/authorize") {
      const code = hash("sha256", url.search, "hex");
      codes.set(code, url.searchParams);
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      for (const [name, value] of [
        ["code", code],
        ["state", url.searchParams.get("state") ?? ""],
        ["iss", issuer()],
      ] as const)
        back.searchParams.set(name, value);
      response.writeHead(302, { location: back.href }).end();
    } else if (url.pathname === "/token") {
      const given = new URLSearchParams(await text(request));
      const begun = codes.get(given.get("code") ?? "");
      const challenge = hash("sha256", given.get("code_verifier") ?? "", "base64url");
      const right =
        begun?.get("code_challenge") === challenge && begun.get("redirect_uri") === given.get("redirect_uri");
      if (begun === undefined || !right) json({ error: "invalid_grant" }, 400);
      else json(tokens(begun.get("nonce") ?? "", issuer(), lies));
    } else json({}, 404);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: issuer(),
    lie: (told) => {
      lies = told;
    },
    asked,
    visit: async (departure) => (await fetch(departure, { redirect: "manual" })).headers.get("location") ?? "",
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function description(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: ["S256"],
  };
}

function jwk(): object {
  return { ...keys.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" };
}

function tokens(nonce: string, issuer: string, lies: Lies): object {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: lies.issuer ?? issuer,
    sub: lies.subject ?? "alice",
    aud: lies.audience ?? clientId,
    nonce: lies.nonce ?? nonce,
    iat: now - 600 * Number((lies.endsIn ?? 300) < 0),
    exp: now + (lies.endsIn ?? 300),
    ...(lies.methods === undefined ? {} : { amr: lies.methods }),
  };
  const plain = { access_token: "an access token", token_type: "Bearer" };
  return lies.noIdentity === true ? plain : { ...plain, id_token: signed(claims, lies.signed) };
}

function signed(claims: object, how: Lies["signed"]): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const alg = how === "none" || how === "HS256" ? how : "RS256";
  const body = `${encode({ alg, kid: "one", typ: "JWT" })}.${encode(claims)}`;
  if (how === "none") return `${body}.`;
  if (how === "HS256") {
    const shared = keys.publicKey.export({ type: "spki", format: "pem" });
    return `${body}.${createHmac("sha256", shared).update(body).digest("base64url")}`;
  }
  const { privateKey } = how === "other-key" ? otherKeys : keys;
  return `${body}.${createSign("sha256").update(body).sign(privateKey, "base64url")}`;
}
