/** Which of the kept answers a request is for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodingFor, isPlainAddress, remembering } from "./page-cache-key.ts";

test("the encoding that a reader likes best is taken, brotli before gzip", () => {
  const cases = [
    [undefined, "identity"],
    ["", "identity"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip;q=1.0, br;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["BR", "br"],
    ["*", "gzip"],
    ["gzip;q=0, *;q=0.5", "identity"],
    ["x-gzip", "gzip"],
    ["br;q=x", "identity"],
  ] as const;
  for (const [header, encoding] of cases) assert.equal(encodingFor(header), encoding, header);
});

test("an address is plain where there is nothing in it that anybody could vary without end", () => {
  for (const url of ["/", "/incidents", "/incidents/CB-7K2M4Q", "/a.b/c-d_e~f"]) assert.ok(isPlainAddress(url), url);
  for (const url of ["", "/?", "/incidents?", "/incidents/", "//incidents", "/%69ncidents", "/a#b", "*", "/a\n"]) {
    assert.ok(!isPlainAddress(url), url);
  }
});

test("a question about a header is asked once, and headers without end are not remembered", () => {
  let asked = 0;
  const judge = remembering(() => ++asked);
  assert.deepEqual([judge("a"), judge("a"), judge(undefined), judge("b"), judge("a")], [1, 1, 2, 3, 1]);
  for (let index = 0; index < 1000; index += 1) judge(`made up ${index}`);
  const last = asked;
  judge("made up 999");
  assert.equal(asked, last + 1);
});
