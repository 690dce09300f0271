/**
 * Law: no regular expression of the house works longer than in proportion to its text. Each is run over the texts that are worst for it;
 * where one is only ever given short texts it stands in the list below with what bounds them.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { createContext, Script } from "node:vm";
import { pumpsFor } from "./pumped.ts";
import { nodesWhere, placeOf, sourceFiles } from "./source-files.ts";

/** In UTF-16 units: what is worked on with the square of this takes some tenths of a second. */
const length = 20_000;

/** In milliseconds; ten times what anything takes that works in proportion, on a busy machine too. */
const most = 120;

/** Expressions as they stand in the source, each with what bounds the texts that it is given. */
const bounded: Readonly<Record<string, string>> = {
  '/[.!?。！？…]["”»)]*\\s+(?=\\S)|\\n\\s*(?=\\S)/u': "the beginning of a snippet, some hundred characters",
  "/\\s*\\n\\s*/g": "templates of the house itself",
};

interface Literal {
  readonly place: string;
  readonly text: string;
  readonly source: string;
  readonly flags: string;
}

const files = sourceFiles().filter(({ path }) => !path.startsWith("src/web/client/"));

function literals(): readonly Literal[] {
  return files.flatMap((file) =>
    nodesWhere(file, ts.isRegularExpressionLiteral).map((node) => {
      const text = node.getText(file.tree);
      const end = text.lastIndexOf("/");
      return { place: placeOf(file, node), text, source: text.slice(1, end), flags: text.slice(end + 1) };
    }),
  );
}

const context = createContext({ expression: /x/, text: "" });
const script = new Script("expression.lastIndex = 0; expression.test(text)");

/** Whether the text keeps the expression busy for longer than it may. */
function isSlow(expression: RegExp, make: (length: number) => string): boolean {
  // What takes no time for a part of the length cannot take too long for the whole, even with the square of it.
  if (plainTimeOf(expression, make(20)) < 5 && plainTimeOf(expression, make(length / 40)) < most / 4000) return false;
  if (timeOf(expression, make(length / 10)) < most / 200) return false;
  // The second time nobody else has taken the machine away.
  return timeOf(expression, make(length)) > most && timeOf(expression, make(length)) > most;
}

function plainTimeOf(expression: RegExp, text: string): number {
  expression.lastIndex = 0;
  const began = performance.now();
  expression.test(text);
  return performance.now() - began;
}

/** In milliseconds; a second where it takes longer. */
function timeOf(expression: RegExp, text: string): number {
  context["expression"] = expression;
  context["text"] = text;
  const began = performance.now();
  try {
    script.runInContext(context, { timeout: 1000 });
  } catch {
    return 1000;
  }
  return performance.now() - began;
}

test("every regular expression works in proportion to its text, or is given short ones alone", () => {
  const slow = literals().flatMap(({ place, text, source, flags }) => {
    if (Object.hasOwn(bounded, text)) return [];
    const expression = new RegExp(source, flags);
    const worst = pumpsFor(source, flags).find((pump) => isSlow(expression, pump));
    return worst === undefined ? [] : [`${place} ${text} on ${JSON.stringify(worst(30))}…`];
  });
  assert.deepEqual(slow, []);
});

test("the list of those that are given short texts alone names what there is", () => {
  const known = new Set(literals().map(({ text }) => text));
  assert.deepEqual(
    Object.keys(bounded).filter((text) => !known.has(text)),
    [],
  );
});

test("the measure finds an expression that works with the square of its text, and one that works longer", () => {
  for (const source of ["\\s+$", "(a+)+$", "\\d+(?:-\\d+)*x"]) {
    const expression = new RegExp(source);
    assert.ok(
      pumpsFor(source, "").some((pump) => isSlow(expression, pump)),
      source,
    );
  }
});
