/** Tests of evidence: it resolves to the letter, or it is refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleReport, quoted } from "../../test/arbitrary/example.ts";
import { type Evidence, longestQuote, type Place, quotedAt, quoteFrom, resolves } from "./evidence.ts";
import type { ReportId } from "./report.ts";

const cited = exampleReport("Grey 😀 Heron hit Northfield. Grey again.");
const { report } = cited;
const at = (place: Place): Evidence => ({ report: report.id, place, marking: null, credibility: null });
const quote = (start: number, end: number, text: string) => at({ kind: "quote", start, end, quote: text });

test("a quote resolves where it stands to the letter, and nowhere else", () => {
  assert.ok(resolves(quoted(cited, "hit Northfield"), report));
  assert.ok(!resolves(quote(0, 4, "grey"), report));
  assert.ok(!resolves(quote(1, 5, "Grey"), report));
  assert.ok(!resolves({ ...quoted(cited, "Grey"), report: "0".repeat(64) as ReportId }, report));
});

test("a place that slices to the quote without being its place is refused", () => {
  assert.ok(!resolves(quote(0, -1, report.text.slice(0, -1)), report));
  assert.ok(!resolves(quote(-6, -1, report.text.slice(-6, -1)), report));
  assert.ok(!resolves(quote(0.5, 4, "Grey"), report));
  assert.ok(!resolves(quote(Number.NaN, 4, "Grey"), report));
  assert.ok(!resolves(quote(0, 400, "Grey"), report));
  assert.ok(!resolves(quote(report.text.length, report.text.length, ""), report));
});

test("a quote that begins or ends within a character is refused", () => {
  assert.ok(resolves(quoteFrom(report, 5, 7), report));
  assert.ok(!resolves(quoteFrom(report, 5, 6), report));
  assert.ok(!resolves(quoteFrom(report, 6, 13), report));
});

test("a quote of more than the longest length is refused", () => {
  const long = exampleReport("x".repeat(longestQuote + 1));
  assert.ok(resolves(quoteFrom(long.report, 0, longestQuote), long.report));
  assert.ok(!resolves(quoteFrom(long.report, 0, longestQuote + 1), long.report));
});

test("evidence quoted from a report is marked as the report is", () => {
  assert.equal(quoteFrom({ ...report, marking: "TLP:AMBER" }, 0, 4).marking, "TLP:AMBER");
  assert.equal(quoteFrom({ ...report, marking: null }, 0, 4).marking, null);
});

test("a pointer resolves to the value that stands there, strings as they are and others as JSON", () => {
  const data = exampleReport(JSON.stringify([{ "a/b": "x", "~": 1, list: [true, null], "": "empty" }]));
  const holds = (pointer: string, text: string) =>
    resolves({ ...at({ kind: "pointer", pointer, quote: text }), report: data.report.id }, data.report);
  assert.ok(holds("/0/a~1b", "x"));
  assert.ok(holds("/0/~0", "1"));
  assert.ok(holds("/0/list/1", "null"));
  assert.ok(holds("/0/", "empty"));
  for (const pointer of [
    "/1",
    "/00/a~1b",
    "/0/list/-1",
    "/0/list/length",
    "/0/__proto__",
    "/0/constructor",
    "0/a~1b",
  ]) {
    assert.ok(!holds(pointer, "x") && !holds(pointer, "{}") && !holds(pointer, "2"), pointer);
  }
  assert.ok(!resolves(at({ kind: "pointer", pointer: "/0", quote: "Grey" }), report));
});

test("of what is longer than the longest quote at a pointer, the quote is the beginning", () => {
  const long = exampleReport(JSON.stringify({ summary: `${"y".repeat(longestQuote - 1)}😀 and more` }));
  const beginning = quotedAt(JSON.parse(long.report.text), "/summary");
  assert.equal(beginning, "y".repeat(longestQuote - 1));
  const piece = (words: string): Evidence => ({
    report: long.report.id,
    place: { kind: "pointer", pointer: "/summary", quote: words },
    marking: null,
    credibility: null,
  });
  assert.ok(resolves(piece(beginning), long.report));
  assert.ok(!resolves(piece("yyy"), long.report));
});
