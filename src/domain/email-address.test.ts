import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseAddress } from "./email-address.ts";

test("addresses are taken as people write them, without the space around", () => {
  assert.equal(parseAddress(" jane@example.org\n"), "jane@example.org");
  assert.equal(parseAddress("o'brien+case.book@mail.town.example"), "o'brien+case.book@mail.town.example");
});

test("what is no single address is not taken", () => {
  const wrong = ["", "jane", "jane@", "@example.org", "jane@localhost", "a b@example.org", "jane@example..org"];
  const sly = [
    "jane@example.org,eve@example.org",
    "jane@example.org\nBcc: eve@example.org",
    "Jane <jane@example.org>",
    "jane@example.org\0",
    '"jane doe"@example.org',
    "jané@example.org",
    "jane@exämple.org",
    `${"x".repeat(65)}@example.org`,
    `jane@${"x".repeat(250)}.org`,
    "jane@[192.0.2.1]",
  ];
  for (const text of [...wrong, ...sly]) assert.equal(parseAddress(text), null, text);
});

test("no address that is taken can carry a line break, a space or a second address", () => {
  const nasty = fc.string({ unit: fc.constantFrom(...Array.from('ab.@\r\n ,;<>:"\\\0\u2028é-')) });
  fc.assert(
    fc.property(nasty, fc.nat(40), (noise, place) => {
      const text = `jane@example.org`.slice(0, place) + noise + `jane@example.org`.slice(place);
      const address = parseAddress(text);
      assert.ok(address === null || /^[^\s,;<>:"\\\p{Cc}]+$/u.test(address));
      assert.ok(address === null || address.split("@").length === 2);
    }),
  );
});
