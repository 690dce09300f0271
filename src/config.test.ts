import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig, settings } from "./config.ts";
import { Refusal } from "./domain/refusal.ts";

test("no settings at all give a working house", () => {
  const config = readConfig({});
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 8080);
  assert.equal(config.policy, null);
  assert.equal(config.sample, "load");
  assert.equal(config.url, null);
});

test("an empty setting is no setting", () => {
  assert.equal(readConfig({ CASEBOOK_PORT: " " }).port, 8080);
});

for (const [setting, value] of [
  ["CASEBOOK_PORT", "80800"],
  ["CASEBOOK_PORT", "http"],
  ["CASEBOOK_SAMPLE", "some"],
  ["CASEBOOK_TRUST_PROXY", "maybe"],
  ["CASEBOOK_TRUST_PROXY", "10.0.0.1, 10.0.0.300"],
  ["CASEBOOK_TRUST_PROXY", "10.0.0.0/33"],
  ["CASEBOOK_TRUST_PROXY", "proxy.example"],
  ["CASEBOOK_LOG", "loud"],
  ["CASEBOOK_URL", "javascript:alert(1)"],
  ["CASEBOOK_URL", "https://ada:secret@casebook.example"],
  ["CASEBOOK_URL", "https://casebook.example/below"],
  ["CASEBOOK_URL", "https://casebook.example/?x"],
  ["CASEBOOK_URL", "https://casebook.example/#x"],
  ["CASEBOOK_REGISTRATION", "open"],
  ["CASEBOOK_SMTP_URL", "https://mail.example"],
  ["CASEBOOK_SMTP_URL", "mail.example:25"],
  ["CASEBOOK_MAIL_FROM", "nobody"],
  ["CASEBOOK_MAIL_FROM", "Casebook <a@example.org>\nBcc: b@example.org"],
  ["CASEBOOK_AUDIT_DAYS", "-1"],
  ["CASEBOOK_UNUSED_DAYS", "a year"],
] as const) {
  test(`${setting}=${value} is refused by name`, () => {
    assert.throws(
      () => readConfig({ [setting]: value }),
      (error) => error instanceof Refusal && error.code === "setting-invalid" && error.details["setting"] === setting,
    );
  });
}

test("the address of the site is its origin, however it was written", () => {
  assert.equal(readConfig({ CASEBOOK_URL: "HTTPS://Casebook.Example/" }).url, "https://casebook.example");
  assert.equal(readConfig({ CASEBOOK_URL: "http://casebook.example:80//" }).url, "http://casebook.example");
  assert.equal(readConfig({ CASEBOOK_URL: "https://casebook.example:8443" }).url, "https://casebook.example:8443");
});

test("proxies are one in front, or addresses and ranges", () => {
  assert.equal(readConfig({}).trustProxy, false);
  assert.equal(readConfig({ CASEBOOK_TRUST_PROXY: "yes" }).trustProxy, true);
  const several = "10.0.0.1, 192.168.7.0/24, ::1, 2001:db8::/32";
  assert.equal(readConfig({ CASEBOOK_TRUST_PROXY: several }).trustProxy, several);
});

test("a licence is the address of one, or none", () => {
  assert.equal(readConfig({}).license, null);
  const address = "https://creativecommons.org/licenses/by/4.0/";
  assert.equal(readConfig({ CASEBOOK_LICENSE: address }).license, address);
  assert.throws(() => readConfig({ CASEBOOK_LICENSE: "CC-BY" }), /setting/i);
});

test("what is wrong with a secret setting is told without it", () => {
  assert.throws(
    () => readConfig({ CASEBOOK_SMTP_URL: "http://name:hunter2@mail.example" }),
    (error) => error instanceof Refusal && !JSON.stringify([error.message, error.details]).includes("hunter2"),
  );
});

test("the sender of mails is an address, or a name with one", () => {
  for (const from of ["casebook@localhost", "desk@example.org", "The Casebook <desk@example.org>"])
    assert.equal(readConfig({ CASEBOOK_MAIL_FROM: from }).mailFrom, from);
});

test("a provider of identities needs a safe address and a name of ours; its secret is none that is shown", () => {
  const issuer = "https://id.example/realms/main";
  const set = { CASEBOOK_OIDC_ISSUER: issuer, CASEBOOK_OIDC_CLIENT_ID: "casebook" };
  assert.equal(readConfig({}).openId, null);
  assert.deepEqual(readConfig(set).openId, { issuer, clientId: "casebook", clientSecret: null, name: "id.example" });
  const named = readConfig({ ...set, CASEBOOK_OIDC_CLIENT_SECRET: "s", CASEBOOK_OIDC_NAME: "Example ID" }).openId;
  assert.deepEqual([named?.clientSecret, named?.name], ["s", "Example ID"]);
  assert.equal(settings.CASEBOOK_OIDC_CLIENT_SECRET.secret, true);
  assert.ok(readConfig({ ...set, CASEBOOK_OIDC_ISSUER: "http://localhost:8081/realms/main" }).openId);
  for (const wrong of [
    "http://id.example",
    "id.example",
    "https://a:b@id.example",
    "https://id.example/?x",
    "file:///x",
  ])
    assert.throws(() => readConfig({ ...set, CASEBOOK_OIDC_ISSUER: wrong }), /value that cannot be used/, wrong);
  assert.throws(() => readConfig({ CASEBOOK_OIDC_ISSUER: issuer }), /value that cannot be used/);
});

test("a second factor is for whoever wants one, or for everybody at the desk", () => {
  assert.equal(readConfig({}).secondFactor, "optional");
  assert.equal(readConfig({ CASEBOOK_SECOND_FACTOR: "desk" }).secondFactor, "desk");
  assert.throws(() => readConfig({ CASEBOOK_SECOND_FACTOR: "yes" }), /value that cannot be used/);
});
