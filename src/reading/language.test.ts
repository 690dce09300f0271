import assert from "node:assert/strict";
import { test } from "node:test";
import { detectLanguage } from "./language.ts";

for (const [language, text] of [
  ["en", "The city said on Tuesday that its servers had been encrypted and that nobody had asked for a ransom."],
  ["de", "Die Stadt teilte am Dienstag mit, dass ihre Server verschlüsselt wurden und niemand Lösegeld verlangt habe."],
  [
    "es",
    "El hospital informó el martes de que sus servidores habían sido cifrados y de que nadie había pedido un rescate.",
  ],
] as const) {
  test(`a text in ${language} is known as such`, async () => {
    assert.equal(await detectLanguage(text), language);
  });
}

test("a text without words is in no language", async () => {
  assert.equal(await detectLanguage("12 34 --- 56"), null);
});
