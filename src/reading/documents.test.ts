import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal, type RefusalCode } from "../domain/refusal.ts";
import { createDocumentReader, mostBytes, mostCharacters } from "./documents.ts";
import type { ReadDocument } from "./reader.ts";

const reader = createDocumentReader();

const read = (
  content: string | Uint8Array,
  mediaType: string | null = null,
  fileName: string | null = null,
): Promise<ReadDocument> => reader({ bytes: Buffer.from(content), mediaType, fileName });

const refuses = async (
  code: RefusalCode,
  content: string | Uint8Array,
  mediaType: string | null = null,
): Promise<void> => {
  await assert.rejects(read(content, mediaType), (error) => error instanceof Refusal && error.code === code);
};

test("a plain text is read as it stands, with nothing stated", async () => {
  assert.deepEqual(await read("The clinic  was hit.\r\n\r\n\r\nPolice “were told”.\n"), {
    mediaType: "text/plain",
    text: "The clinic was hit.\n\nPolice “were told”.",
    title: null,
    published: null,
    url: null,
    publisher: null,
    author: null,
    language: "en",
    links: [],
    findings: [],
    normaliser: "casebook-text/2",
  });
});

test("each kind of document comes to its own reader", async () => {
  assert.equal((await read("---\ntitle: A\n---\nB *c*")).text, "B c");
  assert.equal((await read("<!DOCTYPE html><title>A</title><p>B <i>c</i>")).text, "B c");
  assert.equal((await read("B *c*", "text/markdown")).mediaType, "text/markdown");
  assert.equal((await read("B *c*", null, "b.txt")).text, "B *c*");
});

test("the encoding that a page names itself is followed", async () => {
  const page = Buffer.concat([Buffer.from('<html><meta charset="windows-1251"><p>'), Buffer.from([0xef, 0xf0, 0xe8])]);
  assert.equal((await read(page)).text, "при");
  assert.equal((await read(page, "text/html; charset=koi8-r")).text, "ОПХ");
});

test("the same bytes give the same document", async () => {
  const page = "<html><title>A</title><article><h1>A</h1><p>B, and more of it.</article>";
  assert.deepEqual(await read(page), await read(page));
});

test("findings of all stages are handed on", async () => {
  const page = Buffer.concat([Buffer.from("<html><p hidden>x</p><p>a\u202eb caf"), Buffer.from([0xe9])]);
  const { findings } = await read(page);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ["encoding-guessed", "hidden-removed"],
  );
  assert.deepEqual(
    (await read("a\u202eb")).findings.map(({ code }) => code),
    ["invisible-removed"],
  );
});

test("a document without text is refused as empty", async () => {
  for (const content of ["", " \n\t ", "\u200b\u202e", "\ufeff", "<html><script>x</script>"])
    await refuses("document-empty", content);
});

test("a document of too many bytes or characters is refused, and told how many are read", async () => {
  await refuses("document-too-large", new Uint8Array(50 * 1024 * 1024).fill(97));
  await refuses("document-too-large", "a ".repeat(mostCharacters / 2 + 1));
  await refuses("document-too-large", Buffer.alloc(mostBytes["application/pdf"] + 1, "%PDF-1.7 "));
  await assert.rejects(read("x".repeat(mostCharacters + 1)), { details: { characters: 200_001, limit: 200_000 } });
  assert.equal((await read("x".repeat(mostCharacters))).text.length, mostCharacters);
});

test("binary files, foreign formats, damaged PDFs and pages without a floor are refused each by its own code", async () => {
  await refuses(
    "document-binary",
    Uint8Array.from({ length: 999 }, (_, at) => (at * 7919) % 256),
  );
  await refuses("media-type-unsupported", '{"incident": {}}');
  await refuses("media-type-unsupported", "PK\u0003\u0004");
  await refuses("document-malformed", "%PDF-1.7");
  await refuses("document-too-deep", `<html>${"<div>".repeat(100_000)}x`);
});

test("a page of many thousand tags is still read", async () => {
  const { text } = await read(`<html>${"<b>a</b> ".repeat(20_000)}${"<p>b".repeat(5_000)}`);
  assert.ok(text.startsWith("a a a") && text.endsWith("b\n\nb"));
});
