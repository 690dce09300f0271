/** Tests of terms: that words of queries and of records meet where they should. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hostileText } from "../testing/hostile-text.ts";
import { stemmedLanguageOf, stemmedLanguages, stemsOf } from "./stem.ts";
import { beginningOf, phraseOf, soughtOf, termsOf } from "./terms.ts";
import { wordsOf } from "./words.ts";

function meet(written: string, typed: string, language: string | null): boolean {
  const words = wordsOf(written).map(({ text }) => termsOf(text, language));
  const terms = words.flatMap(({ forms, stems }) => [...forms, ...stems]);
  return soughtOf(typed).terms.some((term) => terms.includes(term));
}

const families: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ["hospital", "hospitals", "Hospital's"],
    ["encrypted", "encryption", "encrypting", "encrypt"],
    ["infection", "infections", "infected"],
    ["extortion", "extorted"],
    ["organisation", "organizations"],
    ["defence", "defense"],
    ["cyber-attack", "cyberattacks"],
  ],
  de: [
    ["Krankenhäuser", "Krankenhaus", "krankenhauser", "Krankenhaeuser"],
    ["Städte", "Stadt", "stadte"],
    ["Angriffe", "Angriff", "Angriffs"],
    ["Größe", "Groesse", "grosse"],
  ],
  fr: [
    ["hôpitaux", "hôpital", "hopital"],
    ["attaques", "attaque", "attaqué", "attaque"],
    ["sécurité", "securite"],
    ["systèmes", "systeme", "système"],
  ],
  es: [
    ["universidades", "universidad"],
    ["informaciones", "información"],
    ["información", "informacion"],
    ["compañías", "compañía", "companias"],
  ],
  it: [
    ["attacchi", "attacco"],
    ["ospedali", "ospedale"],
    ["università", "universita"],
  ],
  pt: [
    ["informações", "informação"],
    ["informação", "informacao"],
    ["câmaras", "camara", "câmara"],
  ],
  nl: [
    ["gemeenten", "gemeente"],
    ["aanvallers", "aanvaller"],
    ["coördinatie", "coordinatie"],
  ],
};

test("forms of a word meet in its language, with and without accents, whichever stands in the record", () => {
  for (const [language, words] of Object.entries(families)) {
    for (const family of words) {
      for (const written of family) {
        for (const typed of family) assert.ok(meet(written, typed, language), `${language}: ${written}, ${typed}`);
      }
    }
  }
});

test("words of other languages are met as they are spelt, in records of no known language too", () => {
  assert.ok(meet("hospitals", "hospitals", null));
  assert.ok(!meet("hospitals", "hospital", null));
  assert.ok(meet("атака", "Атака", "ru"));
  assert.ok(meet("Müller", "Mueller", null));
});

test("a stem counts only in texts of its language", () => {
  assert.ok(meet("dati", "data", "it"));
  assert.ok(!meet("dati", "data", "en"));
});

test("identifiers have no stems", () => {
  assert.deepEqual(termsOf("T1486", "en").stems, []);
  assert.deepEqual(soughtOf("8Bases").terms, ["8bases"]);
});

test("languages are told by their primary subtag", () => {
  assert.deepEqual(["en-GB", "PT_br", "xx", "", null].map(stemmedLanguageOf), ["en", "pt", null, null, null]);
  assert.deepEqual([...stemmedLanguages].sort(), ["de", "en", "es", "fr", "it", "nl", "pt"]);
});

test("a joined word asks for its whole or for its parts in a row", () => {
  const { terms, parts } = soughtOf("CVE-2024-1234");
  assert.deepEqual([terms, parts], [["cve20241234"], [["cve"], ["2024"], ["1234"]]]);
  assert.deepEqual(soughtOf("東京"), { terms: [], parts: [["東"], ["京"]] });
  assert.deepEqual(soughtOf("and/or"), { terms: [], parts: [["and"], ["or"]] });
  assert.deepEqual(soughtOf("!?"), { terms: [], parts: [] });
});

test("beginnings are folded as wholes are", () => {
  assert.deepEqual(["CVE-2024-1", "Hôp", "東京", "a/b", "*", "2022-1"].map(beginningOf), [
    "cve20241",
    "hop",
    null,
    null,
    null,
    "2022-1",
  ]);
  assert.ok(termsOf("CVE20241234", null).forms[0]?.startsWith(beginningOf("CVE-2024-1") ?? "?"));
});

test("phrases are cut as texts are", () => {
  assert.deepEqual(phraseOf(["City", "of", "O'Brien"]), [["city"], ["of"], ["o"], ["brien"]]);
});

test("no exact term can be taken for a stem, and every word is found by itself", () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom(...stemmedLanguages, null), (text, language) => {
      for (const { text: word } of wordsOf(text)) {
        const { forms, stems } = termsOf(word, language);
        assert.ok(forms.every((form) => !form.startsWith("~")));
        assert.ok(stems.every((stem) => stem.startsWith(`~${String(language)}.`)));
        if (language !== null) assert.deepEqual(stems, stemsOf(word, language));
        assert.deepEqual(termsOf(word, language), termsOf(word, language));
      }
    }),
  );
});
