import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "./config.ts";
import { Refusal } from "./domain/refusal.ts";

test("no settings at all give a working house", () => {
  const config = readConfig({});
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 8080);
  assert.equal(config.policy, "reference");
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
  ["CASEBOOK_LOG", "loud"],
  ["CASEBOOK_URL", "javascript:alert(1)"],
] as const) {
  test(`${setting}=${value} is refused by name`, () => {
    assert.throws(
      () => readConfig({ [setting]: value }),
      (error) => error instanceof Refusal && error.code === "setting-invalid" && error.details["setting"] === setting,
    );
  });
}

test("a licence is the address of one, or none", () => {
  assert.equal(readConfig({}).license, null);
  const address = "https://creativecommons.org/licenses/by/4.0/";
  assert.equal(readConfig({ CASEBOOK_LICENSE: address }).license, address);
  assert.throws(() => readConfig({ CASEBOOK_LICENSE: "CC-BY" }), /setting/i);
});
