/** PDF: the text layer, taken out in a thread of its own that can be stopped. */
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { finding, type Finding } from "../domain/finding.ts";
import { Refusal } from "../domain/refusal.ts";
import { canonicalLine } from "./canonical-text.ts";
import type { ReadPage } from "./html.ts";
import { textOfPages, type PdfLine } from "./pdf-lines.ts";
import type { PdfAnswer, PdfQuestion } from "./pdf-thread.ts";
import { statedDate } from "./stated-date.ts";

/** How far a PDF is followed before it is given up. A small file can unpack to any size, and to any amount of work. */
export interface PdfLimits {
  readonly milliseconds: number;
  /** By which the process may grow meanwhile. */
  readonly megabytes: number;
  readonly pages: number;
  readonly characters: number;
}

/** A hundred full pages take half a second and 40 MB; their 290,000 characters are already more than a report may have. */
export const pdfLimits: PdfLimits = { milliseconds: 15_000, megabytes: 600, pages: 500, characters: 400_000 };

/** For the objects of the thread, without the buffers that it unpacks into. */
const heapMegabytes = 512;

/** What came of asking the thread. */
type Outcome = PdfAnswer | { readonly kind: "too-costly" };

/**
 * Reads a PDF. Refuses `document-encrypted` where a password is needed to open it, `document-no-text` where no page has a
 * text layer, `document-malformed` and `document-too-large`.
 *
 * The date on which the file was made is no date of publication: a report printed again next year carries next year's.
 * It comes as a finding, for a person to decide, and `published` stays null.
 */
export async function readPdf(bytes: Uint8Array, limits: PdfLimits = pdfLimits): Promise<ReadPage> {
  const answer = await ask(bytes, limits);
  if (answer.kind === "encrypted") throw new Refusal("document-encrypted");
  if (answer.kind === "damaged") throw new Refusal("document-malformed", { kind: "PDF" });
  if (answer.kind !== "read") throw tooLarge(answer, limits);
  const text = textOfPages(answer.pages);
  if (text.trim() === "") throw new Refusal("document-no-text", { pages: answer.pages.length });
  const metadata = {
    title: canonicalLine(answer.title),
    published: null,
    url: null,
    publisher: null,
    author: canonicalLine(answer.author),
    language: null,
    links: [],
  };
  return { metadata, text, findings: [...emptyPages(answer.pages), ...dateHint(answer.created)] };
}

function tooLarge(
  outcome: Exclude<Outcome, { kind: "read" }>,
  { milliseconds, megabytes, pages, characters }: PdfLimits,
): Refusal {
  const limits = {
    millisecondsLimit: milliseconds,
    megabytesLimit: megabytes,
    pagesLimit: pages,
    charactersLimit: characters,
  };
  return new Refusal("document-too-large", { ...outcome, ...limits });
}

async function ask(bytes: Uint8Array, limits: PdfLimits): Promise<Outcome> {
  const copy = new Uint8Array(bytes);
  const workerData: PdfQuestion = { bytes: copy, mostPages: limits.pages, mostCharacters: limits.characters };
  const worker = new Worker(new URL("./pdf-thread.ts", import.meta.url), {
    workerData,
    transferList: [copy.buffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
  const guard = new AbortController();
  try {
    return await Promise.race([outcomeOf(worker), costOf(limits, guard.signal)]);
  } finally {
    guard.abort();
    await worker.terminate();
  }
}

function outcomeOf(worker: Worker): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    worker.once("message", (answer: PdfAnswer) => {
      resolve(answer);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ kind: "too-costly" });
      else reject(error);
    });
    worker.once("exit", () => {
      resolve({ kind: "damaged" });
    });
  });
}

/** Comes back once a limit of time or memory is passed. The thread's own limit does not count its buffers. */
async function costOf({ milliseconds, megabytes }: PdfLimits, signal: AbortSignal): Promise<Outcome> {
  const before = process.memoryUsage.rss();
  const end = performance.now() + milliseconds;
  while (!signal.aborted && performance.now() < end && process.memoryUsage.rss() - before < megabytes * 1e6) {
    await sleep(50);
  }
  return { kind: "too-costly" };
}

function emptyPages(pages: readonly (readonly PdfLine[])[]): readonly Finding[] {
  return pages
    .flatMap((lines, at) => (lines.length === 0 ? [finding(`page ${at + 1}`, "page-without-text")] : []))
    .slice(0, 20);
}

function dateHint(created: string | null): readonly Finding[] {
  const [, year, month, day] = /^D:(\d{4})(\d{2})?(\d{2})?/u.exec(created ?? "") ?? [];
  const date = statedDate([year, month, day].filter((part) => part !== undefined).join("-"));
  return date === null ? [] : [finding("published", "published-hint", date)];
}
