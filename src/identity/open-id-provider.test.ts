/** Tests of the provider of OpenID Connect: who is believed, and every lie that is not. */
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import {
  clientId,
  type Lies,
  type LoopbackProvider,
  openLoopbackProvider,
} from "../../test/arbitrary/loopback-provider.ts";
import { Refusal } from "../domain/refusal.ts";
import { openIdProvider, type OpenIdOptions } from "./open-id-provider.ts";
import type { IdentityProvider, Journey, Vouched } from "./provider.ts";

const back = "http://localhost:8080/sign-in/provider/return";
const journey: Journey = { state: "s".repeat(43), nonce: "n".repeat(43), verifier: "v".repeat(43) };

let loopback: LoopbackProvider;

before(async () => {
  loopback = await openLoopbackProvider();
});
beforeEach(() => {
  loopback.lie({});
});
after(() => loopback.close());

function provider(options: Partial<OpenIdOptions> = {}): IdentityProvider {
  const { issuer } = loopback;
  return openIdProvider({
    issuer,
    clientId,
    clientSecret: "secret",
    name: "Loopback",
    isPublic: () => false,
    ...options,
  });
}

/** The whole way there and back. */
async function travel(lies: Lies = {}, there = provider()): Promise<Vouched> {
  const departure = await there.departure(journey, back);
  loopback.lie(lies);
  return there.arrival(journey, await loopback.visit(departure));
}

function refused(code: string, reason: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error));
    assert.equal(error.code, code, JSON.stringify(error.details));
    assert.match(String(error.details["reason"]), reason);
    return true;
  };
}

test("who comes back with the provider's word is who it says", async () => {
  assert.deepEqual(await travel(), { identity: { issuer: loopback.issuer, subject: "alice" }, manyFactors: false });
  assert.equal((await travel({ methods: ["pwd", "mfa"] })).manyFactors, true);
  assert.equal((await travel({}, provider({ clientSecret: null }))).identity.subject, "alice");
});

test("nothing is asked before somebody wants to go there, and its description once", async () => {
  loopback.asked.length = 0;
  const there = provider();
  assert.deepEqual(loopback.asked, []);
  const departure = new URL(await there.departure(journey, back));
  await there.departure(journey, back);
  assert.deepEqual(loopback.asked, ["/.well-known/openid-configuration"]);
  const asked = Object.fromEntries(departure.searchParams);
  assert.equal(asked["scope"], "openid");
  assert.equal(asked["code_challenge_method"], "S256");
  assert.equal(departure.href.includes(journey.verifier), false);
});

for (const [lie, lies, reason] of [
  ["another issuer", { issuer: "https://elsewhere.example" }, /claim-comparison-failed iss/],
  ["another nonce", { nonce: "of another journey" }, /claim-comparison-failed nonce|nonce/],
  ["another audience", { audience: "another client" }, /claim-comparison-failed aud/],
  ["a word that has ended", { endsIn: -300 }, /timestamp/],
  ["no signature", { signed: "none" }, /invalid-response|unsupported/],
  ["the public key as a shared secret", { signed: "HS256" }, /invalid-response|unsupported/],
  ["the signature of somebody else", { signed: "other-key" }, /invalid-response|signature/],
  ["no identity", { noIdentity: true }, /invalid-response/],
  ["an empty subject", { subject: "" }, /./],
  ["an endless subject", { subject: "x".repeat(256) }, /subject/],
] as const satisfies readonly (readonly [string, Lies, RegExp])[]) {
  test(`refused: ${lie}`, async () => {
    await assert.rejects(travel(lies), refused("provider-refused", reason));
  });
}

test("no lie about algorithms helps, even where the description makes room for it", async () => {
  for (const signed of ["none", "HS256"] as const) {
    loopback.lie({ description: { id_token_signing_alg_values_supported: ["RS256", "none", "HS256"] } });
    const there = provider();
    await there.departure(journey, back);
    await assert.rejects(travel({ signed }, there), refused("provider-refused", /./));
  }
});

test("refused: another state, an error, a code that somebody else redeems, an answer of another provider", async () => {
  const there = provider();
  const arrival = await loopback.visit(await there.departure(journey, back));
  const changed = (name: string, value: string) => {
    const url = new URL(arrival);
    url.searchParams.set(name, value);
    return url.href;
  };
  const refusal = refused("provider-refused", /./);
  await assert.rejects(there.arrival(journey, changed("state", "another")), refusal);
  await assert.rejects(there.arrival(journey, changed("iss", "https://elsewhere.example")), refusal);
  await assert.rejects(there.arrival(journey, changed("code", "another")), refusal);
  await assert.rejects(there.arrival({ ...journey, verifier: "w".repeat(43) }, arrival), refusal);
  await assert.rejects(
    there.arrival(journey, `${back}?error=access_denied&state=${journey.state}&iss=${loopback.issuer}`),
    refusal,
  );
  await assert.rejects(there.arrival(journey, `${back}?state=${journey.state}`), refusal);
});

test("a provider that is down is said to be, and asked again by the next one", async () => {
  const there = provider();
  loopback.lie({ status: 503 });
  await assert.rejects(there.departure(journey, back), refused("provider-unreachable", /./));
  loopback.lie({});
  await there.departure(journey, back);
  const nobody = provider({ issuer: "http://127.0.0.1:9" });
  await assert.rejects(nobody.departure(journey, back), refused("provider-unreachable", /econnrefused/));
});

test("a description cannot lead requests to where a provider has no business", async () => {
  const { port } = new URL(loopback.issuer);
  for (const [description, reason] of [
    [{ token_endpoint: "http://internal.example/token" }, /not-https/],
    [{ jwks_uri: "file:///etc/passwd" }, /not-https/],
    [{ token_endpoint: `http://localhost:${port}/token` }, /not-https/],
    [{ token_endpoint: "https://user:word@internal.example/" }, /credentials/],
    [{ authorization_endpoint: "javascript:alert(1)" }, /not-https/],
    [{ issuer: "https://elsewhere.example" }, /./],
    [{ token_endpoint: undefined }, /./],
  ] as const) {
    loopback.lie({ description });
    await assert.rejects(
      provider().departure(journey, back),
      refused("provider-refused", reason),
      JSON.stringify(description),
    );
  }
});

test("hosts that the operator did not name are connected to only on the public internet", async () => {
  const tried: string[] = [];
  const resolve = (host: string) => {
    tried.push(host);
    return Promise.resolve(["10.0.0.7"]);
  };
  for (const token of ["https://metadata.example/token", "https://10.0.0.7/token", "https://[fd00::1]/token"]) {
    const there = provider({ resolve });
    loopback.lie({ description: { token_endpoint: token } });
    await assert.rejects(travel({}, there), refused("provider-refused", /address-not-public/));
  }
  assert.deepEqual(tried, ["metadata.example"]);
});
