/** Assets come from memory under addresses that change with their content. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { assetUrl, serveAssets } from "./served-assets.ts";

test("an asset is kept forever under the address with its hash, and asked after under any other", async () => {
  const app = fastify();
  serveAssets(app);
  const lasting = await app.inject(assetUrl("style.css"));
  assert.equal(lasting.headers["cache-control"], "public, max-age=31536000, immutable");
  const plain = await app.inject("/assets/style.css?v=old");
  assert.equal(plain.headers["cache-control"], "public, max-age=0, must-revalidate");
  const known = { "if-none-match": String(plain.headers.etag) };
  assert.equal((await app.inject({ url: "/assets/style.css", headers: known })).statusCode, 304);
});

test("scripts are served without types, and nothing but the known files is served", async () => {
  const app = fastify();
  serveAssets(app);
  const script = await app.inject(assetUrl("desk.js"));
  assert.equal(script.headers["content-type"], "text/javascript; charset=utf-8");
  assert.doesNotMatch(script.body, /\.ts["']/);
  for (const name of ["desk.ts", "tsconfig.json", "..%2fapp.ts", "constructor"]) {
    assert.notEqual((await app.inject(`/assets/${name}`)).statusCode, 200);
  }
  assert.throws(() => assetUrl("none.css"), TypeError);
});
