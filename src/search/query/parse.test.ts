/** Tests of reading and writing queries. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { Refusal } from "../../domain/refusal.ts";
import { hostileText } from "../testing/hostile-text.ts";
import { filterNames } from "./filters.ts";
import { longestQuery, mostWords, parseQuery } from "./parse.ts";
import { printQuery } from "./print.ts";
import type { QueryNode, TextField } from "./query.ts";
import { deepest, tokensOf } from "./tokens.ts";

const word = (text: string, field: TextField = "any"): QueryNode => ({ kind: "word", text, prefix: false, field });
const beginning = (text: string, field: TextField = "any"): QueryNode => ({ kind: "word", text, prefix: true, field });
const phrase = (text: string, field: TextField = "any"): QueryNode => ({
  kind: "phrase",
  words: text.split(" "),
  field,
});
const all = (...parts: QueryNode[]): QueryNode => ({ kind: "all", parts });
const any = (...parts: QueryNode[]): QueryNode => ({ kind: "any", parts });
const not = (part: QueryNode): QueryNode => ({ kind: "not", part });

const rootOf = (text: string) => parseQuery(text).root;
const codesOf = (text: string) => parseQuery(text).findings.map(({ code }) => code);

test("words, phrases, beginnings and what is ruled out", () => {
  assert.deepEqual(rootOf('ransomware "City of X" lock* -denied'), {
    kind: "all",
    parts: [word("ransomware"), phrase("City of X"), beginning("lock"), not(word("denied"))],
  });
  assert.deepEqual(rootOf("hospital"), word("hospital"));
  assert.deepEqual(rootOf('-"two words"'), not(phrase("two words")));
  assert.deepEqual(rootOf("“two words”"), phrase("two words"));
  assert.deepEqual(rootOf("NOT a AND b"), all(not(word("a")), word("b")));
});

test("OR binds its neighbours; parentheses bind more", () => {
  assert.deepEqual(rootOf("a b OR c"), all(word("a"), any(word("b"), word("c"))));
  assert.deepEqual(rootOf("a|b|c"), any(word("a"), word("b"), word("c")));
  assert.deepEqual(rootOf("(a b) OR c"), any(all(word("a"), word("b")), word("c")));
  assert.deepEqual(rootOf("-(a OR b)"), not(any(word("a"), word("b"))));
  assert.deepEqual(rootOf("((a) ((b)))"), all(word("a"), word("b")));
});

test("filters look into texts, facets, lanes and dates", () => {
  assert.deepEqual(rootOf("title:breach"), word("breach", "title"));
  assert.deepEqual(rootOf('victim:"City of X"'), phrase("City of X", "victim"));
  assert.deepEqual(rootOf("actor:lock*"), beginning("lock", "actor"));
  assert.deepEqual(rootOf("Country:US"), { kind: "facet", facet: "country", value: "US" });
  assert.deepEqual(rootOf('-country:"South  Korea"'), not({ kind: "facet", facet: "country", value: "South Korea" }));
  assert.deepEqual(rootOf("technique:T1486.001"), { kind: "facet", facet: "technique", value: "T1486.001" });
  assert.deepEqual(rootOf("claimed-by:LockBit"), { kind: "lane", lane: "claimed", actor: "LockBit" });
  for (const name of filterNames) assert.deepEqual(codesOf(`${name}:2022`), [], name);
});

test("dates are EDTF, with .. for spans that may be open", () => {
  const dates: Readonly<Record<string, string>> = {
    "date:2022-11..2023-03": "2022-11/2023-03",
    "date:2022-11/2023-03": "2022-11/2023-03",
    "date:2022..": "2022/..",
    "date:..2023": "../2023",
    "date:../2023": "../2023",
    'date:"2022-11-08"': "2022-11-08",
    "year:2020..2022": "2020/2022",
    "date:2022~": "2022~",
  };
  for (const [text, edtf] of Object.entries(dates)) assert.deepEqual(rootOf(text), { kind: "date", edtf }, text);
  for (const text of ["date:2022-13", "date:..", "date:2023..2022", "date:yesterday", "date:"]) {
    assert.deepEqual(parseQuery(text), {
      root: all(),
      findings: [{ at: "q", code: "date-invalid", saw: text.slice(5) }],
    });
  }
});

test("what is not understood is taken for words, and told", () => {
  assert.deepEqual(parseQuery("colour:red"), {
    root: word("colour:red"),
    findings: [{ at: "q", code: "query-filter-unknown", saw: "colour:red" }],
  });
  assert.deepEqual(codesOf("https://example.org note: 12:30"), []);
  assert.deepEqual(codesOf("constructor:x"), ["query-filter-unknown"]);
  assert.deepEqual(parseQuery("victim: x"), {
    root: word("x"),
    findings: [{ at: "q", code: "value-missing", saw: "victim:" }],
  });
});

test("quotation marks and parentheses without partners are read as if they had them", () => {
  assert.deepEqual(parseQuery('"two words'), {
    root: phrase("two words"),
    findings: [{ at: "q", code: "query-unclosed", saw: '"two words' }],
  });
  assert.deepEqual(parseQuery("(a OR (b").root, any(word("a"), word("b")));
  assert.deepEqual(codesOf("(a"), ["query-unclosed"]);
  assert.deepEqual(codesOf("a) b"), ["query-unclosed"]);
});

test("a * that stands for nothing is left out, and told", () => {
  assert.deepEqual(rootOf("*ware"), word("ware"));
  assert.deepEqual(rootOf("a*"), word("a"));
  assert.deepEqual(rootOf("type:ransom*"), { kind: "facet", facet: "type", value: "ransom" });
  for (const text of ["*ware", "a*", "ran*ware", "type:ransom*"]) assert.deepEqual(codesOf(text), ["query-wildcard"]);
});

test("signs alone ask for everything and are no mistakes", () => {
  for (const text of ["", " ", "-", "*", "OR", "- OR *", "|", "()", '""', "-()", "NOT", "- -", "!?", "AND"]) {
    assert.deepEqual(parseQuery(text), { root: all(), findings: [] }, text);
  }
});

test("longer queries are refused, and of a long one so much is read as is allowed", () => {
  assert.throws(
    () => parseQuery("x".repeat(longestQuery + 1)),
    (error) => error instanceof Refusal && error.code === "request-invalid",
  );
  const { root, findings } = parseQuery("word ".repeat(mostWords + 10));
  assert.equal(root.kind === "all" ? root.parts.length : 0, mostWords);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ["query-too-long"],
  );
  const beginnings = parseQuery("ab* ".repeat(10)).root;
  assert.equal(beginnings.kind === "all" ? beginnings.parts.length : 0, 8);
  assert.deepEqual(codesOf("ab* ".repeat(10)), ["query-too-long"]);
  assert.equal(printQuery(rootOf(`"${"東".repeat(100)}"`)).length, mostWords + 2);
});

test("parentheses too deep are left out with their partners", () => {
  const deep = `${"(a OR (b ".repeat(8)}${")".repeat(16)}`;
  assert.deepEqual(codesOf(deep), ["query-too-long"]);
  const depths = tokensOf(deep).tokens.reduce<number[]>((seen, { kind }) => {
    return [...seen, (seen.at(-1) ?? 0) + (kind === "open" ? 1 : kind === "close" ? -1 : 0)];
  }, []);
  assert.equal(Math.max(...depths), deepest);
  assert.equal(depths.at(-1), 0);
});

test("the examples of the README are understood as they stand, and every filter has one", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const examples = [...readme.matchAll(/^\| `(.+?)` +\|/gmu)].map(([, text = ""]) => text.replaceAll("\\", ""));
  for (const text of examples) assert.deepEqual(codesOf(text), [], text);
  for (const name of filterNames) assert.ok(readme.includes(`${name}:`), name);
});

test("any text is read, into no more than the limits allow", () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.string({ unit: "grapheme", maxLength: 2000 })), (text) => {
      const query = parseQuery(text.slice(0, longestQuery));
      assert.ok(leavesOf(query.root) <= mostWords);
      assert.ok(query.findings.length <= 20);
    }),
  );
});

test("what is written of a query reads as that query", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const { root } = parseQuery(text);
      const written = printQuery(root);
      if (written.length <= longestQuery) assert.deepEqual(parseQuery(written).root, root, written);
    }),
    { numRuns: 500 },
  );
});

test("trees that were built rather than read are written so that they read the same", () => {
  const built = [
    all(word("a"), any(word("b"), all(word("c"), not(word("d"))))),
    not(any(phrase("x y"), { kind: "facet", facet: "sector", value: "Health care (all)" })),
    all({ kind: "facet", facet: "region", value: "us/california" }, { kind: "lane", lane: "denied", actor: "Group 8" }),
  ];
  for (const node of built) {
    const { root, findings } = parseQuery(printQuery(node));
    assert.deepEqual(findings, []);
    assert.equal(printQuery(root), printQuery(node).replace("(all)", "(all"));
  }
});

test("tokens are no more than the characters of the text, however hostile", () => {
  for (const piece of ['"', "(", ")", "*", "-", "\u0301", "|", ":", "a:", "victim:", ",", '""', "(-"]) {
    const text = piece.repeat(10_000 / piece.length);
    assert.ok(tokensOf(text).tokens.length <= text.length + deepest, piece);
    parseQuery(text.slice(0, longestQuery));
  }
});

function leavesOf(node: QueryNode): number {
  if (node.kind === "all" || node.kind === "any") return node.parts.reduce((sum, part) => sum + leavesOf(part), 0);
  return node.kind === "not" ? leavesOf(node.part) : 1;
}
