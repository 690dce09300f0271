/** `casebook draft`: what would be proposed of a document, without keeping anything. */
import type { Extraction } from "../extract/extractor.ts";
import { Refusal } from "../domain/refusal.ts";
import { describeFinding } from "../domain/finding.ts";
import { parseWhen, sayWhen } from "../domain/when.ts";
import { finding } from "../domain/finding.ts";
import { type Report, reportIdOf } from "../domain/report.ts";
import { propose } from "../workflow/draft.ts";
import { sayAssertion } from "./assertion-text.ts";
import type { Command, Given, Wiring } from "./command.ts";
import { goldLine } from "./gold.ts";
import { naming, onlyOperand, readInput } from "./input.ts";

const formats = ["text", "json", "gold"] as const;

/** A document to draft from, with the name that the gold format knows it by. */
interface Case {
  readonly id: string;
  readonly report: Pick<Report, "id" | "text" | "title" | "published" | "language" | "marking" | "mediaType">;
}

export const draftCommand: Command = {
  name: "draft",
  summary: "Show what would be proposed of a document, without keeping anything.",
  operands: "<file|-|url>",
  options: {
    published: { type: "string", value: "date", meaning: "when it was published, in EDTF: 2022-11-09" },
    title: { type: "string", value: "text", meaning: "title, where the document's own will not do" },
    format: { type: "string", value: "text|json|gold", meaning: "gold prints the evaluation format, one line a case" },
    cases: { type: "boolean", meaning: "the file holds one case a line: JSON with id, text, title, published" },
    json: { type: "boolean", meaning: "the same as --format json" },
  },
  details: [
    "Every proposal is shown with the words that it rests on.",
    "",
    "  casebook draft report.html --published 2022-11-09",
    "  casebook draft cases.jsonl --cases --format gold > predictions.jsonl",
  ].join("\n"),
  run: async (given, wiring) => {
    const format = given.flag("json") ? "json" : formatFrom(given.option("format") ?? "text");
    for (const one of await casesFrom(given, wiring)) {
      wiring.terminal.out(show(one, propose(wiring.parts, one.report), format));
    }
    return 0;
  },
};

function formatFrom(text: string): (typeof formats)[number] {
  const format = formats.find((known) => known === text);
  if (format === undefined) throw new Refusal("usage", { option: "--format", admitted: formats.join(", ") });
  return format;
}

async function casesFrom(given: Given, wiring: Wiring): Promise<readonly Case[]> {
  const operand = onlyOperand(given.operands, "one file, address or -");
  const input = await readInput(operand, wiring);
  const published = given.option("published") ?? null;
  if (published !== null && parseWhen(published) === null) {
    throw new Refusal("input-invalid", {}, [finding("--published", "date-invalid", published)]);
  }
  if (!given.flag("cases")) {
    const stated = { title: given.option("title") ?? null, published };
    return [await caseFrom(wiring, input.fileName ?? operand, input, stated)];
  }
  const lines = Buffer.from(input.bytes)
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const cases: Case[] = [];
  for (const [index, line] of lines.entries()) cases.push(await caseFromLine(wiring, line, index + 1));
  return cases;
}

async function caseFromLine(wiring: Wiring, line: string, number: number): Promise<Case> {
  const value = parseLine(line, number);
  const text = (name: string) => (typeof value[name] === "string" ? value[name] : null);
  const input = { bytes: Buffer.from(text("text") ?? ""), mediaType: "text/plain; charset=utf-8", fileName: null };
  return caseFrom(wiring, text("id") ?? String(number), input, { title: text("title"), published: text("published") });
}

function parseLine(line: string, number: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (value !== null && typeof value === "object") return { ...value };
  } catch {
    // Told below, like a line that is JSON but no object.
  }
  throw new Refusal("input-invalid", {}, [finding(`line ${number}`, "value-not-admitted", line)]);
}

async function caseFrom(
  { parts }: Wiring,
  id: string,
  input: { readonly bytes: Uint8Array; readonly mediaType: string | null; readonly fileName: string | null },
  stated: { readonly title: string | null; readonly published: string | null },
): Promise<Case> {
  const { text, title, published, language, mediaType } = await naming(id, () => parts.read(input));
  return {
    id,
    report: {
      id: reportIdOf(input.bytes),
      text,
      mediaType,
      title: stated.title ?? title,
      published: stated.published ?? published,
      language,
      marking: null,
    },
  };
}

function show({ id, report }: Case, extraction: Extraction, format: (typeof formats)[number]): string {
  if (format === "gold") return goldLine(id, extraction);
  if (format === "json")
    return JSON.stringify(
      { id, title: report.title, published: report.published, language: report.language, ...extraction },
      null,
      2,
    );
  const lines = extraction.proposals.map(
    ({ statement, standing }) => `${standing === "candidate" ? "? " : "  "}${sayAssertion(statement)}`,
  );
  const findings = extraction.findings.map((one) => `! ${describeFinding(one)}`);
  const published = report.published === null ? "on a day not reported" : sayWhen(report.published);
  const heading = `${report.title ?? id} · published ${published} · ${lines.length} proposals`;
  const choose = extraction.proposals.some(({ standing }) => standing === "candidate");
  return [
    heading,
    ...findings,
    ...(choose ? ["(? marks candidates: one of several to choose from, the best first)"] : []),
    ...(lines.length === 0 ? ["Nothing is proposed; a person may still add assertions at the desk."] : lines),
  ].join("\n");
}
