import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { sniff } from "./media-type.ts";

const sniffed = (content: string, mediaType: string | null = null, fileName: string | null = null): string => {
  return sniff({ bytes: Buffer.from(content, "latin1"), mediaType, fileName }).mediaType;
};

const refusalOf = (content: string, mediaType: string | null = null): Refusal => {
  try {
    sniffed(content, mediaType);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error("was not refused");
};

test("a PDF is known by its first bytes, whatever it is called", () => {
  assert.equal(sniffed("%PDF-1.7\n"), "application/pdf");
  assert.equal(sniffed("%PDF-1.7\n", "text/html", "a.txt"), "application/pdf");
  assert.equal(sniffed("\r\n%PDF-1.4\n", "application/octet-stream"), "application/pdf");
});

test("what is called a PDF and is none is malformed", () => {
  assert.equal(refusalOf("<html>", "application/pdf").code, "document-malformed");
});

test("the stated type is followed, and its encoding is handed on", () => {
  assert.equal(sniffed("plain", "text/html"), "text/html");
  assert.equal(sniffed("plain", "application/xhtml+xml"), "text/html");
  assert.equal(sniffed("plain", "text/markdown"), "text/markdown");
  const bytes = Buffer.from("x");
  assert.equal(sniff({ bytes, mediaType: 'Text/HTML; Charset="KOI8-R"', fileName: null }).charset, "koi8-r");
});

test("without a type that says something the name decides, and then the look", () => {
  assert.equal(sniffed("plain", null, "report.MD"), "text/markdown");
  assert.equal(sniffed("plain", "text/plain", "report.md"), "text/markdown");
  assert.equal(sniffed("plain", "application/octet-stream", "a.htm"), "text/html");
  assert.equal(sniffed("\n <!DOCTYPE html><p>x"), "text/html");
  assert.equal(sniffed('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'), "text/html");
  assert.equal(sniffed("---\ntitle: A\n---\n"), "text/markdown");
  assert.equal(sniffed("The <b> tag was used."), "text/plain");
  assert.equal(sniffed("[a note] The city said"), "text/plain");
});

test("text that is stated to be plain stays plain though it looks like a page", () => {
  assert.equal(sniffed("<!DOCTYPE html><p>x", "text/plain"), "text/plain");
});

test("JSON is refused with a hint", () => {
  for (const refusal of [
    refusalOf('{"a": 1}'),
    refusalOf("[{}]"),
    refusalOf("{}", "application/json; charset=utf-8"),
  ]) {
    assert.equal(refusal.code, "media-type-unsupported");
    assert.match(String(refusal.details["hint"]), /JSON is a record/u);
  }
});

test("office documents, pictures and archives are refused with a hint, and other types by name", () => {
  assert.match(String(refusalOf("PK\u0003\u0004…").details["kind"]), /office document/u);
  assert.match(String(refusalOf("\u0089PNG\r\n").details["hint"]), /text recognition/u);
  assert.deepEqual(refusalOf("x", "audio/mpeg").details, { mediaType: "audio/mpeg" });
});
