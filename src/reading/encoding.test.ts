import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { decode } from "./encoding.ts";

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

test("UTF-8 is read with and without its byte order mark", () => {
  assert.deepEqual(decode(bytesOf("Zürich"), null), { text: "Zürich", findings: [] });
  assert.deepEqual(decode(bytesOf([0xef, 0xbb, 0xbf], "Zürich"), null), { text: "Zürich", findings: [] });
});

test("UTF-16 is read in both byte orders by its mark", () => {
  const little = Buffer.from("\ufeffZürich", "utf16le");
  assert.equal(decode(little, null).text, "Zürich");
  assert.equal(decode(Buffer.from(little).swap16(), "utf-8").text, "Zürich");
});

test("broken UTF-16 is refused", () => {
  const broken = Buffer.concat([Buffer.from("\ufeffab", "utf16le"), Buffer.from([0x00])]);
  assert.throws(
    () => decode(broken, null),
    (error) => error instanceof Refusal && error.code === "document-encoding",
  );
});

test("the stated encoding is followed", () => {
  assert.deepEqual(decode(bytesOf([0xd0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]), "koi8-r"), { text: "привет", findings: [] });
});

test("a stated encoding that is unknown or wrong gives way to UTF-8 with a finding", () => {
  assert.deepEqual(decode(bytesOf("Zürich"), "klingon"), {
    text: "Zürich",
    findings: [{ at: "document", code: "encoding-guessed", saw: "not klingon" }],
  });
  assert.equal(decode(bytesOf("Zürich"), "utf-16be").findings[0]?.saw, "not utf-16be");
});

test("what is not UTF-8 is read as Windows-1252 with a finding", () => {
  assert.deepEqual(decode(bytesOf("the city", [0x92], "s caf", [0xe9], " was hit"), null), {
    text: "the city’s café was hit",
    findings: [{ at: "document", code: "encoding-guessed" }],
  });
});

test("UTF-8 with a few broken bytes stays UTF-8, with a finding", () => {
  const { text, findings } = decode(bytesOf("äöü".repeat(10), [0xe4], "."), null);
  assert.equal(text, `${"äöü".repeat(10)}\ufffd.`);
  assert.equal(findings[0]?.code, "encoding-guessed");
});

test("bytes that are no text are refused as binary", () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 131) % 256);
  for (const bytes of [noise, bytesOf("abc", [0, 0, 0, 0]), Buffer.from("\ufeffa\0b", "utf16le")]) {
    assert.throws(
      () => decode(bytes, null),
      (error) => error instanceof Refusal && error.code === "document-binary",
    );
  }
});
