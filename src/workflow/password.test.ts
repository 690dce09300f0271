import assert from "node:assert/strict";
import { argon2Sync } from "node:crypto";
import { test } from "node:test";
import { encodePassword, isPassword } from "./password.ts";

test("a password is known by its hash, and nobody by none", async () => {
  const encoded = await encodePassword("a long enough password", new Uint8Array(16));
  assert.match(encoded, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await isPassword("a long enough password", encoded), true);
  assert.equal(await isPassword("another long password", encoded), false);
  assert.equal(await isPassword("a long enough password", null), false);
});

test("a hash that was made at another cost still knows its password", async () => {
  const nonce = Buffer.alloc(16, 7);
  const parameters = {
    message: "a long enough password",
    nonce,
    memory: 8192,
    passes: 3,
    parallelism: 1,
    tagLength: 32,
  };
  const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
  const encoded = `$argon2id$v=19$m=8192,t=3,p=1$${plain(nonce)}$${plain(argon2Sync("argon2id", parameters))}`;
  assert.equal(await isPassword("a long enough password", encoded), true);
  assert.equal(await isPassword("another long password", encoded), false);
});
