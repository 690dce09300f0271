/** Forms read alike, however they were sent. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { textIn, textsIn, uploadIn } from "./form-body.ts";

test("a field is read from url-encoded and from multipart bodies", () => {
  assert.equal(textIn({ form: "a" }, "form"), "a");
  assert.equal(textIn({ form: ["a", "b"] }, "form"), "a");
  assert.equal(textIn({ form: { type: "field", value: "a" } }, "form"), "a");
  assert.deepEqual(textsIn({ form: [{ value: "a" }, { value: "b" }] }, "form"), ["a", "b"]);
});

test("what was not sent, or is no text, is empty", () => {
  for (const body of [undefined, null, "form", {}, { form: { value: 1 } }, { form: 1 }])
    assert.equal(textIn(body, "form"), "");
  assert.equal(textIn({}, "constructor"), "");
});

test("a file is read with its name, and an empty choice is none", async () => {
  const file = (filename: string, text: string) => ({
    type: "file",
    filename,
    mimetype: "text/plain",
    toBuffer: () => Promise.resolve(Buffer.from(text)),
  });
  const upload = await uploadIn({ file: file("a.txt", "text") }, "file");
  assert.deepEqual([upload?.fileName, upload?.mediaType, upload?.bytes.length], ["a.txt", "text/plain", 4]);
  assert.equal(await uploadIn({ file: file("", "") }, "file"), null);
  assert.equal(await uploadIn({ file: "text" }, "file"), null);
});
