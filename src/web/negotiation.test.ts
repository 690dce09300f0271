/** Which form of an answer an `Accept` header asks for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { prefersJson } from "./negotiation.ts";

test("JSON is sent only where it is asked for more than HTML", () => {
  const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  for (const accept of [undefined, "", "*/*", browser, "application/json;q=0.5, text/html", "application/json;q=0"]) {
    assert.equal(prefersJson(accept), false, accept);
  }
  for (const accept of [
    "application/json",
    "APPLICATION/JSON; charset=utf-8",
    "text/html;q=0.2, application/problem+json",
  ]) {
    assert.equal(prefersJson(accept), true, accept);
  }
});
