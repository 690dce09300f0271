import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "./refusal.ts";
import { sayReason } from "./refusal-reason.ts";

test("a reason is told in words, and one that nobody foresaw as it is", () => {
  const refused = (reason: string) => sayReason(new Refusal("url-refused", { url: "http://10.0.0.1/", reason }));
  assert.equal(refused("address-not-public"), "it leads to a machine or network that is not public");
  assert.equal(refused("epipe"), "epipe");
  assert.equal(refused("constructor"), "constructor");
});

test("a host's own answer, and what is too large, are told with their numbers", () => {
  assert.equal(
    sayReason(new Refusal("url-failed", { reason: "status", status: 404 })),
    "the host answers with status 404",
  );
  const large = (details: Record<string, number>) => sayReason(new Refusal("document-too-large", details));
  assert.equal(large({ bytes: 6_000_000, limit: 5_242_880 }), "the most is 5,242,880 bytes");
  assert.equal(large({ characters: 900, limit: 800 }), "the most is 800 characters");
  assert.equal(large({}), null);
});

test("a refusal that gives no reason has none", () => {
  assert.equal(sayReason(new Refusal("document-empty")), null);
});
