/** The thread in which a PDF is taken apart, so that a hostile one can be stopped. Answers with one PdfAnswer and ends. */
import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";
import type { PdfLine } from "./pdf-lines.ts";

/** What the thread is given. */
export interface PdfQuestion {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mostPages: number;
  /** The thread stops reading once it has this many characters. */
  readonly mostCharacters: number;
}

/** What the thread answers. `created` is a date in PDF's own form (`D:20240305…`). */
export type PdfAnswer =
  | {
      readonly kind: "read";
      readonly pages: readonly (readonly PdfLine[])[];
      readonly title: string | null;
      readonly author: string | null;
      readonly created: string | null;
    }
  | { readonly kind: "too-large"; readonly pages: number; readonly characters: number }
  | { readonly kind: "encrypted" }
  | { readonly kind: "damaged" };

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;
type PdfItem = Awaited<ReturnType<PdfPage["getTextContent"]>>["items"][number];

parentPort?.postMessage(await answer(workerData as PdfQuestion));

async function answer(question: PdfQuestion): Promise<PdfAnswer> {
  try {
    const options = {
      verbosity: 0,
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableFontFace: true,
    };
    return await read(await getDocumentProxy(question.bytes, options), question);
  } catch (error) {
    return { kind: error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged" };
  }
}

async function read(pdf: PdfDocument, { mostPages, mostCharacters }: PdfQuestion): Promise<PdfAnswer> {
  const pages: (readonly PdfLine[])[] = [];
  let characters = 0;
  if (pdf.numPages > mostPages) return { kind: "too-large", pages: pdf.numPages, characters };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    const lines = linesOf(content.items);
    pages.push(lines);
    characters += lines.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > mostCharacters) return { kind: "too-large", pages: pdf.numPages, characters };
  }
  const { info } = await pdf.getMetadata();
  return {
    kind: "read",
    pages,
    title: textIn(info, "Title"),
    author: textIn(info, "Author"),
    created: textIn(info, "CreationDate"),
  };
}

function textIn(info: object, key: string): string | null {
  const value: unknown = Object.entries(info).find(([name]) => name === key)?.[1];
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function linesOf(items: readonly PdfItem[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const item of items) {
    if (!("str" in item)) continue;
    const [, , , , x = 0, y = 0] = item.transform as readonly number[];
    if (item.str.trim() !== "")
      line = line === null ? { text: item.str, x, y, size: item.height } : extended(line, item.str, item.height);
    else if (line !== null) line = extended(line, item.str, 0);
    if (item.hasEOL && line !== null) {
      lines.push(line);
      line = null;
    }
  }
  return line === null ? lines : [...lines, line];
}

function extended(line: PdfLine, text: string, size: number): PdfLine {
  return { ...line, text: line.text + text, size: Math.max(line.size, size) };
}
