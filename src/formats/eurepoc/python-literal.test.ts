/** Python literals in cells. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { runs } from "../tables/testing.ts";
import { parsePython, type PythonValue } from "./python-literal.ts";

/** As Python prints it: single quotes, unless the text holds some and no double ones. */
function printed(value: PythonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return `[${value.map(printed).join(", ")}]`;
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\u00a0", "\\xa0");
  return `${quote}${escaped}${quote}`;
}

test("lists, lists within lists, both kinds of quotes, escapes and None are read", () => {
  assert.deepEqual(parsePython("[['Media', 'Other'], [None]]"), [["Media", "Other"], [null]]);
  assert.deepEqual(parsePython(`["Korea, People's Republic", 'a "b"', "it\\'s"]`), [
    "Korea, People's Republic",
    'a "b"',
    "it's",
  ]);
  assert.deepEqual(parsePython(String.raw`['FSB,\xa016th', 'é\n\\', '\q']`), ["FSB,\u00a016th", "é\n\\", "\\q"]);
  assert.deepEqual(parsePython("(1, -2.5, True, nan,)"), [1, -2.5, true, null]);
  assert.deepEqual(parsePython("[]"), []);
});

test("what is no literal is none, however near it comes", () => {
  for (const text of [
    "",
    "[",
    "['a'",
    "['a' 'b']",
    "[a]",
    "['a'] x",
    "'",
    "['a\\",
    "__import__('os')",
    "[,]",
    "['\\Uffffffff']",
  ]) {
    assert.equal(parsePython(text), undefined, text);
  }
  assert.equal(parsePython("[".repeat(100_000)), undefined);
  assert.equal(parsePython("[".repeat(17) + "]".repeat(17)), undefined);
});

test("every printed value is read back, and no text makes it throw", () => {
  const { value } = fc.letrec<{ value: PythonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie("value")),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      assert.deepEqual(parsePython(printed(one)), one);
    }),
    runs(200),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[[\]('",\\xuNone 0-9-]*$/), (text) => void parsePython(text)),
    runs(500),
  );
});
