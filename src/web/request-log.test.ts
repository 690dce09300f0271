/** Tests of what the log says: no secret of any address, whatever its route, and of errors nothing but their words. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { loggedAddress, loggerFrom } from "./request-log.ts";

test("addresses of pages stand in the log as they are, less what was asked", () => {
  for (const path of [
    "/",
    "/incidents/CB-7K2M4Q/v3",
    "/organisations/state-of-southmoor-board-of-elections-2",
    "/data/csv-long",
  ]) {
    assert.equal(loggedAddress(path), path);
  }
  assert.equal(loggedAddress("/incidents?q=my+own+name&country=US&dates"), "/incidents?q=…&country=…&dates");
  assert.equal(loggedAddress("/taxii2/a/?match[type]=note"), "/taxii2/a/?match[type]=…");
});

test("no secret of an address stands in the log, in whatever form it is written", () => {
  for (let round = 0; round < 200; round += 1) {
    for (const form of ["hex", "base64url"] as const) {
      const secret = randomBytes(24).toString(form);
      const written = Buffer.from(secret).toString("hex").replaceAll(/../g, "%$&");
      for (const url of [
        `/password/${secret}`,
        `/verify-address/${secret}/x`,
        `/anything/${written}`,
        `/oidc/callback?code=${secret}&state=${secret}`,
        `/sign-in?${secret}`,
      ]) {
        const logged = loggedAddress(url);
        for (const text of [secret, written]) {
          for (let start = 0; start + 12 <= text.length; start += 4) {
            assert.ok(!logged.includes(text.slice(start, start + 12)), `${url} as ${logged}`);
          }
        }
      }
    }
  }
  assert.equal(loggedAddress("/%zz"), "…");
});

test("of an error its words are written, without what it carries and without what looks like a secret", () => {
  const options = loggerFrom({ level: "info" });
  assert.ok(typeof options === "object" && options.serializers?.err !== undefined);
  const secret = randomBytes(32).toString("hex");
  const error = Object.assign(new TypeError(`no session ${secret}`), {
    code: "E",
    body: { password: secret },
    cause: secret,
  });
  const written = JSON.stringify(options.serializers.err(error));
  assert.match(written, /"type":"TypeError","message":"no session …"/);
  assert.match(written, /request-log\.test\.ts/);
  assert.ok(!written.includes(secret));
  assert.equal(loggerFrom(false), false);
});
